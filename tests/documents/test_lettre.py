"""The letter of a caisse: the signatures of a period, all of them, and only what sources say."""

from __future__ import annotations

import re
import shutil
from datetime import date
from email import message_from_bytes, policy
from functools import cache
from pathlib import Path

import lxml.html
import pytest
from livre import SOURCES, tree_words, words
from pdf_text import read
from sample_document import draw_picture
from test_word_text import numbered_lines
from word_file import WordFile

from ctg_docs.building.build import Build
from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.document.nodes import sections
from ctg_docs.pipeline import BuildRun, Prepared, construct, prepare, prepare_lettres
from ctg_docs.reading.folder import list_territories
from ctg_docs.writing.formats import write
from ctg_docs.writing.text import plain_text

MARCH = (date(2024, 3, 1), date(2024, 3, 31))
SHIPPED = {
    "lettres/54-2022-01": "Une nouvelle signature de CTG en janvier 2022",
    "lettres/92-2024-03": "Trois nouvelles signatures de CTG en mars 2024",
}
# What the public letter of the Caf des Hauts-de-Seine says: each fact stands in ours.
FACTS = [
    "Trois nouvelles signatures de CTG en mars 2024",
    "la Caf et la commune",
    "cinq ans, de 2023 à 2027",
    "de la petite enfance et de la jeunesse",
    "de l’accès aux droits",
    "le 8 mars à l’hôtel de ville de Bois-Colombes, en présence d’Yves Révillon, maire de la Ville",
    "Fabrice Dorin, président du conseil d’administration de la Caf",
    "Emmanuel Gouault, directeur",
    "plan de développement et de maintien de l’offre d’accueil",
    "coordination des actions en direction du handicap",
    "temps collectifs d’information avec les partenaires du territoire",
    "guichet unique de proximité",
    "un parcours « accès aux droits » dans le cadre du « parcours citoyen »",
    "À Issy-les-Moulineaux, la convention a été signée le 15 mars à l’hôtel de ville par",
    "par André Santini, maire de la Ville",
    "Hugo Dapino, 1er vice-président du conseil d’administration de la Caf",
    "l’attractivité des métiers de la petite enfance",
    "l’accueil dans les structures de droit commun",
    "l’autonomie et de l’engagement citoyen des jeunes",
    "l’Espace Andrée Chedid comme lieu ressource parentalité labellisé « 1 000 premiers jours »",
    "un centre socioculturel dans le quartier des Épinettes",
    "autour de l’accompagnement des publics et de l’accès aux droits",
    "les situations de non-décence",
    "Enfin, le 20 mars, celle de Boulogne-Billancourt a été signée en mairie par",
    "Pierre-Christophe Baguet, maire de la ville et président de Grand Paris Seine Ouest",
    "modernisation de certaines structures",
    "l’inclusion des enfants en situation de handicap au sein des équipements de la ville",
    "accès aux droits et d’inclusion numérique",
    "l’action en direction des jeunes",
    "Caisse d’allocations familiales des Hauts-de-Seine",
]
# Projects of Issy-les-Moulineaux that only the page of the town tells.
UNTOLD = ["Aparté", "formation continue", "labellisation écologique", "cofinancement"]


def letters(sources: Path = SOURCES, **asked: object) -> dict[str, Prepared]:
    """Return what is prepared for the letters asked, by name."""
    selection = Selection(**asked)  # type: ignore[arg-type]
    found = prepare_lettres(list_territories(sources), ["lettre"], selection)
    return {prepared.nom: prepared for prepared in found}


@cache
def shipped() -> dict[str, Prepared]:
    return made()


def made(**asked: object) -> dict[str, Prepared]:
    """Return the letters asked, without the territories whose caisse is unknown, which are told."""
    return {name: found for name, found in letters(**asked).items() if found.pieces}


def text(prepared: Prepared) -> str:
    """Return the plain text of a letter, with ordinary spaces."""
    return re.sub(r"[\u00a0\u202f]", " ", plain_text(prepared.pieces[0].document))


@cache
def drawn(name: str, suffix: str) -> bytes:
    prepared = shipped()[name]
    assert prepared.theme is not None
    ((_, content),) = write(prepared.pieces[0].document, prepared.theme, [suffix])
    return content


