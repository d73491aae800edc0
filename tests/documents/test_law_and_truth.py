"""What the law wants to be said, and what nobody may be told."""

import re

import pytest
from livre import SOURCES
from petit import messages, territory, texts

from ctg_docs.writing.text import plain_text

SOURCE = """\
    convention:
      id: orlezac-2025
      periode: {debut: 2025-01-01, fin: 2029-12-31}
    territoire: {nom: Orlezac, charniere: d’, departement: "35"}
    personnes:
      - {id: dupont, civilite: Mme, prenom: Anne, nom: Dupont}
      - {id: martin, civilite: M., prenom: Paul, nom: Martin}
    parties:
      - id: caf
        type: caf
        nom_officiel: Caisse d’allocations familiales du Val-Gris
      - id: ville
        type: commune
        nom_officiel: Commune d’Orlezac
    champs: [{id: jeunesse, titre: Jeunesse, genre: f}]
"""

CGCT = "du code général des collectivités territoriales"


def changed(*changes, more=""):
    text = SOURCE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text + more


def convention(tmp_path, *changes, more=""):
    return texts(tmp_path, changed(*changes, more=more), ["convention"])["convention"]


# The second convention of a territory, and what came before.

SECOND = changed(
    (
        "id: orlezac-2025\n",
        "id: orlezac-2025\n      statut: signe\n      partielle: oui\n      rang: 2\n",
    ),
    (
        "fin: 2029-12-31}",
        "fin: 2029-12-31}\n      precedents: [{type: ctg, titre: Convention territoriale globale}]",
    ),
    more="    signature: {date: 2024-12-19}\n    communication: {contact_presse: Presse}\n",
)


def test_a_second_convention_says_its_rank_to_the_press(tmp_path):
    said = texts(tmp_path, SECOND)
    for name in ("article", "communique", "article-court"):
        assert "une deuxième convention territoriale globale" in said[name], name
        assert "succède à une première convention" in said[name], name


def test_what_makes_a_party_stand_out_is_told(tmp_path):
    words = "la première commune du département à signer une convention territoriale globale"
    source = SECOND.replace(
        "nom_officiel: Commune d’Orlezac",
        f"nom_officiel: Commune d’Orlezac\n        distinction: {words}",
    )
    assert f"La commune est {words}." in texts(tmp_path, source, ["communique"])["communique"]


def test_a_rebuilt_text_is_no_copy(tmp_path):
    said = texts(tmp_path, SECOND, ["convention"])["convention"]
    assert "Reconstitution : ne reproduit pas le texte signé" in said
    assert "ne porte aucune signature" in said
    for words in (
        "Fait à",
        "Pour la Commune",
        "Il est convenu",
        "Paraphes",
        "exemplaires originaux",
    ):
        assert words not in said, words


# The perimeter.


GROUP = """\
territoire:
      nom: Métropole du Grand Nancy
      type: epci
      siren: "245400676"
      communes:
        - {nom: Nancy, code_insee: 54395}
        - {nom: Laxou, code_insee: 54304, entree: 2026}
"""


@pytest.mark.parametrize(("party", "bound"), [("laxou", True), ("ville", False)])
def test_a_part_of_a_group_and_a_commune_that_joins_later_are_told(tmp_path, party, bound):
    earlier = f"precedents: [{{type: cej, partie: {party}, fin: 2025-12-31}}]"
    papers = texts(
        tmp_path,
        changed(
            ("fin: 2029-12-31}", f"fin: 2029-12-31}}\n      {earlier}"),
            ("    champs:", "      - {id: laxou, type: commune, code_insee: 54304}\n    champs:"),
            ('territoire: {nom: Orlezac, charniere: d’, departement: "35"}\n', GROUP),
        ),
        ["convention", "page"],
    )
    for text in papers.values():
        assert "Elle couvre 2 des 20 communes de la métropole du Grand Nancy" in text
        assert "La commune de Laxou la rejoint en 2026" in text
    why = ", au terme du contrat qui la lie encore à la Caf"
    assert (why in papers["convention"]) == bound


