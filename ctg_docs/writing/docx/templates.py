"""The parts of the house style that are Word's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx.units import eighths, half_points, millimetres, twips
from ctg_docs.writing.office.templates import environment


def render(theme: Theme, name: str, **values: object) -> bytes:
    """Return a part from its template, beside the print style sheet; values are escaped."""
    rendering = _environment(theme.feuille.parent / "word")
    return rendering.get_template(name).render(theme=theme, **values).encode()


@lru_cache(maxsize=4)
def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    return environment(
        folder, twips=twips, half_points=half_points, mm=millimetres, eighths=eighths
    )
