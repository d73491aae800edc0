"""`ctg reprendre`: a Word file that partners edited comes back to the lines of the sources."""

import difflib
import json
import os
import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from document_relu import (
    DOCUMENT,
    NAME,
    W,
    adding,
    built,
    commented,
    drawn,
    edited,
    packed,
    parts,
    removing,
    replacing,
    tracking,
)
from sweeping import swept
from tableau_rempli import snapshot, sources

from ctg_docs.importing.relecture.lines import returned_lines
from ctg_docs.importing.word.opening import package_of
from ctg_docs.importing.word.paragraphs import read_paragraphs
from ctg_docs.pipeline.choice import catalogue
from ctg_docs.pipeline.lecture import read
from ctg_docs.pipeline.reviewing import received, review, sent_lines
from ctg_docs.pipeline.territory import prepare_whole
from ctg_docs.reading.folder import list_territories

SHIPPED = Path(__file__).parents[2] / "sources"
ALL = bool(os.environ.get("CTG_RELECTURES"))


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """Give a convention as a Word file, as it was sent."""
    return built(sources(tmp_path_factory.mktemp("envoi")))


@pytest.fixture
def territory(tmp_path, monkeypatch):
    """Give the folder of the sources, under the folder where the command runs."""
    monkeypatch.chdir(tmp_path)
    return sources(tmp_path)


@pytest.fixture
def come_back(territory, run):
    """Give what the command says of a document: its exit code, what it prints, what it tells."""

    def come_back(content, *options, name=NAME):
        Path(name).write_bytes(content)
        return run("reprendre", name, *options)

    return come_back


def changes(before, territory):
    """The lines of the sources that go and those that come."""
    found = []
    for path, content in sorted(snapshot(territory).items()):
        if path.suffix != ".yaml":
            continue
        old, new = (text.decode().splitlines() for text in (before[path], content))
        found += [line for line in difflib.ndiff(old, new) if line[0] in "+-"]
    return found


def test_a_document_that_nobody_edited_asks_for_nothing(original, come_back, territory):
    before = snapshot(territory)
    code, printed, told = come_back(original, "--appliquer")
    assert (code, told) == (0, "")
    assert printed == f"{NAME} : rien n’a changé depuis qu’il a été construit.\n"
    assert snapshot(territory) == before


def test_what_changed_is_shown_with_its_line_and_nothing_is_written(original, come_back, territory):
    before = snapshot(territory)
    code, printed, _ = come_back(edited(original, tracking("dix-huit", "vingt")))
    assert code == 0
    assert (
        "convention.yaml:25 : « … d’un sur cinq a moins de dix-huit ans. La commune y gère en … » "
        "→ « … d’un sur cinq a moins de vingt ans. La commune y gère en … » "
        "(Juriste Caf, 2026-03-12)" in printed
    )
    assert "Pour écrire : la même commande, avec --appliquer." in printed
    assert snapshot(territory) == before


def test_words_come_to_their_line_and_to_no_other(original, come_back, territory):
    before = snapshot(territory)
    returned = edited(
        original,
        tracking("dix-huit", "vingt"),
        replacing("Un même cap pour les familles", "Un même cap pour toutes les familles"),
        replacing("Deux fois par an", "Trois fois par an"),
    )
    assert come_back(returned, "--appliquer")[0] == 0
    assert [line for line in changes(before, territory) if line[0] == "+"] == [
        "+   slogan: Un même cap pour toutes les familles",
        "+     Rochebrune-les-Prés compte 12 480 habitants, dont plus d’un sur cinq a moins de "
        "vingt ans. La",
        "+       frequence: trois fois par an, en juin et en décembre",
    ]
    assert came_back(returned) <= came_back(built(territory))
    assert come_back(returned)[1].startswith("Sans effet (3)\n")


def came_back(content):
    """The lines that somebody edited say these words, and no sign that ends an item."""
    lines = returned_lines(read_paragraphs(package_of(content, "")))
    wanted = ("vingt ans", "toutes les familles", "Trois fois")
    return {line.keys for line in lines if any(words in line.text for words in wanted)}