def test_the_court_and_the_departement_follow_from_the_number_of_a_group(tmp_path):
    said = texts(
        tmp_path,
        changed(
            (
                'territoire: {nom: Orlezac, charniere: d’, departement: "35"}',
                "territoire: {nom: Métropole du Grand Nancy, type: epci, siren: 245400676}",
            ),
            ("type: commune\n", "type: metropole\n        siren: 245400676\n"),
            ("Commune d’Orlezac", "métropole du Grand Nancy"),
        ),
    )
    assert "porté devant le tribunal administratif de Nancy." in said["convention"]
    assert "\nDépartement de Meurthe-et-Moselle\n" in said["deliberation/ville"]


# Length, acts, facilities.


@pytest.mark.parametrize(
    ("end", "longer"), [("2029-12-31", False), ("2028-12-31", True), ("2029-12-30", True)]
)
def test_a_convention_of_five_years_is_not_said_to_be_extended(tmp_path, end, longer):
    said = convention(tmp_path, ("fin: 2029-12-31", f"fin: {end}"))
    assert ("ne peut être reconduite que de manière expresse" in said) == longer
    assert ("ni prolongée ni reconduite" in said) != longer


def test_an_act_has_one_name(tmp_path):
    name = "nom_officiel: Caisse d’allocations familiales du Val-Gris"
    decided = f"{name}\n        decision: {{date: 2024-11-05}}"
    said = texts(tmp_path, changed((name, decided)))
    assert "la décision du conseil d’administration" in said["convention"]
    assert "délibération du conseil d’administration" not in said["convention"]
    assert said["deliberation/caf"].count("Projet de décision") == 1


FACILITY = "    equipements:\n      - {id: preau, nom: Le Préau, type: Accueil de jeunes}\n"


def test_one_facility_is_told_in_the_singular(tmp_path):
    said = convention(tmp_path, more=FACILITY)
    assert "un équipement ou service destiné aux familles est soutenu par la Commune." in said
    assert (
        "Le tableau ci-dessous le présente ; son financement relève d’une convention propre."
        in said
    )


def test_only_what_exists_is_counted_as_supported(tmp_path):
    more = FACILITY + "      - {id: relais, nom: Le Relais, type: Relais, etat: projet}\n"
    said = convention(tmp_path, more=more)
    assert "est soutenu par la Commune ; un autre est en projet." in said


def test_who_supports_only_what_is_to_come_is_not_said_to_support(tmp_path):
    more = FACILITY.replace("jeunes}", "jeunes, collectivite_soutien: Commune}")
    more += "      - {id: bus, nom: Le Bus, type: Bus, etat: projet, collectivite_soutien: CCAS}\n"
    ccas = "      - {id: ccas, type: ccas_cias, nom_officiel: CCAS d’Orlezac}\n    champs:"
    said = convention(tmp_path, ("    champs:", ccas), more=more)
    assert "est soutenu par la Commune ; un autre est en projet." in said


def test_only_the_parties_that_support_are_named(tmp_path):
    department = "    champs:"
    more = FACILITY.replace(
        "Accueil de jeunes}", "Accueil de jeunes, collectivite_soutien: Commune}"
    )
    said = convention(
        tmp_path,
        (
            department,
            "      - {id: dep, type: departement, nom_officiel: Département du Val}\n    champs:",
        ),
        more=more,
    )
    assert "est soutenu par la Commune." in said


def test_a_decision_is_said_to_be_joined_only_when_it_is(tmp_path):
    assert "dont un exemplaire est joint" not in convention(tmp_path)


# Courts, contacts, manners of signing.


@pytest.mark.parametrize(
    ("code", "court"),
    [
        ("35", "tribunal administratif de Rennes"),
        ("2A", "tribunal administratif de Bastia"),
        ("973", "tribunal administratif de la Guyane"),
        ("974", "tribunal administratif de La Réunion"),
    ],
)
def test_the_court_comes_from_the_departement(tmp_path, code, court):
    said = texts(tmp_path, changed(('departement: "35"', f'departement: "{code}"')))
    assert f"porté devant le {court}." in said["convention"]


