"""Places of the files of the project, and the addresses that they have in the site."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from posixpath import relpath

ROOT = Path(__file__).parents[2]
OWN = Path(__file__).parent
SITE = ROOT / "build" / "site"
BESIDE = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "bench/RESULTS.md")
"""Pages that stand outside the folder of the docs."""
HOME = PurePosixPath("docs/guide/README.md")


def sources() -> list[PurePosixPath]:
    """Return each page in Markdown, from the root of the project, the first page of all first."""
    docs = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md"))
    others = [PurePosixPath(name) for name in (*docs, *BESIDE)]
    return sorted(others, key=lambda path: path != HOME)


def address(source: PurePosixPath) -> str:
    """Return where a file of the project stands in the site, from its first page."""
    inside = source.parts[0] == "docs"
    place = source.relative_to("docs") if inside else PurePosixPath("projet", source)
    if source == HOME:
        return "index.html"
    if source.suffix != ".md":
        return place.as_posix()
    return place.with_name(
        "index.html" if source.stem == "README" else f"{source.stem}.html"
    ).as_posix()


def way(target: str, page: str) -> str:
    """Return how a page of the site leads to another file of it: `../images/page.png`."""
    return relpath(target, PurePosixPath(page).parent.as_posix())
