"""The rules across fields: each says what is wrong, where, and with which code."""

import pytest

CAF_ONLY = "        fonction: directeur\n"


def codes(lines):
    return [line.split("[")[-1].split("]")[0].removeprefix("avertissement ") for line in lines]


def only(lines, code):
    found = [line for line in lines if code in line]
    assert found, f"no {code} among {lines}"
    return found[0]


def test_the_minimal_territory_has_no_problem(problems):
    assert problems() == []


@pytest.mark.parametrize(
    ("change", "start", "hint"),
    [
        (
            ("rattachee_a: former", "rattachee_a: formes"),
            "sources/essai/convention.yaml:53:18:",
            "« former »",
        ),
        (
            ("personne: martin", "personne: martn"),
            "sources/essai/convention.yaml:27:19:",
            "« martin »",
        ),
        (
            ("repond_a: accueillir", "repond_a: acueillir"),
            "sources/essai/convention.yaml:46:19:",
            "« accueillir »",
        ),
    ],
)
def test_a_misspelt_reference_is_located_with_the_nearest_name(problems, change, start, hint):
    line = only(problems(change), "identifiant-inconnu")
    assert line.startswith(start)
    assert hint in line


def test_an_id_used_twice_names_both_places(problems):
    line = only(problems(("- id: martin", "- id: dupont")), "identifiant-double")
    assert line.startswith("sources/essai/convention.yaml:18:9:")
    assert "ligne 14" in line


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("fin: 2027-12-31", "fin: 2029-01-01"), "periode-longue"),
        (("      fin: 2026", "      fin: 2031"), "action-hors-periode"),
        (("        repond_a: accueillir\n", ""), "enjeu-orphelin"),
        (("    rattachee_a: former\n", "    rattachee_a: qualite\n"), "objectif-sans-action"),
        (("    pilote: Direction de l’enfance\n", ""), "action-incomplete"),
        (("        valeur_initiale: 4\n", ""), "indicateur-sans-depart"),
        (("    civilite: Mme\n", ""), "civilite-inconnue"),
        (("Le plan couvre trois ans.", "'[à compléter]'"), "texte-provisoire"),
        (("Le plan couvre trois ans.", "TODO"), "texte-provisoire"),
    ],
)
def test_what_a_draft_only_warns_of(problems, change, code):
    assert f"[avertissement {code}]" in only(problems(change), code)


def test_a_period_that_ends_before_it_starts_is_an_error(problems):
    line = only(problems(("fin: 2027-12-31", "fin: 2023-12-31")), "periode-inversee")
    assert line.startswith("sources/essai/convention.yaml:6:10:")
    assert "[periode-inversee]" in line


@pytest.mark.parametrize("text", ["Le formulaire à compléter est en ligne.", "Des lieux (MAM…)."])
def test_ordinary_words_are_no_placeholder(problems, text):
    assert problems(("Le plan couvre trois ans.", text)) == []


SEANCE = """\
seances:
  - id: conseil
    partie: ville
    date: {date}
    jour: {jour}
    date_convocation: 2024-01-04
    secretaire: M. Luc Morel
    effectif: {{en_exercice: 29, presents: {presents}, pouvoirs: 3, votants: {votants}}}
    deliberation:
      vote: {{pour: {pour}, contre: 1, abstentions: 2, nppv: 0}}
"""
SITTING = {"date": "2024-01-11", "jour": "jeudi", "presents": 24, "votants": 27, "pour": 24}


def test_a_coherent_sitting_has_no_problem(problems):
    assert problems(more=SEANCE.format(**SITTING)) == []


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        ({"jour": "vendredi"}, "jour-faux"),
        ({"date": "2024-01-03", "jour": "mercredi"}, "convocation-tardive"),
        ({"pour": 90}, "vote-incoherent"),
        ({"presents": 30}, "effectif-incoherent"),
        ({"votants": 28, "pour": 25}, "effectif-incoherent"),
        ({"presents": 14, "votants": 17, "pour": 14}, "quorum-absent"),
    ],
)
def test_a_sitting_that_contradicts_itself(problems, fact, code):
    assert code in codes(problems(more=SEANCE.format(**(SITTING | fact))))


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (
            ("contre: 1", "contre: 1, noms_contre: [M. Un, Mme Deux]"),
            "le nombre de noms (2) n’est pas celui des voix (1) [vote-incoherent]",
        ),
        (
            ("abstentions: 2", "abstentions: 2, noms_abstention: [M. Un]"),
            "le nombre de noms (1) n’est pas celui des voix (2) [vote-incoherent]",
        ),
        (
            ("votants: 27", "votants: 1"),
            "27 voix et abstentions pour 1 votant [vote-incoherent]",
        ),
        (
            ("en_exercice: 29, presents: 24", "en_exercice: 1, presents: 24"),
            "24 présents pour 1 membre en exercice [effectif-incoherent]",
        ),
        (
            ("presents: 24, pouvoirs: 3", "presents: 1, pouvoirs: 1"),
            "27 votants pour 1 présent et 1 pouvoir [effectif-incoherent]",
        ),
        (
            (
                "effectif: {en_exercice: 29, presents: 24, pouvoirs: 3",
                "presences: [{nom: M. Un, statut: present}, {nom: Mme Deux, statut: present}]\n"
                "    effectif: {en_exercice: 1, presents: 24, pouvoirs: 3",
            ),
            "la liste nomme 2 membres pour 1 en exercice [presences-incoherentes]",
        ),
        (
            (
                "effectif: {en_exercice: 29, presents: 24, pouvoirs: 3",
                "presences: [{nom: M. Un, statut: present}]\n"
                "    effectif: {en_exercice: 1, presents: 0, pouvoirs: 0",
            ),
            "la liste compte 1 présent, l’effectif en annonce 0 [presences-incoherentes]",
        ),
    ],
)
def test_each_count_that_contradicts_another_is_told_with_both(problems, fact, told):
    sitting = SEANCE.format(**SITTING)
    assert fact[0] in sitting
    lines = problems(more=sitting.replace(*fact))
    assert told in [line.partition(": ")[2].partition("\n")[0] for line in lines]


