"""Named parties: official and short names, agreements, signatories and their offices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from ctg_docs.french import formulas
from ctg_docs.french.agreement import function_title
from ctg_docs.french.toponyms import de
from ctg_docs.french.words import Genre, Nombre, de_nom, le_nom
from ctg_docs.model import toponymes
from ctg_docs.model.convention import Convention
from ctg_docs.model.denominations import denomination, ranked
from ctg_docs.model.gouvernance import Membre, Pilotage
from ctg_docs.model.identity import Territoire
from ctg_docs.model.parties import Partie, Personne, Representant, TypePartie
from ctg_docs.reading.origins import computed
from ctg_docs.reference import communes, conseils
from ctg_docs.suggestions import fold

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
        home = self.partie.departement or ""
        usual = conseils.organe(self.partie.type.value, self.partie.code_insee or "", home)
        return self.partie.organe or usual

    @property
    def nom_entier(self) -> str | None:
        """The official name as a sentence uses it: « la commune du Port »."""
        if self.nom is None or not self.article:
            return self.nom
        named: str = computed(le_nom(self.nom, self.genre, self.nombre), self.nom)
        return named

    @property
    def nom_entier_ou_court(self) -> str:
        """The official name as a sentence uses it, else the short one."""
        return self.nom_entier or self.nom_court

    @property
    def lieu(self) -> str | None:
        """The place of a commune after « de »: « du Port »; None for what is not named so."""
        kind, _, place = (self.nom or "").partition(" ")
        named = self.partie.type == TypePartie.COMMUNE and kind.lower() in ("commune", "ville")
        said: str | None = computed(place, self.nom) if named else None
        return said or None

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
            (seat.personne, self._borne(seat))
            for body in bodies
            for seat in body.composition
            if self._seats(seat.partie)
        ]
        known = [*self.fonctions(), *seats]
        return next((office for name, office in known if name == personne), None)

    def _borne(self, seat: Membre) -> str | None:
        """Return the office of a seat of governance as its holder bears it."""
        person = self.personnes.get(seat.personne or "")
        if seat.fonction is None or person is None:
            return seat.fonction
        office: str = computed(function_title(seat.fonction, person.sexe), seat.fonction)
        return office

    def fonction_entiere(self, signer: formulas.Signataire, nom_court: str, owner: str = "") -> str:
        """Return the office of a signatory, with the party unless the office names it.

        `nom_court` is how the text calls the party, « directrice de la Caf », unless it says whose
        the office is otherwise (`owner`).
        """
        whose = [owner] if owner else []
        whose += [de_nom(name) for name in (nom_court, self.nom_court, self.nom_entier) if name]
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
            genre_titre=_genre_titre(person, stated.fonction),
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
    names = _noms_courts(convention.parties)
    return [
        nommee(partie, people, name) for partie, name in zip(convention.parties, names, strict=True)
    ]


def cite(text: str, party: PartieNommee) -> bool:
    """Tell whether a text names a party: « Commune », « la Commune d’Orlezac : subvention »."""
    noun = party.nom_court.split(" ", 1)[-1].removeprefix("l’")
    known = [fold(name) for name in (noun, party.nom) if name]
    return any(name in fold(text) for name in known)


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


def nommee(partie: Partie, people: Mapping[str, Personne], nom_court: str) -> PartieNommee:
    """Return a party by that short name."""
    names = denomination(partie)
    return PartieNommee(
        partie, people, names.nom, nom_court, names.article, names.genre, names.nombre
    )


def _nom_court(partie: Partie) -> str:
    return partie.nom_court or denomination(partie).court


def _noms_courts(parties: Sequence[Partie]) -> list[str]:
    """Return the short name of each party: its own in full as soon as two would share it.

    A name that the sources write is kept: two that are written alike are told to their author.
    """
    usual = [_nom_court(partie) for partie in parties]
    shared = {name for name, times in Counter(map(str.casefold, usual)).items() if times > 1}
    unnamed: Counter[str] = Counter()
    names = []
    for partie, name in zip(parties, usual, strict=True):
        if partie.nom_court or name.casefold() not in shared:
            names.append(name)
            continue
        unnamed[name] += 1
        names.append(denomination(partie).entier or ranked(partie, unnamed[name]))
    return names


def _genre_titre(person: Personne, fonction: str) -> Genre | None:
    """« Madame le Maire » tells how she bears the office of mayor, and no other one."""
    mayor = fonction.lower().split(" ")[0] == "maire"
    return "m" if mayor and person.usage_titre == "Madame le Maire" else None


def _determinant(fonction: str) -> Literal["le", "son"]:
    """« son maire », but « le président du conseil d’administration »."""
    return "le" if _COMPLEMENT.search(fonction) else "son"
