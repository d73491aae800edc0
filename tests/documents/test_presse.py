"""The press texts: every fact of the sources and no other, in the tense of the convention."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from livre import (
    SOURCES,
    TERRITORIES,
    docx_words,
    drawn,
    pdf_words,
    piece,
    words,
)
from markdown import markdown
from sweeping import swept

from ctg_docs.composing.families.presse.reseaux import longueur_x
from ctg_docs.document.walk import logos_of
from ctg_docs.pipeline import Prepared, prepare
from ctg_docs.problems import Gravite
from ctg_docs.reference.tables import table
from ctg_docs.writing.text import mail_text

DOCUMENTS = ["article", "article-court", "communique", "legendes", "publications"]
STATUTS = ["projet", "vote", "a_signer", "signe", "executoire"]
SENTENCES = (DOCUMENTS[0], DOCUMENTS[1], DOCUMENTS[2])


def flat(text: str) -> str:
    """Return a text with ordinary spaces."""
    return re.sub(r"[\u00a0\u202f]", " ", text)


@cache
def text(territory: str, document: str) -> str:
    """Return the real text file of a shipped territory, with ordinary spaces."""
    return flat(drawn(territory, document, "txt").decode())


def told(prepared: Prepared) -> dict[str, str]:
    """Return the texts of a prepared territory by document; no error stops it."""
    wrong = [str(p) for p in prepared.problems if p.gravite == Gravite.ERREUR]
    assert not wrong, wrong
    return {name: flat(mail_text(tree)) for name, tree in prepared.documents.items()}


@pytest.fixture
def changed(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Return the press texts of a copy of a territory, some lines of its sources replaced."""

    def build(territory: str, *changes: tuple[str, str, str]) -> dict[str, str]:
        folder = tmp_path / "sources" / territory
        shutil.copytree(SOURCES / "commun", tmp_path / "sources" / "commun", dirs_exist_ok=True)
        shutil.copytree(SOURCES / territory, folder, dirs_exist_ok=True)
        for name, pattern, new in changes:
            path = folder / f"{name}.yaml"
            before = path.read_text(encoding="utf-8")
            after = re.sub(pattern, new, before, flags=re.MULTILINE | re.DOTALL)
            assert after != before, f"{path.name} has no {pattern!r}"
            path.write_text(after, encoding="utf-8")
        return told(prepare(folder, ["presse"]))

    return build


# Every format


