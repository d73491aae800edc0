"""The contact that inhabitants are given."""

from __future__ import annotations

from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.vocabulary.runs import with_emails
from ctg_docs.document.nodes import Inlines


def contact_public(vue: Vue, longest: int | None = None) -> Inlines | None:
    """Return the contact for inhabitants, each e-mail address a link.

    None where the sources give none, or one of more signs than the page has room for.
    """
    communication = vue.sources.communication
    words = communication.contact_public if communication else None
    if not words or (longest is not None and len(words) > longest):
        return None
    return with_emails(words)
