"""What a dossier gathers is judged once, and its sheet is not asked for sources."""

from __future__ import annotations

from pathlib import Path

from conformite.__main__ import a_juger
from conformite.outils import RACINE
from conformite.pdf import sources
from ctg_docs.pipeline import gather, publish_dossier


def test_of_a_dossier_only_what_is_nowhere_else_is_judged(tmp_path: Path) -> None:
    donne = RACINE / "sources/exemple/logos/commune.png"
    files = {
        "a/convention.pdf": b"drawn",
        "a/dossier/01_convention.pdf": b"drawn",
        "a/dossier/02_piece_plan.pdf": donne.read_bytes(),
        "a/dossier/03_note.pdf": b"drawn again, otherwise",
        "a/dossier/bordereau.pdf": b"listed",
        "a/dossier/bordereau.json": b"{}",
    }
    for nom, contenu in files.items():
        (tmp_path / nom).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nom).write_bytes(contenu)
    juges = {str(f.relative_to(tmp_path)) for f in a_juger(tmp_path)}
    assert juges == {"a/convention.pdf", "a/dossier/03_note.pdf", "a/dossier/bordereau.pdf"}


def test_a_sheet_is_not_asked_for_sources_which_its_papers_are(tmp_path: Path) -> None:
    papiers = publish_dossier(gather(RACINE / "sources/nancy", "typst"), tmp_path)
    assert {f.name for f in papiers if f.suffix == ".pdf"} > {"bordereau.pdf"}
    assert [faute for f in papiers if f.suffix == ".pdf" for faute in sources(f)] == []
