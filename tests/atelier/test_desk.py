"""Gestures on the files: comments and order stay, nothing is lost, and each can be undone."""

import difflib
import shutil

import pytest
from atelier_pages import SOURCES

from ctg_docs.atelier.addresses import value_at
from ctg_docs.atelier.desk import Desk, Edit, StaleError, stamp_of
from ctg_docs.atelier.fields import field_at
from ctg_docs.problems import SourceError


@pytest.fixture
def desk(tmp_path):
    shutil.copytree(SOURCES / "exemple", tmp_path / "exemple")
    return Desk(tmp_path / "exemple")


def texts(desk):
    return {
        path.relative_to(desk.folder).as_posix(): path.read_text("utf-8")
        for path in sorted(desk.folder.rglob("*.yaml"))
    }


def lines(before, after):
    """The lines of all the files that differ, with their sign."""
    return [
        line
        for name in sorted({*before, *after})
        for line in difflib.ndiff(
            before.get(name, "").splitlines(), after.get(name, "").splitlines()
        )
        if line[:2] in ("- ", "+ ")
    ]


def test_another_value_changes_its_line_and_no_other(desk):
    before = texts(desk)
    desk.edit([Edit("/territoire/population", "9 999")])
    changed = lines(before, texts(desk))
    assert len(changed) == 2
    assert changed[1].endswith("population: 9 999")


