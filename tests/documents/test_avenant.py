"""An avenant: what it says of what changed, what it refuses, and the text that results."""

import json
import re
import shutil
from functools import cache

import pytest
from documents.amended import NAME, SOURCES, Copy, flat

from ctg_docs.document.nodes import Blank, Section, SignatureGrid
from ctg_docs.document.walk import blocks_within, inlines, runs
from ctg_docs.document.words import inline_text
from ctg_docs.pipeline import prepare
from ctg_docs.problems import Gravite
from ctg_docs.reading.kept_versions import kept_version
from ctg_docs.writing.text import plain_text


@cache
def made(folder=SOURCES / NAME):
    prepared = prepare(folder, ["avenant", "convention"])
    assert not prepared.refused, [str(p) for p in prepared.problems]
    return {piece.chemin: piece.document for piece in prepared.pieces}


def said(chemin, folder=SOURCES / NAME):
    return flat(plain_text(made(folder)[chemin]))


@pytest.fixture
def copy(tmp_path):
    """What changes a file of a copy of the shipped territory, and returns its folder."""
    return Copy(tmp_path).change


def codes(folder, gravite=Gravite.ERREUR):
    return {p.code for p in prepare(folder, ["avenant"]).problems if p.gravite == gravite}


def test_it_names_who_signs_and_why_they_may():
    text = said("avenant/1")
    assert text.count("ci-après dénommée") == 5 + 1  # the clause that is inserted
    assert "conseil d’administration n° CA-2024-036 en date du 14 mai 2024" in text
    assert "CA-2022-071" not in text
    assert "signée le 15 décembre 2022" in text


def test_who_joins_says_that_it_accepts_all_of_it():
    text = said("avenant/1")
    assert "La Commune de Fontclaire adhère à la convention" in text
    assert "À la désignation des parties, après le quatrième alinéa" in text
    assert "après le point 5.5, il est inséré un point 5.5-1 ainsi rédigé" in text


def test_each_part_that_changes_has_its_article():
    titles = [
        flat(inline_text(b.title)) for b in made()["avenant/1"].blocks if isinstance(b, Section)
    ]
    assert "Modification de l’article 4 – Objectifs partagés au regard des besoins" in titles
    assert "Remplacement de l’article 8 – Communication" in titles
    assert "Modification de l’annexe 3 – Plan d’actions 2023-2026" in titles
    assert not any("article 9" in title for title in titles)


def test_a_sheet_that_is_added_takes_the_next_number_and_a_budget_its_own_line():
    text = said("avenant/1")
    assert "Après la fiche 1.2, il est inséré une fiche 1.3 ainsi rédigée" in text
    assert "La fiche 1.1 est remplacée par la fiche suivante" in text


def test_it_ends_with_what_stays_and_with_a_place_for_each_signature():
    text = said("avenant/1")
    assert "Les autres stipulations de la convention et de ses annexes demeurent inchangées" in text
    assert "Le présent avenant prend effet le 1er juillet 2024." in text
    (grid,) = [b for b in blocks_within(made()["avenant/1"].blocks) if isinstance(b, SignatureGrid)]
    assert len(grid.cells) == 5


def without_front(text):
    """The words of a convention between its cover and its signatures, and of its annexes."""
    body = text[text.index("Entre les soussignés\nLa Caisse") :]
    return re.sub(
        r"(?:^|\n)(?:Signatures|Textes signés)\n.*?(?=\nAnnexe 1 )", "", body, flags=re.DOTALL
    )


def test_the_consolidated_text_is_that_of_todays_sources_and_nobody_signs_it():
    assert without_front(said("consolidee")) == without_front(said("convention"))
    document = made()["consolidee"]
    assert not any(isinstance(b, SignatureGrid) for b in blocks_within(document.blocks))
    for text in (said("consolidee"), said("convention")):
        assert "à jour de l’avenant n° 1 du 20 juin 2024" in text.partition("Sommaire")[0]
    assert "Elle n’est pas signée" in said("consolidee")


def test_the_same_sources_without_avenant_differ_only_by_numbers_and_visas(copy):
    # Without an avenant, whoever signs has decided before the signature.
    folder = copy("parties.yaml", "date: 2024-05-30", "date: 2022-11-29")
    kept = without_front(said("consolidee", folder))
    alone = shutil.copytree(folder, folder.parent / "sans-avenant")
    (alone / "avenants.yaml").unlink()
    stated = (alone / "gouvernance.yaml").read_text(encoding="utf-8")
    before, _ = stated.split("seances:\n")
    (alone / "gouvernance.yaml").write_text(before, encoding="utf-8")
    plain = without_front(said("convention", alone))

    def lines(text):
        bare = (
            re.sub(r"^(Article|Annexe)? ?A?[\d.-]+( –)? ", "", line) for line in text.split("\n")
        )
        return [line for line in bare if not line.startswith("Vu ")]

    numbers = re.compile(r"\b[A\d]\d*\.\d+(-\d)?\b")
    assert numbers.sub("", "\n".join(lines(plain))) == numbers.sub("", "\n".join(lines(kept)))


def test_an_avenant_whose_decisions_are_unknown_is_a_project(copy):
    folder = copy("avenants.yaml", "        numero: 2024-27\n        date: 2024-05-21\n", "")
    document = made(folder)["avenant/1"]
    assert document.watermark == "PROJET"
    assert any(isinstance(n, Blank) for run in runs(document) for n in inlines(run))
    assert made()["avenant/1"].watermark == ""


