"""A document that was sent, drawn again, each word with the value of the sources that it says.

Signs of a private area of Unicode go before the words of a value, through the writer, and are taken
out of what it drew: so words are those of the file, and no writer knows of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ctg_docs.document.nodes import Blank, Document, Inline, Inlines, Text, sections
from ctg_docs.document.walk import change_document, change_inlines
from ctg_docs.importing.relecture.lines import HOUSE, Owner, WordLine, with_text
from ctg_docs.importing.word.paragraphs import WordParagraph
from ctg_docs.reading.origins import Origin

_FIRST = 0xF0000
_LAST = 0xFFFFD
"""The fifteenth plane of Unicode, which no text uses; its last sign ends the words of a value."""
_END = chr(_LAST)
_SIGNS = re.compile(f"([{chr(_FIRST)}-{_END}])")


class Traced:
    """A document whose words tell the values that they say, by their ranks in `owners`."""

    def __init__(self, document: Document) -> None:
        self.owners: list[Owner] = []
        self._ranks: dict[int, int] = {}
        self._kept: list[Origin] = []
        # Numbers and references are made from titles: those stay as they are.
        self._titles = {id(one.title) for one in sections(document.blocks)}
        self.document = change_document(document, self._run)

    def lines(self, paragraphs: Iterable[WordParagraph]) -> list[WordLine]:
        """Return the lines that the document was drawn in, each sign with its owner."""
        lines: list[WordLine] = []
        heading = ""
        for one in paragraphs:
            text, owners = self._read(one.text)
            if not text.strip() and not one.pictures:
                continue
            if one.nature.title is not None:
                heading = " ".join(text.split())
                owners = [Owner("titre")] * len(text)
            pieces = [with_text(p, _SIGNS.sub("", p.text)) for p in one.pieces]
            lines.append(WordLine(replace(one, pieces=pieces), text, heading, owners))
        return lines

    def _run(self, content: Inlines) -> Inlines:
        if id(content) in self._titles:
            return content
        return change_inlines(content, self._leaf, (Text, Blank))

    def _leaf(self, node: Inline) -> Inlines:
        match node:
            case Text(text, origin) if text and origin.chemins:
                return (Text(f"{self._sign(origin)}{text}{_END}", origin),)
            case Blank(label, key, origin):
                owner = Owner("manque", tuple(key.split(".")) if key else ())
                sign = self._put(owner)
                return (Blank(f"{sign}{label}{_END}", key, origin),)
        return (node,)

    def _sign(self, origin: Origin) -> str:
        if id(origin) not in self._ranks:
            self._kept.append(origin)  # its identity stands for it as long as it lives
            kind = "valeur" if origin.exact else "calcul"
            self._ranks[id(origin)] = len(self.owners)
            return self._put(Owner(kind, origin.chemins[0], origin))  # type: ignore[arg-type]
        return chr(_FIRST + self._ranks[id(origin)])

    def _put(self, owner: Owner) -> str:
        rank = len(self.owners)
        if _FIRST + rank >= _LAST:
            return ""
        self.owners.append(owner)
        return chr(_FIRST + rank)

    def _read(self, text: str) -> tuple[str, Sequence[Owner]]:
        """Return a text without the signs of its owners, and the owner of each of its signs."""
        first, *others = _SIGNS.split(text)
        kept, owners = [first], [HOUSE] * len(first)
        for sign, words in zip(others[::2], others[1::2], strict=True):
            kept.append(words)
            owner = HOUSE if sign == _END else self.owners[ord(sign) - _FIRST]
            owners += [owner] * len(words)
        return "".join(kept), owners
