"""Composition: the subject of a file and the templates of its document, made into a tree."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ctg_docs.composing.facts import sujets as territoire
from ctg_docs.composing.facts.sujets import Famille, Sujet
from ctg_docs.composing.families import (
    avenant,
    deliberation,
    dossier,
    fiches,
    lettre,
    page,
    presentation,
    presse,
    resume,
    reunion,
    suivi,
)
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.composing.house.plan import INITIALS, PARTIAL, WATERMARK, Bloc, Plan, arrange
from ctg_docs.composing.vocabulary.charts import GRAPHIQUES
from ctg_docs.composing.vocabulary.constructors import CONSTRUCTORS, blocs, mots
from ctg_docs.composing.vocabulary.faults import ExcessError, GabaritError
from ctg_docs.composing.vocabulary.filters import FILTERS
from ctg_docs.composing.vocabulary.sections import nest, nest_each, without_titles
from ctg_docs.composing.vocabulary.slides import slides
from ctg_docs.composing.vocabulary.tables import TABLEAUX
from ctg_docs.composing.vocabulary.templates import Templates
from ctg_docs.document.bare_headings import without_bare_headings
from ctg_docs.document.gaps import with_blanks
from ctg_docs.document.markdown import MarkdownError, parse
from ctg_docs.document.nodes import (
    Blank,
    Block,
    Blocks,
    Cover,
    Document,
    Logos,
    Section,
    SignatureGrid,
    Slide,
)
from ctg_docs.document.pending import gathered
from ctg_docs.document.slots import Slots, unmarked
from ctg_docs.document.walk import blocks_within, inlines, logos_of, runs
from ctg_docs.document.words import inline_text
from ctg_docs.model.convention import Convention
from ctg_docs.model.identity import Articles
from ctg_docs.problems import Problem, SourceError
from ctg_docs.reading.origins import Origin, computed_from
from ctg_docs.reading.positions import Positions

FAMILLES: dict[str, Famille[Any]] = {
    "avenant": avenant.FAMILLE,
    "deliberation": deliberation.FAMILLE,
    "dossier": dossier.FAMILLE,
    "fiches": fiches.FAMILLE,
    "lettre": lettre.FAMILLE,
    "page": page.FAMILLE,
    "presentation": presentation.FAMILLE,
    "presse": presse.FAMILLE,
    "resume": resume.FAMILLE,
    "reunion": reunion.FAMILLE,
    "suivi": suivi.FAMILLE,
}
"""The families that have code of their own, by their names in the catalogue."""
_OF_A_TERRITORY = Famille(territoire.sujets, territoire.noms)


@dataclass(frozen=True)
class Composed:
    """An unresolved tree, with the problems met and the templates read on the way.

    `gabarits` names the templates that were read; `sources` the top-level keys that the document
    is made from, and carries: all of them when it names none.
    """

    document: Document
    problems: tuple[Problem, ...]
    gabarits: frozenset[str]
    sources: tuple[str, ...]


def sujets(entree: Entree, matter: Any) -> list[Sujet[Any]]:
    """Return the files that a document makes of what its `par` says; see `Famille`."""
    return _famille(entree).sujets(entree, matter)


def compose(
    folder: Path, entree: Entree, plan: Plan, sujet: Sujet[Any], positions: Positions
) -> Composed:
    """Return the tree of one file, composed from the templates of a folder.

    `positions` tell where the territory changes the blocks of a plan that lets it. What templates
    do wrong is among the problems.
    """
    vue = sujet.vue
    asked = {
        "plan_action": vue.sources.convention.plan_action,
        "grands_groupes": vue.grands_groupes,
    }
    present = {name for name, known in asked.items() if known}
    changes = sujet.vue.sources.articles if plan.modifiable else Articles()
    blocs, problems = arrange(plan, changes, present, positions)
    annexes = sum(bloc.genre == "annexe" for bloc in blocs)
    words = {**_famille(entree).noms(sujet), "nombre_annexes": annexes}
    work = _Work(_templates(folder), words, positions)
    linked, blocks = "", list[Block]()
    with work.noting():
        linked = _linked(plan, work)
    for bloc in blocs:
        with work.noting():
            blocks += _compose(bloc, work)
    mentioned = sujet.vue.mentioned_parts
    whole = gathered(without_bare_headings(with_blanks(tuple(blocks)), mentioned), mentioned)
    headed = _with_logos(whole, plan, sujet, work.templates.origin(entree.plan))
    document = _stated(_document(entree, sujet, headed), plan, sujet, linked)
    gabarits = frozenset({*work.gabarits, entree.plan})
    return Composed(document, (*problems, *work.problems), gabarits, plan.sources)


def _famille(entree: Entree) -> Famille[Any]:
    return FAMILLES.get(entree.famille, _OF_A_TERRITORY)


@lru_cache(maxsize=2)
def _templates(folder: Path) -> Templates:
    """Return the templates of a folder, each compiled once per process and whenever it changes."""
    return Templates(folder, FILTERS, {**CONSTRUCTORS, **TABLEAUX, **GRAPHIQUES})


@dataclass(frozen=True)
class _Work:
    """One document under way: its names, what was read for it, what went wrong."""

    templates: Templates
    words: Mapping[str, Any]
    positions: Positions
    gabarits: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def render(self, gabarit: str) -> tuple[str, Slots]:
        """Return the Markdown of a template and the values that it printed."""
        rendering = self.templates.render(gabarit, self.words)
        self.gabarits.update(rendering.gabarits)
        return rendering.text, rendering.slots

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note the error that stops a part: the others are composed all the same."""
        try:
            yield
        except SourceError as error:
            self.problems.extend(error.problems)


