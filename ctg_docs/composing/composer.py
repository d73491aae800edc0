"""A convention and the templates of a document, composed into a tree."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ctg_docs.composing.facts.context import context
from ctg_docs.composing.facts.sujets import Sujet
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.lettre.lettres import Lettre
from ctg_docs.composing.families.page.page import Page
from ctg_docs.composing.families.presse import Presse
from ctg_docs.composing.families.suivi import bilans
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.composing.house.plan import PARTIAL, WATERMARK, Bloc, Plan, arrange, load_plan
from ctg_docs.composing.vocabulary.charts import GRAPHIQUES
from ctg_docs.composing.vocabulary.constructors import CONSTRUCTORS, blocs, mots
from ctg_docs.composing.vocabulary.filters import FILTERS
from ctg_docs.composing.vocabulary.sections import nest, without_titles
from ctg_docs.composing.vocabulary.slides import slides
from ctg_docs.composing.vocabulary.templates import Templates
from ctg_docs.document.grammar import MarkdownError
from ctg_docs.document.markdown import parse
from ctg_docs.document.nodes import Block, Blocks, Cover, Document, Section, Slide, Text
from ctg_docs.document.slots import unmarked
from ctg_docs.document.words import inline_text
from ctg_docs.model.identity import Articles
from ctg_docs.problems import Problem, SourceError
from ctg_docs.reading.origins import Origin
from ctg_docs.reading.positions import Positions


@dataclass(frozen=True)
class Composer:
    """The templates of the house, ready for any document and any territory."""

    folder: Path

    def plan(self, entree: Entree) -> Plan:
        """Return the plan of a document; raises SourceError when its file is wrong."""
        return load_plan(self.folder / entree.plan)

    @property
    def gabarits(self) -> frozenset[str]:
        """The templates that the last document composed has read, by their names."""
        return frozenset(_templates(self.folder).read)

    def compose(
        self, entree: Entree, vue: Vue, positions: Positions, sujet: Sujet
    ) -> tuple[Document, list[Problem]]:
        """Return the unresolved tree of one file, and every problem met on the way."""
        words = (
            context(vue)
            | {"presse": Presse(vue), "page": Page(vue)}
            | bilans.noms(vue)
            | dict(sujet.noms)
        )
        present = {"plan_action"} if vue.sources.convention.plan_action else set()
        plan = self.plan(entree)
        changes = vue.sources.articles if plan.modifiable else Articles()
        blocs, problems = arrange(plan, changes, present, positions)
        words["nombre_annexes"] = sum(bloc.genre == "annexe" for bloc in blocs)
        blocks, linked, found = self._render(plan, blocs, words, positions)
        document = _document(entree, vue, blocks)
        return _stated(document, plan, vue, sujet, linked), [*problems, *found]

    def compose_lettre(self, entree: Entree, lettre: Lettre) -> tuple[Document, list[Problem]]:
        """Return the unresolved tree of a letter, which no territory changes, and its problems."""
        plan = self.plan(entree)
        nowhere = Positions.joined("", ())
        blocs, problems = arrange(plan, Articles(), set(), nowhere)
        blocks, _, found = self._render(plan, blocs, {"lettre": lettre}, nowhere)
        document = Document(
            title=_first_title(blocks),
            blocks=blocks,
            subject=entree.titre,
            author=lettre.caisse.nom or "",
            date=lettre.annonces[-1].date,
            page=plan.page,
        )
        return document, [*problems, *found]

    def _render(
        self, plan: Plan, blocs: Sequence[Bloc], words: dict[str, Any], positions: Positions
    ) -> tuple[Blocks, str, list[Problem]]:
        """Return the blocks of a plan, what they say to machines, and every problem met."""
        templates = _templates(self.folder)
        templates.read.clear()
        problems: list[Problem] = []
        blocks: list[Block] = []
        linked = ""
        try:
            linked = _linked(plan, templates, words)
        except SourceError as error:
            problems += error.problems
        for bloc in blocs:
            try:
                blocks += _compose(bloc, templates, words, positions)
            except SourceError as error:
                problems += error.problems
        return tuple(blocks), linked, problems


@lru_cache(maxsize=2)
def _templates(folder: Path) -> Templates:
    """Return the templates of a folder, each compiled once per process."""
    return Templates(folder, FILTERS, {**CONSTRUCTORS, **GRAPHIQUES})


def _compose(
    bloc: Bloc, templates: Templates, words: dict[str, Any], positions: Positions
) -> Iterator[Block]:
    if bloc.texte is not None:
        yield _written(bloc, templates, words, positions)
        return
    text, slots = templates.render(bloc.gabarit, words)
    place = templates.place(bloc.gabarit)
    try:
        parsed = parse(text, slots)
        if bloc.genre == "libre":
            yield from without_titles(parsed)
        elif bloc.genre == "diapositives":
            yield from slides(parsed, Origin((place,)))
        else:
            section = nest(parsed, bloc.id, bloc.genre, Origin((place,)))
            yield _extended(section, bloc)
    except MarkdownError as error:
        raise SourceError([Problem(place, error.code, str(error))]) from error
    except ValueError as error:
        raise SourceError([Problem(place, "gabarit-erreur", str(error))]) from error


def _written(
    bloc: Bloc, templates: Templates, words: dict[str, Any], positions: Positions
) -> Section:
    """Return a block whose text the territory wrote; its title may stay that of the house."""
    assert bloc.texte is not None
    origin = Origin((positions.locate(bloc.chemin),), (bloc.chemin,))
    title = mots(bloc.titre)
    if not bloc.titre:
        text, slots = templates.render(bloc.gabarit, words)
        title = nest(parse(text, slots), bloc.id, "article", origin).title
    genre = bloc.genre if bloc.genre in ("article", "annexe") else "liminaire"
    return _extended(Section(bloc.id, genre, title, blocs(bloc.texte), origin=origin), bloc)


def _extended(section: Section, bloc: Bloc) -> Section:
    added: Blocks = tuple(block for text in bloc.complements for block in blocs(text))
    if not added:
        return section
    return replace(section, content=(*section.content, *added))


def _linked(plan: Plan, templates: Templates, words: dict[str, Any]) -> str:
    """Return what the page says to machines; raises SourceError when it is no JSON."""
    if not plan.donnees_liees:
        return ""
    text, _ = templates.render(plan.donnees_liees, words)
    try:
        return json.dumps(json.loads(unmarked(text)), ensure_ascii=False)
    except ValueError as error:
        place = templates.place(plan.donnees_liees)
        raise SourceError(
            [Problem(place, "gabarit-erreur", f"JSON mal formé : {error}")]
        ) from error


def _document(entree: Entree, vue: Vue, blocks: Blocks) -> Document:
    """Return the tree with its metadata: a document without cover bears its own first title."""
    identite = vue.sources.convention
    years = vue.periode["annees"] if vue.periode else ""
    covered = any(isinstance(block, Cover) for block in blocks)
    name = identite.titre if entree.id == entree.famille == "convention" else entree.titre
    title = " ".join(filter(None, (name, years, "–", vue.lieu.name)))
    if not covered:
        title = _first_title(blocks) or title
    caisse = vue.caisse
    author = identite.auteur or (caisse.nom if caisse and caisse.nom else "")
    return Document(
        title=title,
        blocks=blocks,
        subject=entree.titre,
        author=str(author),
        keywords=tuple(str(champ.titre) for champ in vue.sources.champs),
        date=identite.date_version or vue.sources.signature.date or identite.periode.debut,
        header=(Text(title),) if covered else (),
    )


def _first_title(blocks: Blocks) -> str:
    titles = (b.title for b in blocks if isinstance(b, Section | Slide))
    return inline_text(next(titles, ())).replace("\n", " ")


def _stated(document: Document, plan: Plan, vue: Vue, sujet: Sujet, linked: str) -> Document:
    """Return the document with its state: what it bears across its pages, what it may lack."""
    identite = vue.sources.convention
    final, watermark = False, ""
    match plan.etat:
        case "convention":
            final = identite.complete
            watermark = WATERMARK if identite.statut.brouillon else PARTIAL * identite.partielle
        case "deliberation":
            watermark = "" if sujet.votee else WATERMARK
        case "libre":
            pass
    return replace(document, final=final, watermark=watermark, page=plan.page, linked_data=linked)
