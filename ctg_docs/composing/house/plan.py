"""Plans: the ordered list of blocks of a document, and its changes by a territory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ctg_docs.composing.house.files import read_house
from ctg_docs.document.nodes import PageFormat
from ctg_docs.model.identity import Articles, BlocTexte
from ctg_docs.model.loading import translate
from ctg_docs.model.types import OuiNon
from ctg_docs.problems import Problem, SourceError
from ctg_docs.reading.positions import Chemin, Positions
from ctg_docs.suggestions import nearest

WATERMARK = "PROJET"
"""The watermark of a draft."""
INITIALS = f"Paraphes\u00a0: {'…' * 18}"
"""Words at the foot of each page of what is signed on paper."""
PARTIAL = "RECONSTITUTION"
"""The watermark of a copy that leaves out a part of the convention."""

Genre: TypeAlias = Literal["libre", "liminaire", "article", "articles", "annexe", "diapositives"]


class BlocMaison(BaseModel):
    """A block of the house: its id, its kind, its template, and the data it needs.

    `diapositives` and `articles` cut the template at each of its titles.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    genre: Genre
    gabarit: str
    si: Literal["plan_action", "grands_groupes"] | None = None


class Plan(BaseModel):
    """The blocks of a document, in order, and what holds for the whole of it.

    `etat` says what makes it a draft, which bears a watermark: the convention until it is ready,
    the délibération until the vote, the avenant as long as it has blanks, or nothing. Blanks are
    refused in a convention that is ready. `modifiable` lets a territory change its blocks under
    `articles:`. `donnees_liees` names the template of what the page says to machines. `sources`
    names the top-level keys that the document is made from, and carries; all of them when it names
    none. `pages_max` is how many pages the document may take once laid out, for any territory;
    `minutes_max`, how long the notes of a deck may be, read aloud. `sans_logos` is why it does not
    bear the logos of the parties, as all others do.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    etat: Literal["convention", "deliberation", "avenant", "libre"] = "libre"
    page: PageFormat = "portrait"
    modifiable: OuiNon = False
    donnees_liees: str = ""
    sources: tuple[str, ...] = ()
    pages_max: Annotated[int, Field(ge=1)] | None = None
    minutes_max: Annotated[int, Field(ge=1)] | None = None
    sans_logos: str = ""
    d_apres: str = ""
    """Another plan, whose blocks it takes; its own replace those of the same id."""
    blocs: tuple[BlocMaison, ...]


@dataclass(frozen=True)
class Bloc:
    """A block to compose: a template of the house, or the text of the territory."""

    id: str
    genre: Genre
    gabarit: str = ""
    titre: str = ""
    texte: str | None = None
    complements: tuple[str, ...] = ()
    chemin: Chemin = ()
    """The path of the text of the territory, empty for the house's own."""


def load_plan(path: Path) -> Plan:
    """Return the plan of a document; raises SourceError when its file is wrong."""
    data, positions = read_house(path)
    try:
        plan = Plan.model_validate(data)
    except ValidationError as error:
        raise SourceError(translate(error, Plan, positions, data)) from error
    if not plan.d_apres:
        return plan
    own = {bloc.id: bloc for bloc in plan.blocs}
    taken = load_plan(path.parent.parent / plan.d_apres)
    blocs = tuple(own.get(bloc.id, bloc) for bloc in taken.blocs)
    return plan.model_copy(update={"blocs": blocs, "sources": (*taken.sources, *plan.sources)})


def arrange(
    plan: Plan, articles: Articles, present: set[str], positions: Positions
) -> tuple[list[Bloc], list[Problem]]:
    """Return the blocks to compose, and the changes that name no block.

    `present` holds the names that a block's `si` may ask for.
    """
    house = [Bloc(b.id, b.genre, b.gabarit) for b in plan.blocs if b.si is None or b.si in present]
    names = [b.id for b in plan.blocs] + [b.id for b in articles.ajouter]
    problems = [*_unknown(articles, names, positions), *_untitled(plan, articles, positions)]
    kept = [b for b in house if b.id not in articles.retirer]
    for rank, change in enumerate(articles.remplacer):
        kept = [_replaced(b, change, rank) if b.id == change.id else b for b in kept]
    for change in articles.completer:
        kept = [_completed(b, change) if b.id == change.id else b for b in kept]
    for rank, change in enumerate(articles.ajouter):
        kept = _inserted(kept, change, rank)
    # A text with neither a title nor a template that gives one is a problem, and is not composed.
    kept = [b for b in kept if b.texte is None or b.titre or (b.gabarit and b.genre != "libre")]
    return kept, problems


def _replaced(bloc: Bloc, change: BlocTexte, rank: int) -> Bloc:
    chemin: Chemin = ("articles", "remplacer", rank)
    return replace(bloc, titre=change.titre or "", texte=change.texte, chemin=chemin)


def _completed(bloc: Bloc, change: BlocTexte) -> Bloc:
    return replace(bloc, complements=(*bloc.complements, change.texte))


def _inserted(blocs: Sequence[Bloc], change: BlocTexte, rank: int) -> list[Bloc]:
    """Insert a text after the block it names, an annexe after an annexe; else the last article."""
    chemin: Chemin = ("articles", "ajouter", rank)
    places = [i for i, b in enumerate(blocs) if b.id == change.apres]
    genre: Genre = "annexe" if any(blocs[i].genre == "annexe" for i in places) else "article"
    bloc = Bloc(change.id, genre, titre=change.titre or "", texte=change.texte, chemin=chemin)
    if not places:
        places = [i for i, b in enumerate(blocs) if b.genre == "article"] or [len(blocs) - 1]
    after = places[-1] + 1
    return [*blocs[:after], bloc, *blocs[after:]]


def _unknown(articles: Articles, names: list[str], positions: Positions) -> Iterator[Problem]:
    asked: list[tuple[Chemin, str | None]] = [
        (("articles", "retirer", i), name) for i, name in enumerate(articles.retirer)
    ]
    for key in ("completer", "remplacer"):
        asked += [(("articles", key, i, "id"), b.id) for i, b in enumerate(getattr(articles, key))]
    asked += [
        (("articles", "ajouter", i, "apres"), b.apres) for i, b in enumerate(articles.ajouter)
    ]
    for chemin, name in asked:
        kept = names if chemin[1] == "retirer" else [n for n in names if n not in articles.retirer]
        if name is not None and name not in kept:
            gone = " : il est retiré" if name in names else ""
            message = f"aucun bloc de la convention ne s’appelle « {name} »{gone}"
            hint = nearest(name, kept) or f"Blocs possibles : {', '.join(kept)}."
            yield Problem(positions.locate(chemin), "article-inconnu", message, hint)


def _untitled(plan: Plan, articles: Articles, positions: Positions) -> Iterator[Problem]:
    """Yield the texts of the territory that no title names."""
    bare = {bloc.id for bloc in plan.blocs if bloc.genre == "libre"}
    for key, wanted in (("ajouter", None), ("remplacer", bare)):
        for rank, bloc in enumerate(getattr(articles, key)):
            if not bloc.titre and (wanted is None or bloc.id in wanted):
                place = positions.locate(("articles", key, rank))
                message = f"le texte « {bloc.id} » doit porter un « titre »"
                yield Problem(place, "cle-manquante", message)
