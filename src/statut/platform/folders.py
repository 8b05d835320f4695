"""Folders that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path


class FolderNotOurs(ValueError):
    """The folder holds files that this program did not write, and would be lost."""


@contextmanager
def whole_or_nothing(target: Path, *, replaceable: Collection[str]) -> Iterator[Path]:
    """A new folder to write into, which takes the place of `target` only once everything is written.

    A run that fails or is killed leaves `target` as it was (at worst, a hidden folder beside it that the next run
    removes). An existing target is replaced only if it holds nothing but names in `replaceable`; raises
    FolderNotOurs.
    """
    target = target.absolute()
    if target.exists() and (not target.is_dir() or {entry.name for entry in target.iterdir()} - set(replaceable)):
        raise FolderNotOurs(f"{target} exists and holds other files: name a new or an earlier output folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_what_the_dead_left(target)
    incomplete = _beside(target)
    try:
        yield incomplete
        incomplete.chmod(0o755)
        if target.exists():
            before = _beside(target)
            target.replace(before / "before")
            incomplete.replace(target)
            shutil.rmtree(before)
        else:
            incomplete.replace(target)
    except BaseException:
        shutil.rmtree(incomplete, ignore_errors=True)
        raise


def _beside(target: Path) -> Path:
    return Path(tempfile.mkdtemp(prefix=f".{target.name}.incomplete-{os.getpid()}-", dir=target.parent))


def _remove_what_the_dead_left(target: Path) -> None:
    prefix = f".{target.name}.incomplete-"
    for folder in target.parent.glob(f"{prefix}*"):
        writer = folder.name.removeprefix(prefix).partition("-")[0]
        if writer.isdigit() and not _is_alive(int(writer)):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
