"""Silences: warnings that an author knows of and means, each with the reason."""

from __future__ import annotations

from ctg_docs.model.types import Fiche, Texte


class Silence(Fiche):
    """Warnings of one code that are not told any more: all of them, or those that say some words.

    `contient` is compared without accents, case or signs, with the whole line of the message.
    """

    code: Texte
    contient: Texte | None = None
    raison: Texte