def pdf_words(name: str) -> list[str]:
    return words(t for _, t, _ in read(drawn(name, "pdf")).elements)


def docx_words(name: str) -> list[str]:
    return words(numbered_lines(WordFile(drawn(name, "docx"))))


def html_words(name: str) -> list[str]:
    body = lxml.html.document_fromstring(drawn(name, "html").decode()).body
    body.remove(body.find("a"))  # « Aller au contenu » is not of the document
    return words(t for t in body.itertext())


def eml_words(name: str) -> list[str]:
    form = message_from_bytes(drawn(name, "eml"), policy=policy.default).get_body(("html",))
    page = lxml.html.document_fromstring(form.get_content())
    return words(t for t in page.body.itertext())


READERS = {"pdf": pdf_words, "docx": docx_words, "html": html_words, "eml": eml_words}


# The real files


@pytest.mark.parametrize("suffix", READERS)
@pytest.mark.parametrize("name", SHIPPED)
def test_each_file_carries_the_words_of_the_letter_in_order(name, suffix):
    def bare(found: list[str]) -> str:
        return "".join(found).replace("\u00ad", "")

    assert bare(READERS[suffix](name)) == bare(tree_words(shipped()[name].pieces[0].document))


@pytest.mark.parametrize("suffix", READERS)
def test_each_fact_of_the_public_letter_stands_in_each_file(suffix):
    said = "".join(READERS[suffix]("lettres/92-2024-03"))
    assert [fact for fact in FACTS if "".join(fact.split()) not in said] == []
    assert [project for project in UNTOLD if "".join(project.split()) in said] == []


def test_the_titles_are_headings_of_the_files():
    document = shipped()["lettres/92-2024-03"].pieces[0].document
    assert [s.level for s in sections(document.blocks)] == [1, 2, 2, 2]
    page = lxml.html.document_fromstring(drawn("lettres/92-2024-03", "html").decode())
    titles = ["Bois-Colombes", "Issy-les-Moulineaux", "Boulogne-Billancourt"]
    assert [h.text_content() for h in page.iter("h2")] == titles
    assert [title for _, title in read(drawn("lettres/92-2024-03", "pdf")).outline][1:] == titles
    assert document.author == "Caisse d’allocations familiales des Hauts-de-Seine"
    assert document.date == date(2024, 3, 20)


# Which letters


def test_without_a_choice_each_caisse_has_a_letter_for_each_month_it_signed():
    titles = {
        name: p.pieces[0].document.title.replace("\u00a0", " ") for name, p in shipped().items()
    }
    assert titles == SHIPPED
    assert all(not p.problems for p in shipped().values())


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"departement": "92"}, ["92-2024-03"]),
        ({"departement": "92", "jours": MARCH}, ["92-2024-03"]),
        ({"departement": "54", "jours": MARCH}, []),
        ({"departement": "75"}, []),
        (
            {"jours": (date(2022, 1, 1), date(2024, 12, 31))},
            ["54-2022-01-01-2024-12-31", "92-2022-01-01-2024-12-31"],
        ),
        ({"jours": (date(2024, 1, 1), date(2024, 12, 31))}, ["92-2024"]),
        ({"jours": (date(2024, 3, 1), date(2024, 3, 15))}, ["92-2024-03-01-2024-03-15"]),
        ({"jours": (date(2024, 3, 9), date(2024, 3, 14))}, []),
        ({"territoires": frozenset({"nancy"})}, ["54-2022-01"]),
        ({"territoires": frozenset({"issy-les-moulineaux"})}, ["92-2024-03"]),
        ({"territoires": frozenset({"exemple"})}, []),
    ],
)
def test_letters_are_chosen_by_caisse_by_days_and_by_territory(asked, names):
    assert [name.removeprefix("lettres/") for name in made(**asked)] == names


def test_days_are_chosen_with_both_their_bounds():
    found = letters(departement="92", jours=(date(2024, 3, 8), date(2024, 3, 15)))
    said = text(found["lettres/92-2024-03-08-2024-03-15"])
    assert "Deux nouvelles signatures de CTG du 8 au 15 mars 2024" in said
    assert (
        "Le 15 mars, celle d’Issy-les-Moulineaux a été signée à son tour à l’hôtel de ville" in said
    )
    assert "Boulogne" not in said


