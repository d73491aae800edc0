"""Cross-references and the table of contents: every mention of a place, resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from ctg_docs.document.nodes import (
    Blocks,
    Document,
    Inlines,
    Reference,
    Section,
    TableOfContents,
    Text,
    TocEntry,
    sections,
)
from ctg_docs.document.repealing import repealed
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.walk import HOLDERS, change_inlines, inlines, rebuilt
from ctg_docs.document.words import inline_text
from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.problems import Problem
from ctg_docs.reading.origins import Origin
from ctg_docs.suggestions import nearest

_NBSP = "\u00a0"
_OF_THE_CONVENTION = "de la convention"
_NAMED = re.compile(r"\s+de (la|la présente|cette|notre) convention\b")
_MAY_MENTION = frozenset((Reference, *HOLDERS))
"""Inline nodes without which a run mentions nothing."""
_OF = {"article": "de l’", "annexe": "de l’", "fiche": "de la ", "point": "du "}
"""How a mention is said after « page », by its first word."""

Parts: TypeAlias = Mapping[str, Section]
Elsewhere: TypeAlias = Callable[[Origin], Parts]
"""The numbered parts of the convention that words of some origin are about, by their ids."""


def no_parts(_: Origin) -> Parts:
    """Return the parts that a document may mention when it stands alone: none but its own."""
    return {}


class References:
    """The parts of a numbered document by their ids, and the mentions that lead to none.

    A part that the document lacks, and that the convention has, is mentioned as it is numbered
    there: « article 3 de la convention », words that lead nowhere.
    """

    def __init__(self, document: Document, elsewhere: Elsewhere = no_parts) -> None:
        self._document = document
        self._elsewhere = elsewhere
        self._followed: set[int] = set()
        """References that their own sentence says to be of the convention."""
        self._known: dict[str, Section] = {}
        self._doubles: list[Section] = []
        self._lost = False
        for section in sections(document.blocks):
            if section.id in self._known:
                self._doubles.append(section)
            self._known[section.id] = section

    def words(self, content: Inlines) -> Inlines:
        """Return a run with the words of each of its references."""
        if _MAY_MENTION.isdisjoint(map(type, content)):
            return content
        self._followed = {
            id(node)
            for node, after in pairwise(content)
            if type(node) is Reference and type(after) is Text and _NAMED.match(after.text)
        }
        return change_inlines(content, self._resolved, (Reference,))

    def problems(self) -> Iterator[Problem]:
        """Yield the ids used twice, then the references met that lead to nothing that stands."""
        for section in self._doubles:
            message = f"deux parties du document portent l’identifiant « {section.id} »"
            yield Problem(section.origin.place, "renvoi-double", message)
        if self._lost:
            yield from _lost(self._document, self._known, self._elsewhere)

    def _resolved(self, node: Reference) -> Inlines:
        section = self._known.get(node.target)
        if section is None:
            return self._abroad(node)
        self._lost = self._lost or repealed(section)
        if node.form == "page":
            return (node,)
        words = inline_text(section.title) if node.form == "titre" else mention(section)
        return (rebuilt(node, text=capitale(words) if node.capital else words),)

    def _abroad(self, node: Reference) -> Inlines:
        section = self._elsewhere(node.origin).get(node.target)
        if section is None:
            self._lost = True
            return (node,)
        self._lost = self._lost or repealed(section)
        words = _words_abroad(section, node, named=id(node) in self._followed)
        return (Text(capitale(words) if node.capital else words, node.origin),)


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


def _words_abroad(section: Section, node: Reference, *, named: bool) -> str:
    """Return the words for a part of the convention, in a document that has none of its pages."""
    if node.form == "titre":
        return inline_text(section.title)
    words = mention(section)
    if node.form == "page":
        words = _OF.get(words.split(_NBSP)[0], "de ") + words
    return words if named else f"{words} {_OF_THE_CONVENTION}"


def _lost(document: Document, known: Parts, elsewhere: Elsewhere) -> Iterator[Problem]:
    """Yield the references that lead nowhere, or to what is repealed, each where it comes from."""
    for run in PlacedDocument(document).runs:
        for node in inlines(run.content):
            if isinstance(node, Reference) and not _stands(node, known):
                parts = {**elsewhere(node.origin), **known}
                if _stands(node, parts):
                    continue
                leads, hint = _why(node.target, parts)
                message = f"le renvoi « #{node.target} » {leads}"
                origin = node.origin or run.origin
                words, line = f"(#{node.target})", origin.line
                yield Problem(origin.place, "renvoi-inconnu", message, hint, words=words, line=line)


def _stands(node: Reference, parts: Parts) -> bool:
    return node.target in parts and not repealed(parts[node.target])


def _why(target: str, parts: Parts) -> tuple[str, str]:
    """Return the end of the sentence about a reference that leads to nothing, and what to do."""
    if target not in parts:
        return "ne mène nulle part", nearest(target, parts)
    gone = f"mène à une partie abrogée, {mention(parts[target])}"
    return gone, "Récrivez aussi le texte qui y renvoie : l’avenant le dira."


def _entries(blocks: Blocks, depth: int) -> tuple[TocEntry, ...]:
    return tuple(
        TocEntry(s.level, s.number, s.title, s.id)
        for s in sections(blocks)
        if s.level <= depth and s.in_toc
    )
