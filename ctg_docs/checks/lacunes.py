"""Gaps of a final convention: everything missing, listed at once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ctg_docs.checks.manques import manque
from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.prenoms import de_personne
from ctg_docs.model.echeances import echeance
from ctg_docs.model.parties import Partie, Representant, TypePartie
from ctg_docs.model.periode import dire
from ctg_docs.model.toponymes import departement_du_lieu
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.reference import tribunal
from ctg_docs.reference.actes import regime

CODE = "donnee-manquante"


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the gaps of a convention that is said to be ready."""
    yield from _people(territory)
    if not territory.final:
        return
    yield from _identity(territory)
    yield from _parties(territory)
    yield from _annexes(territory)


def _missing(territory: CheckedTerritory, path: Chemin, key: str, what: str) -> Problem:
    place, hint = manque(territory, (*path, key))
    due = ".".join(map(str, (*path, key)))
    return Problem(place, CODE, f"il manque {what}", hint, due=due)


def _people(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield persons without civility: a sex is never guessed, and agreements need it."""
    convention = territory.convention
    signing = {
        name
        for partie in convention.parties
        for r in partie.representants
        for name in (r.personne, r.represente)
    }
    tell = territory.erreur if territory.final else territory.avertissement
    for rank, personne in enumerate(convention.personnes):
        if personne.civilite is None and personne.id in signing:
            known = f"{personne.prenom or ''} {personne.nom}".strip()
            message = f"civilité inconnue : {known}"
            hint = "Ajoutez « civilite: M. » ou « civilite: Mme », dont dépendent les accords."
            yield tell(("personnes", rank), "civilite-inconnue", message, hint)
        if personne.prenom is None and personne.id in signing and territory.final:
            label = f"le prénom {de_personne(personne.nom)}"
            yield _missing(territory, ("personnes", rank), "prenom", label)


def _identity(territory: CheckedTerritory) -> Iterator[Problem]:
    convention = territory.convention
    periode = convention.convention.periode
    known = dire(periode)
    for key, label in (("debut", "la date d’effet"), ("fin", "la date de fin")):
        if getattr(known, key) is None:
            yield from _bound(territory, getattr(periode, key), key, label)
    home = departement_du_lieu(convention.territoire, convention.parties)
    if convention.juridique.tribunal_administratif is None and not (
        home and tribunal.par_departement(home)
    ):
        label = "le tribunal administratif compétent"
        yield _missing(territory, ("juridique",), "tribunal_administratif", label)
    if convention.signature.lieu is None:
        yield _missing(territory, ("signature",), "lieu", "le lieu de signature")
    if not convention.territoire.communes:
        label = "la liste des communes du périmètre"
        yield _missing(territory, ("territoire",), "communes", label)


def _bound(
    territory: CheckedTerritory, written: date | str | None, key: str, label: str
) -> Iterator[Problem]:
    """Yield a bound that nobody wrote, or of which only the month or the year is known."""
    path: Chemin = ("convention", "periode")
    if written is None:
        yield _missing(territory, path, key, label)
        return
    message = f"il manque {label} : « {written} » ne dit pas le jour"
    likely = echeance(written, fin=key == "fin") or date(2026, 1, 1)
    hint = f"Écrivez le jour, par exemple « {key}: {likely} »."
    yield territory.erreur((*path, key), CODE, message, hint)


def _parties(territory: CheckedTerritory) -> Iterator[Problem]:
    parties = territory.convention.parties
    if len([p for p in parties if p.role == "signataire"]) < 2:
        message = "il manque au moins deux parties signataires"
        hint = "Ajoutez sous « parties » celle qui signe aussi."
        yield territory.erreur(("parties",), CODE, message, hint)
    if not any(p.type.caisse for p in parties):
        hint = "Ajoutez sous « parties » la caisse : « type: caf »."
        yield territory.erreur(("parties",), CODE, "il manque la caisse", hint)
    for rank, partie in enumerate(parties):
        if partie.role == "signataire":
            yield from _party(territory, partie, ("parties", rank))


def _party(territory: CheckedTerritory, partie: Partie, path: Chemin) -> Iterator[Problem]:
    if not partie.representants:
        label = f"le ou les représentants de « {partie.id} »"
        yield _missing(territory, path, "representants", label)
    for rank, signer in enumerate(partie.representants):
        if signer.represente and regime(partie.type.value).public:
            yield from _order(territory, signer, (*path, "representants", rank))
    coded = partie.departement or partie.code_insee or partie.siren
    if not partie.nom_officiel and (not coded or partie.type == TypePartie.AUTRE):
        yield _missing(territory, path, "nom_officiel", f"le nom officiel de « {partie.id} »")
    decision = partie.decision
    if decision is None:
        yield _missing(territory, path, "decision", f"la décision de « {partie.id} »")
        return
    where: Chemin = (*path, "decision")
    if decision.date is None:
        yield _missing(territory, where, "date", f"la date de la décision de « {partie.id} »")
    if decision.numero is None and not partie.type.caisse:
        yield _missing(territory, where, "numero", f"le numéro de la décision de « {partie.id} »")


def _order(territory: CheckedTerritory, signer: Representant, path: Chemin) -> Iterator[Problem]:
    """Yield the unknown parts of the order by which a person signs in place of another."""
    order = signer.arrete
    if order is None:
        label = f"l’arrêté par lequel « {signer.personne} » signe pour « {signer.represente} »"
        yield _missing(territory, path, "arrete", label)
        return
    for key, label in (("numero", "le numéro"), ("date", "la date")):
        if getattr(order, key) is None:
            what = f"{label} de l’arrêté de « {signer.personne} »"
            yield _missing(territory, (*path, "arrete"), key, what)


def _annexes(territory: CheckedTerritory) -> Iterator[Problem]:
    convention = territory.convention
    for key, label in (
        ("diagnostic", "le diagnostic partagé"),
        ("equipements", "la liste des équipements et services"),
        ("pilotage", "l’organisation du pilotage"),
        ("evaluation", "les modalités d’évaluation"),
        ("champs", "les champs d’intervention"),
    ):
        if not getattr(convention, key):
            yield _missing(territory, (), key, label)
    if convention.convention.plan_action and not convention.actions:
        place, _ = manque(territory, ("actions",))
        hint = "Écrivez les actions, ou « plan_action: non » si un avenant les apportera."
        yield Problem(place, CODE, "il manque le plan d’actions", hint, due="actions")
    for rank, action in enumerate(convention.actions):
        for key, label in (("pilote", "le pilote"), ("description", "la description")):
            if not getattr(action, key):
                what = f"{label} de l’action « {action.titre} »"
                yield _missing(territory, ("actions", rank), key, what)
