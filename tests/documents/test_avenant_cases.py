"""What an avenant may do in the life of a convention, case by case."""

import pytest
from documents.amended import NAME, SOURCES, Copy, flat, said

from ctg_docs.document.nodes import Blank
from ctg_docs.document.walk import inlines, runs
from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.comparing import compare
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.signing.word import WordFile
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.formats import lay_out, shown_in
from ctg_docs.writing.text import plain_text


@pytest.fixture
def copied(tmp_path):
    return Copy(tmp_path)


def second(copied, objet="la suite"):
    copied.amend(2, objet, "date: 2025-03-04")
    return lambda: said(copied.folder, "avenant", "consolidee")


def test_a_prolongation_gives_the_new_term_and_recalls_the_limit(copied):
    made = second(copied, "la prolongation de la convention d’un an")
    copied.change("convention.yaml", "fin: 2026-12-31", "fin: 2027-12-31")
    text = made()["avenant/2"]
    assert "31 décembre 2027" in text
    assert "La durée totale de la convention, avenants compris, n’excède pas cinq ans." in text
    papers = said(copied.folder, "note-avenant")["note-avenant/2"]
    assert "Avenant n° 2 à la convention territoriale globale 2023-2026 du Val de Lierre" in papers
    assert "2023-2027" not in papers
    assert "La convention prend fin le 31 décembre 2027, et non le 31 décembre 2026." in papers


def test_the_correction_of_an_error_replaces_the_words_and_no_more(copied):
    made = second(copied, "la correction d’une erreur matérielle")
    copied.change("projet.yaml", "64 familles", "46 familles")
    text = made()["avenant/2"]
    assert "« 64 »" in text
    assert "« 46 »" in text
    assert text.count("Modification de ") == 1


def test_an_article_that_goes_is_repealed_and_one_that_comes_takes_a_rank(copied):
    made = second(copied, "le retrait d’un article et l’ajout d’un autre")
    copied.change(
        "convention.yaml",
        "articles:\n",
        "articles:\n  retirer: [confidentialite]\n  ajouter:\n    - id: mobilite\n"
        "      titre: Mobilité\n      apres: engagements\n"
        "      texte: Les parties se concertent sur les transports.\n",
    )
    texts = made()
    assert "L’article 14 est abrogé." in texts["avenant/2"]
    assert "après l’article 5, il est inséré un article 5-1" in texts["avenant/2"].replace("A", "a")
    assert "Article 14 – (abrogé)" in texts["consolidee"]
    assert "Article 5-1 – Mobilité" in texts["consolidee"]
    assert "Article 15 – Respect du principe de laïcité" in texts["consolidee"]


def told(copied, code):
    problems = prepare(copied.folder, ["avenant"]).problems
    return [str(p).partition("\n")[0] for p in problems if p.code == code]


def test_an_avenant_that_nothing_calls_for_is_told(copied):
    second(copied)
    (said_of_it,) = told(copied, "avenant-vide")
    assert "l’avenant n° 2 ne change rien à la convention signée" in said_of_it


def test_a_party_that_does_not_sign_an_avenant_is_named(copied):
    copied.amend(2, "la suite", "date: 2025-03-04", "parties: [caf, communaute, lierval]")
    copied.change("projet.yaml", "64 familles", "46 familles")
    (said_of_it,) = told(copied, "avenant-sans-partie")
    assert "« saint-amand » signe la convention, et non l’avenant n° 2" in said_of_it


def test_an_avenant_changes_the_version_that_the_former_one_made(copied):
    second(copied)
    first, last = copied.fingerprints()
    copied.change("avenants.yaml", last, first)
    (said_of_it,) = told(copied, "version-ordre")
    assert "la version que modifie l’avenant n° 2 ne porte aucun avenant" in said_of_it


@pytest.mark.parametrize("document", ["avenant", "consolidee", "convention", "article"])
def test_a_file_is_compared_with_what_the_versions_that_it_carries_make(document):
    prepared = prepare(SOURCES / NAME, [document])
    piece = prepared.pieces[0]
    tree = shown_in("docx", carrying(piece))
    pages = lay_out(
        shown_in("pdf", carrying(piece)), prepared.theme.model_copy(update={"moteur_pdf": "typst"})
    )
    content = write_docx(tree, prepared.theme, pages.pagination)
    sources = {s.nom: s.contenu for s in WordFile(content).sources}
    assert len(sources) == 2
    assert compare(content, sources, "docx").mots == "exacte"


@pytest.mark.parametrize("document", ["bilan", "tableau-suivi"])
def test_the_follow_up_says_which_version_it_follows(document, copied):
    assert (
        "Convention à jour de l’avenant n° 1 du 20 juin 2024."
        in said(SOURCES / NAME, document)[document]
    )
    copied.change("avenants.yaml", "    date: 2024-06-20\n", "")
    assert "l’avenant n° 1, qui n’est pas encore signé" in said(copied.folder, document)[document]


def test_the_version_that_another_avenant_names_is_a_difference():
    from ctg_docs.model.differences import PlacedConvention, differences
    from ctg_docs.pipeline.lecture import read

    territory = read(SOURCES / NAME).lu[0]
    convention = territory.convention

    def told(depuis):
        (avenant,) = convention.avenants
        other = (avenant.model_copy(update={"depuis": depuis}),)
        new = convention.model_copy(update={"avenants": other})
        sides = (PlacedConvention(one, territory.positions) for one in (convention, new))
        return [(d.kind, d.cle) for d in differences(*sides)]

    assert told("versions/0") == []  # a file names by its folder what sources name by its print
    assert told("0" * 64) == [("modifie", "avenants.0.depuis")]


def test_a_single_partner_that_is_left_is_named():
    from ctg_docs.composing.facts.noms import court
    from ctg_docs.composing.facts.parties import Parties
    from ctg_docs.composing.facts.resumes import Resume
    from ctg_docs.pipeline.lecture import read

    vue = read(SOURCES / NAME).lu[1]
    own, caf, town, *_ = Parties(vue).signataires
    few = Resume(own, [own, caf, town], vue.sources.territoire)
    assert few.phrase(court) == "la Communauté de communes, la Caf et la Commune de Lierval"


def test_a_version_kept_before_its_signature_takes_its_day_from_the_sources_or_asks_for_it(copied):
    copied.unamend()
    copied.change("gouvernance.yaml", "  date: 2022-12-15\n", "")
    copied.amend(1, "une correction")
    folder = copied.change("projet.yaml", "à partir de 7 heures", "dès 7 heures")
    papers = ("avenant/1", "consolidee", "note-avenant/1")
    prepared = prepare(folder, ["avenant"])
    asked = {p.chemin: flat(plain_text(p.document)) for p in prepared.pieces}
    assert all("signée le [date de signature de la convention" in asked[one] for one in papers)
    keys = {n.key for p in prepared.pieces for run in runs(p.document) for n in blanks(run)}
    assert "signature.date" in keys
    copied.change("gouvernance.yaml", "signature:\n", "signature:\n  date: 2022-12-15\n")
    told = said(folder, "avenant")
    assert all("signée le 15 décembre 2022" in told[one] for one in papers)


def blanks(run):
    return [node for node in inlines(run) if isinstance(node, Blank)]
