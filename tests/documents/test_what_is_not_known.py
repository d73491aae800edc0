"""What nobody knows yet: gaps where it will stand, numbers without titles, dates apart."""

import shutil

import pytest
from livre import SOURCES
from petit import flat, messages, texts

from ctg_docs.pipeline import prepare
from ctg_docs.writing.text import plain_text

DRAFT = """\
    convention: {id: orlezac-2026, periode: 2026-2030, statut: vote}
    territoire: {nom: Orlezac, charniere: d’}
    personnes:
      - {id: dupont, civilite: Mme, nom: Dupont}
      - {id: martin, civilite: M., prenom: Paul, nom: Martin}
    parties:
      - id: caf
        type: caf
        nom_officiel: Caisse d’allocations familiales du Val-Gris
        representants: [{personne: martin, fonction: directeur}]
      - id: ville
        type: commune
        nom_officiel: Commune d’Orlezac
        representants: [{personne: dupont, fonction: maire}]
    champs: [{id: enfance, titre: Petite enfance}, {id: jeunesse, titre: Jeunesse}]
    actions: [{id: lieu, titre: Ouvrir un lieu, rattachee_a: jeunesse}]
"""
GAP = "[prénom : à compléter]"


def signing(more):
    return (
        DRAFT
        + "    signature:\n      date: 2026-02-01\n"
        + "".join(f"      {line}\n" for line in more)
    )


def test_a_first_name_that_nobody_knows_is_a_gap_in_every_phrase(tmp_path):
    said = texts(tmp_path, signing(["presents: [{personne: dupont, fonction: maire}]"]))
    assert f"représentée par sa maire, Mme {GAP} Dupont, dûment autorisée" in said["convention"]
    assert f"Maire | Mme {GAP} Dupont" in said["convention"]
    assert f"{GAP} Dupont" in said["communique"]
    assert not any("None" in text or "\ufdd0" in text for text in said.values())


def test_a_first_name_is_due_before_the_signature(tmp_path):
    told = messages(tmp_path, DRAFT.replace("statut: vote", "statut: a_signer"))
    (line,) = [line for line in told if "prénom" in line]
    assert "/tout.yaml:4:" in line
    assert "il manque le prénom de Dupont [donnee-manquante]" in line
    assert "Ajoutez la clé « prenom » sous « personnes »." in line


ANNOUNCED = (
    DRAFT
    + """\
    niveaux:
      - {cle: champ, singulier: axe, pluriel: axes, genre: m, nombre_annonce: 4}
      - {cle: action, nombre_annonce: 17}
"""
)


def test_a_number_is_told_before_the_titles(tmp_path):
    said = texts(tmp_path, ANNOUNCED)
    assert "Le projet s’organise en 4 axes. Il comporte 17 actions." in said["convention"]
    assert "[2 axes encore sans titre, sur 4 : à compléter]" in said["convention"]
    assert "[16 actions encore sans titre, sur 17 : à compléter]" in said["convention"]
    assert "comporte 1 action" not in said["convention"]
    assert "Le plan réunit 17 actions dans 4 axes." in said["fiches"]
    act = said["deliberation/ville"]
    assert "quatre axes (notamment petite enfance et jeunesse)" in act
    assert "son plan d’actions comporte 17 actions" in act


def test_a_number_stands_alone_when_no_title_is_known(tmp_path):
    bare = ANNOUNCED.replace(
        "    actions: [{id: lieu, titre: Ouvrir un lieu, rattachee_a: jeunesse}]\n", ""
    )
    said = texts(tmp_path, bare)
    for name in ("convention", "fiches"):
        assert "Le plan réunit 17 actions dans 4 axes." in said[name]
        assert "[17 actions encore sans titre : à compléter]" in said[name]


@pytest.mark.parametrize(
    ("statut", "number", "wrong"),
    [("projet", 3, False), ("projet", 1, True), ("a_signer", 3, True), ("a_signer", 2, False)],
)
def test_an_announced_number_is_held_against_the_titles(tmp_path, statut, number, wrong):
    source = DRAFT.replace("statut: vote", f"statut: {statut}")
    told = messages(tmp_path, source + f"    niveaux: [{{cle: champ, nombre_annonce: {number}}}]\n")
    assert any("[nombre-annonce]" in line for line in told) == wrong


def test_a_partial_copy_tells_no_total(tmp_path):
    source = (
        DRAFT.replace("statut: vote", "statut: signe, partielle: oui")
        .replace(
            "rattachee_a: jeunesse",
            "rattachee_a: jeunesse, avancement: {statut: en_cours},"
            " calendrier: {debut: 2026, fin: 2027}",
        )
        .replace(", nom: Dupont", ", prenom: Anne, nom: Dupont")
    )
    said = texts(tmp_path, source)
    for name, text in said.items():
        for total in ("1 action dans", "2 champs", "deux champs", "% du plan", "Sur 1 action"):
            assert total not in text, (name, total)


def test_a_total_that_is_announced_is_told_of_a_partial_copy(tmp_path):
    source = ANNOUNCED.replace("statut: vote", "statut: signe, partielle: oui").replace(
        ", nom: Dupont", ", prenom: Anne, nom: Dupont"
    )
    assert "Le plan réunit 17 actions dans 4 axes." in texts(tmp_path, source, ["fiches"])["fiches"]


