"""The fixed cast: people with names who stand in tests, demonstration data and documentation alike.

They belong to every demonstration pack of `SMALLEST_SIZE` officials or more, and open its files. Their points make up
the same totals whatever the size, so that what the documentation says about them holds for every pack.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from statut.demo.dossier import Appeal, Assignment, Dossier, Duty, Points, Proceeding
from statut.demo.population import Standing, Stratum

SMALLEST_SIZE: Final = 200

_COMMITTEE_DECISION: Final = "2004-11-15"
_AGRICULTURE: Final = "Director-General for Agriculture"
_PERSONNEL: Final = "Director-General for Personnel and Administration"
_RESEARCH_CENTRE: Final = "Director-General of the Joint Research Centre"


class CastMember(NamedTuple):
    """`standing` in the exercise, and in one sentence what the file shows."""

    dossier: Dossier
    standing: Standing
    shows: str

    @property
    def stratum(self) -> Stratum:
        return Stratum(self.dossier.grade, self.dossier.budget, self.standing)


def _carried(points: str) -> Points:
    return Points("carried_over", points, "Stock of the 2003 exercise", _PERSONNEL, "2003-12-16")


def _merit(points: str, unit: str) -> Points:
    return Points("merit", points, "", f"Reporting officer {unit}", "2004-03-15")


def _priority(points: str, head: str) -> Points:
    return Points("dg_priority", points, "", head, "2004-07-05")


def _transitional(points: str, label: str, category: str) -> Points:
    return Points(
        "transitional", points, label, f"Appointing authority on the proposal of promotion committee {category}",
        _COMMITTEE_DECISION,
    )  # fmt: skip


ADA_LINDQVIST: Final = CastMember(
    Dossier(
        "123456", "Lindqvist", "Ada", "f", "SE", "A6", "1999-04-01", "1996-02-01", 3, "2003-04-01", "operating",
        assignments=(
            Assignment("TRADE", "TRADE.C.1", "1995-05-01", "2000-09-01"),
            Assignment("AGRI", "AGRI.B.2", "2000-09-01"),
        ),
        points=(
            Points("carried_over", "5", "Start-up capital", _PERSONNEL, "2003-07-07"),
            _carried("16.5"),
            _merit("16", "AGRI.B.2"),
            _priority("5", _AGRICULTURE),
            _transitional("1", "Individual examination", "A"),
        ),
        duties=(Duty("selection_board", "6", "no"),),
        appeal=Appeal("2004-09-22", "appeal", "1.5"),
    ),
    Standing.ABOVE,
    "Promoted with points of every kind: 47 points for a threshold of 45; step 3 with 12 months, as in the notice.",
)  # fmt: skip

TOMAS_O_BRIAIN: Final = CastMember(
    Dossier(
        "234567", "Ó Briain", "Tomás", "m", "IE", "A6", "2000-10-01", "1997-07-01", 2, "2002-10-01", "operating",
        assignments=(Assignment("AGRI", "AGRI.B.2", "1999-01-16"),),
        points=(_carried("28.5"), _merit("14", "AGRI.B.2"), _priority("2", _AGRICULTURE)),
        appeal=Appeal("2004-09-23", "none", "0"),
    ),
    Standing.BELOW,
    "Half a point below the threshold of 45; his appeal was rejected.",
)  # fmt: skip

CHIARA_D_ANGELO: Final = CastMember(
    Dossier(
        "345678", "D'Angelo", "Chiara", "f", "IT", "A6", "2001-11-01", "1998-08-01", 2, "2003-05-01", "operating",
        assignments=(Assignment("AGRI", "AGRI.C.1", "2001-11-01"),),
        points=(_carried("30.5"), _merit("14.5", "AGRI.C.1")),
    ),
    Standing.EQUAL_JUNIOR,
    "Ex aequo at 45, not chosen: others with 45 points have been longer in the grade.",
)  # fmt: skip

DIMITRA_PSARRA: Final = CastMember(
    Dossier(
        "456789", "Ψαρρά", "Δήμητρα", "f", "EL", "B3", "1998-02-01", "1994-03-16", 6, "2003-02-01", "operating",
        assignments=(Assignment("TREN", "TREN.D.3", "1998-02-01"),),
        points=(
            _carried("34"),
            _merit("15", "TREN.D.3"),
            _priority("2", "Director-General for Energy and Transport"),
        ),
        proceedings=(Proceeding("2004-03-15"),),
    ),
    Standing.ABOVE,
    "Above the threshold, but disciplinary proceedings are open: the decision is suspended and the place kept.",
)  # fmt: skip

EERO_MAKELA: Final = CastMember(
    Dossier(
        "567890", "Mäkelä", "Eero", "m", "FI", "C4", "2000-05-16", "1997-05-16", 4, "2002-11-16", "operating",
        assignments=(Assignment("OIB", "OIB.A.2", "1996-08-16"),),
        points=(_carried("27"), _merit("14", "OIB.A.2")),
        appeal=Appeal("2004-09-27", "none", "0"),
    ),
    Standing.BELOW,
    "Appealed one working day too late: the appeal is inadmissible and not counted.",
)  # fmt: skip

FRANCOISE_LEFEVRE: Final = CastMember(
    Dossier(
        "678901", "Lefèvre", "Françoise", "f", "FR", "A7", "2002-02-01", "1999-11-01", 3, "2003-09-01", "operating",
        assignments=(Assignment("ENV", "ENV.A.4", "2002-02-01"),),
        points=(_carried("29"), _merit("16", "ENV.A.4"), _priority("2", "Director-General for Environment")),
    ),
    Standing.ABOVE,
    "Reached two years in the grade after 1 January: promoted with effect from 1 February 2004.",
)  # fmt: skip

GRZEGORZ_SLIWA: Final = CastMember(
    Dossier(
        "789012", "Śliwa", "Grzegorz", "m", "PL", "B4", "2002-06-01", "1999-06-01", 3, "2002-06-01", "operating",
        assignments=(Assignment("ESTAT", "ESTAT.B.1", "2001-01-01"),),
        points=(_carried("33"), _merit("15", "ESTAT.B.1"), _priority("2", "Director-General of Eurostat")),
    ),
    Standing.INELIGIBLE,
    "50 points for a threshold of 46.5, but two years in the grade only on 1 June 2004: not eligible.",
)  # fmt: skip

HENRIKE_VAN_DEN_BERG: Final = CastMember(
    Dossier(
        "890123", "van den Berg", "Henrike", "f", "NL", "LA6", "1997-09-01", "1994-06-01", 6, "2003-09-01",
        "operating", "seconded_in_interest", "2004-02-01",
        assignments=(Assignment("DGT", "DGT.C.2", "1997-09-01"),),
        points=(_carried("29.5"), _merit("15", "DGT.C.2"), _priority("2", "Director-General for Translation")),
    ),
    Standing.ABOVE,
    "Seconded in the interests of the service, which is active employment: promoted.",
)  # fmt: skip

INES_CONCEICAO: Final = CastMember(
    Dossier(
        "901234", "Conceição", "Inês", "f", "PT", "C2", "1996-01-01", "1989-01-01", 8, "2002-01-01", "operating",
        "personal_leave", "2004-09-01",
        assignments=(Assignment("SANCO", "SANCO.A.3", "1999-03-01"),),
        points=(
            _carried("37"),
            _merit("15", "SANCO.A.3"),
            _priority("1", "Director-General for Health and Consumer Protection"),
        ),
    ),
    Standing.INELIGIBLE,
    "53 points, on leave on personal grounds on the day of the decisions: not eligible.",
)  # fmt: skip

JENS_SKOV_LARSEN: Final = CastMember(
    Dossier(
        "102938", "Skov-Larsen", "Jens", "m", "DK", "B2", "1999-07-01", "1988-10-01", 7, "2003-07-01", "operating",
        assignments=(Assignment("BUDG", "BUDG.B.4", "1999-07-01"),),
        points=(_carried("35.5"), _merit("14", "BUDG.B.4"), _priority("2", "Director-General for Budget")),
        duties=(
            Duty("selection_board", "4", "no"),
            Duty("adviser_or_marker", "2.5", "no"),
            Duty("joint_committee", "0.5", "no"),
            Duty("joint_committee", "20", "yes"),
        ),
    ),
    Standing.ABOVE,
    "Four duties, of which two count: three points for work in the interests of the institution are cut to two.",
)  # fmt: skip

KONSTANTINOS_XENAKIS: Final = CastMember(
    Dossier(
        "112358", "Ξενάκης", "Κωνσταντίνος", "m", "EL", "A5", "1997-01-01", "1987-01-01", 5, "2003-01-01", "operating",
        assignments=(
            Assignment("COMP", "COMP.D.1", "1998-06-01", "2004-03-01"),
            Assignment("MARKT", "MARKT.C.2", "2004-03-01"),
        ),
        points=(_carried("34"), _merit("16", "COMP.D.1"), _priority("2", "Director-General for Competition")),
    ),
    Standing.ABOVE,
    "Moved on 1 March 2004: the old directorate-general gave the priority points, the list shows the new one.",
)  # fmt: skip

LEA_THILL: Final = CastMember(
    Dossier(
        "314159", "Thill", "Léa", "f", "LU", "A7", "1996-05-01", "1993-08-01", 6, "2002-05-01", "research",
        assignments=(Assignment("JRC", "JRC.E.1", "1996-05-01"),),
        points=(_carried("27"), _merit("15", "JRC.E.1"), _priority("2", _RESEARCH_CENTRE)),
    ),
    Standing.EQUAL_SENIOR,
    "Ex aequo at 44 under the research budget, chosen by seniority in the grade.",
)  # fmt: skip

NELE_OUNAPUU: Final = CastMember(
    Dossier(
        "271828", "Õunapuu", "Nele", "f", "EE", "A8", "2004-05-16", "", 1, "2004-05-16", "operating",
        assignments=(Assignment("ENTR", "ENTR.C.2", "2004-05-16"),),
    ),
    Standing.INELIGIBLE,
    "On probation: not yet established in a starting grade, so not eligible.",
)  # fmt: skip

MILENA: Final = CastMember(
    Dossier(
        "161803", "Milena", "", "x", "BE", "D3", "1998-11-01", "1993-11-01", 7, "2003-05-01", "operating",
        assignments=(Assignment("ADMIN", "ADMIN.C.3", "2002-05-01"),),
        points=(_carried("22"), _merit("13", "ADMIN.C.3"), _priority("2", _PERSONNEL)),
    ),
    Standing.BELOW,
    "One name only; 37 points for a threshold of 41.5, so on the merit list without P.",
)  # fmt: skip

_OUTSIDE: Final = "Takes no part in the exercise."

PAUL_VERSTRAETE: Final = CastMember(
    Dossier(
        "100001", "Verstraete", "Paul", "m", "BE", "A4", "1998-03-01", "1980-03-01", 5, "2002-03-01", "operating",
        assignments=(Assignment("AGRI", "AGRI.B.2", "1998-03-01"),),
    ),
    Standing.OUTSIDE,
    f"Ada Lindqvist's reporting officer. {_OUTSIDE}",
)  # fmt: skip

ROSA_BARBIERI: Final = CastMember(
    Dossier(
        "100002", "Barbieri", "Rosa", "f", "IT", "A4", "1996-10-01", "1982-10-01", 6, "2002-10-01", "operating",
        assignments=(Assignment("SG", "SG.A.1", "1996-10-01"),),
    ),
    Standing.OUTSIDE,
    f"Member of promotion committee A. {_OUTSIDE}",
)  # fmt: skip

SEAN_DOYLE: Final = CastMember(
    Dossier(
        "100003", "Doyle", "Seán", "m", "IE", "B1", "2000-01-01", "1985-01-01", 4, "2002-01-01", "operating",
        assignments=(Assignment("ADMIN", "ADMIN.A.2", "1995-01-01"),),
    ),
    Standing.OUTSIDE,
    f"HR officer. {_OUTSIDE}",
)  # fmt: skip

REGINA_HOLLMANN: Final = CastMember(
    Dossier(
        "100004", "Hollmann", "Regina", "f", "DE", "A3", "1995-04-01", "1979-04-01", 5, "2003-04-01", "operating",
        assignments=(Assignment("ADMIN", "ADMIN.A.1", "2001-04-01"),),
    ),
    Standing.OUTSIDE,
    f"Signs for the appointing authority. {_OUTSIDE}",
)  # fmt: skip

ULLA_KALLIO: Final = CastMember(
    Dossier(
        "100005", "Kallio", "Ulla", "f", "FI", "C1", "1999-09-01", "1995-06-01", 3, "2003-09-01", "operating",
        assignments=(Assignment("ADMIN", "ADMIN.D.1", "1999-09-01"),),
    ),
    Standing.OUTSIDE,
    f"Agent of the service desk. {_OUTSIDE}",
)  # fmt: skip

VICTOR_STEINER: Final = CastMember(
    Dossier(
        "100006", "Steiner", "Victor", "m", "AT", "D1", "1998-12-01", "1995-12-01", 5, "2002-12-01", "operating",
        assignments=(Assignment("OIB", "OIB.B.1", "1998-12-01"),),
    ),
    Standing.OUTSIDE,
    f"The stranger: a colleague with no part in anybody's file. {_OUTSIDE}",
)  # fmt: skip

CAST: Final = (
    ADA_LINDQVIST,
    TOMAS_O_BRIAIN,
    CHIARA_D_ANGELO,
    DIMITRA_PSARRA,
    EERO_MAKELA,
    FRANCOISE_LEFEVRE,
    GRZEGORZ_SLIWA,
    HENRIKE_VAN_DEN_BERG,
    INES_CONCEICAO,
    JENS_SKOV_LARSEN,
    KONSTANTINOS_XENAKIS,
    LEA_THILL,
    NELE_OUNAPUU,
    MILENA,
    PAUL_VERSTRAETE,
    ROSA_BARBIERI,
    SEAN_DOYLE,
    REGINA_HOLLMANN,
    ULLA_KALLIO,
    VICTOR_STEINER,
)
