"""The council that will vote: its size where the law alone sets it, the notice it needs."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.french.dates import JOURS, jours_francs_requis
from ctg_docs.french.letters import cardinal
from ctg_docs.reference import conseils
from ctg_docs.reference.actes import ALSACE_MOSELLE, LYON
from ctg_docs.reference.communes import Commune
from ctg_docs.starting.place import Lieu, membres
from ctg_docs.suggestions import fold


@dataclass(frozen=True)
class Council:
    """The council of a party; `membres` is None where a rule of its own or an order sets it.

    `jours` is the number of clear days of notice, in words, and `siege` the first weekday on
    which a council may sit when it was summoned on a Monday; `seuil` tells whether a commune of
    3 500 inhabitants or more makes the notice longer, `droit_propre` whether other rules than the
    usual ones may apply.
    """

    organe: str
    membres: int | None
    jours: str
    siege: str
    seuil: bool
    droit_propre: bool

    @property
    def id(self) -> str:
        """The id of its sitting."""
        return "-".join(fold(self.organe).split())


def council(lieu: Lieu, kind: str) -> Council:
    """Return the council of a commune or of an EPCI; `kind` is that of the party."""
    # An EPCI follows its largest commune (CGCT, art. L. 5211-1).
    largest = membres(lieu)[0]
    days = jours_francs_requis(largest.population)
    code = lieu.code if isinstance(lieu, Commune) else ""
    own = code in conseils.PROPRES or largest.departement in ALSACE_MOSELLE
    usual = code and code not in conseils.PROPRES
    return Council(
        organe=conseils.organe(kind, code),
        membres=conseils.effectif_legal(largest.population) if usual else None,
        jours=cardinal(days),
        siege=JOURS[(days + 1) % 7],
        seuil=days > 3,
        droit_propre=own or (not isinstance(lieu, Commune) and lieu.siren == LYON),
    )
