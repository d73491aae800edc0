"""The signing library, an optional extra: imported when first needed, named when it is absent."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from ctg_docs.problems import MissingToolError, Place, Problem, SourceError


def require() -> None:
    """Raise `MissingToolError` when the extra `signature` is not installed."""
    try:
        import pdfminer  # noqa: F401, PLC0415
        import pyhanko.pdf_utils.font.opentype  # noqa: F401, PLC0415
    except ImportError as error:
        raise MissingToolError(
            "Signer un PDF, ou juger ses signatures, demande un complément\u00a0: "
            '«\u00a0pip install "ctg-docs[signature]"\u00a0».'
        ) from error


def refusal(file: str, code: str, message: str, hint: str = "") -> SourceError:
    """Return the error that says why a file is not signed."""
    return SourceError([Problem(Place(file), code, message, hint)])


@contextmanager
def quiet() -> Iterator[None]:
    """Keep the library's English log off the screen: every failure has its French message."""
    logger = logging.getLogger("pyhanko")
    certificates = logging.getLogger("pyhanko_certvalidator")
    before = logger.level, certificates.level
    logger.setLevel(logging.CRITICAL)
    certificates.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before[0])
        certificates.setLevel(before[1])