def test_a_version_that_was_touched_is_refused(copy):
    folder = copy("versions/0/sources/parties.yaml", "Lierval", "Lierville")
    assert codes(folder) == {"version-alteree"}


def test_a_version_that_nobody_kept_is_refused(copy):
    folder = copy("avenants.yaml", "depuis: 4", "depuis: 5")
    assert codes(folder) == {"version-absente"}


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("convention.yaml", "fin: 2026-12-31", "fin: 2028-01-01", "avenant-duree"),
        ("convention.yaml", "id: val-de-lierre-2023-2026", "id: autre", "avenant-objet"),
        ("avenants.yaml", "numero: 1\n", "numero: 2\n", "avenant-numero"),
        ("avenants.yaml", "date: 2024-06-20", "date: 2022-06-20", "avenant-date"),
        ("avenants.yaml", "date_effet: 2024-07-01", "date_effet: 2027-07-01", "avenant-date"),
        ("avenants.yaml", "date_effet: 2024-07-01", "date_effet: 2020-07-01", "avenant-date"),
        ("avenants.yaml", "date: 2024-05-21", "date: 2024-06-21", "avenant-date"),
        ("avenants.yaml", "partie: lierval", "partie: liervalle", "identifiant-inconnu"),
    ],
)
def test_what_an_avenant_may_not_do_is_refused(copy, file, old, new, code):
    assert code in codes(copy(file, old, new))


def test_a_change_of_signatory_alone_asks_for_no_avenant(copy):
    folder = copy("avenants.yaml", "avenants:", "avenants:")
    for path in (folder / "versions" / "0" / "sources").glob("*.yaml"):
        shutil.copy(path, folder / path.name)
    parties = folder / "parties.yaml"
    text = parties.read_text(encoding="utf-8")
    parties.write_text(text.replace("personne: delorgue-bertrand", "personne: quentric-maud", 1))
    assert "avenant-inutile" in codes(folder, Gravite.AVERTISSEMENT)


def test_an_avenant_on_an_avenant_changes_the_text_that_the_first_made(copy):
    folder = copy("avenants.yaml", "avenants:", "avenants:")
    keep(folder, "1")
    stated = (folder / "avenants.yaml").read_text(encoding="utf-8")
    again = kept_version(folder / "versions" / "1").empreinte
    (folder / "avenants.yaml").write_text(
        f"{stated}\n  - numero: 2\n    objet: le retrait de Lierval\n    depuis: {again}\n",
        encoding="utf-8",
    )
    parties = folder / "parties.yaml"
    text = parties.read_text(encoding="utf-8")
    start, end = text.index("  - id: lierval"), text.index("  - id: saint-amand")
    parties.write_text(text[:start] + text[end:], encoding="utf-8")
    second = said("avenant/2", folder)
    assert "Vu l’avenant n° 1 du 20 juin 2024" in second
    assert "La Commune de Lierval cesse d’être partie" in second
    assert "le point 5.4 est abrogé" in second.replace("Le point", "le point")
    assert "pour la Commune de Lierval" in second.replace("Pour", "pour")
    whole = said("consolidee", folder)
    assert "5.4 (abrogé)" in whole
    assert "5.5-1 Commune de Fontclaire" in whole
    assert said("avenant/1", folder) == said("avenant/1")


def keep(folder, name):
    """Keep the sources as `ctg figer` does."""
    from ctg_docs.cli import main

    assert main(["figer", folder.name, "--sources", str(folder.parent), "--nom", name]) == 0


def test_the_kept_version_holds_all_that_it_needs_and_is_never_written_twice(copy, capsys):
    from ctg_docs.cli import main

    folder = copy("avenants.yaml", "avenants:", "avenants:")
    keep(folder, "1")
    record = json.loads((folder / "versions" / "1" / "version.json").read_text(encoding="utf-8"))
    assert record["empreinte"] in capsys.readouterr().out
    assert "sources/avenants.yaml" in record["fichiers"]
    assert not any("versions" in name for name in record["fichiers"])
    with pytest.raises(SystemExit):
        main(["figer", folder.name, "--sources", str(folder.parent), "--nom", "1"])
    assert "existe déjà" in capsys.readouterr().err


def test_what_is_kept_while_still_a_project_is_told(copy, capsys):
    folder = copy("convention.yaml", "statut: executoire", "statut: projet")
    keep(folder, "1")
    assert "le statut de la convention figée est « projet »" in capsys.readouterr().err


def test_without_an_avenant_there_is_nothing_to_build(sources, ctg):
    sources()
    code, out, _ = ctg("construire", "avenant", "--territoire", "essai")
    assert (code, out.splitlines()[0]) == (
        0,
        "essai : rien à construire, ces sources n’ont de sujet pour aucun de ces documents",
    )


def test_the_fingerprint_is_the_one_that_anybody_computes():
    import hashlib

    folder = SOURCES / NAME / "versions" / "0"
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*.yaml"))
    lines = "".join(
        f"{hashlib.sha256((folder / n).read_bytes()).hexdigest()}  {n}\n" for n in names
    )
    assert kept_version(folder).empreinte == hashlib.sha256(lines.encode()).hexdigest()
