"""Draws one format under watch: `python dessin_observe.py TREES DOCUMENT ENGINE FORMAT`."""

from __future__ import annotations

import json
import pickle
import sys
from pathlib import Path
from typing import Any

import ctg_docs.pipeline.territory  # noqa: F401 - composing has loaded it when a drawing begins


def main(kept: str, document: str, engine: str, name: str) -> None:
    """Print the files that the drawing opened, the modules that it loaded, and those it names."""
    trees, house = pickle.loads(Path(kept).read_bytes())
    theme = house.model_copy(update={"moteur_pdf": engine})
    opened: set[str] = set()

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str):
            opened.add(arguments[0])

    known = {*sys.modules}
    sys.addaudithook(hear)
    from ctg_docs.writing.formats import FORMATS, write

    list(write(trees[document], theme, [name]))
    loaded = {*sys.modules} - known
    format_ = FORMATS[name]
    found = {"opened": sorted(opened), "loaded": sorted(loaded)}
    said = {
        "files": [str(path) for path in format_.files(theme)],
        "libraries": [*format_.libraries(theme)],
    }
    print(json.dumps(found | said))


if __name__ == "__main__":
    main(*sys.argv[1:])