def test_a_sitting_that_names_who_voted_what_has_no_problem(problems):
    names = "contre: 1, noms_contre: [M. Un]"
    assert problems(more=SEANCE.format(**SITTING).replace("contre: 1", names)) == []


def test_a_decision_after_the_signature_is_an_error(problems):
    lines = problems(
        (
            "    nom_court: la Ville\n",
            "    nom_court: la Ville\n    decision: {date: 2024-03-01}\n",
        ),
        more="signature: {date: 2024-02-01}",
    )
    assert "decision-tardive" in codes(lines)


def test_a_signature_before_the_act_is_enforceable_is_a_warning(problems):
    more = SEANCE.format(**SITTING) + (
        "      teletransmission: {date_publication: 2024-01-20}\nsignature: {date: 2024-01-15}\n"
    )
    assert "avertissement signature-prematuree" in only(problems(more=more), "signature-prematuree")


def test_markdown_of_a_source_is_located_inside_its_block(problems):
    line = only(
        problems(
            (
                "description: Le plan couvre trois ans.",
                "description: |\n      Un.\n\n      Deux <b>trois</b>.",
            )
        ),
        "markdown-html",
    )
    assert line.startswith("sources/essai/convention.yaml:58:")


@pytest.mark.parametrize(
    ("logo", "code"),
    [
        ("absent.png", "fichier-absent"),
        ("../ailleurs.png", "fichier-dehors"),
        ("convention.yaml", "image-refusee"),
    ],
)
def test_files_are_pictures_of_the_territory_s_folder(problems, logo, code):
    change = ("    nom_court: la Ville\n", f"    nom_court: la Ville\n    logo: {logo}\n")
    assert code in codes(problems(change))


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        (("  charniere: du\n", "  charniere: du\n  code_insee: 99999\n"), "code-inconnu", "99999"),
        (
            ("  nom: Le Test\n", "  nom: Issy-les Moulineaux\n  code_insee: 92040\n"),
            "nom-officiel",
            "Issy-les-Moulineaux",
        ),
        (
            ("  charniere: du\n", "  charniere: du\n  siren: 123456789\n"),
            "code-inconnu",
            "Aucun EPCI à fiscalité propre n’a le numéro 123456789",
        ),
        (
            ("type: commune\n", "type: cc\n    siren: 123456789\n"),
            "code-inconnu",
            "Aucun EPCI à fiscalité propre n’a le numéro 123456789",
        ),
        (
            ("type: commune\n", "type: commune\n    code_insee: 99999\n"),
            "code-inconnu",
            "Aucune commune n’a le code 99999",
        ),
        (
            ("type: caf\n", "type: caf\n    departement: 977\n"),
            "code-inconnu",
            "aucune caisse n’est connue pour le département « 977 »",
        ),
    ],
)
def test_places_are_those_of_the_official_code(problems, change, code, words):
    assert words in only(problems(change), code)


@pytest.mark.parametrize(("departement", "found"), [("973", 1), ("974", 0)])
def test_in_french_guiana_the_acronym_of_the_convention_is_told(problems, departement, found):
    lines = problems(
        (
            "  nom: Le Test\n  charniere",
            f'  nom: Le Test\n  departement: "{departement}"\n  charniere',
        ),
        ("statut: projet", "statut: projet\n  slogan: La CTG pour tous"),
    )
    assert len([line for line in lines if "sigle-ambigu" in line]) == found


def test_a_reference_that_leads_nowhere_is_told_where_it_is_written(problems):
    change = ("Le plan couvre trois ans.", "Voir l’[](#evaluatoin).")
    line = only(problems(change), "renvoi-inconnu")
    assert line.startswith("sources/essai/convention.yaml:55:")
    assert "« evaluation »" in line


