"""A small pack that holds every special case of the pack format: each official stands for the case named beside it.

It is sound (nothing in it is refused) and meant for comparison: of engines with one another, and of the rules with an
independent computation. Something is left to a committee in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from statut.demo.dossier import Appeal, Assignment, Choice, Dossier, Duty, Points, Proceeding, new_pack
from statut.rules.kernel.points import half_points, points_text
from statut.rules.promotion.exercise import AppealDayOne, MonthsRounding

_EXERCISE: Final = """\
rules = "commission-2004"
reference_date = 2003-12-31
merit_lists_published_on = 2004-09-20
decided_on = 2004-11-30
assignment_date = 2004-11-16
notice = "130-2004"
holidays = [2004-11-01, 2004-11-02]
months_rounding = "{months_rounding}"
appeal_day_one = "{appeal_day_one}"
"""

_THRESHOLDS: Final = (
    ("A4", ""), ("A5", "49"), ("A6", "44,5"), ("A7", "44.5"), ("A8", "29"),
    ("LA4", ""), ("LA5", "49"), ("LA6", "43.5"), ("LA7", "43.0"), ("LA8", "26"),
    ("B2", "50.50"), ("B3", "48.5"), ("B4", "45.5"), ("B5", "30.5"),
    ("C2", "50"), ("C3", "47.5"), ("C4", "45.5"), ("C5", "34"),
    ("D2", "45.5"), ("D3", "41"), ("D4", ""),
)  # fmt: skip

_POSSIBILITIES: Final = (
    ("A4", "operating", 1),
    ("A5", "operating", 3),
    ("A5", "research", 1),
    ("A6", "operating", 5),
    ("A6", "olaf", 3),
    ("A6", "research", 3),
    ("A7", "operating", 10),  # more than are eligible
    ("A7", "olaf", 0),  # no threshold: everyone is below it
    ("A8", "operating", 1),
    *((grade, "operating", 1) for grade in ("LA4", "LA5")),
    ("LA6", "operating", 2),
    ("LA7", "operating", 2),
    ("LA7", "research", 1),  # nobody has the grade under this budget
    ("LA8", "operating", 1),
    ("B2", "operating", 2),
    ("B3", "operating", 5),
    ("B5", "operating", 4),
    ("C2", "operating", 4),
    ("C3", "operating", 3),
    ("C4", "research", 1),  # the only official in it is not eligible: no threshold
    ("C5", "operating", 2),
    *((grade, "operating", 1) for grade in ("D2", "D3", "D4")),
)

_DECIDED_THRESHOLDS: Final = (
    ("A5", "operating", "50"),  # rule 5 alone would give 49.5: one place remains unused
    ("A5", "research", "49,5"),  # rule 5 alone would give 51: the equals find no place left
    ("B2", "olaf", "51.5"),  # decided although there is no possibility
)

_ESTABLISHED: Final = "1995-01-01"


def _stock(total: str) -> tuple[Points, ...]:
    """Ten points of merit and the rest carried over."""
    return (Points("merit", "10"), Points("carried_over", points_text(half_points(total) - 20)))


def _official(
    number: str,
    family_name: str,
    given_name: str,
    grade: str,
    points: Sequence[Points],
    *,
    since: str = "2000-01-01",
    established: str = _ESTABLISHED,
    step: int = 2,
    step_since: str = "2003-01-01",
    budget: str = "operating",
    status: str = "active",
    gender: str = "f",
    nationality: str = "BE",
    assignments: Sequence[Assignment] = (Assignment("AGRI", "AGRI.A.1", "2000-01-01"),),
    duties: Sequence[Duty] = (),
    appeal: Appeal | None = None,
    proceedings: Sequence[Proceeding] = (),
    choice: Choice | None = None,
) -> Dossier:
    status_since = "" if status == "active" else "2004-06-01"
    return Dossier(
        number, family_name, given_name, gender, nationality, grade, since, established, step, step_since, budget,
        status, status_since, assignments, points, duties, appeal, proceedings, choice,
    )  # fmt: skip


_DECIDED_THRESHOLD: Final = (
    # Above the decided threshold. Step 8 of 8: months in it do not count, and 23.23 months round up to the next step.
    _official("A5-01", "Alm", "Eva", "A5", _stock("53"), step=8, step_since="1995-01-01"),
    # Equal to it, and a place is there.
    _official("A5-02", "Berg", "Åke", "A5", _stock("50"), step=4, step_since="2003-04-01", gender="m"),
    # Would have been promoted without the decided threshold.
    _official("A5-03", "Cruz", "Inês", "A5", _stock("49.5")),
    # Exactly five points below: the last one on the merit list.
    _official("A5-04", "Dahl", "Bo", "A5", _stock("45"), gender=""),
    # Half a point less: not on the list.
    _official("A5-05", "Egger", "Uwe", "A5", _stock("44.5"), gender="x"),
    # Research: one above, and no place left for the two equals; a choice of "no" changes nothing there.
    _official("A5-06", "Fabre", "Luc", "A5", _stock("51"), budget="research"),
    _official("A5-07", "Gallo", "Ugo", "A5", _stock("49.5"), budget="research", since="1996-01-01"),
    _official("A5-08", "Hahn", "Ilse", "A5", _stock("49.5"), budget="research", choice=Choice("no", "Less experience")),
    # A decided threshold where nothing can be promoted.
    _official("B2-03", "Iversen", "Pia", "B2", _stock("40"), budget="olaf"),
)

_EX_AEQUO: Final = (
    # Above the threshold, with points of every kind: two stocks with different labels, a mark made of two reports.
    _official(
        "A6-01",
        "Lindqvist",
        "Ada",
        "A6",
        (
            Points(
                "carried_over",
                "5",
                "Start-up capital",
                "Director-General for Personnel and Administration",
                "2003-07-07",
            ),
            Points("carried_over", "16,5", "Stock of the 2003 exercise", "", "2003-12-16"),
            Points("merit", "7.5", "January to June", "Reporting officer AGRI.B.2", "2004-03-15"),
            Points("merit", "8.50", "July to December", "Reporting officer AGRI.B.2", "2004-03-15"),
            Points("dg_priority", "5", "", "Director-General for Agriculture", "2004-07-05"),
            Points("transitional", "1", "Individual examination", "Promotion committee A", "2004-11-15"),
        ),
        since="1999-04-01",
        step=3,
        step_since="2003-04-01",
        nationality="SE",
        duties=(Duty("selection_board", "6", "no"),),
        appeal=Appeal("2004-09-22", "appeal", "1,5"),
    ),
    # Ex aequo for four places. The most senior one is passed over, although a place stays empty for it.
    _official(
        "A6-02", "Martin", "Zoé", "A6", _stock("45"), since="1994-01-01", choice=Choice("no", "Nature of the duties")
    ),
    _official("A6-03", "Martin", "", "A6", _stock("45"), since="1998-01-01"),  # no given name: sorts first
    _official("A6-04", "Martin", "Anne", "A6", _stock("45"), since="1998-01-01"),
    # The most junior one is chosen before seniority.
    _official(
        "A6-05",
        "Noël",
        "Max",
        "A6",
        _stock("45"),
        since="2001-12-01",
        choice=Choice("yes", "Equal opportunities, grade"),
    ),
    # OLAF: above, but under open proceedings; the place is kept.
    _official("A6-06", "Orr", "Tom", "A6", _stock("48"), budget="olaf", proceedings=(Proceeding("2004-03-01"),)),
    # Equals for the two places left: one is senior; two of the same day straddle the last place, one of them under
    # open proceedings; the junior one is not chosen whatever the committee does.
    _official("A6-07", "Pohl", "Jan", "A6", _stock("45"), budget="olaf", since="1998-05-01"),
    _official("A6-08", "Quist", "Per", "A6", _stock("45"), budget="olaf", since="2000-05-01"),
    _official(
        "A6-09",
        "Rossi",
        "Ugo",
        "A6",
        _stock("45"),
        budget="olaf",
        since="2000-05-01",
        proceedings=(Proceeding("2004-03-01"),),
    ),
    _official("A6-10", "Sand", "Kaj", "A6", _stock("45"), budget="olaf", since="2001-05-01"),
    # Equals of the same day, told apart by the committee: one chosen, one chosen but under open proceedings, one not.
    _official("LA7-01", "Zeller", "Jo", "LA7", _stock("44"), choice=Choice("yes", "Equal opportunities")),
    _official(
        "LA7-02",
        "Zimmer",
        "Li",
        "LA7",
        _stock("44"),
        choice=Choice("yes", "Nature of the duties"),
        proceedings=(Proceeding("2004-11-29"),),
    ),
    _official("LA7-03", "Zola", "Émile", "LA7", _stock("44")),
    # Research: equals of the same day who all find a place; the third by seniority, but under open proceedings.
    _official("A6-11", "Thys", "Els", "A6", _stock("45"), budget="research", since="1999-05-01"),
    _official("A6-12", "Urban", "Eva", "A6", _stock("45"), budget="research", since="1999-05-01"),
    _official(
        "A6-13",
        "Vogt",
        "Kai",
        "A6",
        _stock("45"),
        budget="research",
        since="2000-05-01",
        proceedings=(Proceeding("2004-11-30"),),
    ),
    # Not chosen: proceedings do not matter.
    _official(
        "A6-14",
        "Weiß",
        "Rut",
        "A6",
        _stock("45"),
        budget="research",
        since="2001-05-01",
        proceedings=(Proceeding("2004-01-05"),),
    ),
)

_EFFECTIVE_DATES: Final = (
    # Two years reached on 1 January 2004: effect that day. A7 to A6 counts from 1 January.
    _official("A7-01", "Ahern", "Una", "A7", _stock("48"), since="2002-01-01", step=6, step_since="1996-01-01"),
    # Reached on 2 January: 1 February. On 1 February: that day. On 28 February: 1 March. On 31 March: 1 April.
    _official("A7-02", "Bach", "Ute", "A7", _stock("47.5"), since="2002-01-02", step=1, step_since="2002-01-02"),
    _official("A7-03", "Cox", "Amy", "A7", _stock("47"), since="2002-02-01", step=3, step_since="2002-02-01"),
    _official("A7-04", "Dunne", "Eoin", "A7", _stock("46.5"), since="2002-02-28", step=2, step_since="2003-10-31"),
    _official("A7-05", "Ek", "Siv", "A7", _stock("46"), since="2002-03-31", step=2, step_since="2004-04-01"),
    # Reached on 1 April: that day; the last total is the threshold, for there are more places than people.
    _official("A7-06", "Frei", "Urs", "A7", _stock("30"), since="2002-04-01", step=1, step_since="1999-12-16"),
    # Reached on 2 April: 1 May would be too late. Not eligible, whatever the points; the appeal is counted.
    _official(
        "A7-07", "Greco", "Ida", "A7", _stock("60"), since="2002-04-02", appeal=Appeal("2004-09-21", "appeal", "1")
    ),
    # No possibility (a row with 0, no row): below the threshold, although there is none.
    _official("A7-08", "Holm", "Lis", "A7", _stock("50"), budget="olaf"),
    _official("A7-09", "Ibsen", "Liv", "A7", _stock("50"), budget="research"),
    # Starting grades count from establishment: six months reached on 1 April, on 2 April, never.
    _official("A8-01", "Jansen", "Kee", "A8", _stock("30"), since="2003-01-01", established="2003-10-01", step=2),
    _official("A8-02", "Kiss", "Béla", "A8", _stock("40"), since="2003-01-02", established="2003-10-02", step=1),
    _official("A8-03", "Laine", "Aki", "A8", (), since="2004-02-01", established="", step=1, step_since="2004-02-01"),
    _official("LA8-01", "Maes", "An", "LA8", _stock("29"), since="2002-06-01", established="2003-03-01", step=1),
    # B5 counts from 1 January: reached on 1 January; on 29 February, the month having no 31st; on 1 April; not at all.
    _official("B5-01", "Novák", "Jan", "B5", _stock("33"), since="2002-10-01", established="2003-07-01"),
    _official("B5-02", "Olsen", "Ole", "B5", _stock("32"), since="2002-11-30", established="2003-08-31"),
    _official(
        "B5-03",
        "Pinto",
        "Rui",
        "B5",
        _stock("31"),
        since="2003-01-01",
        established="2003-10-01",
        step_since="2003-01-16",
    ),
    _official("B5-04", "Quinn", "Pat", "B5", _stock("35"), since="2003-01-01", established=""),
    # C5 has four steps: the time beyond them brings none. D4 is in no table of the notice; A4 and LA4 neither.
    _official("C5-01", "Roux", "Guy", "C5", _stock("36"), established="2001-01-01", step=4, step_since="1998-01-01"),
    _official(
        "C5-02", "Sousa", "Rita", "C5", _stock("35.5"), established="2001-01-01", step=3, step_since="1999-06-16"
    ),
    _official("D4-01", "Tóth", "Ede", "D4", (Points("carried_over", "3"),), established="2000-01-01", step=4),
    _official("007", "Unger", "Leo", "D4", (), established="2000-01-01", step=1),  # no points; zeros in front
    _official("A4-01", "Varga", "Éva", "A4", _stock("55"), step=8, step_since="2000-01-01"),
    _official("LA4-01", "Wirth", "Iris", "LA4", _stock("55"), step=5, step_since="2002-01-01"),
    _official("LA5-01", "Xu", "Mei", "LA5", _stock("50"), step=3, step_since="2002-03-01"),
)

_STATUS_AND_PROCEEDINGS: Final = (
    # Not eligible on the day of the decisions, with points above the threshold.
    _official("B3-01", "Adam", "Yves", "B3", _stock("55"), status="personal_leave"),
    _official(
        "B3-02",
        "Bruun",
        "Leif",
        "B3",
        _stock("54"),
        status="left",
        assignments=(Assignment("AGRI", "AGRI.A.1", "1999-01-01", "2004-06-01"),),
    ),
    # Seconded in the interests of the service is active employment.
    _official("B3-03", "Conti", "Aldo", "B3", _stock("53"), status="seconded_in_interest"),
    # Proceedings closed on the day of the decisions, and others opened after it: promoted.
    _official(
        "B3-04",
        "Duval",
        "Jean",
        "B3",
        _stock("52"),
        proceedings=(Proceeding("2004-01-05", "2004-11-30"), Proceeding("2004-12-01")),
    ),
    # Opened and closed on the day of the decisions: no effect.
    _official("B3-05", "Ebner", "Max", "B3", _stock("51"), proceedings=(Proceeding("2004-11-30", "2004-11-30"),)),
    # Two proceedings, one still open until the day after: suspended.
    _official(
        "B3-06",
        "Funk",
        "Lea",
        "B3",
        _stock("50"),
        proceedings=(Proceeding("2003-01-01", "2003-06-01"), Proceeding("2004-10-01", "2004-12-01")),
    ),
    # The only one at the threshold.
    _official("B3-07", "Gil", "Ana", "B3", _stock("49")),
    # Below it: open proceedings change nothing.
    _official("B3-08", "Hoff", "Ida", "B3", _stock("48.5"), proceedings=(Proceeding("2004-03-01"),)),
    # Possibilities, but nobody eligible: no threshold.
    _official("C4-01", "Ivens", "Bo", "C4", _stock("50"), budget="research", status="left"),
)

_DUTIES_AND_APPEALS: Final = (
    # Three duties that count are cut to two points; an appeal for interest adds nothing to them.
    _official(
        "C2-01",
        "Jung",
        "Kim",
        "C2",
        _stock("50"),
        duties=(
            Duty("selection_board", "3", "no"),
            Duty("joint_committee", "1", "no"),
            Duty("adviser_or_marker", "1", "no"),
        ),
        appeal=Appeal("2004-09-24", "interest", "1"),
    ),
    # C asks for one day: 0.99 and two rows of 0.75 do not reach it, each row counting by itself.
    _official("C2-02", "Klein", "Jo", "C2", _stock("51"), duties=(Duty("selection_board", "0.99", "no"),)),
    _official(
        "C2-03",
        "Lang",
        "Al",
        "C2",
        _stock("50.5"),
        duties=(Duty("joint_committee", "0,75", "no"), Duty("joint_committee", "0.75", "no")),
    ),
    # A normal duty does not count; half a point of interest through the appeal, on the day of publication.
    _official(
        "C2-04",
        "Moll",
        "Ed",
        "C2",
        _stock("50.5"),
        duties=(Duty("selection_board", "20", "yes"),),
        appeal=Appeal("2004-09-20", "interest", "0.5"),
    ),
    # B asks for one day, exactly reached; an appeal before the publication is admissible.
    _official(
        "B2-01",
        "Nagy",
        "Pál",
        "B2",
        _stock("50.5"),
        duties=(Duty("adviser_or_marker", "1.0", "no"),),
        appeal=Appeal("2004-09-15", "none", "0"),
    ),
    # Two duties of one kind.
    _official(
        "B2-02",
        "Otto",
        "Uli",
        "B2",
        _stock("50.5"),
        duties=(Duty("adviser_or_marker", "1", "no"), Duty("adviser_or_marker", "2", "no")),
    ),
    # LA asks for one and a half: reached, not reached.
    _official("LA6-01", "Pavel", "Ivo", "LA6", _stock("43"), duties=(Duty("adviser_or_marker", "1.5", "no"),)),
    _official("LA6-02", "Reis", "Eva", "LA6", _stock("44"), duties=(Duty("adviser_or_marker", "1.49", "no"),)),
    _official("LA6-03", "Saar", "Uno", "LA6", _stock("43.5"), appeal=Appeal("2004-09-24", "none", "0")),
    # D has no minimum of days; half a point on appeal.
    _official(
        "D3-01",
        "Tamm",
        "Ain",
        "D3",
        _stock("39"),
        duties=(Duty("joint_committee", "0.1", "no"),),
        appeal=Appeal("2004-09-20", "appeal", "0.5"),
    ),
    # Transitional points under the three labels of the notice, filled up to three through the appeal.
    _official(
        "D2-01",
        "Ulm",
        "Ria",
        "D2",
        (
            *_stock("43"),
            Points("transitional", "1", "Compensation for annual increase of threshold"),
            Points("transitional", "0.5", "Individual examination"),
            Points("transitional", "0.5", "Transitional E.S."),
        ),
        appeal=Appeal("2004-09-23", "transitional", "1"),
    ),
    # Just late or just in time, as the first of the five working days is counted; rejected either way.
    _official("D2-02", "Vos", "Jip", "D2", _stock("45"), appeal=Appeal("2004-09-27", "none", "0")),
    _official("D2-03", "Witt", "Udo", "D2", _stock("45"), appeal=Appeal("2004-09-28", "none", "0")),
    # Outside the exercise, and no longer in service: their appeals count in the table.
    _official("B1-01", "Zorn", "Olaf", "B1", _stock("50"), appeal=Appeal("2004-09-20", "appeal", "2")),
    _official("A3-01", "Zwirn", "Rosa", "A3", ()),
    _official("C1-01", "Zabel", "Ruth", "C1", _stock("50"), duties=(Duty("joint_committee", "9", "no"),)),
    _official(
        "D2-04",
        "Yde",
        "Kaj",
        "D2",
        _stock("47"),
        status="left",
        duties=(Duty("selection_board", "5", "no"),),
        appeal=Appeal("2004-09-24", "appeal", "2.5"),
    ),
)

_NAMES_AND_ASSIGNMENTS: Final = (
    # Ranks 1, 2, 2, 4; names that a spreadsheet would run as a formula; a priority row of 0 needs no assignment.
    _official(
        "C3-01",
        '=HYPERLINK("x")',
        "+Plus",
        "C3",
        (*_stock("50"), Points("dg_priority", "0")),
        assignments=(Assignment("SG", "", "2004-01-01"),),
        nationality="",
    ),
    # Moved on the very day of the list: the new assignment is shown, the old one gave the points.
    _official(
        "C3-02",
        "-Minus",
        "@at",
        "C3",
        (*_stock("47"), Points("dg_priority", "2", "", "Secretary-General", "2004-07-05")),
        assignments=(Assignment("SG", "SG.A.1", "2001-01-01", "2004-11-16"), Assignment("OLAF", "", "2004-11-16")),
    ),
    # Left the service for which it worked and has no new assignment yet: none is shown.
    _official(
        "C3-03",
        '"Quoted", Jr',
        "O'Neill-D’Arcy",
        "C3",
        _stock("49"),
        assignments=(Assignment("COMP", "COMP.A.1", "1999-01-01", "2004-11-15"),),
    ),
    # Names in other scripts; the order is that of the code points, also beyond the first 65,536.
    _official("C3-04", "𠮷田", "花子", "C3", _stock("46"), duties=(Duty("joint_committee", "2", "no"),)),
    _official("C3-05", "Ａ-Fullwidth", "李", "C3", _stock("46.5")),
    _official("C3-06", "Ψαρρά", "Δήμητρα", "C3", _stock("46.5"), nationality="EL"),
    _official("C3-07", "Соколова", "Ольга", "C3", _stock("46.5"), nationality="EE"),
    _official("C3-08", "Lefe\u0300vre", "Rene\u0301e", "C3", _stock("46.5")),  # letters and marks apart
    _official("C3-09", "Lefèvre", "Renée", "C3", _stock("46.5")),  # the same name composed
    _official("C3-10", "de Vries", "Bea", "C3", _stock("46.5"), nationality="NL"),
    _official("C3-11", "De Vries", "Bea", "C3", _stock("46.5"), nationality="NL"),
    _official("C3-12", "De Vries", "Bea", "C3", _stock("46.5"), nationality="NL"),  # told apart by the number alone
    _official("C3-13", " Blank", "Kept ", "C3", _stock("46")),  # values are not trimmed
    _official("C3-14", "\tTab", "Two\nlines", "C3", _stock("46")),
    _official("C3-16", "Return", "\rfirst", "C3", _stock("46")),
    _official("C3-15", "\u202eRight-to-left", "مريم", "C3", _stock("46")),
    # The quota of a service, grade and year exactly used up, by one who takes no part as well; 20 points of merit.
    _official(
        "B4-01",
        "Quota",
        "Full",
        "B4",
        (Points("merit", "20"), Points("dg_priority", "5")),
        assignments=(Assignment("EPSO", "EPSO.1", "2003-12-31"),),
    ),
    _official(
        "B4-02",
        "Quota",
        "Backed",
        "B4",
        (Points("merit", "12"),),
        status="left",
        assignments=(Assignment("EPSO", "EPSO.1", "1999-01-01", "2004-01-01"),),
    ),
)

SPECIAL_CASES: Final = (
    *_DECIDED_THRESHOLD,
    *_EX_AEQUO,
    *_EFFECTIVE_DATES,
    *_STATUS_AND_PROCEEDINGS,
    *_DUTIES_AND_APPEALS,
    *_NAMES_AND_ASSIGNMENTS,
)


def make_special_cases(
    folder: Path, *, months_rounding: MonthsRounding = "up", appeal_day_one: AppealDayOne = "publication"
) -> None:
    """Write the pack; the two readings that an exercise chooses can be chosen here too.

    Raises FileExistsError where the folder holds anything that is no file of a pack.
    """
    # A byte order mark and CRLF, as a spreadsheet saves them.
    with new_pack(folder, encoding="utf-8-sig", line_end="\r\n") as pack:
        pack.write_exercise(_EXERCISE.format(months_rounding=months_rounding, appeal_day_one=appeal_day_one))
        pack.write_table("thresholds", _THRESHOLDS)
        pack.write_table("possibilities", _POSSIBILITIES)
        pack.write_table("decided_thresholds", _DECIDED_THRESHOLDS)
        for dossier in SPECIAL_CASES:
            pack.write(dossier)
