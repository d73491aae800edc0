"""The table of changes that opens a marked document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ctg_docs.document.edits import UNSAID, is_gone
from ctg_docs.document.nodes import (
    Blocks,
    Cell,
    Column,
    Cover,
    Document,
    Edited,
    EditKind,
    Inlines,
    ListBlock,
    Paragraph,
    Record,
    Reference,
    Section,
    Table,
    TableOfContents,
    Text,
)
from ctg_docs.document.tables import all_rows
from ctg_docs.document.walk import change_blocks, rebuilt
from ctg_docs.document.words import inline_text

_LONGEST = 160
_MANY = 3
"""Changes of a passage that comes or goes whole, beyond which the table tells it at once."""
_BREAKABLE = re.compile(r"[ \t\n]+")
_FRONT = "Couverture et premières pages"
_TITLE = "Table des changements"
_LEGEND = (
    "Ce qui est ajouté est souligné, ce qui est supprimé est barré, ce qui change de place est "
    "souligné deux fois où il arrive et barré d’où il part ; un trait dans la marge signale chaque "
    "passage. Le sommaire et les numéros de page sont ceux de la nouvelle version. Les images, les "
    "graphiques, la mise en page et les en-têtes ne sont pas comparés."
)
_WHOLE = "Tout le passage, titre compris"
_KINDS = {
    "ajoute": "Ajouté",
    "retire": "Supprimé",
    "arrive": "Déplacé ici",
    "parti": "Déplacé d’ici",
}


@dataclass
class _Part:
    """A titled part and the changes under its title, in order."""

    target: str
    title: str
    changes: list[tuple[str, str]] = field(default_factory=list)


def with_changes(document: Document) -> Document:
    """Return a marked document that opens with the table of what changes, after its cover."""
    parts = list(_parts(document.blocks, _Part("", _FRONT)))
    rows = [row for part in parts for row in _rows(part)]
    opening = Section(
        id="table-des-changements",
        kind="liminaire",
        title=(Text(_TITLE),),
        content=(Paragraph((Text(_LEGEND),)), _table(rows)),
        level=1,
        new_page=True,
        in_toc=False,
    )
    covered = bool(document.blocks) and isinstance(document.blocks[0], Cover)
    first = document.blocks[: int(covered)]
    return rebuilt(document, blocks=(*first, opening, *document.blocks[int(covered) :]))


def _parts(blocks: Blocks, above: _Part) -> Iterator[_Part]:
    """Yield the parts that change, from the top."""
    own = [block for block in blocks if not isinstance(block, Section | TableOfContents)]
    above.changes += _changes(tuple(own))
    if above.changes:
        yield above
    for block in blocks:
        if isinstance(block, Section):
            yield from _of_section(block)


def _of_section(section: Section) -> Iterator[_Part]:
    part = _Part(section.id, _title(section.title))
    if marks := _marks((Paragraph(section.title),)):
        part.changes.append(_change(marks))
    found = list(_parts(section.content, part))
    if sum(len(one.changes) for one in found) > _MANY and (kind := _whole(section)):
        part.changes = [(_KINDS[kind], _WHOLE)]
        found = [part]
    yield from found


def _whole(section: Section) -> EditKind | None:
    """Return the mark of a section every word of which comes, or goes, None for any other."""
    kinds: set[EditKind | None] = set()

    def note(content: Inlines) -> Inlines:
        said = [node for node in content if inline_text((node,)).strip()]
        kinds.update(node.kind if isinstance(node, Edited) else None for node in said)
        return content

    change_blocks((section,), note)
    return kinds.pop() if len(kinds) == 1 else None


def _title(content: Inlines) -> str:
    """Return a title as the new version has it, or as the old one had it."""
    kept = [n for n in content if not (isinstance(n, Edited) and is_gone(n.kind))]
    return inline_text(tuple(kept)) or inline_text(content)


def _changes(blocks: Blocks) -> list[tuple[str, str]]:
    """Return the changes of blocks: one a row of a table, one a field of a sheet, one a text."""
    found: list[tuple[str, str]] = []
    for block in blocks:
        match block:
            case Table():
                rows = [tuple(b for cell in row for b in cell.content) for row in all_rows(block)]
                groups: list[Blocks] = [(Paragraph(block.caption),), *rows]
            case Record():
                groups = [(Paragraph(f.label), *f.content) for f in block.fields]
            case ListBlock():
                groups = list(block.items)
            case _:
                groups = [(block,)]
        found += [_change(marks) for group in groups if (marks := _marks(group))]
    return found


def _marks(blocks: Blocks) -> list[Edited]:
    """Return the marks of blocks that say more than the page of a target."""
    marks: list[Edited] = []

    def note(content: Inlines) -> Inlines:
        marks.extend(node for node in content if isinstance(node, Edited))
        return content

    change_blocks(blocks, note)
    return [mark for mark in marks if inline_text(mark.content).strip() not in ("?", UNSAID, "")]


def _change(marks: Sequence[Edited]) -> tuple[str, str]:
    """Return the kind of a change and its words."""
    kinds = {mark.kind for mark in marks}
    if len(kinds) == 1:
        return _KINDS[marks[0].kind], _joined(marks)
    gone = [mark for mark in marks if is_gone(mark.kind)]
    come = [mark for mark in marks if not is_gone(mark.kind)]
    said = f"«\u00a0{_joined(gone)}\u00a0» → «\u00a0{_joined(come)}\u00a0»"
    wordless = not any(map(str.isalnum, _joined(marks)))
    return "Modifié", f"Ponctuation\u00a0: {said}" if wordless else said


def _joined(marks: Sequence[Edited]) -> str:
    """Return words on one line, cut where they are too long; what is kept together stays so."""
    words = _BREAKABLE.split(" … ".join(inline_text(mark.content).strip() for mark in marks))
    flat = " ".join(words)
    return flat if len(flat) <= _LONGEST else f"{flat[:_LONGEST].rsplit(' ', 1)[0]} …"


def _rows(part: _Part) -> Iterator[tuple[Cell, ...]]:
    for rank, (kind, words) in enumerate(part.changes):
        page: Inlines = (Reference(part.target, "page"),) if part.target else (Text("1"),)
        yield (
            _cell((Text("" if rank else part.title),)),
            _cell((Text(kind),)),
            _cell((Text(words),)),
            _cell(() if rank else page),
        )


def _cell(content: Inlines, header: bool = False) -> Cell:
    inside: Blocks = (Paragraph(content),) if inline_text(content) else ()
    return Cell(inside, "col" if header else "")


def _table(rows: Sequence[tuple[Cell, ...]]) -> Table:
    columns = (Column(3.0), Column(1.4), Column(5.0), Column(0.8, "right"))
    heads = ("Partie", "Changement", "Mots", "Page")
    head = tuple(_cell((Text(words),), header=True) for words in heads)
    return Table(columns, (head,), tuple(rows))
