"""Several persons sign one file, one after the other, each in the field that bears their name."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from asking import demande, refused
from asn1crypto import crl
from pki import SIGNATORIES, Authority
from pyhanko.sign.validation.dss import DocumentSecurityStore

from ctg_docs.problems import SourceError
from ctg_docs.signing.controle import Controle, control
from ctg_docs.signing.levels import NiveauSignature
from ctg_docs.signing.signer import sign
from ctg_docs.signing.verdict import Heure


def all_sign(unsigned: Path, authority: Authority, folder: Path, niveau: NiveauSignature) -> Path:
    file = unsigned
    for rank, person in enumerate(SIGNATORIES, 1):
        content, field = sign(file, demande(authority, person, niveau=niveau))
        assert field == f"sig-{rank}"
        file = folder / "convention-signee.pdf"
        file.write_bytes(content)
    return file


@pytest.fixture(scope="module", params=[NiveauSignature.B_B, NiveauSignature.B_LTA])
def signed(request, unsigned, authority, tmp_path_factory) -> tuple[NiveauSignature, Path]:
    folder = tmp_path_factory.mktemp("signe")
    return request.param, all_sign(unsigned, authority, folder, request.param)


def test_each_signature_is_valid_and_says_who_and_how_durably(signed, authority):
    niveau, file = signed
    found = control(file, [authority.root])
    assert [(s.champ, s.signataire) for s in found.signatures] == [
        (f"sig-{n}", name) for n, name in enumerate(SIGNATORIES, 1)
    ]
    hour = Heure.CERTIFIEE if niveau is NiveauSignature.B_LTA else Heure.ORDINATEUR
    assert {(s.niveau, s.valide, s.heure) for s in found.signatures} == {(niveau, True, hour)}
    assert found.libres == []


def test_signing_adds_to_the_file_and_changes_nothing_of_it(signed, unsigned):
    _, file = signed
    assert file.read_bytes().startswith(unsigned.read_bytes())


def test_the_signed_file_still_claims_its_norms_and_carries_its_sources(signed):
    found = control(signed[1])
    assert found.normes == ("PDF/A-3a", "PDF/UA-1")
    assert found.sources == {"essai.yaml": b"a: b\n"}


def painted(form: pikepdf.Object) -> set[str]:
    """Return the operators that an appearance draws with, those of what it holds included."""
    found = {str(operator) for _, operator in pikepdf.parse_content_stream(form)}
    inside = form.get("/Resources", {}).get("/XObject", {})
    return found.union(*(painted(held) for _, held in inside.items()))


def test_what_is_seen_of_a_signature_is_words_without_a_frame(signed):
    with pikepdf.open(signed[1]) as pdf:
        fields = [f for f in pdf.Root.AcroForm.Fields if str(f.T).startswith("sig-")]
        operators = [painted(field.AP.N) for field in fields]
    assert len(operators) == len(SIGNATORIES)
    for found in operators:
        assert found & {"Tj", "TJ", "'"}
        assert not found & {"re", "l", "S", "s", "f", "F", "f*", "B", "b", "sh"}


def test_an_authority_that_nobody_vouches_for_is_told(signed):
    (fault,) = {s.defauts for s in control(signed[1]).signatures}
    assert fault == ("l’autorité du certificat n’est pas vérifiée : donnez-la par --racines",)


def altered(file: Path, folder: Path) -> Path:
    """Return the file with one byte of its text changed."""
    content = bytearray(file.read_bytes())
    at = content.index(b"stream", content.index(b"/Contents")) + 40
    content[at] ^= 1
    path = folder / "alteree.pdf"
    path.write_bytes(content)
    return path


def test_one_changed_byte_is_told_for_every_signature(signed, authority, tmp_path):
    found = control(altered(signed[1], tmp_path), [authority.root])
    assert {s.defauts for s in found.signatures} == {("le contenu signé a été modifié depuis",)}


def test_a_revoked_certificate_is_told(unsigned, authority, tmp_path):
    path = tmp_path / "signee.pdf"
    path.write_bytes(sign(unsigned, demande(authority, "Partie", forcer=True))[0])
    # The file holds no proof of revocation below B-LT: the level that gathers it refuses.
    with pytest.raises(SourceError, match="la validité du certificat ne peut pas être prouvée"):
        sign(unsigned, demande(authority, "Partie", niveau=NiveauSignature.B_LT, forcer=True))
    with_proofs(path, authority)
    (signature,) = control(path, [authority.root]).signatures
    assert signature.defauts == ("le certificat est révoqué",)
    assert signature.integre


def with_proofs(path: Path, authority: Authority) -> None:
    """Add to a file what its authority says of the certificates, as a later reader may."""
    crls = [crl.CertificateList.load(authority.crl(issuer)) for issuer in ("root", "below")]
    with path.open("r+b") as file:
        DocumentSecurityStore.add_dss(file, None, crls=crls)


def test_an_unsigned_file_lists_its_empty_fields(unsigned):
    found: Controle = control(unsigned)
    assert found.signatures == []
    assert found.libres == ["sig-1", "sig-2", "sig-3"]
    first = found.champs[0]
    assert (first.nom, first.page) == ("sig-1", 1)
    assert first.description == f"Pour la Ville, {SIGNATORIES[0]}, Maire"


def test_an_unknown_field_is_refused_with_the_nearest_one(unsigned, authority):
    message = refused(unsigned, demande(authority, SIGNATORIES[0], champ="sig-11"))
    assert "le champ « sig-11 » n’existe pas" in message
    assert "Vouliez-vous dire « sig-1 » ?" in message


def test_a_signed_field_is_not_signed_again(unsigned, authority, tmp_path):
    path = tmp_path / "signee.pdf"
    path.write_bytes(sign(unsigned, demande(authority, SIGNATORIES[0]))[0])
    message = refused(path, demande(authority, SIGNATORIES[0], champ="sig-1"))
    assert "le champ « sig-1 » est déjà signé" in message
    assert "Champs libres : sig-2, sig-3." in message


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"mot_de_passe": "faux"}, "le certificat ne s’ouvre pas"),
        ({"certificat": Path("absent.p12")}, "le certificat est introuvable"),
        (
            {"niveau": NiveauSignature.B_T, "horodatage": "http://127.0.0.1:9/tsa"},
            "le service d’horodatage ne répond pas",
        ),
        ({"racines": [Path("absent.pem")]}, "absent.pem: le fichier ne peut pas être lu"),
        (
            {"niveau": NiveauSignature.B_LT, "racines": []},
            "la validité du certificat ne peut pas être prouvée",
        ),
    ],
)
def test_what_prevents_signing_is_told_in_french(unsigned, authority, changes, expected):
    if changes.get("racines"):
        changes = {**changes, "niveau": NiveauSignature.B_LT}
    assert expected in refused(unsigned, demande(authority, SIGNATORIES[0], **changes))


@pytest.mark.parametrize("content", [b"", b"pas un PDF", b"%PDF-1.7\n%%EOF"])
def test_a_file_that_is_no_pdf_is_told(tmp_path, authority, content):
    path = tmp_path / "faux.pdf"
    path.write_bytes(content)
    expected = "ce fichier n’est pas un PDF, ou il est abîmé"
    with pytest.raises(SourceError, match=expected):
        control(path)
    assert expected in refused(path, demande(authority, SIGNATORIES[0]))


def test_a_file_without_fields_says_how_to_get_some(tmp_path, authority, unsigned):
    path = tmp_path / "sans.pdf"
    with pikepdf.open(unsigned) as pdf:
        for page in pdf.pages:
            del page.Annots
        del pdf.Root.AcroForm
        pdf.save(path)
    message = refused(path, demande(authority, SIGNATORIES[0]))
    assert "ce fichier n’a aucun champ de signature" in message
    assert "statut: a_signer" in message
