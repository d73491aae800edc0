"""The view of a convention: its sources, and facts computed from them at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.groupes import GroupeNomme, clauses, decisions, groupes, titres
from ctg_docs.composing.facts.institutions import Institution, institutions
from ctg_docs.composing.facts.logos import logos_of
from ctg_docs.composing.vocabulary.constructors import PlaceSignature
from ctg_docs.composing.vocabulary.runs import join
from ctg_docs.document.nodes import Blank, Inlines, Picture, Text
from ctg_docs.document.sources import picture_of
from ctg_docs.document.theme import Theme
from ctg_docs.french import formulas
from ctg_docs.french.initials import capitale
from ctg_docs.french.salles import en_salle
from ctg_docs.french.toponyms import Toponym, a
from ctg_docs.model import toponymes
from ctg_docs.model.arbre import ActionNumerotee, Ascendant, Projet
from ctg_docs.model.convention import Convention
from ctg_docs.model.diagnostic import Illustration
from ctg_docs.model.matieres import matieres
from ctg_docs.model.nommees import porteuse
from ctg_docs.model.origine import signed_by
from ctg_docs.model.periode import PeriodeDite, dire
from ctg_docs.model.projet import NIVEAUX, Niveau
from ctg_docs.model.suivi import Suivi
from ctg_docs.reading.origins import computed
from ctg_docs.reference import departements, epci, textes, tribunal

_MENTION = re.compile(r"\[\]\(#([\w-]+)")


@dataclass(frozen=True)
class Vue:
    """A convention as templates see it."""

    sources: Convention
    projet: Projet
    theme: Theme
    folder: Path
    versions: tuple[Vue, ...] = ()
    """The versions that were signed, one before each avenant."""

    @cached_property
    def a_la_signature(self) -> Vue:
        """The same, with the parties that signed it first: nobody who joined it since."""
        if not self.versions:
            return self
        return replace(self, sources=signed_by(self.sources, self.versions[0].sources), versions=())

    @cached_property
    def institutions(self) -> list[Institution]:
        """The parties, in protocol order."""
        return institutions(self.sources)

    def institution(self, id: str) -> Institution:
        """Return the party of that id; raises KeyError for one that no rule would let pass."""
        return {i.id: i for i in self.institutions}[id]

    @cached_property
    def mentioned_parts(self) -> frozenset[str]:
        """The ids of the parts that the texts of the sources mention, whatever the document."""
        return frozenset(_MENTION.findall(self.sources.model_dump_json()))

    @property
    def porteuse(self) -> Institution | None:
        """The party that the territory itself is; see `nommees.porteuse`."""
        return porteuse(self.institutions, self.sources.territoire)

    @property
    def signataires(self) -> list[Institution]:
        """The parties that sign."""
        return [i for i in self.institutions if i.partie.role == "signataire"]

    @property
    def associes(self) -> Inlines:
        """The parties that take part without signing, by their official names."""
        found = [i.designation for i in self.institutions if i.partie.role == "associe"]
        return join(found, ", ", " et ")

    @property
    def caisse(self) -> Institution | None:
        """The family branch among the parties."""
        return next((i for i in self.institutions if i.partie.type.caisse), None)

    @property
    def collectivites(self) -> list[Institution]:
        """The signing parties other than the caisse."""
        return [i for i in self.signataires if not i.partie.type.caisse]

    @cached_property
    def groupes_nommes(self) -> dict[str, GroupeNomme]:
        """The groups of parties drawn up together, by their ids."""
        return groupes(self.sources, self.signataires)

    @property
    def grands_groupes(self) -> list[GroupeNomme]:
        """The groups whose members stand in a table of their own."""
        return [group for group in self.groupes_nommes.values() if group.grand]

    @property
    def titres_des_signataires(self) -> list[Inlines]:
        """The parties as a cover names them."""
        return titres(self.groupes_nommes, self.signataires)

    @cached_property
    def clauses(self) -> list[Inlines]:
        """One clause per party, or per group of parties drawn up together."""
        return clauses(self.groupes_nommes, self.signataires)

    @cached_property
    def decisions_citees(self) -> list[Inlines]:
        """The decisions of the parties as visas cite them, those of the communes together."""
        return decisions(self.groupes_nommes, self.signataires)

    @cached_property
    def signatures(self) -> list[PlaceSignature]:
        """One place per signature, in protocol order."""
        apart = self.signatures_separees and self.sources.convention.statut.signee
        common = self.sources.signature.date if apart else None
        return [s for i in self.a_la_signature.signataires for s in i.signatures(common)]

    @property
    def signatures_separees(self) -> bool:
        """Whether the parties sign on days of their own."""
        return len({day for day in self.a_la_signature.sources.jours_de_signature if day}) > 1

    @cached_property
    def lieu(self) -> Toponym:
        """The territory's name, ready for « de » and « à »."""
        return toponymes.de_territoire(self.sources.territoire)

    @property
    def communes(self) -> list[Toponym]:
        """The communes of the perimeter."""
        return [
            toponymes.de_lieu(c.nom, c.code_insee, c.charniere)
            for c in self.sources.territoire.communes
        ]

    @property
    def entrees(self) -> list[tuple[Toponym, date | str, bool]]:
        """The communes that join after the beginning: when, and whether a CEJ of theirs is told."""
        stated = zip(self.communes, self.sources.territoire.communes, strict=True)
        bound = {p.partie for p in self.sources.convention.precedents if p.type == "cej"}
        codes = {p.code_insee for p in self.sources.parties if p.id in bound}
        return [
            (name, commune.entree, bool(commune.code_insee) and commune.code_insee in codes)
            for name, commune in stated
            if commune.entree
        ]

    @property
    def communes_du_groupement(self) -> int | None:
        """The number of communes of the group, when the convention covers a part of them."""
        place = self.sources.territoire
        members = len(epci.membres(place.siren)) if place.type == "epci" and place.siren else 0
        return members if 0 < len(place.communes) < members else None

    @cached_property
    def code_departement(self) -> str | None:
        """Code of the département, the one written or the one of the communes."""
        return toponymes.departement_du_lieu(self.sources.territoire, self.sources.parties)

    @cached_property
    def departement(self) -> str | None:
        """Name of the département, from its code unless it is written."""
        code = self.code_departement
        found = departements.par_code(code) if code else None
        name: str | None = computed(found.nom, code) if found else None
        return self.sources.territoire.nom_departement or name

    @property
    def tribunal(self) -> str | None:
        """The competent administrative court: the one written, else that of the département."""
        place = self.code_departement
        known = tribunal.par_departement(place) if place else None
        found: str | None = computed(known, place) if known else None
        return self.sources.juridique.tribunal_administratif or found

    @cached_property
    def niveaux(self) -> dict[str, Niveau]:
        """The names of the levels of the project."""
        usual = {cle: Niveau.model_validate({"cle": cle}) for cle in NIVEAUX}
        return usual | {niveau.cle: niveau for niveau in self.sources.niveaux}

    @cached_property
    def periode(self) -> PeriodeDite:
        """The period in its wordings."""
        return dire(self.sources.convention.periode)

    @property
    def jour(self) -> date | None:
        """The day by which texts are in force: that of the signature, else the first one."""
        return self.signee_le or self.periode.premier

    @property
    def signee_le(self) -> date | None:
        """The day on which the last party signs."""
        return self.a_la_signature.sources.signee_le

    @property
    def lieu_ceremonie(self) -> Toponym | None:
        """The commune of the ceremony, that of the signature unless another one is told."""
        event = self.sources.signature.ceremonie
        place = event.lieu if event else None
        if place is None:
            return self.lieu_signature
        return toponymes.de_lieu(place.nom, place.code_insee, place.charniere)

    @property
    def salle(self) -> str | None:
        """The room of the ceremony, that of the signature unless another one is told."""
        event = self.sources.signature.ceremonie
        return (event.salle if event else None) or self.sources.signature.salle

    @property
    def lieu_signature(self) -> Toponym | None:
        """The commune where the convention is signed."""
        place = self.sources.signature.lieu
        return toponymes.de_lieu(place.nom, place.code_insee, place.charniere) if place else None

    @origin_from(lambda self, commune: (self.salle, commune))
    def ou_signer(self, commune: Toponym | None) -> str | None:
        """« à l’hôtel de ville de Nancy », « au Port »; without its commune, the room alone."""
        if self.salle:
            return en_salle(self.salle, commune)
        return a(commune) if commune else None

    @cached_property
    def suivi(self) -> Suivi:
        """The follow-up of the actions."""
        return Suivi(self.projet, self.sources.convention.periode)

    @property
    @origin_from(lambda self: self.lieu_signature)
    def fait_a(self) -> str | None:
        """« Fait au Port », None when the place is unknown."""
        where = self.lieu_signature
        return formulas.fait_a(where).removesuffix(", le") if where else None

    @cached_property
    def visas(self) -> list[Any]:
        """The references that apply to this convention, then the territory's own."""
        local = self.sources.juridique.visas.autres
        return [*map(self.citer, self.textes_en_vigueur(self.jour)), *local]

    def citer(self, texte: textes.Texte) -> Any:
        """Return a text as a visa cites it; one that may not apply to the caisse says so.

        A territory that adds it by its id confirms it.
        """
        types = {i.partie.type.value for i in self.signataires}
        chosen = self.sources.juridique.visas.ajouter
        if texte.id in chosen or not texte.a_confirmer(types):
            return texte.citation
        name = self.caisse.nom_court if self.caisse else "la caisse"
        return (Text(f"{texte.citation} "), Blank(f"application à {name}, à confirmer"))

    def textes_en_vigueur(self, day: date | None) -> list[textes.Texte]:
        """Return the texts that apply on a day, with what the territory changes among them."""
        chosen = self.sources.juridique.visas
        types = {i.partie.type.value for i in self.institutions}
        champs = matieres(self.sources)
        place = self.code_departement or ""
        applied = textes.applicables(day, place, types, champs) if day else []
        added = [found for name in chosen.ajouter if (found := textes.par_id(name))]
        kept = {t.id: t for t in [*applied, *added] if t.id not in chosen.retirer}
        return sorted(kept.values(), key=lambda t: t.ordre)

    @property
    def logos(self) -> list[Picture]:
        """Logos of the parties in protocol order, then those of the theme."""
        own = logos_of(self.folder, self.signataires)
        return own + [Picture(logo.fichier, logo.alternative) for logo in self.theme.logos]

    def lignee(self, numbered: ActionNumerotee) -> list[str]:
        """Return the titles above an action, each with the name and code of its level."""
        return [self._marche(step) for step in numbered.lignee]

    def _marche(self, step: Ascendant) -> str:
        level = self.niveaux[step.niveau].singulier
        words = f"{capitale(level)} {step.code}".strip() + f" – {step.titre}"
        named: str = computed(words, level, step.titre)
        return named

    def image(self, illustration: Illustration) -> Picture:
        """Return a picture of the territory's folder."""
        return picture_of(self.folder, illustration.fichier, illustration.alternative)
