"""The outlines: `python -m ctg_docs.reference.refresh.contours FOLDER`.

The folder holds one TopoJSON file a département, of one object whose geometries bear the codes of
communes.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ctg_docs.reference.communes import par_code
from ctg_docs.reference.contours import CONTOURS
from ctg_docs.reference.refresh.archive import ArchiveError

_TOO_WIDE = frozenset(("14712", "15141", "85084"))
"""Communes whose outline of 2018 still holds those that left them (Sannerville, L'Oie…)."""


def main(arguments: list[str] | None = None) -> int:
    """Rewrite the outlines from a folder; return 0, or 2 when a file of it is refused."""
    parser = argparse.ArgumentParser(prog="python -m ctg_docs.reference.refresh.contours")
    parser.add_argument("folder", type=Path, help="the folder of the TopoJSON files")
    parser.add_argument("--data", type=Path, default=CONTOURS, help="the folder of the outlines")
    options = parser.parse_args(arguments)
    try:
        for line in update(options.folder, options.data):
            print(line)
    except ArchiveError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def update(folder: Path, data: Path) -> Iterator[str]:
    """Write the outlines of each département, and yield what was left out of them.

    The outline of a commune that ended is left out: it is only a part of one of today. Raises
    ArchiveError, before anything is written, when a file is no TopoJSON of one object.
    """
    found = {path.stem: _read(path) for path in sorted(folder.glob("*.json"))}
    if not found:
        raise ArchiveError(f"no TopoJSON file in {folder}")
    data.mkdir(parents=True, exist_ok=True)
    for departement, outlines in found.items():
        rings, out = _kept(outlines["communes"])
        content = json.dumps({**outlines, "communes": rings}, separators=(",", ":"))
        packed = lzma.compress(content.encode(), preset=9 | lzma.PRESET_EXTREME)
        (data / f"{departement}.json.xz").write_bytes(packed)
        yield f"{departement}: {len(rings)} outlines" + (f", without {out}" if out else "")


def _kept(communes: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """Return the outlines that are those of a commune of today, and the codes of the others."""
    left = [code for code in communes if code in _TOO_WIDE or not par_code(code)]
    kept = {code: rings for code, rings in sorted(communes.items()) if code not in left}
    return kept, ", ".join(sorted(left))


def _read(path: Path) -> dict[str, Any]:
    """Return a TopoJSON file as the package keeps it: no property, the rings of each commune."""
    try:
        found = json.loads(path.read_bytes())
        (layer,) = found["objects"].values()
        scale = found["transform"]
        communes = {shape["id"]: _rings(shape) for shape in layer["geometries"]}
        return {
            "echelle": scale["scale"],
            "origine": scale["translate"],
            "arcs": found["arcs"],
            "communes": communes,
        }
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise ArchiveError(f"{path.name}: no TopoJSON of communes ({error!r})") from error


def _rings(shape: dict[str, Any]) -> list[list[int]]:
    """Return the rings of a polygon, or those of all the polygons of a commune in several parts."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    return [ring for polygon in polygons for ring in polygon]


if __name__ == "__main__":
    sys.exit(main())