def test_no_territory_makes_a_letter_of_its_own():
    assert prepare(SOURCES / "nancy", ["lettre"]).pieces == ()


def test_a_letter_is_published_beside_the_territories(tmp_path):
    run = BuildRun(Build(tmp_path, SOURCES), ["html"])
    (built,) = construct([shipped()["lettres/54-2022-01"]], run)
    assert built.files == [tmp_path / "lettres" / "54-2022-01.html"]


# What a letter says of what the sources tell, or do not


def signed(sources, name: str, day: str, *changes: tuple[str, str], more: str = "") -> None:
    """Write a territory of the Caf de l’Essonne that signed on that day."""
    signature = "" if "signature:" in more else f"signature:\n  date: {day}\n"
    sources(
        ("statut: projet", "statut: signe\n  partielle: oui"),
        ("    nom_officiel: Caisse d’allocations familiales des Essais\n", "    departement: 91\n"),
        ("nom: Le Test", f"nom: {name.capitalize()}"),
        ("  charniere: du\n  communes", "  communes"),
        *changes,
        more=signature + more,
        name=name,
    )


def told(**asked: object) -> str:
    (found,) = letters(Path("sources"), **asked).values()
    assert found.problems == []
    return text(found)


def test_what_is_not_known_leaves_no_sentence(sources):
    signed(
        sources,
        "valbrune",
        "2023-06-02",
        ("  periode:\n    debut: 2024-01-01\n    fin: 2027-12-31\n", ""),
        ("    representants:\n      - personne: martin\n        fonction: directeur\n", ""),
        ("    representants:\n      - personne: dupont\n        fonction: maire\n", ""),
    )
    assert told() == (
        "Lettre de la Caf de l’Essonne – juin 2023\n"
        "\n"
        "Une nouvelle signature de CTG en juin 2023\n"
        "Pour rappel, une convention territoriale globale (CTG) réunit dans un même projet ce que "
        "la Caf et la commune s’engagent à faire pour les familles. Celle qui a été signée en juin "
        "2023 intervient notamment dans le champ de l’enfance.\n"
        "\n"
        "Valbrune\n"
        "La convention de Valbrune a été signée le 2 juin.\n"
        "Lettre publiée par la Caisse d’allocations familiales de l’Essonne.\n"
    )


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("", "La convention de Valbrune a été signée le 2 juin par "),
        ("  lieu:\n    nom: Valbrune\n", "À Valbrune, la convention a été signée le 2 juin par "),
        (
            "  lieu:\n    nom: Valbrune\n  salle: mairie\n",
            "La convention a été signée le 2 juin à la mairie de Valbrune par ",
        ),
        (
            "  lieu:\n    nom: Valbrune\n  salle: salle des fêtes\n",
            "À Valbrune, la convention a été signée le 2 juin dans la salle des fêtes par ",
        ),
        (
            "  lieu:\n    nom: Le Havre\n    code_insee: 76351\n  salle: salle des fêtes\n",
            "de Valbrune a été signée le 2 juin au Havre, dans la salle des fêtes, par ",
        ),
        ("  salle: Zénith\n", "La convention de Valbrune a été signée le 2 juin (Zénith) par "),
    ],
)
def test_the_place_is_told_as_far_as_it_is_known(sources, more, sentence):
    signed(sources, "valbrune", "", more=f"signature:\n  date: 2023-06-02\n{more}")
    assert f"{sentence}Paul Martin, directeur de la Caf, et Anne Dupont, maire du Test." in told()


PRESENT = "signature:\n  date: 2023-06-02\n  presents:\n"
OTHER = "personnes:\n  - {id: henri, prenom: Henri, nom: Noël}\n"


