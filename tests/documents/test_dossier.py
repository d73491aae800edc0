"""The dossier of the council and of the prefecture, read back from its published folder."""

import hashlib
import io
import json
import re
import shutil
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from livre import SOURCES, read
from PIL import Image

from ctg_docs.composing.families.dossier.bordereau import LIMITE, Bordereau, Fichier
from ctg_docs.composing.families.dossier.inventaire import inventaire
from ctg_docs.pipeline import entries, gather, prepare, publish_dossier
from ctg_docs.pipeline import territory as reading
from ctg_docs.pipeline.comparing import compare
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.pipeline.subjects import pieces_of
from ctg_docs.signing.likeness import Ressemblance
from ctg_docs.writing.formats import write
from ctg_docs.writing.text import plain_text

ACCEPTED = re.compile(r"[0-9]{2}_[A-Za-z0-9_-]+\.(pdf|jpg|png)")
SHEETS = ["bordereau.json", "bordereau.pdf"]
VOTE = "statut: vote"
VOTED = """\
seances:
  - id: conseil-2024-03-05
    partie: ville
    date: 2024-03-05
    deliberation:
      numero: 2024-12
      vote: {pour: 20}
      teletransmission:
        date_reception_prefecture: 2024-03-07
        date_publication: 2024-03-11
"""
JOINED = """\
pieces_jointes:
  - {id: charte, titre: Charte d’accueil, fichier: pieces/charte.pdf}
  - {id: carte, titre: Carte des services, fichier: pieces/CARTE.JPEG}
"""
DECISION = (
    "nom_court: la Ville\n",
    "nom_court: la Ville\n    decision: {numero: 2024-12, date: 2024-03-05, fichier: scan.pdf}\n",
)


def pdf(pages=1, **options):
    file = pikepdf.new()
    for _ in range(pages):
        file.add_blank_page()
    stream = io.BytesIO()
    file.save(stream, **options)
    return stream.getvalue()


def picture(kind):
    stream = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(stream, kind)
    return stream.getvalue()


def flat(text):
    """A text with plain spaces, as a reader types what he looks for."""
    return re.sub(r"\s+", " ", text)


def printed(path):
    """The words of a PDF by its tags."""
    return flat(" ".join(text for _, text, _ in read(path.read_bytes()).elements))


def published(folder, output):
    gathered = gather(folder)
    assert gathered.sheet is not None, [str(p) for p in gathered.problems]
    publish_dossier(gathered, output)
    return output / gathered.nom / "dossier"


def facts(folder):
    return json.loads((folder / "bordereau.json").read_text(encoding="utf-8"))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def voted(sources, *changes, more=""):
    """A territory whose council has voted, with a scan named .pdf that is a picture, and a map."""
    folder = sources(("statut: projet", VOTE), DECISION, *changes, more=VOTED + JOINED + more)
    (folder / "pieces").mkdir()
    (folder / "scan.pdf").write_bytes(picture("PNG"))
    (folder / "pieces/charte.pdf").write_bytes(pdf(3))
    (folder / "pieces/CARTE.JPEG").write_bytes(picture("JPEG"))
    return folder


# The folder


