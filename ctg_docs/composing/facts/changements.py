"""The changes that a field brings to its inhabitants, in the words meant for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctg_docs.composing.facts.projets import ProjetsDuChamp
from ctg_docs.composing.vocabulary.constructors import mots
from ctg_docs.composing.vocabulary.runs import join
from ctg_docs.document.nodes import Inlines
from ctg_docs.model.arbre import ChampNumerote
from ctg_docs.reading.origins import computed


def changements(field: ChampNumerote, group: ProjetsDuChamp | None) -> Iterator[Inlines]:
    """Yield the ways of telling it: its highlighted projects, its summary, its first actions.

    Each is told whole, then with fewer and fewer items.
    """
    yield from shortened(group.projets if group else ())
    if field.champ.synthese:
        yield mots(field.champ.synthese)
    titles = [a.action.mots_presse or a.action.titre for a in field.actions[:3]]
    yield from shortened([mots(unmarked(title)) for title in titles])


def shortened(parts: Sequence[Inlines]) -> Iterator[Inlines]:
    """Yield all the parts as one run, then all but the last, down to the first alone."""
    for count in range(len(parts), 0, -1):
        yield join(parts[:count], " ; ", " ; ")


def unmarked(title: str) -> str:
    """Return a title without its final mark."""
    return str(computed(title.rstrip(" .;"), title))
