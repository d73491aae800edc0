"""The pictures of the guide: the first two pages of a document that has none yet.

`make images` draws them from the PDF of the shipped example, or of the letters. A picture that
exists is left as it is: delete it to have it drawn again, then look at it before you commit it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageOps

from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.pipeline import catalogue
from generated.kept import ROOT

IMAGES = ROOT / "docs" / "images"
RESOLUTION, PAGES = 72, 2
GAP = 16
"""Pixels between two pages, and around them."""
FOOT = 48
"""Pixels that the foot of a page takes, and what is left white under a short one."""
GROUND = "#dfe5ec"


def main() -> None:
    """Draw each picture that is missing, and tell it."""
    missing = [entree for entree in catalogue() if not (IMAGES / f"{entree.id}.png").is_file()]
    with TemporaryDirectory() as place:
        for entree in missing:
            path = IMAGES / f"{entree.id}.png"
            side_by_side(_sheets(_pdf(entree, Path(place)))).save(path, optimize=True)
            print(path.relative_to(ROOT), file=sys.stderr)


def _pdf(entree: Entree, folder: Path) -> Path:
    """Build the document as a user does, and return its first PDF."""
    command = ["dossier"] if entree.par == "dossier" else ["construire", entree.id]
    shown = "exemple-avenant" if entree.par == "avenant" else "exemple"
    whole = [] if entree.par == "periode" else ["--territoire", shown]
    form = [] if entree.par == "dossier" else ["--format", "pdf"]
    ctg = [sys.executable, "-m", "ctg_docs", *command, *whole, *form, "--sortie", str(folder)]
    subprocess.run(ctg, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    found = sorted(p for p in folder.rglob("*.pdf") if entree.id in (*p.parts, p.stem))
    return found[0]


def _sheets(pdf: Path) -> list[Image.Image]:
    draw = ["pdftoppm", "-png", "-r", str(RESOLUTION), "-l", str(PAGES)]
    subprocess.run([*draw, str(pdf), str(pdf.with_suffix(""))], check=True)
    return [
        Image.open(path).convert("RGB") for path in sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))
    ]


def side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    """Return pages on one ground, from left to right."""
    height = min(pages[0].height, max(map(_used, pages)) + FOOT)
    width = sum(page.width + GAP for page in pages) + GAP
    whole = Image.new("RGB", (width, height + 2 * GAP), GROUND)
    left = GAP
    for page in pages:
        whole.paste(page.crop((0, 0, page.width, height)), (left, GAP))
        left += page.width + GAP
    return whole.quantize(64)


def _used(page: Image.Image) -> int:
    """Return where the text of a page ends, its foot left aside."""
    body = ImageOps.invert(page.convert("L")).crop((0, 0, page.width, page.height - FOOT))
    box = body.getbbox()
    return box[3] if box else 0


if __name__ == "__main__":
    main()