def test_removing_a_block_that_others_mention_is_told_at_the_removal(problems):
    line = only(problems(more="articles:\n  retirer: [evaluation]\n"), "renvoi-inconnu")
    assert line.startswith("sources/essai/suite.yaml:2:13:")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Les actions :\n      - une\n      - deux", "une ligne vide doit précéder la liste"),
        (
            "Les actions :\n\n      - une\n        - sous",
            "une sous-liste se décale de quatre espaces",
        ),
        ("Bilan.\n\n      2024. Année du bilan.", "« 2024. »"),
    ],
)
def test_lists_that_markdown_would_break_in_silence_are_refused(problems, text, words):
    change = ("description: Le plan couvre trois ans.", f"description: |\n      {text}")
    assert words in only(problems(change), "markdown-liste")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("  charniere: du\n", "  charniere: zzz\n"), "valeur-inconnue"),
        (("  statut: projet", "  statut: projet\n  rang: -2"), "nombre-hors-bornes"),
    ],
)
def test_values_that_would_break_a_sentence_are_refused(problems, change, code):
    assert code in codes(problems(change))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("theme: bleu\n", "bloc-attendu"),
        ("theme:\n  texte:\n    gras: absent.ttf\n", "cle-reservee"),
        ("articles:\n  remplacer:\n    - {id: couverture, texte: Rien.}\n", "cle-manquante"),
        ("articles:\n  ajouter:\n    - {id: nouveau, texte: Rien.}\n", "cle-manquante"),
        ("juridique:\n  visas: {ajouter: [loi-2004-908]}\n", "identifiant-inconnu"),
        (
            "diagnostic:\n  thematiques:\n    - titre: A\n      tableaux:\n"
            "        - {titre: B, colonnes: [], lignes: [[a]]}\n",
            "liste-trop-courte",
        ),
    ],
)
def test_what_used_to_fail_late_is_told_at_its_place(problems, more, code):
    line = only(problems(more=more), code)
    assert line.startswith("sources/essai/suite.yaml:")


def test_a_truncated_picture_is_told(problems, tmp_path):
    folder = tmp_path / "sources/essai"
    folder.mkdir(parents=True)
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 40)
    change = ("    nom_court: la Ville\n", "    nom_court: la Ville\n    logo: logo.png\n")
    assert "image-illisible" in codes(problems(change))


def test_a_weekday_that_is_not_that_of_its_date_is_found_in_prose(problems):
    change = ("Le plan couvre trois ans.", "Adopté le lundi 26 janvier 2022.")
    assert "est un mercredi" in only(problems(change), "jour-faux")
    right = ("Le plan couvre trois ans.", "Adopté le mercredi 26 janvier 2022.")
    assert problems(right) == []


@pytest.mark.parametrize(
    "change",
    [
        "ajouter:\n    - {id: mobilite, titre: Mobilité, apres: laicite, texte: Rien.}",
        "completer:\n    - {id: laicite, texte: Rien.}",
        "remplacer:\n    - {id: laicite, texte: Rien.}",
    ],
)
def test_a_removed_block_takes_no_change(problems, change):
    more = f"articles:\n  retirer: [laicite]\n  {change}\n"
    assert "il est retiré" in only(problems(more=more), "article-inconnu")


def test_a_level_is_named_once(problems):
    level = "  - {cle: champ, singulier: axe, pluriel: axes, genre: m}\n"
    line = only(problems(more=f"niveaux:\n{level}{level}"), "identifiant-double")
    assert line.startswith("sources/essai/suite.yaml:3:11:")


COMMUNES = """\
  - {id: orlezac, type: commune, nom_officiel: commune d’Orlezac, NOM groupe: val}
  - {id: vauleze, type: commune, nom_officiel: commune de Vaulèze, NOM groupe: val}
champs:
"""


def two_communes(name, group):
    parties = COMMUNES.replace("NOM", f"nom_court: {name}," if name else "")
    return [
        ("champs:\n", parties),
        ("parties:\n", f"groupes:\n  - {{id: val, nom_court: {group}}}\nparties:\n"),
    ]


def test_two_parties_that_an_author_names_alike_are_told_with_both_places(problems):
    line = only(problems(*two_communes("la commune du Val", "les communes")), "nom-court-double")
    assert line.startswith("sources/essai/convention.yaml:39:79:")
    assert "« la commune du Val » désigne déjà une autre partie" in line
    assert "ligne 38" in line


def test_a_party_and_a_group_never_share_a_name(problems):
    line = only(problems(*two_communes("", "la Ville")), "nom-court-double")
    assert line.startswith("sources/essai/convention.yaml:23:26:")


@pytest.mark.parametrize("said", ["trois", "12", "vingt et une"])
def test_the_number_in_the_name_of_a_group_is_that_of_its_parties(problems, said):
    line = only(problems(*two_communes("", f"les {said} communes du Val")), "groupe-nombre")
    assert "2 parties portent ce groupe" in line


@pytest.mark.parametrize("name", ["les deux communes du Val", "les communes", "les 2 communes"])
def test_a_group_of_the_right_number_or_of_none_is_no_problem(problems, name):
    assert "groupe-nombre" not in codes(problems(*two_communes("", name)))
