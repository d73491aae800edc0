"""Hidden bookmarks: the targets of references and of the table of contents."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from ctg_docs.writing.docx.elements import Element, w


class Bookmarks:
    """Names and places the bookmarks of a document, one per target and per use.

    Word drops the `_Toc` bookmarks of a table of contents that it rebuilds, so references have
    their own. Names hold at most 40 letters, digits or underscores: they are plain ranks.
    """

    def __init__(self) -> None:
        self._ranks: dict[str, int] = {}
        self._ids = count(1)

    def reference(self, target: str) -> str:
        """Return the bookmark to which references to a target lead."""
        return f"_Ref{self._rank(target)}"

    def contents(self, target: str) -> str:
        """Return the bookmark to which the table of contents leads."""
        return f"_Toc{self._rank(target)}"

    def mark(
        self,
        elements: Sequence[Element],
        target: str,
        *,
        in_contents: bool = False,
        after: int = 0,
    ) -> None:
        """Put the bookmarks of a target around the words of the first paragraph drawn.

        `after` is the number of runs, at its start, that are no part of its title.
        """
        first = next((p for e in elements for p in e.iter("w:p")), None)
        if not target or first is None:
            return
        names = [self.reference(target)]
        if in_contents:
            names.append(self.contents(target))
        for name in names:
            number = next(self._ids)
            first.insert(1 + after, w("bookmarkStart", id=number, name=name))
            first.append(w("bookmarkEnd", id=number))

    def _rank(self, target: str) -> int:
        return self._ranks.setdefault(target, 100_000_001 + len(self._ranks))
