"""Assemblies: the rules that they follow, and the inhabitants that set their notice."""

from __future__ import annotations

from ctg_docs.model.conseil import Deliberation, Seance
from ctg_docs.model.convention import Convention
from ctg_docs.model.identity import Territoire
from ctg_docs.model.parties import Decision, Partie
from ctg_docs.reference import communes, conseils, epci
from ctg_docs.reference.actes import Regime, regime


def regime_de(seance: Seance, partie: Partie, territoire: Territoire) -> Regime:
    """Return the rules of the acts of a sitting."""
    organe = seance.organe or partie.organe or conseils.organe(partie.type.value)
    home = territoire.departement or partie.departement or (partie.code_insee or "")[:2]
    return regime(
        partie.type.value,
        departement=home,
        siren=partie.siren or "",
        organe=organe,
        nom=partie.nom_officiel or "",
    )


def habitants(partie: Partie, territoire: Territoire) -> int | None:
    """Return the inhabitants that set the notice of a council, None when nobody stated them.

    Those of a commune, and of the largest commune of a group (CGCT, art. L. 2121-12, L. 5211-1).
    """
    order = partie.type.sorte.ordre
    if order == "commune":
        known = communes.par_code(partie.code_insee) if partie.code_insee else None
        own = territoire.population if territoire.type == "commune" else None
        return known.population if known else own
    if order != "groupement":
        return None
    members = [c.population for c in epci.membres(partie.siren)] if partie.siren else []
    if not members and territoire.type == "epci":
        stated = [c.population for c in territoire.communes]
        members = [n for n in stated if n is not None] if None not in stated else []
    return max(members, default=None)


def seances_attendues(convention: Convention) -> list[Seance]:
    """Return one empty sitting for each signing party whose assembly has still to decide.

    None once the convention is ready to sign: the assemblies have decided, and a draft of what
    they voted long ago would be absurd. None either for a decision that has its number.
    """
    if not convention.convention.statut.brouillon or convention.convention.partielle:
        return []
    sitting = {seance.partie for seance in convention.seances_de_la_convention}
    return [
        _attendue(partie, {seance.id for seance in convention.seances_de_la_convention})
        for partie in convention.parties
        if partie.role == "signataire"
        and partie.id not in sitting
        and (partie.type.sorte.assemblee or partie.organe)
        and not (partie.decision and partie.decision.numero)
    ]


def seance_inconnue(partie: Partie) -> Seance:
    """Return the sitting of a party of which nothing is told, but the body that decides."""
    decision = partie.decision or Decision()
    return Seance(id=partie.id, partie=partie.id, organe=decision.organe)


def _attendue(partie: Partie, taken: set[str]) -> Seance:
    decision = partie.decision or Decision()
    more = {"date": decision.date, "deliberation": Deliberation(objet=decision.objet)}
    name = partie.id if partie.id not in taken else f"projet-{partie.id}"
    return seance_inconnue(partie).model_copy(update={"id": name, **more})
