"""What others use of exercises that are recorded in the database (`api` is what works without one)."""

from statut.promotion.actions.close_exercise import close_exercise
from statut.promotion.actions.correct_points import correct_points
from statut.promotion.actions.import_exercise import import_exercise
from statut.promotion.actions.verify_exercise import verify_exercise
from statut.promotion.facts import load_exercise
from statut.promotion.queries import ExerciseUnknown
from statut.promotion.states import NotAllowed

__all__ = [
    "ExerciseUnknown",
    "NotAllowed",
    "close_exercise",
    "correct_points",
    "import_exercise",
    "load_exercise",
    "verify_exercise",
]
