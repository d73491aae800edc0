"""Avenants: their order, their days, and what an avenant may not change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.numbers import compte
from ctg_docs.model.convention import Convention
from ctg_docs.model.differences import Difference, PlacedConvention, differences
from ctg_docs.model.periode import dire, five_years
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin, Positions
from ctg_docs.suggestions import nearest

_UNSIGNED = ("seances", "signature", "avenants", "pieces_jointes", "communication")
"""Keys of what the convention does not say."""
Signed = tuple[Convention, Positions]
"""A version that was signed, and where its values stand."""


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the avenants that are not in order, and those that precede what they change."""
    avenants = territory.convention.avenants
    before = territory.convention.signee_le
    for rank, avenant in enumerate(avenants):
        path: Chemin = ("avenants", rank)
        if avenant.numero != rank + 1:
            message = f"l’avenant n° {avenant.numero} est le n° {rank + 1} de la liste"
            hint = "Les avenants s’écrivent dans l’ordre, à partir de 1, sans en sauter."
            yield territory.erreur((*path, "numero"), "avenant-numero", message, hint)
        if before and avenant.date and avenant.date < before:
            message = f"l’avenant n° {avenant.numero} est signé avant ce qu’il modifie"
            yield territory.erreur((*path, "date"), "avenant-date", message)
        before = avenant.date or before
        yield from _days(territory, rank)
        yield from _signers(territory, rank)
    yield from _sittings(territory)


def _days(territory: CheckedTerritory, rank: int) -> Iterator[Problem]:
    """Yield the days of an avenant that contradict the convention or its own signature."""
    avenant, periode = territory.convention.avenants[rank], territory.convention.convention.periode
    path: Chemin = ("avenants", rank)
    fin, debut, effet = periode.fin, periode.debut, avenant.date_effet
    if isinstance(fin, date) and effet and effet > fin:
        message = f"l’avenant n° {avenant.numero} prend effet après la fin de la convention"
        yield territory.erreur((*path, "date_effet"), "avenant-date", message)
    elif isinstance(debut, date) and effet and effet < debut:
        message = f"l’avenant n° {avenant.numero} prend effet avant le début de la convention"
        yield territory.erreur((*path, "date_effet"), "avenant-date", message)
    for i, decision in enumerate(avenant.decisions):
        if decision.date and avenant.date and decision.date > avenant.date:
            message = (
                f"cette décision est postérieure à la signature de l’avenant n° {avenant.numero}"
            )
            yield territory.erreur((*path, "decisions", i, "date"), "avenant-date", message)


