"""Content of cells: both versions in one, as long as the cell can end as both did."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ctg_docs.document.comparing.runs import merged_run
from ctg_docs.document.nodes import Blocks, EditKind, ListBlock, Paragraph
from ctg_docs.document.walk import rebuilt

Merge = Callable[[Blocks, Blocks], Blocks]
_Line = tuple[EditKind | str, tuple[object, ...]]


def merged_cell(old: Blocks, new: Blocks, merge: Merge) -> Blocks | None:
    """Return both contents in one, None when no cell could hold them.

    A cell always ends with a paragraph, which neither comes nor goes; `merge` pairs the others.
    """
    if old == new:
        return new
    match old or (Paragraph(()),), new or (Paragraph(()),):
        case ((Paragraph() as before,), (Paragraph() as after,)):
            return (merged_paragraph(before, after),)
    if not old or not new:
        return None
    found = merge(old, new)
    if _ends(found):
        return found
    match old[-1], new[-1]:
        case (Paragraph() as before, Paragraph() as after):
            found = (*merge(old[:-1], new[:-1]), merged_paragraph(before, after))
            return found if _ends(found) else None
    return None


def merged_paragraph(old: Paragraph, new: Paragraph) -> Paragraph:
    """Return both paragraphs in one."""
    return rebuilt(new, content=merged_run(old.content, new.content))


def _ends(blocks: Blocks) -> bool:
    """Tell whether the last paragraph stays, or may take the end of one of its kind before it."""
    lines = list(_lines(blocks, ()))
    if not lines:
        return False
    last, kind = lines[-1]
    before = next((line for line in reversed(lines) if line[0] != last), None)
    if not last:
        return True
    return (
        before is not None
        and not before[0]
        and all(line[1] == kind for line in lines[lines.index(before) :] if line[0] == last)
        and before[1] == kind
    )


def _lines(blocks: Blocks, around: tuple[object, ...]) -> Iterator[_Line]:
    """Yield the mark of each paragraph, and the look that it has."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.edit, (*around, block.role)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _lines(item, (*around, block.ordered))
        else:
            yield "", (*around, type(block).__name__)