@pytest.mark.parametrize(
    ("present", "sentence"),
    [
        (
            [
                ("dupont", "maire de Valbrune, présidente de l’agglomération"),
                ("martin", "directeur"),
            ],
            "par Anne Dupont, maire de Valbrune, présidente de l’agglomération, "
            "et par Paul Martin, directeur.",
        ),
        (
            [("martin", None), ("henri", "sous-préfet"), ("dupont", "maire")],
            "par Paul Martin, directeur de la Caf, et Anne Dupont, maire, "
            "en présence d’Henri Noël, sous-préfet.",
        ),
        (
            [("henri", None)],
            "par Paul Martin, directeur de la Caf, et Anne Dupont, maire du Test, "
            "en présence d’Henri Noël.",
        ),
        (
            [("henri", "président de la Caf"), ("martin", "directeur de la Caf")],
            "par Paul Martin, directeur de la Caf, et Anne Dupont, maire du Test, "
            "en présence d’Henri Noël, président de la Caf.",
        ),
    ],
)
def test_who_signed_is_told_apart_from_who_attended(sources, present, sentence):
    lines = [
        f"    - personne: {who}\n" + (f"      fonction: {what}\n" if what else "")
        for who, what in present
    ]
    signed(sources, "valbrune", "", more=PRESENT + "".join(lines) + OTHER)
    assert sentence in told()


def test_what_conventions_share_is_said_once_and_the_rest_of_each(sources):
    signed(sources, "valbrune", "2023-06-02", ("fin: 2027-12-31", "fin: 2028-06-30"))
    signed(sources, "vauclair", "2023-06-02")
    other = Path("sources/vauclair/convention.yaml")
    changed = other.read_text("utf-8").replace(
        "actions:\n", "  - {id: culture, titre: Culture, genre: f}\nactions:\n"
    )
    other.write_text(changed, encoding="utf-8")
    said = told()
    assert "Celles qui ont été signées en juin 2023 ont en commun le champ de l’enfance." in said
    assert "Elle porte sur quatre ans et demi, de janvier 2024 à juin 2028." in said
    assert "Le même jour, celle de Vauclair a été signée à son tour par" in said
    alone = "Elle porte sur quatre ans, de 2024 à 2027, et intervient aussi notamment dans le champ"
    assert f"{alone} de la culture." in said


def test_a_letter_over_several_years_dates_each_signature_in_full(sources):
    signed(sources, "valbrune", "2023-06-02")
    signed(sources, "vauclair", "2024-01-01")
    said = told(jours=(date(2023, 1, 1), date(2024, 12, 31)))
    assert "Deux nouvelles signatures de CTG de 2023 à 2024" in said
    assert "La convention de Valbrune a été signée le 2 juin 2023" in said
    assert "Le 1er janvier 2024, celle de Vauclair" in said


def test_without_chosen_projects_the_plan_gives_its_own_words(sources):
    nominal = ("    pilote: D", "    mots_presse_nominal: un plan de formation\n    pilote: D")
    signed(sources, "valbrune", "2023-06-02", nominal)
    assert "Parmi les projets inscrits dans cette convention figure un plan de formation." in told()


def test_projects_are_punctuated_as_a_list_and_keep_their_own_words(sources):
    chosen = [
        "Le soutien aux familles.",
        "l’ouverture d’un *lieu* commun",
        "la fin",
    ]
    lines = "".join(f"    - texte: {texte}\n" for texte in chosen)
    signed(sources, "valbrune", "2023-06-02", more=f"communication:\n  projets_phares:\n{lines}")
    assert ("• le soutien aux familles ;\n• l’ouverture d’un lieu commun ;\n• la fin.\n") in told()


BLOCS = """\
communication:
  lettre:
    editorial:
      texte: |
        Les familles du Val attendaient ce projet.

        Il commence cette année.
      auteur: Anne Dupont, maire du Test
    temoignages:
      - texte: Le guichet unique m’a évité trois rendez-vous.
        nom: Nadia
        qualite: mère de deux enfants
      - {texte: Merci !, nom: Karim}
    photos:
      - fichier: place.png
        alternative: Des enfants sur la place
        legende: La place
        credit: Ville
    liens:
      - {titre: Le texte de la convention, adresse: "https://www.test.example/ctg.pdf"}
"""


