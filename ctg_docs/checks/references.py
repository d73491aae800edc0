"""Ids: each is unique in its family, and every mention of one leads somewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.model.convention import Convention
from ctg_docs.model.intended.names import Index, appellations
from ctg_docs.model.intended.names import Named as Calls
from ctg_docs.model.types import Fiche
from ctg_docs.problems import MOST_LISTED, Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.reference import textes
from ctg_docs.suggestions import nearest, question

Named = list[tuple[str, Chemin]]
_NO_ELEMENT = {
    "personnes": "aucune personne n’a",
    "groupes": "aucun groupe de parties n’a",
    "parties": "aucune partie n’a",
    "projet": "aucun champ ni objectif du projet n’a",
    "constats": "aucune problématique ni aucun enjeu n’a",
    "actions": "aucune action n’a",
    "equipements": "aucun équipement n’a",
}
"""What is said of a family of elements none of which has an id."""

_KEYS = {"projet": "champs", "constats": "champs"}
"""The top-level key of a family that is not named after it."""


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield ids used twice and mentions of ids that do not exist."""
    yield from _legal(territory)
    known = _families(territory.convention)
    levels: Named = [
        (niveau.cle, ("niveaux", rank, "cle"))
        for rank, niveau in enumerate(territory.convention.niveaux)
    ]
    for named in (*known.values(), levels, *_meetings(territory.convention)):
        yield from _twice(territory, named)
    yield from _unknown(territory, {family: [i for i, _ in ids] for family, ids in known.items()})


def _meetings(convention: Convention) -> Iterator[Named]:
    """Yield the bodies, then their meetings under the names of their files."""
    bodies = convention.pilotage.instances if convention.pilotage else ()
    yield _ids(bodies, ("pilotage", "instances"))
    yield [
        (f"{body.id}-{name}", path)
        for rank, body in enumerate(bodies)
        for name, path in _ids(body.reunions, ("pilotage", "instances", rank, "reunions"))
    ]


def _unknown(territory: CheckedTerritory, known: dict[str, list[str]]) -> Iterator[Problem]:
    """Yield the mentions of ids that do not exist, with those of the elements that are meant."""
    sets = {family: frozenset(ids) for family, ids in known.items()}
    indexes: dict[str, Index] = {}
    count = 0
    for name, path, family in mentions(territory.convention):
        unread = name in territory.unread_ids or _KEYS.get(family, family) in territory.unread_keys
        if name in sets[family] or unread:
            continue
        message = f"{_NO_ELEMENT[family]} l’identifiant « {name} »"
        count += 1
        if count > MOST_LISTED:  # what is meant is looked for only where it is told
            yield territory.erreur(path, "identifiant-inconnu", message)
            continue
        ids = known[family]
        if family not in indexes:
            indexes[family] = Index(_titled(territory, sets[family]))
        titled = indexes[family].ids_meant(name)
        if any(ids.count(one) > 1 for one in titled):
            continue  # an id that serves twice is told already
        hint = question(titled[:3]) or nearest(name, ids) or _possible(ids)
        yield territory.erreur(path, "identifiant-inconnu", message, hint)


def _titled(territory: CheckedTerritory, ids: frozenset[str]) -> Iterator[Calls]:
    """Yield the elements of a family, with what they may be called."""
    for _, value in territory.values:
        if isinstance(value, Fiche) and (own := getattr(value, "id", None)) in ids:
            yield str(own), appellations(_reader(value))


