"""The sources that go out with a document: the same data, without what is private."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctg_docs.model.convention import Convention
from ctg_docs.model.loading import build
from ctg_docs.model.publiques import public_yaml, sources_publiques
from ctg_docs.reading.territory import read_territory

SOURCES = Path(__file__).parent.parent.parent / "sources"
TERRITORIES = sorted(p.name for p in SOURCES.iterdir() if p.is_dir() and p.name != "commun")


def read(folder: Path, commun: Path) -> Convention:
    source, problems = read_territory(folder, commun)
    convention, mistakes = build(source)
    assert convention is not None, [str(p) for p in [*problems, *mistakes]]
    return convention


def reread(text: str, tmp_path: Path) -> Convention:
    folder = tmp_path / "relu"
    folder.mkdir(parents=True)
    (folder / "convention.yaml").write_text(text, encoding="utf-8")
    return read(folder, tmp_path / "commun")


@pytest.mark.parametrize("name", TERRITORIES)
def test_the_public_sources_read_back_to_the_same_convention(name, tmp_path):
    convention = read(SOURCES / name, SOURCES / "commun")
    assert reread(public_yaml(convention), tmp_path) == convention


def changed(tmp_path: Path, text: str) -> Convention:
    return reread(text, tmp_path)


BASE = """\
convention: {id: essai}
territoire: {nom: Essai}
"""


def test_a_quotation_that_nobody_validated_stays_at_home(tmp_path):
    citations = (
        "signature:\n  citations:\n"
        "    - {personne: a, texte: Un secret, validee: non}\n"
        "    - {personne: a, texte: Un mot, validee: oui}\n"
    )
    text = public_yaml(changed(tmp_path, BASE + citations))
    assert "Un mot" in text
    assert "secret" not in text


def test_nobody_is_named_for_a_confidential_action(tmp_path):
    actions = (
        "actions:\n"
        "  - {id: x, titre: Repérage, rattachee_a: c, pilote: Mme Untel, "
        "elu_referent: M. Ici, confidentiel: oui}\n"
        "  - {id: y, titre: Fête, rattachee_a: c, pilote: M. Public}\n"
    )
    text = public_yaml(changed(tmp_path, BASE + actions))
    assert "Repérage" in text
    assert "M. Public" in text
    assert "Untel" not in text
    assert "M. Ici" not in text


def test_only_the_keys_of_the_document_go_out(tmp_path):
    convention = changed(tmp_path, BASE + "communication: {contact_presse: Presse}\n")
    assert list(sources_publiques(convention, ["territoire"])) == ["territoire"]


def test_a_comment_of_the_author_never_goes_out(tmp_path):
    convention = changed(tmp_path, BASE + "# à négocier avec le maire\n")
    assert "négocier" not in public_yaml(convention)


@pytest.mark.parametrize("value", ["oui", "01004", "12:30", "=A1", "- x", "a: b", "« é »", "1_000"])
def test_a_text_stays_the_text_it_was(tmp_path, value):
    convention = changed(tmp_path, f'convention: {{id: essai}}\nterritoire: {{nom: "{value}"}}\n')
    assert reread(public_yaml(convention), tmp_path / "b").territoire.nom == value