def test_each_party_has_its_contact_for_personal_data(tmp_path):
    said = convention(
        tmp_path,
        (
            "nom_officiel: Commune d’Orlezac",
            "nom_officiel: Commune d’Orlezac\n        contact_donnees: dpo@orlezac.example",
        ),
    )
    assert "la Commune : dpo@orlezac.example" in said
    assert "la Caf : [contact pour la protection des données : à compléter]" in said


def test_an_electronic_convention_has_no_original_copies(tmp_path):
    said = convention(tmp_path, more="    signature: {mode: electronique}\n")
    assert "que chaque partie signe électroniquement" in said
    assert "exemplaires originaux" not in said
    assert "Paraphes" not in said


DAY = "Le ………………………………"


@pytest.mark.parametrize(
    ("state", "mode", "by_hand"),
    [
        ("projet", "papier", True),
        ("projet", "electronique", False),
        ("signe\n      partielle: oui", "papier", False),
    ],
)
def test_each_signatory_writes_the_day_and_initials_each_page_on_paper_only(
    tmp_path, state, mode, by_hand
):
    source = changed(
        ("id: orlezac-2025\n", f"id: orlezac-2025\n      statut: {state}\n"),
        more=f"    signature: {{mode: {mode}}}\n",
    )
    document = territory(tmp_path, source, ["convention"]).documents["convention"]
    assert document.foot.startswith("Paraphes") == by_hand
    said = plain_text(document)
    assert ("porte à son pied les paraphes" in said) == by_hand
    assert said.count(DAY) == (2 if by_hand else 0)


def test_who_signs_for_another_shows_the_order_that_allows_it(tmp_path):
    signing = (
        "nom_officiel: Commune d’Orlezac\n        representants:\n"
        "          - {personne: martin, fonction: adjoint, represente: dupont,"
        " fonction_represente: maire, arrete: {numero: 2024-8, date: 2024-03-04}}"
    )
    said = convention(tmp_path, ("nom_officiel: Commune d’Orlezac", signing))
    assert "et par délégation (arrêté n° 2024-8 du 4 mars 2024)" in said


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("973", "Assemblée de Guyane"),
        ("972", "Assemblée de Martinique"),
        ("2A", "Assemblée de Corse"),
    ],
)
def test_an_assembly_that_is_two_at_once_has_its_name(tmp_path, code, name):
    said = texts(
        tmp_path,
        changed(
            (
                "    champs:",
                "      - {id: col, type: collectivite_unique, departement: "
                f'"{code}"}}\n    champs:',
            )
        ),
    )
    assert f"{name.lower()[:1]}{name[1:]}" in said["deliberation/col"]


# Sittings.

SITTING = """\
    seances:
      - id: conseil
        partie: ville
        date: 2024-11-05
        secretaire: M. Luc Noé
        effectif: {en_exercice: 29, presents: 22, pouvoirs: 3}
        deliberation:
          numero: 2024-80
          dispositif:
            - {verbe: designe, texte: Mme Anne Dupont au comité de pilotage}
          vote: {pour: 25}
"""


def act(tmp_path, *changes):
    text = SITTING
    for old, new in changes:
        text = text.replace(old, new)
    return texts(tmp_path, SOURCE + text)["deliberation/conseil"]


def test_the_act_tells_the_quorum_and_counts_the_absent(tmp_path):
    said = act(tmp_path)
    assert "Le quorum, fixé à 15 membres présents, est atteint" in said
    assert "29 | 22 | 3 | 4 | 25" in said


def test_a_second_notice_needs_no_quorum(tmp_path):
    few = ("presents: 22, pouvoirs: 3}", "presents: 9}\n        seconde_convocation: oui")
    said = act(tmp_path, few, ("pour: 25", "pour: 9"))
    assert "sur seconde convocation, faute de quorum à la première séance" in said


