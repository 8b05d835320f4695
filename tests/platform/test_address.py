"""Which server: `DATABASE_URL`, or the embedded one; an unsuitable one is refused in words."""

from __future__ import annotations

import psycopg
import pytest

from statut.platform.database import address, embedded


def test_a_url_becomes_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://anna:s%40crt@db.example:5433/hr?sslmode=require")
    assert address.django_settings() == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "hr",
        "USER": "anna",
        "PASSWORD": "s@crt",
        "HOST": "db.example",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }


def test_without_a_url_it_is_the_embedded_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    found = address.django_settings()
    assert found["HOST"] == str(embedded.address(embedded.default_folder()).folder)
    assert found["NAME"] == "statut"


def test_what_is_no_address_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://db.example/hr")
    with pytest.raises(address.UnsuitableDatabase, match="DATABASE_URL is no address of a PostgreSQL database"):
        address.django_settings()


def test_a_server_that_does_not_answer_is_said() -> None:
    with pytest.raises(address.UnsuitableDatabase, match="PostgreSQL does not answer"):
        address.prepare("postgresql://somebody@/hr?host=/nonexistent")


def test_an_old_server_is_refused(monkeypatch: pytest.MonkeyPatch, server_url: str) -> None:
    monkeypatch.setattr(address, "MINIMUM_VERSION", 99)
    with pytest.raises(address.UnsuitableDatabase, match=r"is PostgreSQL 18; Statut needs 99 or newer"):
        address.prepare(server_url)


def test_a_missing_database_is_created_once(server_url: str) -> None:
    url = psycopg.conninfo.make_conninfo(server_url, dbname="created by the test")
    address.prepare(url)
    address.prepare(url)
    with psycopg.connect(url) as connection:
        # Text compares by code point.
        assert connection.execute("SELECT 'Z' < 'a', 'z' < 'é'").fetchone() == (True, True)
    with psycopg.connect(server_url, autocommit=True) as connection:
        connection.execute('DROP DATABASE "created by the test"')
