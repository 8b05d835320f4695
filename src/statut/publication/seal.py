"""The seal of a published act: an ML-DSA-65 signature (FIPS 204, post-quantum) over its files, checked offline.

`notice.sig` is JSON that people can read. The signature covers the canonical statement of everything else in it
(keys sorted, no blanks, UTF-8), under a context string that no other use of the key shares.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import os
import re
import stat
import tempfile
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, Final, Literal

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA65PrivateKey, MLDSA65PublicKey

FORMAT: Final = "statut-seal-1"
ALGORITHM: Final = "ML-DSA-65"
CONTEXT: Final = b"statut seal of a published act, version 1"
SEAL_NAME: Final = "notice.sig"
KEY_VARIABLE: Final = "STATUT_SEAL_KEY"

LARGEST_SEAL: Final = 1024 * 1024
MOST_FILES: Final = 1000
_PUBLIC_KEY_BYTES: Final = 1952
_SIGNATURE_BYTES: Final = 3309
_KEYS: Final = frozenset({"format", "algorithm", "key_id", "public_key", "subject", "signed_at", "files", "signature"})
_SHA256: Final = re.compile(r"[0-9a-f]{64}")

FileState = Literal["ok", "changed", "missing"]


class SealRefused(Exception):
    """A seal (or key file) is no sound one; the message says why. Nothing in it was believed."""


@dataclass(frozen=True)
class SealKey:
    """A private sealing key."""

    private: MLDSA65PrivateKey

    @property
    def public(self) -> bytes:
        """The public key, raw (1,952 bytes)."""
        return self.private.public_key().public_bytes_raw()

    @property
    def key_id(self) -> str:
        """The fingerprint of the public key."""
        return fingerprint(self.public)


@dataclass(frozen=True)
class SealedFile:
    """A file that a seal names, and whether what lies beside the seal is still the same."""

    name: str
    sha256: str
    size: int
    state: FileState


@dataclass(frozen=True)
class Verification:
    """What a seal says, and whether it holds.

    `signature` tells whether the statement was signed with the key that the seal carries; `trusted` whether that key is
    the one that was expected (None: none was named, so that anybody could have signed).
    """

    subject: str
    signed_at: datetime
    algorithm: str
    key_id: str
    signature: bool
    trusted: bool | None
    files: tuple[SealedFile, ...]

    @property
    def ok(self) -> bool:
        """The signature holds, every file is as it was signed, and the key is not a wrong one."""
        return self.signature and self.trusted is not False and all(file.state == "ok" for file in self.files)


def fingerprint(public_key: bytes) -> str:
    """SHA-256 of a raw public key, in groups of four hexadecimal digits, for people to compare."""
    digits = hashlib.sha256(public_key).hexdigest().upper()
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def seal_key(path: Path) -> SealKey:
    """The key in the file that STATUT_SEAL_KEY names, else in `path`; made on first use, for its owner alone.

    Raises SealRefused where the file is no such key, or others may read it.
    """
    path = Path(os.environ.get(KEY_VARIABLE) or path)
    if not path.exists():
        _make_key(path)
    return _load_key(path)


def seal(files: Sequence[Path], *, key: SealKey, signed_at: datetime, subject: str, out: Path) -> None:
    """Sign files that lie beside `out` and write the seal there; `signed_at` is aware of its zone.

    Raises ValueError where a file lies elsewhere, or its name would be refused on verification.
    """
    if signed_at.tzinfo is None:
        raise ValueError("the time of signing needs its zone")
    if not subject.isprintable():
        raise ValueError("the subject is one printable line")
    names = [file.name for file in files]
    if (problem := _problem_of_names(names)) or any(file.resolve().parent != out.resolve().parent for file in files):
        raise ValueError(problem or "a seal names only files that lie beside it")
    statement = {
        "format": FORMAT,
        "algorithm": ALGORITHM,
        "key_id": key.key_id,
        "public_key": base64.b64encode(key.public).decode(),
        "subject": subject,
        "signed_at": signed_at.astimezone(UTC).isoformat(timespec="seconds"),
        "files": [_described(file) for file in sorted(files, key=lambda file: file.name)],
    }
    signature = key.private.sign(_canonical(statement), CONTEXT)
    signed = {**statement, "signature": base64.b64encode(signature).decode()}
    _write_new(out, (json.dumps(signed, ensure_ascii=False, indent=2) + "\n").encode())


def verify(path: Path, *, trusted_key: str | Path | None = None) -> Verification:
    """Check a seal, or one of the files sealed by the `notice.sig` beside it; no network is used.

    `trusted_key`: the fingerprint that the reader expects, or a file with the public key (PEM, DER or raw).
    Raises SealRefused where the seal is malformed, or does not name the file.
    """
    seal_path = path if path.suffix == ".sig" else path.parent / SEAL_NAME
    statement, signature = _read_seal(seal_path)
    if path != seal_path and path.name not in {file["name"] for file in statement["files"]}:
        raise SealRefused(f"{path.name} is not among the files that {seal_path.name} seals")
    public = _decoded(statement["public_key"], _PUBLIC_KEY_BYTES, "public_key")
    return Verification(
        subject=statement["subject"],
        signed_at=datetime.fromisoformat(statement["signed_at"]),
        algorithm=statement["algorithm"],
        key_id=fingerprint(public),
        signature=_holds(public, signature, statement),
        trusted=None if trusted_key is None else public_key_matches(public, trusted_key),
        files=tuple(_checked(seal_path.parent, file) for file in statement["files"]),
    )


def public_key_matches(public: bytes, trusted: str | Path) -> bool:
    """Whether a raw public key is the one named by a fingerprint, or kept in a file."""
    if isinstance(trusted, str):
        return _digits(trusted) == _digits(fingerprint(public))
    return _public_key_in(trusted) == public


def write_public_key(key: SealKey, path: Path) -> None:
    """Write the public key as PEM, for those who verify."""
    form = (serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    _write_new(path, key.private.public_key().public_bytes(*form))


# Keys


def _make_key(path: Path) -> None:
    """Write a new key where there is none yet. Of several at the same time, one wins and all use its key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = MLDSA65PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    # mkstemp gives the file to its owner alone; a link appears whole or not at all, and never over another key.
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            _write_through(file, text)
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)


