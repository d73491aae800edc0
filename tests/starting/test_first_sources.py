"""The first sources of a territory: prefilled, marked, in order, and built at once as a draft."""

import re
from pathlib import Path

import pytest

from ctg_docs.building.build import Build
from ctg_docs.building.publishing import publish_folder
from ctg_docs.pipeline import BuildRun, construct, prepare
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.house_files import FIRST_FILES
from ctg_docs.reading.yaml_file import parse_yaml
from ctg_docs.reference import communes, epci
from ctg_docs.reference.tables import table
from ctg_docs.starting.facts import avertissement, designation, folder_name
from ctg_docs.starting.place import find
from ctg_docs.starting.skeleton import skeleton
from ctg_docs.starting.yaml_text import Verbatim, scalar
from ctg_docs.writing.text import plain_text


def sources(code):
    return {
        name: content.decode() for name, content in skeleton(find(code), templates_folder()).items()
    }


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Write the sources of a place, changed or not, and return their folder."""
    monkeypatch.chdir(tmp_path)

    def write(code, change=lambda text: text):
        folder = Path("sources") / folder_name(find(code))
        files = {name: change(text).encode() for name, text in sources(code).items()}
        publish_folder(folder, files)
        return folder

    return write


PLACES = {
    "97407": "le territoire du Port",
    "94038": "le territoire de L’Haÿ-les-Roses",
    "92040": "le territoire d’Issy-les-Moulineaux",
    "97611": "le territoire de Mamoudzou",
    "97302": "le territoire de Cayenne",
    "48095": "le territoire de Mende",
    "57463": "le territoire de Metz",
    "2A004": "le territoire d’Ajaccio",
    "75056": "le territoire de Paris",
    "200054807": "le territoire de la métropole d’Aix-Marseille-Provence",
    "242100410": "le territoire de Dijon Métropole",
    "200057974": "le territoire de l’établissement public territorial Grand Paris Seine Ouest",
    "200067106": "le territoire de la communauté d’agglomération du Pays Basque",
    "200069722": (
        "le territoire de la communauté de communes interrégionale Aumale - Blangy-sur-Bresle"
    ),
}


@pytest.mark.parametrize(("code", "named"), PLACES.items(), ids=list(PLACES))
def test_a_draft_is_built_at_once_without_any_problem(written, code, named):
    prepared = prepare(written(code), ["convention"])
    assert prepared.problems == []
    text = plain_text(prepared.documents["convention"]).replace("\u00a0", " ")
    assert f"{named}, au bénéfice" in text
    assert "à compléter]" in text


def test_no_line_waits_to_be_uncommented():
    """A key after « # » is work for a hand; a name in a list of communes is only to be read."""
    lines = [
        line for code in PLACES for text in sources(code).values() for line in text.split("\n")
    ]
    assert [line for line in lines if re.match(r"\s*# (- )?[a-z_]+:( |$)", line)] == []


def test_the_draft_lays_out_in_both_formats(written, tmp_path):
    folder = written("97407")
    build = Build(tmp_path / "out", folder.parent)
    (built,) = construct([prepare(folder, ["convention"])], BuildRun(build))
    assert [path.name for path in built.files] == ["convention.docx", "convention.pdf"]


@pytest.mark.parametrize(
    ("code", "name", "lines"),
    [
        (
            "97407",
            "convention.yaml",
            [
                "  nom: Le Port",
                '  code_insee: "97407"',
                "  charniere: du",
                "  # « au Port »",
                '  departement: "974" # La Réunion',
                "  population: 33 969",
                "  date_population: 2023",
                '    - {nom: Le Port, code_insee: "97407"}',
            ],
        ),
        ("97407", "parties.yaml", ["  - id: caf", '    departement: "974"']),
        ("97407", "deliberations.yaml", ["    organe: conseil municipal", "      en_exercice: 39"]),
        ("97611", "parties.yaml", ["  - id: cssm", "    type: cssm"]),
        # Its census has a year of its own.
        ("97611", "convention.yaml", ["  date_population:"]),
        ("48095", "parties.yaml", ["  - id: ccss", "    type: ccss"]),
        ("75056", "deliberations.yaml", ["    organe: conseil de Paris", "      en_exercice:"]),
        (
            "200054807",
            "convention.yaml",
            [
                "  type: epci",
                '  siren: "200054807"',
                "  charniere: de la",
                '  departement: "13" # Bouches-du-Rhône',
                '    - {nom: Aix-en-Provence, code_insee: "13001"}',
                '    - {nom: Pertuis, code_insee: "84089"}',
            ],
        ),
        (
            "200054807",
            "parties.yaml",
            ["  - id: caf-13", "  - id: caf-83", "  - id: caf-84", "    type: metropole"],
        ),
        (
            "200054807",
            "deliberations.yaml",
            ["    organe: conseil métropolitain", "      en_exercice:"],
        ),
        ("200043628", "parties.yaml", ["  - id: communaute", "    type: cc"]),
        ("200057974", "parties.yaml", ["  - id: etablissement", "    type: ept"]),
    ],
)
def test_what_is_public_is_prefilled(code, name, lines):
    text = sources(code)[name].splitlines()
    assert [line for line in lines if line not in text] == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        # More than 3 500 inhabitants, fewer, and an EPCI that follows its largest commune.
        ("97407", "au moins cinq jours francs"),
        ("09231", "au moins trois jours francs"),
        ("200054807", "une commune au moins a 3 500 habitants"),
        ("200069722", "aucune commune n’atteint 3 500 habitants"),
        # Local law, and cities whose council is apart.
        ("57463", "des règles qui lui sont propres"),
        ("75056", "des règles qui lui sont propres"),
        ("200046977", "des règles qui lui sont propres"),
    ],
)
def test_the_notice_of_the_council_is_explained(code, words):
    assert words in " ".join(sources(code)["deliberations.yaml"].split())


