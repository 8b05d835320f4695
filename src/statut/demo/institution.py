"""The demonstration institution: its directorates-general, its staff by grade and budget, its chances of promotion.

The shape is that of the Commission in 2004; the numbers are invented. Only the thresholds and the appeals that the
pack must lead to are real (AN 130-2004, sections II.2.3.3 and V), kept beside this module as the target of calibration.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from statut.rules.kernel.points import half_points
from statut.rules.promotion.grades import BUDGETS, category_of

STANDARD_SIZE: Final = 20_000


class Service(NamedTuple):
    """A directorate-general or service. `weights`: its share of the staff under each budget, then of category LA."""

    code: str
    head: str
    operating: int
    research: int
    linguists: int


SERVICES: Final = (
    Service("ADMIN", "Director-General for Personnel and Administration", 62, 0, 0),
    Service("AGRI", "Director-General for Agriculture", 58, 0, 0),
    Service("AIDCO", "Director-General of the EuropeAid Co-operation Office", 52, 0, 0),
    Service("BUDG", "Director-General for Budget", 30, 0, 0),
    Service("COMP", "Director-General for Competition", 40, 0, 0),
    Service("DEV", "Director-General for Development", 26, 0, 0),
    Service("DGT", "Director-General for Translation", 32, 0, 700),
    Service("DIGIT", "Director-General for Informatics", 20, 0, 0),
    Service("EAC", "Director-General for Education and Culture", 38, 0, 0),
    Service("ECFIN", "Director-General for Economic and Financial Affairs", 32, 0, 0),
    Service("ECHO", "Director-General for Humanitarian Aid", 10, 0, 0),
    Service("ELARG", "Director-General for Enlargement", 24, 0, 0),
    Service("EMPL", "Director-General for Employment and Social Affairs", 36, 0, 0),
    Service("ENTR", "Director-General for Enterprise", 42, 30, 0),
    Service("ENV", "Director-General for Environment", 32, 0, 0),
    Service("EPSO", "Director of the European Personnel Selection Office", 6, 0, 0),
    Service("ESTAT", "Director-General of Eurostat", 34, 0, 0),
    Service("FISH", "Director-General for Fisheries", 18, 10, 0),
    Service("GOPA", "Head of the Group of Policy Advisers", 3, 0, 0),
    Service("IAS", "Internal Auditor of the Commission", 5, 0, 0),
    Service("INFSO", "Director-General for Information Society", 34, 190, 0),
    Service("JAI", "Director-General for Justice and Home Affairs", 20, 0, 0),
    Service("JRC", "Director-General of the Joint Research Centre", 0, 430, 0),
    Service("MARKT", "Director-General for the Internal Market", 28, 0, 0),
    Service("OIB", "Director of the Office for Infrastructure and Logistics in Brussels", 34, 0, 0),
    Service("OIL", "Director of the Office for Infrastructure and Logistics in Luxembourg", 10, 0, 0),
    Service("OLAF", "Director-General of the European Anti-Fraud Office", 0, 0, 0),
    Service("OPOCE", "Director-General of the Publications Office", 26, 0, 20),
    Service("PMO", "Director of the Office for the Administration and Payment of Individual Entitlements", 16, 0, 0),
    Service("PRESS", "Director-General for Press and Communication", 32, 0, 0),
    Service("REGIO", "Director-General for Regional Policy", 32, 0, 0),
    Service("RELEX", "Director-General for External Relations", 76, 0, 0),
    Service("RTD", "Director-General for Research", 24, 300, 0),
    Service("SANCO", "Director-General for Health and Consumer Protection", 34, 0, 0),
    Service("SCIC", "Director-General for Interpretation", 16, 0, 250),
    Service("SG", "Secretary-General", 28, 0, 0),
    Service("SJ", "Director-General of the Legal Service", 20, 0, 30),
    Service("TAXUD", "Director-General for Taxation and Customs Union", 24, 0, 0),
    Service("TRADE", "Director-General for Trade", 26, 0, 0),
    Service("TREN", "Director-General for Energy and Transport", 52, 40, 0),
)

# Officials by budget (operating, OLAF, research) at the standard size, and promotions in a thousand who are eligible.
# Categories LA and D work under the operating budget alone; OLAF has no A8: these are the dashes of the notice.
STAFF: Final[dict[str, tuple[tuple[int, int, int], int]]] = {
    "A5": ((1650, 30, 420), 130),
    "A6": ((1500, 30, 420), 170),
    "A7": ((1900, 40, 520), 200),
    "A8": ((330, 0, 60), 300),
    "LA5": ((420, 0, 0), 130),
    "LA6": ((480, 0, 0), 170),
    "LA7": ((520, 0, 0), 200),
    "LA8": ((140, 0, 0), 300),
    "B2": ((880, 22, 170), 140),
    "B3": ((1100, 26, 210), 170),
    "B4": ((750, 20, 150), 200),
    "B5": ((520, 14, 110), 270),
    "C2": ((1500, 14, 210), 140),
    "C3": ((1700, 16, 240), 170),
    "C4": ((1250, 14, 180), 200),
    "C5": ((980, 12, 140), 250),
    "D2": ((720, 0, 0), 130),
    "D3": ((592, 0, 0), 170),
}

# Officials outside the exercise come on top (AN 130-2004 has no row for their grades); all under the operating budget.
STAFF_OUTSIDE: Final = {"A3": 60, "A4": 300, "LA4": 60, "B1": 150, "C1": 180, "D1": 50, "D4": 30}

# Outcomes of appeals that are in no table of the notice: points of interest, transitional points.
OTHER_APPEALS_GRANTED: Final = {"A": (40, 30), "B": (14, 16), "C": (8, 22), "D": (0, 0), "LA": (6, 5)}


class AppealsTarget(NamedTuple):
    """Row of the table of appeals: appeals, people who received appeal points, these points in halves."""

    appeals: int
    persons: int
    half_points: int


class ThresholdsTarget(NamedTuple):
    """Row of the table of thresholds: the indicative one and those of the three budgets, None for a dash."""

    indicative: int
    definitive: dict[str, int | None]


def _rows(name: str) -> list[dict[str, str]]:
    text = files("statut.demo").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def thresholds_target() -> dict[str, ThresholdsTarget]:
    """The thresholds of AN 130-2004, section V, by grade, in half points."""
    return {
        row["from_grade"]: ThresholdsTarget(
            half_points(row["indicative"]),
            {budget: half_points(cell) if (cell := row[f"definitive_{budget}"]) else None for budget in BUDGETS},
        )
        for row in _rows("thresholds_2004.csv")
    }


@cache
def appeals_target() -> dict[str, AppealsTarget]:
    """The appeals of AN 130-2004, section II.2.3.3, by category."""
    return {
        row["category"]: AppealsTarget(
            int(row["appeals"]), int(row["persons_with_appeal_points"]), half_points(row["appeal_points"])
        )
        for row in _rows("appeals_2004.csv")
    }


def services_of(grade: str, budget: str) -> tuple[Service, ...]:
    """The services in which officials of this grade and budget work, each as often as its weight says."""
    if budget == "olaf":
        return tuple(service for service in SERVICES if service.code == "OLAF")
    if category_of(grade) == "LA":
        return tuple(service for service in SERVICES for _ in range(service.linguists))
    if budget == "research":
        return tuple(service for service in SERVICES for _ in range(service.research))
    return tuple(service for service in SERVICES for _ in range(service.operating))


@cache
def units_of(service: Service) -> tuple[str, ...]:
    """Names of units such as AGRI.B.2: more directorates where more people work."""
    people = service.operating + service.research + service.linguists
    directorates = "ABCDEFGHIJKL"[: 2 + min(people, 120) // 12]
    return tuple(f"{service.code}.{directorate}.{number}" for directorate in directorates for number in range(1, 6))
