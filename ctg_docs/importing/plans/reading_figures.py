"""Money, measures and progress of an action, from the cells that it was given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from ctg_docs.importing.plans.gathering import GatheredAction, Given
from ctg_docs.importing.plans.reading_texts import LONGEST, Reading, prose, usable
from ctg_docs.importing.values import amounts, days, vocabularies, wordings
from ctg_docs.importing.values.numerals import written
from ctg_docs.importing.workbooks.cells import SheetCell

_SHARE = re.compile(
    r"(.*?\w)\s*(?::|–|—|\s-\s|\()\s*([\d.,' \u00a0\u202f]*\d\s*(?:k?€|euros?|M€)?)\s*\)?"
)
_NATURES = ("fonctionnement", "investissement")
_NUMBER = re.compile(r"(\d[\d\u00a0\u202f ]*(?:[.,]\d+)?)\s*(%|[^\W\d].*)?")


def budget(action: GatheredAction) -> Reading:
    """Read the lines of a budget: one for each amount, with what was spent beside it."""
    reading, lines = Reading(), {}
    planned = [g for g in action.given if g.cle.startswith("budget.montant")]
    for one in planned:
        amount = _amount(one)
        key = (one.heading.annee, one.cle.rpartition("/")[2], one.cell.row)
        if amount is None or key in lines:
            reading.doubt(one)
            continue
        lines[key] = {
            "annee": one.heading.annee,
            "nature": key[1] if key[1] in _NATURES else None,
            "montant": written(amount.euros),
            "taxes": amount.taxes or _taxes(one.heading.intitule) or None,
        }
    _spent(action, lines, reading)
    _objects(action, lines, reading)
    found = [{k: v for k, v in line.items() if v is not None} for line in lines.values()]
    reading.value = found or None
    return reading


def _spent(action: GatheredAction, lines: dict[Any, dict[str, Any]], reading: Reading) -> None:
    for one in action.of("budget.realise"):
        amount = _amount(one)
        fits = [line for key, line in lines.items() if key[0] == one.heading.annee]
        same_row = [line for key, line in lines.items() if key[2] == one.cell.row and line in fits]
        fits = same_row or fits
        if amount is None or len(fits) != 1 or "realise" in fits[0]:
            reading.doubt(one, "" if amount is None else "aucune prévision, ou plusieurs, à côté")
        else:
            fits[0]["realise"] = written(amount.euros)


def _objects(action: GatheredAction, lines: dict[Any, dict[str, Any]], reading: Reading) -> None:
    for one in action.of("budget.objet"):
        if not usable(one, reading):
            continue
        text = wordings.one_line(one.cell.words)
        on_row = [line for key, line in lines.items() if key[2] == one.cell.row]
        fits = on_row if len(on_row) == 1 else list(lines.values())
        if text.lower() in _NATURES and len(fits) == 1:
            fits[0]["nature"] = text.lower()
        elif len(fits) != 1 or "objet" in fits[0] or len(text) > LONGEST:
            reading.doubt(one)
        else:
            fits[0]["objet"] = text


def _amount(one: Given) -> amounts.Amount | None:
    amount = amounts.amount(one.cell)
    if amount is None or one.heading.factor == 1:
        return amount
    if isinstance(one.cell.value, str) and not one.cell.value[-1:].isdigit():
        return amount  # it says its own unit
    return amount._replace(euros=amount.euros * one.heading.factor)


def _taxes(heading: str) -> str:
    found = re.search(r"\b(HT|TTC)\b", heading)
    return found[1] if found else ""


def financements(action: GatheredAction) -> Reading:
    """Read who pays: names, each with its amount when one says it, in the order of the columns."""
    reading = Reading()
    found: list[dict[str, Any]] = []
    late: list[Given] = []
    for one in action.of("financements.financeur", "financements.montant"):
        if one.cle == "financements.financeur":
            if usable(one, reading):
                items = wordings.listed(one.cell.words, commas=True)
                found += [_share(item) for item in items]
        elif one.heading.financeur or len(found) > 0:
            _granted(one, found, reading)
        else:
            late.append(one)
    for one in late:
        _granted(one, found, reading)
    for one in action.of("financements.dispositif"):
        _scheme(one, found, reading)
    reading.value = found or None
    return reading


def _scheme(one: Given, found: list[dict[str, Any]], reading: Reading) -> None:
    if len(found) != 1 or "dispositif" in found[0]:
        reading.doubt(one, "aucun financeur, ou plusieurs")
    elif usable(one, reading):
        text = wordings.one_line(one.cell.words)
        found[0] = {"financeur": found[0].pop("financeur"), "dispositif": text, **found[0]}


def _share(item: str) -> dict[str, Any]:
    """Return a funder, with its amount in « Caf : 5 000 € » or « Caf (5 000 €) »."""
    parted = _SHARE.fullmatch(item)
    amount = amounts.amount_of(parted[2]) if parted else None
    if parted and amount and not re.fullmatch(r"20\d\d", parted[2].strip()):
        return {"financeur": parted[1], "montant": written(amount.euros)}
    return {"financeur": item}


def _granted(one: Given, found: list[dict[str, Any]], reading: Reading) -> None:
    amount = _amount(one)
    if amount is None:
        reading.doubt(one, one.heading.financeur)
    elif one.heading.financeur:
        found.append({"financeur": one.heading.financeur, "montant": written(amount.euros)})
    elif found and "montant" not in found[-1] and _alone(found):
        found[-1]["montant"] = written(amount.euros)
    else:
        reading.doubt(one, "aucun financeur, ou plusieurs")


def _alone(found: list[dict[str, Any]]) -> bool:
    """Say whether an amount can only be that of the last funder: each former one has its own."""
    return all("montant" in one for one in found[:-1])


def indicateurs(action: GatheredAction) -> Reading:
    """Read the measures, each with what stands on its row, or on its line of their cells."""
    reading = Reading()
    found: list[tuple[int, dict[str, Any]]] = []
    for one in action.of("indicateurs.libelle"):
        if usable(one, reading):
            labels = wordings.listed(one.cell.words, commas=False)
            if any(len(label) > LONGEST for label in labels):
                reading.doubt(one, f"plus de {LONGEST} signes")
                continue
            found += [(one.cell.row, {"libelle": label}) for label in labels]
    for cle in ("cible", "valeur_initiale", "unite", "source", "frequence", "responsable"):
        for one in action.of(f"indicateurs.{cle}"):
            _detail(cle, one, found, reading)
    order = ("libelle", "unite", "valeur_initiale", "cible", "source", "frequence", "responsable")
    values = [{key: line[key] for key in order if key in line} for _, line in found]
    reading.value = values or None
    return reading


def _detail(
    cle: str, one: Given, found: list[tuple[int, dict[str, Any]]], reading: Reading
) -> None:
    on_row = [line for row, line in found if row == one.cell.row]
    fits = on_row or [line for _, line in found]
    texts = wordings.listed(one.cell.words, commas=False)
    if len(texts) == 1 and cle in ("source", "frequence", "responsable", "unite"):
        texts *= len(fits)  # said once for all of them
    numeric = cle in ("cible", "valeur_initiale")
    measured = [_measure(one, text) for text in texts] if numeric else texts
    if not fits or len(measured) != len(fits) or None in measured or any(cle in f for f in fits):
        reading.doubt(one)
        return
    if not usable(one, reading):
        return
    for line, value in zip(fits, measured, strict=True):
        if isinstance(value, tuple):
            line[cle] = value[0]
            if value[1]:
                line.setdefault("unite", value[1])
        else:
            line[cle] = value


def _measure(one: Given, text: str) -> tuple[str, str] | None:
    """Return a number and its unit: « 80 % », « 120 familles »."""
    if one.cell.percent and isinstance(one.cell.value, int | float):
        return written(amounts.plain(Decimal(repr(one.cell.value)) * 100)), "%"
    if (value := amounts.number(one.cell)) is not None:
        return written(value), ""
    parted = _NUMBER.fullmatch(text)
    number = amounts.decimal(parted[1].replace("\u00a0", " ").strip()) if parted else None
    if parted is None or number is None:
        return None
    return written(number), (parted[2] or "").strip()


def avancement(action: GatheredAction, scales: dict[str, str]) -> Reading:
    """Read the progress; what comes without a state, which it would seem to give, is a doubt.

    A rate implies a state: begun between 0 and 100, done at 100, not begun at 0. `scales` tells how
    each column of rates counts.
    """
    reading = Reading()
    value: dict[str, Any] = {}
    for one in action.of("avancement.statut"):
        _keep(value, "statut", vocabularies.statut(one.cell.line), one, reading)
    for one in action.of("avancement.taux"):
        _keep(value, "taux", _rate(one, scales[_column(one)]), one, reading)
    rate = value.get("taux")
    if "statut" not in value and rate is not None:
        implied = "non_demarree" if not rate else "realisee" if rate == 100 else "en_cours"
        value = {"statut": implied, **value}
    others = action.of("avancement.date", "avancement.commentaire")
    if not value:
        reading.doubts += [(one, "aucun état d’avancement à côté") for one in others]
        return reading
    for one in action.of("avancement.date"):
        _keep(value, "date", days.day(one.cell), one, reading)
    said = prose(action.of("avancement.commentaire"))
    reading.doubts += said.doubts
    reading.value = value | ({"commentaire": said.value} if said.value else {})
    return reading


def _rate(one: Given, scale: str) -> int | None:
    taux = amounts.percentage(one.cell, fractions=scale == "un")
    bare = not one.cell.percent and "%" not in one.cell.line
    if taux is None or taux != taux.to_integral_value() or (scale == "?" and bare and taux == 1):
        return None
    return int(taux)


def _keep(value: dict[str, Any], key: str, found: Any, one: Given, reading: Reading) -> None:
    if found is None or key in value:
        reading.doubt(one)
    else:
        value[key] = found


def _column(one: Given) -> str:
    return f"{one.sheet.name}/{one.heading.intitule}"


def scales_of(actions: Sequence[GatheredAction]) -> dict[str, str]:
    """Return the scale of each column of rates: « un », « cent », or « ? » of 0 and 1 alone."""
    columns: dict[str, list[SheetCell]] = {}
    for action in actions:
        for one in action.of("avancement.taux"):
            columns.setdefault(_column(one), []).append(one.cell)
    return {key: amounts.scale(several) for key, several in columns.items()}
