"""Facts told to the press and the public; nothing here is ever invented."""

from __future__ import annotations

from ctg_docs.model.diagnostic import Chiffre, Illustration
from ctg_docs.model.types import (
    Adresse,
    Fiche,
    Heure,
    Identifiant,
    Jour,
    Markdown,
    OuiNon,
    Texte,
    UnParagraphe,
)


class ProjetPhare(Fiche):
    """A project told to the public, in its noun form, perhaps tied to an action or a field."""

    texte: UnParagraphe
    action: Identifiant | None = None
    champ: Identifiant | None = None
    lettre: OuiNon = True
    """Whether the caisse's newsletter, which is short, names it too."""


class Embargo(Fiche):
    """Until when the press must keep the release to itself."""

    date: Jour
    heure: Heure | None = None


class DocumentPublic(Fiche):
    """A document that the public may read, and where."""

    titre: Texte
    adresse: Adresse


class Editorial(Fiche):
    """A word of welcome at the head of the letter, and who signs it."""

    texte: Markdown
    auteur: Texte | None = None


class Temoignage(Fiche):
    """Words of a person whom the convention serves; whoever writes them has her consent."""

    texte: UnParagraphe
    nom: Texte
    qualite: Texte | None = None


class BlocsLettre(Fiche):
    """Blocks that the letter of the caisse tells beside the signature itself."""

    editorial: Editorial | None = None
    temoignages: tuple[Temoignage, ...] = ()
    photos: tuple[Illustration, ...] = ()
    liens: tuple[DocumentPublic, ...] = ()


class Communication(Fiche):
    """Highlights, key figures and dates of the public texts."""

    date_maj: Jour | None = None
    finalite: UnParagraphe | None = None
    projets_phares: tuple[ProjetPhare, ...] = ()
    chiffres_cles: tuple[Chiffre, ...] = ()
    documents: tuple[DocumentPublic, ...] = ()
    lettre: BlocsLettre = BlocsLettre()
    contact_presse: Texte | None = None
    contact_public: Texte | None = None
    embargo: Embargo | None = None
