"""The acts by which the assemblies of the parties allow an avenant: told, else still expected."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.composing.facts.actes import Acte
from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.composing.families.avenant.amendment import AmendedConvention
from ctg_docs.model.assemblees import seance_inconnue
from ctg_docs.model.conseil import Seance


@dataclass(frozen=True)
class ActeAvenant(Acte):
    """One sitting of the assembly of a party, and its decision on an avenant."""

    amended: AmendedConvention

    @property
    @origin_from(lambda self: (self.deliberation.objet, self.amended.avenant.numero))
    def objet(self) -> str:
        """The object of the act, in the words of the sources or in those of the house."""
        years = f" {self.amended.annees}" if self.amended.annees else ""
        usual = f"Avenant n° {self.amended.numero} à la convention territoriale globale{years}"
        return self.deliberation.objet or usual

    @property
    def adhesion(self) -> bool:
        """Whether the party joins the convention by this avenant."""
        return any(i.id == self.institution.id for i in self.amended.adherents)


def actes(amended: AmendedConvention) -> list[ActeAvenant]:
    """Return the acts of the sittings stated, then of each assembly that has still to decide."""
    return [
        ActeAvenant(seance, institution, amended.vue, amended)
        for institution in amended.vue.signataires
        for seance in _sittings(amended, institution)
    ]


def _sittings(amended: AmendedConvention, institution: Institution) -> list[Seance]:
    stated = [
        seance
        for seance in amended.apres.sources.seances
        if seance.avenant == amended.numero and seance.partie == institution.id
    ]
    partie = institution.partie
    decided = partie.decision and partie.decision.numero
    deliberates = partie.type.sorte.assemblee or partie.organe
    return stated or [seance_inconnue(partie)] * bool(deliberates and not decided)