def _load_key(path: Path) -> SealKey:
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                raise SealRefused(f"{path}: others can read this sealing key; allow its owner only (chmod 600)")
            key = serialization.load_pem_private_key(file.read(LARGEST_SEAL), password=None)
    except (OSError, ValueError, TypeError) as problem:
        raise SealRefused(f"{path}: no sealing key can be read here ({problem})") from problem
    if not isinstance(key, MLDSA65PrivateKey):
        raise SealRefused(f"{path}: this is no {ALGORITHM} key")
    return SealKey(key)


def _public_key_in(path: Path) -> bytes:
    data = _bounded(path)
    if len(data) == _PUBLIC_KEY_BYTES:
        return data
    load = (
        serialization.load_pem_public_key if data.lstrip().startswith(b"-----") else serialization.load_der_public_key
    )
    try:
        key = load(data)
    except ValueError as problem:
        raise SealRefused(f"{path.name}: no public key can be read here") from problem
    if not isinstance(key, MLDSA65PublicKey):
        raise SealRefused(f"{path.name}: this is no {ALGORITHM} key")
    return key.public_bytes_raw()


def _digits(key_id: str) -> str:
    return "".join(key_id.replace(":", " ").split()).upper()


# Reading a seal that may come from anybody


def _read_seal(path: Path) -> tuple[dict[str, Any], bytes]:
    """The statement and the signature of a seal, every part of it of the expected shape."""
    try:
        seal = json.loads(_bounded(path).decode(), object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError) as problem:
        raise SealRefused(f"{path.name} is no seal: {problem or 'nested too deeply'}") from problem
    if not isinstance(seal, dict) or seal.keys() != _KEYS:
        raise SealRefused(f"{path.name} is no seal: it must have exactly the keys {', '.join(sorted(_KEYS))}")
    if seal["format"] != FORMAT:
        raise SealRefused(f"the format of this seal is unknown; {FORMAT} is expected")
    if seal["algorithm"] != ALGORITHM:
        raise SealRefused(f"seals are made with {ALGORITHM}; this one names another algorithm")
    if not all(isinstance(seal[name], str) for name in _KEYS - {"files"}):
        raise SealRefused("every part of a seal but its files is text")
    if not seal["subject"].isprintable():
        raise SealRefused("the subject of a seal is one printable line")
    _check_files(seal["files"])
    _check_time(seal["signed_at"])
    public = _decoded(seal["public_key"], _PUBLIC_KEY_BYTES, "public_key")
    if seal["key_id"] != fingerprint(public):
        raise SealRefused("the key_id of this seal is not the fingerprint of its public key")
    signature = _decoded(seal.pop("signature"), _SIGNATURE_BYTES, "signature")
    return seal, signature


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError("a key is given twice")
    return dict(pairs)


