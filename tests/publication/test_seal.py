"""A seal holds as long as nothing has changed, and a hostile one is refused before anything in it is believed."""

from __future__ import annotations

import base64
import json
import os
import stat
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from dilithium_py.ml_dsa import ML_DSA_65

from statut.publication.api import SealKey, SealRefused, fingerprint, seal, seal_key, verify, write_public_key
from statut.publication.seal import CONTEXT, LARGEST_SEAL

SIGNED_AT = datetime(2004, 11, 30, 14, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> SealKey:
    return seal_key(tmp_path_factory.mktemp("keys") / "seal.pem")


@pytest.fixture
def sealed(tmp_path: Path, key: SealKey) -> Path:
    """A sealed notice of two files."""
    (tmp_path / "notice.html").write_text("<p>ένα</p>", encoding="utf-8")
    (tmp_path / "notice.json").write_text("{}\n", encoding="utf-8")
    seal(
        [tmp_path / "notice.json", tmp_path / "notice.html"],
        key=key,
        signed_at=SIGNED_AT,
        subject="Administrative notice 130-2004 «ένα»",
        out=tmp_path / "notice.sig",
    )
    return tmp_path / "notice.sig"


def rewritten(path: Path, change: Callable[[dict[str, Any]], object]) -> Path:
    """The seal with something in it changed."""
    document = json.loads(path.read_text(encoding="utf-8"))
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.inventory("P32")
def test_holds(sealed: Path, key: SealKey) -> None:
    verification = verify(sealed)
    assert verification.ok
    assert verification.trusted is None
    assert verification.subject == "Administrative notice 130-2004 «ένα»"
    assert verification.signed_at == datetime(2004, 11, 30, 13, 30, tzinfo=UTC)
    assert (verification.algorithm, verification.key_id) == ("ML-DSA-65", key.key_id)
    assert [(file.name, file.state) for file in verification.files] == [("notice.html", "ok"), ("notice.json", "ok")]


def test_any_sealed_file_beside_the_seal_can_be_asked_for(sealed: Path) -> None:
    assert verify(sealed.with_name("notice.html")).ok
    sealed.with_name("other.txt").write_text("never signed")
    with pytest.raises(SealRefused, match=r"other\.txt is not among the files"):
        verify(sealed.with_name("other.txt"))


def test_an_independent_implementation_agrees(sealed: Path, key: SealKey) -> None:
    document = json.loads(sealed.read_text(encoding="utf-8"))
    signature = base64.b64decode(document.pop("signature"))
    statement = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    assert ML_DSA_65.verify(key.public, statement, signature, ctx=CONTEXT)
    assert not ML_DSA_65.verify(key.public, statement, signature), "the signature is bound to its context"


def test_a_seal_of_the_independent_implementation_holds(sealed: Path) -> None:
    public, private = ML_DSA_65.keygen()
    document = json.loads(sealed.read_text(encoding="utf-8"))
    del document["signature"]
    document |= {"public_key": base64.b64encode(public).decode(), "key_id": fingerprint(public)}
    statement = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    document["signature"] = base64.b64encode(ML_DSA_65.sign(private, statement, ctx=CONTEXT)).decode()
    sealed.write_text(json.dumps(document), encoding="utf-8")
    assert verify(sealed, trusted_key=fingerprint(public)).ok


def test_one_changed_byte_shows(sealed: Path) -> None:
    page = sealed.with_name("notice.html")
    content = bytearray(page.read_bytes())
    content[4] ^= 1
    page.write_bytes(content)
    verification = verify(sealed)
    assert not verification.ok
    assert verification.signature
    assert [file.state for file in verification.files] == ["changed", "ok"]


def test_a_missing_file_and_one_that_is_no_file_show(sealed: Path) -> None:
    sealed.with_name("notice.html").unlink()
    sealed.with_name("notice.json").unlink()
    # Reading a pipe would wait for ever.
    os.mkfifo(sealed.with_name("notice.json"))
    assert [file.state for file in verify(sealed).files] == ["missing", "changed"]


@pytest.mark.parametrize(
    "change",
    [
        lambda seal: seal.update(signed_at="2004-11-30T13:30:01+00:00"),
        lambda seal: seal.update(subject="Administrative notice 131-2004"),
        lambda seal: seal["files"][0].update(sha256="0" * 64),
        lambda seal: seal["files"].pop(),
        lambda seal: seal["files"].reverse(),
    ],
)
def test_a_changed_statement_breaks_the_signature(sealed: Path, change: Callable[[dict[str, Any]], object]) -> None:
    verification = verify(rewritten(sealed, change))
    assert not verification.signature
    assert not verification.ok


def test_another_key_is_not_the_one_trusted(sealed: Path, key: SealKey, tmp_path: Path) -> None:
    other = seal_key(tmp_path / "other.pem")
    for trusted in (other.key_id, _public(other, tmp_path / "other.pub")):
        verification = verify(sealed, trusted_key=trusted)
        assert (verification.signature, verification.trusted, verification.ok) == (True, False, False)
    for trusted in (key.key_id, key.key_id.replace(" ", "").lower(), _public(key, tmp_path / "seal.pub")):
        assert verify(sealed, trusted_key=trusted).trusted


def _public(key: SealKey, path: Path) -> Path:
    write_public_key(key, path)
    return path


def test_a_replaced_public_key_does_not_pass(sealed: Path, tmp_path: Path) -> None:
    other = seal_key(tmp_path / "other.pem")
    replaced = {"public_key": base64.b64encode(other.public).decode(), "key_id": other.key_id}
    assert not verify(rewritten(sealed, lambda seal: seal.update(replaced))).signature


NAMES = ["../notice.html", "/etc/passwd", "..", ".", "a\\b", "", "notice.sig", ".hidden", "a\nb", "a\x00b", "x" * 256]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_leaves_the_folder_is_refused(sealed: Path, name: str) -> None:
    with pytest.raises(SealRefused):
        verify(rewritten(sealed, lambda seal: seal["files"][0].update(name=name)))


def test_a_link_is_judged_by_what_it_shows(sealed: Path, tmp_path: Path) -> None:
    sealed.with_name("notice.html").unlink()
    sealed.with_name("notice.html").symlink_to("/dev/zero")
    assert verify(sealed).files[0].state == "changed"


@pytest.mark.parametrize(
    "change",
    [
        lambda seal: seal.update(algorithm="ML-DSA-44"),
        lambda seal: seal.update(algorithm="none"),
        lambda seal: seal.update(format="statut-seal-2"),
        lambda seal: seal.update(more="?"),
        lambda seal: seal.pop("subject"),
        lambda seal: seal.update(subject=7),
        lambda seal: seal.update(subject="two\nlines"),
        lambda seal: seal.update(signed_at="yesterday"),
        lambda seal: seal.update(signed_at="2004-11-30T13:30:00"),
        lambda seal: seal.update(signature=seal["signature"][:-8]),
        lambda seal: seal.update(signature="ü"),
        lambda seal: seal.update(public_key=""),
        lambda seal: seal.update(key_id="0000"),
        lambda seal: seal.update(files=[]),
        lambda seal: seal.update(files={}),
        lambda seal: seal.update(files=["notice.html"]),
        lambda seal: seal["files"].append(seal["files"][0]),
        lambda seal: seal["files"].append({**seal["files"][0], "name": "NOTICE.html"}),
        lambda seal: seal["files"][0].update(bytes=-1),
        lambda seal: seal["files"][0].update(bytes=True),
        lambda seal: seal["files"][0].update(sha256="zz"),
        lambda seal: seal["files"][0].update(name=None),
        lambda seal: seal.update(files=seal["files"] * 1000),
    ],
)
def test_a_malformed_seal_is_refused(sealed: Path, change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(SealRefused):
        verify(rewritten(sealed, change))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no json",
        b"\xff\xfe",
        b"[]",
        b"[" * 200_000,
        b'{"format": 1, "format": 2}',
        b"9" * 100_000,
        b" " * (LARGEST_SEAL + 1),
    ],
    ids=["empty", "text", "no UTF-8", "list", "deep", "repeated key", "long number", "huge"],
)
def test_what_is_no_seal_is_refused(sealed: Path, content: bytes) -> None:
    sealed.write_bytes(content)
    with pytest.raises(SealRefused):
        verify(sealed)


