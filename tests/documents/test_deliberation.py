"""What an assembly decides: the draft, the extract of the register, the note, the list."""

import re
from dataclasses import replace
from functools import cache

import pytest
from livre import (
    SOURCES,
    TERRITORIES,
    docx_words,
    pdf,
    pdf_words,
    piece,
    prepared,
    read,
    tree_words,
)

from ctg_docs.document.nodes import Paragraph, Text, sections
from ctg_docs.french.dates import date_longue
from ctg_docs.model.loading import build
from ctg_docs.pipeline import prepare
from ctg_docs.reading.territory import read_territory
from ctg_docs.writing.formats import write
from ctg_docs.writing.text import plain_text

DOCUMENTS = ("deliberation", "note-synthese", "liste-deliberations")
WRITTEN = ("exemple", "le-val-aux-moines")
FILES = [
    (territory, piece.chemin)
    for territory in WRITTEN
    for piece in prepared(territory, "deliberation").pieces
]
# One paper of each kind, and a body of each kind for the first.
DRAWN = [
    ("exemple", "deliberation/conseil-municipal-2021-11-25"),
    ("exemple", "deliberation/ccas-2021-11-30"),
    ("exemple", "deliberation/caf-2021-11-23"),
    ("exemple", "deliberation/departement-2021-12-03"),
    ("exemple", "note-synthese/conseil-municipal-2021-11-25"),
    ("exemple", "liste-deliberations/conseil-municipal-2021-11-25"),
    ("le-val-aux-moines", "deliberation/commune"),
]
STATE = (
    "préfecture",
    "représentant de l’État",
    "Télérecours",
    "tribunal",
    "République française",
    "L. 21",
    "quorum",
    "scrutin secret",
)


@cache
def sittings():
    convention, _ = build(read_territory(SOURCES / "exemple", SOURCES / "commun")[0])
    assert convention is not None
    return {seance.id: seance for seance in convention.seances}


def flat(text):
    """A text with plain spaces, as a reader types what he looks for."""
    return re.sub(r"\s+", " ", text)


def said(territory, chemin):
    return flat(plain_text(piece(territory, chemin).document))


def printed(territory, chemin):
    return flat(" ".join(pdf_words(territory, chemin)))


def in_order(text, parts):
    place = 0
    for part in parts:
        found = text.find(flat(part), place)
        assert found >= 0, f"{part!r} is not after {text[max(0, place - 80) : place]!r}"
        place = found + len(flat(part))


# Files


@pytest.mark.parametrize("territory", WRITTEN)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_assembly_that_decides_has_its_paper(territory, document):
    bodies = {"exemple": list(sittings()), "le-val-aux-moines": ["caf", "commune", "msa"]}
    paths = [p.chemin for p in prepared(territory, "deliberation").pieces]
    found = [path for path in paths if path.startswith(f"{document}/")]
    assert found == [f"{document}/{name}" for name in bodies[territory]]


@pytest.mark.parametrize("territory", [name for name in TERRITORIES if name not in WRITTEN])
def test_what_was_voted_long_ago_has_no_draft(territory):
    assert prepared(territory, "deliberation").pieces == ()


@pytest.mark.parametrize(("territory", "chemin"), DRAWN)
def test_the_word_file_and_the_pdf_carry_the_words_of_the_tree(territory, chemin):
    wanted = tree_words(piece(territory, chemin).document)
    assert pdf_words(territory, chemin) == wanted
    assert docx_words(territory, chemin) == wanted


# The extract of the register