class _Words(HTMLParser):
    """The words of the body of a page, its contents aside."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._aside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("head", "nav", "footer") or ("class", "evitement") in attrs:
            self._aside.append(tag)
        elif tag == "img":
            self.texts.append(f" {dict(attrs).get('alt')} ")
        elif tag not in ("a", "em", "strong", "sup", "span"):
            self.texts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._aside and tag == self._aside[-1]:
            self._aside.pop()

    def handle_data(self, data: str) -> None:
        if not self._aside:
            self.texts.append(data)


def page_words(page: str) -> list[str]:
    reader = _Words()
    reader.feed(page)
    return "".join(reader.texts).split()


def bare(found: list[str]) -> list[str]:
    """Return words without the marks that each format sets between them."""
    return re.findall(r"[^\W_]+", " ".join(found))


def said(territory: str, document: str, suffix: str) -> list[str]:
    match suffix:
        case "pdf":
            return bare(pdf_words(territory, document))
        case "docx":
            return bare(docx_words(territory, document))
        case "html":
            return bare(page_words(drawn(territory, document, "html").decode()))
        case "md":
            source = drawn(territory, document, "md").decode()
            return bare(page_words(markdown(source, extensions=["sane_lists"])))
    return bare(words(drawn(territory, document, "txt").decode()))


@pytest.mark.parametrize("suffix", ["pdf", "docx", "html", "md"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_format_says_the_same_words_in_order(document, suffix):
    logos = [logo.alt for b in piece("exemple", document).document.blocks for logo in logos_of(b)]
    pages = bare(logos) if suffix in ("pdf", "docx", "html") else []
    assert said("exemple", document, suffix) == [*pages, *said("exemple", document, "txt")]


@pytest.mark.parametrize("territory", TERRITORIES)
def test_the_article_of_every_territory_reads_the_same_in_print_and_on_a_site(territory):
    expected = said(territory, "article", "txt")
    assert said(territory, "article", "pdf") == expected
    assert said(territory, "article", "html") == expected


# The facts of the public texts

FACTS = {
    "issy-les-moulineaux": [
        "Mis à jour le 30 avril 2024",
        "Signature de la convention territoriale globale avec la Caf des Hauts-de-Seine",
        "Le 15 mars 2024",
        "la Ville d’Issy-les-Moulineaux",
        "Caisse d’allocations familiales (Caf) des Hauts-de-Seine",
        "ont signé, à l’hôtel de ville,",
        "pour préserver la qualité et la pérennité de l’offre d’accueil des enfants de moins de "
        "trois ans",
        "André Santini, maire de la Ville",
        "Hugo Dapino, 1er vice-président du conseil d’administration de la Caf",
        "Emmanuel Gouault, directeur",
        "jusqu’en 2027 un plan d’actions",
        "cinq ans, de 2023 à 2027",
        "des familles isséennes",
        "dans les domaines de la petite enfance, de la parentalité, de l’enfance, de la jeunesse, "
        "du handicap, de l’animation de la vie sociale et du logement",
        "succède aux contrats enfance jeunesse, qui ont apporté à la Ville un soutien financier "
        "important de la Caf pour l’accueil des enfants de moins de trois ans",
        "près de 30 % – Contribution de la Caf aux coûts de fonctionnement des crèches et "
        "haltes-garderies",
        "pénurie nationale de professionnels",
        "l’attractivité des métiers de la petite enfance et de la qualité de l’accueil collectif "
        "et individuel",
        "la formation continue des professionnels",
        "une démarche de labellisation écologique",
        "l’Espace Andrée Chedid comme lieu ressource parentalité labellisé "
        "« 1 000 premiers jours » (Maison des 1 000 premiers jours), portée par le Clavim",
        "l’extension des horaires de l’Aparté, portée par le Clavim",
        "l’inclusion des enfants dans les accueils de loisirs et les séjours de vacances, portée "
        "par le Clavim",
        "l’autonomie et de l’engagement citoyen des jeunes",
        "des enfants, jeunes et parents en situation de handicap ou concernés par le handicap",
        "cofinancement d’un poste de coordination handicap",
        "un plan de formation des professionnels au handicap",
        "un centre socioculturel dans le quartier des Épinettes",
        "autour de l’accompagnement des publics et de l’accès aux droits",
        "Enfin, dans le domaine du logement, la convention mentionne la mise en place d’actions de "
        "prévention, de détection et d’accompagnement sur les situations de non-décence",
        "un protocole qui implique les services de la Ville et de la Caf",
    ],
    "bois-colombes": [
        "Le 8 mars 2024, la commune de Bois-Colombes",
        "ont signé, à l’hôtel de ville,",
        "a eu lieu en présence d’Yves Révillon, maire de la Ville",
        "Fabrice Dorin, président du conseil d’administration de la Caf",
        "Emmanuel Gouault, directeur",
        "cinq ans, de 2023 à 2027",
        "de la petite enfance, de la jeunesse et de l’accès aux droits",
        "plan de développement et de maintien de l’offre d’accueil en direction de la petite "
        "enfance",
        "la coordination des actions en direction du handicap",
        "la formation des personnels de la petite enfance, de l’enfance et de la jeunesse",
        "temps collectifs d’information avec les partenaires du territoire",
        "un guichet unique de proximité pour apporter une réponse de premier niveau",
        "un parcours « accès aux droits » dans le cadre du « parcours citoyen »",
    ],
    "boulogne-billancourt": [
        "Le 20 mars 2024, la commune de Boulogne-Billancourt",
        "ont signé, en mairie,",
        "signé par Pierre-Christophe Baguet, maire de la ville et président de Grand Paris Seine "
        "Ouest",
        "Fabrice Dorin, président du conseil d’administration de la Caf",
        "Emmanuel Gouault, directeur",
        "la qualité de l’accueil de la petite enfance",
        "modernisation de certaines structures",
        "l’attractivité des métiers de la petite enfance",
        "l’inclusion des enfants en situation de handicap au sein des équipements de la ville",
        "un poste de coordination dédié",
        "les professionnels encadrants et les familles",
        "accès aux droits et d’inclusion numérique, avec des parcours attentionnés",
        "victimes de violences conjugales",
        "leurs prises d’initiative, leur responsabilité, leur curiosité et leurs talents",
    ],
    "nancy": [
        "Le 26 janvier 2022",
        "au centre social OHS Beauregard-Buthegnémont",
        "Mathieu Klein, maire de Nancy, président de la Métropole du Grand Nancy",
        "Marie-Odile Gérardin, présidente du conseil d’administration",
        "92 – Actions inscrites dans la convention",
    ],
}


@pytest.mark.parametrize(
    ("territory", "fact"), [(name, fact) for name, facts in FACTS.items() for fact in facts]
)
def test_the_article_carries_the_facts_of_the_public_texts(territory, fact):
    assert fact in text(territory, "article")


FORBIDDEN = {
    "a double space": r"\S  +\S",
    "a space before a comma or a full stop": r" [,.](?!\w)",
    "a straight sign": r"['\"]",
    "the caisse in capitals": r"\bCAF\b",
    "« de le », « à le », « à les »": r"\b([Dd]e les?|à les?) ",
    "a value of the program": r"None|True|False|\{|\}",
    "empty brackets": r"\( *\)",
    "two marks in a row": r"[,;:.] ?[,;:.]",
    "an article twice": r"\b(le|la|les|un|une|de|et|pour) \1\b",
    "a hole before a mark": r"\b(de|à|et|le|la|les|pour|par) [.,;]",
}


def faults(found: str) -> list[str]:
    return [m[0] for pattern in FORBIDDEN.values() for m in re.finditer(pattern, found)]


PAST = re.compile(r"ont signé|a été signé|a eu lieu|Étaient présents|Signature de la conv")
FUTURE = re.compile(r"signeront|sera signée?\b|aura lieu|Sont attendus|s’apprêtent|bientôt signée")
BEFORE = re.compile(r"préparent|Vers une|soumettr(a|ont)|fixera|succédera|répondra|Prévue")


WHOLE = ("exemple", "exemple-avenant", "le-val-aux-moines")


@pytest.mark.parametrize("territory", swept(TERRITORIES, ["nancy"]))
@pytest.mark.parametrize("statut", STATUTS)
def test_the_state_alone_gives_the_tense(changed, territory, statut):
    partial = f"statut: {statut}\n  partielle: oui"
    # A convention that is ready must be whole: here it need not be.
    clean = () if territory in WHOLE else (r"\n  partielle: oui", "")
    changes = [("convention", *clean)] if clean else []
    texts = changed(territory, *changes, ("convention", r"statut: \w+", partial))
    for name in SENTENCES:
        found = texts[name]
        assert bool(PAST.search(found)) == (statut in ("signe", "executoire")), found
        assert bool(FUTURE.search(found)) == (statut in ("vote", "a_signer")), found
        assert bool(BEFORE.search(found)) == (statut == "projet"), found
    if statut == "projet":
        assert "pas encore signée" in texts["legendes"]
    for found in texts.values():
        assert faults(found) == []
        assert len(found.split()) > 12
    shown = texts["publications"].split("\n\n")
    post, note = shown[shown.index("X") + 1 : shown.index("X") + 3]
    assert longueur_x(post) <= 280 - 24
    assert note.startswith(f"Longueur : {longueur_x(post)} signes")


def test_the_votes_are_told_before_the_signature_only():
    assert (
        "La Caf (23 novembre 2021), la commune (25 novembre 2021), le CCAS (30 novembre 2021) et "
        "le Département (3 décembre 2021) ont approuvé le texte."
    ) in text("exemple", "article")
    assert (
        "La commune soumettra le texte au vote de son conseil municipal le 12 décembre 2022."
    ) in text("le-val-aux-moines", "article")
    assert "approuvé" not in text("nancy", "article")


def test_a_vote_without_a_day_is_announced_without_one(changed):
    texts = changed("le-val-aux-moines", ("parties", "      date: 2022-12-12\n", ""))
    assert (
        "Les signataires soumettront le texte au vote de leurs instances avant la signature."
    ) in texts["article"]


# Quotations


def quoted(validee: str) -> str:
    return f"""signature:
  citations:
    - personne: bremontier-odile
      texte: |
        Cette convention change le quotidien.

        Elle *compte*.
      validee: {validee}
