"""The names of Word's own styles: English in the file, French on the screen."""

from __future__ import annotations

import unicodedata

FRENCH = {
    "normal": "Normal",
    "body text": "Corps de texte",
    "title": "Titre",
    "subtitle": "Sous-titre",
    **{f"heading {level}": f"Titre {level}" for level in range(1, 10)},
    **{f"toc {level}": f"TM {level}" for level in range(1, 10)},
    "toc heading": "En-tête de table des matières",
    "caption": "Légende",
    "header": "En-tête",
    "footer": "Pied de page",
    **{
        f"list {kind}{rank}": f"{french}{rank}"
        for kind, french in (
            ("bullet", "Liste à puces"),
            ("number", "Liste à numéros"),
            ("continue", "Liste continue"),
        )
        for rank in ("", " 2", " 3", " 4", " 5")
    },
    "strong": "Élevé",
    "emphasis": "Accentuation",
    "hyperlink": "Lien hypertexte",
    "default paragraph font": "Police par défaut",
    "normal table": "Tableau Normal",
    "no list": "Aucune liste",
}
"""French name of each style of Word that the house defines, by its name in the file."""


def folded(name: str) -> str:
    """Return the name under which a style is the same, whatever the language of its Word."""
    plain = unicodedata.normalize("NFC", " ".join(name.split())).replace("’", "'").casefold()
    return _ENGLISH.get(plain, plain)


def shown(name: str) -> str:
    """Return the name of a style as a French Word shows it."""
    return FRENCH.get(folded(name), name)


def identifiers(name: str) -> set[str]:
    """Return the identifiers that Word gives to a style, which depend on its language: `Titre1`."""
    french = FRENCH.get(folded(name), name)
    return {_identifier(name), _identifier(french)}


def _identifier(name: str) -> str:
    return "".join(sign for sign in name if sign.isascii() and not sign.isspace()).casefold()


_ENGLISH = {french.casefold(): english for english, french in FRENCH.items()}
