"""The letter of a caisse: the conventions that it signed over a stretch of days."""

from collections.abc import Mapping, Sequence
from typing import Any

from ctg_docs.composing.facts.sujets import Famille, Notice, Sujet
from ctg_docs.composing.families.lettre.lettres import Lettre
from ctg_docs.composing.house.catalogue import Entree


def sujets(entree: Entree, lettres: Sequence[Lettre]) -> list[Sujet[Lettre]]:
    """Return the letters of several caisses or of several periods, each about its conventions."""
    return [
        Sujet(
            lettre.numero.nom,
            tuple(annonce.vue for annonce in lettre.annonces),
            lettre,
            Notice(entree.titre, lettre.caisse.nom or "", lettre.annonces[-1].date),
        )
        for lettre in lettres
    ]


def noms(sujet: Sujet[Lettre]) -> Mapping[str, Any]:
    """Return the one name of these templates: no convention is theirs more than another."""
    return {"lettre": sujet.objet}


FAMILLE = Famille(sujets, noms)
