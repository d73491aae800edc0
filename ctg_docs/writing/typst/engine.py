"""Typst, imported when first needed and named in French when it is not there."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from ctg_docs.problems import MissingToolError

MISSING = (
    "Il manque le moteur de mise en page Typst\u00a0: "
    "installez-le par «\u00a0pip install typst\u00a0»."
)

_AGE = 11
"""Compilations after which the engine lets go of what none of them has used: it keeps ten."""

_NOWHERE = "http://127.0.0.1:0"
"""A relay that nothing can be: no program listens to this port."""
_RELAYS = dict.fromkeys(("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"), _NOWHERE)
_RELAYS |= dict.fromkeys(("no_proxy", "NO_PROXY"), "")


@cache
def engine() -> ModuleType:
    """Return the typst module; raises `MissingToolError` when it is not installed."""
    try:
        import typst  # noqa: PLC0415
    except ImportError as error:
        raise MissingToolError(MISSING) from error
    return typst


def forget(rounds: int = _AGE) -> None:
    """Free the documents that the engine has compiled, or age them by so many rounds.

    It keeps what it has computed for the next compilations, up to 100 MB a document; nothing else
    tells it that a document will not come again.
    """
    compiler = _blank()
    for _ in range(rounds):
        compiler.compile()


def compiler(main: Path, fonts: Any) -> Any:
    """Return the compiler of a file, which reads nothing but the folder of that file and `fonts`.

    It finds no package: neither those of the machine nor, `offline`, those of the network.
    """
    packages = _empty_folder()
    return engine().Compiler(
        main,
        root=str(main.parent),
        font_paths=fonts,
        ignore_system_fonts=True,
        package_path=packages,
        package_cache_path=packages,
    )


@contextmanager
def offline() -> Iterator[None]:
    """Keep the engine from the network: it has no such switch, but obeys the addresses of relays.

    To be held around whatever compiles.
    """
    before = {name: os.environ.get(name) for name in _RELAYS}
    os.environ.update(_RELAYS)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@cache
def _blank() -> Any:
    """Return the compiler of an empty document, which costs nothing to compile."""
    empty = Path(_empty_folder()) / "vide.typ"
    empty.touch()
    return compiler(empty, [])


@cache
def _empty_folder() -> str:
    """Return a folder that holds no package, and goes with the process."""
    folder = TemporaryDirectory(prefix="ctg-typst-")
    atexit.register(folder.cleanup)
    return folder.name
