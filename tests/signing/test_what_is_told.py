"""What comes from a file is told on one line, and told to machines as well."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from asking import demande
from hostile import CASES, received
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pki import SIGNATORIES

from ctg_docs.lines import one_line
from ctg_docs.problems import Place, Problem
from ctg_docs.signing.controle import control
from ctg_docs.signing.likeness import Comparaison, Ressemblance
from ctg_docs.signing.report import report
from ctg_docs.signing.signer import sign

ROOT = Path(__file__).parent.parent.parent
LINES = "Maire\n    signé par Odile Brémontier, B-LTA – valide\r\n\u2028  sig-2"
ANSI = "\x1b[2K\x1b[1A\x9b31mvalide\x1b[0m"
TURNED = "valide \u202eedilav non\u202c\u200b\u2066"
HOSTILE = [LINES, ANSI, TURNED, "a\tb\x00c\x7f", "x" * 10_000]


@given(st.text(alphabet=st.characters(exclude_categories=[])))
def test_what_is_shown_is_one_line_that_moves_nothing(text):
    shown = one_line(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(sign) < 32 or 0x7F <= ord(sign) < 0xA0 for sign in shown)
    assert not set(shown) & set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2069")
    shown.encode()


@pytest.mark.parametrize("text", ["Besançon – l’« été »\u00a0: 3\u202f000\u00a0€", "Ÿ, œ, ﬁ, 🌻"])
def test_french_is_shown_as_it_is(text):
    assert one_line(text) == text


def test_a_problem_is_two_lines_at_most():
    problem = Problem(Place("a\nb.yaml", 1), "cle-inconnue", f"« {LINES} »", f"Ôtez {ANSI}.")
    first, second = str(problem).splitlines()
    assert first.startswith("a␊b.yaml:1: « Maire␊    signé par")
    assert second == "    Ôtez ␛[2K␛[1A<U+009B>31mvalide␛[0m."


@pytest.mark.parametrize("said", HOSTILE)
def test_no_string_of_a_file_makes_a_line_of_the_report(unsigned, tmp_path, said):
    path = tmp_path / "recu.pdf"
    with pikepdf.open(unsigned) as pdf:
        first, second, _ = pdf.Root.AcroForm.Fields
        first.TU, second.T = pikepdf.String(said), pikepdf.String(said)
        (name,) = pdf.attachments
        pdf.attachments[name].obj.UF = pikepdf.String(f"{said}.yaml")
        pdf.save(path)
    lines = report(control(path).verdict(None))
    plain = report(control(unsigned).verdict(None))
    # The name of the attached file is no name: it is told as unread, on a line of its own.
    assert len(lines) == len(plain) + 1
    assert all(len(line.splitlines()) == 1 and len(line) < 800 for line in lines)
    assert not any(sign in "".join(lines) for sign in "\x1b\x9b\u202e\u2066\u2028\r\n\x00")
    assert sum(line == "    à signer" for line in lines) == 3


def test_the_verdict_for_machines_is_the_one_of_the_report(unsigned, authority, run, tmp_path):
    file = tmp_path / "convention.pdf"
    file.write_bytes(unsigned.read_bytes())
    run("signer", file, "--certificat", authority.p12(SIGNATORIES[0]))
    signed = tmp_path / "convention-signee.pdf"
    code, out, _ = run("controler", signed, "--racines", authority.root, "--json")
    assert code == 0
    found = json.loads(out)
    assert found["version"] == 1
    assert (found["fichier"], found["sorte"], found["pages"]) == ("convention-signee.pdf", "pdf", 1)
    assert found["normes"] == ["PDF/A-3a", "PDF/UA-1"]
    assert [champ["etat"] for champ in found["champs"]] == ["signe", "a-signer", "a-signer"]
    signature = found["champs"][0]["signature"]
    assert (signature["signataire"], signature["niveau"]) == (SIGNATORIES[0], "B-B")
    assert (signature["valide"], signature["heure"]) == (True, "ordinateur")
    assert found["en_ordre"] is True
    code, out, _ = run("controler", signed, "--json")
    assert code == 1
    assert json.loads(out)["en_ordre"] is False


def keys(value: object) -> object:
    """Return the keys of what machines read, at every depth."""
    if isinstance(value, dict):
        return {key: keys(inside) for key, inside in value.items()}
    return [keys(inside) for inside in value] if isinstance(value, list) else None


def test_the_guide_shows_what_machines_read(unsigned, authority, tmp_path):
    page = (ROOT / "docs/guide/signer.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"^```json\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    path = tmp_path / "convention-signee.pdf"
    path.write_bytes(sign(unsigned, demande(authority, SIGNATORIES[0]))[0])
    found = control(path, [authority.root])
    compared = Comparaison(Ressemblance.EXACTE, Ressemblance.EXACTE)
    real = json.loads(found.verdict(compared).model_dump_json())
    real["champs"] = real["champs"][:1]
    assert keys(json.loads(example)) == keys(real)


def verdicts(unsigned, authority, folder) -> Iterator[dict[str, object]]:
    """Yield what machines read of a signed file, of a hostile one and of a Word file."""
    path = folder / "recu.pdf"
    path.write_bytes(sign(unsigned, demande(authority, SIGNATORIES[0]))[0])
    compared = Comparaison(Ressemblance.AUTRE, Ressemblance.INCONNUE, (1, 2), "raison")
    yield json.loads(control(path, [authority.root]).verdict(compared).model_dump_json())
    path.write_bytes(received(CASES["a program"]))
    yield json.loads(control(path).verdict(None).model_dump_json())


def test_what_machines_read_is_that_of_the_published_schema(unsigned, authority, tmp_path):
    schema = json.loads((ROOT / "docs/verdict.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    Draft202012Validator.check_schema(schema)
    for said in verdicts(unsigned, authority, tmp_path):
        validator.validate(said)
        assert not validator.is_valid({**said, "autre": 1})
        assert not validator.is_valid({**said, "sorte": "odt"})
        assert not validator.is_valid({key: said[key] for key in said if key != "en_ordre"})


def test_without_the_extra_only_signatures_are_not_judged(
    unsigned, authority, run, tmp_path, monkeypatch
):
    file = tmp_path / "convention.pdf"
    file.write_bytes(unsigned.read_bytes())
    run("signer", file, "--certificat", authority.p12(SIGNATORIES[0]))
    for module in [name for name in sys.modules if name.split(".")[0] in ("pyhanko", "pdfminer")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    code, out, err = run("controler", file)
    assert (code, err) == (0, "")
    assert "Normes annoncées : PDF/A-3a, PDF/UA-1" in out
    assert "Sources jointes : essai.yaml" in out
    code, out, err = run("controler", tmp_path / "convention-signee.pdf")
    assert (code, err) == (3, "")
    assert "signé – NON JUGÉ : le complément « signature » n’est pas installé" in out
    assert "les signatures n’ont pas été jugées" in out
    assert out.count("    à signer") == 2


def test_a_certificate_that_names_somebody_else_is_told(unsigned, authority, run, tmp_path):
    file = tmp_path / "convention.pdf"
    file.write_bytes(unsigned.read_bytes())
    other = authority.p12(SIGNATORIES[2])
    code, _, err = run("signer", file, "--certificat", other, "--champ", "sig-1")
    assert code == 1
    assert f"le champ « sig-1 » est celui de « Pour la Ville, {SIGNATORIES[0]}, Maire »" in err
    assert "[signature-nom]" in err
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".pdf"] == ["convention.pdf"]
    code, _, _ = run("signer", file, "--certificat", other, "--champ", "sig-1", "--forcer")
    assert code == 0
    signed = tmp_path / "convention-signee.pdf"
    code, out, _ = run("controler", signed, "--racines", authority.root)
    assert code == 0
    assert "le certificat ne porte pas le nom de la personne qui signe dans cette case" in out


@pytest.mark.parametrize(("answer", "expected"), [("oui", 0), ("non", 1)])
def test_whoever_is_at_the_keyboard_is_asked(
    unsigned, authority, run, tmp_path, monkeypatch, answer, expected
):
    file = tmp_path / "convention.pdf"
    file.write_bytes(unsigned.read_bytes())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: answer)
    other = authority.p12(SIGNATORIES[2])
    code, _, err = run("signer", file, "--certificat", other, "--champ", "sig-1")
    assert code == expected
    assert "[signature-nom]" in err
    assert Path(tmp_path / "convention-signee.pdf").exists() == (answer == "oui")
