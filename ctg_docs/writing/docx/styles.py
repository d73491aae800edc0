"""Identifiers of the Word styles that the house style sheet defines."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from ctg_docs.document.nodes import ParagraphRole

DEEPEST_LIST = 3
"""Levels of lists that have a style."""

ROLES: dict[ParagraphRole, str] = {
    "corps": "BodyText",
    "chapeau": "Chapeau",
    "partie": "Partie",
    "visa": "Visa",
    "formule": "Formule",
    "constat": "Constat",
    "source": "Source",
    "etiquette": "Etiquette",
    "intertitre": "Intertitre",
    "pied": "PiedActe",
}
CELL_ROLES: dict[ParagraphRole, str] = {"source": "SourceTableau", "etiquette": "Etiquette"}
"""Roles that keep their look in a cell; the others take the text of the cell."""

CHARACTERS = ("Strong", "Emphasis", "Exposant", "Hyperlink")
"""Character styles that meet on the same words, in the order of their combined names."""

_HEADERS = {"": "TexteTableau", "row": "EnTeteLigne", "col": "EnTeteColonne"}
_ALIGNMENTS = {"left": "", "right": "Droite", "center": "Centre"}
DENSE = "Serre"
"""End of the names of the styles of a table whose words need smaller type."""

ListKind = Literal["Bullet", "Number", "Continue"]


@dataclass(frozen=True, slots=True)
class CellText:
    """Styles of the text of a cell: first paragraph, next ones, and whether lists are small."""

    first: str
    more: str
    small_lists: bool = True


RECORD_VALUE = CellText("ValeurFiche", "SuiteFiche")
RUNNING_VALUE = CellText("TexteFiche", "TexteFiche")
ROWS_TITLE = CellText("IntertitreTableau", "IntertitreTableau")
"""A row of one cell that names the rows below it, and stays with the first of them."""


def cell_text(header: str, align: str, *, dense: bool = False) -> CellText:
    """Return the styles of a cell of a table, by what it names and its alignment."""
    style = _HEADERS[header] + _ALIGNMENTS[align] + (DENSE if dense else "")
    return CellText(style, "SuiteTableau")


def paragraph_style(role: ParagraphRole, cell: CellText | None, rank: int) -> str:
    """Return the style of the paragraph of a rank, from 0, in the text or in a cell."""
    if cell is None:
        return ROLES[role]
    return CELL_ROLES.get(role, cell.more if rank else cell.first)


def list_style(kind: ListKind, depth: int, cell: CellText | None) -> str:
    """Return the style of an item of a list; the depth counts from 1."""
    rank = min(depth, DEEPEST_LIST)
    prefix = "Tableau" if cell and cell.small_lists else ""
    return f"{prefix}List{kind}{rank if rank > 1 else ''}"


def character_style(names: frozenset[str]) -> str:
    """Return the style of words that bear all the named character styles."""
    return "".join(name for name in CHARACTERS if name in names)


def character_styles() -> list[tuple[str, ...]]:
    """Return every combination, as a run takes one style and no direct formatting."""
    return [c for n in range(1, len(CHARACTERS) + 1) for c in combinations(CHARACTERS, n)]
