"""Grounds on which the decision of an assembly could be attacked.

Sources: code général des collectivités territoriales (CGCT), art. L. 2121-11, L. 2121-12,
L. 2121-15, L. 2121-20 and L. 5211-1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.french.dates import jours_francs, jours_francs_requis
from ctg_docs.french.numbers import compte
from ctg_docs.model.assemblees import habitants, regime_de
from ctg_docs.model.conseil import Seance, Vote
from ctg_docs.model.decisions import seance_de_decision
from ctg_docs.model.parties import Partie
from ctg_docs.problems import Problem
from ctg_docs.reading.positions import Chemin
from ctg_docs.reference import epci
from ctg_docs.suggestions import fold, nearest

# Laws of the health crisis let a member hold two proxies between these days.
_CRISE = (date(2020, 3, 12), date(2022, 7, 31))


def check(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield the facts missing or contradictory around the sittings of the assemblies."""
    parties = {partie.id: partie for partie in territory.convention.parties}
    for rank, seance in enumerate(territory.convention.seances):
        path: Chemin = ("seances", rank)
        yield from _members(territory, seance, path)
        yield from _tie(territory, seance, path)
        yield from _transmission(territory, seance, path)
        if partie := parties.get(seance.partie):
            yield from _notice(territory, seance, partie, path)
            yield from _public(territory, seance, partie, path)
    yield from _decisions(territory)


def _members(territory: CheckedTerritory, seance: Seance, path: Chemin) -> Iterator[Problem]:
    """Yield the faults of the list of members: its counts, and proxies given to who is absent."""
    yield from _communes(territory, seance, path)
    present = {p.nom for p in seance.presences if p.statut == "present"}
    if not seance.presences:
        return
    for rank, member in enumerate(seance.presences):
        where: Chemin = (*path, "presences", rank)
        if member.statut == "pouvoir" and member.pouvoir_a not in present:
            holder = f"« {member.pouvoir_a} »" if member.pouvoir_a else "personne"
            message = (
                f"le pouvoir de {member.nom} est donné à {holder}, qui n’est pas parmi les présents"
            )
            if not member.pouvoir_a:
                message = f"le pouvoir de {member.nom} n’est donné à personne"
            yield territory.avertissement(where, "pouvoir-sans-present", message)
    counts = seance.effectif
    if counts is None or counts.en_exercice is None:
        return
    total = len(seance.presences)
    if total > counts.en_exercice:
        message = f"la liste nomme {compte(total, 'membre')} pour {counts.en_exercice} en exercice"
        yield territory.erreur((*path, "presences"), "presences-incoherentes", message)
    if total != counts.en_exercice:
        return
    listed = Counter[str](member.statut for member in seance.presences)
    for key, statut, label in (
        ("presents", "present", "présent"),
        ("pouvoirs", "pouvoir", "pouvoir"),
    ):
        said = getattr(counts, key)
        if said is not None and said != listed[statut]:
            found = compte(listed[statut], label)
            message = f"la liste compte {found}, l’effectif en annonce {said}"
            yield territory.erreur((*path, "effectif", key), "presences-incoherentes", message)


def _communes(territory: CheckedTerritory, seance: Seance, path: Chemin) -> Iterator[Problem]:
    """Yield a member from a commune that is none of those of the body, where they are known."""
    partie = next((p for p in territory.convention.parties if p.id == seance.partie), None)
    if partie is None or partie.type.sorte.ordre != "groupement" or not partie.siren:
        return
    members = [c.nom for c in epci.membres(partie.siren)]
    names = {fold(name) for name in members}
    for rank, presence in enumerate(seance.presences):
        if names and presence.commune and fold(presence.commune) not in names:
            message = f"« {presence.commune} » n’est pas une commune de « {partie.id} »"
            where: Chemin = (*path, "presences", rank, "commune")
            hint = nearest(presence.commune, members)
            yield territory.avertissement(where, "presence-commune", message, hint)


def _tie(territory: CheckedTerritory, seance: Seance, path: Chemin) -> Iterator[Problem]:
    """Yield a tie that nothing settles: the chair does, but for a secret ballot."""
    vote = seance.deliberation.vote if seance.deliberation else None
    if vote is None:
        return
    where: Chemin = (*path, "deliberation", "vote")
    if not vote.pour and not vote.contre:
        message = "aucune voix pour ni contre : l’assemblée n’a rien décidé"
        yield territory.erreur(where, "vote-partage", message)
    elif vote.pour == vote.contre and vote.scrutin != "secret" and not vote.voix_preponderante:
        message = f"partage égal des voix ({vote.pour} pour, {vote.contre} contre)"
        hint = "Ajoutez « voix_preponderante: pour » ou « voix_preponderante: contre »."
        yield territory.erreur(where, "vote-partage", message, hint)
    if vote.scrutin == "secret":
        yield from _secret(territory, vote, where)


