"""Gathered cells → the keys of an action, with a comment in the place of what has no type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from textwrap import wrap
from typing import Any

from pydantic import ValidationError

from ctg_docs.importing.plans import reading_figures as figures
from ctg_docs.importing.plans import reading_texts as texts
from ctg_docs.importing.plans.gathering import GatheredAction, Given
from ctg_docs.importing.plans.reading_texts import Reading
from ctg_docs.model.actions import Action
from ctg_docs.starting.yaml_blocks import YamlComment

_WIDTH = 92

ORDER = (
    *("etat", "repond_a", "constat", "description", "resultats_attendus", "public_cible"),
    *("territoire", "pilote", "elu_referent", "partenaires", "calendrier", "moyens_humains"),
    *("moyens_materiels", "budget", "financements", "indicateurs", "modalites_evaluation"),
    *("priorite", "avancement", "transversalites"),
)
"""Keys of an action that a workbook may fill, after its id, its title and its objective."""


@dataclass
class DraftedAction:
    """An action of a draft: its keys, and the cells that each of them leaves to be checked."""

    gathered: GatheredAction
    titre: str
    data: dict[str, Any] = field(default_factory=dict)
    doubts: dict[str, list[tuple[Given, str]]] = field(default_factory=dict)

    def with_remarks(self) -> dict[str, Any]:
        """Return the keys in their order, each followed by the comments that it leaves."""
        found: dict[str, Any] = {k: self.data[k] for k in ("id", "titre", "rattachee_a")}
        for key in ("titre", *ORDER):
            if key in self.data:
                found[key] = self.data[key]
            for rank, (given, why) in enumerate(self.doubts.get(key, ())):
                found[f"{key}/{rank}"] = YamlComment(remark(given, why))
        return found


def remark(given: Given, why: str = "") -> str:
    """Return the comment that keeps a cell: « à vérifier : Actions!J7 « 12k€ env. » (budget) »."""
    about = f"{given.heading.cle} : {why}" if why else given.heading.cle
    whole = f"à vérifier : {given.place} « {given.cell.line} » ({about})"
    return "\n".join(wrap(whole, _WIDTH, break_long_words=False, break_on_hyphens=False))


def draft(gathered: GatheredAction, scales: dict[str, str]) -> DraftedAction:
    """Return the keys of an action that the model takes, all that it refuses being doubts."""
    name = texts.title(gathered.of("titre"))
    drafted = DraftedAction(gathered, name.value)
    drafted.doubts["titre"] = name.doubts
    for key, read in _readers(scales).items():
        reading = read(gathered)
        if reading.value not in (None, "", []):
            drafted.data[key] = reading.value
        if reading.doubts:
            drafted.doubts[key] = reading.doubts
    _demote(drafted)
    return drafted


def root(cle: str) -> str:
    """Return the key of an action that a heading fills in part: `budget` for `budget.montant`."""
    return cle.partition(".")[0]


def _readers(scales: dict[str, str]) -> dict[str, Callable[[GatheredAction], Reading]]:
    def of(
        read: Callable[..., Reading], key: str, **options: bool
    ) -> Callable[[GatheredAction], Reading]:
        return lambda action: read(action.of(key), **options)

    readers = {
        key: of(texts.prose, key) for key in ("constat", "description", "resultats_attendus")
    }
    readers |= {key: of(texts.prose, key) for key in ("moyens_materiels", "modalites_evaluation")}
    readers |= {
        key: of(texts.names, key, commas=False)
        for key in ("public_cible", "pilote", "transversalites")
    }
    readers |= {key: of(texts.names, key, commas=True) for key in ("territoire", "partenaires")}
    readers |= {"etat": of(texts.etat, "etat"), "priorite": of(texts.priorite, "priorite")}
    readers |= {"elu_referent": of(texts.line, "elu_referent"), "calendrier": texts.calendrier}
    readers |= {"moyens_humains": of(texts.moyens_humains, "moyens_humains")}
    readers |= {"budget": figures.budget, "financements": figures.financements}
    readers |= {"indicateurs": figures.indicateurs}
    readers["avancement"] = partial(figures.avancement, scales=scales)
    return {key: readers[key] for key in ORDER if key in readers}


def _demote(drafted: DraftedAction) -> None:
    """Turn into doubts the cells of the keys that the model refuses, whatever the reason."""
    try:
        Action.model_validate(
            {"id": "a", "titre": drafted.titre, "rattachee_a": "a"} | drafted.data
        )
    except ValidationError as error:
        for key in {str(one["loc"][0]) for one in error.errors() if one["loc"]} & set(drafted.data):
            del drafted.data[key]
            known = {id(given) for given, _ in drafted.doubts.get(key, ())}
            cells = [g for g in drafted.gathered.given if root(g.cle) == key and id(g) not in known]
            drafted.doubts.setdefault(key, []).extend((given, "") for given in cells)
