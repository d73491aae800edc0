"""What would let somebody attack the decision of an assembly is told before it is printed."""

import pytest

SITTING = """\
seances:
  - id: conseil
    partie: {partie}
    date: {date}
    date_convocation: {convocation}
    secretaire: M. Luc Morel
    deliberation:
      vote: {{pour: {pour}, contre: {contre}{vote}}}
"""
FACTS = {
    "partie": "ville",
    "date": "2024-01-11",
    "convocation": "2024-01-04",
    "pour": 20,
    "contre": 3,
    "vote": "",
}
POPULATED = (
    "  nom: Le Test\n  charniere: du\n",
    "  nom: Le Test\n  population: {}\n  charniere: du\n",
)


def sitting(**facts):
    return SITTING.format(**(FACTS | facts))


def peopled(inhabitants):
    old, new = POPULATED
    return old, new.format(inhabitants)


def told(lines, code):
    return [line for line in lines if f"{code}]" in line]


@pytest.mark.parametrize(
    ("inhabitants", "convocation", "late"),
    [
        (3500, "2024-01-05", False),
        (3500, "2024-01-06", True),
        (3499, "2024-01-07", False),
        (3499, "2024-01-08", True),
    ],
)
def test_the_notice_depends_on_the_inhabitants(problems, inhabitants, convocation, late):
    lines = problems(peopled(inhabitants), more=sitting(convocation=convocation))
    assert bool(told(lines, "convocation-delai")) == late


def test_the_notice_is_not_judged_where_nobody_stated_the_inhabitants(problems):
    assert problems(more=sitting(convocation="2024-01-09")) == []


def test_a_group_follows_its_largest_commune(problems):
    # Communauté de communes du Vexin Normand: Gisors has more than 3 500 inhabitants.
    group = (
        "    type: commune\n    nom_officiel: commune du Test\n",
        "    type: cc\n    siren: 200071843\n",
    )
    lines = problems(group, more=sitting(convocation="2024-01-06"))
    assert told(lines, "convocation-delai")


def test_the_notice_of_a_caisse_follows_its_own_rules(problems):
    lines = problems(peopled(9000), more=sitting(partie="caf", convocation="2024-01-10"))
    assert lines == []


@pytest.mark.parametrize(
    ("contre", "vote", "refused"),
    [
        (20, "", True),
        (20, ", voix_preponderante: contre", False),
        (20, ", scrutin: secret", False),
        (19, "", False),
    ],
)
def test_a_tie_must_be_settled(problems, contre, vote, refused):
    lines = problems(more=sitting(contre=contre, vote=vote))
    assert bool(told(lines, "vote-partage")) == refused


def test_a_vote_without_any_voice_decides_nothing(problems):
    assert told(problems(more=sitting(pour=0, contre=0)), "vote-partage")


PROXIES = """\
    presences:
      - nom: Mme Anne Dupont
      - {nom: M. A, statut: pouvoir, pouvoir_a: Mme Anne Dupont}
      - {nom: M. B, statut: pouvoir, pouvoir_a: Mme Anne Dupont}
"""


@pytest.mark.parametrize(
    ("date", "partie", "many"),
    [
        ("2024-01-11", "ville", True),
        ("2021-11-25", "ville", False),
        ("2022-08-01", "ville", True),
        ("2024-01-11", "caf", False),
    ],
)
def test_a_councillor_holds_one_proxy(problems, date, partie, many):
    sat = sitting(date=date, convocation="2021-01-04", partie=partie) + PROXIES
    assert bool(told(problems(more=sat), "pouvoirs-cumules")) == many


@pytest.mark.parametrize(("partie", "missing"), [("ville", True), ("caf", False)])
def test_a_municipal_sitting_that_voted_has_its_secretary(problems, partie, missing):
    sat = sitting(partie=partie).replace("    secretaire: M. Luc Morel\n", "")
    assert bool(told(problems(more=sat), "secretaire-absent")) == missing


@pytest.mark.parametrize(("partie", "warned"), [("ville", True), ("caf", False)])
def test_what_a_caisse_decides_needs_no_transmission(problems, partie, warned):
    sat = sitting(partie=partie) + (
        "      teletransmission: {date_publication: 2024-01-20}\nsignature: {date: 2024-01-15}\n"
    )
    assert bool(told(problems(more=sat), "signature-prematuree")) == warned


def test_a_sitting_after_the_signature_is_an_error(problems):
    sat = sitting() + "signature: {date: 2024-01-10}\n"
    assert told(problems(more=sat), "decision-tardive")


def test_a_sitting_that_deals_with_something_else_may_follow_the_signature(problems):
    change = (
        "    nom_court: la Ville\n",
        "    nom_court: la Ville\n    decision: {date: 2023-12-14, numero: 2023-45}\n",
    )
    lines = problems(change, more=sitting() + "signature: {date: 2024-01-10}\n")
    assert not told(lines, "decision-tardive")
    assert not told(lines, "decision-divergente")


@pytest.mark.parametrize(
    ("decision", "values"),
    [
        ("date: 2024-01-11, numero: 2024-3", ()),
        ("date: 2024-01-12, numero: 2024-3", ("2024-01-12", "2024-01-11")),
        ("date: 2024-01-11, numero: 2024-4", ("2024-4", "2024-3")),
    ],
)
def test_a_decision_and_its_sitting_say_the_same_or_both_are_told(problems, decision, values):
    change = (
        "    nom_court: la Ville\n",
        f"    nom_court: la Ville\n    decision: {{{decision}}}\n",
    )
    lines = told(problems(change, more=sitting() + "      numero: 2024-3\n"), "decision-divergente")
    assert len(lines) == bool(values)
    for line in lines:
        assert line.startswith("sources/essai/convention.yaml:33:")
        assert "(sources/essai/suite.yaml:" in line
        assert all(f"« {value} »" in line for value in values)
