"""Cross-references and the table of contents: every mention of a place, resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctg_docs.document.nodes import (
    Blocks,
    Document,
    Inlines,
    Reference,
    Section,
    TableOfContents,
    TocEntry,
    sections,
)
from ctg_docs.document.runs import placed_runs
from ctg_docs.document.walk import change_inlines, inlines, rebuilt
from ctg_docs.document.words import inline_text
from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.problems import Problem
from ctg_docs.suggestions import nearest

_NBSP = "\u00a0"


class References:
    """The parts of a numbered document by their ids, and the mentions that lead to none."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[str, Section] = {}
        self._doubles: list[Section] = []
        self._lost = False
        for section in sections(document.blocks):
            if section.id in self._known:
                self._doubles.append(section)
            self._known[section.id] = section

    def words(self, content: Inlines) -> Inlines:
        """Return a run with the words of each of its references."""
        return change_inlines(content, self._resolved, (Reference,))

    def problems(self) -> Iterator[Problem]:
        """Yield the ids used twice, then the references met that lead nowhere."""
        for section in self._doubles:
            message = f"deux parties du document portent l’identifiant « {section.id} »"
            yield Problem(section.origin.place, "renvoi-double", message)
        if self._lost:
            yield from _lost(self._document, self._known)

    def _resolved(self, node: Reference) -> Inlines:
        section = self._known.get(node.target)
        if section is None:
            self._lost = True
            return (node,)
        if node.form == "page":
            return (node,)
        words = inline_text(section.title) if node.form == "titre" else mention(section)
        return (rebuilt(node, text=capitale(words) if node.capital else words),)


def fill_contents(blocks: Blocks) -> Blocks:
    """Return the blocks with the entries of each table of contents."""
    return tuple(
        rebuilt(b, entries=_entries(blocks, b.depth)) if isinstance(b, TableOfContents) else b
        for b in blocks
    )


def mention(section: Section) -> str:
    """Return the words by which the text names a section: « article 3 », « fiche 1.2 »."""
    if section.mention:
        return section.mention.replace(" ", _NBSP)
    if section.kind in ("article", "annexe"):
        return minuscule(section.number).replace(" ", _NBSP)
    if section.number:
        return f"point{_NBSP}{section.number}"
    return f"« {inline_text(section.title)} »"


def _lost(document: Document, known: Mapping[str, Section]) -> Iterator[Problem]:
    """Yield the references that lead nowhere, each where it comes from."""
    for run in placed_runs(document):
        for node in inlines(run.content):
            if isinstance(node, Reference) and node.target not in known:
                message = f"le renvoi « #{node.target} » ne mène nulle part"
                hint, origin = nearest(node.target, known), node.origin or run.origin
                words, line = f"(#{node.target})", origin.line
                yield Problem(origin.place, "renvoi-inconnu", message, hint, words=words, line=line)


def _entries(blocks: Blocks, depth: int) -> tuple[TocEntry, ...]:
    return tuple(
        TocEntry(s.level, s.number, s.title, s.id)
        for s in sections(blocks)
        if s.level <= depth and s.in_toc
    )
