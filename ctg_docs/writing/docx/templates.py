"""The parts of the house style: XML templates fed with the tokens of the theme."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx.units import eighths, half_points, millimetres, twips


def render(theme: Theme, name: str, **values: object) -> bytes:
    """Return a part from its template, beside the print style sheet; values are escaped."""
    environment = _environment(theme.feuille.parent / "word")
    return environment.get_template(name).render(theme=theme, **values).encode()


@lru_cache(maxsize=4)
def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True
    )
    environment.filters.update(
        twips=twips, half_points=half_points, mm=millimetres, eighths=eighths, hexa=_hexa
    )
    return environment


def _hexa(colour: str) -> str:
    """Return a colour as Word writes it: `#17375e` gives `17375E`."""
    return colour.removeprefix("#").upper()
