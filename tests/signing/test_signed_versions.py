"""A version kept from the file that the parties signed, and from one that was changed since."""

from __future__ import annotations

import json
import re
from pathlib import Path

import attacks
import pytest
from asking import demande
from documents.amended import NAME, Copy
from pki import SIGNATORIES

from ctg_docs.cli import main
from ctg_docs.signing.signer import sign


@pytest.fixture(scope="module")
def signed(tmp_path_factory, authority) -> tuple[Path, bytes]:
    """The territory on the day of the signature, and the file that one of the parties signed."""
    copy = Copy(tmp_path_factory.mktemp("signee"))
    copy.unamend()
    copy.change("convention.yaml", "statut: executoire", "statut: a_signer")
    folder = copy.change("gouvernance.yaml", "  date: 2022-12-15\n", "  mode: electronique\n")
    build = folder.parent / "build"
    asked = ["construire", "convention", "--sources", folder.parent, "--sortie", build]
    made = [*asked, "--format", "pdf", "--moteur", "typst", "--territoire", NAME]
    assert main([str(word) for word in made]) == 0
    request = demande(authority, SIGNATORIES[0], forcer=True)
    return folder, sign(build / NAME / "convention.pdf", request)[0]


def test_the_signed_file_gives_its_version_once_it_is_named(signed, run, tmp_path):
    folder, content = signed
    path = tmp_path / "convention-signee.pdf"
    path.write_bytes(content)
    asked = ("figer", NAME, "--sources", folder.parent, "--depuis", path)
    code, _, err = run(*asked)
    assert code == 2
    assert "ne dit pas la date de sa signature : il a été construit avant" in err
    assert "« --nom 0 »" in err
    code, _, err = run(*asked, "--nom", "0")
    assert code == 0
    assert "la dernière signature du fichier est du " in err
    assert re.search(r"écrivez-y « date: \d{4}-\d\d-\d\d » sous « signature »", err)
    record = json.loads((folder / "versions/0/version.json").read_text(encoding="utf-8"))
    assert record["origine"] == "convention-signee.pdf"


@pytest.mark.parametrize("attack", [attacks.replace_sources, attacks.redraw_page])
def test_a_file_that_was_changed_after_its_signature_is_not_kept(attack, signed, run, tmp_path):
    folder, content = signed
    path = tmp_path / "convention-signee.pdf"
    path.write_bytes(attacks.updated(content, attack))
    code, _, err = run("figer", NAME, "--sources", folder.parent, "--depuis", path, "--nom", "1")
    assert code == 1
    assert "une signature du fichier n’est plus valide" in err
    assert "[signature-rompue]" in err
    assert not (folder / "versions/1").exists()