def _legal(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the legal texts that the reference data do not hold."""
    visas = territory.convention.juridique.visas
    ids = [texte.id for texte in textes.tous()] if visas.ajouter or visas.retirer else []
    for key in ("ajouter", "retirer"):
        for rank, name in enumerate(getattr(visas, key)):
            if name not in ids:
                message = f"aucun texte de référence ne porte l’identifiant « {name} »"
                path: Chemin = ("juridique", "visas", key, rank)
                hint = nearest(name, ids) or _possible(ids)
                yield territory.erreur(path, "identifiant-inconnu", message, hint)


def _reader(value: Fiche) -> Callable[[str], object]:
    return lambda key: getattr(value, key, None)


def _possible(ids: list[str]) -> str:
    if not ids:
        return "Aucun n’est déclaré."
    return f"Identifiants possibles : {', '.join(ids[:12])}{'…' if len(ids) > 12 else '.'}"


def _families(convention: Convention) -> dict[str, Named]:
    return {
        "personnes": _ids(convention.personnes, ("personnes",)),
        "groupes": _ids(convention.groupes, ("groupes",)),
        "parties": _ids(convention.parties, ("parties",)),
        "projet": _tree(convention),
        "constats": _findings(convention),
        "actions": _ids(convention.actions, ("actions",)),
        "equipements": _ids(convention.equipements, ("equipements",)),
        "seances": _ids(convention.seances, ("seances",)),
        "pieces_jointes": _ids(convention.pieces_jointes, ("pieces_jointes",)),
    }


def _ids(items: Iterable[object], path: Chemin) -> Named:
    named = [(getattr(item, "id", None), (*path, rank, "id")) for rank, item in enumerate(items)]
    return [(name, where) for name, where in named if name]


def _tree(convention: Convention) -> Named:
    found: Named = []
    for c, champ in enumerate(convention.champs):
        path: Chemin = ("champs", c)
        found.append((champ.id, (*path, "id")))
        for s, strategique in enumerate(champ.objectifs_strategiques):
            below: Chemin = (*path, "objectifs_strategiques", s)
            found.append((strategique.id, (*below, "id")))
            operationnels = strategique.objectifs_operationnels
            found += _ids(operationnels, (*below, "objectifs_operationnels"))
    return found


def _findings(convention: Convention) -> Named:
    found: Named = []
    for c, champ in enumerate(convention.champs):
        for key in ("problematiques", "enjeux"):
            found += _ids(getattr(champ, key), ("champs", c, key))
    return found


def _twice(territory: CheckedTerritory, ids: Named) -> Iterator[Problem]:
    first: dict[str, Chemin] = {}
    for name, path in ids:
        if name in first:
            place = territory.place(first[name])
            message = f"l’identifiant « {name} » sert déjà dans {place.file}, ligne {place.line}"
            yield territory.erreur(path, "identifiant-double", message)
        first.setdefault(name, path)


def mentions(convention: Convention) -> Iterator[tuple[str, Chemin, str]]:
    """Yield (id, path, family) for every field that names something."""
    for rank, partie in enumerate(convention.parties):
        path: Chemin = ("parties", rank)
        if partie.groupe:
            yield partie.groupe, (*path, "groupe"), "groupes"
        for r, representant in enumerate(partie.representants):
            where: Chemin = (*path, "representants", r)
            yield representant.personne, (*where, "personne"), "personnes"
            if representant.represente:
                yield representant.represente, (*where, "represente"), "personnes"
    for rank, precedent in enumerate(convention.convention.precedents):
        if precedent.partie:
            yield precedent.partie, ("convention", "precedents", rank, "partie"), "parties"
    yield from _project_mentions(convention)
    yield from _people_mentions(convention)


def _project_mentions(convention: Convention) -> Iterator[tuple[str, Chemin, str]]:
    for rank, action in enumerate(convention.actions):
        path: Chemin = ("actions", rank)
        yield action.rattachee_a, (*path, "rattachee_a"), "projet"
        for key, family in (
            ("repond_a", "constats"),
            ("equipements", "equipements"),
            ("liens", "actions"),
        ):
            for i, name in enumerate(getattr(action, key)):
                yield name, (*path, key, i), family
    for c, champ in enumerate(convention.champs):
        for e, enjeu in enumerate(champ.enjeux):
            for i, name in enumerate(enjeu.repond_a):
                yield name, ("champs", c, "enjeux", e, "repond_a", i), "constats"
        for s, strategique in enumerate(champ.objectifs_strategiques):
            where: Chemin = ("champs", c, "objectifs_strategiques", s)
            for i, name in enumerate(strategique.repond_a):
                yield name, (*where, "repond_a", i), "constats"
            for o, operationnel in enumerate(strategique.objectifs_operationnels):
                for i, name in enumerate(operationnel.repond_a):
                    below = (*where, "objectifs_operationnels", o, "repond_a", i)
                    yield name, below, "constats"


def _people_mentions(convention: Convention) -> Iterator[tuple[str, Chemin, str]]:
    last = max((avenant.numero for avenant in convention.avenants), default=0)
    for rank, seance in enumerate(convention.seances):
        if seance.avenant and seance.avenant < last:
            continue  # the version that this avenant made tells of its people, who may have left
        yield seance.partie, ("seances", rank, "partie"), "parties"
        if seance.presidence:
            yield seance.presidence, ("seances", rank, "presidence"), "personnes"
        if seance.deliberation and seance.deliberation.rapporteur:
            where: Chemin = ("seances", rank, "deliberation", "rapporteur")
            yield seance.deliberation.rapporteur, where, "personnes"
    for key in ("presents", "citations"):
        for rank, item in enumerate(getattr(convention.signature, key)):
            yield item.personne, ("signature", key, rank, "personne"), "personnes"
    for rank, photo in enumerate(convention.signature.photos):
        for i, name in enumerate(photo.de_gauche_a_droite):
            yield name, ("signature", "photos", rank, "de_gauche_a_droite", i), "personnes"
    if convention.pilotage:
        for i, instance in enumerate(convention.pilotage.instances):
            for m, membre in enumerate(instance.composition):
                if membre.personne:
                    path = ("pilotage", "instances", i, "composition", m, "personne")
                    yield membre.personne, path, "personnes"
    if convention.communication:
        for rank, projet in enumerate(convention.communication.projets_phares):
            base: Chemin = ("communication", "projets_phares", rank)
            if projet.action:
                yield projet.action, (*base, "action"), "actions"
            if projet.champ:
                yield projet.champ, (*base, "champ"), "projet"
