"""The register of notices: numbered, with the digests of the files, never replaced."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from statut.publication.actions.publish_notice import NumberTaken, publish_notice
from statut.publication.models import Notice
from statut.publication.queries import notice, published_digests, register, register_breaks

AT = datetime(2004, 11, 30, 16, tzinfo=UTC)
FILES = {"notice.html": "ab" * 32, "notice.json": "cd" * 32}


def publish(number: str = "130-2004", exercise: str | None = "130-2004") -> Notice:
    return publish_notice(
        by="clara",
        number=number,
        title="2004 promotions",
        dated=date(2004, 11, 30),
        files=FILES,
        references=["110-2004", "114-2004"],
        exercise=exercise,
        at=AT,
    )


@pytest.mark.inventory("P32")
@pytest.mark.usefixtures("db")
def test_a_notice_is_found_with_its_digests_and_references() -> None:
    publish()
    line = notice("130-2004")
    assert line is not None
    assert (line.title, line.dated, line.published_by, line.published_at) == (
        "2004 promotions",
        date(2004, 11, 30),
        "clara",
        AT,
    )
    assert (line.files, line.references) == (FILES, ("110-2004", "114-2004"))
    assert published_digests("130-2004") == FILES
    assert published_digests("131-2004") == {}


@pytest.mark.inventory("P32")
@pytest.mark.usefixtures("db")
def test_the_register_lists_notices_in_the_order_of_publication() -> None:
    publish("130-2004")
    publish("9-2004", exercise=None)
    assert [line.number for line in register()] == ["130-2004", "9-2004"]


@pytest.mark.usefixtures("db")
def test_a_published_notice_is_not_replaced() -> None:
    publish()
    with pytest.raises(NumberTaken, match="notice 130-2004 is in the register already"):
        publish()
    with pytest.raises(NumberTaken, match="exercise 130-2004 is published already"):
        publish("131-2004")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Notice.objects.update(title="other")


@pytest.mark.usefixtures("db")
def test_a_digest_altered_past_the_triggers_is_seen() -> None:
    publish()
    assert register_breaks() == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE publication_notice SET files = replace(files, 'ab', 'ff')")
    assert [(each.chain, each.seq) for each in register_breaks()] == [("publication_notice", 1)]