def test_a_second_meeting_of_a_ccas_follows_its_own_code(tmp_path):
    few = SITTING.replace("presents: 22, pouvoirs: 3}", "presents: 9}\n        SECOND")
    few = few.replace("SECOND", "seconde_convocation: oui").replace("pour: 25", "pour: 9")
    source = changed(("type: commune", "type: ccas_cias"), ("Commune d’Orlezac", "CCAS d’Orlezac"))
    said = texts(tmp_path, source + few)["deliberation/conseil"]
    assert "délibère valablement sans condition de quorum (article R. 123-17 du code de" in said


def test_how_a_nomination_was_voted_is_written(tmp_path):
    waived = ("          vote:", "          scrutin_secret_ecarte: oui\n          vote:")
    assert "a décidé à l’unanimité de ne pas procéder au scrutin secret" in act(tmp_path, waived)
    secret = ("vote: {pour: 25}", "vote: {pour: 25, scrutin: secret}")
    assert "Les désignations ont eu lieu au scrutin secret" in act(tmp_path, secret)
    assert any("designation-publique" in line for line in messages(tmp_path, SOURCE + SITTING))


@pytest.mark.parametrize(
    ("kind", "name", "article"),
    [
        ("departement", "Institution", f"(article L. 3121-14 {CGCT})"),
        ("ccas_cias", "Institution", "(article R. 123-17 du code de l’action sociale et des "),
        ("syndicat", "SIVOM des Deux Rives", f"(articles L. 2121-17 et L. 5211-1 {CGCT})"),
        ("syndicat", "Syndicat intercommunal", f"(articles L. 2121-17 et L. 5211-1 {CGCT})"),
        ("syndicat", "Syndicat mixte des Deux Rives", None),
    ],
)
def test_a_quorum_is_told_with_the_article_of_its_own_assembly(tmp_path, kind, name, article):
    source = changed(("type: commune", f"type: {kind}"), ("Commune d’Orlezac", name))
    said = texts(tmp_path, source + SITTING)["deliberation/conseil"]
    assert ("L. 2121-17" in said) == ("L. 2121-17" in (article or ""))
    assert ("Le quorum, fixé à 15 membres présents" in said) == bool(article)
    assert not article or article in said


def test_a_second_meeting_in_alsace_follows_the_local_law(tmp_path):
    few = SITTING.replace(
        "presents: 22, pouvoirs: 3}", "presents: 9}\n        seconde_convocation: oui"
    )
    source = changed(('departement: "35"', 'departement: "67"')) + few.replace(
        "pour: 25", "pour: 9"
    )
    assert "(article L. 2541-4 du code général" in texts(tmp_path, source)["deliberation/conseil"]


# What a paper never says, and what it must show.


def test_no_paper_talks_of_the_tool(tmp_path):
    said = texts(tmp_path, SOURCE + SITTING)
    for name, text in said.items():
        for words in ("les sources", "rien à suivre", "saisi", "YAML", "gabarit"):
            assert words not in text, (name, words)


def test_no_template_talks_of_the_tool():
    """Whatever the branch that a territory takes: the words of the templates themselves."""
    said = re.compile(r"\b(?:[dl]es|ces|nos) sources\b|\bsaisie?s?\b|YAML|gabarit|logiciel", re.I)
    found = []
    for path in sorted((SOURCES.parent / "templates").rglob("*.md.j2")):
        if path.parent.name != "nouveau":
            # Neither a comment nor the name of an argument is ever printed.
            unprinted = r"\{##.*?##\}|(?<=[ (])\w+=(?!=)"
            text = re.sub(unprinted, "", path.read_text(encoding="utf-8"), flags=re.S)
            found += [f"{path.name}: {match[0]}" for match in said.finditer(text)]
    assert found == []