"""


# The words of the example itself make room for those of a test.
UNQUOTED = ("signature", r"^  citations:\n(?:    [^\n]*\n)+", "")


@pytest.mark.parametrize("validee", ["non", ""])
def test_a_quotation_that_is_not_validated_leaves_no_word(changed, validee):
    texts = changed("exemple", UNQUOTED, ("signature", "^signature:\n", quoted(validee)))
    assert not any("quotidien" in found or "compte*" in found for found in texts.values())
    assert "\nOdile Brémontier, maire" not in texts["article"]


def test_a_validated_quotation_stands_in_the_long_texts_with_who_says_it(changed):
    texts = changed("exemple", UNQUOTED, ("signature", "^signature:\n", quoted("oui")))
    for name in ("article", "communique"):
        assert (
            "« Cette convention change le quotidien.\nElle compte. »\n"
            "Odile Brémontier, maire et présidente du CCAS"
        ) in texts[name]


# What is not known

MISSING = [
    ("convention", r"^  precedents:.*?(?=^  preambule)", "", r"succède"),
    ("convention", r"^  periode:\n.*?(?=^  precedents)", "", r"jusqu’en|Conclue pour|2026,"),
    ("convention", r"^  gentile: \w+\n", "", r"rochebrunoises"),
    ("signature", r"^  date: [\d-]+\n", "", r"16 décembre"),
    ("signature", r"^  salle: .*?\n", "", r"salle des mariages"),
    ("communication", r"^  date_maj: [\d-]+\n", "", r"Mis à jour|10 décembre"),
    ("communication", r"^  finalite:.*?(?=^  projets)", "", r"plus simples à trouver"),
    ("communication", r"^  projets_phares:.*?(?=^  chiffres)", "", r"permanence juridique"),
    ("communication", r"^  chiffres_cles:.*?(?=^  contact)", "", r"En chiffres|Chiffres clés"),
    ("communication", r"^  contact_presse: .*\Z", "", r"communication@"),
    ("communication", r"\Acommunication:.*\Z|\A.*\Z", "# rien\n", r"En chiffres|Parmi les projets"),
]


@pytest.mark.parametrize(("name", "pattern", "new", "gone"), MISSING)
def test_a_missing_fact_takes_its_sentence_away(changed, name, pattern, new, gone):
    statut = ("convention", "statut: a_signer", "statut: vote\n  partielle: oui")
    texts = changed("exemple", statut, (name, pattern, new))
    for found in texts.values():
        assert not re.search(gone, found), found
        assert faults(found) == []


def test_a_release_without_contact_shows_the_gap(changed):
    texts = changed("exemple", ("communication", r"^  contact_presse: .*\Z", ""))
    assert "[contact presse : à compléter]" in texts["communique"]
    assert "Contact presse" not in texts["article"]


def test_the_barest_territory_gives_sentences(sources):
    texts = told(prepare(sources(), ["presse"]))
    assert texts["article"] == (
        "Vers une convention territoriale globale avec la Caf des Essais\n\n"
        "La Ville du Test et la Caisse d’allocations familiales (Caf) des Essais préparent une "
        "convention territoriale globale (CTG).\n\n"
        "Les signataires soumettront le texte au vote de leurs instances avant la signature.\n\n"
        "Fruit d’un travail mené en commun, la convention fixera jusqu’en 2027 un plan "
        "d’actions qui répond aux besoins des familles du territoire dans le domaine de "
        "l’enfance. Elle est prévue pour quatre ans, de 2024 à 2027.\n"
    )
    assert texts["publications"].startswith(
        "Publications pour les réseaux sociaux\n\nX\n\nLa Ville du Test et la Caf préparent une "
        "convention territoriale globale : enfance. #CTG #LeTest #Familles\n"
    )


def test_a_territory_without_parties_still_says_who_prepares(sources):
    folder = sources(("parties:", "autres:"))
    text = (folder / "convention.yaml").read_text(encoding="utf-8")
    kept = re.sub(r"^autres:.*?(?=^champs)", "", text, flags=re.MULTILINE | re.DOTALL)
    (folder / "convention.yaml").write_text(kept, encoding="utf-8")
    texts = told(prepare(folder, ["presse"]))
    assert "Les partenaires du territoire du Test préparent une convention" in texts["article"]
    assert all(faults(found) == [] for found in texts.values())


# Embargo, captions, networks


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("{date: 2021-12-16, heure: 18:30}", "Sous embargo jusqu’au 16 décembre 2021 à 18 h 30"),
        ("{date: 2021-12-16}", "Sous embargo jusqu’au 16 décembre 2021\n"),
    ],
)
def test_an_embargo_stands_at_the_head_of_the_release(changed, lines, expected):
    embargo = f"communication:\n  embargo: {lines}"
    texts = changed("exemple", ("communication", "^communication:", embargo))
    head, _, _ = texts["communique"].partition("La convention territoriale globale avec")
    assert expected in head
    assert "embargo" not in texts["article"]
    assert "embargo" not in text("exemple", "communique")


def test_a_release_opens_and_closes_as_one():
    found = text("exemple", "communique")
    assert found.startswith("COMMUNIQUÉ DE PRESSE\n\nRochebrune-les-Prés, le 10 décembre 2021\n\n")
    assert found.endswith("– Fin du communiqué –\n")
    order = ["Chiffres clés", "À propos de la convention", "Contact presse", "– Fin du"]
    assert [found.index(f"\n{part}") for part in order] == sorted(
        found.index(f"\n{part}") for part in order
    )


def test_the_short_article_keeps_to_some_120_words():
    for territory in TERRITORIES:
        body = text(territory, "article-court").split("\n\n")
        assert 60 <= len(" ".join(body).split()) <= 180, territory


PHOTOS = """signature:
  photos:
    - alternative: Quatre personnes derrière une table, un stylo à la main
      legende: Les signataires, après la cérémonie
      credit: Ville de Rochebrune-les-Prés
      de_gauche_a_droite: [corvaisier-anne-lise, bremontier-odile]
    - alternative: La façade de l’hôtel de ville
