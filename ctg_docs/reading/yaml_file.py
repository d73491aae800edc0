"""One YAML file → data whose every scalar is text, with places and problems."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from ctg_docs.machine import unreadable
from ctg_docs.problems import Place, Problem, abridged
from ctg_docs.reading.builder import Builder, EventSource, StopReadingError
from ctg_docs.reading.characters import forbidden_in_text, without_forbidden
from ctg_docs.reading.encoding import decode
from ctg_docs.reading.margins import first_of_block
from ctg_docs.reading.positions import Positions
from ctg_docs.reading.slips import slips_in
from ctg_docs.reading.syntax import syntax_problem

MAX_BYTES = 1_000_000
# Each slip of typing costs another reading: characters that are read again in one file.
_MOST_READ = 2_000_000
_BLOCK = re.compile(r"^[^\W\d][\w-]*:(?=\s|$)", re.MULTILINE)
# The same parser in C is twenty times quicker, but a few installations lack it.
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path, name: str) -> tuple[Any, Positions, list[Problem]]:
    """Read a file shown to the user as `name`: its data, their places, its problems in order.

    Every scalar is a text, typed later by the model (`01004`, `no`, `12:30` stay as written);
    an empty one is None. Nothing is raised: with problems, the data is what could be read.
    """
    content, problems = read_bytes(path, name)
    data, positions, found = parse_yaml(content, name)
    return data, positions, problems + found


def read_bytes(path: Path, name: str) -> tuple[bytes, list[Problem]]:
    """Return the content of a file; empty, with a problem, when it is too long or unreadable."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as error:
        return b"", [unreadable(error, name)]
    if len(content) > MAX_BYTES:
        message = "Le fichier dépasse 1 Mo."
        return b"", [Problem(Place(name), "yaml-taille", message, "Partagez-le en plusieurs.")]
    return content, []


def parse_yaml(content: bytes, name: str) -> tuple[Any, Positions, list[Problem]]:
    """Read the bytes of a file shown as `name`, see `read_yaml`."""
    text, problems = decode(content, name)
    forbidden = list(forbidden_in_text(text, name))
    if forbidden:
        problems += forbidden
        text = without_forbidden(text)
    builder, found = _read(text, name)
    problems += found + builder.problems
    return builder.data, Positions(builder.marques), abridged(sorted(problems, key=_order))


def _order(problem: Problem) -> tuple[int, int, str]:
    return problem.place.line, problem.place.column, problem.code


def _read(text: str, name: str) -> tuple[Builder, list[Problem]]:
    """Read a text as far as it goes, and again from the next block that a mistake leaves whole.

    A block is a key without a margin, and what stands under it. Its lines above the mistake are
    read too, unless they are what makes it one.
    """
    found: list[Problem] = []
    left = _MOST_READ
    while True:
        builder, error, text, slips, left = _without_slips(text, name, left)
        found += slips
        if error is None:
            return builder, found
        found.append(syntax_problem(error, text, name))
        rest = _without_mistake(text, error)
        left -= len(text)
        if rest is None or left <= 0:
            return builder, found
        text = rest


def _without_mistake(text: str, error: yaml.MarkedYAMLError) -> str | None:
    """Return a text without the lines that stop its reading, None when no block follows them."""
    marks = [mark.index for mark in (error.context_mark, error.problem_mark) if mark]
    if not marks:
        return None
    first, last = (text.rfind("\n", 0, mark) + 1 for mark in (marks[0], marks[-1]))
    start = first if text[first : first + 1] in " \t-" or _is_open(error) else last
    below = last if last > start and not _is_open(error) else text.find("\n", start)
    following = _BLOCK.search(text, below) if below >= 0 else None
    if following is None:
        return None
    blank = "\n" * text.count("\n", start, following.start())
    return text[:start] + blank + text[following.start() :]


def _is_open(error: yaml.MarkedYAMLError) -> bool:
    """Say whether a quote or a bracket that is never closed took the rest of the text."""
    return "quoted" in f"{error.context}" or "flow" in f"{error.context}"


def _without_slips(
    text: str, name: str, left: int
) -> tuple[Builder, yaml.MarkedYAMLError | None, str, list[Problem], int]:
    """Read a text as if its slips of typing were corrected, so that each is told once and alone.

    A slip is one when the text reads further without it. Return what was read, the error that
    stops the reading, the text without its slips, these, and how much may still be read again.
    """
    slips: list[Problem] = []
    builder, error = _build(text, name)
    suspects = iter([*builder.suspects, *_open_lines(error, text)])
    while (index := next(suspects, None)) is not None and left > len(text):
        for slip in slips_in(text, index, name):
            left -= len(text)
            again, rest = _build(slip.text, name)
            if _reaches_further(rest, error, slip.problem):
                slips.append(slip.problem)
                text, builder, error = slip.text, again, rest
                suspects = iter([*builder.suspects, *_open_lines(error, text)])
                break
    return builder, error, text, slips, left


def _build(text: str, name: str) -> tuple[Builder, yaml.MarkedYAMLError | None]:
    builder = Builder(text, name)
    try:
        with collector_paused():
            builder.read(event_source(text))
    except StopReadingError:
        pass
    except yaml.MarkedYAMLError as error:
        return builder, error
    return builder, None


def _open_lines(error: yaml.MarkedYAMLError | None, text: str) -> list[int]:
    """Return an index in each line that may cause an error: what is open, its own, those above."""
    marks = (error.context_mark, error.problem_mark) if error else ()
    found = [mark.index for mark in marks if mark]
    if not found:
        return []
    own = found[-1]
    return [own, max(text.rfind("\n", 0, own), 0), *found[:-1], first_of_block(text, own)]


def _reaches_further(
    rest: yaml.MarkedYAMLError | None, error: yaml.MarkedYAMLError | None, slip: Problem
) -> bool:
    """Say whether a text without a slip reads further than with it: past its line at least."""
    if rest is None or rest.problem_mark is None:
        return True
    if error is None or error.problem_mark is None:
        return False
    old, new = error.problem_mark, rest.problem_mark
    return new.line >= slip.place.line and (new.line, new.column) > (old.line, old.column)


def event_source(text: str) -> EventSource:
    """Return the parser of a text, whose every reader must see the same events."""
    source: EventSource = _PARSER(text)
    return source


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector off: what is read is many small objects, none of them in a cycle.

    Left on, it can take as long as the reading itself.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
