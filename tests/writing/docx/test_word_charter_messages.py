"""The guide shows the messages about Word models as they are printed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx.oxml.ns import nsdecls
from word_models import Edit, added, edit, related, relation, without_styles

from ctg_docs.document.nodes import Document
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import ModeleWord, Theme
from ctg_docs.problems import Place
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.docx.charter.checking import check_model

ERRORS = Path(__file__).parents[3] / "docs" / "guide" / "erreurs"
PLACE = Place("sources/ma-commune/charte.yaml", 2, 16)
REMOTE = relation("attachedTemplate", "http://intranet.valbrune.example/courrier.dotm", "rId1")
HEAD = f"<w:hdr {nsdecls('w')}><w:p>{{}}</w:p></w:hdr>"


def with_head(markup: str) -> Edit:
    """Return what gives a model a head."""

    def change(parts: dict[str, bytes]) -> None:
        added("word/header1.xml", HEAD.format(markup))(parts)
        link = relation("header", "header1.xml", "rId91", external=False)
        related("word/document.xml", link)(parts)

    return change


CASES: dict[str, tuple[str, Edit]] = {
    "modele-refuse": ("charte.docm", added("word/vbaProject.bin", "Sub AutoOpen()")),
    "modele-lien": ("charte.dotx", related("word/settings.xml", REMOTE)),
    "modele-champ": (
        "charte.dotx",
        with_head('<w:fldSimple w:instr="INCLUDETEXT adresse.docx"/>'),
    ),
    "modele-objet": ("charte.dotx", with_head("<w:r><w:object/></w:r>")),
    "modele-styles": (
        "charte.dotx",
        without_styles("heading 3", "caption", "Chapeau", "Tableau", "Texte de tableau à droite"),
    ),
}


@pytest.fixture(scope="module")
def complete(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> Path:
    """A model that lacks nothing: a document of ours."""
    path = tmp_path_factory.mktemp("complet") / "complet.docx"
    path.write_bytes(write_docx(Document("Modèle", ()), theme, Pagination({}, 1)))
    return path


@pytest.mark.parametrize("code", CASES)
def test_guide_shows_the_message_as_it_is_printed(
    code: str, complete: Path, theme: Theme, tmp_path: Path
) -> None:
    name, change = CASES[code]
    path = edit(Path(shutil.copy(complete, tmp_path / name)), change)
    printed = "\n".join(map(str, check_model(ModeleWord(path, PLACE), theme)))
    page = (ERRORS / f"{code}.md").read_text(encoding="utf-8")
    assert f"```text\n{printed}\n```" in page
