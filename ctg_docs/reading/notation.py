"""Notation of values in YAML: our reader finds them again, and people can read them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from ctg_docs.reading.yaml_file import parse_yaml

YamlValue = str | None | list["YamlValue"] | dict[str, "YamlValue"]
"""What a source may hold: a text, nothing yet, a list or a mapping of these."""

STEP = 2
"""Spaces between a key or a dash and the lines that stand under it."""

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


class Notation(NamedTuple):
    """The notation of a value: the text after the colon or the dash, and the lines below."""

    head: str
    lines: tuple[str, ...] = ()


def ways(
    value: YamlValue, column: int, step: int = STEP, style: str = "", *, blocks: bool = True
) -> Iterator[Notation]:
    """Yield the ways to write a value among lines, the best one first.

    `column` is the number of spaces before the lines below, `step` what they have more than the
    key or the dash, `style` the sign that the former value began with (see `Extent`), kept when
    it can be. Without `blocks`, no text is written as a `|` block, whose end depends on what
    follows it.
    """
    if isinstance(value, str):
        if blocks and "\n" in value and _reads_as_lines(value):
            yield _literal(value, column, step)
        yield from (Notation(head) for head in _texts(value, style))
    elif not value:
        yield Notation(_flow(value))
    else:
        one_line, lines = Notation(_flow(value)), _lines(value, column, blocks=blocks)
        kept = style in ("[", "{") and _fits_one_line(value)
        yield from (one_line, lines) if kept else (lines, one_line)
        yield _lines(value, column, blocks=False)


def flow_ways(value: YamlValue, style: str = "") -> Iterator[str]:
    """Yield the ways to write a value between brackets or braces, the best one first."""
    if isinstance(value, str):
        yield from _texts(value, style, in_flow=True)
    else:
        yield _flow(value)


def entry(sign: str, value: Notation, column: int) -> tuple[str, ...]:
    """Return the lines of an entry whose key with its colon, or dash, stands at a column."""
    value = compact(value) if sign == "-" else value
    return (" " * column + f"{sign} {value.head}".rstrip(" "), *value.lines)


def compact(value: Notation) -> Notation:
    """Return a value as it follows a dash: a list or a mapping begins on the line of the dash."""
    if value.head or not value.lines:
        return value
    return Notation(value.lines[0].lstrip(" "), value.lines[1:])


def key_text(key: str) -> str:
    """Return a key as it is written before its colon."""
    return key if _means(f"k: {{{key}: x}}", {"k": {key: "x"}}) else _double(key)


def _fits_one_line(value: list[YamlValue] | dict[str, YamlValue]) -> bool:
    """Say whether a list or a mapping holds nothing but texts of one line."""
    inside = value.values() if isinstance(value, dict) else value
    return all(isinstance(one, str) and "\n" not in one for one in inside)


def _lines(value: list[YamlValue] | dict[str, YamlValue], column: int, *, blocks: bool) -> Notation:
    """Write a list or a mapping one entry a line."""
    if isinstance(value, list):
        pairs: Iterable[tuple[str, YamlValue]] = (("-", item) for item in value)
    else:
        pairs = ((f"{key_text(key)}:", item) for key, item in value.items())
    below = column + STEP
    entries = (entry(s, next(ways(item, below, blocks=blocks)), column) for s, item in pairs)
    return Notation("", tuple(line for lines in entries for line in lines))


def _flow(value: YamlValue) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        pairs = (f"{key_text(key)}: {_flow(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    return "" if value is None else next(_texts(value, "", in_flow=True))


def _texts(text: str, style: str, *, in_flow: bool = False) -> Iterator[str]:
    """Yield the ways to write a text on one line; the last one can write any text."""
    forms = {"": text, '"': _double(text), "'": _single(text)}
    signs = ["", "'", '"'] if '"' in text or "\\" in text else ["", '"', "'"]
    if style in ("'", '"'):
        signs.insert(0, style)
    if "\n" not in text:
        yield from (forms[s] for s in signs if _reads(forms[s], text, in_flow=in_flow))
    yield forms['"']


def _literal(text: str, column: int, step: int) -> Notation:
    """Write a text of several lines as a `|` block."""
    lines = text.removesuffix("\n").split("\n")
    indent = str(step) if text.lstrip("\n").startswith(" ") else ""
    end = "" if text.endswith("\n") else "-"
    end = "+" if text.endswith("\n\n") else end
    return Notation(f"|{indent}{end}", tuple(line and " " * column + line for line in lines))


def _single(text: str) -> str:
    return f"'{text.replace(chr(39), chr(39) * 2)}'"


def _double(text: str) -> str:
    return f'"{text.translate(_ESCAPES)}"'


def _reads(head: str, text: str, *, in_flow: bool) -> bool:
    """Say whether a text on one line is read as it is meant, after a dash and after a colon."""
    both = f"[{head}, {{k: {head}}}]" if in_flow else f"\n  - {head}\n  - k: {head}"
    return _means(f"k: {both}\n", {"k": [text, {"k": text}]})


def _reads_as_lines(text: str) -> bool:
    """Say whether a text of several lines is read as it is meant from a `|` block."""
    return _means("\n".join([*entry("-", _literal(text, STEP, STEP), 0), ""]), [text])


def _means(source: str, data: Any) -> bool:
    read, _, problems = parse_yaml(as_bytes(source), "")
    return bool(read == data and not problems)


def as_bytes(text: str) -> bytes:
    """Return the bytes of a file; half a character passes, for the reader to refuse it."""
    return text.encode("utf-8", "surrogatepass")
