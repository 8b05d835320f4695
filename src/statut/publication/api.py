"""What others use of publication: the notice of an exercise, and its seal."""

from statut.publication.exercise_files import NAMES, PDF, digests, write_exercise_files
from statut.publication.notice.content import NoticeContent, compose
from statut.publication.notice.pdf import PdfUnavailable, pdf_hindrance
from statut.publication.notice.write import Progress, write_notice
from statut.publication.seal import (
    SEAL_NAME,
    SealedFile,
    SealKey,
    SealRefused,
    Verification,
    fingerprint,
    seal,
    seal_key,
    verify,
    write_public_key,
)

__all__ = [
    "NAMES",
    "PDF",
    "SEAL_NAME",
    "NoticeContent",
    "PdfUnavailable",
    "Progress",
    "SealKey",
    "SealRefused",
    "SealedFile",
    "Verification",
    "compose",
    "digests",
    "fingerprint",
    "pdf_hindrance",
    "seal",
    "seal_key",
    "verify",
    "write_exercise_files",
    "write_notice",
    "write_public_key",
]