@pytest.mark.parametrize("key", ["jour: lundi", "ceremonie: {date: 2026-02-08, jour: lundi}"])
def test_the_weekday_of_a_signature_is_checked(tmp_path, key):
    told = messages(tmp_path, signing([key]))
    assert any("est un dimanche, pas un lundi [jour-faux]" in line for line in told)


def test_a_ceremony_may_follow_signatures_of_several_days(tmp_path):
    source = DRAFT.replace("statut: vote", "statut: signe, partielle: oui").replace(
        ", nom: Dupont", ", prenom: Anne, nom: Dupont"
    )
    source = source.replace("fonction: directeur}", "fonction: directeur, signe_le: 2026-02-03}")
    source = source.replace("fonction: maire}", "fonction: maire, signe_le: 2026-02-10}")
    event = "date: 2026-03-05, heure: 18:30, salle: hôtel de ville"
    source += f"    signature: {{lieu: {{nom: Orlezac, charniere: d’}}, ceremonie: {{{event}}}}}\n"
    said = texts(tmp_path, source)
    several = "Chaque partie a signé la convention à une date différente, "
    assert f"{several}la dernière le 10 février 2026 à Orlezac." in said["convention"]
    assert "M. Paul Martin | le 3 février 2026" not in said["convention"]
    assert "5 mars 2026" not in said["convention"]
    assert "5 mars 2026" in said["communique"]
    assert "hôtel de ville" in said["communique"]
    assert "10 février 2026" not in said["communique"]


def test_who_signed_apart_is_said_to_have_signed_on_the_day_under_the_name(tmp_path):
    folder = tmp_path / "sources" / "exemple"
    shutil.copytree(SOURCES / "exemple", folder)
    for file, old, new in (
        ("convention.yaml", "statut: a_signer", "statut: signe"),
        ("parties.yaml", "fonction: directeur\n", "fonction: directeur\n        signe_le: JOUR\n"),
        ("parties.yaml", "fonction: maire\n", "fonction: maire\n        signe_le: 2021-12-17\n"),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        changed = text.replace(old, new, 1).replace("JOUR", "2021-12-20")
        (folder / file).write_text(changed, encoding="utf-8")
    said = flat(plain_text(prepare(folder, ["convention"]).documents["convention"]))
    apart = "Chaque partie a signé à la date qui figure sous son nom, la dernière le"
    assert f"Fait à Rochebrune-les-Prés. {apart} 20 décembre 2021." in said
    caf, ville = said[said.index(apart) :].split("Pour la Commune", 1)
    assert "Anne-Lise Corvaisier | le 20 décembre 2021" in caf
    assert "Odile Brémontier | le 17 décembre 2021" in ville
    assert "Gérald Pastourel | le 16 décembre 2021" in caf


def test_a_day_that_is_known_leaves_none_to_write(tmp_path):
    source = DRAFT.replace("fonction: directeur}", "fonction: directeur, signe_le: 2026-02-03}")
    said = texts(tmp_path, source)["convention"]
    grid = said[said.index("Pour la Caisse") :]
    caf, ville = grid.split("Pour la Commune", 1)
    assert ("le 3 février 2026" in caf, "Le …" in caf) == (True, False)
    assert "Le …" in ville


def test_a_sitting_fills_the_decision_of_its_party(tmp_path):
    sat = "{id: conseil, partie: ville, date: 2026-01-15, deliberation: {numero: 2026-12}}"
    said = texts(tmp_path, DRAFT + f"    seances: [{sat}]\n")
    decided = "par délibération du conseil municipal n° 2026-12 en date du 15 janvier 2026"
    assert f"dûment autorisée {decided}" in said["convention"]
    assert "conseil municipal | 2026-12 | 15 janvier 2026" in said["convention"].lower()


def test_what_an_assembly_rejects_authorises_nothing(tmp_path):
    sat = (
        "{id: conseil, partie: ville, date: 2026-01-15, secretaire: M. Noé,"
        " deliberation: {numero: 2026-12, vote: {pour: 3, contre: 9}}}"
    )
    said = texts(tmp_path, DRAFT + f"    seances: [{sat}]\n")
    assert "2026-12" not in said["convention"]


UNDATED = """\
    convention: {id: orlezac-2026, statut: projet}
    territoire: {nom: Orlezac}
    parties:
      - {id: caf, type: caf, departement: "35"}
      - {id: dep, type: departement, departement: "35"}
"""


def test_texts_in_force_are_a_gap_until_a_date_is_known(tmp_path):
    said = texts(tmp_path, UNDATED, ["convention"])["convention"]
    assert "Vu [textes en vigueur, que la date fera connaître : à compléter] ;" in said


def test_texts_about_the_caf_wait_for_confirmation_elsewhere(tmp_path):
    mayotte = DRAFT.replace(
        "type: caf\n        nom_officiel: Caisse d’allocations familiales du Val-Gris",
        'type: cssm\n        departement: "976"',
    )
    said = texts(tmp_path, mayotte)
    for name in ("convention", "deliberation/ville"):
        assert "familiales [application à la C" in said[name], name
        assert "à confirmer : à compléter] ;" in said[name], name
    about = "ordonnance-2021-611, arrete-2001-10-03, circulaire-cnaf-2020-01"
    confirmed = mayotte + f"    juridique:\n      visas: {{ajouter: [{about}]}}\n"
    assert "à confirmer" not in texts(tmp_path, confirmed, ["convention"])["convention"]