def test_a_release_asks_the_first_to_speak_for_words_that_nobody_gave(tmp_path):
    source = changed(
        (
            "nom_officiel: Commune d’Orlezac",
            "nom_officiel: Commune d’Orlezac\n"
            "        representants: [{personne: dupont, fonction: maire}]",
        ),
    )
    said = texts(tmp_path, source, ["communique"])["communique"]
    assert "[citation à demander à Anne Dupont, maire d’Orlezac : à compléter]" in said


def test_a_release_holds_what_a_journalist_asks_for(tmp_path):
    source = changed(
        ("id: orlezac-2025\n", "id: orlezac-2025\n      statut: a_signer\n      partielle: oui\n"),
        (
            "nom_officiel: Commune d’Orlezac",
            "nom_officiel: Commune d’Orlezac\n        adresse: 1, place du Marché\n"
            "        presentation: Orlezac réunit ses habitants autour de trois quartiers.",
        ),
        more="""\
    signature:
      date: 2025-03-20
      heure: 18:30
      salle: hôtel de ville
      lieu: {nom: Orlezac, charniere: d’, adresse: "1, place du Marché"}
      citations: [{personne: dupont}]
    communication: {contact_presse: Presse}
""",
    )
    said = texts(tmp_path, source, ["communique"])["communique"]
    assert "[citation à demander à Anne Dupont : à compléter]" in said
    assert "La presse est invitée à la signature, le jeudi 20 mars 2025 à 18 h 30" in said
    assert "À propos de la Commune d’Orlezac" in said
    assert "Orlezac réunit ses habitants autour de trois quartiers." in said


def test_the_steps_of_the_approach_and_the_total_of_the_plan_are_printed(tmp_path):
    more = """\
    diagnostic:
      introduction: Un diagnostic partagé.
      demarche: [{quand: 2024-04-12, libelle: réunion publique}]
    actions:
      - {id: a, titre: Ouvrir un lieu, rattachee_a: jeunesse, budget: [{montant: 1500}]}
      - {id: b, titre: Tenir un forum, rattachee_a: jeunesse, budget: [{montant: 500}]}
"""
    papers = texts(tmp_path, changed(more=more))
    for name in ("convention", "note-synthese/ville", "page"):
        assert "12 avril 2024 : réunion publique." in papers[name], name
    assert "12 avril 2024 | Réunion publique" in papers["presentation-detaillee"]
    said = papers["convention"]
    assert re.search(r"Total des prévisions .*2 000 €", said)


@pytest.mark.parametrize(
    ("day", "field", "cited", "words"),
    [
        ("2025-02-01", "{id: petite-enfance, titre: Petite enfance}", True, "article L. 214-1-3"),
        ("2024-02-01", "{id: petite-enfance, titre: Petite enfance}", False, "article L. 214-1-3"),
        ("2025-02-01", "{id: petite-enfance, titre: Petite enfance}", False, "L. 551-1"),
        ("2025-02-01", "{id: a, titre: Enfance et jeunesse}", True, "L. 551-1"),
        ("2025-02-01", "{id: a, titre: Handicap}", True, "loi n° 2005-102 du 11 février 2005"),
        ("2025-02-01", "{id: a, titre: Logement}", False, "loi n° 2005-102"),
        ("2021-05-20", "{id: a, titre: Logement}", False, "ordonnance n° 2021-611"),
        ("2021-05-21", "{id: a, titre: Logement}", True, "notamment son article 9"),
        ("2021-08-24", "{id: a, titre: Logement}", False, "loi n° 2021-1109"),
        ("2021-08-25", "{id: a, titre: Logement}", True, "loi n° 2021-1109 du 24 août 2021"),
    ],
)
def test_a_text_is_cited_by_its_date_and_by_what_the_convention_does(
    tmp_path, day, field, cited, words
):
    said = convention(
        tmp_path,
        ("{id: jeunesse, titre: Jeunesse, genre: f}", field),
        more=f"    signature: {{date: {day}}}\n",
    )
    visas = said.split("\nVisas\n")[1].split("\nPréambule\n")[0]
    assert (words in visas) == cited


