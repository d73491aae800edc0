"""A convention and the templates of a document, composed into a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from ctg_docs.composing.catalogue import Entree
from ctg_docs.composing.constructors import CONSTRUCTORS
from ctg_docs.composing.context import Vue, context
from ctg_docs.composing.filters import FILTERS
from ctg_docs.composing.plan import Bloc, arrange, load_plan
from ctg_docs.composing.sections import nest, without_titles
from ctg_docs.composing.templates import Templates
from ctg_docs.document.grammar import MarkdownError
from ctg_docs.document.markdown import parse, prose
from ctg_docs.document.nodes import Block, Blocks, Document, Inlines, Section, Text
from ctg_docs.problems import Problem, SourceError
from ctg_docs.reading.positions import Positions

WATERMARK = "PROJET"


@dataclass(frozen=True)
class Composer:
    """The templates of the house, ready for any document and any territory."""

    folder: Path

    def compose(
        self, entree: Entree, vue: Vue, positions: Positions
    ) -> tuple[Document, list[Problem]]:
        """Return the unresolved tree of a document, and every problem met on the way."""
        templates = _templates(self.folder)
        words = context(vue)
        present = {"plan_action"} if vue.sources.convention.plan_action else set()
        plan = load_plan(self.folder / entree.plan)
        blocs, problems = arrange(plan, vue.sources.articles, present, positions)
        blocks: list[Block] = []
        for bloc in blocs:
            try:
                blocks += _compose(bloc, templates, words, positions)
            except SourceError as error:
                problems += error.problems
        return _document(entree, vue, tuple(blocks)), problems


@lru_cache(maxsize=2)
def _templates(folder: Path) -> Templates:
    """Return the templates of a folder, each compiled once per process."""
    return Templates(folder, FILTERS, CONSTRUCTORS)


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
        else:
            section = nest(parsed, bloc.id, bloc.genre, place)
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
    place = positions.locate(bloc.chemin)
    title: Inlines = (Text(bloc.titre),)
    if not bloc.titre:
        text, slots = templates.render(bloc.gabarit, words)
        title = nest(parse(text, slots), bloc.id, "article", place).title
    genre = "liminaire" if bloc.genre == "libre" else bloc.genre
    return _extended(Section(bloc.id, genre, title, prose(bloc.texte), origin=place), bloc)


def _extended(section: Section, bloc: Bloc) -> Section:
    added: Blocks = tuple(block for text in bloc.complements for block in prose(text))
    if not added:
        return section
    return replace(section, content=(*section.content, *added))


def _document(entree: Entree, vue: Vue, blocks: Blocks) -> Document:
    identite = vue.sources.convention
    years = vue.periode["annees"] if vue.periode else ""
    title = " ".join(filter(None, (identite.titre, years, "–", vue.lieu.name)))
    caisse = vue.caisse
    author = identite.auteur or (caisse.nom if caisse and caisse.nom else "")
    return Document(
        title=title,
        blocks=blocks,
        subject=entree.titre,
        author=author,
        keywords=tuple(champ.titre for champ in vue.sources.champs),
        date=identite.date_version or vue.sources.signature.date or identite.periode.debut,
        watermark=WATERMARK if identite.statut.brouillon else "",
        header=(Text(title),),
        final=not identite.statut.brouillon,
    )