def test_a_letter_tells_what_its_authors_add(sources):
    """An editorial at the head; words, pictures and links after the projects of each territory."""
    signed(sources, "valbrune", "2023-06-02", more=BLOCS)
    draw_picture(Path("sources/valbrune")).rename("sources/valbrune/place.png")
    (found,) = letters(Path("sources")).values()
    assert found.problems == [] and found.theme
    lines = [line for line in text(found).splitlines() if line]
    start = lines.index("Éditorial")
    assert lines[start : start + 5] == [
        "Éditorial",
        "Les familles du Val attendaient ce projet.",
        "Il commence cette année.",
        "Anne Dupont, maire du Test",
        "Valbrune",
    ]
    assert lines[-9:] == [
        "« Le guichet unique m’a évité trois rendez-vous. »",
        "Nadia, mère de deux enfants",
        "« Merci ! »",
        "Karim",
        "[Des enfants sur la place]",
        "La place – Crédit : Ville",
        "En savoir plus :",
        "• Le texte de la convention",
        "Lettre publiée par la Caisse d’allocations familiales de l’Essonne.",
    ]
    said = {}
    for suffix, content in write(found.pieces[0].document, found.theme, ["html", "eml"]):
        said[suffix] = content
    assert b'alt="Des enfants sur la place"' in said["html"]
    mail = message_from_bytes(said["eml"], policy=policy.default)
    assert [part.get_content_type() for part in mail.walk()][-2:] == ["text/html", "image/jpeg"]


def test_in_french_guiana_the_convention_is_named_in_full(sources):
    signed(sources, "valbrune", "2023-06-02", ("departement: 91", "departement: 973"))
    said = told()
    assert "Une nouvelle signature de convention territoriale globale en juin 2023" in said
    assert "CTG" not in said


def test_each_caisse_of_a_territory_has_its_own_letter(sources):
    second = "  - id: caf-2\n    type: caf\n    departement: 92\n  - id: ville\n"
    signed(sources, "valbrune", "2023-06-02", ("  - id: ville\n", second))
    assert list(letters(Path("sources"))) == ["lettres/91-2023-06", "lettres/92-2023-06"]


# What stops a letter


