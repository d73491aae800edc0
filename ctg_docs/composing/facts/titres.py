"""Offices of an act: the one that carries it out, the one that receives the power to sign."""

from __future__ import annotations

from collections.abc import Sequence

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.french.agreement import function_title, titre_civil
from ctg_docs.french.formulas import Signataire
from ctg_docs.french.lists import enumeration
from ctg_docs.french.words import le_nom
from ctg_docs.model.parties import Personne
from ctg_docs.reference.actes import Regime


@origin_from(lambda institution, regime: institution.signataires())
def executif(institution: Institution, regime: Regime) -> str | None:
    """Return the office that carries the act out: « Madame la Maire », « la directrice »."""
    if not regime.executif:
        return None
    for signer in _holders(institution.signataires()):
        if signer.fonction.lower().startswith(regime.executif.split()[0]):
            return _titled(signer, regime)
    return le_nom(regime.executif, "m")


@origin_from(lambda institution, regime: institution.signataires())
def habilites(institution: Institution, regime: Regime) -> str | None:
    """Return the person who receives the power to sign, ready for « à signer »."""
    signers = institution.signataires()
    if not signers:
        return executif(institution, regime)
    if len(signers) == 1 and signers[0].remplace is None:
        return _titled(signers[0], regime)
    named = [_acting(s) if s.remplace else _articled(s) for s in signers]
    return enumeration(named)


def mot(office: str, person: Personne | None) -> str:
    """Return the name of a role as its holder bears it: « rapporteure »."""
    return function_title(office, person.sexe if person else None)


def _holders(signers: Sequence[Signataire]) -> list[Signataire]:
    """Return the holders of each office: the one replaced, then the signatory."""
    return [s.remplace or s for s in signers]


def _titled(signer: Signataire, regime: Regime) -> str:
    sex = signer.personne.sexe
    if sex is None or not regime.public:
        return _articled(signer)
    return _closed(titre_civil(signer.titre, sex, signer.genre_titre))


def _articled(signer: Signataire) -> str:
    return _closed(le_nom(signer.titre, signer.genre_titre or signer.personne.sexe or "m"))


def _closed(office: str) -> str:
    """Close the apposition that an office holds: « la maire adjointe, vice-présidente du… , »."""
    return f"{office}," if "," in office else office


def _acting(signer: Signataire) -> str:
    assert signer.remplace is not None
    holder = signer.remplace
    return f"{signer.personne}, {signer.titre}, agissant pour {holder.personne}, {holder.titre},"