def _sittings(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the sittings that deal with an avenant that nobody wrote."""
    written = len(territory.convention.avenants)
    for rank, seance in enumerate(territory.convention.seances):
        if seance.avenant and seance.avenant > written:
            message = f"la séance « {seance.id} » porte sur l’avenant n° {seance.avenant}, absent"
            hint = "Écrivez cet avenant dans la liste « avenants », ou retirez la clé « avenant »."
            path: Chemin = ("seances", rank, "avenant")
            yield territory.erreur(path, "avenant-numero", message, hint)


def _signers(territory: CheckedTerritory, rank: int) -> Iterator[Problem]:
    """Yield the party that signs the convention and not the avenant, all of them being needed."""
    avenant = territory.convention.avenants[rank]
    signing = [p.id for p in territory.convention.parties if p.role == "signataire"]
    last = rank == len(territory.convention.avenants) - 1
    left = [name for name in signing if name not in avenant.parties] if avenant.parties else []
    if left and last:
        message = f"« {left[0]} » signe la convention, et non l’avenant n° {avenant.numero}"
        hint = "Un avenant est signé par toutes les parties, sauf si la convention en dispose."
        path: Chemin = ("avenants", rank, "parties")
        yield territory.avertissement(path, "avenant-sans-partie", message, hint)


def check_signed(territory: CheckedTerritory, signed: Sequence[Signed]) -> Iterator[Problem]:
    """Yield the changes that an avenant may not make in the version before it.

    `signed` holds that of each avenant; the last one gives the sources of today.
    """
    today = (territory.convention, territory.positions)
    for rank, (old, new) in enumerate(zip(signed, [*signed[1:], today], strict=True)):
        yield from _order(territory, rank, old[0])
        yield from _parties(territory, rank, old[0], new[0])
        yield from _object(territory, rank, old[0], new[0])
        yield from _changes(territory, rank, old, new)
    yield from _length(territory, signed[0][0])


def _order(territory: CheckedTerritory, rank: int, old: Convention) -> Iterator[Problem]:
    if len(old.avenants) != rank:
        known = len(old.avenants)
        has = f"porte déjà {compte(known, 'avenant')}" if known else "ne porte aucun avenant"
        message = f"la version que modifie l’avenant n° {rank + 1} {has}"
        hint = "Chaque avenant modifie la version qui résulte du précédent, et d’elle seule."
        yield territory.erreur(("avenants", rank, "depuis"), "version-ordre", message, hint)


def _parties(
    territory: CheckedTerritory, rank: int, old: Convention, new: Convention
) -> Iterator[Problem]:
    """Yield the parties that an avenant names, and that are none before it nor after it."""
    known = dict.fromkeys(partie.id for side in (old, new) for partie in side.parties)
    avenant = territory.convention.avenants[rank]
    named: list[tuple[Chemin, str]] = [
        (("parties", i), name) for i, name in enumerate(avenant.parties)
    ]
    named += [(("decisions", i, "partie"), d.partie) for i, d in enumerate(avenant.decisions)]
    for path, name in named:
        if name not in known:
            message = f"aucune partie ne porte l’identifiant « {name} »"
            hint = nearest(name, list(known))
            where: Chemin = ("avenants", rank, *path)
            yield territory.erreur(where, "identifiant-inconnu", message, hint)


def _object(
    territory: CheckedTerritory, rank: int, old: Convention, new: Convention
) -> Iterator[Problem]:
    pairs = [
        ("son identifiant", ("convention", "id"), old.convention.id, new.convention.id),
        ("son titre", ("convention", "titre"), old.convention.titre, new.convention.titre),
        ("le territoire", ("territoire", "nom"), old.territoire.nom, new.territoire.nom),
    ]
    for what, path, before, after in pairs:
        if before != after:
            message = f"l’avenant n° {rank + 1} changerait {what} : « {before} », « {after} »"
            hint = "Un avenant ne change pas l’objet du contrat : il y faut une autre convention."
            yield territory.erreur(path, "avenant-objet", message, hint)


def _length(territory: CheckedTerritory, signed: Convention) -> Iterator[Problem]:
    start = dire(signed.convention.periode).debut
    end = dire(territory.convention.convention.periode).fin
    if start and end and end > five_years(start):
        message = "les avenants portent la convention au-delà de cinq ans, sa durée maximale"
        hint = "Aucun avenant ne peut l’y porter : concluez une nouvelle convention."
        yield territory.erreur(("convention", "periode", "fin"), "avenant-duree", message, hint)


def _changes(territory: CheckedTerritory, rank: int, old: Signed, new: Signed) -> Iterator[Problem]:
    """Yield an avenant that nothing calls for, or that changes only who signs."""
    every = differences(PlacedConvention(*old), PlacedConvention(*new))
    found = [one for one in every if one.cle.partition(".")[0] not in _UNSIGNED]
    path: Chemin = ("avenants", rank, "objet")
    if not found:
        message = f"l’avenant n° {rank + 1} ne change rien à la convention signée"
        hint = "Modifiez les sources d’aujourd’hui : l’avenant dit ce qui les sépare de la version."
        yield territory.avertissement(path, "avenant-vide", message, hint)
    elif all(map(_only_signers, found)):
        message = f"l’avenant n° {rank + 1} ne change que des signataires : il est inutile"
        hint = (
            "Le successeur d’un maire ou d’un directeur engage la même partie, sans avenant : "
            "il signe les suivants."
        )
        yield territory.avertissement(path, "avenant-inutile", message, hint)


def _only_signers(one: Difference) -> bool:
    steps = one.cle.split(".")
    return steps[0] == "personnes" or (steps[0] == "parties" and "representants" in steps[2:3])
