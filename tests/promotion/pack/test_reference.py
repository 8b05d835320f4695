"""The reference page is made from the same statement of the format as the reader and the checks."""

from __future__ import annotations

from statut.promotion.pack.format import CSV_FILES, SETTINGS, format_reference


def test_the_page_names_every_file_column_and_key() -> None:
    page = format_reference()

    for file in CSV_FILES:
        assert f"## `{file.name}`" in page
        for column in file.columns:
            assert f"| `{column.name}` | {column.kind.meaning} |" in page
    for setting in SETTINGS:
        assert f"| `{setting.key}` |" in page


def test_a_key_is_made_of_columns_of_its_file() -> None:
    for file in CSV_FILES:
        assert set(file.key) <= set(file.names)