def test_a_voted_dossier_holds_every_paper_once_in_order_and_nothing_else(sources, tmp_path):
    folder = published(voted(sources), tmp_path / "build")
    listed = facts(folder)["fichiers"]
    assert [item["nom"] for item in listed] == [
        "01_projet-convention.pdf",
        "02_projet-decision_caf.pdf",
        "03_note_caf.pdf",
        "04_deliberation_conseil-2024-03-05.pdf",
        "05_note_conseil-2024-03-05.pdf",
        "06_liste_conseil-2024-03-05.pdf",
        "07_copie_ville.png",
        "08_piece_charte.pdf",
        "09_piece_carte.jpg",
    ]
    assert names(folder) == sorted([item["nom"] for item in listed] + SHEETS)

    # Names, sizes, pages and fingerprints are those of the very bytes that were published.
    sheet = printed(folder / "bordereau.pdf")
    for item in listed:
        content = (folder / item["nom"]).read_bytes()
        assert ACCEPTED.fullmatch(item["nom"])
        assert len(item["nom"]) <= 64
        assert item["octets"] == len(content)
        assert item["sha256"] == hashlib.sha256(content).hexdigest()
        assert f"{item['nom']} {item['sha256']}" in sheet
        assert flat(item["titre"]) in sheet
        if item["nom"].endswith(".pdf"):
            with pikepdf.open(io.BytesIO(content)) as file:
                assert item["pages"] == len(file.pages)
    assert [item["pages"] for item in listed][-3:] == [1, 3, 1]
    assert facts(folder)["octets"] == sum(item["octets"] for item in listed)
    assert facts(folder)["limite_octets"] == 150 * 1024 * 1024

    # What the territory gave is there as it gave it.
    given = tmp_path / "sources/essai"
    assert (folder / "07_copie_ville.png").read_bytes() == (given / "scan.pdf").read_bytes()
    assert (folder / "09_piece_carte.jpg").read_bytes() == (
        given / "pieces/CARTE.JPEG"
    ).read_bytes()

    # Our files open anywhere, run nothing, and still tell which sources made them.
    for item in listed[:6]:
        check_sound(folder / item["nom"])
    check_sound(folder / "bordereau.pdf")
    convention = (folder / "01_projet-convention.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(convention)) as file:
        carried = {name: item.get_file().read_bytes() for name, item in file.attachments.items()}
    compared = compare(convention, carried)
    assert compared is not None
    assert compared.mots == Ressemblance.EXACTE


def check_sound(path):
    with pikepdf.open(path) as file:
        assert not file.is_encrypted
        assert file.check_pdf_syntax() == []
        assert "/JavaScript" not in file.Root.get("/Names", {})
        assert "/OpenAction" not in file.Root
        assert all("/AA" not in page for page in file.pages)


def test_a_dossier_takes_the_place_of_the_last_one_with_the_same_bytes(sources, tmp_path):
    territory = sources()
    first = published(territory, tmp_path / "build")
    before = {path.name: path.read_bytes() for path in first.iterdir()}
    (first / "99_perime.pdf").write_bytes(b"")
    assert published(territory, tmp_path / "build") == first
    assert {path.name: path.read_bytes() for path in first.iterdir()} == before
    assert [path.name for path in first.parent.iterdir()] == ["dossier"]

    # A draft is for the members, who read it before they sit: nothing of it is transmitted.
    assert names(first) == [
        "01_projet-convention.pdf",
        "02_projet-decision_caf.pdf",
        "03_note_caf.pdf",
        "04_projet-deliberation_ville.pdf",
        "05_note_ville.pdf",
        *SHEETS,
    ]
    assert {item["pour"] for item in facts(first)["fichiers"]} == {"membres de l’assemblée"}
    assert "pour la convocation des assemblées" in printed(first / "bordereau.pdf")

    # The files are those that the other commands publish.
    notes = prepare(territory, ["note-synthese"])
    assert notes.theme is not None
    drawn = [dict(write(carrying(p), notes.theme, ["pdf"]))["pdf"] for p in notes.pieces]
    assert drawn == [before["03_note_caf.pdf"], before["05_note_ville.pdf"]]


# What the sheet says, by the state of the acts


def sheet(folder):
    """The text of the summary sheet of a territory, with files that are not drawn."""
    lecture = reading.read(folder)
    assert lecture.lu is not None, [str(p) for p in lecture.problems]
    dossier, vue = lecture.lu
    files = tuple(
        Fichier(rank, f"{rank:02d}.pdf", planned, planned.nature, "", 1, 1000, "0" * 64)
        for rank, planned in enumerate(inventaire(vue), 1)
    )
    made = Bordereau(vue, files)
    (entry,) = entries(["bordereau"])
    (piece,) = pieces_of(entry, [made], vue.theme, [dossier], dossier.positions)
    assert piece.problems == ()
    return flat(plain_text(piece.document)), made


def act(party, day, sent="", posted="", vote="{pour: 20}"):
    steps = {"date_reception_prefecture": sent, "date_publication": posted}
    told = ", ".join(f"{key}: {value}" for key, value in steps.items() if value)
    return (
        f"  - {{id: {party}-{day}, partie: {party}, date: {day}, "
        f"deliberation: {{vote: {vote}, teletransmission: {{{told}}}}}}}\n"
    )


CCAS = (
    "champs:\n",
    "  - id: ccas\n    type: ccas_cias\n    nom_court: le CCAS\n"
    "    nom_officiel: Centre communal d’action sociale du Test\nchamps:\n",
)
TOWN = act("ville", "2024-03-05", "2024-03-07", "2024-03-11")
SAID = "Signature possible à compter du "
ALL_READY = ", jour où toutes les délibérations qui doivent l’être sont exécutoires"
NO_CAF = ", sous réserve de la décision de la Caf, dont la date n’est pas connue"
COUNCIL = "Conseil municipal de la commune du Test : "
BOARD = "Conseil d’administration du Centre communal d’action sociale du Test : "


@pytest.mark.parametrize(
    ("acts", "more", "expected"),
    [
        ([TOWN], "", [f"{SAID}11 mars 2024{ALL_READY}{NO_CAF}."]),
        (
            [act("ville", "2024-03-05", "2024-03-14", "2024-03-11"), act("caf", "2024-02-20")],
            "",
            [f"{SAID}14 mars 2024{ALL_READY}."],
        ),
        (
            [TOWN, act("caf", "2024-04-02")],
            "",
            [f"{SAID}11 avril 2024{ALL_READY}.", "prise le 2 avril 2024 ;", "à confirmer."],
        ),
        (
            [act("ville", "2024-03-05", "2024-03-07")],
            "",
            ["impossible à dire. Il manque :", f"{COUNCIL}la date de publication"],
        ),
        (
            [act("ville", "2024-03-05", "", "2024-03-07")],
            "",
            ["impossible à dire. Il manque :", f"{COUNCIL}la date de transmission"],
        ),
        (
            [act("ville", "2024-03-05", vote="{pour: 2, contre: 20}")],
            "",
            ["impossible à dire. Il manque :", f"{COUNCIL}un vote favorable"],
        ),
        (
            [TOWN],
            "signature: {date: 2024-03-08}\n",
            [
                f"{SAID}11 mars 2024",
                "La signature est prévue le 8 mars 2024, avant ce jour",
                "cette date est à reporter.",
            ],
        ),
        (
            [TOWN],
            "signature: {date: 2024-03-11}\n",
            [f"{SAID}11 mars 2024", "La signature est prévue le 11 mars 2024. Assemblées"],
        ),
    ],
)
def test_the_sheet_says_from_when_the_convention_may_be_signed(sources, acts, more, expected):
    text, _ = sheet(sources(("statut: projet", VOTE), more="seances:\n" + "".join(acts) + more))
    place = 0
    for words in expected:
        found = text.find(words, place)
        assert found >= 0, (words, text)
        place = found


def test_every_council_is_waited_for_and_the_late_ones_are_named(sources):
    acts = TOWN + act("ccas", "2024-03-06", "2024-03-08")
    text, made = sheet(sources(CCAS, ("statut: projet", VOTE), more=f"seances:\n{acts}"))
    assert f"{BOARD}la date de publication" in text
    assert COUNCIL not in text
    assert made.transmission.phrase == (
        "signature possible à compter du… : impossible à dire ; il manque, pour le conseil "
        "d’administration du Centre communal d’action sociale du Test, la date de publication"
    )
    both = TOWN + act("ccas", "2024-03-06", "2024-03-08", "2024-03-20")
    text, made = sheet(sources(CCAS, ("statut: projet", VOTE), more=f"seances:\n{both}"))
    assert f"{SAID}20 mars 2024" in text
    assert made.transmission.possible == date(2024, 3, 20)


def test_a_draft_names_all_that_each_council_has_still_to_do(sources):
    text, _ = sheet(sources())
    all_of_it = "le résultat du vote, la date de transmission et la date de publication"
    assert f"{COUNCIL}la date de la séance, {all_of_it}" in text
    assert "La date de la décision de la Caf n’est pas connue non plus." in text


def test_the_table_of_the_assemblies_tells_each_step_of_each_act(sources):
    acts = TOWN + act("caf", "2024-02-20")
    text, _ = sheet(sources(("statut: projet", VOTE), more=f"seances:\n{acts}"))
    caf = "Conseil d’administration de la Caisse d’allocations familiales des Essais"
    assert f"{caf} | 20/02/2024 | – | sans objet | sans objet | sans objet" in text
    town = "Conseil municipal de la commune du Test"
    assert f"{town} | 05/03/2024 | – | 07/03/2024 | 11/03/2024 | 11/03/2024" in text
    assert "Il manque" not in text


@pytest.mark.parametrize(
    ("territory", "expected"),
    [
        ("exemple", "Dossier de la convention prête à signer."),
        ("le-val-aux-moines", "Dossier de projet, pour la convocation des assemblées."),
        ("nancy", "Reconstitution : elle ne reproduit pas le texte signé."),
    ],
)
def test_the_sheet_says_which_dossier_it_is(territory, expected):
    text, _ = sheet(SOURCES / territory)
    assert expected in text


def test_a_signed_convention_is_told_apart_from_the_file_that_was_signed(tmp_path):
    folder = tmp_path / "exemple"
    shutil.copytree(SOURCES / "exemple", folder)
    path = folder / "convention.yaml"
    path.write_text(path.read_text("utf-8").replace("statut: a_signer", "statut: signe"), "utf-8")
    text, _ = sheet(folder)
    assert "Dossier de la convention signée le 16 décembre 2021." in text
    assert "n’en est pas l’exemplaire signé" in text
    assert "est prévue" not in text


# The shipped example


def test_the_example_is_ready_to_be_transmitted_and_signed(tmp_path, ctg):
    arguments = ["--territoire", "exemple", "--sources", str(SOURCES), "--sortie", str(tmp_path)]
    code, out, _ = ctg("dossier", *arguments)
    folder = tmp_path / "exemple/dossier"
    told = facts(folder)
    size = round(told["octets"] / 1024**2, 1)
    assert code == 0
    assert flat(out.splitlines()[-1]) == (
        f"exemple : 12 pièces, {str(size).replace('.', ',')} Mo sur 150 Mo ; "
        "signature possible à compter du 7 décembre 2021"
    )
    assert sorted(out.splitlines()[:-1]) == [str(folder / name) for name in names(folder)]
    assert {path.suffix for path in folder.iterdir()} == {".pdf", ".json"}
    assert [item["nature"] for item in told["fichiers"]] == [
        "Convention",
        *("Décision", "Note de présentation"),
        *("Délibération", "Note explicative de synthèse", "Liste des délibérations"),
        *("Délibération", "Rapport explicatif", "Liste des délibérations"),
        *("Délibération", "Rapport", "Liste des délibérations"),
    ]
    assert told["signature"]["possible_a_compter_du"] == "2021-12-07"
    assert [line["executoire_depuis"] for line in told["assemblees"]] == [
        None,
        "2021-11-29",
        "2021-12-02",
        "2021-12-07",
    ]
    sheet = printed(folder / "bordereau.pdf")
    assert f"{SAID}7 décembre 2021{ALL_READY}." in sheet
    assert "La signature est prévue le 16 décembre 2021." in sheet
    for words in ("2021-087", "29/11/2021", "CP-2021-12-214", "07/12/2021", "contrôle de légalité"):
        assert words in sheet
    for item in told["fichiers"]:
        content = (folder / item["nom"]).read_bytes()
        assert item["sha256"] == hashlib.sha256(content).hexdigest()
        assert item["sha256"] in sheet
        check_sound(folder / item["nom"])


# Refusals


LOCKED = pikepdf.Encryption(owner="secret", user="")
CLOSED = pikepdf.Encryption(owner="secret", user="secret")
FORMAT = "n’est ni un PDF, ni une image JPEG ou PNG [piece-refusee]"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("charte.docx", b"PK\x03\x04 un document de traitement de texte", FORMAT),
        ("charte.pdf", b"PK\x03\x04 le meme, sous un autre nom", FORMAT),
        ("charte.txt", b"Un texte", FORMAT),
        ("charte.tif", b"II*\x00", FORMAT),
        ("charte.pdf", b"", FORMAT),
        ("charte.pdf", pdf(encryption=LOCKED), "est un PDF verrouillé [piece-illisible]"),
        ("charte.pdf", pdf(encryption=CLOSED), "est un PDF verrouillé [piece-illisible]"),
        ("charte.pdf", pdf(0), "est un PDF sans page [piece-illisible]"),
        ("charte.pdf", b"%PDF-1.7 rien de plus", "est un PDF abîmé [piece-illisible]"),
        ("charte.png", picture("PNG")[:60], "est une image abîmée [piece-illisible]"),
        ("charte.jpg", picture("JPEG")[:200], "est une image abîmée [piece-illisible]"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_no_platform_takes_is_refused_in_its_place(sources, ctg, name, content, expected):
    folder = sources(more=f"pieces_jointes:\n  - {{id: charte, titre: Charte, fichier: {name}}}\n")
    (folder / name).write_bytes(content)
    code, out, err = ctg("dossier", "--territoire", "essai")
    assert code == 1
    assert f"sources/essai/suite.yaml:2:42: « {name} » {expected}" in err
    assert "essai : rien n’est écrit, 1 erreur" in out
    assert not Path("build").exists()


def test_the_copy_of_a_decision_is_looked_at_like_any_other_file(sources, ctg):
    folder = sources(DECISION)
    (folder / "scan.pdf").write_bytes(b"PK\x03\x04")
    code, _, err = ctg("dossier", "--territoire", "essai")
    assert code == 1
    assert f"« scan.pdf » {FORMAT}" in err
    assert "sources/essai/convention.yaml:" in err


def test_a_dossier_too_heavy_to_be_sent_is_refused_before_anything_is_read(sources, ctg, tmp_path):
    folder = sources(
        more="""\
        pieces_jointes:
          - {id: carte, titre: Carte, fichier: carte.pdf}
          - {id: plan, titre: Plan, fichier: plan.pdf}
        """
    )
    for name, size in (("carte.pdf", LIMITE - 10), ("plan.pdf", 100)):
        with (folder / name).open("wb") as file:
            file.truncate(size)
    code, _, err = ctg("dossier", "--territoire", "essai")
    assert code == 1
    assert "sources/essai/suite.yaml:2:" in flat(err)
    assert "le dossier pèserait 150 Mo, au-delà des 150 Mo d’un envoi [dossier-lourd]" in flat(err)
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("wrong", ["absent.pdf", "../ailleurs.pdf"])
def test_a_territory_in_error_keeps_its_last_dossier(sources, ctg, tmp_path, wrong):
    kept = tmp_path / "build/essai/dossier"
    kept.mkdir(parents=True)
    (kept / "01_convention.pdf").write_bytes(b"avant")
    (tmp_path / "sources/ailleurs.pdf").parent.mkdir(exist_ok=True)
    (tmp_path / "sources/ailleurs.pdf").write_bytes(pdf())
    sources(more=f"pieces_jointes:\n  - {{id: charte, titre: Charte, fichier: {wrong}}}\n")
    code, out, err = ctg("dossier", "--territoire", "essai")
    assert code == 1
    assert "sources/essai/suite.yaml:2:42: " in err
    assert "rien n’est écrit" in out
    assert (kept / "01_convention.pdf").read_bytes() == b"avant"


def test_two_files_to_join_do_not_share_a_name(sources, ctg):
    line = "  - {id: charte, titre: Charte, fichier: charte.pdf}\n"
    folder = sources(more=f"pieces_jointes:\n{line}{line}")
    (folder / "charte.pdf").write_bytes(pdf())
    code, _, err = ctg("dossier", "--territoire", "essai")
    assert code == 1
    assert "[identifiant-double]" in err


def test_a_folder_that_cannot_be_written_is_told_in_french(sources, ctg, tmp_path):
    sources()
    (tmp_path / "build").mkdir()
    Path(tmp_path / "build/essai").write_text("un fichier")
    code, _, err = ctg("dossier", "--territoire", "essai")
    assert code == 5
    assert err.startswith("build/essai: un fichier se trouve où un dossier est attendu")