def _secret(territory: CheckedTerritory, vote: Vote, path: Chemin) -> Iterator[Problem]:
    for key in ("noms_contre", "noms_abstention"):
        if getattr(vote, key):
            message = "un scrutin secret ne laisse pas savoir qui a voté quoi"
            yield territory.avertissement((*path, key), "scrutin-secret", message)


def _transmission(territory: CheckedTerritory, seance: Seance, path: Chemin) -> Iterator[Problem]:
    sent = seance.deliberation.teletransmission if seance.deliberation else None
    for key in ("date_reception_prefecture", "date_publication"):
        day = getattr(sent, key, None)
        if day and seance.date and day < seance.date:
            message = "cette date est antérieure à la séance"
            where: Chemin = (*path, "deliberation", "teletransmission", key)
            yield territory.erreur(where, "transmission-anterieure", message)


def _notice(
    territory: CheckedTerritory, seance: Seance, partie: Partie, path: Chemin
) -> Iterator[Problem]:
    """Yield a notice too short: a municipal or community council has three or five clear days."""
    territoire = territory.convention.territoire
    people = habitants(partie, territoire)
    sent, day = seance.date_convocation, seance.date
    known = people is not None and sent and day and sent < day
    if not known or not regime_de(seance, partie, territoire).convocation:
        return
    assert people is not None and sent and day
    given, wanted = jours_francs(sent, day), jours_francs_requis(people)
    if given < wanted:
        days = compte(given, "jour franc", "jours francs")
        message = f"{days} entre la convocation et la séance"
        hint = f"Il en faut {wanted}, sauf urgence."
        where: Chemin = (*path, "date_convocation")
        yield territory.avertissement(where, "convocation-delai", message, hint)


def _public(
    territory: CheckedTerritory, seance: Seance, partie: Partie, path: Chemin
) -> Iterator[Problem]:
    """Yield the faults of a public assembly: its secretary, its nominations, its proxies."""
    rules = regime_de(seance, partie, territory.convention.territoire)
    if not rules.public:
        return
    voted = seance.deliberation and seance.deliberation.vote
    if rules.municipal and voted and not seance.secretaire:
        message = f"la séance « {seance.id} » n’a pas de secrétaire"
        hint = "L’assemblée nomme un secrétaire à chaque séance : ajoutez la clé « secretaire »."
        yield territory.avertissement(path, "secretaire-absent", message, hint)
    if rules.municipal or rules.nominations:
        yield from _nominations(territory, seance, path)
    yield from _proxies(territory, seance, path)


def _proxies(territory: CheckedTerritory, seance: Seance, path: Chemin) -> Iterator[Problem]:
    """Yield a member who holds several proxies (CGCT, L. 2121-20 and L. 3121-16)."""
    crisis = seance.date is None or _CRISE[0] <= seance.date <= _CRISE[1]
    proxies = Counter(
        p.pouvoir_a for p in seance.presences if p.statut == "pouvoir" and p.pouvoir_a
    )
    for name, count in proxies.items():
        if count > (2 if crisis else 1):
            message = f"{name} porte {count} pouvoirs"
            hint = "Un membre n’en porte qu’un seul."
            yield territory.avertissement((*path, "presences"), "pouvoirs-cumules", message, hint)


def _nominations(territory: CheckedTerritory, seance: Seance, path: Chemin) -> Iterator[Problem]:
    """Yield nominations by an open vote that nobody says was chosen by all.

    Source: CGCT, art. L. 2121-21 for councils of communes, L. 3121-15 for départements.
    """
    act = seance.deliberation
    if act is None or act.vote is None or act.vote.scrutin == "secret":
        return
    if act.scrutin_secret_ecarte or not any(d.verbe == "designe" for d in act.dispositif):
        return
    message = f"la séance « {seance.id} » désigne sans scrutin secret"
    hint = "Écrivez « scrutin_secret_ecarte: oui » si l’assemblée y a renoncé à l’unanimité."
    where: Chemin = (*path, "deliberation", "vote")
    yield territory.avertissement(where, "designation-publique", message, hint)


def _decisions(territory: CheckedTerritory) -> Iterator[Problem]:
    """Yield a decision that its party and its sitting do not tell alike; both places are given."""
    convention = territory.convention
    for rank, partie in enumerate(convention.parties):
        seance = seance_de_decision(convention, partie)
        if seance is None or not partie.decision:
            continue
        index = convention.seances.index(seance)
        for key, path, decided in (
            ("date", ("seances", index, "date"), seance.date),
            (
                "numero",
                ("seances", index, "deliberation", "numero"),
                seance.deliberation.numero if seance.deliberation else None,
            ),
        ):
            said = getattr(partie.decision, key)
            if said is None or decided is None or said == decided:
                continue
            place = territory.place(path)
            message = (
                f"la décision de « {partie.id} » porte « {said} », sa séance « {decided} » "
                f"({place.file}:{place.line})"
            )
            hint = "Écrivez-le une seule fois : la séance suffit."
            where: Chemin = ("parties", rank, "decision", key)
            yield territory.erreur(where, "decision-divergente", message, hint)