def test_a_truncated_seal_is_refused(sealed: Path) -> None:
    whole = sealed.read_bytes()
    for length in range(0, len(whole) - 2, 397):
        sealed.write_bytes(whole[:length])
        with pytest.raises(SealRefused):
            verify(sealed)


def test_there_is_no_seal(tmp_path: Path) -> None:
    with pytest.raises(SealRefused, match="cannot be read"):
        verify(tmp_path / "notice.html")


def test_sealing_names_only_files_beside_the_seal(key: SealKey, tmp_path: Path) -> None:
    (tmp_path / "notice.html").write_text("?")
    (tmp_path / "out").mkdir()
    told = {"key": key, "signed_at": SIGNED_AT, "subject": "?", "out": tmp_path / "out" / "notice.sig"}
    with pytest.raises(ValueError, match="beside"):
        seal([tmp_path / "notice.html"], **told)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="zone"):
        seal([tmp_path / "notice.html"], **{**told, "signed_at": datetime(2004, 11, 30)})  # type: ignore[arg-type]  # noqa: DTZ001
    assert not list((tmp_path / "out").iterdir())


def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "seal.pem"
    first = seal_key(path)
    assert seal_key(path).key_id == first.key_id
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["seal.pem"]


def test_of_many_at_the_same_time_one_makes_the_key(tmp_path: Path) -> None:
    together = Barrier(8)

    def use_key(_: int) -> str:
        together.wait()
        return seal_key(tmp_path / "seal.pem").key_id

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(use_key, range(8)))) == 1


def test_the_environment_names_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = seal_key(tmp_path / "other.pem")
    monkeypatch.setenv("STATUT_SEAL_KEY", str(tmp_path / "other.pem"))
    assert seal_key(tmp_path / "seal.pem").key_id == other.key_id
    assert not (tmp_path / "seal.pem").exists()


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    seal_key(tmp_path / "seal.pem")
    (tmp_path / "seal.pem").chmod(0o644)
    with pytest.raises(SealRefused, match="chmod 600"):
        seal_key(tmp_path / "seal.pem")


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "seal.pem").touch(mode=0o600)
    with pytest.raises(SealRefused, match="no sealing key"):
        seal_key(tmp_path / "seal.pem")


def test_a_seal_can_be_read_by_people(sealed: Path) -> None:
    text = sealed.read_text(encoding="utf-8")
    assert "«ένα»" in text
    assert text.count("\n") > 10
