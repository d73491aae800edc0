"""What a Word file carries of its sources is still there once LibreOffice has saved it.

Needs LibreOffice (`soffice`): run by `make rendu`, not by `make test`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from libreoffice import converted

from ctg_docs.cli import main
from ctg_docs.signing.word import WordFile

SOURCES = Path(__file__).parents[2] / "sources"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("construit")
    words = ["convention", "--territoire", "exemple", "--format", "docx"]
    assert main(["construire", *words, "--sources", str(SOURCES), "--sortie", str(folder)]) == 0
    return folder / "exemple/convention.docx"


def saved(word: Path, folder: Path) -> Path:
    """Return a Word file as LibreOffice writes it again."""
    (again,) = converted([word], "docx", folder)
    return again


def test_a_save_by_libreoffice_keeps_the_sources_and_the_words(built, tmp_path, capsys):
    again = saved(built, tmp_path)
    before, after = (WordFile(file.read_bytes()).sources for file in (built, again))
    assert again.read_bytes() != built.read_bytes()
    assert before == after
    assert [piece.refus for piece in after] == [""]
    capsys.readouterr()
    assert main(["controler", str(again)]) == 0
    out = capsys.readouterr().out
    assert f"Sources jointes : {after[0].nom}" in out
    assert "le texte du fichier est celui que donnent ces sources" in out
