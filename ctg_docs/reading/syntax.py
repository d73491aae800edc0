"""Errors of the YAML parser → French problems that say what was expected and what to do."""

from __future__ import annotations

import re
from typing import NamedTuple

import yaml

from ctg_docs.problems import Place, Problem
from ctg_docs.reading.positions import place_at
from ctg_docs.reading.slips import quoted

_QUOTE_IT = "Si ce signe fait partie du texte, mettez des guillemets autour de la valeur."


class _Case(NamedTuple):
    """A message of the parser, at its own place or where the construct starts, and our words."""

    said: str
    code: str
    message: str
    hint: str
    at_start: bool = False


# The first case whose words are all in what the parser says wins. The two parsers, in C and in
# Python, share these words.
_CASES = (
    _Case(
        "expected ':'",
        "yaml-syntaxe",
        "Cette ligne n’est pas de la forme « clé: valeur ».",
        "Ajoutez « : » après la clé, ou décalez la ligne si elle continue le texte précédent.",
        at_start=True,
    ),
    _Case(
        "sequence entries are not allowed",
        "yaml-syntaxe",
        "Une liste ne peut pas commencer sur la ligne de sa clé.",
        "Passez à la ligne avant le premier tiret. " + _QUOTE_IT,
    ),
    _Case(
        "mapping keys are not allowed",
        "yaml-syntaxe",
        "Une valeur ne peut pas commencer par « ? ».",
        _QUOTE_IT,
    ),
    _Case(
        "quoted scalar|unexpected",
        "yaml-syntaxe",
        "Le guillemet ouvert ici n’est jamais fermé.",
        "Fermez-le, ou doublez-le s’il fait partie du texte.",
        at_start=True,
    ),
    _Case(
        "alphabetic or numeric",
        "yaml-ancre",
        "Une valeur ne peut pas commencer par « {sign} ».",
        _QUOTE_IT,
        at_start=True,
    ),
    _Case(
        "directive",
        "yaml-documents",
        "Une ligne qui commence par « % » n’est pas acceptée.",
        "Supprimez cette ligne.",
        at_start=True,
    ),
    _Case(
        "incompatible YAML",
        "yaml-documents",
        "Cette version de YAML n’est pas acceptée.",
        "Supprimez cette ligne.",
    ),
    _Case(
        "<document start>",
        "yaml-documents",
        "Ce texte vient après la fin du document.",
        "Vérifiez les guillemets, les crochets et les lignes « --- » ou « ... » qui précèdent.",
    ),
    _Case(
        "tag",
        "yaml-etiquette",
        "Une valeur ne peut pas commencer par « ! » (étiquette YAML).",
        _QUOTE_IT,
        at_start=True,
    ),
    _Case(
        "block scalar",
        "yaml-syntaxe",
        "Le texte qui suit « | » ou « > » doit commencer à la ligne suivante.",
        "Passez à la ligne, et décalez tout le texte de deux espaces.",
    ),
    _Case(
        "block mapping",
        "yaml-syntaxe",
        "Cette ligne n’est alignée avec aucune de celles qui précèdent.",
        "Alignez les clés d’un même groupe : même nombre d’espaces au début de chaque ligne.",
    ),
    _Case(
        "block collection",
        "yaml-syntaxe",
        "Un élément de liste, avec son tiret, est attendu ici.",
        "Alignez les tirets d’une même liste, et décalez davantage ce qui est sous un tiret.",
    ),
    _Case(
        "flow sequence",
        "yaml-syntaxe",
        "La liste ouverte par « [ » ligne {start} n’est pas bien fermée : « , » ou « ] » attendu.",
        _QUOTE_IT,
    ),
    _Case(
        "flow mapping",
        "yaml-syntaxe",
        "Le groupe ouvert par « {{ » ligne {start} n’est pas bien fermé : « , » ou « }} » attendu.",
        _QUOTE_IT,
    ),
    _Case("node content", "yaml-syntaxe", "Une valeur est attendue ici.", _QUOTE_IT),
)
_UNKNOWN = _Case(
    "",
    "yaml-syntaxe",
    "Ce texte ne peut pas être lu comme du YAML.",
    "Vérifiez les espaces au début de la ligne, les deux-points et les guillemets.",
)


