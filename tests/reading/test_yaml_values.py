"""What a clean file gives: the text that was written, and nothing guessed."""

from __future__ import annotations

import gc
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ctg_docs.reading import yaml_file
from ctg_docs.reading.yaml_file import parse_yaml


def read(text: str) -> Any:
    data, _, problems = parse_yaml(text.encode(), "f.yaml")
    assert problems == []
    return data


@pytest.fixture(params=["CSafeLoader", "SafeLoader"], autouse=True)
def _each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "_PARSER", getattr(yaml, request.param))


@pytest.mark.parametrize(
    "written",
    [
        "01004", "2A004", "08001", "0123456701", "00110", "no", "NO", "oui", "on", "true", "y",
        "12:30", "1:30", "1_000", "1.10", "1e3", "0x1F", "0b1", ".inf", ".nan", "2026-01-01",
        "None", "nul", "-b", "--- x", "http://exemple.fr", "a#b", "50 %", "=", "+33 1",
    ],
)  # fmt: skip
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert read(f"a: {written}\nb: [{written.replace(',', '')}]\n") == {
        "a": written,
        "b": [written],
    }


@pytest.mark.parametrize("key", ["no", "null", "01", "é", "a b", "1.0"])
def test_a_key_stays_the_text_that_was_written(key: str) -> None:
    assert read(f"{key}: x\n") == {key: "x"}


def test_an_empty_value_is_unknown_and_empty_quotes_are_an_empty_text() -> None:
    assert read("a:\nb: ''\nc: \"\"\nd:\n  -\n  - 'null'\ne: # plus tard\n") == {
        "a": None, "b": "", "c": "", "d": [None, "null"], "e": None,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", "\n\n", "# rien\n", "---\n", "--- # rien\n...\n"])
def test_an_empty_file_is_fine(text: str) -> None:
    assert read(text) is None


def test_blocks_keep_their_lines() -> None:
    assert read("a: |\n  un\n\n   deux\nb: >-\n  un\n  deux\n") == {
        "a": "un\n\n deux\n", "b": "un deux",
    }  # fmt: skip


def test_windows_and_old_mac_line_ends_read_alike() -> None:
    text = "a: |\n  un\n  deux\nb: 1\n"
    assert read(text.replace("\n", "\r\n")) == read(text.replace("\n", "\r")) == read(text)


def test_letters_are_composed() -> None:
    assert read('a: e\u0301te\u0301\nb: "e\\u0301"\n') == {"a": "été", "b": "é"}


def test_nested_lists_and_mappings() -> None:
    assert read("a:\n- b: [1, {c: 2}]\n  d: {}\n- []\n") == {
        "a": [{"b": ["1", {"c": "2"}], "d": {}}, []],
    }  # fmt: skip


@pytest.mark.parametrize(
    "text", ["titre: Ăstăzi", "a: ORĂŞTIE", "a: 'Action #3'", "# signÃ©\na: b"]
)
def test_nothing_is_said_of_what_is_meant(text: str) -> None:
    read(text)


def test_forty_levels_are_accepted() -> None:
    read("[" * 40 + "]" * 40)


def test_the_collector_is_left_as_it_was() -> None:
    gc.disable()
    try:
        read("a: 1\n")
        assert not gc.isenabled()
    finally:
        gc.enable()
    parse_yaml(b"a: [\n", "f.yaml")
    assert gc.isenabled()


@given(st.binary(max_size=60))
def test_no_bytes_raise(content: bytes) -> None:
    parse_yaml(content, "f.yaml")


@given(
    st.lists(st.sampled_from(list("ab:-?[]{}|>'\"\\#&*!%@,. \n\t\r~<é0\x85\u2028")), max_size=30)
)
def test_what_is_accepted_is_what_yaml_says(signs: list[str]) -> None:
    content = "".join(signs).encode()
    data, positions, problems = parse_yaml(content, "f.yaml")
    for problem in problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
    if not problems:
        assert as_yaml(data) == as_yaml(yaml.load(content.decode(), _plain_loader()))
        assert_located(data, (), positions)


def _plain_loader() -> Any:
    return yaml.BaseLoader if yaml_file._PARSER is yaml.SafeLoader else yaml.CBaseLoader


def as_yaml(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: as_yaml(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_yaml(value) for value in data]
    return data or ""


def assert_located(data: Any, path: tuple[str | int, ...], positions: Any) -> None:
    if isinstance(data, (dict, list)):
        for key in data if isinstance(data, dict) else range(len(data)):
            inner = (*path, key)
            assert positions.locate(inner).line >= positions.locate(path).line
            assert_located(data[key], inner, positions)
