"""A Word document → its lines and tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctg_docs.importing.documents.typed import Looks, TypedDocument
from ctg_docs.importing.word.opening import W, WordPackage
from ctg_docs.importing.word.paragraphs import WordParagraph, read_paragraphs

_BESIDE = {
    "word/header": "en-tête",
    "word/footer": "pied de page",
    "word/footnotes": "note de bas de page",
    "word/endnotes": "note de fin",
    "word/comments.xml": "commentaire",
}


def type_word(package: WordPackage, into: TypedDocument) -> None:
    """Add the lines and tables of a Word file to a document."""
    paragraphs = read_paragraphs(package, frames=True)
    tables: dict[int, list[WordParagraph]] = {}
    for one in paragraphs:
        if one.table:
            tables.setdefault(one.table, []).append(one)
    paged = max((one.page for one in paragraphs), default=1) > 1
    rank, shown = 0, set()
    for one in paragraphs:
        place = f"page {one.page}" if paged else ""
        into.pictures += one.pictures
        if one.pictures:
            into.aside.append((place or "document", "", "image"))
        if not one.table:
            rank += bool(one.text.strip())
            where = f"{place}, paragraphe {rank}" if paged else f"paragraphe {rank}"
            into.add_line(one.text, where, _looks(one))
        elif one.table not in shown:
            shown.add(one.table)
            after = f"après le paragraphe {rank}" if rank else "début du document"
            into.add_table(_rows(tables[one.table]), place or after)
    into.aside += _beside(package)


def _looks(one: WordParagraph) -> Looks:
    said = [piece for piece in one.pieces if piece.text.strip()]
    strong = bool(said) and (one.nature.strong or all(piece.bold for piece in said))
    return Looks(one.nature.title, one.nature.item, strong)


def _rows(paragraphs: Sequence[WordParagraph]) -> list[list[tuple[int, str, bool]]]:
    """Return the cells of a table, row by row: column, words, whether one goes on from above."""
    cells: dict[tuple[int, int], list[WordParagraph]] = {}
    for one in paragraphs:
        cells.setdefault((one.row, one.cell), []).append(one)
    rows: dict[int, list[tuple[int, str, bool]]] = {}
    for (row, _), several in cells.items():
        words = "\n".join(f"- {p.text}" if p.nature.item is not None else p.text for p in several)
        rows.setdefault(row, []).append((several[0].column, words, several[0].above))
    return list(rows.values())


def _beside(package: WordPackage) -> Iterator[tuple[str, str, str]]:
    """Yield the words beside the text: heads, feet, notes, comments."""
    said = set()
    for part in sorted(package.names):
        what = next((what for start, what in _BESIDE.items() if part.startswith(start)), "")
        root = package.xml(part) if what and part.endswith(".xml") else None
        for paragraph in root.iter(f"{W}p") if root is not None else ():
            words = " ".join("".join(t.text or "" for t in paragraph.iter(f"{W}t")).split())
            if any(map(str.isalpha, words)) and (what, words) not in said:
                said.add((what, words))
                yield what, words, f"{what} : non repris"
