"""What others use of the promotion exercise."""

from statut.promotion.exercise_run import evaluate
from statut.promotion.explain import KINDS, PersonUnknown, PromotionFile, promotion_file
from statut.promotion.first_list import first_merit_list
from statut.promotion.output import OUTPUT, write_csv, write_first_merit_list
from statut.promotion.pack.checks import CheckedPack, check_pack
from statut.promotion.pack.format import format_reference
from statut.promotion.pack.problems import Note, PackRefused, Problem
from statut.promotion.result import ExerciseResult
from statut.promotion.run_pack import load_pack, run_pack
from statut.promotion.simulate import CellUnknown, Simulation, Simulator

__all__ = [
    "KINDS",
    "OUTPUT",
    "CellUnknown",
    "CheckedPack",
    "ExerciseResult",
    "Note",
    "PackRefused",
    "PersonUnknown",
    "Problem",
    "PromotionFile",
    "Simulation",
    "Simulator",
    "check_pack",
    "evaluate",
    "first_merit_list",
    "format_reference",
    "load_pack",
    "promotion_file",
    "run_pack",
    "write_csv",
    "write_first_merit_list",
]