def _check_files(files: object) -> None:
    if not isinstance(files, list) or not 0 < len(files) <= MOST_FILES:
        raise SealRefused(f"a seal names between 1 and {MOST_FILES} files")
    for file in files:
        if not isinstance(file, dict) or file.keys() != {"name", "sha256", "bytes"}:
            raise SealRefused("each file of a seal has a name, its sha256 and its bytes")
        if not (isinstance(file["sha256"], str) and _SHA256.fullmatch(file["sha256"])):
            raise SealRefused("a sha256 is 64 hexadecimal digits")
        if type(file["bytes"]) is not int or file["bytes"] < 0:
            raise SealRefused("the bytes of a file are a whole number")
        if not isinstance(file["name"], str):
            raise SealRefused("the name of a file is text")
    if problem := _problem_of_names([file["name"] for file in files]):
        raise SealRefused(problem)


def _problem_of_names(names: Sequence[str]) -> str | None:
    """Only plain names of files in the seal's own folder, each once (also on disks that ignore case)."""
    if not names:
        return "a seal names at least one file"
    for name in names:
        parts = {"/", "\\", ":"} & set(name)
        if not name or parts or name.startswith(".") or not name.isprintable() or len(name) > 255:
            return f"{name!r} is no plain file name"
        if name == SEAL_NAME:
            return "a seal cannot name itself"
    if len({unicodedata.normalize("NFC", name).casefold() for name in names}) < len(names):
        return "a file is named twice"
    return None


def _check_time(text: str) -> None:
    try:
        zone = datetime.fromisoformat(text).tzinfo
    except ValueError as problem:
        raise SealRefused("the time of signing is no ISO date and time") from problem
    if zone is None:
        raise SealRefused("the time of signing has no zone")


def _decoded(text: str, size: int, what: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as problem:
        raise SealRefused(f"the {what} of this seal is no base64") from problem
    if len(data) != size:
        raise SealRefused(f"the {what} of this seal has {len(data)} bytes; {ALGORITHM} has {size}")
    return data


def _holds(public: bytes, signature: bytes, statement: Mapping[str, Any]) -> bool:
    try:
        MLDSA65PublicKey.from_public_bytes(public).verify(signature, _canonical(statement), CONTEXT)
    except InvalidSignature:
        return False
    return True


def _canonical(statement: Mapping[str, Any]) -> bytes:
    return json.dumps(statement, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


# Files


def _described(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return {
            "name": path.name,
            "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
            "bytes": os.fstat(file.fileno()).st_size,
        }


def _checked(folder: Path, described: Mapping[str, Any]) -> SealedFile:
    return SealedFile(
        described["name"], described["sha256"], described["bytes"], _state_of(folder / described["name"], described)
    )


def _state_of(path: Path, described: Mapping[str, Any]) -> FileState:
    try:
        with _regular_file(path) as file:
            # A file of another size is not read: it may be endless.
            if os.fstat(file.fileno()).st_size != described["bytes"]:
                return "changed"
            same = hashlib.file_digest(file, "sha256").hexdigest() == described["sha256"]
            return "ok" if same else "changed"
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "changed"


def _bounded(path: Path) -> bytes:
    """A small file as a whole; raises SealRefused where it is too big to be a seal or a key."""
    try:
        with _regular_file(path) as file:
            data = file.read(LARGEST_SEAL + 1)
    except OSError as problem:
        raise SealRefused(f"{path.name} cannot be read: {problem.strerror}") from problem
    if len(data) > LARGEST_SEAL:
        raise SealRefused(f"{path.name} is too big to be a seal or a key")
    return data


def _regular_file(path: Path) -> BufferedReader:
    """Open a file without waiting on a pipe; raises OSError where it is none."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "this is no file")
    return os.fdopen(handle, "rb")


def _write_new(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("wb") as file:
        _write_through(file, data)
    draft.replace(path)


def _write_through(file: BinaryIO, data: bytes) -> None:
    file.write(data)
    file.flush()
    os.fsync(file.fileno())
