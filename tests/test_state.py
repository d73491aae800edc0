"""`ctg etat`: what a convention lacks, and where each of its papers stands, on one screen."""

import json

SEANCE = """
seances:
  - id: conseil
    partie: ville
    date: 2023-12-07
"""


def test_what_a_signature_waits_for_is_told_by_part_with_its_key(sources, ctg):
    sources()
    code, out, _ = ctg("etat", "essai")
    lines = out.splitlines()
    assert code == 0
    assert lines[0] == "essai : Convention territoriale globale (statut : projet)"
    assert lines[1].startswith("Il manque à la convention ")
    parts = [line for line in lines if line.startswith("  ") and line[2] not in " –"]
    assert any(line.startswith("  Les choix juridiques (") for line in parts)
    assert any("(juridique." in line for line in lines)
    assert len(lines) < 60


def test_a_draft_and_a_final_text_wait_for_the_same(sources, ctg):
    """What `a_signer` would be refused for is known before anybody writes it."""
    sources()
    before = json.loads(ctg("etat", "--json")[1])["territoires"][0]["manques"]
    sources(("statut: projet", "statut: a_signer"))
    code, _, err = ctg("verifier")
    assert code == 1
    refused = [line for line in err.splitlines() if "[donnee-manquante]" in line]
    assert refused
    told = {lack["texte"] for lack in before}
    for line in refused:
        assert line.partition("il manque ")[2].rpartition(" [")[0] in told


def test_blanks_of_each_document_are_counted(sources, ctg):
    sources(more=SEANCE)
    (state,) = json.loads(ctg("etat", "--json")[1])["territoires"]
    blanks = {document["nom"]: document["blancs"] for document in state["documents"]}
    assert blanks["convention"] > 0
    assert blanks["deliberation"] > 0
    assert blanks["page"] == 0


def test_what_is_built_and_what_is_out_of_date_is_told(sources, ctg):
    sources()

    def states() -> dict[str, str]:
        (state,) = json.loads(ctg("etat", "--json")[1])["territoires"]
        return {document["nom"]: document["construction"] for document in state["documents"]}

    assert set(states().values()) == {"jamais construit"}
    ctg("construire", "page")
    assert (states()["page"], states()["article"]) == ("à jour", "jamais construit")
    sources(("Enfance", "Petite enfance"))
    assert states()["page"] == "à reconstruire"


def test_a_refused_territory_is_told_as_a_check_does(sources, ctg):
    sources(("fin: 2027-12-31", "fin: demain"))
    code, out, err = ctg("etat")
    assert (code, out) == (1, "essai : 1 erreur\n")
    assert "sources/essai/convention.yaml:6:10" in err


def test_nothing_is_written(sources, ctg, tmp_path):
    sources()
    before = sorted(path.name for path in tmp_path.iterdir())
    ctg("etat")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
