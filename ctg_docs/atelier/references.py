"""Names of what the sources refer to by an id: authors choose among names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from ctg_docs.composing.house.plan import load_plan
from ctg_docs.model.parties import TypePartie
from ctg_docs.reading.house import templates_folder
from ctg_docs.reference import textes

Choice = tuple[str, str]
"""An id and the name to choose it by."""

_INSIDE = "\u2003"
"""Before the name of what stands inside another, once a level."""


def choices(family: str, data: Any) -> tuple[Choice, ...]:
    """Return the elements of a family of ids, in the order of the sources."""
    match family:
        case "projet":
            return tuple(_project(_items(data, "champs"), 0))
        case "constats":
            return tuple(_findings(data))
        case "textes":
            return tuple((texte.id, str(texte.titre or texte.citation)) for texte in textes.tous())
        case "articles":
            return _articles()
    return tuple((one["id"], label(one)) for one in _items(data, family) if _named(one))


def label(element: dict[str, Any]) -> str:
    """Return the name of an element of the sources: « Mme Anne Dupont », « Un lieu d’accueil »."""
    texts = {key: str(said) for key, said in element.items() if isinstance(said, str)}
    if "prenom" in texts:
        several = (texts.get("civilite", ""), texts["prenom"], texts.get("nom", ""))
        return " ".join(filter(None, several))
    keys = ("titre", "nom_officiel", "nom_court", "nom", "libelle", "objet", "poste", "champ")
    found = next((texts[key] for key in keys if texts.get(key)), "")
    return found or _by_kind(texts)


def _by_kind(texts: dict[str, str]) -> str:
    kind = texts.get("type", "")
    if kind in [*TypePartie]:
        name = TypePartie(kind).sorte.court
        return f"{name} ({texts['code_insee']})" if "code_insee" in texts else name
    keys = ("fonction", "financeur", "annee", "quand", "texte", "verbe", "cle", "partie", "id")
    return next((texts[key] for key in keys if texts.get(key)), "")[:80]


def _items(data: Any, key: str) -> list[dict[str, Any]]:
    listed = data.get(key) if isinstance(data, dict) else None
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _named(element: dict[str, Any]) -> bool:
    return isinstance(element.get("id"), str) and bool(element["id"])


def _project(items: list[dict[str, Any]], level: int) -> Iterator[Choice]:
    for one in items:
        if _named(one):
            yield one["id"], _INSIDE * level + label(one)
        for key in ("objectifs_strategiques", "objectifs_operationnels"):
            yield from _project(_items(one, key), level + 1)


def _findings(data: Any) -> Iterator[Choice]:
    for champ in _items(data, "champs"):
        for key in ("problematiques", "enjeux"):
            named = filter(_named, _items(champ, key))
            yield from ((one["id"], f"{label(champ)} : {label(one)}") for one in named)


@cache
def _articles() -> tuple[Choice, ...]:
    """Return the blocks of the convention, by the title that their template gives them."""
    folder = templates_folder()
    plan = load_plan(folder / "convention" / "plan.yaml")
    return tuple((block.id, _title(folder / block.gabarit, block.id)) for block in plan.blocs)


def _title(template: Path, name: str) -> str:
    lines = template.read_text(encoding="utf-8").splitlines() if template.is_file() else []
    titles = (line.lstrip("# ").strip() for line in lines if line.startswith("#"))
    plain = (title.partition("{")[0].strip() for title in titles)
    found = next(filter(None, plain), name.replace("-", " "))
    return f"{found[:1].upper()}{found[1:]}"
