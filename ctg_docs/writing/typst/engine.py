"""Typst behind one door: imported when first needed, named in French when it is not there."""

from __future__ import annotations

from functools import cache
from types import ModuleType

from ctg_docs.problems import MissingToolError

MISSING = (
    "Il manque le moteur Typst, que demande «\u00a0moteur_pdf\u00a0: typst\u00a0»\u00a0: "
    "installez-le par «\u00a0pip install 'ctg-docs[typst]'\u00a0», ou revenez à WeasyPrint."
)


@cache
def engine() -> ModuleType:
    """Return the typst module; raises `MissingToolError` when it is not installed."""
    try:
        import typst  # noqa: PLC0415
    except ImportError as error:
        raise MissingToolError(MISSING) from error
    return typst
