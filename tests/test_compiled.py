"""Compiled templates are kept, and never taken for others."""

import sys

import pytest
from jinja2 import DictLoader, FileSystemLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctg_docs.compiled import Compiled


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Give Python a place of its own for what it compiles, and return the files kept in it."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return lambda: sorted(p for p in (tmp_path / "compiled").rglob("gabarits/*") if p.is_file())


@pytest.fixture
def folder(tmp_path):
    """Return a folder with one template."""
    place = tmp_path / "gabarits"
    place.mkdir()
    (place / "a.md").write_text("Bonjour {{ nom }}")
    return place


def _environment(folder, **filters):
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder), bytecode_cache=Compiled(), optimized=False
    )
    made.filters.update(filters)
    return made


def _compiled(environment, monkeypatch):
    """Return the names of the templates that are compiled from then on."""
    names = []
    compiling = environment.compile

    def note(source, name, *rest):
        names.append(name)
        return compiling(source, name, *rest)

    monkeypatch.setattr(environment, "compile", note)
    return names


def test_a_template_is_compiled_once_for_all_runs(kept, folder, monkeypatch):
    _environment(folder).get_template("a.md")
    again = _environment(folder)
    names = _compiled(again, monkeypatch)
    assert again.get_template("a.md").render(nom="à vous") == "Bonjour à vous"
    assert not names and len(kept()) == 1


def test_a_template_that_changes_is_compiled_again_in_the_same_place(kept, folder):
    _environment(folder).get_template("a.md")
    (folder / "a.md").write_text("Bonsoir {{ nom }}")
    assert _environment(folder).get_template("a.md").render(nom="à vous") == "Bonsoir à vous"
    assert len(kept()) == 1


@pytest.mark.parametrize("damage", [b"", b"nothing of ours", b"\0" * 500])
def test_a_damaged_file_is_compiled_again(kept, folder, damage):
    _environment(folder).get_template("a.md")
    whole = kept()[0].read_bytes()
    kept()[0].write_bytes(damage)
    assert _environment(folder).get_template("a.md").render(nom="x") == "Bonjour x"
    assert kept()[0].read_bytes() == whole


def test_a_file_cut_short_is_compiled_again(kept, folder):
    _environment(folder).get_template("a.md")
    kept()[0].write_bytes(kept()[0].read_bytes()[:-10])
    assert _environment(folder).get_template("a.md").render(nom="x") == "Bonjour x"


def test_a_template_of_another_folder_keeps_its_own_place(kept, folder, tmp_path):
    other = tmp_path / "autres"
    other.mkdir()
    (other / "a.md").write_text("Bonjour {{ nom }}")
    _environment(folder).get_template("a.md")
    # The file named in the trace of an error is that of the template at fault.
    assert _environment(other).get_template("a.md").filename == str(other / "a.md")


def test_an_environment_with_other_filters_compiles_for_itself(kept, folder):
    _environment(folder).get_template("a.md")
    _environment(folder, plus=str.upper).get_template("a.md")
    assert len(kept()) == 2


def test_nothing_is_written_where_python_writes_nothing(kept, folder, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    _environment(folder).get_template("a.md")
    assert not kept()


def test_a_place_that_cannot_be_written_stops_nothing(folder, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "file"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert _environment(folder).get_template("a.md").render(nom="x") == "Bonjour x"


def test_a_template_without_file_is_kept_too(kept):
    made = ImmutableSandboxedEnvironment(
        loader=DictLoader({"a": "{{ 1 }}"}), bytecode_cache=Compiled()
    )
    assert made.get_template("a").render() == "1" and len(kept()) == 1
