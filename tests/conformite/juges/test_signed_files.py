"""A file that three persons have signed keeps its norms: judged by the reference engine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from conformite.pdf import qpdf, verapdf

from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.nodes import Document, Paragraph, Section, SignatureCell, SignatureGrid, Text
from ctg_docs.reading.house import templates_folder
from ctg_docs.signing.controle import control
from ctg_docs.signing.levels import NiveauSignature
from ctg_docs.signing.signer import Demande, sign
from ctg_docs.writing.pdf import layout

sys.path.append(str(Path(__file__).parents[2] / "signing"))
from pki import PASSWORD, Authority

PERSONS = ["Anne-Lise Corvaisier", "Gérald Pastourel", "Odile Brémontier"]
HOUSE = templates_folder() / "maison"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    found = Authority(tmp_path_factory.mktemp("autorite"), PERSONS)
    yield found
    found.close()


def built(folder: Path) -> Path:
    cells = tuple(
        SignatureCell(
            f"p-{n}", (Text("Pour la Ville"),), (Text("Maire"),), (Text(name),), field=f"sig-{n}"
        )
        for n, name in enumerate(PERSONS, 1)
    )
    words = Paragraph((Text("La présente convention engage chacun."),))
    section = Section("fin", "liminaire", (Text("Signatures"),), (words, SignatureGrid(cells)), 1)
    path = folder / "convention.pdf"
    path.write_bytes(layout(Document("Essai", (section,)), load_theme(HOUSE)).pdf())
    return path


@pytest.mark.parametrize("niveau", [NiveauSignature.B_B, NiveauSignature.B_LTA])
def test_three_signatures_leave_the_file_what_it_was(niveau, authority, tmp_path):
    file = built(tmp_path)
    for person in PERSONS:
        demande = Demande(
            certificat=authority.p12(person),
            mot_de_passe=PASSWORD,
            police=HOUSE / "fonts/SourceSans3-Regular.ttf",
            niveau=niveau,
            horodatage=f"{authority.address}/tsa",
            racines=[authority.root],
        )
        file.write_bytes(sign(file, demande)[0])
    assert [s.valide for s in control(file, [authority.root]).signatures] == [True] * 3
    for norme in ("3a", "ua1"):
        assert verapdf(norme)([file]) == {file: []}
    assert list(qpdf(file)) == []
