"""What a territory says changes the convention, and numbers and references follow."""

import pytest

from ctg_docs.document.nodes import SignatureGrid
from ctg_docs.document.walk import blocks_within
from ctg_docs.pipeline import prepare
from ctg_docs.writing.text import plain_text


@pytest.fixture
def convention(sources):
    """Return the text of a changed minimal convention, with plain spaces."""

    def text(*changes, more=""):
        prepared = prepare(sources(*changes, more=more), ["convention"])
        assert not prepared.refused, [str(p) for p in prepared.problems]
        return (
            plain_text(prepared.documents["convention"])
            .replace("\u00a0", " ")
            .replace("\u202f", " ")
        )

    return text


def heading(text, title):
    return next(line for line in text.splitlines() if line.endswith(f" – {title}"))


def test_articles_and_annexes_are_numbered_in_order(convention):
    text = convention()
    assert heading(text, "Objet") == "Article 1 – Objet"
    assert heading(text, "Durée") == "Article 10 – Durée"
    assert heading(text, "Décisions des parties") == "Annexe 6 – Décisions des parties"


def test_a_removed_article_renumbers_the_following_ones_and_their_mentions(convention):
    text = convention(more="articles:\n  retirer: [donnees]\n")
    assert "Échanges de données" not in text
    assert heading(text, "Durée") == "Article 9 – Durée"
    assert "l’évaluation prévue à l’article 8" in text


def test_a_territory_completes_replaces_and_adds_articles(convention):
    text = convention(
        more="""\
        articles:
          completer:
            - {id: communication, texte: Les affiches sont validées sous huit jours.}
          remplacer:
            - {id: confidentialite, texte: "Les parties sont discrètes ; voir l’[](#mobilite)."}
          ajouter:
            - {id: mobilite, titre: Mobilité, apres: objet, texte: Les cars sont partagés.}
        """
    )
    assert heading(text, "Mobilité") == "Article 2 – Mobilité"
    assert "Les affiches sont validées sous huit jours." in text
    assert "Les parties sont discrètes ; voir l’article 2." in text
    assert heading(text, "Confidentialité").startswith("Article 15")


def test_a_convention_may_have_no_action_plan(convention):
    text = convention(("statut: projet", "statut: projet\n  plan_action: non"))
    assert "Plan d’actions" not in text.replace("Le plan d’actions fait l’objet d’un avenant", "")
    assert heading(text, "Pilotage et suivi") == "Annexe 3 – Pilotage et suivi"


def test_the_period_is_told_in_days_and_in_words(convention):
    text = convention()
    assert "quatre ans, du 1er janvier 2024 au 31 décembre 2027 inclus" in text


def test_a_retroactive_period_is_said_to_be_so(convention):
    assert "Bien que signée le 6 mars 2024" in convention(more="signature: {date: 2024-03-06}")


def test_two_women_two_men_and_a_mixed_pair_agree(convention):
    two = (
        "        fonction: maire\n"
        "      - personne: martin\n        fonction: premier adjoint au maire\n"
    )
    text = convention(("        fonction: maire\n", two))
    assert (
        "Mme Anne Dupont, et par le premier adjoint au maire, M. Paul Martin, dûment autorisés"
        in text
    )
    women = convention(("        fonction: maire\n", two), ("civilite: M.", "civilite: Mme"))
    assert "Mme Paul Martin, dûment autorisées" in women
    assert "par la première adjointe au maire" in women


def test_a_substitute_names_who_is_replaced(convention):
    change = (
        "        fonction: directeur\n",
        "        fonction: directeur adjoint\n        represente: dupont\n"
        "        fonction_represente: directeur\n",
    )
    text = convention(change)
    assert "M. Paul Martin, directeur adjoint, représentant Mme Anne Dupont, directrice" in text
    assert "pour Mme Anne Dupont, directrice, et par délégation" in text


def test_several_communes_share_one_clause_and_one_short_name(convention):
    text = convention(
        ("    nom_court: la Ville\n", "    nom_court: la Ville\n    groupe: val\n"),
        more="""\
        groupes:
          - {id: val, nom_court: les communes du Val}
        parties:
          - id: autre
            type: commune
            nom_officiel: commune d’Essai
            groupe: val
            representants:
              - {personne: martin, fonction: maire}
        """,
    )
    clause = next(line for line in text.splitlines() if "les communes du Val" in line)
    assert clause.rstrip(",").replace("\u00a0", " ") == (
        "Les communes du Test et d’Essai, représentées par leurs maires respectifs (Mme Anne Dupont"
        " et M. Paul Martin), dûment autorisés par délibérations de leurs conseils municipaux,"
        " ci-après dénommées « les communes du Val »"
    )


def test_the_perimeter_is_listed_when_it_holds_several_communes(convention):
    text = convention(("    - nom: Le Test\n", "    - nom: Essai\n    - nom: Le Test\n"))
    assert "Elle couvre 2 communes : Essai et Le Test." in text


@pytest.mark.parametrize("number", [2, 9, 150])
def test_there_is_one_cell_per_signature(sources, number):
    parties = "parties:\n" + "".join(
        f"  - id: p{rank}\n    type: autre\n    nom_officiel: Association {rank}\n"
        f"    representants: [{{personne: dupont, fonction: président}}]\n"
        for rank in range(number - 2)
    )
    prepared = prepare(sources(more=parties if number > 2 else ""), ["convention"])
    document = prepared.documents["convention"]
    (grid,) = [b for b in blocks_within(document.blocks) if isinstance(b, SignatureGrid)]
    assert len(grid.cells) == number
    assert len({cell.id for cell in grid.cells}) == number


def test_nothing_is_printed_of_a_budget_but_as_a_forecast(convention):
    change = (
        "    calendrier:\n",
        "    budget:\n      - {annee: 2025, montant: 88 000}\n    calendrier:\n",
    )
    text = convention(change)
    assert "88 000 €" in text
    assert "ils n’engagent pas les parties et ne valent pas attribution de financement" in text


def test_a_party_of_which_nobody_is_known_has_its_place_of_signature(convention):
    text = convention(
        more="""\
        parties:
          - {id: autre, type: syndicat, nom_officiel: Syndicat mixte d’Essai}
        """
    )
    signed = text[text.rindex("\nSignatures") :]
    assert "Pour le Syndicat mixte d’Essai" in signed
    assert "[représentant du Syndicat : à compléter]" in signed
