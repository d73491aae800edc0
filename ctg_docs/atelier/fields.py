"""Fields of the forms, made from the model of the sources: one for every key.

The model says what a key holds, the table of keys says it in French, and nothing here names a key
but where an id stands for something (see `_FAMILIES`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from ctg_docs.document.theme import Charte, Colour, ModeleWord
from ctg_docs.model import types
from ctg_docs.model.cles import Cle, Rubrique, rubrique
from ctg_docs.model.convention import Convention

_KINDS = {
    "ligne": (types.Texte, types.Cellule, types.Quand, types.Moment, types.Duree),
    "prose": (types.Markdown, types.UnParagraphe),
    "jour": (types.Jour,),
    "heure": (types.Heure,),
    "oui-non": (types.OuiNon,),
    "nombre": (types.Nombre, types.Entier, types.Montant),
    "code": (types.CodeInsee, types.Siren, types.CodeDepartement),
    "couleur": (Colour,),
    "identifiant": (types.Identifiant,),
    "lignes": (types.Textes,),
    "renvois": (types.Identifiants,),
    "charniere": (types.Charniere,),
}
"""The control that fits each kind of value of the sources."""
_BASES = {
    str: "ligne",
    Path: "ligne",
    ModeleWord: "ligne",
    float: "nombre",
    int: "nombre",
    Decimal: "nombre",
    date: "jour",
    time: "heure",
    bool: "oui-non",
}
"""The control that fits a kind of value that the sources hold in one place only."""
_QUOTED = re.compile(r'`"([^"`]+)"`')
"""A value between quotes, which only YAML asks for."""
_HINGES = ("de", "d’", "du", "de la", "de l’", "des", "sans")

_FAMILIES = {
    ("Precedent", "partie"): "parties",
    ("Partie", "groupe"): "groupes",
    ("Representant", "personne"): "personnes",
    ("Representant", "represente"): "personnes",
    ("Action", "rattachee_a"): "projet",
    ("Action", "repond_a"): "constats",
    ("Action", "equipements"): "equipements",
    ("Action", "liens"): "actions",
    ("Constat", "repond_a"): "constats",
    ("ObjectifStrategique", "repond_a"): "constats",
    ("ObjectifOperationnel", "repond_a"): "constats",
    ("Avenant", "parties"): "parties",
    ("DecisionAvenant", "partie"): "parties",
    ("Seance", "partie"): "parties",
    ("Seance", "presidence"): "personnes",
    ("Deliberation", "rapporteur"): "personnes",
    ("Present", "personne"): "personnes",
    ("Citation", "personne"): "personnes",
    ("Photo", "de_gauche_a_droite"): "personnes",
    ("Membre", "personne"): "personnes",
    ("ProjetPhare", "action"): "actions",
    ("ProjetPhare", "champ"): "projet",
    ("Visas", "ajouter"): "textes",
    ("Visas", "retirer"): "textes",
    ("Articles", "retirer"): "articles",
    ("BlocTexte", "apres"): "articles",
}
"""What the id that a key holds is the id of."""
_OF_ARTICLES = ("completer", "remplacer")
"""Lists whose items bear the id of an article of the house."""
_BARE = {"Constat": "titre"}
"""The key that a text alone stands for."""


@dataclass(frozen=True)
class FormField:
    """A field: the key that it fills, what it is called, and the control that fits it.

    `fields` are those of a group, `item` is that of each item of a list; `choices` are pairs of a
    value and its label; `family` is what an id names.
    """

    key: str
    kind: str
    title: str = ""
    help: str = ""
    required: bool = False
    default: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    family: str = ""
    fields: tuple[FormField, ...] = field(default=(), repr=False)
    item: FormField | None = None
    structure: str = ""

    def of(self, key: str) -> FormField | None:
        """Return the field of a key of a group."""
        return next((one for one in self.fields if one.key == key), None)

    @property
    def bare(self) -> str:
        """The key that a text alone would fill, if one may stand for this group."""
        return _BARE.get(self.structure, "")


@cache
def whole() -> FormField:
    """Return the field of all the sources: its fields are the top-level keys."""
    root = _group("", Convention)
    theme = _titled(_group("theme", Charte), rubrique("Convention").cles["theme"])
    return replace(root, fields=(*root.fields, theme))


@lru_cache(maxsize=20_000)
def field_at(path: tuple[str | int, ...]) -> FormField | None:
    """Return the field of a path of the sources, None for a path that the model does not have."""
    found: FormField | None = whole()
    for step in path:
        if found is None:
            return None
        found = found.item if isinstance(step, int) else found.of(step)
    return found


@lru_cache(maxsize=20_000)
def field_path(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return the path of the field that shows a value: that of the list for one of its lines."""
    lengths = range(len(path), 0, -1)
    return next((path[:length] for length in lengths if field_at(path[:length])), ())


