"""What the tests ask of `sign`, and what it answers when it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from pki import PASSWORD, Authority

from ctg_docs.problems import SourceError
from ctg_docs.reading.house import templates_folder
from ctg_docs.signing.signer import Demande, sign

FONT = templates_folder() / "maison/fonts/SourceSans3-Regular.ttf"


def demande(authority: Authority, person: str, **changes: object) -> Demande:
    said = {
        "certificat": authority.p12(person),
        "mot_de_passe": PASSWORD,
        "horodatage": f"{authority.address}/tsa",
        "racines": [authority.root],
        "police": FONT,
    }
    return Demande(**{**said, **changes})


def refused(unsigned: Path, asked: Demande) -> str:
    with pytest.raises(SourceError) as caught:
        sign(unsigned, asked)
    return str(caught.value)