@pytest.mark.parametrize("name", sittings())
def test_the_extract_says_what_the_sources_say_in_the_order_of_an_act(name):
    seance = sittings()[name]
    act = seance.deliberation
    verbs = {"approuve": "Approuve", "designe": "Désigne"}
    decided = [f"{verbs.get(d.verbe, d.verbe.capitalize())} {d.texte}" for d in act.dispositif]
    in_order(
        printed("exemple", f"deliberation/{name}"),
        [
            f"n° {act.numero} – {act.objet}",
            "L’an deux mille vingt et un, le ",
            date_longue(seance.date_convocation),
            f"sous la présidence de M{'me' if name != 'caf-2021-11-23' else '.'}",
            seance.secretaire,
            *(f"Vu {visa}" for visa in act.visas),
            *(f"Considérant {motif}" for motif in act.considerants),
            "Après en avoir délibéré, à l’unanimité",
            *(f"Article {n if n > 1 else '1er'}. {text}" for n, text in enumerate(decided, 1)),
            "Fait et délibéré en séance",
        ],
    )


@pytest.mark.parametrize("name", sittings())
def test_the_counts_are_those_of_the_sources_and_the_votes_cast_are_computed(name):
    seance = sittings()[name]
    text = said("exemple", f"deliberation/{name}")
    count, vote = seance.effectif, seance.deliberation.vote
    members = (count.en_exercice, count.presents, count.pouvoirs, count.absents, count.votants)
    votes = (vote.pour + vote.contre, vote.pour, vote.contre, vote.abstentions, vote.nppv)
    assert " | ".join(map(str, members)) in text
    assert " | ".join(map(str, votes)) in text


def test_the_members_are_listed_by_what_they_did():
    seance = sittings()["conseil-municipal-2021-11-25"]
    by = {
        statut: [p for p in seance.presences if p.statut == statut]
        for statut in ("present", "pouvoir", "excuse", "absent")
    }
    in_order(
        printed("exemple", "deliberation/conseil-municipal-2021-11-25"),
        [
            "Présents",
            *(p.nom for p in by["present"]),
            "Pouvoirs",
            *(f"{p.nom} à {p.pouvoir_a}" for p in by["pouvoir"]),
            "Excusés",
            *(p.nom for p in by["excuse"]),
            "Absents",
            *(p.nom for p in by["absent"]),
            "Secrétaire",
        ],
    )


def test_the_names_of_those_who_abstain_are_printed():
    vote = sittings()["conseil-municipal-2021-11-25"].deliberation.vote
    in_order(
        printed("exemple", "deliberation/conseil-municipal-2021-11-25"),
        ["Abstentions", "Abstentions", *vote.noms_abstention],
    )


@pytest.mark.parametrize(
    ("name", "enforceable"),
    [
        ("conseil-municipal-2021-11-25", "29 novembre 2021"),
        ("ccas-2021-11-30", "2 décembre 2021"),
        ("departement-2021-12-03", "7 décembre 2021"),
    ],
)
def test_a_public_act_says_when_it_is_enforceable_and_who_judges_it(name, enforceable):
    sent = sittings()[name].deliberation.teletransmission
    in_order(
        printed("exemple", f"deliberation/{name}"),
        [
            "publiée et transmise au représentant de l’État",
            sent.identifiant,
            date_longue(sent.date_reception_prefecture),
            date_longue(sent.date_publication),
            f"depuis le {enforceable}",
            "tribunal administratif de Montelorme",
            "deux mois",
            "www.telerecours.fr",
        ],
    )


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize(
    ("territory", "name"),
    [("exemple", "caf-2021-11-23"), ("le-val-aux-moines", "caf"), ("le-val-aux-moines", "msa")],
)
def test_a_caisse_takes_a_decision_of_private_law(territory, name, document):
    text = said(territory, f"{document}/{name}")
    assert [word for word in STATE if word in text] == []
    assert "ollectivités territoriales" not in text
    assert "délibération du" not in text


# Drafts


def test_a_draft_is_marked_and_holds_nothing_that_a_vote_brings():
    text = said("le-val-aux-moines", "deliberation/commune")
    for absent in ("Signatures", "exécutoire", "Résultat du vote", "Télérecours", "L’an deux"):
        assert absent not in text
    assert "Projet de délibération" in text
    assert "[résultat du vote : à compléter]" in text
    assert piece("le-val-aux-moines", "deliberation/commune").document.watermark == "PROJET"
    assert piece("exemple", "deliberation/ccas-2021-11-30").document.watermark == ""


