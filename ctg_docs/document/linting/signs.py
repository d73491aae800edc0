"""Signs without a glyph in the fonts of the house: another font would change the page."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ctg_docs.document.fonts.coverage import undrawn_signs
from ctg_docs.document.nodes import Emphasis, Inline, Inlines, Text
from ctg_docs.document.runs import PlacedDocument, Run
from ctg_docs.document.theme import Police, Theme
from ctg_docs.document.walk import HOLDERS, LEAVES
from ctg_docs.document.words import inline_text
from ctg_docs.problems import Problem
from ctg_docs.reading.origins import Origin

HINT = "Remplacez ce signe par un mot, ou par un signe courant : « – », « • », « → »."


class _Use(NamedTuple):
    """The type of a text: the family of headings or of texts, slanted or not."""

    title: bool
    slanted: bool


_USES = tuple(_Use(title, slanted) for title in (False, True) for slanted in (False, True))


def undrawn(placed: PlacedDocument, theme: Theme) -> Iterator[Problem]:
    """Yield the signs that a face of the theme lacks, each told for the first face that does.

    Whether a word is bold depends on the format: so every word must stand in the normal and in
    the bold of its family, and what is slanted in both italics too.
    """
    whole = _signs(placed)
    if not any(undrawn_signs(whole, path) for use in _USES for _, path in _faces(use, theme)):
        return
    signs: dict[_Use, set[str]] = defaultdict(set)
    for run in placed.runs:
        for use, words, _ in _texts(run):
            signs[use].update(words)
    reported: dict[bool, set[str]] = defaultdict(set)
    for use, found in sorted(signs.items()):
        for face, path in _faces(use, theme):
            if lacking := undrawn_signs(found, path) - reported[use.title]:
                reported[use.title] |= lacking
                yield from _located(placed.runs, use, face, lacking)


def _signs(placed: PlacedDocument) -> set[str]:
    """Return the signs of all the words of a document, nearly all of which are texts."""
    others = [node for kind in LEAVES if kind is not Text for node, _ in placed.nodes(kind)]
    texts = [node.text for node, _ in placed.nodes(Text)]
    return {*"".join(texts), *inline_text(tuple(others))}


def _texts(run: Run) -> Iterator[tuple[_Use, str, Origin]]:
    """Yield the words of each leaf of a run, for each way in which they may be set."""
    for leaf, slanted in _leaves(run.content):
        words, origin = inline_text((leaf,)), getattr(leaf, "origin", run.origin) or run.origin
        yield _Use(run.title, run.slanted), words, origin
        if slanted and not run.slanted:
            yield _Use(run.title, True), words, origin


def _leaves(content: Inlines, slanted: bool = False) -> Iterator[tuple[Inline, bool]]:
    for node in content:
        if isinstance(node, HOLDERS):
            yield from _leaves(node.content, slanted or isinstance(node, Emphasis))
        else:
            yield node, slanted


def _faces(use: _Use, theme: Theme) -> Iterator[tuple[str, Path]]:
    family: Police = theme.titres if use.title else theme.texte
    name = family.famille
    if use.slanted:
        yield f"{name} (italique)", family.italique
        yield f"{name} (gras italique)", family.gras_italique
    else:
        yield name, family.normal
        yield f"{name} (gras)", family.gras


def _located(runs: list[Run], use: _Use, face: str, lacking: set[str]) -> Iterator[Problem]:
    for run in runs:
        for found, words, origin in _texts(run):
            for sign in sorted(lacking & set(words)) if found == use else ():
                name = unicodedata.name(sign, "sans nom").lower()
                message = f"la police {face} ne dessine pas « {sign} » (U+{ord(sign):04X}, {name})"
                problem = Problem(origin.place, "police-signe", message, HINT, words=sign)
                yield replace(problem, line=origin.line, among=origin.places)
