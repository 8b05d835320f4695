"""What others use of publications that are recorded in the database (`api` is what works without one)."""

from statut.publication.actions.publish_exercise import publish_exercise
from statut.publication.actions.publish_notice import NumberTaken, publish_notice
from statut.publication.queries import RegisteredNotice, register
from statut.publication.rerun_exercise import Rerun, rerun_exercise

__all__ = [
    "NumberTaken",
    "RegisteredNotice",
    "Rerun",
    "publish_exercise",
    "publish_notice",
    "register",
    "rerun_exercise",
]