def test_the_words_of_the_house_come_from_the_project():
    in_order(
        printed("le-val-aux-moines", "deliberation/commune"),
        [
            "séance du lundi 12 décembre 2022",
            "contrat enfance jeunesse 2019-2022 prend fin le 31 décembre 2022",
            "cinq enjeux",
            "26 actions",
            "quatre ans, du 1er janvier 2023 au 31 décembre 2026 inclus",
            "aucun engagement financier",
            "Approuve la convention territoriale globale 2023-2026",
            "Autorise Madame la Maire à signer la convention avec la Caisse d’allocations "
            "familiales de la Haute-Sarelle et la Mutualité sociale agricole",
            "Charge Madame la Maire",
        ],
    )


# Assemblies and votes of other territories

SITTING = """\
seances:
  - id: seance
    partie: ville
    date: {date}
    heure: 18 h
    date_convocation: 2022-06-20
    presidence: dupont
    secretaire: M. Luc Morel
    effectif: {{en_exercice: 30, presents: 25, pouvoirs: 2, votants: 27}}
    deliberation:
      numero: 2023-7
      vote: {{{vote}}}
"""
UNANIMOUS = "pour: 27"
TOWN = "    type: commune\n    nom_officiel: commune du Test\n"
OFFICE = "        fonction: maire\n"


def act(sources, *changes, date="2023-05-09", vote=UNANIMOUS, more="", document="deliberation"):
    """The text of the paper of the Ville, in a changed minimal territory."""
    folder = sources(*changes, more=more or SITTING.format(date=date, vote=vote))
    found = prepare(folder, [document])
    (chosen,) = [p for p in found.pieces if p.chemin in (f"{document}/seance", f"{document}/ville")]
    return flat(plain_text(chosen.document))


def party(kind, name, office="président"):
    return (
        (TOWN, f"    type: {kind}\n    nom_officiel: {name}\n"),
        (OFFICE, f"        fonction: {office}\n"),
    )


@pytest.mark.parametrize(
    ("changes", "present", "absent"),
    [
        (
            (),
            [
                "République française",
                "Extrait du registre des délibérations du conseil municipal",
                "le conseil municipal de la commune du Test, légalement convoqué",
                "en séance publique",
                "Mme Anne Dupont, maire",
                "article L. 2121-15",
                "Le quorum, fixé à 16 membres présents, est atteint : l’assemblée peut valablement "
                "délibérer (article L. 2121-17",
                "article L. 2131-1",
            ],
            ["L. 5211"],
        ),
        (
            party("cc", "communauté de communes des Essais"),
            [
                "du conseil communautaire",
                "le conseil communautaire de la communauté de communes des Essais",
                "articles L. 2121-15 et L. 5211-1",
                "articles L. 2121-17 et L. 5211-1",
                "articles L. 2131-1 et L. 5211-3",
                "Madame la Présidente",
            ],
            ["L. 2121-29"],
        ),
        (
            party("metropole", "métropole des Essais"),
            ["le conseil métropolitain de la métropole des Essais", "L. 5211-1"],
            [],
        ),
        (
            party("syndicat", "SIVOM des Essais"),
            ["le comité syndical du SIVOM des Essais", "articles L. 2121-17 et L. 5211-1"],
            ["L. 2121-29"],
        ),
        (
            party("syndicat", "syndicat mixte des Essais"),
            ["le comité syndical du syndicat mixte des Essais", "représentant de l’État"],
            ["L. 2121", "L. 5211"],
        ),
        (
            party("ccas_cias", "CCAS du Test", "président du conseil d’administration"),
            [
                "le conseil d’administration du CCAS du Test",
                "L. 123-4 à L. 123-9",
                "Madame la Présidente du conseil d’administration",
            ],
            ["L. 2121", "en séance publique"],
        ),
        (
            party("departement", "Département des Essais", "président du conseil départemental"),
            [
                "le conseil départemental des Essais",
                "article L. 3211-1",
                "article L. 3121-14",
                "article L. 3131-1",
                "Madame la Présidente du conseil départemental",
            ],
            ["L. 2121", "L. 3211-2"],
        ),
        (
            (
                *party("departement", "Département des Essais", "président"),
                ("    nom_court: la Ville\n", "    organe: commission permanente\n"),
            ),
            [
                "de la commission permanente",
                "légalement convoquée",
                "s’est réunie, sous",
                "ses articles L. 3211-1 et L. 3211-2",
            ],
            ["en séance publique", "quorum"],
        ),
        (
            party("msa", "Mutualité sociale agricole des Essais", "directeur"),
            [
                "Décision n° 2023-7",
                "Extrait du procès-verbal du conseil d’administration",
                "régulièrement convoqué",
                "code rural et de la pêche maritime",
                "la directrice",
            ],
            [*STATE, "exécutoire", "en séance publique"],
        ),
    ],
    ids=["commune", "epci", "metropole", "sivom", "mixte", "ccas", "conseil", "commission", "msa"],
)
def test_each_assembly_speaks_by_its_own_rules(sources, changes, present, absent):
    text = act(sources, *changes)
    assert [words for words in present if words not in text] == []
    assert [words for words in absent if words in text] == []


