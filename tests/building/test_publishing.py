"""A folder takes the place of another one whole, or not at all."""

import pytest

from ctg_docs.building import publishing
from ctg_docs.building.publishing import replace_folder

OLD = {"un.txt": b"ancien", "deux.txt": b"ancien"}
NEW = {"un.txt": b"nouveau", "sous/trois.txt": b"nouveau"}


def held(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def place(tmp_path):
    """A folder that holds one published folder, and nothing else."""
    replace_folder(tmp_path / "build/dossier", OLD)
    return tmp_path / "build/dossier"


def test_a_first_folder_is_written_with_its_parents(place):
    assert held(place) == OLD


def test_the_new_folder_keeps_nothing_of_the_old_one(place):
    replace_folder(place, NEW)
    assert held(place) == NEW
    assert [path.name for path in place.parent.iterdir()] == [place.name]


@pytest.mark.parametrize("failing", ["publish", "publish_folder"])
def test_the_old_folder_stays_when_the_new_one_cannot_be_written(place, monkeypatch, failing):
    def full(*_):
        raise OSError("plus de place")

    monkeypatch.setattr(publishing, failing, full)
    with pytest.raises(OSError, match="plus de place"):
        replace_folder(place, NEW)
    assert held(place) == OLD
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_the_old_folder_takes_its_name_back_when_the_new_one_cannot_have_it(place, monkeypatch):
    rename = type(place).rename

    def refused(path, target):
        if path.name == "nouveau":
            raise OSError("refusé")
        return rename(path, target)

    monkeypatch.setattr(type(place), "rename", refused)
    with pytest.raises(OSError, match="refusé"):
        replace_folder(place, NEW)
    assert held(place) == OLD
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_what_is_no_folder_is_not_replaced(tmp_path):
    (tmp_path / "fichier").write_text("à moi")
    (tmp_path / "lien").symlink_to(tmp_path)
    for name in ("fichier", "lien"):
        with pytest.raises(NotADirectoryError):
            replace_folder(tmp_path / name, NEW)
    assert (tmp_path / "fichier").read_text() == "à moi"