def test_the_same_value_writes_nothing(desk):
    before = {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*.yaml")}
    known = desk.read().data["territoire"]["nom"]
    desk.edit([Edit("/territoire/nom", known, known)])
    assert {path: path.stat().st_mtime_ns for path in desk.folder.rglob("*.yaml")} == before
    assert not desk.can_undo


def test_a_key_that_was_not_written_comes_where_the_model_has_it(desk):
    before = texts(desk)
    action = next(a for a in desk.read().data["actions"] if "confidentiel" not in a)
    desk.edit([Edit(f"/actions/{action['id']}/confidentiel", "non")])
    assert lines(before, texts(desk)) == ["+     confidentiel: non"]
    keys = list(next(a for a in desk.read().data["actions"] if a["id"] == action["id"]))
    model = [one.key for one in field_at(("actions", 0)).fields]
    assert keys == sorted(keys, key=model.index)


def test_a_group_that_was_not_written_is_written_with_its_key(desk):
    desk.edit([Edit("/signature/ceremonie/lieu/nom", "Rochebrune-les-Prés")])
    assert value_at(desk.read().data, ("signature", "ceremonie", "lieu")) == {
        "nom": "Rochebrune-les-Prés"
    }


def test_a_top_level_key_that_no_file_has_goes_to_its_file(desk):
    (desk.folder / "communication.yaml").unlink()
    desk.edit([Edit("/communication/contact_presse", "Le service de presse")])
    written = (desk.folder / "communication.yaml").read_text("utf-8")
    assert written.endswith("communication:\n  contact_presse: Le service de presse\n")
    assert desk.undo()
    assert not (desk.folder / "communication.yaml").exists()


def test_a_list_of_lines_keeps_those_that_stay(desk):
    action = next(a for a in desk.read().data["actions"] if len(a.get("partenaires", "")) > 2)
    path, kept = f"/actions/{action['id']}/partenaires", action["partenaires"]
    before = texts(desk)
    assert isinstance(kept, list)
    desk.edit([Edit(path, "\n".join([*kept, "Une association"]))])
    assert [line[:2] for line in lines(before, texts(desk))].count("- ") <= 1
    data = desk.read().data
    found = next(a for a in data["actions"] if a["id"] == action["id"])["partenaires"]
    assert found == [*kept, "Une association"]


def test_an_element_that_is_added_has_an_id_made_from_its_name_and_keeps_it(desk):
    address = desk.add("/personnes", {"nom": "Durand-Lévêque"})
    assert address == "/personnes/durand-leveque"
    assert desk.add("/personnes", {"nom": "Durand Lévêque"}) == "/personnes/durand-leveque-2"
    desk.edit([Edit(f"{address}/nom", "Martin")])
    added = next(p for p in desk.read().data["personnes"] if p["id"] == "durand-leveque")
    assert added == {"id": "durand-leveque", "nom": "Martin"}


def test_what_is_typed_on_and_on_in_a_field_is_undone_at_once(desk):
    before = texts(desk)
    for words in ("G", "Gr", "Grandir"):
        desk.edit([Edit("/convention/slogan", words)])
    desk.edit([Edit("/territoire/gentile", "Un autre")])
    assert desk.undo()
    assert desk.read().data["convention"]["slogan"] == "Grandir"
    assert desk.undo()
    assert texts(desk) == before


def test_an_element_is_moved_with_its_lines_and_back(desk):
    before = texts(desk)
    parties = desk.read().data["parties"]
    first = parties[0]
    desk.move(f"/parties/{first['id']}", stamp_of(first), down=True)
    moved = desk.read().data["parties"]
    assert [one["id"] for one in moved[:2]] == [parties[1]["id"], first["id"]]
    assert sorted("".join(texts(desk).values())) == sorted("".join(before.values()))
    desk.move(f"/parties/{first['id']}", stamp_of(first), down=False)
    assert desk.read().data["parties"] == parties


def test_an_element_moves_into_the_next_file(desk):
    files = sorted((desk.folder / "actions").glob("*.yaml"))
    assert len(files) > 1
    data = desk.read().data["actions"]
    owners = [desk.read().source.positions.in_file(("actions", n))[0] for n in range(len(data))]
    last = next(n for n in range(len(data)) if owners[n] != owners[n + 1])
    desk.move(f"/actions/{data[last]['id']}", stamp_of(data[last]), down=True)
    after = [one["id"] for one in desk.read().data["actions"]]
    assert after[last : last + 2] == [data[last + 1]["id"], data[last]["id"]]


def test_an_element_is_removed_and_comes_back(desk):
    before = texts(desk)
    action = desk.read().data["actions"][3]
    desk.remove(f"/actions/{action['id']}", stamp_of(action))
    assert action["id"] not in [one["id"] for one in desk.read().data["actions"]]
    assert desk.undo()
    assert texts(desk) == before
    assert desk.redo()
    assert action["id"] not in [one["id"] for one in desk.read().data["actions"]]


def test_a_value_changed_elsewhere_is_not_overwritten(desk):
    known = desk.read().data["territoire"]["nom"]
    desk.edit([Edit("/territoire/nom", "Ailleurs", known)])
    with pytest.raises(StaleError) as refused:
        desk.edit([Edit("/territoire/nom", "Ici", known)])
    assert refused.value.current == "Ailleurs"
    assert desk.read().data["territoire"]["nom"] == "Ailleurs"


def test_a_space_that_was_just_typed_is_no_change_made_elsewhere(desk):
    """A control keeps it, no file does: the next letters follow it all the same."""
    before, address = "", "/convention/slogan"
    for text in ("Grandir", "Grandir ", "Grandir ici", "Grandir ici "):
        desk.edit([Edit(address, text, before or None)])
        before = text
    assert value_at(desk.read().data, ("convention", "slogan")) == "Grandir ici"
    desk.edit([Edit(address, "Autre")])
    with pytest.raises(StaleError):
        desk.edit([Edit(address, "Grandir ici, ensemble", before)])


def test_two_windows_that_change_two_fields_lose_nothing(desk):
    other = Desk(desk.folder)
    desk.edit([Edit("/territoire/gentile", "Rochebrunois")])
    other.edit([Edit("/territoire/population", "4 321")])
    data = desk.read().data["territoire"]
    assert (data["gentile"], data["population"]) == ("Rochebrunois", "4 321")


def test_an_element_changed_elsewhere_is_not_removed(desk):
    party = desk.read().data["parties"][0]
    desk.edit([Edit(f"/parties/{party['id']}/adresse", "1, rue Neuve")])
    with pytest.raises(StaleError):
        desk.remove(f"/parties/{party['id']}", stamp_of(party))


def test_a_file_changed_by_another_program_is_not_undone(desk):
    desk.edit([Edit("/territoire/population", "9 999")])
    file = desk.folder / "convention.yaml"
    file.write_text(file.read_text("utf-8") + "\n# une note\n", encoding="utf-8")
    with pytest.raises(StaleError):
        desk.undo()
    assert file.read_text("utf-8").endswith("# une note\n")


def test_a_file_with_a_mistake_of_writing_is_left_alone_and_the_mistake_told(desk):
    file = desk.folder / "convention.yaml"
    broken = file.read_text("utf-8") + "\nterritoire: [\n"
    file.write_text(broken, encoding="utf-8")
    with pytest.raises(SourceError, match="contient déjà une erreur"):
        desk.edit([Edit("/territoire/population", "9 999")])
    assert file.read_text("utf-8") == broken


def test_a_file_in_another_encoding_is_left_alone(desk):
    file = desk.folder / "convention.yaml"
    content = file.read_bytes() + "\n# l’été à Bâle\n".encode("cp1252")
    file.write_bytes(content)
    with pytest.raises(SourceError):
        desk.edit([Edit("/territoire/population", "9 999")])
    assert file.read_bytes() == content


def test_a_text_alone_opens_into_its_group(desk):
    file = desk.folder / "champs" / "9-essai.yaml"
    file.write_text("champs:\n  - id: essai\n    titre: Essai\n    enjeux:\n      - Un enjeu\n")
    desk.edit([Edit("/champs/essai/enjeux/0/description", "Dit ici.")])
    champ = next(c for c in desk.read().data["champs"] if c["id"] == "essai")
    assert champ["enjeux"] == [{"titre": "Un enjeu", "description": "Dit ici."}]


def test_windows_line_ends_stay(desk):
    file = desk.folder / "signature.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    desk.edit([Edit("/signature/salle", "la salle du conseil")])
    assert b"salle du conseil\r\n" in file.read_bytes()
    assert b"\n" not in file.read_bytes().replace(b"\r\n", b"")
