"""A time-stamp counts when its authority is trusted, a level when its proofs validate."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from asking import demande
from pki import LIFE, LONG, SIGNATORIES, Authority

from ctg_docs.signing.controle import control
from ctg_docs.signing.levels import NiveauSignature
from ctg_docs.signing.signer import sign
from ctg_docs.signing.verdict import Heure, SignatureLue

NOT_GIVEN = (
    "l’horodatage ne compte pas : son autorité n’est pas donnée par --racines, "
    "ou son certificat n’était pas valable"
)


@pytest.fixture(scope="module")
def stranger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """An authority that nobody trusts: anybody can make one, with a clock of its own."""
    found = Authority(tmp_path_factory.mktemp("inconnue"), [], name="inconnue")
    yield found
    found.close()


def signed(
    unsigned: Path, authority: Authority, folder: Path, niveau: NiveauSignature, **changes
) -> Path:
    path = folder / "signee.pdf"
    asked = demande(authority, SIGNATORIES[0], niveau=niveau, **changes)
    path.write_bytes(sign(unsigned, asked)[0])
    return path


def read(path: Path, *roots: Path, moment=None) -> SignatureLue:
    (signature,) = control(path, roots, moment).signatures
    return signature


@pytest.mark.parametrize("niveau", list(NiveauSignature))
def test_each_level_is_told_as_it_was_asked(unsigned, authority, tmp_path, niveau):
    path = signed(unsigned, authority, tmp_path, niveau)
    found = read(path, authority.root)
    assert (found.niveau, found.defauts, found.remarques) == (niveau, (), ())


def test_a_clock_that_nobody_trusts_certifies_nothing(unsigned, authority, stranger, tmp_path):
    clock = f"{stranger.address}/tsa"
    path = signed(unsigned, authority, tmp_path, NiveauSignature.B_T, horodatage=clock)
    found = read(path, authority.root)
    assert (found.niveau, found.heure) == (NiveauSignature.B_B, Heure.NON_VERIFIEE)
    assert found.remarques == (NOT_GIVEN,)
    assert found.valide  # the signature itself is that of somebody whom the authority knows
    with_both = read(path, authority.root, stranger.root)
    assert (with_both.niveau, with_both.heure) == (NiveauSignature.B_T, Heure.CERTIFIEE)


@pytest.mark.parametrize("niveau", [NiveauSignature.B_LT, NiveauSignature.B_LTA])
def test_proofs_of_a_stranger_prove_nothing(unsigned, authority, stranger, tmp_path, niveau):
    path = signed(
        unsigned,
        authority,
        tmp_path,
        niveau,
        horodatage=f"{stranger.address}/tsa",
        racines=[authority.root, stranger.root],
    )
    assert read(path, authority.root, stranger.root).niveau is niveau
    assert read(path, authority.root).niveau is NiveauSignature.B_B


def test_without_any_root_nothing_is_certified(unsigned, authority, tmp_path, run):
    path = signed(unsigned, authority, tmp_path, NiveauSignature.B_LTA)
    assert (read(path).niveau, read(path).heure) == (NiveauSignature.B_B, Heure.NON_VERIFIEE)
    _, out, _ = run("controler", path)
    assert "heure certifiée" not in out
    assert "(heure d’un horodatage non vérifié), B-B – NON VALIDE" in out


def test_a_false_time_stamp_is_told(unsigned, authority, tmp_path):
    authority.lying = True
    try:
        path = signed(unsigned, authority, tmp_path, NiveauSignature.B_T)
    finally:
        authority.lying = False
    found = read(path, authority.root)
    assert found.defauts == ("l’horodatage est faux",)
    assert (found.niveau, found.heure) == (NiveauSignature.B_B, Heure.NON_VERIFIEE)


def test_only_proofs_and_time_outlive_the_certificate(unsigned, authority, tmp_path):
    later = authority.moment + LIFE + timedelta(days=1)
    alone = signed(unsigned, authority, tmp_path, NiveauSignature.B_B)
    assert read(alone, authority.root).valide
    found = read(alone, authority.root, moment=later)
    assert found.integre
    assert found.defauts == (
        "le certificat ne vient pas d’une autorité donnée par --racines, ou n’est plus valable",
    )
    kept = signed(unsigned, authority, tmp_path, NiveauSignature.B_LTA)
    found = read(kept, authority.root, moment=later)
    assert (found.niveau, found.defauts) == (NiveauSignature.B_LTA, ())


def test_nothing_is_certified_once_the_clock_itself_has_expired(unsigned, authority, tmp_path):
    path = signed(unsigned, authority, tmp_path, NiveauSignature.B_LTA)
    found = read(path, authority.root, moment=authority.moment + LONG + timedelta(days=1))
    assert (found.niveau, found.heure) == (NiveauSignature.B_B, Heure.NON_VERIFIEE)
    assert not found.valide