@pytest.fixture
def shipped_copy(tmp_path, monkeypatch):
    """Copy the shipped sources, which a test then spoils."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SOURCES, tmp_path / "sources")

    def spoil(name: str, old: str, new: str) -> dict[str, Prepared]:
        path = Path("sources") / name
        content = path.read_text("utf-8")
        assert old in content
        path.write_text(content.replace(old, new), encoding="utf-8")
        return letters(Path("sources"))

    return spoil


def refusals(found: dict[str, Prepared]) -> dict[str, list[str]]:
    return {name: [p.code for p in each.problems] for name, each in found.items() if each.refused}


def test_a_letter_that_would_leave_a_signature_out_is_refused_and_says_which(shipped_copy):
    found = shipped_copy("issy-les-moulineaux/parties.yaml", "fonction: maire", "fonctoin: maire")
    assert refusals(found) == {
        "issy-les-moulineaux": ["cle-manquante", "cle-inconnue"],
        "lettres/92-2024-03": ["lettre-incomplete"],
    }
    (told_why,) = found["lettres/92-2024-03"].problems
    assert re.sub(r":\d+:\d+:", ":", str(told_why)) == (
        "sources/issy-les-moulineaux/convention.yaml: la lettre « 92-2024-03 » serait "
        "incomplète : le territoire « issy-les-moulineaux » a signé dans la période, et ses "
        "sources sont en erreur [lettre-incomplete]\n"
        "    Corrigez d’abord ces sources : une lettre nomme toutes les signatures, ou ne part pas."
    )
    assert found["lettres/54-2022-01"].pieces


@pytest.mark.parametrize(
    ("file", "old", "new", "refused"),
    [
        # The day cannot be read: any letter of that caisse may lack it.
        ("nancy/convention.yaml", "date: 2022-01-26", "date: janvier", {"nancy"}),
        (
            "issy-les-moulineaux/convention.yaml",
            "date: 2024-03-15",
            "date: mars",
            {"issy-les-moulineaux", "lettres/92-2024-03"},
        ),
        # Its caisse is known: those of other départements are not concerned.
        ("nancy/convention.yaml", "convention:", "convention: a: b", {"nancy"}),
        # Its caisse cannot be read, but its day can.
        ("nancy/parties.yaml", 'departement: "54"', "departement: 5 4", {"nancy"}),
        ("nancy/parties.yaml", "parties:", "parties: a: b", {"nancy"}),
        # It has not signed: no letter is concerned.
        ("exemple/convention.yaml", "statut: a_signer", "statut: a_signer\n  statu: x", set()),
    ],
)
def test_only_the_letters_that_may_lack_a_signature_are_refused(
    shipped_copy, file, old, new, refused
):
    assert set(refusals(shipped_copy(file, old, new))) == refused


def test_a_signed_convention_without_a_day_is_told_and_stops_nothing(shipped_copy):
    found = shipped_copy("nancy/convention.yaml", "  date: 2022-01-26\n", "")
    assert [p.code for p in found["nancy"].problems] == ["sans-lettre"]
    assert refusals(found) == {}
    assert "lettres/54-2022-01" not in found


# The command


def test_the_command_writes_the_letters_and_prints_their_paths(sources, ctg):
    signed(sources, "valbrune", "2023-06-02")
    code, out, err = ctg("construire", "lettre", "--format", "docx,html")
    assert (code, err) == (0, "")
    assert out.replace("\\", "/").splitlines() == [
        "build/lettres/91-2023-06.docx",
        "build/lettres/91-2023-06.html",
        "2 fichiers écrits.",
    ]


def test_the_command_writes_one_letter_for_the_days_and_the_caisse_asked(sources, ctg):
    signed(sources, "valbrune", "2023-06-02")
    line = "construire lettre --departement 91 --du 2023-06-01 --au 15/06/2023 --format html"
    code, out, _ = ctg(*line.split())
    assert (code, out.splitlines()[0]) == (
        0,
        str(Path("build/lettres/91-2023-06-01-2023-06-15.html")),
    )


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("lettre", "aucune convention n’a été signée : il n’y a pas de lettre à écrire"),
        (
            "lettre --departement 92 --du 2024-03-01 --au 2024-03-31",
            "aucune convention n’a été signée avec la caisse du département 92 en mars 2024 :",
        ),
        ("lettre --territoire essai", "n’a été signée pour le territoire « essai » :"),
        ("convention --departement 92", "« --departement » choisit une lettre"),
        ("lettre --departement 99", "le département « 99 » n’existe pas"),
        ("lettre --du 2024-03-01", "« --du » et « --au » vont ensemble"),
        ("lettre --du 2024-03-01 --au mars", "« --au mars » n’est pas une date"),
        ("lettre --du 2024-03-02 --au 2024-03-01", "« --au » précède « --du »"),
    ],
)
def test_a_choice_without_any_signature_is_answered_with_code_2(sources, ctg, line, message):
    sources()
    code, _, err = ctg("construire", *line.split())
    assert code == 2
    assert message in err.replace("\u00a0", " ")
    assert not Path("build").exists()


NOTHING = "rien à construire, ces sources n’ont de sujet pour aucun de ces documents"


@pytest.mark.parametrize(("choice", "expected"), [("", 0), ("--departement 92", 2)])
def test_all_documents_go_without_letters_unless_some_are_chosen(
    sources, ctg, monkeypatch, choice, expected
):
    theme = shipped()["lettres/54-2022-01"].theme
    monkeypatch.setattr(
        "ctg_docs.pipeline.updating.prepare", lambda f, _: Prepared(f.name, [], theme)
    )
    sources()
    code, out, err = ctg("construire", "--tout", *choice.split())
    assert (code, out) == (expected, f"essai : {NOTHING}\n")
    assert ("aucune convention n’a été signée" in err) == bool(choice)


def test_problems_are_printed_once_and_the_other_letters_written(sources, ctg):
    signed(sources, "valbrune", "2023-06-02", ("fonction: maire", "fonctoin: maire"))
    signed(sources, "vauclair", "2023-06-03")
    signed(sources, "vertbois", "2023-07-03")
    code, out, err = ctg("construire", "lettre", "--format", "html")
    assert code == 1
    assert out.replace("\\", "/").splitlines() == [
        "valbrune : rien n’est écrit, 2 erreurs",
        "lettres/91-2023-06 : rien n’est écrit, 1 erreur",
        "build/lettres/91-2023-07.html",
        "1 territoire et 2 lettres : 1 construit, 2 refusés ; 1 fichier écrit.",
        "À reprendre : valbrune (2 erreurs), lettres/91-2023-06 (1 erreur).",
    ]
    assert err.count("[cle-inconnue]") == err.count("[lettre-incomplete]") == 1
