"""The set phrases by which parties appear, are represented, replaced and named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ctg_docs.french.agreement import function_title, genre_organe, participle
from ctg_docs.french.dates import date_longue
from ctg_docs.french.signs import NBSP, curly, guillemets
from ctg_docs.french.toponyms import Toponym, a
from ctg_docs.french.words import Genre, Nombre, du_nom, elides, le_nom


@dataclass(frozen=True)
class PersonneDite:
    """A natural person. `civilite` is "M.", "Mme" or empty; `sexe` None is not known."""

    civilite: str
    prenom: str
    nom: str
    sexe: Genre | None = None

    def __str__(self) -> str:
        name = curly(f"{self.prenom} {self.nom}".strip())
        return f"{self.civilite}{NBSP}{name}" if self.civilite else name


@dataclass(frozen=True)
class Signataire:
    """One signature: a person in an office, perhaps for the holder of another one.

    `fonction` is masculine; `fonction_feminine` replaces the computed feminine. `determinant`
    gives « le Président », « son Président » (agreed), or the person first and no article.
    `genre_titre` is the gender of the article alone, for a woman who is « le Maire ».
    """

    personne: PersonneDite
    fonction: str
    fonction_feminine: str | None = None
    determinant: Literal["le", "son", ""] = "le"
    genre_titre: Genre | None = None
    remplace: Signataire | None = None

    @property
    def titre(self) -> str:
        """The office as this person bears it."""
        if self.personne.sexe == "f" and self.fonction_feminine:
            return curly(self.fonction_feminine)
        return curly(function_title(self.fonction, self.personne.sexe))


def represente_par(representants: Sequence[Signataire], genre: Genre, nombre: Nombre = "s") -> str:
    """Return « représentée par le Président…, M. …, et par sa Directrice, Mme … ».

    `genre` and `nombre` are those of the institution. Raises ValueError if nobody represents it.
    """
    if not representants:
        raise ValueError("une partie doit avoir au moins un représentant")
    agreed = participle("représenté", [genre], nombre == "p")
    names = [f"par {_introduced(r, nombre)}" for r in representants]
    # A comma stands before « et »: each name is set off from its office by commas.
    return f"{agreed} {names[0]}" + "".join(
        f", {'et ' if place == len(names) - 1 else ''}{name}"
        for place, name in enumerate(names)
        if place
    )


def dument_autorise(genders: Sequence[Genre | None]) -> str:
    """Return « dûment autorisée », « dûment autorisés », agreed with who is."""
    return f"dûment {participle('autorisé', genders)}"


def par_acte(organe: str, jour: date, numero: str = "", acte: str = "délibération") -> str:
    """Return « par délibération du conseil municipal n° 12 en date du 15 mars 2024 »."""
    number = f" n°{NBSP}{numero}" if numero else ""
    body = du_nom(organe, genre_organe(organe))
    return f"par {acte} {body}{number} en date du {date_longue(jour)}"


def ci_apres(forme_courte: str, genre: Genre, nombre: Nombre = "s") -> str:
    """Return « ci-après dénommée « la Ville » »."""
    agreed = participle("dénommé", [genre], nombre == "p")
    return f"ci-après {agreed} {guillemets(curly(forme_courte))}"


def substitution(representant: Signataire) -> str:
    """Return « M. A, conseiller départemental, représentant M. B, président du conseil… »."""
    own = f"{representant.personne}, {representant.titre}"
    if representant.remplace is None:
        return own
    return f"{own}, représentant {substitution(representant.remplace)}"


def fait_a(lieu: Toponym, jour: date | None = None) -> str:
    """Return « Fait au Port, le 15 mars 2024 »; without a day, what a hand completes."""
    return f"Fait {a(lieu)}, le {date_longue(jour)}" if jour else f"Fait {a(lieu)}, le"


def _introduced(representant: Signataire, nombre: Nombre) -> str:
    if representant.remplace or not representant.determinant:
        return substitution(representant)
    genre = representant.genre_titre or representant.personne.sexe or "m"
    titre = representant.titre
    if representant.determinant == "le":
        named = le_nom(titre, genre)
    elif nombre == "p":
        named = f"leur {titre}"
    else:
        named = f"{'sa' if genre == 'f' and not elides(titre) else 'son'} {titre}"
    return f"{named}, {representant.personne}"
