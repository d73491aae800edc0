"""Runs of text: words, links, references, gaps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ctg_docs.document.edits import EDIT_WORDS
from ctg_docs.document.nodes import (
    Blank,
    Edited,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    PageCount,
    Reference,
    Strong,
    Superscript,
    Text,
)
from ctg_docs.document.slides.geometry import Ink
from ctg_docs.document.words import blank_text
from ctg_docs.writing.office.elements import Element, node
from ctg_docs.writing.office.opc import RELATIONSHIP_TYPE
from ctg_docs.writing.office.templates import hexa
from ctg_docs.writing.pptx.colours import scheme
from ctg_docs.writing.pptx.context import SlideContext

_RAISED = "30000"
"""Height of raised letters above the line, in thousandths of a percent of the size."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """The look of a run, added to the level of its paragraph."""

    bold: bool = False
    italic: bool = False
    raised: bool = False
    ink: Ink | None = None
    link: tuple[tuple[str, str], ...] = ()
    """Attributes of the link that the words bear."""


PLAIN = RunLook()


def inlines(content: Inlines, context: SlideContext, face: RunLook = PLAIN) -> list[Element]:
    """Return the runs of a text."""
    return [element for node_ in content for element in _inline(node_, context, face)]


def _inline(inline: Inline, context: SlideContext, face: RunLook) -> list[Element]:
    match inline:
        case Text(words):
            return [run(words, context, face)] if words else []
        case Strong(content):
            return inlines(content, context, replace(face, bold=True))
        case Emphasis(content):
            return inlines(content, context, replace(face, italic=True))
        case Superscript(content):
            return inlines(content, context, replace(face, raised=True))
        case LineBreak():
            return [node("a:br", {}, properties(context, face))]
        case Link(href, content):
            relation = context.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            return inlines(content, context, replace(face, link=(("r:id", relation),)))
        case Blank():
            return [_gap(blank_text(inline), context)]
        case Edited(kind, content):
            before, after = EDIT_WORDS[kind]
            return inlines((Text(before), *content, Text(after)), context, face)
        case PageCount():
            return [run(str(context.deck.pages.total), context, face)]
        case Reference(target, form="page"):
            return [
                run(context.deck.pages.page(target), context, _leading_to(target, context, face))
            ]
        case Reference(target):
            return [run(inline.text, context, _leading_to(target, context, face))]


def run(words: str, context: SlideContext, face: RunLook = PLAIN) -> Element:
    """Return words that a reader edits in one go."""
    text = node("a:t", {})
    text.text = words
    return node("a:r", {}, properties(context, face), text)


def properties(context: SlideContext, face: RunLook, tag: str = "a:rPr") -> Element:
    """Return the properties of a run: the language of its words first of all."""
    attributes = {"lang": context.deck.language}
    if face.bold:
        attributes["b"] = "1"
    if face.italic:
        attributes["i"] = "1"
    if face.raised:
        attributes["baseline"] = _RAISED
    element = node(tag, attributes)
    if face.ink:
        element.append(_fill(face.ink))
    if face.link:
        element.append(node("a:hlinkClick", dict(face.link)))
    return element


def _gap(words: str, context: SlideContext) -> Element:
    """Return a visible gap: on a ground of its own, whatever the slide is painted with."""
    found = run(words, context, RunLook(ink="texte"))
    ground = hexa(context.deck.theme.couleurs.lacune)
    found[0].append(node("a:highlight", {}, node("a:srgbClr", {"val": ground})))
    return found


def _leading_to(target: str, context: SlideContext, face: RunLook) -> RunLook:
    """Return the face of words that lead to another slide."""
    deck = context.deck
    slide = deck.slides[deck.pages.pages[target] - 1]
    if slide is context.part or face.link:
        return face
    relation = context.part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
    return replace(face, link=(("r:id", relation), ("action", "ppaction://hlinksldjump")))


def _fill(ink: Ink) -> Element:
    return node("a:solidFill", {}, node("a:schemeClr", {"val": scheme(ink)}))
