"""What `ctg signer` refuses: certificates out of their time, broken files, files to be lost."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import attacks
import pikepdf
import pytest
from asking import demande, refused
from pki import SIGNATORIES, Span

from ctg_docs.problems import SourceError
from ctg_docs.signing.signer import sign
from ctg_docs.signing.titulaire import answers

DAY = timedelta(days=1)


@pytest.fixture
def convention(unsigned: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(unsigned, tmp_path / "convention.pdf"))


def test_a_certificate_out_of_its_time_is_refused(unsigned, authority):
    now = authority.moment
    name = SIGNATORIES[0]
    mine = authority.persons[name]
    try:
        authority.enrol(name, Span(now - 30 * DAY, now - DAY))
        assert "le certificat n’est plus valable depuis le" in refused(
            unsigned, demande(authority, name)
        )
        authority.enrol(name, Span(now + DAY, now + 30 * DAY))
        assert "le certificat n’est valable qu’à partir du" in refused(
            unsigned, demande(authority, name)
        )
    finally:
        authority.persons[name] = mine


def test_a_certificate_is_judged_at_the_moment_given(unsigned, authority):
    asked = demande(authority, SIGNATORIES[0])
    with pytest.raises(SourceError, match="le certificat n’est plus valable depuis le"):
        sign(unsigned, asked, authority.moment + 400 * DAY)
    assert sign(unsigned, asked, authority.moment)[1] == "sig-1"


def test_a_file_whose_earlier_signature_is_broken_is_not_signed_again(
    unsigned, authority, tmp_path
):
    path = tmp_path / "signee.pdf"
    content = sign(unsigned, demande(authority, SIGNATORIES[0]))[0]
    path.write_bytes(attacks.updated(content, attacks.add_empty_field))
    message = refused(path, demande(authority, SIGNATORIES[1]))
    assert "une signature du fichier n’est plus valide : sig-1" in message
    assert "un champ a été ajouté page 1 : « ajout »" in message
    assert "[signature-rompue]" in message


@pytest.mark.parametrize(
    ("user", "expected"),
    [("secret", "le fichier est protégé par un mot de passe"), ("", "le fichier est chiffré")],
)
def test_a_file_that_is_locked_is_not_signed(unsigned, authority, tmp_path, user, expected):
    path = tmp_path / "chiffre.pdf"
    with pikepdf.open(unsigned) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user=user, owner="secret"))
    assert expected in refused(path, demande(authority, SIGNATORIES[0]))


def test_a_file_with_a_signature_that_cannot_be_read_is_not_signed(unsigned, authority, tmp_path):
    path = tmp_path / "signee.pdf"
    with pikepdf.open(unsigned) as pdf:
        pdf.Root.AcroForm.Fields[1].V = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Sig,
                SubFilter=pikepdf.Name("/ETSI.CAdES.detached"),
                ByteRange=pikepdf.Array([0, 1, 2, 3]),
                Contents=pikepdf.String("0"),
            )
        )
        pdf.save(path)
    message = refused(path, demande(authority, SIGNATORIES[0]))
    assert "une signature du fichier n’est plus valide : elle ne se lit pas" in message
    assert "[signature-rompue]" in message


def test_a_file_that_is_too_long_is_not_read(unsigned, authority, monkeypatch):
    monkeypatch.setattr("ctg_docs.signing.received._LARGEST", 1_000)
    message = refused(unsigned, demande(authority, SIGNATORIES[0]))
    assert "le fichier dépasse 0,001 Mo [fichier-illisible]" in message


def test_no_file_is_lost_but_the_one_that_is_signed(run, convention, authority):
    def sign_with(person: str, *words: object) -> tuple[int, str, str]:
        return run("signer", *words, "--certificat", authority.p12(person))

    other = convention.with_name("autre.pdf")
    other.write_bytes(b"autre chose")
    code, _, err = sign_with(SIGNATORIES[0], convention, "--sortie", other)
    assert code == 1
    assert "ce fichier existe déjà, et signer l’effacerait [signature-sortie]" in err
    assert other.read_bytes() == b"autre chose"
    code, _, err = sign_with(SIGNATORIES[0], convention, "--sortie", convention)
    assert code == 1
    assert sign_with(SIGNATORIES[0], convention)[0] == 0
    signed = convention.with_name("convention-signee.pdf")
    before = signed.read_bytes()
    # Signing the file first built once more would lose the signature that it already has.
    code, _, err = sign_with(SIGNATORIES[1], convention)
    assert code == 1
    assert "[signature-sortie]" in err
    assert signed.read_bytes() == before
    assert sign_with(SIGNATORIES[1], signed)[0] == 0
    assert signed.read_bytes().startswith(before)


@pytest.mark.parametrize("option", ["--certificat", "--racines"])
def test_what_is_no_file_is_no_certificate(run, convention, authority, tmp_path, option):
    """A pipe or a device would be read for ever."""
    pipe = tmp_path / "tuyau"
    os.mkfifo(pipe)
    mine = authority.p12(SIGNATORIES[0])
    for wrong in (pipe, tmp_path, "/dev/zero"):
        asked = {"--certificat": mine, "--niveau": "B-LTA", "--horodatage": "http://127.0.0.1:9"}
        words = [word for pair in (asked | {option: wrong}).items() for word in pair]
        code, _, err = run("signer", convention, *words)
        assert code == 1
        assert f"{wrong}: ce n’est pas un fichier ordinaire [fichier-illisible]" in err


@pytest.mark.parametrize("content", [b"", b"rien", b"0\x03\x02\x01\x01", b"0\x82\xff\xff"])
def test_what_is_no_certificate_is_told(run, convention, authority, tmp_path, content):
    wrong = tmp_path / "autorite.pem"
    wrong.write_bytes(content)
    run("signer", convention, "--certificat", authority.p12(SIGNATORIES[0]))
    signed = convention.with_name("convention-signee.pdf")
    code, out, err = run("controler", signed, "--racines", wrong)
    assert (code, out) == (1, "")
    assert "ce fichier n’est pas un certificat d’autorité [signature-certificat]" in err
    code, _, err = run("signer", signed, "--certificat", wrong)
    assert code == 1
    assert "le certificat ne s’ouvre pas [signature-certificat]" in err


def test_a_certificate_of_a_gigantic_file_is_not_read(run, convention, tmp_path):
    huge = tmp_path / "maire.p12"
    with huge.open("wb") as file:
        file.truncate(2**36)
    code, _, err = run("signer", convention, "--certificat", huge)
    assert code == 1
    assert "le fichier dépasse 10 Mo [fichier-illisible]" in err


@pytest.mark.parametrize(
    ("certificate", "field", "expected"),
    [
        ("Odile BRÉMONTIER", "Signature : Pour la Ville, Mme Odile Brémontier, Maire", True),
        ("BREMONTIER Odile Marie Jeanne", "Pour la Ville, Mme Odile Brémontier, Maire", True),
        ("Caf du Val-d’Ormes", "Pour la Caf du Val-d’Ormes, Mme Anne Roy, Directrice", True),
        ("Gérald Pastourel", "Pour la Ville, Mme Odile Brémontier, Maire", False),
        ("Odile Pastourel", "Pour la Ville, Mme Odile Brémontier, Maire", False),
        ("Jean de La Fontaine", "Pour la Ville de Nancy, Mme Odile Brémontier, Maire", False),
        ("Gérald Pastourel", "", True),
    ],
)
def test_a_certificate_answers_to_the_name_of_its_field(certificate, field, expected):
    assert answers(certificate, field) is expected
