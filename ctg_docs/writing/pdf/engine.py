"""WeasyPrint, imported when first needed and named in French when it cannot be."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Callable
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


@cache
def system_versions() -> dict[str, str]:
    """Return the versions of what the system brings, which decide where lines and pages end."""
    try:
        engine()
    except MissingToolError:
        return {"pango": "absent", "harfbuzz": "absent"}
    from weasyprint.text.ffi import harfbuzz, pango  # noqa: PLC0415 - opened by the engine

    number = pango.pango_version()  # 15012 for 1.50.12
    return {
        "pango": f"{number // 10_000}.{number // 100 % 100}.{number % 100}",
        "harfbuzz": _harfbuzz(harfbuzz.hb_version_atleast),
    }


def _harfbuzz(at_least: Callable[..., bool]) -> str:
    """Return the version of HarfBuzz, which only tells whether it is recent enough."""
    found = [0, 0, 0]
    for rank in range(len(found)):
        while at_least(*found[:rank], found[rank] + 1, *found[rank + 1 :]):
            found[rank] += 1
    return ".".join(map(str, found))


def _missing(reason: str) -> str:
    found = re.search(r"library '([^']+)'", reason)
    name = f" ({found[1]})" if found else ""
    return (
        f"Il manque une bibliothèque de mise en page du PDF{name}\u00a0: "
        f"installez-la par «\u00a0apt install {PACKAGES}\u00a0»."
    )