@pytest.mark.parametrize(
    ("vote", "present"),
    [
        ("pour: 27", "Après en avoir délibéré, à l’unanimité, Article 1er. Approuve"),
        (
            "pour: 20, contre: 4, abstentions: 3",
            "à la majorité des suffrages exprimés (20 voix pour, 4 voix contre, 3 abstentions),",
        ),
        (
            "pour: 26, nppv: 1",
            "à l’unanimité des suffrages exprimés (26 voix pour, "
            "1 membre n’ayant pas pris part au vote),",
        ),
        (
            "pour: 12, contre: 12, abstentions: 3, voix_preponderante: pour",
            "à égalité des suffrages exprimés, par la voix prépondérante de la présidence",
        ),
        (
            "pour: 12, contre: 12, abstentions: 3, voix_preponderante: contre",
            "délibéré, rejette, à égalité des suffrages exprimés",
        ),
        (
            "pour: 10, contre: 17",
            "rejette, à la majorité des suffrages exprimés (10 voix pour, 17 voix contre), "
            "le projet ainsi rédigé :",
        ),
        (
            "pour: 20, contre: 7, scrutin: secret",
            "délibéré et voté au scrutin secret, à la majorité des suffrages exprimés",
        ),
        (
            "pour: 24, contre: 3, noms_contre: [M. A, M. B, Mme C]",
            "Voix contre | M. A, M. B et Mme C",
        ),
    ],
)
def test_the_result_follows_the_vote(sources, vote, present):
    assert present in act(sources, vote=vote)


def test_a_secret_ballot_keeps_its_names(sources):
    vote = "pour: 26, contre: 1, scrutin: secret, noms_contre: [M. Dubois]"
    assert "Dubois" not in act(sources, vote=vote)


@pytest.mark.parametrize(
    ("date", "present", "absent"),
    [
        ("2022-07-01", "Secrétariat de la séance | M. Luc Morel", "signée au registre"),
        (
            "2022-06-30",
            "signée au registre par les membres présents à la séance",
            "Secrétariat de la séance",
        ),
    ],
)
def test_the_secretary_signs_since_the_law_asks_for_it(sources, date, present, absent):
    text = act(sources, date=date)
    assert present in text
    assert absent not in text