def test_paragraphs_and_items_come_back_as_markdown(original, come_back, territory):
    before = snapshot(territory)
    returned = edited(
        original,
        adding("La présente convention y répond", "Un *ajout*, avec du gras ici.", bold="gras ici"),
        adding("La Caf ouvre aux professionnels", "La Caf organise une visite."),
        removing("Le CCAS réserve aux nouvelles"),
    )
    assert come_back(returned, "--appliquer")[0] == 0
    assert changes(before, territory) == [
        "+ ",
        "+     Un \\*ajout\\*, avec du **gras ici**.",
        "+       - La Caf organise une visite.",
        "-       - Le CCAS réserve aux nouvelles permanences un bureau fermé, équipé d’un poste "
        "informatique",
        "-         et accessible aux personnes à mobilité réduite.",
    ]


def test_bold_and_links_around_an_edit_stay(original, territory, come_back):
    path = territory / "convention.yaml"
    text = path.read_text(encoding="utf-8")
    marked = text.replace(
        "plus d’un sur cinq", "plus **d’un sur cinq** (voir [le site](https://exemple.fr))"
    )
    path.write_text(marked, encoding="utf-8")
    returned = edited(built(territory), replacing("moins de dix-huit", "moins de vingt"))
    returned = edited(returned, replacing("un sur cinq", "un sur quatre"))
    assert come_back(returned, "--appliquer")[0] == 0
    said = path.read_text(encoding="utf-8")
    assert "plus **d’un sur quatre** (voir [le site](https://exemple.fr)) a moins de vingt" in said


def test_words_of_the_house_titles_and_computed_values_are_refused(original, come_back, territory):
    before = snapshot(territory)
    returned = edited(
        original,
        replacing("verse les prestations", "verse des prestations"),
        replacing("12 480", "13 000"),
        adding("La Caf ouvre aux professionnels", "Un titre de plus", style="Heading2"),
    )
    code, printed, _ = come_back(returned, "--appliquer")
    assert code == 1
    assert "texte de la maison : proposez articles.remplacer" in printed
    assert "titre : les titres viennent des sources et des gabarits" in printed
    assert " : « Un titre de plus » ajouté" in printed and "« »" not in printed
    assert [line[:20] for line in changes(before, territory)] == [
        "-     Rochebrune-les",
        "+     Rochebrune-les",
    ]


def test_a_value_that_the_sources_could_not_hold_is_refused_alone(original, come_back, territory):
    returned = edited(
        original, in_column("Priorité", "dès que possible"), tracking("dix-huit", "vingt")
    )
    before = snapshot(territory)
    code, printed, _ = come_back(returned, "--appliquer")
    assert code == 1
    assert "À reprendre" not in printed and printed.startswith("Repris (1)\n")
    (refused,) = (line for line in printed.splitlines() if "dès que possible" in line)
    assert refused.startswith("  actions/") and "valeur refusée : " in refused
    assert [line.split()[-2:] for line in changes(before, territory) if line[0] == "+"] == [
        ["ans.", "La"]
    ]


def in_column(title, words):
    """A change that types words in the first cell under a title of a table."""

    def change(root):
        for row in root.iter(f"{W}tr"):
            titles = ["".join(t.text for t in cell.iter(f"{W}t")) for cell in row.iter(f"{W}tc")]
            if title in titles:
                cell = list(row.getnext().iter(f"{W}tc"))[titles.index(title)]
                next(cell.iter(f"{W}t")).text = words
                return
        raise AssertionError(title)

    return change


def test_a_comment_stands_above_its_value_and_is_written_once(original, come_back, territory):
    before = snapshot(territory)
    returned = commented(original, "Les signataires n’ont pas voulu", "Est-ce bien sûr ?")
    assert come_back(returned, "--appliquer")[0] == 0
    said = "+   # relecture de Juriste Caf, le 12 mars 2026 : Est-ce bien sûr ?"
    assert changes(before, territory) == [said]
    assert come_back(returned, "--appliquer")[0] == 0
    assert changes(before, territory) == [said]


