"""Counts of a sitting: votes, attendance and quorum add up."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.dates import quorum
from ctg_docs.french.numbers import compte
from ctg_docs.model.conseil import Effectif, Vote
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield counts of a sitting that contradict one another."""
    for rank, seance in enumerate(territory.convention.seances):
        path: Chemin = ("seances", rank)
        if seance.effectif:
            again = seance.seconde_convocation
            yield from _attendance(territory, seance.effectif, (*path, "effectif"), again=again)
        if seance.deliberation and seance.deliberation.vote:
            voters = seance.effectif.votants if seance.effectif else None
            where: Chemin = (*path, "deliberation", "vote")
            yield from _vote(territory, seance.deliberation.vote, voters, where)


def _attendance(
    territory: CheckedTerritory, effectif: Effectif, path: Chemin, *, again: bool
) -> Iterator[Problem]:
    presents, pouvoirs, votants = effectif.presents, effectif.pouvoirs, effectif.votants
    if presents is not None and votants is not None and votants > presents + (pouvoirs or 0):
        proxies = compte(pouvoirs or 0, "pouvoir")
        message = f"{compte(votants, 'votant')} pour {compte(presents, 'présent')} et {proxies}"
        yield territory.erreur((*path, "votants"), "effectif-incoherent", message)
    if effectif.en_exercice is None or presents is None:
        return
    if presents > effectif.en_exercice:
        members = compte(effectif.en_exercice, "membre")
        message = f"{compte(presents, 'présent')} pour {members} en exercice"
        yield territory.erreur((*path, "presents"), "effectif-incoherent", message)
    elif presents < quorum(effectif.en_exercice) and not again:
        message = (
            f"le quorum est de {quorum(effectif.en_exercice)} présents sur "
            f"{effectif.en_exercice} membres en exercice, ils sont {presents}"
        )
        hint = "Écrivez « seconde_convocation: oui » si elle se réunit une deuxième fois."
        tell = territory.erreur if territory.final else territory.avertissement
        yield tell((*path, "presents"), "quorum-absent", message, hint)


def _vote(
    territory: CheckedTerritory, vote: Vote, voters: int | None, path: Chemin
) -> Iterator[Problem]:
    total = vote.pour + vote.contre + vote.abstentions + vote.nppv
    if voters is not None and total != voters:
        message = f"{total} voix et abstentions pour {compte(voters, 'votant')}"
        yield territory.erreur(path, "vote-incoherent", message)
    for key, count in (("noms_contre", vote.contre), ("noms_abstention", vote.abstentions)):
        names = getattr(vote, key)
        if names and len(names) != count:
            message = f"le nombre de noms ({len(names)}) n’est pas celui des voix ({count})"
            yield territory.erreur((*path, key), "vote-incoherent", message)
