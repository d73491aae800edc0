"""`ctg ajouter`: a block where it belongs, nothing else touched, and no sample ever signed."""

import re
from pathlib import Path

import pytest

from ctg_docs.checks.exemples import MARK
from ctg_docs.pipeline import prepare
from ctg_docs.problems import Gravite
from ctg_docs.reading.house_files import BLOCS
from ctg_docs.reading.yaml_file import parse_yaml

BLOCKS = Path(__file__).parents[2] / "templates" / "nouveau" / "blocs"
# What comes first: an action has its objective, a signature its person.
IN_ORDER = ["champ", "personne", *(bloc for bloc in BLOCS if bloc not in ("champ", "personne"))]


@pytest.fixture
def commune(tmp_path, monkeypatch, ctg):
    """Write the first sources of a commune, and return their folder."""
    monkeypatch.chdir(tmp_path)
    assert ctg("nouveau", "97407")[0] == 0
    return Path("sources/le-port")


def text(folder):
    return "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml")))


def errors(folder):
    found = prepare(folder, ["convention"]).problems
    return [problem for problem in found if problem.gravite is Gravite.ERREUR]


def add_all(ctg, folder):
    for bloc in IN_ORDER:
        code, out, err = ctg("ajouter", bloc)
        assert (code, err) == (0, ""), bloc
        place, line = re.match(r"(.*?):(\d+) : ", out).groups()
        assert Path(place).read_text(encoding="utf-8").splitlines()[int(line) - 1].strip()


def test_every_block_makes_a_draft_that_shows_its_samples(commune, ctg):
    add_all(ctg, commune)
    assert errors(commune) == []
    told = [p for p in prepare(commune, ["convention"]).problems if p.code == "exemple-restant"]
    assert len(told) == text(commune).count(MARK) - 1  # the first file names the mark


def test_no_sample_of_any_block_is_ever_signed(commune, ctg):
    add_all(ctg, commune)
    file = commune / "convention.yaml"
    file.write_text(file.read_text("utf-8").replace("statut: projet", "statut: a_signer"), "utf-8")
    refused = [p.message for p in errors(commune) if p.code == "exemple-restant"]
    assert len(refused) == text(commune).count(MARK) - 1
    assert ctg("construire", "convention")[0] == 1
    assert not Path("build/le-port/convention.pdf").exists()


def test_every_word_of_a_sample_that_could_print_says_that_it_is_one():
    """What is left without a mark is an id, a choice of a list, or a word that the law fixes."""
    free = {"Convention territoriale globale"}
    for file in BLOCKS.glob("*.yaml"):
        data, _, problems = parse_yaml(file.read_bytes(), file.name)
        assert problems == []
        words = [one for one in leaves(data) if MARK not in one and one not in free]
        assert [one for one in words if not re.fullmatch(r"[a-z0-9_-]+", one)] == [], file.name
        assert [one for one in words if one.isdigit()] == [], file.name


def leaves(data):
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        return [one for item in data for one in leaves(item)]
    return [data] if data else []


def test_comments_order_and_line_ends_stay(commune, ctg):
    ctg("ajouter", "champ")
    file = commune / "champs.yaml"
    before = file.read_bytes().replace(b"\n", b"\r\n") + b"# apr\xc3\xa8s\r\n"
    file.write_bytes(before)
    ctg("ajouter", "champ", "--titre", "Jeunesse")
    after = file.read_bytes()
    assert after.count(b"\r\n") == after.count(b"\n")
    kept = [line for line in after.split(b"\r\n") if line in before.split(b"\r\n")]
    assert [line for line in before.split(b"\r\n") if line not in kept] == []
    assert "titre: Jeunesse\r\n" in after.decode()


def test_a_block_goes_to_the_file_that_holds_the_others(commune, ctg):
    ctg("ajouter", "champ")
    (commune / "actions").mkdir()
    ctg("ajouter", "action")
    (commune / "actions.yaml").rename(commune / "actions" / "2-jeunesse.yaml")
    _, out, _ = ctg("ajouter", "action", "le-port")
    assert out.startswith("sources/le-port/actions/2-jeunesse.yaml:")


def test_what_a_block_needs_first_is_told_with_its_command(commune, ctg):
    code, out, err = ctg("ajouter", "action")
    assert (code, out) == (2, "")
    assert "« ctg ajouter champ le-port »" in err
    code, _, err = ctg("ajouter", "representant")
    assert code == 2
    assert "« ctg ajouter personne le-port »" in err


def test_each_signature_goes_to_the_party_that_has_none(commune, ctg):
    for _ in range(2):
        ctg("ajouter", "personne")
        ctg("ajouter", "representant")
    data = parse_yaml((commune / "parties.yaml").read_bytes(), "parties")[0]
    assert [p["representants"] for p in data["parties"]] == [
        [{"personne": "signataire", "fonction": "directeur"}],
        [{"personne": "signataire-2", "fonction": "maire"}],
    ]


def test_the_communes_of_a_group_become_parties_once(tmp_path, monkeypatch, ctg):
    monkeypatch.chdir(tmp_path)
    ctg("nouveau", "200057974")
    code, out, _ = ctg("ajouter", "partie", "92040")
    assert (code, out.count("\n")) == (0, 2)
    _, out, _ = ctg("ajouter", "partie", "membres")
    assert out.count(" : partie « ") == 7
    code, _, err = ctg("ajouter", "partie", "membres")
    assert code == 2
    assert "déjà" in err
    assert errors(Path("sources/ept-grand-paris-seine-ouest")) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("chapitres",), "bloc : « chapitres » n’existe pas. Vouliez-vous dire « chapitre » ?"),
        (("champ", "ailleurs"), "n’est pas un territoire"),
        (("partie", "Le Port"), "97407  Le Port (974, La Réunion)"),
    ],
)
def test_a_wrong_line_writes_nothing(commune, ctg, words, told):
    before = text(commune)
    code, out, err = ctg("ajouter", *words)
    assert (code, out) == (2, "")
    assert told in err
    assert text(commune) == before
