"""A style sheet of the house, filled with the tokens of a theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Any

from ctg_docs.document.rows import LABEL
from ctg_docs.document.theme import Theme
from ctg_docs.problems import Place, Problem, SourceError

PARAGRAPH_GAP = 0.45
"""Space after a paragraph, in line heights."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TRANSLUCENT = re.compile(
    r"(?<![\w.#-])(opacity|mix-blend-mode|filter|mask|device-cmyk)(?=\s*[:(]|-[a-z]+\s*:)"
)


class _Sheet(Template):
    # A token is named as in theme.yaml, by its keys joined with dots.
    idpattern = "[a-z0-9_.]+"


def filled(sheet: Path, theme: Theme, more: Mapping[str, str] | None = None) -> str:
    """Return a style sheet; raises `SourceError` for an unknown token or a forbidden rule.

    `more` holds tokens that are none of the theme.
    """
    rules = sheet.read_text(encoding="utf-8")
    if forbidden := list(_forbidden(rules, sheet)):
        raise SourceError(forbidden)
    template = _Sheet(rules)
    tokens = dict(_tokens(theme.model_dump(include={"couleurs", "texte", "titres", "tailles"})))
    tokens |= {f"marges.{side}": f"{size:g}" for side, size in theme.marges}
    tokens["apres_paragraphe"] = f"{PARAGRAPH_GAP * theme.tailles.interligne:g}"
    tokens["libelle_fiche"] = str(LABEL)
    tokens |= more or {}
    try:
        return template.substitute(tokens)
    except KeyError as error:
        message = f"la feuille de style nomme «\u00a0{error.args[0]}\u00a0», absent du thème"
    except ValueError:
        message = "la feuille de style contient un «\u00a0$\u00a0» qui n’introduit aucun jeton"
    raise SourceError([Problem(Place(str(sheet)), "feuille-jeton", message)])


def _forbidden(rules: str, sheet: Path) -> Iterator[Problem]:
    """Yield the rules that no PDF/A or PDF/UA file admits, which the engine draws all the same."""
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), rules)
    for found in _TRANSLUCENT.finditer(bare):
        place = Place(str(sheet), bare.count("\n", 0, found.start()) + 1)
        message = (
            f"la feuille de style emploie «\u00a0{found[1]}\u00a0», refusé dans un PDF archivé"
        )
        hint = "Écrivez la couleur telle qu’elle doit se voir, sous la forme #rrggbb."
        yield Problem(place, "feuille-interdite", message, hint)


def _tokens(branch: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in branch.items():
        if isinstance(value, Mapping):
            yield from _tokens(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", f"{value:g}" if isinstance(value, float) else str(value)
