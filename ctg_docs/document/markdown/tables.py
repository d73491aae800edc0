"""The tables of a text as they are typed: no cell may vanish, no row may be short."""

from __future__ import annotations

import re
from itertools import pairwise

from ctg_docs.document.markdown.faults import MarkdownError

_RULE = re.compile(r"[ |:]*-[-| :]*")
_BAR = re.compile(r"(?<!\\)\|")
_TABBED = re.compile(r"\S *\t+ *\S")


def check_tables(text: str) -> None:
    """Refuse rows that have not as many cells as the head, which the parser would cut or fill."""
    lines = text.split("\n")
    width = 0
    for number, line in enumerate(lines):
        if not line.strip():
            width = 0
        elif width and _cells(line) != width:
            _refuse_row(_cells(line), width, number)
        elif number and "|" in line and "|" in lines[number - 1] and _RULE.fullmatch(line):
            width = _cells(lines[number - 1])
            if _cells(line) != width:
                _refuse_row(_cells(line), width, number)


def check_tabs(text: str) -> None:
    """Refuse a table pasted from a workbook, whose cells would melt into a sentence."""
    lines = text.split("\n")
    for number, (line, after) in enumerate(pairwise(lines)):
        if _TABBED.search(line) and _TABBED.search(after):
            message = "des tabulations séparent les cases d’un tableau collé"
            hint = "Séparez les cases par « | », avec une ligne de tirets sous la première."
            raise MarkdownError("markdown-signe", message, number, hint)


def _cells(line: str) -> int:
    line = line.strip().removeprefix("|")
    return len(_BAR.findall(line)) + (not line.endswith("|") or line.endswith("\\|"))


def _refuse_row(cells: int, width: int, number: int) -> None:
    counted = f"{cells} case" + ("s" if cells > 1 else "")
    message = f"cette ligne compte {counted}, le tableau a {width} colonnes"
    hint = "Une case vide s’écrit entre deux barres : « | | ». Une barre du texte s’écrit « \\| »."
    raise MarkdownError("tableau-inegal", message, number, hint)
