"""The words of the convention as the peers read them: a JSON of blocks, and Markdown.

The peers are spared the reading, the checks and the composition: they start from the text that
the project has resolved, with its numbers.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Cell,
    Chart,
    Cover,
    Document,
    Inlines,
    KeyFigures,
    ListBlock,
    Paragraph,
    Record,
    Section,
    SignatureGrid,
    Table,
    TableOfContents,
)
from ctg_docs.document.words import heading_text, inline_text

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~^$@\"'])")


def export(document: Document, folder: Path) -> dict[str, Path]:
    """Write convention.json and convention.md in a folder, and return their paths by suffix."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = list(_blocks(document.blocks))
    cover = next((_cover(b) for b in document.blocks if isinstance(b, Cover)), {})
    data = {"title": document.title, "head": inline_text(document.header), "cover": cover}
    paths = {suffix: folder / f"convention.{suffix}" for suffix in ("json", "md")}
    whole = json.dumps({**data, "blocks": blocks}, ensure_ascii=False)
    paths["json"].write_text(whole, encoding="utf-8")
    paths["md"].write_text(_markdown(document.title, blocks), encoding="utf-8")
    return paths


def _cover(cover: Cover) -> dict[str, Any]:
    return {
        "title": inline_text(cover.title),
        "subtitle": inline_text(cover.subtitle),
        "period": inline_text(cover.period),
        "slogan": inline_text(cover.slogan),
        "parties": [inline_text(party) for party in cover.parties],
    }


def _blocks(blocks: Blocks) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if isinstance(block, Section):
            heading = {"kind": "heading", "level": block.level, "text": heading_text(block)}
            yield {**heading, "page": block.new_page}
            yield from _blocks(block.content)
        else:
            yield from _block(block)


def _block(block: Block) -> Iterator[dict[str, Any]]:
    match block:
        case Cover() | TableOfContents():
            return
        case Paragraph():
            yield {"kind": "paragraph", "text": inline_text(block.content)}
        case ListBlock():
            items = [_flat(item) for item in block.items]
            yield {"kind": "list", "ordered": block.ordered, "entries": items}
        case Table():
            yield {
                "kind": "table",
                "caption": inline_text(block.caption),
                "shares": [column.share for column in block.columns],
                "head": [_cells(row) for row in block.head],
                "rows": [_cells(row) for row in block.body],
            }
        case Record():
            rows = [[inline_text(f.label), _flat(f.content)] for f in block.fields]
            yield {"kind": "sheet", "rows": rows}
        case KeyFigures():
            told = [(i.value, i.label, i.note) for i in block.items]
            rows = [[_joined(value), _joined(label, note)] for value, label, note in told]
            yield {"kind": "sheet", "rows": rows}
        case SignatureGrid():
            entries = [_joined(c.institution, c.fonction, c.nom, c.mention) for c in block.cells]
            yield {"kind": "signatures", "entries": entries}
        case Chart():
            # A table of the same text holds its values: the peers draw none, and say it in words.
            yield {"kind": "paragraph", "text": _joined(block.caption, block.alt)}
        case _:
            raise TypeError(f"the peers have no {type(block).__name__}")


def _cells(row: tuple[Cell, ...]) -> list[str]:
    """Return the words of a row: a single text when one cell spans it all."""
    if len(row) == 1:
        return [_flat(row[0].content)]
    return [text for cell in row for text in (_flat(cell.content), *[""] * (cell.colspan - 1))]


def _flat(blocks: Blocks) -> str:
    return "\n".join(line for block in _blocks(blocks) for line in _lines(block))


def _lines(block: dict[str, Any]) -> list[str]:
    match block["kind"]:
        case "list":
            return [f"• {entry}" for entry in block["entries"]]
        case "table" | "sheet":
            return [" – ".join(row) for row in [*block.get("head", []), *block["rows"]]]
        case _:
            return [block["text"]]


def _joined(*parts: Inlines) -> str:
    return ", ".join(inline_text(part) for part in parts if part)


def _markdown(title: str, blocks: list[dict[str, Any]]) -> str:
    parts = [f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nlang: fr-FR\n---"]
    return "\n\n".join([*parts, *map(_markdown_block, blocks)]) + "\n"


def _markdown_block(block: dict[str, Any]) -> str:
    match block["kind"]:
        case "heading":
            return f"{'#' * block['level']} {_escaped(block['text'])}"
        case "list":
            mark = "1." if block["ordered"] else "-"
            return "\n".join(f"{mark} {_escaped(entry)}" for entry in block["entries"])
        case "signatures":
            return "\n\n".join(map(_escaped, block["entries"]))
        case "table":
            table = _pipes(block["head"][0], block["rows"], block["shares"])
            return f"{table}\n\n: {_escaped(block['caption'])}" if block["caption"] else table
        case "sheet":
            return _pipes(["", ""], block["rows"], [1, 3])
        case _:
            return _escaped(block["text"])


def _pipes(head: list[str], rows: list[list[str]], shares: list[float]) -> str:
    rule = ["-" * max(3, round(60 * share / sum(shares))) for share in shares]
    padded = [[*row, *[""] * (len(head) - len(row))] for row in rows]
    lines = [head, rule, *padded]
    return "\n".join(
        f"| {' | '.join(text if line is rule else _escaped(text) for text in line)} |"
        for line in lines
    )


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")


def main(territory: str, folder: str) -> None:
    """Export the convention of a shipped territory, and print the paths."""
    from ctg_docs.pipeline import prepare  # noqa: PLC0415 - whoever imports this measures others

    prepared = prepare(Path("sources") / territory, ["convention"])
    paths = export(prepared.documents["convention"], Path(folder))
    print(json.dumps({suffix: str(path) for suffix, path in paths.items()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
