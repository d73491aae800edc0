"""What drawing costs alone: `python -m bench.draw WRITER DOCUMENT SMALL FOLDER`, in one process.

The engine is warmed on the small territory; then the other one is drawn, and timed: pages once, for
an engine may remember those that it laid out, else the least of as many drawings as fit in a few
seconds.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.garbage import look_rarely
from ctg_docs.pipeline import prepare
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.formats import lay_out, write

_PATIENCE = 2.0
"""Seconds during which a drawing is made again: what is over in a blink is hard to measure."""


def main(writer: str, document: str, small: str, folder: str) -> None:
    """Print the seconds of a writer, the pages where it makes some, and the blocks."""
    look_rarely()
    form, _, _ = writer.partition(" ")
    _draw(writer, *_read(small, document))
    tree, theme = _read(folder, document)
    seconds, pages = _draw(writer, tree, theme)
    end = time.perf_counter() + _PATIENCE - seconds
    while form != "pdf" and time.perf_counter() < end:
        seconds = min(seconds, _draw(writer, tree, theme)[0])
    print(json.dumps({"seconds": seconds, "pages": pages, "blocks": len(tree.blocks)}))


def _read(folder: str, document: str) -> tuple[Document, Theme]:
    prepared = prepare(Path(folder), [document])
    if prepared.theme is None or prepared.refused:
        raise RuntimeError("\n".join(map(str, prepared.problems)))
    return prepared.documents[document], prepared.theme


def _draw(writer: str, tree: Document, theme: Theme) -> tuple[float, int]:
    """Return the seconds that it takes; the page numbers of a Word file are known already."""
    form, _, engine = writer.partition(" ")
    theme = theme.model_copy(update={"moteur_pdf": engine or "typst"})
    known = lay_out(tree, theme).pagination if form == "docx" else None
    start = time.perf_counter()
    if known:
        write_docx(tree, theme, known)
    elif form == "pdf":
        layout = lay_out(tree, theme)
        layout.pdf()
        known = layout.pagination
    else:
        list(write(tree, theme, [form]))
    return time.perf_counter() - start, known.total if known else 0


if __name__ == "__main__":
    main(*sys.argv[1:])
