"""`notice.html` says what was decided, in the form of notice 130-2004, to everybody who opens it."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from statut.promotion.api import ExerciseResult
from statut.publication.api import compose
from statut.publication.notice.html import write_html
from tests.publication.conftest import EXERCISE, HOSTILE, filled_workbench
from tests.publication.pages import Element, cells, page


@pytest.fixture(scope="module")
def text(result: ExerciseResult, tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("notice") / "notice.html"
    write_html(compose(result), file)
    return file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def notice(text: str) -> Element:
    return page(text)


def section(notice: Element, anchor: str) -> str:
    return next(one for one in notice.all("section") if one.attributes.get("aria-labelledby") == anchor).text


@pytest.mark.inventory("P32")
def test_number_date_title_and_earlier_notices(notice: Element) -> None:
    (title,) = notice.all("title")
    assert title.text == "Administrative notice 130-2004: Promotion exercise 2004"
    (header,) = notice.all("header")
    assert "No 130-2004 of 30 November 2004" in header.text
    assert (
        "Administrative Notices 114-2004 of 20 September 2004, 119-2004 of 27 September 2004 and 121-2004 of"
        " 11 October 2004" in section(notice, "notes")
    )
    assert "110-2004 of 10 September 2004 explains the procedure" in section(notice, "promoted")


@pytest.mark.inventory("P32")
def test_contents_lead_to_sections_one_to_seven_and_the_annexes(notice: Element) -> None:
    (navigation,) = notice.all("nav")
    links = [link.attributes["href"][1:] for link in navigation.all("a")]
    assert [notice.by_id(anchor).text.split()[0] for anchor in links] == [
        *("I", "II", "III", "IV", "V", "VI", "VII"),
        *("Annex", "Annex"),
    ]


@pytest.mark.inventory("P22")
def test_thresholds_with_a_dash_where_there_is_none(notice: Element) -> None:
    assert cells(notice.by_id("threshold-table")) == [
        ["A5", "49", "50", "50", "49.5"],
        ["A8", "29", "30", "-", "30"],
        ["D3", "41", "41.5", "-", "-"],
    ]


@pytest.mark.inventory("P16")
def test_appeals_by_committee_with_their_total(notice: Element) -> None:
    assert cells(notice.by_id("appeals")) == [
        ["A", "3", "1", "1.5"],
        ["B", "0", "0", "0"],
        ["C", "0", "0", "0"],
        ["D", "1", "0", "0"],
        ["LA", "0", "0", "0"],
        ["Total", "4", "1", "1.5"],
    ]
    said = section(notice, "committees")
    # The appeal of Monday 27 September came after the five working days that began on Monday the 20th.
    assert "1 appeal came after 24 September 2004 and was not admissible" in said
    assert "no points: the appeal is rejected: 2 " in said


@pytest.mark.inventory("P18")
def test_annex_1_lists_points_for_work_in_the_interests_of_the_institution(notice: Element) -> None:
    table = next(table for table in notice.all("table") if "interest" in table.attributes.get("class", ""))
    assert cells(table) == [["O'Brien, Áine", "2"], ["Žemaitis", "1"]]
    assert "2 officials received such points: 1 received 2 points, 1 received 1 point" in section(notice, "committees")


@pytest.mark.inventory("P19", "P25")
def test_annex_2_lists_each_grade_and_budget_with_p_after_the_total(notice: Element) -> None:
    lists = {
        one.attributes["aria-labelledby"]: cells(next(one.all("table")))
        for one in notice.all("section")
        if one.attributes.get("class") == "list"
    }
    assert list(lists) == ["list-A5-operating", "list-A8-operating", "list-A5-research"]
    assert lists["list-A5-operating"] == [
        ["1", "Papadopoulos, Γεώργιος", "AGRI", "55.5 P"],
        ["2", "Иванова, Мария", "RELEX", "50 P"],
        ["2", "O'Brien, Áine", "DIGIT", "50"],
    ]
    assert lists["list-A5-research"] == [["1", "=Σμίθ, Ada", "RTD", "49.5 P"]]


def test_nobody_is_named_by_personnel_number(text: str) -> None:
    assert not re.search(r"10000\d", text)


def test_a_hostile_name_stays_text(text: str, notice: Element) -> None:
    assert not list(notice.all("script"))
    (row,) = cells(_list_of(notice, "A8"))
    assert row[1] == HOSTILE.replace("\x01", "\N{REPLACEMENT CHARACTER}")
    assert "\x01" not in text


def _list_of(notice: Element, grade: str) -> Element:
    (found,) = (
        one for one in notice.all("section") if one.attributes.get("aria-labelledby") == f"list-{grade}-operating"
    )
    return next(found.all("table"))


@pytest.mark.inventory("P26")
def test_complaint_within_three_months_with_its_last_day(notice: Element) -> None:
    said = section(notice, "promoted")
    assert "these 3 months end on 28 February 2005" in said
    assert "Staff Regulations: Article 90(2)" in said


@pytest.mark.inventory("P29")
def test_dates_of_effect_and_the_printing_error(notice: Element) -> None:
    said = section(notice, "implementation")
    assert "1 January 2004 for promotions to A4, LA4, A6, LA6, B2, B4, C2, C4 and D2;" in said
    assert "1 April 2004 for promotions to the other grades" in said
    assert cells(notice.by_id("effects")) == [["1 January 2004", "2"], ["1 March 2004", "1"]]
    assert "prints “1 April 2006”" in section(notice, "notes")


@pytest.mark.inventory("P27", "P28")
def test_classification_worked_out_and_grades_renamed(notice: Element) -> None:
    said = section(notice, "implementation")
    assert "6357.42 EUR" in said
    assert "6740.93 EUR" in said
    assert "step 1 with 17 months" in said
    assert "A4 becomes A*12" in said
    assert "A6 becomes" not in said, "only grades that somebody is promoted to"


@pytest.mark.inventory("P34")
def test_what_rests_on_no_text_says_so(notice: Element) -> None:
    assert "never below the first (unverified)" in section(notice, "implementation")
    assert "rounded up to whole months (unverified)" in section(notice, "implementation")
    assert "unverified Staff of the research budget" in section(notice, "notes")


@pytest.mark.inventory("P31")
def test_each_column_says_of_which_day_it_is(notice: Element) -> None:
    days = {row[0]: row[1] for row in cells(notice.by_id("column-dates"))}
    assert days == {
        "Directorate-general": "16 November 2004",
        "Points": "30 November 2004",
        "P": "30 November 2004",
    }
    assert "It can differ from that of 31 December 2003" in section(notice, "notes")


def test_the_figures(notice: Element) -> None:
    assert _figures(notice) == [
        "8 officials took part",
        "7 were eligible",
        "3 are promoted",
        "1 was equal to the threshold and not chosen",
        "1 case is left to the committee",
        "4 appeals were examined",
    ]


def _figures(notice: Element) -> list[str]:
    (figures,) = (one for one in notice.all("ul") if one.attributes.get("class") == "figures")
    return [item.text for item in figures.all("li")]


def test_every_section_cites_its_basis(notice: Element) -> None:
    for anchor in ("consult", "committees", "interest", "totals", "thresholds", "promoted", "implementation"):
        assert "Basis: " in section(notice, anchor), anchor


def test_accessible(notice: Element) -> None:
    (html,) = notice.all("html")
    assert html.attributes["lang"] == "en"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(list(notice.all(landmark))) == 1, landmark
    first_link = next(notice.all("a"))
    assert (first_link.attributes["href"], next(notice.all("main")).attributes["id"]) == ("#main", "main")
    for table in notice.all("table"):
        assert next(table.all("caption")).text, "a table without a caption"
        assert all(cell.attributes.get("scope") for cell in table.all("th")), "a header cell without a scope"
    levels = [int(heading.tag[1]) for heading in notice.all("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels)), "a heading level is skipped"


def test_every_link_leads_somewhere_in_the_page_and_every_id_is_its_own(notice: Element) -> None:
    ids = [one.attributes["id"] for one in notice.every() if "id" in one.attributes]
    assert len(set(ids)) == len(ids)
    assert {link.attributes["href"] for link in notice.all("a")} <= {f"#{name}" for name in ids}
    labels = {one.attributes["aria-labelledby"] for one in notice.every() if "aria-labelledby" in one.attributes}
    assert labels <= set(ids)


def test_the_page_needs_nothing_but_itself(text: str, notice: Element) -> None:
    assert not list(notice.all("script", "link", "img", "iframe", "object"))
    assert not re.search(r"url\(|@import|https?:", text)
    assert not [name for one in notice.every() for name in one.attributes if name.startswith("on")]


def test_an_exercise_without_lists_is_a_notice_too(tmp_path: Path) -> None:
    workbench = filled_workbench()
    for table in ("out_merit_list", "out_interest_points", "points", "appeals", "decisions"):
        workbench.execute(f"DELETE FROM {table}")
    write_html(compose(ExerciseResult(EXERCISE, workbench)), tmp_path / "notice.html")
    notice = page((tmp_path / "notice.html").read_text(encoding="utf-8"))
    assert _figures(notice)[2] == "0 are promoted"
    assert "Nobody received such points" in section(notice, "annex-1")


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast_of_text_is_at_least_four_and_a_half_to_one(text: str, scheme: str) -> None:
    light, dark = re.findall(r":root \{(.*?)\}", text, re.DOTALL)[:2]
    colours = dict(re.findall(r"--([a-z-]+): #([0-9a-f]{3,6})", light if scheme == "light" else light + dark))
    pairs = [(ink, ground) for ink in ("ink", "quiet", "link") for ground in ("paper", "tint", "row")]
    for ink, ground in [*pairs, ("caution", "paper"), ("caution", "tint"), ("on-band", "band")]:
        lighter, darker = sorted((_luminance(_six(colours[ink])), _luminance(_six(colours[ground]))), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, f"{ink} on {ground}"


def _six(colour: str) -> str:
    return colour if len(colour) == 6 else "".join(2 * digit for digit in colour)