def _compose(bloc: Bloc, work: _Work) -> Blocks:
    if bloc.texte is not None:
        return (_written(bloc, bloc.texte, work),)
    text, slots = work.render(bloc.gabarit)
    origin = work.templates.origin(bloc.gabarit)
    place = origin.place
    try:
        parsed = parse(text, slots)
        if bloc.genre == "libre":
            return without_titles(parsed)
        if bloc.genre == "diapositives":
            return tuple(slides(parsed, origin))
        if bloc.genre == "articles":
            return tuple(nest_each(parsed, bloc.id, origin))
        return (_extended(nest(parsed, bloc.id, bloc.genre, origin), bloc),)
    except MarkdownError as error:
        raise SourceError([Problem(place, error.code, str(error), error.hint)]) from error
    except ExcessError as error:
        raise SourceError([Problem(place, "gabarit-demesure", str(error))]) from error
    except GabaritError as error:
        raise SourceError([Problem(place, "gabarit-erreur", str(error))]) from error


def _written(bloc: Bloc, texte: str, work: _Work) -> Section:
    """Return a block whose text the territory wrote; its title may stay that of the house."""
    origin = Origin((work.positions.locate(bloc.chemin),), (bloc.chemin,))
    title = mots(bloc.titre)
    if not bloc.titre:
        title = nest(parse(*work.render(bloc.gabarit)), bloc.id, "article", origin).title
    genre = bloc.genre if bloc.genre in ("article", "annexe") else "liminaire"
    return _extended(Section(bloc.id, genre, title, blocs(texte), origin=origin), bloc)


def _extended(section: Section, bloc: Bloc) -> Section:
    added: Blocks = tuple(block for text in bloc.complements for block in blocs(text))
    if not added:
        return section
    return replace(section, content=(*section.content, *added))


def _linked(plan: Plan, work: _Work) -> str:
    """Return the linked data of the page; raises SourceError when it is no JSON."""
    if not plan.donnees_liees:
        return ""
    text, _ = work.render(plan.donnees_liees)
    try:
        return json.dumps(json.loads(unmarked(text)), ensure_ascii=False)
    except ValueError as error:
        place = work.templates.place(plan.donnees_liees)
        raise SourceError(
            [Problem(place, "gabarit-erreur", f"JSON mal formé : {error}")]
        ) from error


def _with_logos(blocks: Blocks, plan: Plan, sujet: Sujet[Any], origin: Origin) -> Blocks:
    """Return the blocks under the logos of the parties, where none of them shows these.

    `origin` is that of the plan, which asks for those of the house style.
    """
    headless = plan.sans_logos or plan.page == "diapositive"
    if headless or not sujet.logos or any(map(logos_of, blocks)):
        return blocks
    own = computed_from(*(logo.origin for logo in sujet.logos))
    return (Logos(sujet.logos, origin=own or origin), *blocks)


def _document(entree: Entree, sujet: Sujet[Any], blocks: Blocks) -> Document:
    """Return the tree with its metadata: a document without cover bears its own first title."""
    notice = sujet.notice
    covered = any(isinstance(block, Cover) for block in blocks)
    title = notice.titre if covered else _first_title(blocks) or notice.titre
    return Document(
        title=str(title),
        blocks=blocks,
        subject=entree.titre,
        author=notice.auteur,
        keywords=notice.mots_cles,
        date=notice.date,
        header=mots(title) if covered else (),
    )


def _first_title(blocks: Blocks) -> str:
    titles = (b.title for b in blocks if isinstance(b, Section | Slide))
    return inline_text(next(titles, ())).replace("\n", " ")


def _stated(document: Document, plan: Plan, sujet: Sujet[Any], linked: str) -> Document:
    """Return the document with its state: what it bears across its pages, what it may lack."""
    identite = sujet.vue.sources.convention
    final, watermark, foot = False, "", ""
    match plan.etat:
        case "convention":
            final = identite.complete
            watermark = WATERMARK if identite.statut.brouillon else PARTIAL * identite.partielle
            foot = INITIALS if _is_initialled(document, sujet.vue.sources) else ""
        case "deliberation":
            watermark = "" if sujet.votee else WATERMARK
        case "avenant":
            watermark = WATERMARK if _lacks(document) else ""
            by_hand = sujet.vue.sources.signature.mode != "electronique"
            foot = INITIALS if by_hand and not sujet.votee else ""
        case "libre":
            pass
    return replace(
        document,
        final=final,
        watermark=watermark,
        foot=foot,
        page=plan.page,
        pages_max=plan.pages_max,
        minutes_max=plan.minutes_max,
        linked_data=linked,
    )


def _lacks(document: Document) -> bool:
    """Tell whether a document has blanks."""
    return any(isinstance(node, Blank) for run in runs(document) for node in inlines(run))


def _is_initialled(document: Document, sources: Convention) -> bool:
    """Tell whether each page of a document waits, on paper, for the initials of who signs it."""
    identite, mode = sources.convention, sources.signature.mode
    waits = not (identite.statut.signee or identite.partielle) and mode != "electronique"
    return waits and any(isinstance(b, SignatureGrid) for b in blocks_within(document.blocks))
