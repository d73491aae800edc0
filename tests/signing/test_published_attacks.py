"""The families of attacks of the literature, by hand, each on the bytes of a signed file.

Forged and wrapped signatures and updates that no table lists (« 1 Trillion Dollar Refund »,
Mladenov et al. 2019), shadows that only a table reveals (« Shadow Attacks on PDF », Mainka et al.
2021), certified files (« Breaking the Specification », Rohlmann et al. 2021).
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import attacks
import pikepdf
import pytest
from asking import demande, refused
from pki import SIGNATORIES, Authority
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import FieldMDPAction, FieldMDPSpec, MDPPerm, SigSeedSubFilter

from ctg_docs.problems import SourceError
from ctg_docs.signing.certificates import signing_key
from ctg_docs.signing.controle import control
from ctg_docs.signing.signer import sign
from ctg_docs.signing.verdict import Verdict

OTHER_ROOT = b"\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"


@pytest.fixture(scope="module")
def signed(unsigned: Path, authority: Authority) -> bytes:
    return sign(unsigned, demande(authority, SIGNATORIES[0]))[0]


@pytest.fixture
def verdict(authority, tmp_path):
    def judged(content: bytes) -> Verdict:
        path = tmp_path / "recu.pdf"
        path.write_bytes(content)
        return control(path, [authority.root]).verdict(None)

    return judged


def rewritten(content: bytes, entry: bytes, value: bytes) -> bytes:
    """Return a file with another value for an entry of its signature, of the same length."""
    pattern = re.compile(entry + rb"\s*(\[[^\]]*\]|<[^>]*>)")
    found = pattern.search(content)
    assert found
    new = value.ljust(found.end() - found.start())
    assert len(new) == found.end() - found.start()
    return content[: found.start()] + new + content[found.end() :]


FORGED_RANGES = [
    b"",
    b"/ByteRange null",
    b"/ByteRange []",
    b"/ByteRange [0 0 0 0]",
    b"/ByteRange [0 -1 0 -1]",
    b"/ByteRange [0 10]",
    b"/ByteRange [0 1 2 99999]",
    b"/ByteRange [/a (b)]",
]
FORGED_CONTENTS = [b"", b"/Contents null", b"/Contents <>", b"/Contents <00>", b"/Contents 3"]


@pytest.mark.parametrize("value", FORGED_RANGES)
def test_a_signature_without_a_true_range_is_not_valid(signed, verdict, value):
    assert not verdict(rewritten(signed, rb"/ByteRange", value)).en_ordre


@pytest.mark.parametrize("value", FORGED_CONTENTS)
def test_a_signature_without_contents_is_not_valid(signed, verdict, value):
    found = verdict(rewritten(signed, rb"/Contents", value))
    assert not found.en_ordre
    assert found.champs[0].etat == "illisible"


def test_signed_bytes_that_were_moved_apart_are_not_those_of_the_file(signed, authority, tmp_path):
    """The second part stands further, behind objects that nobody signed (signature wrapping)."""
    found = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]", signed)
    assert found
    second = int(found[3])
    filler = OTHER_ROOT.rjust(64)
    moved = f"/ByteRange [0 {found[2].decode()} {second + 64} {found[4].decode()}]".encode()
    content = signed[:second] + filler + signed[second:]
    path = tmp_path / "recu.pdf"
    path.write_bytes(rewritten(content, rb"/ByteRange", moved))
    try:
        assert not control(path, [authority.root]).verdict(None).en_ordre
    except SourceError as error:
        assert "ce fichier n’est pas un PDF, ou il est abîmé" in str(error)


def last_table(content: bytes) -> bytes:
    return re.findall(rb"startxref\s+(\d+)", content)[-1]


UNLISTED = {
    "an object alone": lambda _: OTHER_ROOT,
    "an object and a trailer": lambda _: OTHER_ROOT + b"trailer\n<< /Root 1 0 R >>\n",
    "the table of before": lambda c: OTHER_ROOT + b"startxref\n" + last_table(c) + b"\n%%EOF\n",
    "words": lambda _: b"\n% bonjour\n",
}


@pytest.mark.parametrize("kind", UNLISTED)
def test_bytes_that_no_table_lists_are_told(signed, verdict, kind):
    found = verdict(signed + UNLISTED[kind](signed))
    assert not found.en_ordre
    (first,) = [champ.signature for champ in found.champs if champ.signature]
    assert first.defauts == (
        "changé après la signature : des octets que rien n’annonce suivent le fichier",
    )


def test_blank_lines_at_the_end_change_nothing(signed, verdict):
    assert verdict(signed + b"\r\n \n").en_ordre


def shadowed(unsigned: Path) -> bytes:
    """Return a file to sign that holds another content for its first page, which nothing names."""
    with pikepdf.open(unsigned) as pdf:
        pdf.Root.PieceInfo = pdf.make_indirect(
            pikepdf.Stream(pdf, b"BT (mille euros) Tj ET 0 0 595 842 re f")
        )
        target = io.BytesIO()
        options = {"object_stream_mode": pikepdf.ObjectStreamMode.disable}
        pdf.save(target, compress_streams=False, **options)
    return target.getvalue()


def test_a_table_that_gives_the_number_of_the_page_to_a_hidden_object_is_told(
    unsigned, authority, tmp_path, verdict
):
    """Hide and replace: no object is added, the table alone points elsewhere."""
    path = tmp_path / "prepare.pdf"
    path.write_bytes(shadowed(unsigned))
    content = sign(path, demande(authority, SIGNATORIES[0]))[0]
    with pikepdf.open(io.BytesIO(content)) as pdf:
        number = pdf.pages[0].obj.Contents.objgen[0]
        hidden, root = pdf.Root.PieceInfo.objgen[0], pdf.Root.objgen[0]
        size = int(pdf.trailer.Size)
    at = content.index(f"\n{hidden} 0 obj".encode()) + 1
    head, rest = content[:at], content[at:]
    # The hidden object bears the number of the page from then on.
    assert len(str(number)) <= len(str(hidden))
    update = f"xref\n{number} 1\n{at:010} 00000 n \n"
    update += f"trailer\n<< /Size {size} /Root {root} 0 R /Prev {last_table(content).decode()} >>\n"
    update += f"startxref\n{len(content)}\n%%EOF\n"
    found = verdict(head + rest + update.encode())
    assert not found.en_ordre


def certified(unsigned: Path, authority: Authority, **options: object) -> bytes:
    """Return a file whose first signature forbids something to those that follow."""
    asked = demande(authority, SIGNATORIES[0])
    metadata = signers.PdfSignatureMetadata(
        field_name="sig-1", subfilter=SigSeedSubFilter.PADES, **options
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(unsigned.read_bytes()))
    tool = signers.PdfSigner(metadata, signing_key(asked.certificat, asked.mot_de_passe))
    return bytes(tool.sign_pdf(writer, existing_fields_only=True).getvalue())


def closed(unsigned: Path, authority: Authority) -> bytes:
    closing = {"certify": True, "docmdp_permissions": MDPPerm.NO_CHANGES}
    return certified(unsigned, authority, **closing)


def locking_one_field(unsigned: Path, authority: Authority, folder: Path) -> bytes:
    """Return a file whose first signature locks the second field, and no other."""
    prepared = folder / "verrou.pdf"
    writer = IncrementalPdfFileWriter(io.BytesIO(unsigned.read_bytes()))
    first = attacks.field(writer, "sig-1")
    lock = FieldMDPSpec(FieldMDPAction.INCLUDE, ["sig-2"]).as_sig_field_lock()
    first["/Lock"] = lock
    writer.update_container(first)
    target = io.BytesIO()
    writer.write(target)
    prepared.write_bytes(target.getvalue())
    return certified(prepared, authority)


def test_a_file_that_was_closed_by_its_first_signature_is_not_signed_again(
    unsigned, authority, tmp_path, verdict
):
    content = closed(unsigned, authority)
    assert verdict(content).en_ordre
    path = tmp_path / "close.pdf"
    path.write_bytes(content)
    message = refused(path, demande(authority, SIGNATORIES[1]))
    assert "la signature du champ « sig-1 » interdit d’en ajouter une [signature-champ]" in message


def test_a_field_that_a_signature_locks_is_told_once_it_is_filled(
    unsigned, authority, tmp_path, verdict, monkeypatch
):
    content = locking_one_field(unsigned, authority, tmp_path)
    path = tmp_path / "verrou-signe.pdf"
    path.write_bytes(content)
    third = sign(path, demande(authority, SIGNATORIES[2], champ="sig-3"))[0]
    assert verdict(third).en_ordre
    asked = demande(authority, SIGNATORIES[1], champ="sig-2")
    assert "interdit d’en ajouter une" in refused(path, asked)
    # Another program signs all the same: it copies a signature made before the lock.
    other = sign(unsigned, asked)[0]

    def fill(writer):
        source = IncrementalPdfFileWriter(io.BytesIO(other))
        value = attacks.field(source, "sig-2").raw_get("/V").get_object()
        locked = attacks.field(writer, "sig-2")
        locked["/V"] = writer.add_object(writer.import_object(value))
        writer.update_container(locked)

    assert not verdict(attacks.updated(content, fill)).en_ordre
