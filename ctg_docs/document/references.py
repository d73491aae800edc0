"""Cross-references and the table of contents: every mention of a place, resolved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ctg_docs.document.nodes import (
    Blocks,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    Reference,
    Section,
    Strong,
    Superscript,
    TableOfContents,
    Text,
    TocEntry,
    sections,
)
from ctg_docs.document.walk import change_document, kept
from ctg_docs.document.words import inline_text
from ctg_docs.french.initials import capitale, minuscule
from ctg_docs.problems import Clue, Problem
from ctg_docs.suggestions import nearest

_NBSP = "\u00a0"


def targets(blocks: Blocks) -> tuple[dict[str, Section], list[Problem]]:
    """Return the sections by id, and a problem for each id used twice."""
    found: dict[str, Section] = {}
    problems = []
    for section in sections(blocks):
        if section.id in found:
            message = f"deux parties du document portent l’identifiant « {section.id} »"
            problems.append(Problem(section.origin, "renvoi-double", message))
        found[section.id] = section
    return found, problems


def resolve_references(document: Document) -> tuple[Document, list[Problem]]:
    """Return the document with the words of every reference, and the ones that lead nowhere."""
    known, problems = targets(document.blocks)

    def change(content: Inlines) -> Inlines:
        return kept(content, tuple([_resolve(node, known, problems) for node in content]))

    return change_document(document, change), problems


def fill_contents(blocks: Blocks) -> Blocks:
    """Return the blocks with the entries of each table of contents."""
    return tuple(
        replace(b, entries=_entries(blocks, b.depth)) if isinstance(b, TableOfContents) else b
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


def _resolve(node: Inline, known: Mapping[str, Section], problems: list[Problem]) -> Inline:
    if isinstance(node, Text):
        return node
    if isinstance(node, (Strong, Emphasis, Superscript, Link)):
        inside = kept(node.content, tuple([_resolve(n, known, problems) for n in node.content]))
        return node if inside is node.content else replace(node, content=inside)
    if not isinstance(node, Reference):
        return node
    section = known.get(node.target)
    if section is None:
        problems.append(_lost(node, known))
        return node
    if node.form == "page":
        return node
    words = inline_text(section.title) if node.form == "titre" else mention(section)
    return replace(node, text=capitale(words) if node.capital else words)


def _lost(node: Reference, known: Mapping[str, Section]) -> Problem:
    message = f"le renvoi « #{node.target} » ne mène nulle part"
    hint, clue = nearest(node.target, known), Clue(f"(#{node.target}")
    return Problem(node.origin, "renvoi-inconnu", message, hint, clue=clue)


def _entries(blocks: Blocks, depth: int) -> tuple[TocEntry, ...]:
    return tuple(
        TocEntry(s.level, s.number, s.title, s.id)
        for s in sections(blocks)
        if s.level <= depth and s.in_toc
    )
