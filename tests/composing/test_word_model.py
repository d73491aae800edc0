"""The key of the theme that names the commune's own Word file."""

from pathlib import Path

import docx
import pytest

from ctg_docs.cli import main
from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.theme import ModeleWord
from ctg_docs.pipeline import prepare
from ctg_docs.problems import Gravite, Place, SourceError
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.territory import read_territory

HOUSE = templates_folder() / "maison"
SHOWN = "sources/ma-commune/charte.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A territory with a Word file of its own."""
    monkeypatch.chdir(tmp_path)
    found = tmp_path / "sources" / "ma-commune"
    (found / "charte").mkdir(parents=True)
    docx.Document().save(str(found / "charte" / "mairie.docx"))
    (tmp_path / "ailleurs.docx").write_bytes(b"")
    return found


def says(folder: Path, text: str) -> None:
    (folder / "charte.yaml").write_text(f"theme:\n  modele_word: {text}\n", encoding="utf-8")


def theme_of(folder: Path, house: Path = HOUSE) -> ModeleWord | None:
    source, problems = read_territory(folder)
    assert problems == []
    return load_theme(house, source).modele_word


def test_house_names_no_word_file():
    assert load_theme(HOUSE).modele_word is None


def test_word_file_stands_in_the_folder_of_the_territory(folder):
    says(folder, "charte/mairie.docx")
    place = Place(SHOWN, 2, 16)
    assert theme_of(folder) == ModeleWord(folder / "charte" / "mairie.docx", place)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mairie.docx", "fichier-absent"),
        ("charte", "fichier-illisible"),
        ("../../ailleurs.docx", "fichier-dehors"),
        ("/etc/passwd", "fichier-dehors"),
        ("[charte/mairie.docx]", "texte-attendu"),
        ("{fichier: charte/mairie.docx}", "texte-attendu"),
    ],
)
def test_wrong_name_is_told_in_its_place(folder, text, code):
    says(folder, text)
    with pytest.raises(SourceError) as caught:
        theme_of(folder)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.file, problem.place.line) == (code, SHOWN, 2)


def test_link_out_of_the_folder_is_not_followed(folder):
    (folder / "lien.docx").symlink_to(folder.parent.parent / "ailleurs.docx")
    says(folder, "lien.docx")
    source, problems = read_territory(folder)
    assert [problem.code for problem in problems] == ["fichier-lien"]
    with pytest.raises(SourceError, match="fichier-dehors"):
        load_theme(HOUSE, source)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house style that names a Word file for all its territories."""
    found = tmp_path / "maison"
    found.mkdir()
    for path in HOUSE.iterdir():
        (found / path.name).symlink_to(path)
    (found / "theme.yaml").unlink()
    text = (HOUSE / "theme.yaml").read_text(encoding="utf-8")
    (found / "theme.yaml").write_text(f"{text}  modele_word: caf.dotx\n", encoding="utf-8")
    docx.Document().save(str(found / "caf.dotx"))
    return found


def test_word_file_of_the_house_serves_all_territories(folder, house):
    (folder / "autre.yaml").write_text("theme: {marges: {haut: 30}}\n", encoding="utf-8")
    model = theme_of(folder, house)
    assert model is not None
    assert model.fichier == house / "caf.dotx"
    assert model.place.file == "maison/theme.yaml"


def test_territory_may_name_a_word_file_of_the_house_or_prefer_its_own(folder, house):
    docx.Document().save(str(house / "epci.dotx"))
    says(folder, "epci.dotx")
    assert theme_of(folder, house).fichier == house / "epci.dotx"
    docx.Document().save(str(folder / "epci.dotx"))
    assert theme_of(folder, house).fichier == folder / "epci.dotx"


SOURCES = """\
convention: {id: valbrune-2024-2028, periode: {debut: 2024-01-01, fin: 2028-12-31}}
territoire: {nom: Valbrune}
parties:
  - {id: caf, type: caf, departement: 54}
  - {id: ville, type: commune, nom_officiel: commune de Valbrune}
champs: [{id: enfance, titre: Enfance, genre: f}]
"""


def test_missing_styles_are_a_warning_and_the_document_is_prepared(folder):
    (folder / "convention.yaml").write_text(SOURCES, encoding="utf-8")
    says(folder, "charte/mairie.docx")
    prepared = prepare(folder, ["convention"])
    found = [p for p in prepared.problems if p.code == "modele-styles"]
    assert [(p.place.line, p.gravite) for p in found] == [(2, Gravite.AVERTISSEMENT)]
    assert prepared.pieces


def test_wrong_word_file_is_told_with_the_mistakes_of_the_sources_and_nothing_is_written(
    folder, tmp_path, capsys
):
    (folder / "convention.yaml").write_text(f"{SOURCES}actoins: []\n", encoding="utf-8")
    (folder / "charte" / "mairie.docx").write_bytes(b"PK")
    says(folder, "charte/mairie.docx")
    assert main(["construire", "convention", "--sortie", str(tmp_path / "build")]) == 1
    said = "".join(capsys.readouterr())
    assert "[modele-illisible]" in said
    assert "[cle-inconnue]" in said
    assert [path for path in (tmp_path / "build").rglob("*") if path.suffix == ".docx"] == []
