"""A build does what changed and nothing else: which files are written after each kind of change."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from atelier import LIGHT, change, contents, files, touch

from ctg_docs.building.versions import installed

ESSAI = Path("sources/essai/convention.yaml")
PRESS = {"article.html", "article.md", "communique.html", "communique.md"}
ALL = {*PRESS, "page.html", "tableau-suivi.xlsx"}


def of(territory: str, names: set[str]) -> set[str]:
    return {f"{territory}/{name}" for name in names}


EVERYWHERE = of("autre", ALL) | of("essai", ALL)


def both(*names: str) -> set[str]:
    return of("autre", {*names}) | of("essai", {*names})


def test_the_first_build_makes_everything_and_the_second_nothing(atelier):
    assert atelier.build() == EVERYWHERE
    assert atelier.build() == set()
    assert atelier.composed == []
    assert atelier.out.splitlines() == [
        "autre : à jour",
        "essai : à jour",
        "2 territoires : 2 à jour ; aucun fichier écrit.",
    ]


def test_a_file_that_is_touched_but_says_the_same_rebuilds_nothing(atelier, house, program):
    atelier.build()
    touch(Path("sources"))
    touch(house)
    touch(program)
    assert atelier.build() == set()
    assert atelier.composed == []


def test_the_new_dates_are_known_from_then_on(atelier, monkeypatch):
    atelier.build()
    touch(Path("sources"))
    atelier.build()
    monkeypatch.setattr("ctg_docs.building.fingerprints._hashed", lambda path: 1 / 0)
    assert atelier.build() == set()


SOURCES: dict[str, tuple[Callable[[], None], set[str]]] = {
    "a comment": (lambda: change(ESSAI, "territoire:", "# relu\nterritoire:"), set()),
    "a key that one document reads": (
        lambda: ESSAI.with_name("presse.yaml").write_text(
            'communication: {embargo: {date: 2024-05-02, heure: "12:00"}}\n', "utf-8"
        ),
        {"communique.html", "communique.md"},
    ),
    "a key that all of them read": (
        lambda: change(ESSAI, "titre: Enfance", "titre: Petite enfance"),
        ALL,
    ),
    "a file that nothing names": (
        lambda: ESSAI.with_name("notes.txt").write_text("à revoir", "utf-8"),
        set(),
    ),
    "a key moved to another file": (
        lambda: (
            ESSAI.with_name("parties.yaml").write_text(
                "parties:\n" + ESSAI.read_text("utf-8").split("parties:\n")[1].split("champs:")[0],
                "utf-8",
            ),
            change(
                ESSAI,
                "parties:\n" + ESSAI.read_text("utf-8").split("parties:\n")[1].split("champs:")[0],
                "",
            ),
        )[1],
        set(),
    ),
}


@pytest.mark.parametrize(("edit", "expected"), SOURCES.values(), ids=SOURCES)
def test_a_change_of_the_sources_rebuilds_what_it_shows_in(atelier, edit, expected):
    atelier.build()
    edit()
    assert atelier.build() == of("essai", expected)
    assert {name.split("/")[0] for name in atelier.composed} == {"essai"}
    assert atelier.build() == set()


HOUSE: dict[str, tuple[str, str, str, set[str]]] = {
    "a template of one document": (
        "page/accroche.md.j2",
        "",
        "Bonjour.\n\n",
        both("page.html"),
    ),
    "a template that several include": (
        "presse/chapeau.md.j2",
        "",
        "Bonjour.\n\n",
        both(*PRESS),
    ),
    "a comment in a template": ("page/page.md.j2", "", "{## relu ##}", set()),
    "a template of no document asked for": ("fiches/fiche.md.j2", "", "Bonjour.\n\n", set()),
    "a colour of the theme": (
        "maison/theme.yaml",
        'primaire: "#17375e"',
        'primaire: "#17375f"',
        both("page.html", "article.html", "communique.html", "tableau-suivi.xlsx"),
    ),
    "the style sheet of pages": (
        "maison/web.css",
        "",
        "i { color: red }\n",
        both("page.html", "article.html", "communique.html"),
    ),
    "the style sheet of the PDF": ("maison/print.css", "", "i { color: red }\n", set()),
    "the line of a document": (
        "catalogue.yaml",
        "titre: Page d’information",
        "titre: Page d’accueil",
        both("page.html"),
    ),
}


@pytest.mark.parametrize("edit", HOUSE.values(), ids=HOUSE)
def test_a_change_of_the_house_rebuilds_what_it_shows_in(atelier, house, edit):
    name, old, new, expected = edit
    atelier.build()
    change(house / name, old, new)
    assert atelier.build() == expected
    assert atelier.build() == set()


def test_only_the_documents_that_read_a_template_are_composed_again(atelier, house):
    atelier.build()
    change(house / "presse/titre.md.j2", "", "{## relu ##}")
    atelier.build()
    assert sorted(atelier.composed) == sorted(both("article", "communique"))


def test_a_font_that_changes_redraws_what_carries_it(atelier, house):
    arguments = ("presentation", "page", "--format", "pptx,html")
    atelier.build(*arguments)
    with (house / "maison/fonts/SourceSans3-Bold.ttf").open("ab") as font:
        font.write(b"\0\0\0\0")
    assert atelier.build(*arguments) == both("presentation.pptx", "presentation-detaillee.pptx")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("writing/pen.py", EVERYWHERE),
        # What composes gives the same trees, and so do the tables.
        ("composing/words.py", set()),
        ("reference/data/t.tsv", set()),
        ("writing/__pycache__/pen.pyc", set()),
    ],
)
def test_a_change_of_the_program_redraws_only_when_it_draws(atelier, program, name, expected):
    atelier.build()
    (program / name).parent.mkdir(exist_ok=True)
    (program / name).write_text("# ailleurs\n", encoding="utf-8")
    assert atelier.build() == expected
    assert bool(atelier.composed) == ("__pycache__" not in name)


def test_another_version_of_an_engine_redraws_its_format(atelier, monkeypatch):
    atelier.build()
    versions = installed() | {"xlsxwriter": "99.0"}
    monkeypatch.setattr("ctg_docs.building.inputs.installed", lambda: versions)
    assert atelier.build() == both("tableau-suivi.xlsx")


def test_a_file_deleted_by_hand_is_made_again(atelier):
    atelier.build()
    Path("build/essai/article.md").unlink()
    assert atelier.build() == {"essai/article.md"}


def test_a_file_edited_by_hand_is_made_again_even_when_its_size_and_date_are_the_same(atelier):
    atelier.build()
    path = Path("build/essai/article.md")
    before, state = path.read_bytes(), path.stat()
    path.write_bytes(before.replace(b"e", b"a"))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert atelier.build() == {"essai/article.md"}
    assert path.read_bytes() == before


@pytest.mark.parametrize("damaged", [None, b"{"], ids=["lost", "damaged"])
@pytest.mark.parametrize("name", ["manifeste.json", ".empreintes.db"])
def test_a_manifest_or_a_ledger_that_is_lost_or_damaged_is_made_again(atelier, name, damaged):
    atelier.build()
    before = contents(Path("build"))
    path = Path("build", name)
    path.write_bytes(damaged) if damaged is not None else path.unlink()
    written = atelier.build()
    assert written == (set() if name == "manifeste.json" else EVERYWHERE)
    assert contents(Path("build")) == before
    assert atelier.build() == set()


def test_deleting_everything_builds_everything(atelier):
    atelier.build()
    before = contents(Path("build"))
    shutil.rmtree("build")
    assert atelier.build() == EVERYWHERE
    assert contents(Path("build")) == before


def test_a_territory_that_goes_or_comes_leaves_the_others_alone(atelier, sources):
    atelier.build()
    shutil.rmtree("sources/autre")
    assert atelier.build() == set()
    assert atelier.out == "essai : à jour\n"
    sources(name="tiers")
    assert atelier.build() == of("tiers", ALL)


def test_a_format_left_out_is_not_taken_for_up_to_date(atelier):
    atelier.build()
    change(ESSAI, "titre: Enfance", "titre: Petite enfance")
    assert atelier.build("page", "article", "--format", "md") == {"essai/article.md"}
    assert atelier.build("page", "article", "--format", "md,html") == {
        "essai/article.html",
        "essai/page.html",
    }


def test_what_one_engine_drew_is_not_taken_for_the_work_of_another(atelier):
    asked = ("article", "--format", "pdf", "--moteur", "weasyprint")
    assert atelier.build(*asked) == both("article.pdf")
    assert atelier.build(*asked) == set()
    assert atelier.build("article", "--format", "pdf") == both("article.pdf")
    change(ESSAI, "territoire:", "theme: {moteur_pdf: weasyprint}\nterritoire:")
    assert atelier.build("article", "--format", "pdf") == {"essai/article.pdf"}


def test_what_was_built_apart_is_up_to_date_together(atelier):
    atelier.build("page", "--territoire", "essai")
    atelier.build("presse", "--format", "md")
    assert atelier.build("page", "article", "--format", "html") == {
        "autre/page.html",
        "autre/article.html",
        "essai/article.html",
    }


def test_a_run_from_another_folder_redraws_nothing(atelier, monkeypatch):
    atelier.build()
    monkeypatch.chdir("sources")
    _, out, _ = atelier.run(
        "construire", *LIGHT, "--sources", ".", "--sortie", str(Path("../build"))
    )
    assert out.splitlines()[:2] == ["autre : à jour", "essai : à jour"]


def test_a_mistake_stops_its_territory_and_its_correction_finds_the_files_up_to_date(atelier):
    atelier.build()
    change(ESSAI, "statut: projet", "statu: projet")
    code, out, err = atelier.run("construire", *LIGHT)
    assert (code, "[cle-inconnue]" in err) == (1, True)
    assert out.splitlines() == [
        "autre : à jour",
        "essai : rien n’est écrit, 1 erreur",
        "2 territoires : 1 à jour, 1 refusé ; aucun fichier écrit.",
        "À reprendre : essai (1 erreur).",
    ]
    change(ESSAI, "statu: projet", "statut: projet")
    assert atelier.build() == set()
    assert atelier.composed == []


def test_warnings_are_told_again_when_there_is_nothing_to_do(atelier):
    change(ESSAI, "    civilite: Mme\n", "")
    atelier.build()
    told = atelier.err
    assert "[avertissement civilite-inconnue]" in told
    atelier.build()
    assert (atelier.err, atelier.composed) == (told, [])
    Path("build/essai/page.html").unlink()
    atelier.build()
    assert atelier.err == told


def test_a_file_that_nothing_makes_any_more_is_left_and_told_until_it_goes(atelier, house):
    change(
        house / "catalogue.yaml",
        "plan: fiches/fiche.yaml, formats: [docx, pdf]",
        "plan: fiches/fiche.yaml, formats: [html]",
    )
    arguments = ("fiche", "--territoire", "essai")
    assert atelier.build(*arguments) == {"essai/fiche/plan-formation.html"}
    change(ESSAI, "id: plan-formation", "id: plan-de-formation")
    assert atelier.build(*arguments) == {"essai/fiche/plan-de-formation.html"}
    old = Path("build/essai/fiche/plan-formation.html")
    atelier.build(*arguments)
    assert old.is_file() and f"{old} n’est plus un document de ces sources" in atelier.err
    assert old.name not in Path("build/manifeste.json").read_text(encoding="utf-8")
    old.unlink()
    atelier.build(*arguments)
    assert atelier.err == ""


def test_a_letter_is_made_again_when_one_of_its_territories_changes(atelier, sources):
    signed = (
        ("statut: projet", "statut: signe\n  partielle: oui"),
        ("type: caf\n", "type: caf\n    departement: 91\n"),
    )
    for name, day in (("autre", "2023-06-02"), ("essai", "2023-07-03")):
        sources(*signed, more=f"signature: {{date: {day}}}\n", name=name)
    arguments = ("lettre", "--format", "html")
    assert atelier.build(*arguments) == {
        "lettres/91-2023-06.html",
        "lettres/91-2023-07.html",
    }
    assert atelier.build(*arguments) == set()
    assert atelier.out == "lettres : à jour\n"
    change(ESSAI, "nom: Le Test", "nom: Le Grand Test")
    change(ESSAI, "nom_court: la Ville", "nom_court: la Commune")
    assert atelier.build(*arguments) == {"lettres/91-2023-07.html"}


def test_the_manifest_of_many_small_builds_is_that_of_one(atelier, house):
    atelier.build("page", "--territoire", "essai")
    change(house / "presse/chapeau.md.j2", "", "Bonjour.\n\n")
    atelier.build("presse", "--format", "md")
    change(ESSAI, "titre: Enfance", "titre: Petite enfance")
    atelier.build()
    atelier.build("presse", "--format", "md")
    shutil.move("build", "petit-a-petit")
    atelier.build("presse", "--format", "md")
    atelier.build()
    assert contents(Path("build")) == contents(Path("petit-a-petit"))


def test_the_manifest_says_where_each_file_comes_from(atelier, sources):
    (Path("sources") / "commun").mkdir()
    Path("sources/commun/personnes.yaml").write_text("groupes: []\n", encoding="utf-8")
    atelier.build()
    lots = json.loads(Path("build/manifeste.json").read_text(encoding="utf-8"))["lots"]
    told = {name: (lot, file) for lot in lots for name, file in lot["sorties"].items()}
    published = {n: p for n, p in files(Path("build")).items() if n.count("/")}
    assert set(told) == set(published)
    lot, file = told["essai/tableau-suivi.xlsx"]
    assert set(file) == {"sha256", "gabarits"}
    assert set(lot["sources"]) == {"commun/personnes.yaml", "essai/convention.yaml"}
    assert {"ctg-docs", "programme", "python", "xlsxwriter", "pydantic"} <= set(lot["versions"])
    assert lot["versions"]["xlsxwriter"] == installed()["xlsxwriter"]
    assert "xlsxwriter" not in told["essai/page.html"][0]["versions"]


def test_two_territories_built_at_the_same_time_are_both_in_the_manifest(atelier):
    from ctg_docs.building.build import Build
    from ctg_docs.pipeline import BuildRun, construct, prepare

    builds = [Build(Path("build"), Path("sources")) for _ in range(2)]
    for build, name in zip(builds, ("autre", "essai"), strict=True):
        list(construct([prepare(Path("sources", name), ["page"])], BuildRun(build)))
    for build in builds:
        build.save()
    manifest = Path("build/manifeste.json").read_text(encoding="utf-8")
    assert '"autre/page.html"' in manifest and '"essai/page.html"' in manifest
