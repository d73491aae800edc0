"""One YAML file → data whose every scalar is text, with places and problems."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from ctg_docs.machine import unreadable
from ctg_docs.problems import Place, Problem
from ctg_docs.reading.builder import Builder, EventSource, StopReadingError
from ctg_docs.reading.characters import forbidden_in_text, without_forbidden
from ctg_docs.reading.encoding import decode
from ctg_docs.reading.positions import Positions
from ctg_docs.reading.syntax import syntax_problem

MAX_BYTES = 1_000_000
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
    builder = Builder(text, name)
    try:
        with collector_paused():
            builder.read(event_source(text))
    except StopReadingError:
        pass
    except yaml.MarkedYAMLError as error:
        problems.append(syntax_problem(error, text, name))
    problems += builder.problems
    return builder.data, Positions(builder.marques), sorted(problems)


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
