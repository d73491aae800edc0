"""Avenants: what the parties change of a convention that they signed."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from ctg_docs.model.types import Entier, Fiche, Identifiant, Identifiants, Jour, Markdown, Texte


class DecisionAvenant(Fiche):
    """The decision by which the organ of a party allows the signature of an avenant."""

    partie: Identifiant
    organe: Texte | None = None
    numero: Texte | None = None
    date: Jour | None = None


class Avenant(Fiche):
    """An avenant: its number, its object, when it is signed and takes effect, and who signs it.

    `depuis` names the version that it changes: its fingerprint, its folder, or the signed file.
    """

    numero: Annotated[Entier, Field(ge=1)]
    objet: Texte
    date: Jour | None = None
    date_effet: Jour | None = None
    parties: Identifiants = ()
    """The parties that sign it; all those that sign the convention when none is named."""
    decisions: tuple[DecisionAvenant, ...] = ()
    motifs: tuple[Markdown, ...] = ()
    depuis: Texte

    @property
    def effet(self) -> Jour | None:
        """The day from which it applies: the one stated, else that of its signature."""
        return self.date_effet or self.date
