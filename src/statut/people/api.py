"""What others use of people. Needs a database (`config.database`)."""

from statut.people.actions.state_officials import read_known, state_officials
from statut.people.models import Person
from statut.people.queries import (
    assignment,
    assignments,
    breaks,
    career,
    careers,
    details,
    person,
    read_officials,
    read_persons,
)
from statut.people.record import CHAINS, PERSON

__all__ = [
    "CHAINS",
    "PERSON",
    "Person",
    "assignment",
    "assignments",
    "breaks",
    "career",
    "careers",
    "details",
    "person",
    "read_known",
    "read_officials",
    "read_persons",
    "state_officials",
]