def test_what_the_sources_changed_since_is_a_conflict(original, come_back, territory):
    path = territory / "convention.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Un même cap pour", "Un seul cap pour"),
        encoding="utf-8",
    )
    before = snapshot(territory)
    returned = edited(original, replacing("Un même cap pour les", "Un même cap pour nos"))
    code, printed, _ = come_back(returned, "--appliquer")
    assert code == 1
    assert "En conflit" in printed
    assert "« Un seul cap pour les familles » dans convention.yaml:15" in printed
    assert snapshot(territory) == before


def test_a_report_and_an_answer_say_all(original, come_back, territory, tmp_path):
    returned = edited(
        original,
        replacing("verse les prestations", "verse des prestations"),
        replacing("Un même cap pour les familles", "Un cap pour les familles"),
    )
    options = ("--rapport", "r.json", "--refus", "refus.docx", "--auteur", "Mme Roy")
    assert come_back(returned, *options)[0] == 1
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [(one["etat"], one["chemin"], one["auteur"]) for one in report["lignes"]] == [
        ("repris", "convention.slogan", "Mme Roy"),
        ("refuse", "", "Mme Roy"),
    ]
    content = (tmp_path / "refus.docx").read_bytes()
    said = " ".join(line.text for line in returned_lines(read_paragraphs(package_of(content, ""))))
    assert "proposez articles.remplacer" in said
    assert "verse des prestations" in said


def test_what_the_house_changed_since_is_not_laid_at_the_partner_s_door(
    original, come_back, territory, tmp_path
):
    returned = edited(
        original,
        replacing("verse les prestations", "verse des prestations"),
        replacing("Un même cap pour les familles", "Un cap pour les familles"),
        adding("La Caf ouvre aux professionnels", "Un titre de plus", style="Heading2"),
    )
    found = parts(returned)
    name = next(n for n in found if n.startswith("customXml/item1"))
    before = re.sub(rb' texte="\w{32}"', b' texte="0123456789abcdef0123456789abcdef"', found[name])
    assert before != found[name]
    code, printed, _ = come_back(packed({**found, name: before}), "--refus", "refus.docx")
    assert code == 1
    assert printed.startswith(f"{NAME} : les textes de la maison ont changé depuis que ce document")
    assert printed.count("récrit par la maison depuis l’envoi, ou par qui a relu : comparez") == 2
    assert "proposez articles.remplacer" not in printed
    assert "Un cap pour les familles" in printed
    content = (tmp_path / "refus.docx").read_bytes()
    answer = [line.text for line in returned_lines(read_paragraphs(package_of(content, "")))]
    assert not any("verse des prestations" in line for line in answer)
    assert "1 modification retenue." in answer
    assert any("ils ne sont ni retenus ni refusés" in line for line in answer)


def other_tool(original):
    return packed({n: p for n, p in parts(original).items() if not n.startswith("customXml/")})


def later(original):
    found = parts(original)
    name = next(n for n in found if n.startswith("customXml/item1"))
    return packed({**found, name: found[name].replace(b"sources:1", b"sources:2")})


def bomb(original):
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        archive.writestr(DOCUMENT, b" " * 60_000_000)
    return target.getvalue()


def entities(original):
    found = parts(original)
    return packed({**found, DOCUMENT: b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})


REFUSED = {
    "relecture-etrangere": other_tool,
    "relecture-version": later,
    "word-demesure": bomb,
    "word-illisible": lambda original: b"no Word file",
    "word-verrouille": lambda original: (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    ),
    "word-refuse": entities,
}


@pytest.mark.parametrize("code", REFUSED)
def test_what_is_no_document_of_the_house_is_refused(code, original, come_back, territory):
    before = snapshot(territory)
    found, printed, told = come_back(REFUSED[code](original), "--appliquer")
    assert (found, printed) == (1, "")
    assert told.startswith(f"{NAME}: ") and f"[{code}]" in told
    assert snapshot(territory) == before


