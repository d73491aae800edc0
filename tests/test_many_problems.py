"""Files with more problems than anybody reads: two hundred are told, all are counted."""

from __future__ import annotations

import json
from pathlib import Path

from ctg_docs.problems import Gravite, Place, Problem, abridged


def problem(line: int, gravite: Gravite = Gravite.ERREUR, file: str = "a.yaml") -> Problem:
    return Problem(Place(file, line), "cle-inconnue", "inconnue", gravite=gravite)


def test_two_hundred_problems_of_a_file_are_told_and_the_others_counted():
    told = abridged(problem(line) for line in range(1, 50_001))
    assert [one.place.line for one in told[:-1]] == [*range(1, 201)]
    assert str(told[-1]).startswith("a.yaml: et 49\u202f800 autres [autres-problemes]")
    assert sum(one.number for one in told) == 50_000


def test_a_short_list_is_told_whole_whatever_the_other_files_hold():
    several = [problem(1, file=f"{rank}.yaml") for rank in range(500)]
    assert abridged(several) == several


def test_an_error_is_told_before_two_hundred_warnings_hide_it():
    warnings = [problem(line, Gravite.AVERTISSEMENT) for line in range(1, 300)]
    told = abridged([*warnings, problem(900)])
    assert problem(900) in told
    assert told[-1].gravite == Gravite.AVERTISSEMENT


def test_to_abridge_again_changes_nothing():
    once = abridged(problem(line) for line in range(1, 1000))
    assert abridged(once) == once
    assert sum(one.number for one in abridged([*once, problem(5000)])) == 1000


MORE = "juridique:\n" + "".join(f"  inconnue_{rank}: x\n" for rank in range(300))


def test_the_screen_the_total_and_the_report_agree(sources, ctg):
    sources(more=MORE)
    code, out, err = ctg("construire", "page", "--rapport", "bilan.json")
    assert code == 1
    assert "essai : rien n’est écrit, 300 erreurs" in out
    assert err.count("[cle-inconnue]") == 200
    assert "sources/essai/suite.yaml: et 100 autres [autres-problemes]" in err
    (territory,) = json.loads(Path("bilan.json").read_bytes())["territoires"]
    assert len(territory["problemes"]) == 201
    assert sum(problem["nombre"] for problem in territory["problemes"]) == 300


def test_warnings_told_again_are_counted_as_they_were(sources, ctg):
    more = "".join(f"      - id: e{rank}\n        titre: Enjeu {rank}\n" for rank in range(250))
    sources(("    enjeux:\n", f"    enjeux:\n{more}"))
    assert ctg("construire", "page")[0] == 0
    (_, total, told), (_, total_again, told_again) = ctg("verifier"), ctg("verifier")
    assert "autres [avertissement autres-problemes]" in told
    assert total == total_again
    assert sorted(told.splitlines()) == sorted(told_again.splitlines())
