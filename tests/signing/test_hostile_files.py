"""Whatever a received file holds, it is read or refused in French, and bounded."""

from __future__ import annotations

import os
import random

import pytest
from bounds import bounded
from hostile import CASES, received


def test_there_are_more_than_sixty_of_them():
    assert len(CASES) >= 60


@pytest.mark.parametrize("kind", list(CASES))
def test_a_hostile_file_is_told_in_french(run, tmp_path, kind):
    path = tmp_path / "recu.pdf"
    path.write_bytes(received(CASES[kind]))
    with bounded():
        code, out, err = run("controler", path)
    assert code in (0, 1)
    assert "Défaut de ctg-docs" not in err
    told = out.splitlines() if out else err.splitlines()
    assert told[0].startswith(("recu.pdf : 1 page", f"{path}: "))
    assert not any(sign in out + err for sign in "\x1b\x9b\u202e\x00")
    if code == 0:
        assert "est celui que donnent ces sources" not in out
    assert not (tmp_path.parent / "dehors.png").exists()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("sources called by a path", "un nom de fichier ne s’écrit pas ainsi"),
        ("more than a million", "illisible, ou plus long que 1 Mo une fois déplié"),
        ("a hundred million, folded", "illisible, ou plus long que 1 Mo une fois déplié"),
        ("two filters", "illisible, ou plus long que 1 Mo une fois déplié"),
        ("a program", "d’une autre sorte que des sources"),
        ("two files of one name", "sources.yaml (un autre porte déjà ce nom)"),
        ("eighty files", "il porte plus de 50 fichiers, dont les premiers seuls sont lus"),
        ("a field filled with nothing", "NON VALIDE : rempli par ce qui n’est pas une signature"),
        ("a signature of nothing", "NON VALIDE : rempli par ce qui n’est pas une signature"),
    ],
)
def test_why_something_was_not_read_is_told(run, tmp_path, kind, expected):
    path = tmp_path / "recu.pdf"
    path.write_bytes(received(CASES[kind]))
    assert expected in run("controler", path)[1]


WORDS = [b"/Kids", b"/Type", b"/FT", b"/V", b"/EF", b" 0 R", b"<<", b">>", b"[", b"]", b"("]


def damaged(content: bytes, chance: random.Random) -> bytes:
    """Return a file some of whose bytes were changed, lost, repeated or slipped in."""
    found = bytearray(content)
    for _ in range(chance.randint(1, 12)):
        at, other = chance.randrange(len(found)), chance.randrange(len(found))
        match chance.randrange(4):
            case 0:
                found[at] = chance.randrange(256)
            case 1:
                del found[at : at + chance.randint(1, 40)]
            case 2:
                found[at:at] = chance.choice(WORDS)
            case _:
                found[at : at + 30] = found[other : other + 30]
    return bytes(found)


@pytest.mark.parametrize("seed", range(100 if os.environ.get("CTG_FUZZ") else 10))
def test_fifty_damaged_files_are_each_told_in_french(run, tmp_path, seed):
    chance = random.Random(seed)
    whole = received(CASES[chance.choice(["as it is", "a signature of nothing"])])
    path = tmp_path / "recu.pdf"
    for _ in range(50):
        path.write_bytes(damaged(whole, chance))
        with bounded():
            code, out, err = run("controler", path)
        assert code in (0, 1), err
        assert out.startswith("recu.pdf : ") or "signature-fichier" in err


def test_what_is_no_file_is_refused_at_once(run, tmp_path):
    for path in (tmp_path, "/dev/zero"):
        code, _, err = run("controler", path)
        assert code == 1
        assert "ce n’est pas un fichier ordinaire [fichier-illisible]" in err
    code, _, err = run("controler", tmp_path / "absent.pdf")
    assert code == 1
    assert "le fichier ne peut pas être lu [fichier-illisible]" in err