def syntax_problem(error: yaml.MarkedYAMLError, text: str, name: str) -> Problem:
    """Return the problem that a parser error stands for, at its exact place in the text."""
    said = f"{error.context or ''} | {error.problem or ''}"
    index = error.problem_mark.index if error.problem_mark else len(text)
    if text[index : index + 1] == "\t" and ("tab" in said or "start any token" in said):
        message = "Une tabulation ne peut pas servir à décaler une ligne."
        hint = "Remplacez-la par des espaces (deux par niveau)."
        return Problem(place_at(name, text, index), "yaml-tabulation", message, hint)
    if "mapping values are not allowed" in said:
        return _stray_colon(text, index, name)
    if "start any token" in said:
        message = f"Une valeur ne peut pas commencer par « {text[index : index + 1]} »."
        return Problem(place_at(name, text, index), "yaml-syntaxe", message, _QUOTE_IT)
    if "quoted" in said and ("escape" in said or "hexdecimal" in said):
        return _bad_escape(text, index, name)
    if "block mapping" in said and _line_before(text, index).rstrip().endswith(("'", '"')):
        return _after_quote(place_at(name, text, index))
    case = next((case for case in _CASES if all(w in said for w in case.said.split("|"))), _UNKNOWN)
    start = error.context_mark.index if error.context_mark else index
    place = place_at(name, text, start if case.at_start else index)
    line = place_at(name, text, start).line
    message = case.message.format(start=line, sign=text[start : start + 1])
    return Problem(place, case.code, message, case.hint)


def _stray_colon(text: str, index: int, name: str) -> Problem:
    """A second colon on a line, or a line shifted by mistake."""
    place = place_at(name, text, index)
    before = _line_before(text, index)
    first = re.match(r"(?P<key>\s*+(?:- ++)*+[^:\s#][^:#]*+):[ \t]++(?P<value>\S.*)?$", before)
    if first:
        value = (first["value"] or "") + text[index:].split("\n", 1)[0].rstrip()
        message = "Un deuxième « : » sur la ligne : YAML ne sait pas où finit la valeur."
        hint = f"Mettez des guillemets : {first['key'].strip()}: {quoted(value)}"
        return Problem(place, "yaml-syntaxe", message, hint)
    message = "Cette clé est plus à droite que la précédente, qui a déjà une valeur."
    hint = "Alignez les deux clés, ou mettez des guillemets si la ligne continue le texte."
    return Problem(place, "yaml-syntaxe", message, hint)


def _bad_escape(text: str, index: int, name: str) -> Problem:
    """An escape that YAML does not know, or half of a character, between double quotes."""
    start = text.rfind("\\", 0, index + 1)
    place = place_at(name, text, start)
    escape = re.match(r"\\(?:u[0-9A-Fa-f]{4}|.)?", text[start:])
    written = escape.group() if escape else ""
    if re.match(r"\\u[dD][89a-fA-F]", written):
        message = f"« {written} » est un demi-caractère isolé : interdit."
        return Problem(place, "caractere-interdit", message, "Tapez le signe lui-même.")
    message = f"« {written} » n’a pas de sens entre guillemets doubles."
    hint = "Doublez la barre oblique inverse (« \\\\ »), ou entourez le texte d’apostrophes."
    return Problem(place, "yaml-syntaxe", message, hint)


def _after_quote(place: Place) -> Problem:
    message = "Du texte suit le guillemet fermant."
    hint = (
        "Entourez tout le texte de guillemets doubles ; entre apostrophes, "
        "doublez celles du texte : 'l''école'."
    )
    return Problem(place, "yaml-syntaxe", message, hint)


def _line_before(text: str, index: int) -> str:
    return text[text.rfind("\n", 0, index) + 1 : index]
