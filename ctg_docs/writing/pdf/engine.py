"""WeasyPrint, imported when first needed and named in French when it cannot be."""

from __future__ import annotations

import io
import re
import warnings
from contextlib import redirect_stdout
from functools import cache
from typing import Any

from ctg_docs.problems import MissingToolError

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""Debian packages of the libraries that WeasyPrint 70 opens: Pango, its FreeType side (which
brings Fontconfig, HarfBuzz and GLib), and the library that cuts the fonts down."""

MISSING = (
    "Il manque le moteur de mise en page WeasyPrint\u00a0: "
    "installez-le par «\u00a0pip install weasyprint\u00a0»."
)


@cache
def engine() -> Any:
    """Return the weasyprint module; raises `MissingToolError` when a library is missing."""
    # The engine prints its own English advice before failing, and warns of a slower path that
    # gives the same pages.
    with redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        try:
            import weasyprint  # noqa: PLC0415
        except ImportError as error:
            raise MissingToolError(MISSING) from error
        except OSError as error:
            raise MissingToolError(_missing(str(error))) from error
    return weasyprint


def _missing(reason: str) -> str:
    found = re.search(r"library '([^']+)'", reason)
    name = f" ({found[1]})" if found else ""
    return (
        f"Il manque une bibliothèque de mise en page du PDF{name}\u00a0: "
        f"installez-la par «\u00a0apt install {PACKAGES}\u00a0»."
    )
