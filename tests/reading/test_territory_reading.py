"""A territory is the sum of its files, and each value remembers which one it comes from."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from ctg_docs.reading.territory import list_territories, read_territory


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("sources/ville").mkdir(parents=True)
    return Path("sources")


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def told(folder: Path, commun: Path | None = None) -> list[tuple[str, str]]:
    return [(str(p.place), p.code) for p in read_territory(folder, commun)[1]]


def test_files_are_merged_in_the_order_of_their_names(sources: Path) -> None:
    write(sources / "ville/b.yaml", "actions:\n  - code: B1\n  - code: B2\n    pilote: ccas\n")
    write(sources / "ville/a.yaml", "nom: Ville\nactions:\n- code: A1\n")
    write(sources / "ville/z/c.yaml", "actions: [{code: C1}]\n")
    write(sources / "ville/vide.yaml", "# à venir\n")
    source, problems = read_territory(sources / "ville")
    assert problems == []
    assert (source.nom, source.folder) == ("ville", sources / "ville")
    assert source.donnees["nom"] == "Ville"
    assert [a["code"] for a in source.donnees["actions"]] == ["A1", "B1", "B2", "C1"]
    where = source.positions
    assert str(where.locate(("actions", 0, "code"))) == "sources/ville/a.yaml:3:9"
    assert str(where.locate(("actions", 2, "pilote"))) == "sources/ville/b.yaml:4:13"
    assert str(where.locate_key(("actions", 3, "code"))) == "sources/ville/z/c.yaml:1:12"
    assert str(where.locate(("actions", 2, "absent"))) == "sources/ville/b.yaml:3:5"
    assert str(where.locate_key(("actions",))) == "sources/ville/a.yaml:2:1"
    assert str(where.locate(("absent",))) == "sources/ville"


def test_each_file_has_its_digest(sources: Path) -> None:
    a = write(sources / "ville/a.yaml", "nom: Ville\r\n")
    p = write(sources / "commun/x/p.yaml", "personnes: []\n")
    source, _ = read_territory(sources / "ville", sources / "commun")
    assert source.fichiers == {
        "commun/x/p.yaml": hashlib.sha256(p.read_bytes()).hexdigest(),
        "a.yaml": hashlib.sha256(a.read_bytes()).hexdigest(),
    }


def test_what_territories_share_comes_first(sources: Path) -> None:
    write(sources / "commun/z.yaml", "personnes: [{nom: Un}]\ncaisse: {nom: Caf}\n")
    write(sources / "ville/a.yaml", "personnes: [{nom: Deux}]\n")
    source, problems = read_territory(sources / "ville", sources / "commun")
    assert problems == []
    assert [p["nom"] for p in source.donnees["personnes"]] == ["Un", "Deux"]
    assert str(source.positions.locate(("personnes", 0))) == "sources/commun/z.yaml:1:13"
    assert str(source.positions.locate(("personnes", 1))) == "sources/ville/a.yaml:1:13"
    assert str(source.positions.locate(("caisse", "nom"))) == "sources/commun/z.yaml:2:15"


@pytest.mark.parametrize(
    ("first", "second"),
    [("a: 1", "a: 2"), ("a: {b: 1}", "a: {c: 1}"), ("a: [1]", "a: 2")],
)
def test_a_key_that_is_not_a_list_comes_in_one_file(sources: Path, first: str, second: str) -> None:
    write(sources / "ville/un.yaml", f"# note\n{first}\n")
    write(sources / "ville/deux.yaml", f"b: 1\n{second}\n")
    source, problems = read_territory(sources / "ville")
    assert [(str(p.place), p.code) for p in problems] == [
        ("sources/ville/un.yaml:2:1", "cle-repetee")
    ]
    assert "« a » est déjà dans sources/ville/deux.yaml, ligne 2" in problems[0].message
    assert source.positions.locate(("a",)).file == "sources/ville/deux.yaml"


@pytest.mark.parametrize("empty", ["deux", "un"])
@pytest.mark.parametrize("value", ["[2]", "{b: 1}", "texte"])
def test_a_key_that_is_still_empty_leaves_that_of_another_file(
    sources: Path, empty: str, value: str
) -> None:
    told_in = {"un": "deux", "deux": "un"}[empty]
    write(sources / f"ville/{empty}.yaml", "a:\nc: 1\n")
    write(sources / f"ville/{told_in}.yaml", f"a: {value}\n")
    source, problems = read_territory(sources / "ville")
    assert problems == []
    assert source.donnees["a"] in (["2"], {"b": "1"}, "texte")
    assert source.positions.locate(("a",)).file == f"sources/ville/{told_in}.yaml"


def test_problems_of_all_files_come_together(sources: Path) -> None:
    write(sources / "ville/b.yaml", "b: ~\n")
    write(sources / "ville/a.yaml", "- 1\n")
    write(sources / "commun/c.yaml", "a: b: c\n")
    assert told(sources / "ville", sources / "commun") == [
        ("sources/commun/c.yaml:1:5", "yaml-syntaxe"),
        ("sources/ville/a.yaml:1:1", "yaml-racine"),
        ("sources/ville/b.yaml:1:4", "yaml-nul"),
    ]


@pytest.mark.parametrize("name", ["a.yml", "a.YAML", "x/a.Yml"])
def test_another_extension_is_to_be_renamed(sources: Path, name: str) -> None:
    write(sources / "ville" / name, "a: 1\n")
    _, problems = read_territory(sources / "ville")
    assert [(str(p.place), p.code) for p in problems] == [
        (f"sources/ville/{name}", "fichier-extension")
    ]
    assert "Renommez-le en « a.yaml »" in problems[0].hint


@pytest.mark.parametrize("name", ["parties.yaml.txt", "Parties.YAML.TXT", "parties.yml.txt"])
def test_a_source_saved_as_a_text_is_to_be_renamed(sources: Path, name: str) -> None:
    write(sources / "ville/a.yaml", "a: 1\n")
    write(sources / "ville" / name, "b: ~\n")
    stem, end = name.split(".", 1)
    assert [str(p) for p in read_territory(sources / "ville")[1]] == [
        f"sources/ville/{name}: Seule l’extension « .yaml » est lue, pas « .{end} ». "
        f"[fichier-extension]\n    Renommez-le en « {stem}.yaml »."
    ]


def test_a_territory_of_misnamed_files_is_one_all_the_same(sources: Path) -> None:
    write(sources / "ville/parties.yaml.txt", "a: 1\n")
    assert list_territories(sources) == [sources / "ville"]
    assert told(sources / "ville") == [("sources/ville/parties.yaml.txt", "fichier-extension")]


@pytest.mark.parametrize(
    "name",
    [
        "parties - Copie", "parties - Copie (2)", "parties - Copy", "parties (1)", "parties(1)",
        "parties copie", "parties copie 2", "Copie de parties",
    ],
)  # fmt: skip
def test_a_copy_is_named_and_not_read(sources: Path, name: str) -> None:
    write(sources / "ville/parties.yaml", "parties: [{id: caf}]\n")
    write(sources / f"ville/{name}.yaml", "parties: [{id: caf}]\nb: ~\n")
    source, problems = read_territory(sources / "ville")
    assert source.donnees == {"parties": [{"id": "caf"}]}
    assert [str(p) for p in problems] == [
        f"sources/ville/{name}.yaml: Ce fichier est une copie de « parties.yaml » : il n’est pas "
        "lu. [fichier-copie]\n    Gardez un seul des deux ; s’ils se complètent, renommez celui-ci "
        "« parties-2.yaml »."
    ]


@pytest.mark.parametrize(
    "name", ["actions-2", "actions 2", "copie", "actions.copie", "parties (1)"]
)
def test_a_name_of_its_own_is_no_copy(sources: Path, name: str) -> None:
    write(sources / "ville/actions.yaml", "a: 1\n")
    write(sources / f"ville/{name}.yaml", "b: 1\n")
    assert told(sources / "ville") == []


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_named(sources: Path, content: bytes) -> None:
    write(sources / "ville/parties.yaml", "").write_bytes(content)
    problems = [str(p) for p in read_territory(sources / "ville")[1] if p.code != "encodage-bom"]
    assert problems == [
        "sources/ville/parties.yaml: Le fichier est vide : il ne contient pas même un commentaire. "
        "[avertissement fichier-vide]\n    Récupérez ce que vous y aviez écrit, ou supprimez-le."
    ]


def test_what_a_word_processor_leaves_is_a_warning_and_is_not_read(sources: Path) -> None:
    write(sources / "ville/parties.yaml", "a: 1\n")
    write(sources / "ville/~$parties.yaml", "\x08Marie\0")
    write(sources / "ville/.~lock.parties.yaml#", ",marie;")
    source, problems = read_territory(sources / "ville")
    assert source.donnees == {"a": "1"}
    assert [str(p) for p in problems] == [
        f"sources/ville/{name}: Un logiciel de bureautique a laissé ce fichier : il tient "
        "ou tenait une source. [avertissement fichier-ouvert]\n"
        "    Enregistrez la source et fermez-la ; si ce fichier reste, supprimez-le."
        for name in (".~lock.parties.yaml#", "~$parties.yaml")
    ]


def test_other_and_hidden_files_are_ignored(sources: Path) -> None:
    write(sources / "ville/a.yaml", "a: 1\n")
    for name in ("notes.txt", "logo.png", ".a.yaml", ".git/b.yaml", "c.yaml~"):
        write(sources / "ville" / name, "]")
    source, problems = read_territory(sources / "ville")
    assert (source.donnees, problems) == ({"a": "1"}, [])


def test_links_that_leave_the_folder_are_refused(sources: Path) -> None:
    secret = write(sources / "autre/secret.yaml", "a: 1\n")
    inside = write(sources / "ville/vrai.yaml", "b: [1]\n")
    (sources / "ville/lien.yaml").symlink_to(secret.resolve())
    (sources / "ville/casse.yaml").symlink_to("absent.yaml")
    (sources / "ville/dossier").symlink_to((sources / "autre").resolve())
    (sources / "ville/dedans.yaml").symlink_to(inside.resolve())
    assert told(sources / "ville") == [
        ("sources/ville/casse.yaml", "fichier-lien"),
        ("sources/ville/dedans.yaml", "fichier-copie"),
        ("sources/ville/dossier", "fichier-lien"),
        ("sources/ville/lien.yaml", "fichier-lien"),
    ]
    assert read_territory(sources / "ville")[0].donnees == {"b": ["1"]}


def test_only_plain_files_with_readable_names_are_opened(sources: Path) -> None:
    os.mkfifo(sources / "ville/tube.yaml")
    write(sources / "ville/a\nb.yaml", "a: 1\n")
    assert told(sources / "ville") == [
        ("sources/ville/a\\nb.yaml", "fichier-nom"),
        ("sources/ville/tube.yaml", "fichier-illisible"),
    ]


def test_a_source_that_lost_its_name_does_not_hide(sources: Path) -> None:
    write(sources / "seul/.yaml", "a: 1\n")
    assert list_territories(sources) == [sources / "seul"]
    assert told(sources / "seul") == [("sources/seul/.yaml", "fichier-nom")]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ville", "minuscules"),
        ("val d'or", "minuscules"),
        ("été", "minuscules"),
        ("a--b", "minuscules"),
        ("a_b", "minuscules"),
        ("-a", "minuscules"),
        ("a" * 81, "80 signes"),
        ("con", "réservé"),
        ("lettres", "réservé"),
        ("lpt1", "réservé"),
        ("commun", "réservé"),
    ],
)
def test_a_folder_is_named_as_its_outputs_will_be(sources: Path, name: str, words: str) -> None:
    write(sources / name / "a.yaml", "a: 1\n")
    _, problems = read_territory(sources / name)
    assert [(str(p.place), p.code) for p in problems] == [(f"sources/{name}", "dossier-nom")]
    assert words in str(problems[0])


@pytest.mark.parametrize("name", ["a", "cc-du-val-vert-2", "a" * 80, "console"])
def test_a_sound_name_is_accepted(sources: Path, name: str) -> None:
    write(sources / name / "a.yaml", "a: 1\n")
    assert told(sources / name) == []


def test_a_folder_named_as_the_shared_one_is_refused_inside_a_territory(sources: Path) -> None:
    write(sources / "ville/commun/a.yaml", "a: 1\n")
    assert told(sources / "ville") == [("sources/ville/commun", "dossier-nom")]


def test_a_missing_folder_is_a_problem_with_the_nearest_name(sources: Path) -> None:
    write(sources / "ville/a.yaml", "a: 1\n")
    _, problems = read_territory(sources / "vile")
    assert [(str(p.place), p.code) for p in problems] == [("sources/vile", "dossier-absent")]
    assert "« ville »" in problems[0].hint


def test_a_folder_without_sources_is_a_problem(sources: Path) -> None:
    write(sources / "ville/notes.txt", "")
    write(sources / "commun/a.yaml", "a: 1\n")
    assert told(sources / "ville", sources / "commun") == [("sources/ville", "dossier-vide")]


def test_a_missing_shared_folder_is_fine(sources: Path) -> None:
    write(sources / "ville/a.yaml", "a: 1\n")
    assert told(sources / "ville", sources / "commun") == []


def test_places_are_seen_from_where_the_command_runs(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(sources / "ville/a.yaml", "a: ~\n")
    absolute = (tmp_path / "sources/ville").absolute()
    assert told(absolute) == [("sources/ville/a.yaml:1:4", "yaml-nul")]
    monkeypatch.chdir(absolute)
    assert told(Path()) == [("a.yaml:1:4", "yaml-nul")]
    (tmp_path / "ailleurs").mkdir()
    monkeypatch.chdir(tmp_path / "ailleurs")
    assert told(absolute) == [(f"{absolute.as_posix()}/a.yaml:1:4", "yaml-nul")]
    assert told(Path("../sources/ville")) == [("../sources/ville/a.yaml:1:4", "yaml-nul")]


def test_territories_are_listed_by_name(sources: Path) -> None:
    for name in ("ville/a.yaml", "cc/x/b.yaml", "old/c.yml", "commun/d.yaml", ".git/e.yaml"):
        write(sources / name, "")
    write(sources / "notes/lisez-moi.txt", "")
    write(sources / "seul.yaml", "")
    assert list_territories(sources) == [sources / name for name in ("cc", "old", "ville")]
    assert list_territories(sources / "absent") == []