def _group(key: str, model: type[BaseModel]) -> FormField:
    own = rubrique(model.__name__)
    hints = get_type_hints(model, include_extras=True)
    fields = tuple(_field(model, one, hints[one], own) for one in model.model_fields)
    return FormField(key, "groupe", own.titre, fields=fields, structure=model.__name__)


def _field(model: type[BaseModel], key: str, hint: Any, described: Rubrique) -> FormField:
    known, cle = model.model_fields[key], described.cles[key]
    made = _titled(_of_type(key, hint, cle.valeurs), cle)
    own = _FAMILIES.get((model.__name__, key), "")
    if own:
        kind = {"identifiant": "renvoi", "renvois": "renvois"}[made.kind]
        made = replace(made, family=own, kind=kind)
    if model.__name__ == "Articles" and key in _OF_ARTICLES and made.item:
        made = replace(made, item=_naming_articles(made.item))
    # A territory changes the house style in part: none of its keys is due.
    due = known.is_required() and model.__module__.startswith("ctg_docs.model.")
    return replace(made, required=due, default=_default(known.default))


def _naming_articles(block: FormField) -> FormField:
    """Return the block of a territory whose id is that of an article of the house."""
    own = FormField("id", "renvoi", "Article", required=True, family="articles")
    return replace(block, fields=tuple(own if one.key == "id" else one for one in block.fields))


def _titled(made: FormField, cle: Cle) -> FormField:
    return replace(made, title=cle.titre, help=_typed(cle.aide))


def _typed(aide: str) -> str:
    """Return the help of a key for somebody who types values, and not YAML: without its quotes."""
    return _QUOTED.sub(r"`\1`", aide)


def _default(value: Any) -> str:
    match value:
        case bool(answer):
            return "oui" if answer else "non"
        case str() | int() as given:
            return str(given)
        case _:
            return ""


def _of_type(key: str, hint: Any, labels: Mapping[str, str]) -> FormField:
    """Return the field of a key of a type; raises TypeError for one that no control fits."""
    hint = _known(hint)
    for kind, several in _KINDS.items():
        if any(_is(hint, one) for one in several):
            return _simple(key, kind)
    base, arguments = get_origin(hint), get_args(hint)
    if base is Annotated:
        return _of_type(key, arguments[0], labels)
    if base is Literal:
        return FormField(key, "choix", choices=_pairs(arguments, labels))
    if base is tuple:
        return _listed(key, arguments)
    if base is dict:
        return FormField(key, "paires")
    return _of_class(key, hint, labels)


def _of_class(key: str, hint: Any, labels: Mapping[str, str]) -> FormField:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _group(key, hint)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return FormField(key, "choix", choices=_pairs(hint, labels))
    return FormField(key, _BASES[hint])


def _pairs(values: Iterable[str], labels: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((str(one), labels.get(one, str(one))) for one in values)


def _simple(key: str, kind: str) -> FormField:
    if kind == "charniere":
        return FormField(key, "choix", choices=tuple((one, one) for one in _HINGES))
    return FormField(key, kind)


def _listed(key: str, arguments: tuple[Any, ...]) -> FormField:
    item = _of_type("", arguments[0], {})
    if item.kind == "lignes":
        return FormField(key, "grille")
    if item.kind in ("couleur", "ligne"):
        return FormField(key, "lignes")
    return FormField(key, "liste", item=item)


def _known(hint: Any) -> Any:
    """Return a type without the None of what may be unknown."""
    if get_origin(hint) in (Union, UnionType):
        kinds = [one for one in get_args(hint) if one is not NoneType]
        return kinds[0] if len(kinds) == 1 else hint
    return hint


def _is(hint: Any, kind: Any) -> bool:
    """Tell whether a type is a kind of the sources, perhaps within bounds of its own."""
    if hint == kind:
        return True
    if get_origin(hint) is not Annotated or get_origin(kind) is not Annotated:
        return False
    wanted, given = get_args(kind), get_args(hint)
    return bool(given[: len(wanted)] == wanted)
