"""Whatever the quick reader takes, the exact reader takes as well, and reads the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from statut.engine.api import Workbench
from statut.promotion.pack.exact_reading import Row, rows
from statut.promotion.pack.format import Column, CsvFile
from statut.promotion.pack.quick_reading import is_plain, read_quickly
from statut.promotion.pack.values import COUNT, DATE, DAYS, HALF_POINTS, STEP, TEXT, YES_NO, ValueKind

THREE = CsvFile("three.csv", "three", "", tuple(Column(name, TEXT, "", may_be_empty=True) for name in "abc"))

WRITTEN = (
    *(b",", b",", b'"', b'""', b"\n", b"\n", b"\r\n", b"\r", b" ", b"  ", b"\t", b"x", b"1,2,3\n", b'"y z",'),
    *(b'a,"b ""c"" d, ""e""",f\n', b"\0", b"\xff", b"\xc3\xa9", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"'", b"\\", b"#"),
)


@pytest.fixture(scope="module")
def workbench() -> Iterator[Workbench]:
    workbench = Workbench()
    yield workbench
    workbench.close()


@settings(max_examples=300, deadline=None)
@given(body=st.lists(st.sampled_from(WRITTEN), max_size=14).map(b"".join))
@example(body=b'1, "2",3\n')
@example(body=b'1,"2" ,3\n')
@example(body=b'1,2,"3" ')
@example(body=b' "1",2,3')
@example(body=b'1, """2",3\n')
@example(body=b'1, "",3\n')
@example(body=b'1,"" ,3\n')
@example(body=b"1,2,3,,\n")
@example(body=b'"1,\n2",3,4\r\n')
@example(body=b'x,"y, ""z"" ",w\n')
def test_lines_of_three_texts(workbench: Workbench, body: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "three.csv"
        path.write_bytes(b"a,b,c\n" + body)
        quick = _read_quickly(THREE, path, workbench)
        exact = list(rows(path, ["a", "b", "c"]))

    if quick is not None:
        assert quick == [tuple(cell or None for cell in row.cells) if isinstance(row, Row) else row for row in exact]


KINDS = (DATE, HALF_POINTS, DAYS, STEP, COUNT, YES_NO)


@settings(max_examples=150, deadline=None)
@given(kind=st.sampled_from(KINDS), text=st.text(st.sampled_from("0123456789.,-+ eyno/TZ٣"), min_size=1, max_size=12))
@example(kind=DATE, text="2004-02-29")
@example(kind=DATE, text="2003-02-29")
@example(kind=DATE, text="2004-1-01")
@example(kind=HALF_POINTS, text="1_0")
@example(kind=COUNT, text="1e3")
@example(kind=DAYS, text="1.5")
def test_a_value_is_refused_with_a_reason_or_converted(workbench: Workbench, kind: ValueKind, text: str) -> None:
    workbench.execute("CREATE OR REPLACE TABLE written AS SELECT ? AS cell", [text])
    [row] = workbench.query(f"SELECT coalesce({kind.is_sound('cell')}, false) AS sound FROM written")
    if row["sound"]:
        [row] = workbench.query(f"SELECT {kind.converted('cell')} AS value FROM written")
        assert row["value"] is not None
    else:
        assert kind.fault(text)


def _read_quickly(file: CsvFile, path: Path, workbench: Workbench) -> list[tuple[object, ...]] | None:
    workbench.execute("DROP VIEW IF EXISTS three; DROP TABLE IF EXISTS pack_three")
    if not (is_plain(path) and read_quickly(file, path, list(file.names), workbench)):
        return None
    return workbench.execute("SELECT a, b, c FROM three").fetchall()
