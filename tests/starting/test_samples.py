"""Synthetic territories: valid, varied, and the same for the same seed."""

import os
import subprocess
import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from sweeping import swept

from ctg_docs.french.intitules import declinable
from ctg_docs.model.convention import Convention
from ctg_docs.model.parties import TypePartie
from ctg_docs.pipeline.lecture import Lecture, read
from ctg_docs.pipeline.territory import compose
from ctg_docs.problems import Gravite
from ctg_docs.reference import communes
from ctg_docs.reference.tables import table
from ctg_docs.starting.samples.ensemble import NoPlaceLeftError, ensemble
from ctg_docs.starting.samples.lieux import lieux

COUNT = 50


@dataclass
class Sample:
    """A synthetic territory: its files, and what it says."""

    name: str
    files: dict[str, bytes]
    lecture: Lecture
    convention: Convention

    @property
    def text(self):
        return b"\n".join(self.files.values()).decode()

    @property
    def signataires(self):
        return [p for p in self.convention.parties if p.role == "signataire"]

    @property
    def votes(self):
        held = [s.deliberation for s in self.convention.seances if s.deliberation]
        return [deliberation.vote for deliberation in held if deliberation.vote]


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    """Return the first territories of a seed."""
    return written(tmp_path_factory.mktemp("essai"), COUNT)


def written(folder, count):
    """Write the first territories of a seed, and read them."""
    found = []
    for name, files in ensemble(count, 1):
        for path, content in files.items():
            target = folder / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        lecture = read(folder / name)
        assert errors(lecture.problems) == []
        found.append(Sample(name, files, lecture, lecture.lu[0].convention))
    return found


def errors(problems):
    return [str(p) for p in problems if p.gravite == Gravite.ERREUR]


@pytest.mark.parametrize("count", swept([5, COUNT], [5]))
def test_the_convention_of_each_is_composed_without_a_mistake(tmp_path, count):
    for sample in written(tmp_path, count):
        made = compose(sample.lecture, ["convention"])
        assert made.pieces and errors(made.problems) == []


@pytest.mark.balayage
def test_each_is_valid_and_has_a_folder_of_its_own(samples):
    assert len({sample.name for sample in samples}) == COUNT


