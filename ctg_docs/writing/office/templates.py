"""The parts of the house style: XML templates fed with the tokens of the theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from jinja2 import FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctg_docs.compiled import Compiled
from ctg_docs.document.theme import Theme


class Render(Protocol):
    """A function that renders the parts of a folder."""

    def __call__(self, theme: Theme, name: str, /, **values: object) -> bytes:
        """Return a part from its template; values are escaped."""


def renderer(folder: str, **filters: Callable[..., object]) -> Render:
    """Return the renderer of the parts of a folder that stands beside the print style sheet."""

    @lru_cache(maxsize=4)
    def environment(path: Path) -> ImmutableSandboxedEnvironment:
        found = ImmutableSandboxedEnvironment(
            loader=FileSystemLoader(path),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=_as_it_is,
            bytecode_cache=Compiled(),
            optimized=False,
        )
        found.filters.update(hexa=hexa, **filters)
        return found

    def render(theme: Theme, name: str, /, **values: object) -> bytes:
        template = environment(theme.feuille.parent / folder).get_template(name)
        return template.render(theme=theme, **values).encode()

    return render


# Asking for the context keeps Jinja from printing constants once and for all at compilation.
@pass_context
def _as_it_is(_: Context, value: object) -> object:
    return value


def hexa(colour: str) -> str:
    """Return a colour as office files write it: `#17375e` gives `17375E`."""
    return colour.removeprefix("#").upper()


render = renderer("office")
"""The renderer of the parts that every format of office suites has."""
