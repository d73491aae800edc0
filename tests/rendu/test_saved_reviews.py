"""A Word file that LibreOffice saved, and nobody edited, asks the sources for nothing.

Needs LibreOffice (`soffice`): run by `make rendu`, not by `make test`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from libreoffice import converted

sys.path.append(str(Path(__file__).parents[1] / "importing"))
from document_relu import drawn

from ctg_docs.pipeline.reviewing import received, review
from ctg_docs.pipeline.territory import prepare_whole

SHIPPED = Path(__file__).parents[2] / "sources"
FEW = [("le-val-aux-moines", ("convention", "deliberation", "note-synthese"))]


@pytest.mark.parametrize(("name", "documents"), FEW)
def test_a_save_by_libreoffice_asks_for_nothing(
    name: str, documents: tuple[str, ...], tmp_path: Path
) -> None:
    made = prepare_whole(SHIPPED / name, documents)
    assert made.theme is not None
    files = {}
    for rank, piece in enumerate(p for p in made.pieces if "docx" in p.formats):
        files[tmp_path / f"{rank}.docx"] = piece
        (tmp_path / f"{rank}.docx").write_bytes(drawn(piece, made.theme))
    (tmp_path / "enregistres").mkdir()
    asking = {}
    for path, piece in zip(
        converted([*files], "docx", tmp_path / "enregistres"), files.values(), strict=True
    ):
        with received(path) as one:
            if found := review(one, SHIPPED / name).proposals:
                asking[piece.chemin] = found
    assert asking == {}
