"""Draws the measures of the papers of the example, before and now, and writes them in the docs.

`make papiers` builds every document twice, with the code of `BEFORE` and with that of today, and
measures the files themselves. The words around the table are kept.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.pipeline import catalogue
from generated.extents import Extents, extents
from generated.kept import ROOT
from generated.pages import with_table

PAGE = ROOT / "docs" / "papers.md"
BEFORE = "432810c9"
"""The last commit before references became fields of Word: the papers as the faults were seen."""
HEAD = "| document | pages | slides | under 55 % | longest row | Word, PowerPoint or web | PDF |"
SHORT = 0.55
"""Share of the height of a page above which the text of a short one ends."""
NONE = "—"
ABSENT = [NONE] * 6
"""What the table says of a document that was not there."""
EDITED = (".pptx", ".docx", ".html")
"""Formats of which the first that a document has is weighed beside its PDF."""
COMMANDS = (
    ["construire", "--tout", "--territoire", "exemple"],
    ["construire", "avenant", "--territoire", "exemple-avenant"],
    ["construire", "lettre", "--departement", "92", "--du", "2024-03-01", "--au", "2024-03-31"],
    ["dossier", "--territoire", "exemple"],
)
"""What makes one file at least of each document of the catalogue."""


class Papers(NamedTuple):
    """The measures of all the files of a document, as one folder holds them."""

    found: list[Extents]
    edited: int
    """Bytes of its Word or PowerPoint files, or of its pages for the web, 0 without any."""
    pdf: int
    slides: bool

    def cells(self) -> Iterator[str]:
        """Yield what the table says of them, in the order of its columns."""
        ends = [end for extent in self.found for end in extent.ends]
        files = f" in {len(self.found)} files" if len(self.found) > 1 else ""
        shown = f"{len(ends)}{files}" if ends else NONE
        yield NONE if self.slides else shown
        yield shown if self.slides else NONE
        short = sum(end < SHORT for end in ends)
        yield f"{100 * short / len(ends):.0f} %" if ends else NONE
        longest = max((row for extent in self.found for row in extent.rows), default=0)
        yield f"{longest:.0f} mm" if longest else NONE
        yield _weight(self.edited)
        yield _weight(self.pdf)


def _weight(size: int) -> str:
    return f"{size / 1024:.0f} KB" if size else NONE


def main() -> None:
    """Build the documents of both times, measure them and write the table."""
    with TemporaryDirectory() as place:
        old, new = Path(place, "before"), Path(place, "now")
        code = Path(place, "code")
        archive = ["git", "archive", BEFORE]
        packed = subprocess.run(archive, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
        with tarfile.open(fileobj=BytesIO(packed)) as files:
            files.extractall(code, filter="data")
        _build(code, old)
        _build(ROOT, new)
        text = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(with_table(text, HEAD, rows(measured(old), measured(new))), "utf-8")
    print(PAGE.relative_to(ROOT), file=sys.stderr)


def _build(code: Path, folder: Path) -> None:
    """Build what that code can make; a document that it does not know is not there."""
    environment = {**os.environ, "PYTHONPATH": str(code)}
    for arguments in COMMANDS:
        if Path(code, "sources", arguments[-1]).is_dir() or "--du" in arguments:
            ctg = [sys.executable, "-m", "ctg_docs", *arguments, "--sortie", str(folder)]
            subprocess.run(ctg, check=True, cwd=code, env=environment, stdout=subprocess.DEVNULL)


def measured(folder: Path) -> dict[str, Papers]:
    """Return the measures of each document of the catalogue that a folder holds."""
    found = {entree.id: _papers(entree, folder) for entree in catalogue()}
    return {name: papers for name, papers in found.items() if papers.found or papers.edited}


def _papers(entree: Entree, folder: Path) -> Papers:
    # A dossier holds copies of what the other commands write, under other names.
    name = "lettres" if entree.par == "periode" else entree.id
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    mine = [p for p in files if name in p.relative_to(folder).with_suffix("").parts]
    sizes = {end: sum(p.stat().st_size for p in mine if p.suffix == end) for end in EDITED}
    pdf = [path for path in mine if path.suffix == ".pdf"]
    return Papers(
        [extents(path.read_bytes()) for path in pdf],
        next(filter(None, sizes.values()), 0),
        sum(path.stat().st_size for path in pdf),
        bool(sizes[".pptx"]),
    )


def rows(old: Mapping[str, Papers], new: Mapping[str, Papers]) -> Iterator[str]:
    """Yield a row a document: each measure before and now, as one where nothing changed."""
    for entree in catalogue():
        before = list(old[entree.id].cells()) if entree.id in old else None
        now = list(new[entree.id].cells()) if entree.id in new else None
        pairs = zip(before or ABSENT, now or ABSENT, strict=True)
        said = (one if one == other else f"{one} → {other}" for one, other in pairs)
        yield f"| `{entree.id}` | {' | '.join(said)} |"


if __name__ == "__main__":
    main()
