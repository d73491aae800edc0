"""The page of the guide that lists what templates may use, family by family.

Names and how they are called are read from the program, by watching what each document gives its
templates. What each does is said in French, in the page itself: the words of a row are kept as long
as its name exists, and a new row waits for its words.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from unittest import mock

from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.composing.vocabulary.charts import GRAPHIQUES
from ctg_docs.composing.vocabulary.constructors import CONSTRUCTORS
from ctg_docs.composing.vocabulary.filters import FILTERS
from ctg_docs.composing.vocabulary.lazy import Lazy
from ctg_docs.composing.vocabulary.tables import TABLEAUX
from ctg_docs.composing.vocabulary.templates import Templates
from ctg_docs.model.convention import Convention
from ctg_docs.pipeline import catalogue, prepare, prepare_lettres
from ctg_docs.reading.folder import list_territories
from generated.goldens import SOURCES, sheet_text

TO_SAY = "(à dire)"
"""What a new row says until somebody says what it does."""
ROW = re.compile(r"^\| `(\w+)[^`]*` \| (.*) \|$", re.MULTILINE)
HEAD = "| On écrit | On obtient |\n|---|---|"


def page(text: str) -> str:
    """Return the page with every table made again, and the words of its rows kept."""
    known = {row[1]: row[2] for row in ROW.finditer(text)}
    opening, _, _ = text.partition("\n## ")
    parts = [part.text(known) for part in _parts()]
    return "\n\n".join([opening.rstrip(), *parts]) + "\n"


def unsaid(text: str) -> list[str]:
    """Return the names of which the page says nothing yet."""
    return [row[1] for row in ROW.finditer(text) if row[2] == TO_SAY]


class Part(NamedTuple):
    """A table of the page: each name with what it stands for."""

    title: str
    names: Mapping[str, Any]
    given: int = 0
    """How many arguments stand before the name: the value, before the bar of a filter."""

    def text(self, known: Mapping[str, str]) -> str:
        """Return the part, each row with the words that are known of its name."""
        rows = [
            f"| `{name}{self._call(name)}` | {known.get(name, TO_SAY)} |"
            for name in sorted(self.names)
        ]
        after = [
            f"Après `{name}.` : {', '.join(f'`{member}`' for member in members)}."
            for name in sorted(self.names)
            if (members := _members(self.names[name]))
        ]
        return "\n\n".join([f"## {self.title}", "\n".join([HEAD, *rows]), *after])

    def _call(self, name: str) -> str:
        """Return what follows a name that is called: what is given, what may be."""
        if not callable(self.names[name]):
            return ""
        parameters = list(inspect.signature(self.names[name]).parameters.values())[self.given :]
        # What stands between « {% call » and « endcall » is no word that one writes in brackets.
        told = ", ".join(_parameter(given) for given in parameters if given.name != "caller")
        return f"({told})" if told or not self.given else ""


def _parts() -> Iterator[Part]:
    """Yield the tables of the page in order: what all templates may use, then each family."""
    yield Part("Les filtres : après une barre", FILTERS, given=1)
    yield Part(
        "Construire ce que le texte ne sait pas dire", {**CONSTRUCTORS, **TABLEAUX, **GRAPHIQUES}
    )
    offered = _offered()
    told = [names for names in offered.values() if {*Convention.model_fields} <= {*names}]
    shared = set.intersection(*(set(names) for names in told))
    computed = {name: told[0][name] for name in shared - {*Convention.model_fields}}
    functions = {name: value for name, value in computed.items() if callable(value)}
    values = {name: value for name, value in computed.items() if name not in functions}
    yield Part("Les valeurs calculées", values)
    yield Part("Les fonctions", functions)
    for famille, names in offered.items():
        if own := {name: value for name, value in names.items() if name not in shared}:
            yield Part(f"Ce que seule connaît la famille « {famille} »", own)


def _members(value: Any) -> list[str]:
    """Return what may follow the dot of a name, when it is one of our views of a convention."""
    kind = type(value)
    if not kind.__module__.startswith("ctg_docs.composing"):
        return []
    fields = getattr(kind, "__dataclass_fields__", {})
    return sorted(name for name in {*dir(kind), *fields} if not name.startswith("_"))


def _parameter(parameter: inspect.Parameter) -> str:
    if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD):
        return "…"
    if parameter.default is parameter.empty:
        return parameter.name
    default = parameter.default
    shown = f'"{default}"' if isinstance(default, str) else str(default).lower()
    return f"{parameter.name}={shown}"


def _offered() -> dict[str, dict[str, Any]]:
    """Return the names that the documents of each family give their templates, for the example."""
    found: dict[str, dict[str, Any]] = {entree.famille: {} for entree in catalogue()}
    render = Templates.render

    def watched(self: Templates, name: str, context: Mapping[str, Any]) -> Any:
        found[name.split("/", maxsplit=1)[0]].update(context)
        return render(self, name, context)

    with mock.patch.object(Templates, "render", watched):
        for famille in found:
            prepare(SOURCES / "exemple", [famille])
        prepare_lettres(list_territories(SOURCES), ["lettre"], Selection())
        sheet_text(SOURCES / "exemple")
    return {
        famille: {n: v.value if isinstance(v, Lazy) else v for n, v in names.items()}
        for famille, names in found.items()
    }