def test_macros_are_refused(original, come_back):
    content = packed({**parts(original), "word/vbaProject.bin": b"x"})
    assert "[word-refuse]" in come_back(content)[2]


def test_a_document_of_another_territory_is_refused(original, come_back, territory):
    shutil.copytree(SHIPPED / "nancy", territory.parent / "nancy")
    if (SHIPPED / "commun").is_dir():
        shutil.copytree(SHIPPED / "commun", territory.parent / "commun", dirs_exist_ok=True)
    code, _, told = come_back(original, "--territoire", "nancy")
    assert (code, "[relecture-autre]" in told) == (1, True)


def test_a_document_whose_sources_bear_another_title_is_told(original, come_back):
    found = parts(original)
    name = "docProps/core.xml"
    content = packed({**found, name: found[name].replace(b"<dc:title>", b"<dc:title>Autre ")})
    assert "[relecture-inconnue]" in come_back(content)[2]


SAMPLE = ("nancy", ("convention",))
AMENDED = ("exemple-avenant", ("convention", "avenant"))
OF_ONE_TITLE = ("le-val-aux-moines", ("deliberation",))


def said(sent):
    """The words of each line of what was sent, with the paths of the values that say them.

    The only item of a list may be written as a value: both have one path here.
    """
    return [
        (line.keys, {path[:-1] if path[-1] == 0 else path for path in line.paths})
        for line in sent_lines(sent)
    ]


def test_sources_that_did_not_change_send_what_the_file_carries(original, territory, tmp_path):
    path = tmp_path / NAME
    path.write_bytes(original)
    with received(path) as one:
        carried = said(one.sent)
    with received(path) as one:
        one.compare(read(territory))
        assert one.sent.territory.folder == territory
        assert said(one.sent) == carried


@pytest.mark.parametrize("moved", [False, True])
def test_the_only_item_of_a_list_written_as_a_value_is_edited(
    original, come_back, territory, moved
):
    """Whether the sources are those that were sent, or have changed elsewhere since."""
    before = snapshot(territory)
    if moved:
        path = territory / "gouvernance.yaml"
        path.write_text(path.read_text().replace("en juin", "en mai"))
        before = snapshot(territory)
    content = edited(original, last_replaced("Service enfance", "Service petite enfance"))
    come_back(content, "--appliquer")
    assert [line for line in changes(before, territory) if "pilote:" in line] == [
        "-   pilote: Service enfance",
        "+   pilote: Service petite enfance",
    ]


def last_replaced(before, after):
    """A change of the last words that are these: those of the sheet of an action."""

    def change(root):
        found = [text for text in root.iter(f"{W}t") if text.text == before]
        found[-1].text = after

    return change


FEW = [
    SAMPLE,
    AMENDED,
    OF_ONE_TITLE,
    ("le-val-aux-moines", ("convention", "presentation", "note-synthese", "fiches")),
]
EVERY = [(p.name, tuple(e.id for e in catalogue())) for p in list_territories(SHIPPED)]


@pytest.mark.parametrize(
    ("name", "documents"), EVERY if ALL else swept(FEW, [SAMPLE, AMENDED, OF_ONE_TITLE])
)
def test_no_document_of_a_shipped_territory_asks_for_anything(name, documents, tmp_path):
    """`CTG_RELECTURES=1` tries all documents of all of them; without it, the last of each kind."""
    folder = SHIPPED / name
    made = prepare_whole(folder, documents)
    pieces = [piece for piece in made.pieces if "docx" in piece.formats]
    asking = {}
    for rank, piece in enumerate(pieces if ALL else {p.entree: p for p in pieces}.values()):
        path = tmp_path / f"{rank}.docx"
        path.write_bytes(drawn(piece, made.theme))
        with received(path) as one:
            if found := review(one, folder).proposals:
                asking[piece.chemin] = found
    assert asking == {}
