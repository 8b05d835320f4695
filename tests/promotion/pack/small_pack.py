"""A small sound pack, as text, for tests that break it or bend it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from statut.engine.api import Workbench
from statut.promotion.pack.checks import CheckedPack, check_pack
from statut.promotion.pack.problems import PackRefused, Problem

FILES: Final[Mapping[str, str]] = {
    "exercise.toml": """\
rules = "commission-2004"
reference_date = 2003-12-31
merit_lists_published_on = 2004-09-20
decided_on = 2004-11-30
assignment_date = 2004-11-16
notice = "130-2004"
holidays = [2004-11-01, 2004-11-02]
months_rounding = "up"
appeal_day_one = "publication"
""",
    "officials.csv": """\
personnel_number,family_name,given_name,gender,nationality,category,grade,grade_since,established_on,step,step_since,budget,status,status_since
101,Berg,Anna,f,SE,A,A6,2000-04-01,1996-01-01,3,2002-01-01,operating,active,
102,Conti,Marco,m,IT,A,A6,2001-07-01,,2,2002-07-01,operating,active,
103,Dupont,,,,B,B3,1999-01-01,1990-01-01,8,2001-01-01,research,seconded_in_interest,2003-01-01
104,Eliou,Eleni,x,EL,LA,LA8,2003-01-01,2003-01-01,2,2003-01-01,olaf,personal_leave,2004-01-01
""",
    "assignments.csv": """\
personnel_number,directorate_general,unit,valid_from,valid_to
101,AGRI,AGRI.1,2001-01-01,2004-03-01
101,COMP,,2004-03-01,
102,AGRI,AGRI.2,2001-07-01,
103,COMP,COMP.3,1999-01-01,
""",
    "points.csv": """\
personnel_number,kind,points,label,decided_by,decided_on
101,carried_over,25.5,,,
101,merit,14,,reporting officer,2004-02-01
101,dg_priority,3,,AGRI,2004-05-01
102,merit,12.5,,reporting officer,2004-02-01
102,dg_priority,2,,AGRI,2004-05-01
102,transitional,1,Individual examination,committee A,2004-10-15
102,transitional,2,Compensation for annual increase of threshold,committee A,2004-10-15
103,merit,15,,reporting officer,2004-02-01
""",
    "duties.csv": """\
personnel_number,duty,days,normal_duty
101,selection_board,4.25,no
103,joint_committee,1,yes
""",
    "appeals.csv": """\
personnel_number,lodged_on,outcome,points
101,2004-09-24,appeal,1.5
102,2004-09-22,none,0
103,2004-09-20,transitional,3
""",
    "thresholds.csv": """\
grade,indicative
A6,44.5
B3,48.5
LA8,
""",
    "possibilities.csv": """\
grade,budget,promotions
A6,operating,1
A6,research,0
B3,research,12
""",
    "decided_thresholds.csv": """\
grade,budget,threshold
A6,operating,45
B3,research,48.5
""",
    "proceedings.csv": """\
personnel_number,opened_on,closed_on
102,2004-01-10,2004-06-01
102,2004-10-01,
""",
    "ex_aequo.csv": """\
personnel_number,chosen,reason
101,yes,nature of the duties
102,no,less senior
""",
}


def write_pack(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a pack into an empty folder; text is written as it stands, in UTF-8."""
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def changed(name: str, old: str, new: str) -> dict[str, str | bytes]:
    """The small pack with one place of one file changed."""
    assert FILES[name].count(old) == 1, f"{old!r} stands {FILES[name].count(old)} times in {name}"
    return {**FILES, name: FILES[name].replace(old, new)}


@contextmanager
def checked(folder: Path, files: Mapping[str, str | bytes]) -> Iterator[tuple[CheckedPack, Workbench]]:
    """A pack, checked, with its facts."""
    workbench = Workbench()
    try:
        yield check_pack(write_pack(folder, files), workbench), workbench
    finally:
        workbench.close()


def problems_of(folder: Path, files: Mapping[str, str | bytes]) -> list[Problem]:
    """What is wrong with a pack; empty for a sound one."""
    try:
        with checked(folder, files):
            return []
    except PackRefused as refusal:
        return list(refusal.problems)
