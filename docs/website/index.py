"""The index that a page searches: a script with the words of each part of each page."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable

from website.pages import Page, Part, parts

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"})
_SHOWN = 150
"""Signs of a part that a result shows."""


def script(pages: Iterable[Page]) -> str:
    """Return the script: one row a part, as [page, part, address, words, beginning]."""
    rows = [_row(page, part) for page in pages for part in parts(page)]
    listed = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"window.INDEX = [\n{listed}\n];\n"


def folded(text: str) -> str:
    """Return words without accents, capitals nor signs; `site.js` folds what is typed alike."""
    bare = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).lower()
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def _row(page: Page, part: Part) -> list[str]:
    words = " ".join(dict.fromkeys(folded(part.words).split()))
    beginning = part.words.removeprefix(part.titre).strip()
    shown = beginning if len(beginning) <= _SHOWN else f"{beginning[:_SHOWN].rsplit(' ', 1)[0]}…"
    place = f"{page.address}#{part.anchor}" if part.anchor else page.address
    return [page.titre, part.titre, place, words, shown]
