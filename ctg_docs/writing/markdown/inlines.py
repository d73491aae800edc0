"""Runs of text: words that no reader of Markdown takes for marks, emphasis, links."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from ctg_docs.document.edits import EDIT_WORDS
from ctg_docs.document.nodes import (
    Blank,
    Edited,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    PageCount,
    Reference,
    Strong,
    Superscript,
    Text,
)
from ctg_docs.document.words import blank_text

BREAK = "  \n"
"""A forced line end; the other form, a backslash, is not read by every program."""

_MARKS = re.compile(r"[\\`*_\[\]]")
# Signs that some programs do not let a backslash escape stand as what they are in HTML.
_ENTITIES = {"<": "&lt;", "~": "&#126;", "|": "&#124;"}
_ENTITY = re.compile(r"&(?=#?\w+;)|[<~|]")
_LINE_START = re.compile(r"([#>+=-])|(\d{1,9})([.)])(?=\s|$)")
_SPACES = " \t\n"


@dataclass(frozen=True)
class _Marked:
    """Words between two marks."""

    mark: str
    text: str


def inlines(content: Inlines) -> str:
    """Return the Markdown of a run, whose lines no block mark can begin."""
    return "\n".join(map(_line, _joined(_parts(content)).split("\n"))).rstrip(" ")


def escape(words: str) -> str:
    """Return words in which no sign is a mark of Markdown or HTML."""
    marked = _MARKS.sub(r"\\\g<0>", " ".join(re.split(r"[ \t\n]+", words)))
    return _ENTITY.sub(lambda found: _ENTITIES.get(found[0], "&amp;"), marked)


def _line(line: str) -> str:
    """Escape what would open a title, a quotation, a list or a rule."""
    line = line.lstrip(" ")
    found = _LINE_START.match(line)
    if not found:
        return line
    sign, number, dot = found.groups()
    # An underline of « = » makes a title of the line above; not every program lets it be escaped.
    escaped = "&#61;" if sign == "=" else f"\\{sign or dot}"
    return (number or "") + escaped + line[found.end() :]


def _parts(content: Inlines) -> list[str | _Marked]:
    return [part for node in content for part in _part(node)]


def _part(node: Inline) -> Sequence[str | _Marked]:
    match node:
        case Text(words):
            return [escape(words)]
        case Strong(content):
            return _emphasised("**", content)
        case Emphasis(content):
            return _emphasised("*", content)
        case Superscript(content):
            return _parts(content)
        case LineBreak():
            return [BREAK]
        case Link(href, content):
            return [f"[{_joined(_parts(content))}]({_address(href)})"]
        case Blank():
            return _emphasised("**", (Text(blank_text(node)),))
        case Edited(kind, content):
            before, after = EDIT_WORDS[kind]
            return [escape(before), *_parts(content), escape(after)]
        case PageCount():
            return ["?"]
        case Reference(form="page"):
            return ["?"]
        case Reference():
            return [escape(node.text)]


def _emphasised(mark: str, content: Inlines) -> Sequence[str | _Marked]:
    """Return marked words, the spaces at their ends outside the marks."""
    words = _joined(_parts(content))
    bare = words.strip(_SPACES)
    if not bare:
        return [words]
    before, _, after = words.partition(bare)
    return [before, _Marked(mark, bare), after]


def _joined(parts: Sequence[str | _Marked]) -> str:
    """Join the parts; where a mark would not be read as one, the words stand alone."""
    kept = [part for part in parts if part]
    text = ""
    for rank, part in enumerate(kept):
        if isinstance(part, str):
            text += part
            continue
        following = kept[rank + 1] if rank + 1 < len(kept) else ""
        after = following if isinstance(following, str) else following.mark
        readable = _opens(text[-1:], part.text[0]) and _opens(after[:1], part.text[-1])
        text += f"{part.mark}{part.text}{part.mark}" if readable else part.text
    return text


def _opens(outside: str, inside: str) -> bool:
    """Tell whether a mark is read between these two signs (CommonMark, « flanking »)."""
    if outside in ("*", "_"):
        return False
    return not _punctuation(inside) or not outside or outside.isspace() or _punctuation(outside)


def _punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def _address(href: str) -> str:
    return quote(href, safe="%/:?#@!$&'*+,;=~-._")