@pytest.mark.parametrize("words", ["(à confirmer)", "[nombre] places", "???"])
def test_words_that_stand_for_others_are_told(tmp_path, words):
    told = messages(
        tmp_path, changed(more=f'    diagnostic: {{introduction: "Un texte {words}."}}\n')
    )
    assert any("texte-provisoire" in line for line in told)


def test_an_official_name_is_that_of_its_number(tmp_path):
    name = "nom_officiel: COMMUNAUTÉ DU MACHIN"
    wrong = f"      - {{id: cc, type: cc, {name}, siren: 245400676}}\n    champs:"
    told = messages(tmp_path, changed(("    champs:", wrong)))
    assert any("« COMMUNAUTÉ DU MACHIN » n’est pas le nom de 245400676" in line for line in told)


def test_the_unit_of_a_key_figure_agrees_with_it(tmp_path):
    more = """\
    diagnostic:
      introduction: Un diagnostic partagé.
      chiffres:
        - {libelle: Tissu local, valeur: 1, unite: associations, source: Ville}
        - {libelle: En cours, valeur: 0, unite: projets, source: Ville}
        - {libelle: Par semaine, valeur: "1,5", unite: familles, source: Ville}
        - {libelle: Aides versées, valeur: "16,4", unite: millions d’euros, source: Caf}
"""
    said = convention(tmp_path, more=more)
    assert "16,4 millions d’euros Aides versées Caf" in said
    for words in ("association – Ville", "projet – Ville", "famille – Ville"):
        assert words in said, words


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("La direction recense les services au moyen d’une fiche. Il en tire un guide.", True),
        ("Le service tient une liste. Elle compte dix noms.", False),
        ("Le service recense les besoins. Elle en rend compte.", True),
        ("La commission examine le projet. Il précise les horaires.", False),
        ("La commune ouvre deux salles. Il faut les équiper.", False),
        ("La direction recense les services. Elle en tire un guide.", False),
    ],
)
def test_a_pronoun_stands_for_something(tmp_path, text, told):
    source = changed(more=f'    diagnostic: {{introduction: "{text}"}}\n')
    assert any("pronom-discordant" in line for line in messages(tmp_path, source)) == told


def test_a_post_has_one_gender(tmp_path):
    more = """\
    pilotage:
      instances:
        - {id: groupe, nom: Groupe, niveau: thematique, presidence: La coordinatrice enfance}
      cooperation: [{poste: Coordinateur enfance}]
"""
    assert any("fonction-divergente" in line for line in messages(tmp_path, changed(more=more)))
    agreed = changed(more=more.replace("Coordinateur", "Coordinatrice"))
    assert not any("fonction-divergente" in line for line in messages(tmp_path, agreed))


@pytest.mark.parametrize(("share", "told"), [("3,2 %", False), ("3,3 %", False), ("3,4 %", True)])
def test_a_share_is_that_of_its_count_in_the_total(tmp_path, share, told):
    table = f"""\
    diagnostic:
      introduction: Un diagnostic partagé.
      thematiques:
        - id: population
          titre: Population
          tableaux:
            - titre: Âges
              colonnes: [Âge, Habitants, Part]
              lignes:
                - [Moins de 3 ans, "396", "{share}"]
                - [Total, "12 480", "100 %"]
"""
    assert any("part-fausse" in line for line in messages(tmp_path, changed(more=table))) == told


def test_a_member_comes_from_a_commune_of_the_group(tmp_path):
    source = changed(
        ("type: commune\n", "type: metropole\n        siren: 245400676\n"),
        ("Commune d’Orlezac", "métropole du Grand Nancy"),
    )
    sitting = SITTING.replace(
        "        deliberation:",
        "        presences: [{nom: Mme A, commune: Toul}]\n        deliberation:",
    )
    told = messages(tmp_path, source + sitting)
    assert any("« Toul » n’est pas une commune de « ville »" in line for line in told)
