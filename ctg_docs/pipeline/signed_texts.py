"""Texts of a convention from its signature to today: each avenant leads from one to the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.avenant.amendment import AmendedConvention
from ctg_docs.document.nodes import Blocks, Document, Section
from ctg_docs.document.numbering import NEW, Ranks, ranks_of
from ctg_docs.document.repealing import with_repealed
from ctg_docs.document.resolving import resolve
from ctg_docs.document.walk import rebuilt
from ctg_docs.pipeline.mentioned import CONVENTION, composed_convention

VISAS = "visas"
"""The part that says why a text was made, and that stays as it was signed."""
WHOLE = (CONVENTION, "consolidee")
"""The documents that are the text of the convention."""


class SignedTexts:
    """The texts of a convention before and after each avenant, each made when it is asked for."""

    def __init__(
        self, signed: Sequence[CheckedTerritory], today: CheckedTerritory, vue: Vue
    ) -> None:
        self._territories = (*signed, today)
        self._vues = (*vue.versions, vue)
        self._documents: list[Document] = []

    @cached_property
    def avenants(self) -> list[AmendedConvention]:
        """The avenants, each between two texts."""
        stated = self._vues[-1].sources.avenants
        return [
            AmendedConvention(
                avenant, stated[:rank], self._vues[rank], self._vues[rank + 1], self.document
            )
            for rank, avenant in enumerate(stated)
        ]

    def document(self, rank: int) -> Document:
        """Return the resolved text that as many avenants have changed."""
        while len(self._documents) <= rank:
            here = len(self._documents)
            vue, territory = self._vues[here], self._territories[here]
            made, known = self._kept(composed_convention(vue, territory).document, here)
            self._documents.append(resolve(made, vue.theme.sigles, known=known)[0])
        return self._documents[rank]

    def kept(self, document: Document) -> tuple[Document, Ranks]:
        """Return the text of today with what its avenants repealed, and the ranks that it keeps."""
        return self._kept(document, len(self._vues) - 1)

    def _kept(self, document: Document, rank: int) -> tuple[Document, Ranks]:
        if not rank:
            return document, NEW
        signed = self.document(rank - 1).blocks
        blocks = with_repealed(_with_visas(document.blocks, signed), signed, rank)
        return rebuilt(document, blocks=blocks), ranks_of(signed)


def _with_visas(blocks: Blocks, signed: Blocks) -> Blocks:
    """Return the blocks with the visas of the signed text: no avenant rewrites why it was made."""
    known = {block.id: block for block in signed if isinstance(block, Section)}
    return tuple(
        known.get(block.id, block) if isinstance(block, Section) and block.id == VISAS else block
        for block in blocks
    )
