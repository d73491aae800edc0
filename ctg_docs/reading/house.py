"""Folders of the files of the house."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

SCHEMA = "schema.json"
"""The name of the schema of the sources, in the folder that holds those of the territories."""

_PACKAGE = Path(__file__).resolve().parent.parent


_SENT: ContextVar[Path | None] = ContextVar("sent", default=None)


@contextmanager
def composing_with(templates: Path) -> Iterator[None]:
    """Compose with the templates of a folder, which another machine sent."""
    before = _SENT.set(templates)
    try:
        yield
    finally:
        _SENT.reset(before)


def templates_folder() -> Path:
    """Return the folder of the templates: those sent, else the installed ones or the checkout's."""
    if sent := _SENT.get():
        return sent
    installed = _PACKAGE / "templates"
    return installed if installed.is_dir() else _PACKAGE.parent / "templates"


def guide_folder() -> Path:
    """Return the folder of the guide: the installed one, else the checkout's."""
    installed = _PACKAGE / "guide"
    return installed if installed.is_dir() else _PACKAGE.parent / "docs" / "guide"


def error_pages() -> dict[str, Path]:
    """Return the page of the guide about each code, by code."""
    found = (guide_folder() / "erreurs").glob("*-*.md")
    return {page.stem: page for page in sorted(found, key=lambda page: page.stem)}


def schema_file() -> Path:
    """Return the schema of the sources, already written: the installed one, else the checkout's."""
    installed = _PACKAGE / SCHEMA
    return installed if installed.is_file() else _PACKAGE.parent / "docs" / SCHEMA