def test_the_members_of_a_group_are_all_in_the_perimeter():
    assert sources("200067106")["convention.yaml"].count("code_insee:") == 158


@pytest.mark.parametrize("name", FIRST_FILES)
def test_each_file_says_what_the_author_must_supply(name):
    assert "À compléter" in sources("92040")[name]


def test_the_files_are_those_of_the_templates():
    folder = templates_folder() / "nouveau"
    templates = {path.relative_to(folder).as_posix() for path in folder.rglob("*.j2")}
    assert templates == {f"{name}.j2" for name in FIRST_FILES}


def test_french_guiana_is_told_about_the_acronym():
    assert "Collectivité territoriale de Guyane" in avertissement(find("97302"))
    files = sources("97302")
    assert "En Guyane, « CTG »" in files.pop("convention.yaml")
    assert [name for name, text in files.items() if "CTG" in text] == []
    assert avertissement(find("97407")) == ""


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("97407", "le-port"),
        ("94038", "l-hay-les-roses"),
        ("200043628", "cc-des-vallees-du-clain"),
        ("200043172", "ca-du-bassin-de-brive"),
        ("200033579", "cu-d-arras"),
        ("200057974", "ept-grand-paris-seine-ouest"),
        ("200054807", "metropole-d-aix-marseille-provence"),
    ],
)
def test_the_folder_is_named_after_the_territory(code, name):
    assert folder_name(find(code)) == name


def test_every_group_has_a_folder_name_that_is_accepted():
    names = [folder_name(e) for line in table("epci") if (e := epci.par_siren(line[0]))]
    wrong = [n for n in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", n) or len(n) > 80]
    assert wrong == []


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("97407", "la commune du Port"),
        ("242100410", "Dijon Métropole"),
        ("246700488", "l’Eurométropole de Strasbourg"),
        ("200033579", "la communauté urbaine d’Arras"),
    ],
)
def test_the_territory_is_named_as_a_sentence_does(code, expected):
    assert designation(find(code)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Le Port", "Le Port"),
        ("L’Haÿ-les-Roses", "L’Haÿ-les-Roses"),
        ("92040", '"92040"'),
        ("2A004", '"2A004"'),
        ("Non", '"Non"'),
        ("Y", '"Y"'),
        ("a: b", '"a: b"'),
        ("a, b", '"a, b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ('dit "a"', '"dit \\"a\\""'),
        ("a\nb", '"a\\nb"'),
        ("", '""'),
        (Verbatim("67 669\n# x"), "67 669 # x"),
        (49, "49"),
        (None, ""),
    ],
)
def test_a_value_is_quoted_when_yaml_would_read_it_otherwise(value, expected):
    assert scalar(value) == expected


def test_a_value_without_yaml_form_is_refused():
    with pytest.raises(TypeError, match="sans forme YAML"):
        scalar(True)


def test_every_name_of_france_reads_back_as_it_was():
    names = [c.nom for line in table("noms") if (c := communes.par_code(line[0]))]
    names += [e.nom for line in table("epci") if (e := epci.par_siren(line[0]))]
    names = list(dict.fromkeys(names))
    for start in range(0, len(names), 2_000):
        part = names[start : start + 2_000]
        text = "n:\n" + "".join(f"  - {{nom: {scalar(name)}}}\n" for name in part)
        data, _, problems = parse_yaml(text.encode(), "noms")
        assert problems == []
        assert [item["nom"] for item in data["n"]] == part
