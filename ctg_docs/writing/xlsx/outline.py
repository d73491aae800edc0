"""The outline of a workbook: one sheet a table, everything else on the first one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from ctg_docs.document.nodes import Blocks, Chart, Document, Section, Table
from ctg_docs.document.words import inline_text
from ctg_docs.french.initials import minuscule
from ctg_docs.writing.xlsx.lines import Line, lines
from ctg_docs.writing.xlsx.names import sheet_names


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A table with the name and the title of its sheet, and the charts that stand beside it."""

    name: str
    title: str
    subtitle: str
    table: Table
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """The first sheet, whose lines lead to the others, and the sheets of the tables."""

    name: str
    front: tuple[Line | TableSheet, ...]
    sheets: tuple[TableSheet, ...]


def outline(document: Document) -> Outline:
    """Return the sheets of a document."""
    titles = _titles(document)
    tables = [item for item in lines(document.blocks) if isinstance(item, Table)]
    named = [(document.subject or document.title, ""), *(titles[id(t)].names for t in tables)]
    first, *names = sheet_names(named)
    known = {
        id(table): TableSheet(name, titles[id(table)].title, titles[id(table)].subtitle, table)
        for table, name in zip(tables, names, strict=True)
    }
    front = tuple(_front(document.blocks, known))
    return Outline(first, front, tuple(item for item in front if isinstance(item, TableSheet)))


class _Titles(NamedTuple):
    """The words that name the sheet of a table, alone and after those above, and its two lines."""

    names: tuple[str, str]
    title: str
    subtitle: str


def _titles(document: Document) -> dict[int, _Titles]:
    """Return, for each table, the words that name its sheet and the two lines that head it.

    A table alone in its section bears the title of the section, a shorter one; the values of a
    chart bear its title; any other its own, and so do several of a section.
    """
    found: dict[int, _Titles] = {}

    def note(blocks: Blocks, title: str, above: str) -> None:
        tables = [block for block in blocks if isinstance(block, Table)]
        charted = {
            id(block): inline_text(before.caption)
            for before, block in pairwise(blocks)
            if isinstance(before, Chart) and not before.table and isinstance(block, Table)
        }
        for table in tables:
            caption = inline_text(table.caption)
            lead = charted.get(id(table), "")
            name = table.sheet or (title if len(tables) == 1 else lead) or caption
            heads = (lead, caption) if lead else (caption or title, "")
            found[id(table)] = _Titles((name, _after(above, name)), *heads)
        for block in blocks:
            if isinstance(block, Section):
                note(block.content, inline_text(block.title), title)

    note(document.blocks, "", "")
    return found


def _after(above: str, name: str) -> str:
    """Return the words of a title after those of the one above: « Budget par année »."""
    if name.startswith("Par "):
        return f"{above} {minuscule(name)}"
    return f"{above} – {name}" if above else ""


def _front(blocks: Blocks, known: dict[int, TableSheet]) -> Iterator[Line | TableSheet]:
    """Yield lines and sheets in reading order.

    A chart goes to the table of its values, which it names or which follows it, or else to the one
    before: it always has one. Its caption stays where it stands.
    """
    found = list(lines(blocks))
    named = [item for item in found if isinstance(item, Chart) and item.table]
    waiting: list[Chart] = []
    items: list[Line | TableSheet] = []
    for item in found:
        match item:
            case Chart(table=()):
                waiting.append(item)
            case Chart():
                items.append(Line(inline_text(item.caption), "source"))
            case Table():
                own = [c for c in named if inline_text(c.table) == inline_text(item.caption)]
                items.append(replace(known[id(item)], charts=(*waiting, *own)))
                waiting = []
            case Line():
                items.append(item)
    for rank in range(len(items) - 1, -1, -1):
        sheet = items[rank]
        if waiting and isinstance(sheet, TableSheet):
            items[rank] = replace(sheet, charts=(*sheet.charts, *waiting))
            waiting = []
    yield from items
