"""A signable file and the certificates to sign it with."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ctg_docs.cli import main
from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.nodes import (
    Attachment,
    Document,
    Paragraph,
    Section,
    SignatureCell,
    SignatureGrid,
    Text,
)
from ctg_docs.reading.house import templates_folder
from ctg_docs.writing.pdf import layout

sys.path.append(str(Path(__file__).parent))
from pki import PASSWORD, SIGNATORIES, Authority


@pytest.fixture(scope="package")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    found = Authority(tmp_path_factory.mktemp("autorite"), [*SIGNATORIES, "Partie"])
    found.revoked.append(found.persons["Partie"].certificate)
    yield found
    found.close()


@pytest.fixture(scope="package")
def unsigned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built PDF with three empty fields and its sources."""
    cells = tuple(
        SignatureCell(
            f"p-{n}", (Text("Pour la Ville"),), (Text("Maire"),), (Text(name),), field=f"sig-{n}"
        )
        for n, name in enumerate(SIGNATORIES, 1)
    )
    text = Paragraph((Text("La présente convention engage chacun."),))
    section = Section("fin", "liminaire", (Text("Signatures"),), (text, SignatureGrid(cells)), 1)
    source = Attachment("essai.yaml", "Sources publiques", b"a: b\n", "application/yaml")
    document = Document("Essai", (section,), author="Caf", attachments=(source,))
    path = tmp_path_factory.mktemp("fichier") / "convention.pdf"
    path.write_bytes(layout(document, load_theme(templates_folder() / "maison")).pdf())
    return path


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Return what runs a command: its exit code, what it prints, what it says."""
    monkeypatch.setenv("CTG_MOT_DE_PASSE", PASSWORD)

    def ctg(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return code, *capsys.readouterr()

    return ctg
