"""The parts of the house style: XML templates fed with the tokens of the theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctg_docs.document.compiled import Compiled
from ctg_docs.document.theme import Theme

OFFICE = "office"


def environment(folder: Path, **filters: Callable[..., object]) -> ImmutableSandboxedEnvironment:
    """Return what renders the parts of a folder; values are escaped."""
    rendering = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_as_it_is,
        bytecode_cache=Compiled(),
        optimized=False,
    )
    rendering.filters.update(hexa=hexa, **filters)
    return rendering


def render(theme: Theme, name: str, **values: object) -> bytes:
    """Return a part that every format of office suites has, from its template."""
    rendering = _environment(theme.feuille.parent / OFFICE)
    return rendering.get_template(name).render(theme=theme, **values).encode()


@lru_cache(maxsize=4)
def _environment(folder: Path) -> ImmutableSandboxedEnvironment:
    return environment(folder)


# Asking for the context keeps Jinja from printing constants once and for all at compilation.
@pass_context
def _as_it_is(_: Context, value: object) -> object:
    return value


def hexa(colour: str) -> str:
    """Return a colour as office files write it: `#17375e` gives `17375E`."""
    return colour.removeprefix("#").upper()
