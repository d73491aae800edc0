"""A house of our own: templates to change, a program whose files may change."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from atelier import Atelier, files, small_program

from ctg_docs import version
from ctg_docs.pipeline import Prepared, updating
from ctg_docs.reading.house import templates_folder


@pytest.fixture(scope="session")
def copied_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the templates, the same for all tests: they are compiled once."""
    return Path(
        shutil.copytree(templates_folder(), tmp_path_factory.mktemp("maison") / "templates")
    )


@pytest.fixture
def house(copied_house: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of the templates that this test builds with, and may change."""
    original = templates_folder()
    monkeypatch.setattr("ctg_docs.reading.house._PACKAGE", copied_house.parent / "ctg_docs")
    yield copied_house
    for name, path in files(copied_house).items():
        if path.read_bytes() != (original / name).read_bytes():
            shutil.copyfile(original / name, path)


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of what stands for the program, when it is asked whether it changed."""
    folder = small_program(tmp_path)
    monkeypatch.setattr(version, "__file__", str(folder / "__init__.py"))
    return folder


@pytest.fixture
def atelier(
    sources: Callable[..., Path],
    house: Path,
    program: Path,
    ctg: Callable[..., tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> Atelier:
    """Return two territories, « autre » and « essai », never built."""
    # What a power cut would lose is not what these tests are about.
    monkeypatch.setattr("os.fsync", lambda _: None)
    sources(name="autre")
    sources(name="essai")
    made = Atelier(ctg)
    prepare = updating.prepare

    def watched(folder: Path, documents: Sequence[str]) -> Prepared:
        made.composed += [f"{folder.name}/{document}" for document in documents]
        return prepare(folder, documents)

    monkeypatch.setattr("ctg_docs.pipeline.updating.prepare", watched)
    return made
