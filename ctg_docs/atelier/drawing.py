"""Drawing of pages on the server: every value is escaped, and no script is inside."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ctg_docs.atelier.desk import stamp_of

_TEMPLATES = Path(__file__).parent / "gabarits"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["empreinte"] = stamp_of
    environment.filters["nom_accessible"] = _anchor
    return environment


def _anchor(address: str) -> str:
    """Return the id of the control of an address."""
    return "champ" + address.replace("/", "-")


def draw(template: str, **words: Any) -> str:
    """Return a page from its template."""
    return _environment().get_template(template).render(words)
