"""The parts of the house style that are PowerPoint's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctg_docs.document.theme import Theme
from ctg_docs.writing.office.templates import environment
from ctg_docs.writing.pptx.colours import scheme
from ctg_docs.writing.pptx.units import emu, hundredths, thousandths


def render(theme: Theme, name: str, **values: object) -> bytes:
    """Return a part from its template, beside the print style sheet; values are escaped."""
    rendering = _environment(theme.feuille.parent / "powerpoint")
    return rendering.get_template(name).render(theme=theme, **values).encode()


@lru_cache(maxsize=4)
def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    return environment(
        folder, emu=emu, hundredths=hundredths, thousandths=thousandths, scheme=scheme
    )