"""


def test_each_photo_has_its_caption(changed):
    found = changed("exemple", ("signature", "^signature:\n", PHOTOS))["legendes"]
    assert (
        "Les signataires, après la cérémonie. De gauche à droite : Anne-Lise Corvaisier, "
        "directrice de la Caf ; Odile Brémontier, maire et présidente du CCAS.\n\n"
        "Crédit : Ville de Rochebrune-les-Prés\n"
        "Texte de remplacement : Quatre personnes derrière une table, un stylo à la main\n"
    ) in found
    assert "Photo 2\n\nSignature de la convention territoriale globale entre la commune" in found
    assert "De gauche à droite" not in found.split("Photo 2")[1]


def test_a_photo_names_only_known_persons(changed):
    photos = PHOTOS.replace("bremontier-odile", "bremontier-odette")
    with pytest.raises(AssertionError, match="bremontier-odette"):
        changed("exemple", ("signature", "^signature:\n", photos))


def test_without_a_photo_a_caption_is_ready_and_claims_no_order():
    found = text("bois-colombes", "legendes")
    assert (
        "Signature de la convention territoriale globale entre la commune de Bois-Colombes et la "
        "Caf des Hauts-de-Seine, à l’hôtel de ville, le 8 mars 2024. Étaient présents : Yves "
        "Révillon, maire de la Ville ; Fabrice Dorin, président du conseil d’administration de la "
        "Caf ; Emmanuel Gouault, directeur."
    ) in found
    assert "rangez-les de gauche à droite" in found


EPCI = """\
    convention:
      id: arras-2024-2027
      statut: signe
      partielle: oui
      periode: {debut: 2024-03-01, fin: 2027-12-31}
      precedents:
        - {type: ctg, debut: 2019-01-01, fin: 2023-12-31}
        - {type: autre, titre: Pacte des solidarités}
        - {type: autre, titre: Familles 2020}
        - {type: autre}
        - type: cej
          titre: Contrats enfance jeunesse 2018-2021
          partie: agglo
          apport: une aide à douze crèches
    territoire:
      nom: Communauté urbaine d’Arras
      type: epci
      siren: "200033579"
      departement: "62"
    parties:
      - {id: caf, type: caf, departement: "62"}
      - {id: departement, type: departement, nom_officiel: Département du Pas-de-Calais}
      - {id: agglo, type: cu, siren: "200033579"}
    champs:
      - {id: petite-enfance, titre: Petite enfance}
    signature:
      date: 2024-03-01
      lieu: {nom: Beaurains, code_insee: "62099"}
      salle: Casino
