"""Texts of cells as lines, lists and prose of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.document.markdown import MarkdownError, prose
from ctg_docs.french.dates import weekday_errors

_BULLET = re.compile(r"^\s*(?:[-–—•●▪■◦‣·*➢→>✓o]|\d{1,2}[.)/]|[a-z]\))(?:\s+|(?<=[•●▪■◦‣·➢→✓])\s*)")
_PARTS = re.compile(r"\s*[;\n]\s*|\s+/\s+|\s+\+\s+|\s+•\s*")
_COMMAS = re.compile(r",\s+(?![^(]*\))")
_PROVISIONAL = re.compile(
    r"\W*[àa] (?:compl[ée]ter|pr[ée]ciser|d[ée]finir|d[ée]terminer|voir|venir|valider|confirmer"
    r"|chiffrer|renseigner)\W*"
    r"|n\.?[/.]?[acd]\.?|sans objet|n[ée]ant|nsp|\W*|x{2,}|tbd|todo"
    r"|non (?:défini|chiffré|renseigné|connu|déterminé|évalué)e?s?",
    re.IGNORECASE,
)
_WIDTH = 88
_SHORT = 60


def provisional(text: str) -> bool:
    """Say whether words stand for what nobody knows yet."""
    return bool(_PROVISIONAL.fullmatch(text.strip()))


def one_line(text: str) -> str:
    """Return a text on one line, its bullets parted by semicolons."""
    return " ; ".join(item.rstrip(" ;,") for item in items(text, _lines(text)))


def listed(text: str, *, commas: bool) -> list[str]:
    """Return the items of a text: bullets, lines, semicolons and, with `commas`, short words."""
    found = [item for line in items(text, _lines(text)) for item in _PARTS.split(line)]
    if commas:
        parted = [part for item in found for part in _COMMAS.split(item)]
        found = parted if all(len(part) <= _SHORT for part in parted) else found
    return list(dict.fromkeys(bare for item in found if (bare := item.strip(" ;,.•-–"))))


def items(text: str, lines: list[str]) -> Iterator[str]:
    """Yield the lines of a text; with bullets, each with the lines that go on with it."""
    bulleted = any(_BULLET.match(line) for line in lines)
    item = ""
    for line in lines:
        found = _BULLET.match(line)
        if item and (found or not bulleted):
            yield item
            item = ""
        bare = line[found.end() :].strip() if found else line.strip()
        item = f"{item} {bare}" if item else bare
    if item:
        yield item


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def bulleted(line: str) -> str | None:
    """Return a line without the bullet typed before it, None when there is none."""
    found = _BULLET.match(line)
    return line[found.end() :].strip() if found and not line[:1].isdigit() else None


def markdown(text: str) -> str:
    """Return a text as prose of the sources: paragraphs, and lists where it has bullets."""
    blocks: list[list[str]] = []
    kind = ""
    for line in _lines(text):
        found = _BULLET.match(line)
        words = _MARKS.sub(r"\\\g<0>", line[found.end() :] if found else line).strip()
        if found:
            if kind != "list":
                blocks.append([])
            blocks[-1].append(f"- {words}")
            kind = "list"
        else:
            blocks.append([_safe(words)])
            kind = "text"
    return "\n\n".join("\n".join(_wrapped(line) for line in block) for block in blocks)


_MARKS = re.compile(r"[\\*_\[\]]")
_MARK = re.compile(r"([#>+=-])|(\d{1,9})([.)])(?=\s|$)")


def _safe(words: str) -> str:
    """Return words whose first signs open no block of Markdown."""
    found = _MARK.match(words)
    if not found:
        return words
    return f"{found[2] or ''}\\{found[1] or found[3]}{words[found.end() :]}"


def _wrapped(line: str) -> str:
    """Return a line in lines of a width that one reads, none of which opens a block."""
    margin = "  " if line.startswith("- ") else ""
    rows, row = [], ""
    for word in line.split(" "):
        if row and len(row) + len(word) >= _WIDTH and not _MARK.match(word) and word not in "-*+":
            rows.append(row)
            row = margin + word
        else:
            row = f"{row} {word}" if row else word
    return "\n".join([*rows, row])


def refusal(text: str, *, is_prose: bool = False) -> str:
    """Return the reason why the documents would refuse a text, empty when they take it."""
    if wrong := weekday_errors(text):
        return wrong[0]
    if is_prose:
        try:
            prose(text)
        except MarkdownError as error:
            return str(error)
    return ""
