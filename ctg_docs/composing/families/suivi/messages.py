"""Titles that say what a report shows: « 24 actions sur 40 engagées, dont 9 réalisées ».

Each is a sentence without its final mark; a share is neither 0 nor 100 unless it is so exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from ctg_docs.composing.families.suivi.depenses import Depenses
from ctg_docs.composing.vocabulary.counts import accorde, compte
from ctg_docs.french.initials import capitale
from ctg_docs.french.numbers import grandeur, montant
from ctg_docs.french.signs import FINE
from ctg_docs.model.arbre import ChampNumerote
from ctg_docs.model.mesures import Mesure
from ctg_docs.model.projet import Niveau
from ctg_docs.model.suivi import ENGAGEES, ActionSuivie

SHORT = 40
"""Signs of the name of a field that a title quotes; beyond, its number stands for it."""


def part_dite(part: Decimal) -> str:
    """Return a share as it is said: « 16 % », « moins de 1 % », « 99 % » for 99,8."""
    if 0 < part < 1:
        return f"moins de 1{FINE}%"
    if 99 < part < 100:
        part = Decimal(99)
    return grandeur(part.quantize(Decimal(1), ROUND_HALF_UP), "%")


def avancement_dit(actions: Sequence[ActionSuivie], niveau: Niveau, *, entier: bool = True) -> str:
    """Return the number of actions begun, and done: « 2 actions sur 4 engagées ».

    `entier` tells whether these are all that the plan announces.
    """
    known = [a.statut for a in actions if a.statut]
    begun = sum(statut in ENGAGEES for statut in known)
    done = known.count("realisee")
    if not known:
        return f"Avancement des {niveau.pluriel} non renseigné"
    if len(actions) == 1:
        return _alone(known[0], niveau)
    followed = "" if entier else f" {accorde(2, 'suivi', genre=niveau.genre)}"
    if not begun:
        none = accorde(1, "aucun", genre=niveau.genre)
        begun_words = accorde(1, "engagé", genre=niveau.genre)
        return capitale(f"{none} {niveau.singulier} {begun_words} sur {len(actions)}{followed}")
    word = "réalisé" if done == begun else "engagé"
    also = f", dont {compte(done, 'réalisé', genre=niveau.genre)}" if 0 < done < begun else ""
    if begun == len(actions):
        agreed = accorde(begun, f"est {word}", genre=niveau.genre)
        return f"Les {compte(begun, niveau)}{followed} {agreed}{also}"
    agreed = accorde(begun, word, genre=niveau.genre)
    return capitale(f"{compte(begun, niveau)} sur {len(actions)}{followed} {agreed}{also}")


def _alone(statut: str, niveau: Niveau) -> str:
    word = {"realisee": "est réalisé", "en_cours": "est engagé"}.get(statut, "n’est pas engagé")
    only = "La seule" if niveau.genre == "f" else "Le seul"
    return f"{only} {niveau.singulier} {accorde(1, word, genre=niveau.genre)}"


def budget_dit(depenses: Depenses | None, ailleurs: Decimal | None = None) -> str:
    """Return the money spent as a share of what was planned to date.

    `ailleurs` is what was spent without a year, which nothing is compared with.
    """
    if depenses is None or depenses.realise is None:
        return _uncompared(ailleurs) if ailleurs else "Aucune dépense n’est encore connue"
    if depenses.part is None:
        return f"{_spent(depenses.realise)}, sans prévision à cette date"
    return _compared(depenses, depenses.part)


def _compared(depenses: Depenses, part: Decimal) -> str:
    years = depenses.annees
    partial = depenses.known < len(depenses.lignes)
    if part > 100:
        return f"Le budget {years} est dépassé\u00a0: {part_dite(part - 100)} de plus"
    if part == 100:
        return f"Le budget {years} est dépensé en entier"
    if not part:
        return f"Rien n’est dépensé du budget {years}"
    said = f"{part_dite(part)} du budget {years}"
    agreed = "dépensés" if part >= 2 else "dépensé"
    return f"Dépenses connues\u00a0: {said}" if partial else capitale(f"{said} {agreed}")


def _uncompared(spent: Decimal) -> str:
    return f"{_spent(spent)}, sans année qui les compare à la prévision"


def _spent(spent: Decimal) -> str:
    return f"{montant(spent)} {accorde(spent, 'dépensé', 'dépensés')}"


def indicateurs_dits(mesures: Sequence[Mesure]) -> str:
    """Return the number of measured indicators that reached their target."""
    measured = [m for m in mesures if m.derniere]
    compared = [m for m in measured if m.parcours is not None]
    reached = sum(m.atteinte for m in compared)
    if not measured:
        return "Aucun indicateur n’est encore mesuré"
    if not compared:
        words = accorde(measured, "mesuré", genre="m")
        return capitale(f"{_counted(len(measured))} {words}, sans cible à comparer")
    if len(compared) == 1:
        return "L’indicateur mesuré " + ("a" if reached else "n’a pas encore") + " atteint sa cible"
    which = "mesurés" if compared == measured else "mesurés qui ont une cible"
    if not reached:
        return f"Aucun des {len(compared)} indicateurs {which} n’a encore atteint sa cible"
    if reached == len(compared):
        return f"Les {len(compared)} indicateurs {which} ont atteint leur cible"
    agreed = accorde(reached, "a atteint sa cible", "ont atteint leur cible")
    return capitale(f"{_counted(reached)} sur {len(compared)} {which} {agreed}")


def _counted(count: int) -> str:
    return compte(count, "indicateur") if count > 1 else "un indicateur"


def fields_begun(
    champs: Sequence[tuple[ChampNumerote, Sequence[ActionSuivie]]], niveaux: dict[str, Niveau]
) -> str:
    """Return the fields that are the least and the most advanced, nothing where none differs."""
    rows = [(c, _begun(a), len(a)) for c, a in champs if a]
    if len(rows) < 2:
        return ""
    low, high = (pick(rows, key=lambda row: Decimal(row[1]) / row[2]) for pick in (min, max))
    if low[1] * high[2] == high[1] * low[2]:
        return ""
    first, last = (
        f"{begun} sur {total} ({_named(champ, niveaux['champ'])})"
        for champ, begun, total in (low, high)
    )
    words = accorde(2, "engagé", genre=niveaux["action"].genre)
    return f"{capitale(niveaux['action'].pluriel)} {words}\u00a0: de {first} à {last}"


def fields_spent(champs: Sequence[tuple[ChampNumerote, Depenses | None]], niveau: Niveau) -> str:
    """Return the fields that spent the least and the most of their forecast to date."""
    rows = [(c, d.part) for c, d in champs if d and d.part is not None]
    if len(rows) < 2:
        return ""
    low, high = (pick(rows, key=lambda row: row[1]) for pick in (min, max))
    said = [part_dite(part) for _, part in (low, high)]
    if said[0] == said[1]:
        return ""
    first, last = (
        f"{part} ({_named(champ, niveau)})"
        for part, (champ, _) in zip(said, (low, high), strict=True)
    )
    return f"Part dépensée de la prévision\u00a0: de {first} à {last}"


def _begun(actions: Sequence[ActionSuivie]) -> int:
    return sum(a.statut in ENGAGEES for a in actions)


def _named(champ: ChampNumerote, niveau: Niveau) -> str:
    title = champ.champ.titre
    return title if len(title) <= SHORT else f"{niveau.singulier} {champ.numero}"