@pytest.mark.balayage
def test_they_go_from_the_smallest_to_the_largest(samples):
    signing = [len(sample.signataires) for sample in samples]
    actions = [len(sample.convention.actions) for sample in samples]
    assert (min(signing), max(signing)) == (2, 60)
    assert (min(actions), max(actions)) == (0, 120)
    # Most conventions have a few parties and some thirty actions.
    assert 3 <= sorted(signing)[COUNT // 2] <= 6
    assert 15 <= sorted(actions)[COUNT // 2] <= 45


@pytest.mark.balayage
def test_every_kind_of_party_signs_somewhere(samples):
    assert {p.type for sample in samples for p in sample.signataires} == set(TypePartie)


@pytest.mark.balayage
def test_every_article_of_a_commune_is_met(samples):
    named = [s.convention.territoire.code_insee for s in samples]
    places = [commune for code in named if code and (commune := communes.par_code(code))]
    assert {place.tncc for place in places} == {int(row[2]) for row in table("noms")}
    assert {"H", "Y", "É"} & {place.nom[0] for place in places}


@pytest.mark.balayage
def test_every_part_of_the_country_is_met(samples):
    homes = {sample.convention.territoire.departement for sample in samples}
    assert {"48", "971", "972", "973", "974", "976"} <= homes
    assert homes & {"2A", "2B"} and homes & {"57", "67", "68"}


@pytest.mark.balayage
def test_every_state_and_every_shape_of_project_is_met(samples):
    conventions = [sample.convention for sample in samples]
    assert {c.convention.statut.value for c in conventions} == {
        "projet",
        "vote",
        "a_signer",
        "signe",
        "executoire",
    }
    depths = {
        max((1 + bool(o.objectifs_operationnels) for o in champ.objectifs_strategiques), default=0)
        for c in conventions
        for champ in c.champs
    }
    assert depths == {0, 1, 2}
    assert {bool(c.niveaux) for c in conventions} == {True, False}
    assert {bool(c.groupes) for c in conventions} == {True, False}
    assert any(c.articles.ajouter for c in conventions)
    kinds = {precedent.type for c in conventions for precedent in c.convention.precedents}
    assert kinds == {"cej", "ctg", "autre"}


@pytest.mark.balayage
def test_every_kind_of_vote_is_met(samples):
    votes = [vote for sample in samples for vote in sample.votes]
    assert any(not v.contre and not v.abstentions and not v.nppv for v in votes)
    assert any(v.contre for v in votes)
    assert any(v.abstentions and not v.contre for v in votes)
    assert any(v.nppv for v in votes)
    assert any(v.noms_contre for v in votes)


@pytest.mark.balayage
def test_what_ordinary_conventions_hold_is_met(samples):
    conventions = [sample.convention for sample in samples]
    titles = {champ.titre for c in conventions for champ in c.champs}
    assert {declinable(title) for title in titles} == {True, False}
    assert any(p.civilite is None for c in conventions for p in c.personnes)
    assert any(p.usage_titre == "Madame le Maire" for c in conventions for p in c.personnes)
    towns = [[p for p in c.parties if p.type == "commune" and not p.nom_court] for c in conventions]
    assert any(len(same) > 1 for same in towns)


@pytest.mark.balayage
def test_a_woman_is_mayor_and_presides_over_the_social_action_centre(samples):
    found = []
    for sample in samples:
        people = {p.id: p for p in sample.convention.personnes}
        offices = {
            (party.type.value, people[r.personne].id)
            for party in sample.convention.parties
            for r in party.representants
            if people[r.personne].civilite == "Mme"
        }
        found += [
            name for kind, name in offices if kind == "ccas_cias" and ("commune", name) in offices
        ]
    assert found


@pytest.mark.balayage
def test_one_of_each_thing_is_met(samples):
    assert any(
        len(c.champs) == len(c.actions) == len(c.equipements) == len(c.champs[0].enjeux) == 1
        for c in (sample.convention for sample in samples)
        if c.champs
    )


@pytest.mark.balayage
def test_what_is_signed_is_followed(samples):
    actions = [a for s in samples for a in s.convention.actions]
    assert any(i.valeurs for a in actions for i in a.indicateurs)
    assert any(line.realise is not None for a in actions for line in a.budget)
    states = {a.avancement.statut for a in actions if a.avancement}
    assert states == {"non_demarree", "en_cours", "realisee", "reportee", "abandonnee"}


@pytest.mark.balayage
def test_the_acronym_is_written_in_full_in_french_guiana(samples):
    guyane = [s for s in samples if s.convention.territoire.departement == "973"]
    assert guyane and all("CTG" not in sample.text for sample in guyane)


@pytest.mark.balayage
def test_each_file_says_at_its_head_that_it_is_invented(samples):
    heads = {
        content.split(b"\n", 2)[1].decode()
        for sample in samples
        for name, content in sample.files.items()
        if name.endswith(".yaml")
    }
    assert heads == {
        "# Territoire d’essai : seul le lieu est réel ; personnes, décisions, chiffres et actions "
        "sont inventés."
    }


@pytest.mark.balayage
def test_files_are_as_an_author_writes_them(samples):
    layouts = {len(sample.files) for sample in samples}
    assert 1 in layouts and max(layouts) > 10
    long = [
        line
        for sample in samples
        for name, content in sample.files.items()
        for line in content.decode().splitlines()
        if name.endswith(".yaml")
        and len(line) > 100
        and not line.lstrip().startswith(("#", "- {", "|", "-"))
    ]
    assert long == []


@pytest.mark.balayage
def test_the_first_of_a_seed_are_the_same_however_many_are_asked_for(samples):
    assert [(s.name, s.files) for s in samples[:12]] == list(ensemble(12, 1))


@pytest.mark.balayage
def test_another_seed_gives_other_territories(samples):
    others = dict(ensemble(12, 2))
    assert not set(others) & {sample.name for sample in samples[:12]}


def test_no_place_is_given_twice():
    given = [getattr(lieu, "code", "") or lieu.siren for lieu in islice(lieux(3), 400)]
    assert len(set(given)) == 400


def test_more_than_there_are_places_is_refused():
    with pytest.raises(NoPlaceLeftError):
        for _ in lieux(1):
            pass


def test_the_same_bytes_come_from_another_process(tmp_path):
    def written(hashing):
        folder = tmp_path / hashing
        command = [sys.executable, "-m", "ctg_docs", "exemple", "--territoires", "8", str(folder)]
        environment = {**os.environ, "PYTHONHASHSEED": hashing}
        subprocess.run(command, env=environment, check=True, capture_output=True, cwd=Path.cwd())
        paths = sorted(p for p in folder.rglob("*") if p.is_file())
        return [(p.relative_to(folder).as_posix(), p.read_bytes()) for p in paths]

    assert written("1") == written("2")
