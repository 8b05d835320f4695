"""A process that imports the exercise into `DATABASE_URL`: tells each step, and stops for good at the step named."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

from statut.config.database import database
from tests.promotion.database.facts import EXERCISE, workbench


def main(officials: int, stop_at: str) -> None:
    def progress(step: str) -> None:
        sys.stdout.write(f"{step}\n")
        sys.stdout.flush()
        while step == stop_at:
            time.sleep(1)

    with database():
        from statut.promotion.actions.import_exercise import import_exercise

        import_exercise(
            by="anna", workbench=workbench(officials), exercise=EXERCISE, at=datetime.now(UTC), progress=progress
        )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
