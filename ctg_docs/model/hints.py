"""Hints: the corrected line or value for each mistake that the model finds."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from ctg_docs.french.dates import mois_annee
from ctg_docs.french.initials import capitale
from ctg_docs.french.lists import enumeration
from ctg_docs.model.identifiers import identifier
from ctg_docs.model.intended import codes, days, keys, quantities
from ctg_docs.model.intended.names import Written
from ctg_docs.model.types import is_number
from ctg_docs.reading.positions import Chemin
from ctg_docs.suggestions import nearest

_ID = "^[a-z0-9]+(-[a-z0-9]+)*$"
_PATTERNS = {
    _ID: "Lettres minuscules sans accent, chiffres et traits d’union.",
    r"^(\d{5}|2[AB]\d{3})$": "Code Insee de cinq caractères, par exemple 01004 ou 2A004.",
    r"^\d{9}$": "Numéro Siren de neuf chiffres, sans espace.",
    r"^(\d{2}|2[AB]|97\d)$": "Code de département : 01, 2A, 92, 974…",
    r"^https?://[^\s/]+\.[^\s]+$": "Adresse complète, sans espace : https://www.ville.fr/ctg.pdf.",
    "^#[0-9a-fA-F]{6}$": "Couleur sous la forme #1f3a5f.",
}
_PLACES = {
    "code_insee": codes.commune,
    "siren": codes.siren,
    "departement": codes.departement,
}
_ANSWERS = {
    **dict.fromkeys(("yes", "y", "o", "true", "vrai", "1", "x", "on"), "oui"),
    **dict.fromkeys(("no", "n", "false", "faux", "0", "off", "aucun", "aucune"), "non"),
}
_CIVILITIES = {"monsieur": "M.", "mr": "M.", "madame": "Mme", "mademoiselle": "Mme", "mlle": "Mme"}
_CENTS = 2
_MOST_FIGURES = "Douze chiffres au plus avant la virgule, seize après."
_QUOTES = "Une valeur qui contient « : » ou commence par un tiret se met entre guillemets."


def hint(detail: ErrorDetails, path: Chemin, model: type[BaseModel], data: Written) -> str:
    """Return the hint of an error at a path of the data, an empty text when nothing is meant."""
    found = _HINTS.get(detail["type"])
    return found(detail, path, model, data) if found else ""


def _write(path: Chemin, *values: str) -> str:
    """Return « Écrivez « fin: 2024-03-15 ». »; an item of a list stands without a key."""
    key = f"{path[-1]}: " if path and isinstance(path[-1], str) else ""
    return f"Écrivez {enumeration([f'« {key}{value} »' for value in values], 'ou')}."


def _day(detail: ErrorDetails, path: Chemin, _model: type[BaseModel], _data: Written) -> str:
    text, key = str(detail["input"]), str(path[-1])
    if found := days.day(text):
        return _write(path, found)
    if form := days.day_missing(text):
        return f"Complétez le jour : « {key}: {form} »."
    last = days.last_day(text)
    return f"{capitale(mois_annee(last))} finit le {last.day}." if last else ""


def _time(detail: ErrorDetails, path: Chemin, _model: type[BaseModel], _data: Written) -> str:
    found = days.clock(str(detail["input"]))
    return _write(path, found) if found else ""


def _answer(detail: ErrorDetails, path: Chemin, _model: type[BaseModel], _data: Written) -> str:
    found = _ANSWERS.get(str(detail["input"]).strip().lower())
    return _write(path, found) if found else ""


def _quantity(detail: ErrorDetails, path: Chemin, model: type[BaseModel], _data: Written) -> str:
    found, unit = quantities.quantity(str(detail["input"]))
    read = [number for number in found if is_number(number)]
    numbers = [number for number in read if _suits(number, detail["type"])]
    if not numbers:
        return "" if read or not found else _MOST_FIGURES
    apart = "unite" in keys.keys_at(model, path[:-1]) and unit
    if not apart:
        return _write(path, *numbers)
    quoted = f'"{unit}"' if unit[0] in "%@&*!|>`" else unit
    return f"{_write(path, *numbers)[:-1]} et, à la ligne, « unite: {quoted} »."


def _suits(number: str, kind: str) -> bool:
    """Say whether a number may be that of a kind: a whole one, an amount that is not owed."""
    decimals = len(number.partition(",")[2])
    return (
        decimals == 0
        if kind == "entier"
        else kind != "montant" or (decimals <= _CENTS and not number.startswith("-"))
    )


def _two_readings(detail: ErrorDetails, path: Chemin, _m: type[BaseModel], _data: Written) -> str:
    context = detail.get("ctx", {})
    return f"Si c’est un nombre à virgule, écrivez « {path[-1]}: {context.get('petit')} »."


def _form(detail: ErrorDetails, path: Chemin, _model: type[BaseModel], data: Written) -> str:
    pattern, text = str(detail.get("ctx", {}).get("pattern", "")), str(detail["input"])
    form = _PATTERNS.get(pattern, "")
    if pattern == _ID:
        return _id(text, path, data) or form
    if found := _PLACES.get(str(path[-1]), lambda _text: [])(text):
        named = [f"« {path[-1]}: {one.code} »{one.nom and f' ({one.nom})'}" for one in found]
        return f"Écrivez {enumeration(named, 'ou')}."
    return form


def _id(text: str, path: Chemin, data: Written) -> str:
    own = path[-1] == "id"
    found = [] if own else data.elements.ids_meant(text)
    proposed = found[:3] or ([identifier(text)] if own else [])
    return _write(path, *proposed) if any(proposed) else ""


def _word(detail: ErrorDetails, path: Chemin, _model: type[BaseModel], _data: Written) -> str:
    expected = str(detail.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
    values = [v.strip("' ") for v in expected.split(",")]
    words = str(detail["input"]).lower().split() or [""]
    civility = _CIVILITIES.get(words[0].strip("."))
    if civility in values:
        return _write(path, civility)
    return nearest(str(detail["input"]), values) or f"Valeurs possibles : {', '.join(values)}."


def _text(detail: ErrorDetails, _path: Chemin, _model: type[BaseModel], _data: Written) -> str:
    return _QUOTES if isinstance(detail["input"], list | dict) else ""


def _list(detail: ErrorDetails, path: Chemin, model: type[BaseModel], _data: Written) -> str:
    written = detail["input"]
    if isinstance(written, dict):
        key, value = next(iter(written.items()), ("", ""))
        shown = value if isinstance(value, str) and "\n" not in value else "…"
        return f"Un tiret manque : écrivez « - {key}: {shown} » et alignez la suite sur « {key} »."
    if isinstance(written, str):
        line = _first_line(model, path, written.strip())
        return f"Écrivez « {path[-1]}: » puis, à la ligne, « - {line} »."
    return ""


def _block(detail: ErrorDetails, path: Chemin, model: type[BaseModel], _data: Written) -> str:
    if not isinstance(detail["input"], str):
        return "Enlevez les tirets : ce ne sont que des clés et des valeurs."
    line = _first_line(model, path, detail["input"].strip())
    if isinstance(path[-1], int):
        return f"Écrivez « - {line} »."
    return f"Écrivez « {path[-1]}: » puis, à la ligne et deux espaces plus loin, « {line} »."


def _first_line(model: type[BaseModel], path: Chemin, text: str) -> str:
    """Return « nom: Le Port »: a text after the first key that the structure at a path needs."""
    structure = keys.structure_at(model, path)
    fields = structure.model_fields if structure else {}
    due = [key for key, field in fields.items() if field.is_required() and key != "id"]
    first = next(iter([*due, *fields]), "")
    if not first:
        return text
    return f"{first}: {text if fields[first].annotation is str else '…'}"


def _key(_detail: ErrorDetails, path: Chemin, model: type[BaseModel], data: Written) -> str:
    return keys.hint(model, path, data.data)


_HINTS: dict[str, Callable[[ErrorDetails, Chemin, type[BaseModel], Written], str]] = {
    "date": _day,
    "heure": _time,
    "oui_non": _answer,
    "nombre": _quantity,
    "entier": _quantity,
    "montant": _quantity,
    "ambigu": _two_readings,
    "string_pattern_mismatch": _form,
    "literal_error": _word,
    "enum": _word,
    "string_type": _text,
    "tuple_type": _list,
    "model_type": _block,
    "model_attributes_type": _block,
    "extra_forbidden": _key,
}
