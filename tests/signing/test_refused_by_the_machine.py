"""Whatever the machine refuses while a file is signed or checked: one line, the code 5."""

import tempfile

import faults
import pytest

from ctg_docs.pipeline import comparing


@pytest.fixture
def signing(unsigned, authority, tmp_path, monkeypatch):
    """Give the command that signs a file of the folder where it runs."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "convention.pdf"
    file.write_bytes(unsigned.read_bytes())
    return ["signer", "convention.pdf", "--certificat", authority.p12("Anne-Lise Corvaisier")]


def told(done):
    code, out, err = done
    assert (code, out) == (5, ""), err
    assert err.count("\n") == 1
    assert err.startswith("ctg : ")
    assert not any(word in err for word in ("Défaut", "Traceback", "panicked"))
    return err


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_full_disk_leaves_the_file_as_it_was(signing, run, tmp_path):
    with faults.full_disk():
        err = told(run(*signing))
    assert err.startswith("ctg : convention-signee.pdf : ")
    assert names(tmp_path) == ["convention.pdf"]
    assert run(*signing)[0] == 0


def test_a_full_disk_keeps_the_first_signature(signing, run, tmp_path):
    assert run(*signing)[0] == 0
    before = (tmp_path / "convention-signee.pdf").read_bytes()
    again = ["signer", "convention-signee.pdf", *signing[2:], "--forcer"]
    with faults.full_disk():
        told(run(*again))
    assert (tmp_path / "convention-signee.pdf").read_bytes() == before
    assert names(tmp_path) == ["convention-signee.pdf", "convention.pdf"]


def test_a_folder_that_is_read_only_is_told(signing, run, tmp_path):
    with faults.refused(faults.read_only(tmp_path)):
        err = told(run(*signing))
    assert err.startswith("ctg : convention-signee.pdf : ce disque est en lecture seule. ")


def test_a_file_in_the_place_of_a_folder_is_told(signing, run, tmp_path):
    (tmp_path / "ici").write_text("à moi", encoding="utf-8")
    err = told(run(*signing, "--sortie", "ici/signee.pdf"))
    assert "ici : un fichier se trouve où un dossier est attendu" in err
    assert (tmp_path / "ici").read_text(encoding="utf-8") == "à moi"


@pytest.mark.parametrize("rank", [1, 3])
def test_a_file_that_cannot_be_read_is_no_fault_of_its_author(signing, run, tmp_path, rank):
    place = tmp_path / signing[rank]
    with faults.refused(faults.unreadable(place)):
        err = told(run(*signing))
        assert err.startswith(f"ctg : {signing[rank]} : l’accès est refusé. ")
        if rank == 1:
            told(run("controler", signing[rank]))
            told(run("controler", signing[rank], "--json"))
    assert names(tmp_path) == ["convention.pdf"]


def without_room(*_):
    tempfile.mkdtemp()


def test_no_temporary_folder_is_no_fault_of_the_file(signing, run, monkeypatch):
    monkeypatch.setattr(comparing, "rebuilt", without_room)
    with faults.no_temporary_folder():
        assert "aucun dossier temporaire ne peut être écrit" in told(run("controler", signing[1]))
        code, _, err = run(*signing)
    assert code == 0, err


def test_a_reader_that_leaves_is_told_in_one_line(signing, run, tmp_path):
    for line in (["controler", signing[1]], ["controler", signing[1], "--json"], signing):
        with faults.no_reader(patient=True):
            code, _, err = run(*line)
        assert code == 5
        assert err.startswith("ctg : la sortie a été fermée avant la fin. ")
        assert err.count("\n") == 1
    assert "Anne-Lise Corvaisier" in run("controler", "convention-signee.pdf")[1]
