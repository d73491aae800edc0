"""Quotations and pictures of the signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.composing.facts.assistance import Assistant, personne
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.document.markdown import prose
from ctg_docs.document.nodes import Inline, Inlines, LineBreak, Paragraph, Picture, Text
from ctg_docs.document.sources import picture_of
from ctg_docs.document.walk import blocks_within
from ctg_docs.french.lists import ponctuer
from ctg_docs.reading.origins import computed


@dataclass(frozen=True)
class PhotoLegendee:
    """A picture of the signature with all that its caption needs."""

    picture: Picture | None
    fichier: str | None
    legende: str | None
    personnes: list[str]
    """The persons on it with their functions, from left to right."""
    credit: str | None
    alternative: str


def citations(vue: Vue) -> list[Inlines]:
    """Return the quotations that their authors have validated, each followed by who speaks."""
    return [
        (Text("« "), *_said(c.texte), Text(" »"), LineBreak(), Text(str(personne(vue, c.personne))))
        for c in vue.sources.signature.citations
        if c.validee and c.texte
    ]


def _said(text: str) -> Iterator[Inline]:
    """Yield the words of a quotation, one line a paragraph."""
    for rank, block in enumerate(blocks_within(prose(text))):
        if isinstance(block, Paragraph):
            yield from (LineBreak(),) * bool(rank)
            yield from block.content


def photos(vue: Vue) -> list[PhotoLegendee]:
    """Return the pictures of the signature, in the order of the sources."""
    return [
        PhotoLegendee(
            picture_of(vue.folder, p.fichier, p.alternative) if p.fichier else None,
            p.fichier,
            ponctuer([p.legende])[0] if p.legende else None,
            [_nommee(personne(vue, name)) for name in p.de_gauche_a_droite],
            p.credit,
            p.alternative,
        )
        for p in vue.sources.signature.photos
    ]


def _nommee(person: Assistant) -> str:
    named: str = computed(str(person), person)
    return named
