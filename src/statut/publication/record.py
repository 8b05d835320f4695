"""The register as it is written, read and chained."""

from __future__ import annotations

from typing import Final

from statut.platform.chain import Chain
from statut.platform.rows import Field, Table, Value, field, instant

NOTICES: Final = Chain(
    Table(
        "publication_notice",
        (
            *map(field, ("number", "title")),
            field("dated", "date"),
            *map(field, ("exercise", "published_by")),
            instant("published_at"),
            field("files"),
            Field('"references"', '"references"', (Value("references", "text", 't."references"', "VARCHAR"),)),
        ),
    )
)
