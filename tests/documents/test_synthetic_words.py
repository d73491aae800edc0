"""The words of every document of synthetic territories, held to the rules that no paper may break.

`CTG_TERRITOIRES=300` reads as many territories; without it, a few of every kind.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from mots_justes import REGLES, Papier, fautes
from sweeping import swept

from ctg_docs.model.nommees import nommees
from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.choice import catalogue
from ctg_docs.starting.samples.ensemble import ensemble
from ctg_docs.writing.text import plain_text

MANY = int(os.environ.get("CTG_TERRITOIRES", "8"))
SEED = 12
DOCUMENTS = [e.id for e in catalogue() if e.d_un_territoire and e.par not in ("dossier", "action")]
PART = 2
"""Territories that one test reads."""


def papiers(folder: Path) -> Iterator[Papier]:
    """Yield every paper of a territory, composed and not drawn."""
    made = prepare(folder, DOCUMENTS)
    assert not made.refused, [str(problem) for problem in made.problems]
    convention = made.pieces[0].origines[0].convention
    signing = [p for p in nommees(convention) if p.partie.role == "signataire"]
    names = frozenset(p.nom or p.nom_court for p in signing)
    titles = tuple(champ.titre for champ in convention.champs)
    for piece in made.pieces:
        document = piece.chemin.split("/")[0]
        yield Papier(document, plain_text(piece.document), names, titles)


@pytest.mark.parametrize("first", swept(range(0, MANY, PART), [0]))
def test_no_paper_of_a_synthetic_territory_breaks_a_rule(first, tmp_path):
    found: dict[str, list[str]] = {}
    for name, files in islice(ensemble(min(MANY, first + PART), SEED), first, None):
        for path, content in files.items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        found[name] = [fault for papier in papiers(tmp_path / name) for fault in fautes(papier)]
    assert {name: faults for name, faults in found.items() if faults} == {}


WRONG = {
    "aucun identifiant ne s’imprime": "ci-après dénommé « “ccas” »",
    "chaque terme défini est unique": "ci-après dénommée « la Commune » ; ci-après dénommée « la "
    "commune »",
    "ni « de le » ni « à les »": "la décision de le CCAS",
    "« que » et « si » s’élident": "ainsi que une étude",
    "« de », « le » et « la » s’élident": "le territoire de Orlezac",
    "un nom est au singulier après 0 et 1": "1,5 familles",
    "aucune phrase publique ne nomme plus de cinq parties": "un, deux, trois, quatre, cinq et six",
    "une seule espace à la fois": "deux  espaces",
    "« sa présidente », jamais « son présidente »": "représenté par son présidente",
    "un titre à l’infinitif ou coordonné ne se décline pas": "en matière de bien grandir",
    "aucun vide n’est imprimé": "la convention de None",
}


@pytest.mark.parametrize("said", REGLES)
def test_each_rule_sees_its_fault_and_lets_good_words_pass(said):
    parties = frozenset(["un", "deux", "trois", "quatre", "cinq", "six"])
    document = "article" if "publique" in said else "convention"
    wrong = Papier(document, WRONG[said], parties, ("Bien grandir",))
    assert list(REGLES[said](wrong))
    good = "Afin de les aider et de la soutenir, la Caf d’Ille-et-Vilaine verse 1 euro au CCAS."
    assert not list(REGLES[said](Papier(document, good, parties, ("Bien grandir",))))