@pytest.mark.parametrize(
    ("publique", "words"), [("oui", "en séance publique"), ("non", "à huis clos")]
)
def test_a_council_sits_in_public_or_behind_closed_doors(sources, publique, words):
    more = SITTING.format(date="2023-05-09", vote=UNANIMOUS)
    assert words in act(sources, more=f"{more}    publique: {publique}\n")


def test_a_woman_chooses_how_she_is_called(sources):
    change = ("    nom: Dupont\n", "    nom: Dupont\n    usage_titre: Madame le Maire\n")
    assert "Autorise Madame le Maire à signer" in act(sources, change)
    assert "Autorise Madame la Maire à signer" in act(sources)


@pytest.mark.parametrize(
    ("civility", "words"),
    [("    civilite: M.\n", "Monsieur le Maire"), ("", "Autorise le maire à signer")],
)
def test_titles_agree_with_who_bears_them(sources, civility, words):
    assert words in act(sources, ("    civilite: Mme\n", civility))


@pytest.mark.parametrize(
    "more",
    [
        "seances:\n  - {id: seance, partie: ville}\n",
        "seances:\n  - {id: seance, partie: ville, date: 2023-05-09}\n",
        "signature: {}\n",
    ],
    ids=["nothing known", "only the date", "no sitting"],
)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_sitting_of_which_little_is_known_gives_a_draft(sources, more, document):
    text = act(sources, more=more, document=document)
    assert "None" not in text
    assert "à compléter]" in text


def test_without_any_date_the_texts_in_force_are_still_due(sources):
    bounds = "  periode:\n    debut: 2024-01-01\n    fin: 2027-12-31\n"
    text = act(sources, (bounds, ""), more="signature: {}\n")
    assert "Vu [textes en vigueur, que la date de la séance fera connaître : à compléter]" in text
    assert "du 1er janvier" not in text


def test_a_voted_sitting_of_which_little_is_known_shows_what_is_due(sources):
    more = "seances:\n  - {id: seance, partie: ville, deliberation: {vote: {pour: 9}}}\n"
    text = act(sources, more=more)
    in_order(
        text,
        [
            "[date de la séance en toutes lettres : à compléter]",
            "[date de la convocation : à compléter]",
            "[qui préside la séance : à compléter]",
            "[nombre : à compléter]",
            "9",
            "[secrétaire de séance : à compléter]",
            "[tribunal administratif compétent : à compléter]",
        ],
    )


def test_the_counts_are_taken_from_a_list_that_names_every_member(sources):
    more = """\
seances:
  - id: seance
    partie: ville
    effectif: {en_exercice: 3}
    presences:
      - {nom: Mme A, commune: Le Barp}
      - {nom: M. B, commune: Lugos}
      - {nom: M. C, statut: pouvoir, pouvoir_a: Mme A}
    deliberation:
      vote: {pour: 3}
"""
    text = act(sources, more=more)
    assert "3 | 2 | 1 | 0 | 3" in text
    assert "Mme A (Le Barp) et M. B (Lugos)" in text


def test_a_ready_convention_drafts_nothing_that_was_voted(sources):
    folder = sources(("statut: projet", "statut: signe\n  partielle: oui"))
    assert prepare(folder, ["deliberation"]).pieces == ()


# The note and the list


def test_the_note_says_what_the_sources_say():
    note = sittings()["conseil-municipal-2021-11-25"].note
    in_order(
        printed("exemple", "note-synthese/conseil-municipal-2021-11-25").replace("« ", "«"),
        [
            "article L. 2121-12",
            "Mme Claire-Marie Huvelin, adjointe à la petite enfance",
            note.contexte.split("\n")[0],
            note.calendrier.split("\n")[0],
            note.enjeux.split("\n")[0],
            "12 480",
            "396",
            "24 %",
            "cinq champs d’intervention et 40 actions",
            note.impacts_financiers.split("\n")[0],
            "Comité de pilotage",
            note.proposition.split("\n")[0],
        ],
    )


