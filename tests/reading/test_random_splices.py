"""Thousands of random changes of the shipped sources: each does what is asked, and nothing else.

`CTG_RETOUCHES=5000` asks for more changes than the suite makes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctg_docs.reading.extents import extents
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.splicing import (
    SpliceError,
    delete_value,
    insert_item,
    insert_key,
    replace_value,
)
from ctg_docs.reading.yaml_file import parse_yaml

SOURCES = Path(__file__).parents[2] / "sources"
TEXTS = {
    path.relative_to(SOURCES).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(SOURCES.rglob("*.yaml"))
}
FORMS = {
    "unix": lambda text: text,
    "windows": lambda text: text.replace("\n", "\r\n"),
    "marked": lambda text: "\ufeff" + text,
    "unended": lambda text: text.rstrip("\n"),
}
WORDS = [
    "Bourg", "l’été", "a: b", "clé:", "a #b", "# a", "- a", "-", "--- a", "...", "? a", ": a",
    "null", "~", "no", "01004", "2024-01-01", "12:30", "'", '"', "l'école", 'dit "oui"', "a\\b",
    "| a", "> a", "|", ">-", "[a, b]", "{a: b}", "]", "}", ",", "a, b", "*a", "&a", "!a", "%a",
    "@a", "`a`", "=", "<<", "", " ", " a", "a ", "\ta", "a\tb", "a\u00a0:\u00a0b", "é" * 300,
    "a\nb", "a\nb\n", "a\n\nb\n\n", " a\nb\n", "\na\n", "\n", "\n\n", "a\n  b\n", "a \nb",
    "- a\n- b\n", "a: b\nc: d\n", "# a\n#b\n", "a\n---\nb\n", "\ta\n\tb\n", "a\n \n",
]  # fmt: skip


EXAMPLES = int(os.environ.get("CTG_RETOUCHES", "300"))

texts = st.sampled_from(WORDS) | st.text(
    st.sampled_from(list("ab :-?[]{}|>'\"\\#&*!%@`,.é\n\t")), max_size=12
)
names = st.sampled_from([w for w in WORDS if w and "\n" not in w] + ["note", "suite"])
values = st.recursive(
    st.none() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=5,
)


@dataclass
class Change:
    """A change of a file: what is done to its text, and what it must say then."""

    what: str
    name: str
    form: str
    path: Chemin
    value: Any
    text: str = field(repr=False)
    new: Callable[[], str] = field(repr=False)
    data: Any = field(repr=False)


@st.composite
def changes(draw: st.DrawFn) -> Change:
    name, form = draw(st.sampled_from(sorted(TEXTS))), draw(st.sampled_from(sorted(FORMS)))
    text = FORMS[form](TEXTS[name])
    data, value, found = said(text), draw(values), extents(text)
    what = draw(st.sampled_from(["replace", "replace", "insert", "delete"]))
    if what == "insert":
        path = draw(st.sampled_from([path for path in found if not found[path].is_text]))
        make = _item if isinstance(value_at(data, path), list) else _key
        return Change(
            what, name, form, path, value, text, make(draw, text, data, path, value), data
        )
    path = draw(st.sampled_from([path for path in found if path]))
    holder = value_at(data, path[:-1])
    if what == "delete":
        del holder[path[-1]]
        return Change(
            what, name, form, path, None, text, lambda: delete_value(text, "f", path), data
        )
    holder[path[-1]] = value
    new = lambda: replace_value(text, "f", path, value)  # noqa: E731
    return Change(what, name, form, path, value, text, new, data)


def _item(draw: st.DrawFn, text: str, data: Any, path: Chemin, value: Any) -> Callable[[], str]:
    items = value_at(data, path)
    index = draw(st.integers(0, len(items)))
    items.insert(index, value)
    return lambda: insert_item(text, "f", path, index, value)


def _key(draw: st.DrawFn, text: str, data: Any, path: Chemin, value: Any) -> Callable[[], str]:
    entries = value_at(data, path)
    key = draw(names.filter(lambda key: key not in entries))
    after = draw(st.sampled_from([None, *entries]))
    kept = list(entries.items())
    rank = len(kept) if after is None else list(entries).index(after) + 1
    entries.clear()
    entries.update([*kept[:rank], (key, value), *kept[rank:]])
    return lambda: insert_key(text, "f", path, key, value, after)


@settings(
    max_examples=EXAMPLES,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(changes())
def test_a_change_does_what_is_asked_and_nothing_else(change: Change) -> None:
    try:
        after = change.new()
    except SpliceError as refusal:
        assert "modification-refusee" in str(refusal)
        assert no_way_to_write(change)
        return
    assert repr(said(after) or {}) == repr(change.data)
    start, stop = touched(change)
    if change.what == "insert":
        common = next((i for i, sign in enumerate(change.text) if after[i] != sign), None)
        assert common is None or after.endswith(change.text[common:])
    else:
        assert after.startswith(change.text[:start])
        assert after.endswith(change.text[stop:])


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_the_same_value_changes_no_character(name: str) -> None:
    text = TEXTS[name]
    paths, data = [path for path in extents(text) if path], said(text)
    for path in paths[:: 1 + len(paths) // 30]:
        assert replace_value(text, name, path, value_at(data, path)) == text


def touched(change: Change) -> tuple[int, int]:
    """The lines that a value has; with those of the blanks that go with it when it is deleted."""
    found, path = extents(change.text), change.path
    alone = sum(one[:-1] == path[:-1] for one in found if one) == 1
    if change.what == "delete" and path[:-1] and (alone or found[path[:-1]].style):
        path = path[:-1]
    start, value_end = found[path].entry.start, found[path].value.end
    if change.what == "replace" or path != change.path:
        return start, value_end + len(rest_of_line(change.text[value_end:]))
    line = re.split(r"[\r\n]", change.text[:start])[-1].removeprefix("\ufeff")
    own = rf"[^\r\n]*(?:\s*[\r\n] {{{len(line) + 1},}}#[^\r\n]*)*\s*"
    after = re.match(own, change.text[value_end:])
    return len(change.text[:start].rstrip()), value_end + len(after[0] if after else "")


def rest_of_line(text: str) -> str:
    return re.split(r"[\r\n]", text, maxsplit=1)[0]


def no_way_to_write(change: Change) -> bool:
    """Between brackets, a value that is not known yet cannot be an item of a list."""
    found, path = extents(change.text), change.path
    inside = path if change.what == "insert" else path[:-1]
    in_brackets = any(found[path[:length]].style for length in range(len(inside) + 1))
    target = path if change.what == "insert" else path[:-1]
    is_item = found[target].style == "["
    return in_brackets and holds_unknown_item([change.value] if is_item else change.value)


def holds_unknown_item(value: Any) -> bool:
    if isinstance(value, list):
        return None in value or any(map(holds_unknown_item, value))
    return isinstance(value, dict) and any(map(holds_unknown_item, value.values()))


def said(text: str) -> Any:
    data, _, problems = parse_yaml(text.encode(), "f.yaml")
    assert [one for one in problems if one.code != "encodage-bom"] == []
    return data


def value_at(data: Any, path: Chemin) -> Any:
    for step in path:
        data = data[step]
    return data
