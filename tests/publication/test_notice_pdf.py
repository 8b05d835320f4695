"""`notice.pdf` is PDF/UA: tagged, with title and language, the same bytes for the same result."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from statut.promotion.api import ExerciseResult
from statut.publication.api import PdfUnavailable, compose, write_notice
from statut.publication.notice import pdf
from statut.publication.notice.pdf import write_pdf
from tests.publication.conftest import EXERCISE, filled_workbench


@pytest.fixture(scope="module")
def file(result: ExerciseResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("notice") / "notice.pdf"
    write_pdf(compose(result), path)
    return path


@pytest.fixture(scope="module")
def reader(file: Path) -> PdfReader:
    return PdfReader(file)


def root(reader: PdfReader) -> Any:
    return reader.trailer["/Root"]


@pytest.mark.inventory("P32")
def test_tagged_with_title_language_and_bookmarks(reader: PdfReader) -> None:
    catalogue = root(reader)
    assert catalogue["/Lang"] == "en"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_object().get_data()
    assert reader.metadata
    assert reader.metadata.title == "Administrative notice 130-2004: Promotion exercise 2004"
    titles = [one.title for one in _flat(reader.outline)]
    assert {"II Results of the committees’ meetings", "A5 to A4, operating budget"} <= set(titles)


def _flat(outline: Any) -> list[Any]:
    return [found for one in outline for found in (_flat(one) if isinstance(one, list) else [one])]


def test_tables_have_captions_and_header_cells(reader: PdfReader) -> None:
    tags = Counter[str]()
    tables: list[set[str]] = []
    _walk(root(reader)["/StructTreeRoot"], tags, tables)
    assert tags["/Table"] >= 9
    assert tags["/TH"] > tags["/Table"]
    # A table that runs on to the next column or page is one table each time, with its header but without the caption.
    assert all({"/THead", "/TBody"} <= kinds for kinds in tables)
    assert tags["/Caption"] == 9, tables
    assert tags["/H1"] == 1
    assert {"/H2", "/H3", "/H4", "/L", "/LI", "/BlockQuote", "/Link"} <= set(tags)


def _walk(element: Any, tags: Counter[str], tables: list[set[str]]) -> None:
    element = element.get_object() if isinstance(element, IndirectObject) else element
    if not isinstance(element, dict):
        return
    tag = str(element.get("/S"))
    tags[tag] += 1
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    if tag == "/Table":
        tables.append({str(kid.get_object().get("/S")) for kid in kids if isinstance(kid, IndirectObject)})
    for kid in kids:
        _walk(kid, tags, tables)


def test_fonts_are_those_of_the_package_and_embedded(reader: PdfReader) -> None:
    fonts = {
        font["/BaseFont"].split("+")[-1]: font
        for page in reader.pages
        for font in (one.get_object() for one in page["/Resources"].get("/Font", {}).values())
    }
    assert fonts
    # The name of our font face; a font of the machine would have its own.
    assert all(name.startswith("Notice") for name in fonts), list(fonts)


@pytest.mark.inventory("P19", "P25")
def test_text_in_latin_greek_and_cyrillic(reader: PdfReader) -> None:
    text = "\n".join(page.extract_text() for page in reader.pages)
    for words in ("Papadopoulos, Γεώργιος", "Иванова, Мария", "O'Brien, Áine", "55.5 P", "28 February 2005"):
        assert words in text, words
    assert f"Page 1 of {len(reader.pages)}" in text
    assert "Administrative notice 130-2004" in reader.pages[-1].extract_text()


def test_the_same_bytes_for_the_same_result(file: Path, tmp_path: Path) -> None:
    write_pdf(compose(ExerciseResult(EXERCISE, filled_workbench())), tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == file.read_bytes()
    assert reader_dates(file) == ("D:20041130", "D:20041130")


def reader_dates(file: Path) -> tuple[str, str]:
    metadata: Any = PdfReader(file).metadata
    return metadata["/CreationDate"][:10], metadata["/ModDate"][:10]


def test_progress_counts_pages(result: ExerciseResult, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    files = write_notice(result, tmp_path, progress=lambda done, total: told.append((done, total)))
    assert [one.name for one in files] == ["notice.json", "notice.html", "notice.pdf"]
    assert told
    assert all(done <= total for done, total in told)
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_without_pango_the_other_forms_are_written_and_the_message_helps(
    result: ExerciseResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class NoPango:
        def __getattr__(self, name: str) -> object:
            raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setitem(sys.modules, "weasyprint", NoPango())  # type: ignore[arg-type]
    with pytest.raises(PdfUnavailable, match="apt-get install libpango"):
        write_notice(result, tmp_path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["notice.html", "notice.json"]


def test_too_many_rows_are_refused_before_the_memory_is_full(
    result: ExerciseResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MOST_ROWS", 6)
    with pytest.raises(PdfUnavailable, match="have 7 rows"):
        write_pdf(compose(result), tmp_path / "notice.pdf")
    assert not list(tmp_path.iterdir())