def test_the_note_of_the_house_counts_the_project():
    text = said("le-val-aux-moines", "note-synthese/commune")
    actions = re.findall(r"\| (\d+) (?=Accueil|Accompagnement|Soutien|Accès|Effets)", text)
    assert sum(map(int, actions)) == 26
    in_order(
        text,
        [
            "Il est proposé au conseil municipal :",
            "d’approuver",
            "d’autoriser Madame la Maire",
            "de charger",
        ],
    )


@pytest.mark.parametrize(("inhabitants", "named"), [(3500, True), (3499, False)])
def test_the_note_names_the_law_only_where_it_is_due(sources, inhabitants, named):
    change = ("  nom: Le Test\n", f"  nom: Le Test\n  population: {inhabitants}\n")
    assert ("article L. 2121-12" in act(sources, change, document="note-synthese")) == named


def test_the_list_holds_every_matter_by_number():
    in_order(
        printed("exemple", "liste-deliberations/conseil-municipal-2021-11-25"),
        [
            "2021-085",
            "Adoptée",
            "2021-086",
            "2021-087",
            "Adoptée à l’unanimité des suffrages exprimés (28 voix pour, 3 abstentions)",
            "2021-088",
            "Ajournée",
            "Publiée le",
        ],
    )


def test_the_list_of_a_group_names_its_articles(sources):
    changes = party("cc", "communauté de communes des Essais")
    text = act(sources, *changes, document="liste-deliberations")
    assert "au plus tard le 16 mai 2023 (articles L. 2121-25 et L. 5211-1 du code" in text


@pytest.mark.parametrize(
    ("date", "due"), [("2023-05-09", "au plus tard le 16 mai 2023"), ("2022-06-30", "")]
)
def test_the_list_is_posted_within_a_week_since_the_law_asks_for_it(sources, date, due):
    text = act(sources, date=date, document="liste-deliberations")
    assert due in text
    assert ("L. 2121-25" in text) == bool(due)


# The real files


def test_the_pdf_of_a_draft_is_tagged_and_titled():
    found = pdf("le-val-aux-moines", "deliberation/commune")
    assert found.info["Title"].startswith("Projet de délibération – Approbation")
    assert [title for _, title in found.outline] == [found.info["Title"], "Décision"]


def test_a_sitting_with_two_signatures_is_drawn_in_both_formats(sources):
    found = prepare(
        sources(more=SITTING.format(date="2023-05-09", vote=UNANIMOUS)), ["deliberation"]
    )
    chosen = next(p for p in found.pieces if p.chemin == "deliberation/seance")
    assert found.theme is not None
    kinds = [suffix for suffix, _ in write(chosen.document, found.theme, chosen.formats)]
    assert kinds == ["docx", "pdf"]


def longer(document, lines):
    """The act with so many more lines of decision."""
    act = next(s for s in sections(document.blocks) if s.id == "acte")
    filling = (Paragraph((Text("Une ligne de plus."),)),) * lines
    content = [
        replace(part, content=(*part.content, *filling))
        if getattr(part, "id", "") == "decision"
        else part
        for part in act.content
    ]
    blocks = tuple(replace(b, content=tuple(content)) if b is act else b for b in document.blocks)
    return replace(document, blocks=blocks)


@pytest.mark.parametrize(
    ("engine", "lines"), [("typst", range(0, 36, 4)), ("weasyprint", (10, 20))]
)
def test_the_certificate_of_an_extract_shares_the_page_of_its_signature(engine, lines):
    act = piece("exemple", "deliberation/ccas-2021-11-30").document
    theme = prepared("exemple", "deliberation").theme.model_copy(update={"moteur_pdf": engine})
    pages = set()
    for more in lines:
        ((_, content),) = write(longer(act, more), theme, ["pdf"])
        told = read(content).elements
        (page,) = {n for _, text, n in told if "Pour extrait conforme" in text}
        assert page in {n for _, text, n in told if "Odile Brémontier" in text}, more
        pages.add(page)
    assert len(pages) > 1
