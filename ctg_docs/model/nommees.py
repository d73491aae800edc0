"""Named parties: official and short names, agreements, signatories and their offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from ctg_docs.french import formulas
from ctg_docs.french.toponyms import de, group_name
from ctg_docs.french.words import Genre, Nombre, de_nom, le_nom
from ctg_docs.model import toponymes
from ctg_docs.model.convention import Convention
from ctg_docs.model.gouvernance import Pilotage
from ctg_docs.model.identity import Territoire
from ctg_docs.model.parties import Partie, Personne, Representant
from ctg_docs.reading.origins import computed
from ctg_docs.reference import caisses, communes, conseils, epci

OF_CAISSE = re.compile(r" de la (?:Caf|CAF|Caisse|CSSM|CCSS)\b.*")
"""Words that follow the office of somebody of a caisse."""
_COMPLEMENT = re.compile(r"(?:\b(?:de|du|des|au|aux|à)\b|\bd[’'])", re.IGNORECASE)


@dataclass(frozen=True)
class PartieNommee:
    """A party with its names and their agreements.

    `nom` is the official name without article (« commune du Port »), None when nobody stated it;
    `article` is empty for a name that takes none (« Dijon Métropole »).
    """

    partie: Partie
    personnes: Mapping[str, Personne]
    nom: str | None
    nom_court: str
    article: str
    genre: Genre
    nombre: Nombre

    @property
    def id(self) -> str:
        """The id of the party."""
        return self.partie.id

    @property
    def organe(self) -> str:
        """The deliberating body, by type unless the sources name another."""
        usual = conseils.organe(self.partie.type.value, self.partie.code_insee or "")
        return self.partie.organe or usual

    @property
    def nom_entier(self) -> str | None:
        """The official name as a sentence uses it: « la commune du Port »."""
        if self.nom is None or not self.article:
            return self.nom
        named: str = computed(le_nom(self.nom, self.genre, self.nombre), self.nom)
        return named

    def signataires(self) -> list[formulas.Signataire]:
        """Return the representatives, in the order of the sources, as the set phrases take them."""
        return [self._signataire(stated) for stated in self.partie.representants]

    def fonctions(self) -> Iterator[tuple[str, str]]:
        """Yield the persons who sign or are replaced, by their ids, each with the office it has."""
        for stated, signer in zip(self.partie.representants, self.signataires(), strict=True):
            yield stated.personne, computed(signer.titre, signer.fonction, signer.fonction_feminine)
            if stated.represente and signer.remplace:
                yield stated.represente, computed(signer.remplace.titre, signer.remplace.fonction)

    def fonction(self, personne: str, pilotage: Pilotage | None) -> str | None:
        """Return the office of a person here, agreed; None when nobody stated it.

        That in which the person signs or is replaced, else that of a seat of the governance.
        """
        bodies = pilotage.instances if pilotage else ()
        seats = [
            (seat.personne, seat.fonction)
            for body in bodies
            for seat in body.composition
            if self._seats(seat.partie)
        ]
        known = [*self.fonctions(), *seats]
        return next((office for name, office in known if name == personne), None)

    def fonction_entiere(self, signer: formulas.Signataire, nom_court: str) -> str:
        """Return the office of a signatory, with the party unless the office names it.

        `nom_court` is how the text calls the party: « directrice de la Caf ».
        """
        whose = [de_nom(name) for name in (nom_court, self.nom_court, self.nom_entier) if name]
        known = communes.par_code(self.partie.code_insee) if self.partie.code_insee else None
        whose += [de(toponymes.de_commune(known))] if known else []
        office: str = computed(signer.titre, signer.fonction, signer.fonction_feminine)
        named = any(words.casefold() in office.casefold() for words in whose)
        if named or (self.partie.type.caisse and OF_CAISSE.search(office)):
            return office
        entire: str = computed(f"{office} {whose[0]}", office, nom_court)
        return entire

    def _signataire(self, stated: Representant) -> formulas.Signataire:
        person = self.personnes[stated.personne]
        replaced = None
        if stated.represente:
            office = stated.fonction_represente or stated.fonction
            replaced = formulas.Signataire(dite(self.personnes[stated.represente]), office)
        return formulas.Signataire(
            dite(person),
            stated.fonction,
            stated.fonction_feminin,
            determinant=_determinant(stated.fonction) if person.sexe else "",
            genre_titre="m" if person.usage_titre == "Madame le Maire" else None,
            remplace=replaced,
        )

    def _seats(self, partie: str) -> bool:
        """Tell whether a seat of governance is that of this party, named without its article."""
        said = partie.lower()
        return said == self.id or self.nom_court.lower().endswith(said)


Nommee = TypeVar("Nommee", bound=PartieNommee)


def nommees(convention: Convention) -> list[PartieNommee]:
    """Return the parties in protocol order: the order of the sources."""
    people = {person.id: person for person in convention.personnes}
    return [_nommee(partie, people) for partie in convention.parties]


def dite(person: Personne) -> formulas.PersonneDite:
    """Return a person as the set phrases name it."""
    return formulas.PersonneDite(person.civilite or "", person.prenom_dit, person.nom, person.sexe)


def porteuse(parties: Sequence[Nommee], place: Territoire) -> Nommee | None:
    """Return the party that the territory itself is, the one that speaks for it; None without any.

    Among the parties that sign, the caisse left out: the one whose INSEE code or SIREN is that of
    the territory; else the first that is of its type (a commune, a group of communes); else the
    first commune or group; else the first body that may be a whole territory by itself (a
    collectivité unique, a syndicat); else the first of all.
    """
    signing = [p for p in parties if p.partie.role == "signataire" and not p.partie.type.caisse]
    codes = {place.code_insee, place.siren} - {None}
    kinds = {"commune": ("commune",), "epci": ("groupement",), "autre": ()}[place.type]

    def rank(party: Nommee) -> int:
        order = party.partie.type.sorte.ordre
        if {party.partie.code_insee, party.partie.siren} & codes:
            return 0
        if order in kinds:
            return 1
        return {"commune": 2, "groupement": 2, "local": 3}.get(order, 4)

    return min(signing, key=rank, default=None)


def _nommee(partie: Partie, people: Mapping[str, Personne]) -> PartieNommee:
    sorte = partie.type.sorte
    nom, court, article, genre = _usual(partie)
    if partie.nom_officiel:
        nom, article, genre = partie.nom_officiel, sorte.article, sorte.genre
    return PartieNommee(
        partie,
        people,
        nom,
        partie.nom_court or court,
        article,
        partie.genre or genre,
        partie.nombre or "s",
    )


def _usual(partie: Partie) -> tuple[str | None, str, str, Genre]:
    """Return the names of a party in the reference data: official, short, article and gender."""
    sorte = partie.type.sorte
    if partie.type.caisse:
        caisse = caisses.par_departement(partie.departement) if partie.departement else None
        court = "la Caf" if caisse is None or caisse.type == "caf" else "la Caisse"
        name = computed(caisse.nom_officiel, partie.departement) if caisse else None
        return name, court, sorte.article, sorte.genre
    court = sorte.court or f"« {partie.id} »"
    if partie.code_insee and (commune := communes.par_code(partie.code_insee)):
        named = f"commune {de(toponymes.de_commune(commune, partie.charniere))}"
        return (
            computed(named, partie.code_insee, partie.charniere),
            court,
            sorte.article,
            sorte.genre,
        )
    if partie.siren and (group := epci.par_siren(partie.siren)):
        if group.nom.startswith("Eurométropole"):
            court = "l’Eurométropole"
        return computed(group_name(group.nom), partie.siren), court, group.article, group.genre
    return None, court, sorte.article, sorte.genre


def _determinant(fonction: str) -> Literal["le", "son"]:
    """« son maire », but « le président du conseil d’administration »."""
    return "le" if _COMPLEMENT.search(fonction) else "son"
