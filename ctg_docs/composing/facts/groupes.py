"""Parties drawn up together: their one clause, their decisions gathered in one visa."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ctg_docs.composing.facts.fact_origins import text
from ctg_docs.composing.facts.institutions import Institution, nommee
from ctg_docs.composing.vocabulary.runs import capital, join
from ctg_docs.document.nodes import Blank, Inlines, Reference, Strong, Text
from ctg_docs.french import formulas
from ctg_docs.french.agreement import participle
from ctg_docs.french.dates import date_longue
from ctg_docs.french.words import Genre, de_nom
from ctg_docs.model.convention import Convention

ENUMERES = 8
"""Members up to which a clause names them all; beyond, they stand in a table of an annexe."""
GATHERED = 3
"""Municipal councils from which their decisions are cited together."""
ANNEXE = "annexe-signataires"
"""The block that holds the table of the members."""
_MAIRE = "maire"


@dataclass(frozen=True)
class GroupeNomme:
    """A group of signing parties, with its collective short name."""

    nom_court: str
    membres: tuple[Institution, ...]

    @property
    def grand(self) -> bool:
        """Whether it is too long for its clause."""
        return len(self.membres) > ENUMERES

    @property
    def genre(self) -> Genre:
        """The gender in which words agree with all the members."""
        return "f" if all(m.genre == "f" for m in self.membres) else "m"

    @property
    def communes(self) -> bool:
        """Whether all of them are communes that have a name."""
        return all(m.lieu for m in self.membres)

    def nombre(self, sans: int = 0) -> Inlines:
        """Return « les 52 communes signataires », without some of them: « les 51 autres… »."""
        what = "communes" if self.communes else "parties"
        others = "autres " if sans else ""
        return (Text(f"les {len(self.membres) - sans} {others}{what} signataires"),)

    @cached_property
    def clause(self) -> Inlines:
        """The one clause of them all, without its final mark."""
        denomination = formulas.ci_apres(self.nom_court, self.genre, "p")
        last: Inlines = (text(denomination, self.nom_court),)
        if self.grand:
            return join([(Strong(self._counted),), *self._annexed(), last], ", ")
        return join([self._named, *self._represented(), last], ", ")

    @property
    def _counted(self) -> Inlines:
        what = "communes" if self.communes else "parties"
        return (Text(f"Les {len(self.membres)} {what} énumérées à l’"), Reference(ANNEXE))

    def _annexed(self) -> Iterator[Inlines]:
        by = "leurs maires ou leurs représentants" if self.communes else "leurs représentants"
        yield (Text(f"représentées par {by}"),)
        yield (Text("que la même annexe nomme avec les décisions qui les y autorisent"),)

    @property
    def _named(self) -> Inlines:
        if self.communes:
            places = [(text(m.lieu or "", m.nom),) for m in self.membres]
            return (Strong((Text("Les communes "), *join(places, ", ", " et "))),)
        names = [m.designation for m in self.membres]
        first, *others = [(Strong(capital(names[0])),), *((Strong(n),) for n in names[1:])]
        return join([first, *others], ", ", " et ")

    def _represented(self) -> Iterator[Inlines]:
        agreed = participle("représenté", [self.genre], plural=True)
        if not self.communes or not all(map(_by_mayor, self.membres)):
            people = join([_person(m) for m in self.membres], " ; par ", " ; et par ")
            yield (Text(f"{agreed} respectivement par "), *people)
            allowed = participle("autorisé", [self.genre], plural=True)
            yield (Text(f"dûment {allowed} par leurs organes délibérants"),)
            return
        mayors = join([_mayor(m) for m in self.membres], ", ", " et ")
        sexes = [m.personnes[r.personne].sexe for m in self.membres for r in m.partie.representants]
        women = len(sexes) == len(self.membres) and set(sexes) == {"f"}
        who = "leurs maires respectives" if women else "leurs maires respectifs"
        yield (Text(f"{agreed} par {who} ("), *mayors, Text(")"))
        allowed = participle("autorisé", ["f" if women else "m"], plural=True)
        yield (Text(f"dûment {allowed} par délibérations de leurs conseils municipaux"),)


def groupes(convention: Convention, signing: Sequence[Institution]) -> dict[str, GroupeNomme]:
    """Return the groups that have members who sign, by their ids."""
    found = {}
    for group in convention.groupes:
        members = tuple(i for i in signing if i.partie.groupe == group.id)
        if members:
            found[group.id] = GroupeNomme(group.nom_court, members)
    return found


def titres(named: dict[str, GroupeNomme], signing: Sequence[Institution]) -> list[Inlines]:
    """Return the parties as a cover names them, those of a group too long by its number."""
    found: list[Inlines] = []
    for party in signing:
        group = named.get(party.partie.groupe or "")
        if group is None or not group.grand:
            found.append(party.titre)
        elif group.membres[0].id == party.id:
            found.append(capital(group.nombre()))
    return found


def clauses(named: dict[str, GroupeNomme], signing: Sequence[Institution]) -> list[Inlines]:
    """Return one clause for each party, or for each group at the place of its first member."""
    found: list[Inlines] = []
    for party in signing:
        group = named.get(party.partie.groupe or "")
        if group is None:
            found.append(party.clause)
        elif group.membres[0].id == party.id:
            found.append(group.clause)
    return found


def decisions(named: dict[str, GroupeNomme], signing: Sequence[Institution]) -> list[Inlines]:
    """Return the decisions as visas cite them, those of municipal councils together."""
    annexed = {m.id for group in named.values() if group.grand for m in group.membres}
    councils = [i for i in signing if _municipal(i) and i.id not in annexed]
    together = councils if len(councils) >= GATHERED else []
    found: list[Inlines] = []
    for party in signing:
        group = named.get(party.partie.groupe or "")
        if group and group.grand:
            found += [_of_annexe(group)] if group.membres[0].id == party.id else []
        elif party not in together:
            found.append(party.decision_citee)
        elif party is together[0]:
            found.append(_gathered(together))
    return found


def _municipal(party: Institution) -> bool:
    decision = party.partie.decision
    organe = (decision.organe if decision else None) or party.organe
    return bool(party.lieu) and organe == "conseil municipal"


def _of_annexe(group: GroupeNomme) -> Inlines:
    body = "conseils municipaux" if group.communes else "organes délibérants"
    what = "communes" if group.communes else "parties"
    said = f"les délibérations des {body} des {len(group.membres)} {what} énumérées à l’"
    return (Text(said), Reference(ANNEXE))


def _gathered(parties: Sequence[Institution]) -> Inlines:
    dated = [bool(p.partie.decision and p.partie.decision.date) for p in parties]
    names: list[Inlines] = [(text(p.lieu or "", p.nom),) for p in parties]
    lead = Text("les délibérations des conseils municipaux ")
    if not any(dated):
        blank = Blank("dates et numéros des délibérations")
        return (lead, *join(names, ", ", " et "), Text(", "), blank)
    dated_names = [
        (*name, Text(" ("), *_dated(party), Text(")"))
        for name, party in zip(names, parties, strict=True)
    ]
    return (lead, *join(dated_names, ", ", " et "))


def _dated(party: Institution) -> Inlines:
    decision = party.partie.decision
    if decision is None or decision.date is None:
        return (Blank(f"date et numéro de la délibération {party.lieu}"),)
    day = text(f" du {date_longue(decision.date)}", decision.date)
    if decision.numero is None:
        return (Text("n° "), Blank(f"numéro de la délibération {party.lieu}"), day)
    return (text(f"n° {decision.numero}", decision.numero), day)


def _by_mayor(party: Institution) -> bool:
    """Tell whether a mayor signs, or nobody is known to."""
    stated = party.partie.representants
    return not stated or (
        len(stated) == 1 and stated[0].fonction.lower() == _MAIRE and not stated[0].represente
    )


def _mayor(party: Institution) -> Inlines:
    signing = party.signataires()
    return nommee(signing[0].personne) if signing else (Blank(f"maire {party.lieu}"),)


def _person(party: Institution) -> Inlines:
    signing = party.signataires()
    if not signing:
        return (Blank(f"représentant {de_nom(party.nom_court)}"),)
    return join([(text(formulas.substitution(s), s),) for s in signing], " et ")
