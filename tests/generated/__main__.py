"""Writes all that is generated; see what changed with `git diff`."""

from __future__ import annotations

import sys
from itertools import chain

from generated.goldens import GOLDEN, groups
from generated.imports import DOCUMENTS, IMPORTED, documents_told, imports
from generated.kept import ROOT, write
from generated.pages import pages


def main() -> None:
    """Write the golden texts, the pages of the docs and the imports, and tell which changed."""
    texts = dict(chain.from_iterable(group.texts().items() for group in groups()))
    written = (write(pages()), write(texts, GOLDEN.rglob("*.txt")))
    for path in chain(
        *written,
        write(imports(), IMPORTED.glob("*.txt")),
        write(documents_told(), DOCUMENTS.glob("*.txt")),
    ):
        print(path.relative_to(ROOT), file=sys.stderr)


main()
