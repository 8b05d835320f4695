"""What the documentation says about the cast holds for packs of every size."""

from __future__ import annotations

from datetime import date

import pytest

from statut.demo.cast import CAST, SMALLEST_SIZE
from statut.demo.pack import make_pack
from statut.demo.population import Standing, population
from tests.demo.recomputation import Run, run

# Outcome, total in half points, date of effect of those promoted.
EXPECTED = {
    "Ada Lindqvist": ("promoted", 94, date(2004, 4, 1)),
    "Tomás Ó Briain": ("below_threshold", 89, None),
    "Chiara D'Angelo": ("ex_aequo_not_chosen", 90, None),
    "Δήμητρα Ψαρρά": ("suspended", 102, None),
    "Eero Mäkelä": ("below_threshold", 82, None),
    "Françoise Lefèvre": ("promoted", 94, date(2004, 2, 1)),
    "Grzegorz Śliwa": ("not_eligible", 100, None),
    "Henrike van den Berg": ("promoted", 93, date(2004, 4, 1)),
    "Inês Conceição": ("not_eligible", 106, None),
    "Jens Skov-Larsen": ("promoted", 107, date(2004, 4, 1)),
    "Κωνσταντίνος Ξενάκης": ("promoted", 104, date(2004, 1, 1)),
    "Léa Thill": ("promoted", 88, date(2004, 1, 1)),
    "Nele Õunapuu": ("not_eligible", 0, None),
    "Milena": ("below_threshold", 74, None),
}


@pytest.fixture(scope="module", params=[200, 337, 1_000, 20_000])
def result(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("cast") / "pack"
    make_pack(folder, officials=request.param)
    return run(folder)


def test_everybody_stands_where_the_documentation_says(result: Run) -> None:
    found = {
        f"{person.row['given_name']} {person.row['family_name']}".strip(): (
            person.outcome,
            person.total,
            person.effective_on if person.outcome == "promoted" else None,
        )
        for member in CAST
        if (person := result.people.get(member.dossier.personnel_number))
    }
    assert found == EXPECTED


def test_the_others_take_no_part(result: Run) -> None:
    outside = {member.dossier.personnel_number for member in CAST if member.standing is Standing.OUTSIDE}
    assert not outside & result.people.keys()


def test_the_late_appeal_is_late(result: Run) -> None:
    assert "567890" in result.late_appeals


def test_there_is_a_seat_for_everybody_in_every_size() -> None:
    seats = dict.fromkeys((member.stratum for member in CAST), 1)
    for officials in range(SMALLEST_SIZE, 1_500):
        people = population(officials, seats).people
        assert min(people.values()) >= 0, officials
        assert all(people[stratum] >= 1 for stratum in seats), officials


def test_each_member_is_somebody_else_and_is_introduced() -> None:
    assert len({member.dossier.personnel_number for member in CAST}) == len(CAST)
    assert all(member.shows.endswith(".") for member in CAST)