"""


def test_a_group_of_communes_speaks_first_and_is_no_place(tmp_path):
    folder = tmp_path / "sources" / "arras"
    folder.mkdir(parents=True)
    (folder / "convention.yaml").write_text(textwrap.dedent(EPCI), encoding="utf-8")
    texts = told(prepare(folder, ["presse"]))
    assert (
        "Le 1er mars 2024, la communauté urbaine d’Arras, la Caisse d’allocations familiales (Caf) "
        "du Pas-de-Calais et le Département du Pas-de-Calais ont signé, à Beaurains (Casino), une "
        "convention territoriale globale (CTG)."
    ) in texts["article"]
    assert (
        "Conclue pour trois ans et dix mois, de mars 2024 à décembre 2027, elle succède à la "
        "convention territoriale globale 2019-2023, au pacte des solidarités, à « Familles 2020 » "
        "et aux contrats enfance jeunesse 2018-2021, qui ont apporté à la communauté une aide à "
        "douze crèches."
    ) in texts["article"]
    assert texts["communique"].startswith("COMMUNIQUÉ DE PRESSE\n\nBeaurains, le 1er mars 2024\n")


@pytest.mark.parametrize(
    ("departement", "code", "name", "caisse"),
    [
        ("973", "97302", "Cayenne", "la Caf de la Guyane"),
        ("976", "97611", "Mamoudzou", "la Caisse de Sécurité sociale de Mayotte"),
    ],
)
def test_overseas_names_are_their_own(sources, departement, code, name, caisse):
    folder = sources(
        ("nom: Le Test\n  charniere: du\n  communes", f"nom: {name}\n  communes"),
        ("territoire:\n", f'territoire:\n  code_insee: "{code}"\n  departement: "{departement}"\n'),
        ("nom_officiel: commune du Test", f'code_insee: "{code}"'),
        (
            "nom_officiel: Caisse d’allocations familiales des Essais",
            f'departement: "{departement}"',
        ),
        ("type: caf", f"type: {'cssm' if departement == '976' else 'caf'}"),
    )
    texts = told(prepare(folder, ["presse"]))
    assert texts["article"].startswith(f"Vers une convention territoriale globale avec {caisse}\n")
    everything = " ".join(texts.values())
    assert ("CTG" in everything) == (departement != "973")
    assert ("#ConventionTerritorialeGlobale" in everything) == (departement == "973")
    assert ("Caf" in everything) == (departement != "976")


def test_the_longest_name_of_france_fits_in_a_post(sources):
    longest = max((row[1] for row in table("noms")), key=len)
    assert len(longest) >= 45
    folder = sources(
        ("nom: Le Test\n  charniere: du\n  communes", f"nom: {longest}\n  communes"),
        ("nom_officiel: commune du Test", f"nom_officiel: commune de {longest}"),
        ("nom_officiel: Caisse d’allocations familiales des Essais", 'departement: "48"'),
        ("type: caf", "type: ccss"),
    )
    found = told(prepare(folder, ["presse"]))["publications"].split("\n\n")
    post = found[found.index("X") + 1]
    assert longest in post
    assert longueur_x(post) <= 256
