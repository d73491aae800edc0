"""The first sources of a territory, rendered from the templates of `templates/nouveau/`."""

from __future__ import annotations

from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctg_docs.french.initials import capitale
from ctg_docs.reading.house_files import FIRST_FILES
from ctg_docs.starting.editors import schema_line
from ctg_docs.starting.facts import facts
from ctg_docs.starting.place import Lieu
from ctg_docs.starting.yaml_text import Verbatim, scalar


def skeleton(lieu: Lieu, templates: Path) -> dict[str, bytes]:
    """Return the content of each of the usual files; `templates` is the folder of the house."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates / "nouveau"),
        undefined=StrictUndefined,
        # All values that a template prints are YAML: only a Verbatim escapes the quotes.
        finalize=scalar,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"capitale": capitale, "texte": Verbatim}
    words = facts(lieu)
    texts = {name: environment.get_template(f"{name}.j2").render(words) for name in FIRST_FILES}
    return {name: f"{schema_line(name)}\n{text}".encode() for name, text in texts.items()}
