"""The version that an avenant changes, kept from sources or from the signed file, and named."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pikepdf
import pytest
from documents.amended import NAME, Copy, flat

from ctg_docs.cli import main
from ctg_docs.pipeline import prepare
from ctg_docs.reading.kept_versions import kept_version
from ctg_docs.writing.text import plain_text

TYPST = ["--format", "pdf", "--moteur", "typst"]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The PDF of the convention as it was signed, drawn once."""
    folder = Copy(tmp_path_factory.mktemp("signee")).unamend()
    build = folder.parent / "build"
    asked = ["convention", "--sources", str(folder.parent), "--sortie", str(build), *TYPST]
    assert main(["construire", *asked, "--territoire", NAME]) == 0
    return build / NAME / "convention.pdf"


@pytest.fixture
def copied(tmp_path, built):
    """The territory of today, whose signed version nobody kept, beside the signed file."""
    copy = Copy(tmp_path)
    shutil.rmtree(copy.folder / "versions")
    shutil.copy(built, copy.folder / "signee.pdf")
    return copy


@pytest.fixture
def figer(capsys):
    def run(folder, *more):
        capsys.readouterr()
        try:
            code = main(["figer", NAME, "--sources", str(folder.parent), *map(str, more)])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return code, *capsys.readouterr()

    return run


def named(copied, depuis):
    """Name another version in the avenant, and return what is said of it."""
    path = copied.folder / "avenants.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("depuis: .*", f"depuis: {depuis}", text), encoding="utf-8")
    return prepare(copied.folder, ["avenant"])


def words(prepared):
    assert not prepared.refused, [str(p) for p in prepared.problems]
    return flat(plain_text(prepared.pieces[0].document))


def fault(prepared):
    assert prepared.refused
    (problem,) = [p for p in prepared.problems if p.code.startswith("version")]
    assert problem.place.file.endswith("avenants.yaml")
    assert problem.place.line == 34
    return problem


def test_a_version_is_kept_from_the_signed_file_once_the_sources_have_changed(copied, figer):
    code, out, _ = figer(copied.folder, "--depuis", copied.folder / "signee.pdf")
    assert code == 0
    kept = kept_version(copied.folder / "versions" / "0")
    assert f"empreinte : {kept.empreinte}" in flat(out)
    record = json.loads((kept.folder / "version.json").read_text(encoding="utf-8"))
    assert (record["origine"], record["publique"], record["date"]) == (
        "signee.pdf",
        True,
        "2022-12-15",
    )
    assert kept.altered() == []


def test_the_avenant_is_the_same_whatever_names_the_version(copied, figer, tmp_path):
    expected = words(prepare(Copy(tmp_path / "livre").folder, ["avenant"]))
    assert figer(copied.folder, "--depuis", copied.folder / "signee.pdf")[0] == 0
    print_ = kept_version(copied.folder / "versions" / "0").empreinte
    for name in (print_, "versions/0", "signee.pdf"):
        assert words(named(copied, name)) == expected, name


def test_a_version_that_is_nowhere_is_told_with_what_to_do(copied, figer):
    told = fault(named(copied, "a" * 64))
    assert told.code == "version-absente"
    assert "aucune version gardée n’a cette empreinte" in told.message
    assert told.hint.startswith("Figez la version signée, puis copiez l’empreinte qui s’affiche")
    figer(copied.folder, "--depuis", copied.folder / "signee.pdf")
    kept = kept_version(copied.folder / "versions" / "0").empreinte
    hint = fault(named(copied, "a" * 64)).hint
    assert hint == f"Copiez l’empreinte d’une version gardée : {kept} (versions/0)."


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("versions/4", "introuvable"),
        ("convention.pdf", "introuvable"),
        ("../commun", "sort"),
    ],
)
def test_a_name_that_leads_to_no_version_is_refused_where_it_is_written(copied, name, why):
    told = fault(named(copied, name))
    assert told.code == "version-absente"
    assert f"la version « {name} » que cet avenant modifie est introuvable" in told.message
    assert why in told.message.partition("introuvable :")[2], told.message


def test_a_file_of_others_is_no_version(copied, figer):
    path = copied.folder / "numerisee.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path)
    told = fault(named(copied, "numerisee.pdf"))
    assert told.code == "version-illisible"
    assert "ce fichier ne porte pas de sources" in told.message
    assert "« ctg figer --depuis » et le fichier signé" in told.hint
    code, out, err = figer(copied.folder, "--depuis", path)
    assert (code, out) == (1, "")
    assert "ctg-docs ne l’a pas construit, ou il a été réécrit [version-illisible]" in err
    assert not (copied.folder / "versions").exists()


def test_a_signed_file_that_is_not_there_is_told(copied, figer):
    code, _, err = figer(copied.folder, "--depuis", copied.folder / "absente.pdf")
    assert code != 0
    assert "absente.pdf" in err
    assert not (copied.folder / "versions").exists()


def test_a_file_of_another_convention_is_no_version_of_this_one(copied, figer):
    copied.change("convention.yaml", "id: val-de-lierre-2023-2026", "id: autre-2023-2026")
    code, _, err = figer(copied.folder, "--depuis", copied.folder / "signee.pdf")
    assert code == 1
    assert "ce fichier est de la convention « val-de-lierre-2023-2026 »" in err
    assert not (copied.folder / "versions").exists()


def test_a_kept_file_that_was_touched_goes_missing_or_is_added_is_told(copied, figer):
    figer(copied.folder, "--depuis", copied.folder / "signee.pdf")
    folder = copied.folder / "versions" / "0" / "sources"
    (source,) = folder.glob("*.yaml")
    stray = Path(folder / "plus.yaml")
    stray.write_text("articles: {}\n", encoding="utf-8")
    assert "« sources/plus.yaml » a changé" in fault(named(copied, "versions/0")).message
    stray.unlink()
    source.write_text(source.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    told = fault(named(copied, "versions/0"))
    assert told.code == "version-alteree"
    assert "n’est plus celle qui a été signée" in told.message
    source.unlink()
    assert fault(named(copied, "versions/0")).code == "version-alteree"
