"""After a signature, only another signature, a time-stamp or proofs may come: the rest is named."""

from __future__ import annotations

import io
from pathlib import Path

import attacks
import pikepdf
import pytest
from asking import demande
from pki import SIGNATORIES, Authority
from pyhanko.pdf_utils import generic

from ctg_docs.problems import SourceError
from ctg_docs.signing.apparence import page_digests
from ctg_docs.signing.controle import control
from ctg_docs.signing.levels import NiveauSignature
from ctg_docs.signing.signer import sign


@pytest.fixture(scope="module")
def signed(unsigned: Path, authority: Authority) -> bytes:
    return sign(unsigned, demande(authority, SIGNATORIES[0]))[0]


def told(content: bytes, authority: Authority, folder: Path) -> list[str]:
    """Return what is wrong with the first signature of a file."""
    path = folder / "recu.pdf"
    path.write_bytes(content)
    first = control(path, [authority.root]).signatures[0]
    assert first.integre == (not first.defauts)
    return [fault.removeprefix("changé après la signature : ") for fault in first.defauts]


ADDED = [
    (attacks.add_empty_field, "un champ a été ajouté page 1 : « ajout »"),
    (attacks.add_text_field, "un champ a été ajouté page 1 : « ajout »"),
    (attacks.add_field_no_page_shows, "un champ a été ajouté : « ajout »"),
    (attacks.add_widget_outside_the_form, "un champ a été ajouté page 1 : « ajout »"),
    (attacks.add_visible_stamp, "un champ a été ajouté page 1 : « ajout »"),
    (attacks.add_square, "une annotation a été ajoutée page 1 (Square)"),
    (attacks.redraw_page, "le contenu de la page 1 a été changé"),
    (attacks.overwrite_content, "le contenu de la page 1 a été changé"),
    (attacks.append_page, "des pages ont été ajoutées, ôtées ou déplacées"),
    (attacks.turn_page, "la page 1 a été changée"),
    (attacks.replace_xmp, "les métadonnées (XMP) ont été changées"),
    (attacks.retitle, "les propriétés du fichier (titre, auteur, dates) ont été changées"),
    (attacks.redraw_empty_field, "le champ « sig-2 » a été changé sans être signé"),
    (attacks.redraw_signed_field, "le champ « sig-1 » a été changé"),
    (attacks.grow_empty_field, "le champ « sig-2 » a été changé"),
    (attacks.rename_empty_field, "le champ « sig-2 » a été changé"),
    (attacks.fill_without_signing, "le champ « sig-2 » a été changé sans être signé"),
    (
        attacks.write_signature_again,
        "la signature ne couvre pas tout le fichier tel qu’il a été signé",
    ),
    (attacks.take_field_away, "des champs du formulaire ont été ôtés ou déplacés"),
    (attacks.take_box_away, "des annotations de la page 1 ont été ôtées ou déplacées"),
    (attacks.change_language, "le fichier a été changé (entrée /Lang de sa racine)"),
    (attacks.run_at_opening, "ce que fait le fichier quand on l’ouvre a été changé"),
    (attacks.replace_sources, "un fichier joint a été changé"),
    (attacks.drop_tags, "les balises ont été changées"),
    (attacks.ask_to_redraw_fields, "le formulaire a été changé (entrée /NeedAppearances)"),
]


@pytest.mark.parametrize(("change", "expected"), ADDED, ids=[a.__name__ for a, _ in ADDED])
def test_what_is_added_after_a_signature_is_named(signed, authority, tmp_path, change, expected):
    assert expected in told(attacks.updated(signed, change), authority, tmp_path)


SHADOWS = [
    (
        attacks.hide_under_layer,
        attacks.show_layer,
        "les calques (ce que l’on montre ou cache) ont été changés",
    ),
    (
        attacks.cover_with_picture,
        attacks.take_picture_away,
        "une annotation de la page 1 a été changée (Stamp)",
    ),
    (attacks.ask_for_a_text, attacks.answer_otherwise, "le champ « montant » a été changé"),
    (
        attacks.prepare_second_root,
        attacks.take_second_root,
        "la racine du fichier a été remplacée",
    ),
    (
        attacks.share_array_with_proofs,
        attacks.grow_proofs,
        "le contenu de la page 1 a été changé",
    ),
    (
        attacks.share_packet_with_page,
        attacks.change_shared_packet,
        "le contenu de la page 1 a été changé",
    ),
    (attacks.measure_apart, attacks.crop, "un objet du fichier a été changé"),
]


@pytest.mark.parametrize(
    ("hide", "reveal", "expected"), SHADOWS, ids=[reveal.__name__ for _, reveal, _ in SHADOWS]
)
def test_what_was_hidden_before_the_signature_is_named_when_it_is_revealed(
    unsigned, authority, tmp_path, hide, reveal, expected
):
    prepared = tmp_path / "prepare.pdf"
    with pikepdf.open(unsigned) as pdf:
        hide(pdf)
        pdf.save(prepared)
    content = sign(prepared, demande(authority, SIGNATORIES[0]))[0]
    assert told(content, authority, tmp_path) == []
    faults = told(attacks.updated(content, reveal), authority, tmp_path)
    assert any(fault.startswith(expected) for fault in faults), faults


def shown(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return page_digests(pdf)


def test_a_signed_page_is_the_page_that_was_drawn(unsigned, authority, tmp_path):
    path = tmp_path / "signee.pdf"
    path.write_bytes(unsigned.read_bytes())
    for person in SIGNATORIES:
        path.write_bytes(sign(path, demande(authority, person, niveau=NiveauSignature.B_LTA))[0])
    assert shown(path.read_bytes()) == shown(unsigned.read_bytes())


SEEN = [
    attacks.add_empty_field,
    attacks.add_square,
    attacks.add_visible_stamp,
    attacks.redraw_page,
    attacks.overwrite_content,
    attacks.turn_page,
    attacks.grow_empty_field,
]


@pytest.mark.parametrize("change", SEEN, ids=[change.__name__ for change in SEEN])
def test_what_the_eye_would_see_makes_another_page(signed, change):
    assert shown(attacks.updated(signed, change)) != shown(signed)


def test_the_date_and_the_program_of_the_last_save_may_change(signed, authority, tmp_path):
    saved = attacks.updated(signed, attacks.change_marks)
    assert saved != signed
    assert told(saved, authority, tmp_path) == []


def test_a_field_whose_box_is_apart_may_be_signed_after_another(unsigned, authority, tmp_path):
    """Most programs keep a field and its box on the page in one object; others in two."""
    prepared = tmp_path / "prepare.pdf"
    with pikepdf.open(unsigned) as pdf:
        for case in list(pdf.Root.AcroForm.Fields):
            field = pikepdf.Dictionary(FT=case.FT, T=case.T, TU=case.TU, Kids=[case])
            case.Parent = pdf.make_indirect(field)
            for key in ("/FT", "/T", "/TU"):
                del case[key]
        fields = [case.Parent for case in pdf.Root.AcroForm.Fields]
        pdf.Root.AcroForm.Fields = pikepdf.Array(fields)
        pdf.save(prepared)
    file = prepared
    for person in SIGNATORIES:
        file.write_bytes(sign(file, demande(authority, person))[0])
    found = control(file, [authority.root])
    assert [(s.signataire, s.defauts) for s in found.signatures] == [
        (person, ()) for person in SIGNATORIES
    ]


def test_a_field_inside_another_has_one_name_for_whoever_signs_and_controls(
    unsigned, authority, tmp_path
):
    path = tmp_path / "prepare.pdf"
    with pikepdf.open(unsigned) as pdf:
        fields = pdf.Root.AcroForm.Fields
        group = pdf.make_indirect(pikepdf.Dictionary(T="partie", Kids=list(fields)))
        for field in fields:
            field.Parent = group
        pdf.Root.AcroForm.Fields = pikepdf.Array([group])
        pdf.save(path)
    assert control(path).libres == ["partie.sig-1", "partie.sig-2", "partie.sig-3"]
    content, name = sign(path, demande(authority, SIGNATORIES[1], champ="partie.sig-2"))
    assert name == "partie.sig-2"
    path.write_bytes(content)
    found = control(path, [authority.root])
    assert found.libres == ["partie.sig-1", "partie.sig-3"]
    (signature,) = found.signatures
    assert (signature.champ, signature.defauts) == ("partie.sig-2", ())


def test_one_signature_does_not_sign_in_two_fields(unsigned, authority, tmp_path):
    """The second field is made before, with room for the signature that will come."""
    content = sign(unsigned, demande(authority, SIGNATORIES[0]))[0]

    def copy(writer):
        second = attacks.field(writer, "sig-2")
        second[generic.pdf_name("/V")] = attacks.field(writer, "sig-1").raw_get("/V")
        writer.update_container(second)

    path = tmp_path / "recu.pdf"
    path.write_bytes(attacks.updated(content, copy))
    faults = [s.defauts for s in control(path, [authority.root]).signatures]
    assert len(faults) == 2
    assert all("une même signature remplit plusieurs champs" in f for f in faults)


def test_a_field_filled_with_something_else_is_no_signature(unsigned, tmp_path):
    path = tmp_path / "recu.pdf"
    with pikepdf.open(unsigned) as pdf:
        pdf.Root.AcroForm.Fields[0].V = pikepdf.Dictionary(
            Type=pikepdf.Name.Sig, SubFilter=pikepdf.Name("/inconnu"), Contents=b"0"
        )
        pdf.save(path)
    found = control(path)
    assert found.libres == ["sig-2", "sig-3"]
    assert found.champs[0].etat == "illisible"
    assert not found.verdict(None).en_ordre


def test_an_update_that_cannot_be_read_is_not_trusted(signed, authority, tmp_path):
    path = tmp_path / "recu.pdf"
    path.write_bytes(signed + b"\nstartxref\n12345\n%%EOF\n")
    assert not control(path, [authority.root]).verdict(None).en_ordre
    path.write_bytes(signed + b"\n1 0 obj\n<< /Type /Catalog >>\nendobj\nstartxref\n7\n%%EOF\n")
    with pytest.raises(SourceError, match="ce fichier n’est pas un PDF, ou il est abîmé"):
        control(path, [authority.root])


def test_whatever_the_file_says_passwords_are_asked_for(unsigned, tmp_path, run):
    path = tmp_path / "recu.pdf"
    with pikepdf.open(unsigned) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    code, out, err = run("controler", path)
    assert (code, out) == (1, "")
    assert "le fichier est protégé par un mot de passe [signature-fichier]" in err
    with pikepdf.open(unsigned) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(user="", owner="secret"))
    code, out, _ = run("controler", path)
    assert code == 0
    assert "À savoir : il est chiffré, et s’ouvre sans mot de passe" in out


def test_scripts_programs_and_foreign_files_are_told(unsigned, tmp_path, run):
    path = tmp_path / "recu.pdf"
    with pikepdf.open(unsigned) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.pages[0].AA = pikepdf.Dictionary(
            O=pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        )
        pdf.attachments["outil.exe"] = pikepdf.AttachedFileSpec(pdf, b"MZ", filename="outil.exe")
        attacks.hide_under_layer(pdf)
        pdf.save(path)
    _, out, _ = run("controler", path)
    for expected in (
        "À savoir : il contient du code (JavaScript)",
        "À savoir : il demande à lancer un programme (Launch)",
        "À savoir : il contient des calques, que l’on montre ou que l’on cache",
        "Fichier joint non lu : outil.exe (d’une autre sorte que des sources)",
    ):
        assert expected in out.splitlines()


def test_words_that_only_name_a_script_are_no_script(tmp_path, run):
    path = tmp_path / "recu.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = "Notre choix de /JavaScript (/S /Launch)"
        pdf.save(path)
    assert "À savoir" not in run("controler", path)[1]


def test_what_bounds_foreign_files_is_put_back(unsigned):
    before = pikepdf.settings.get_qpdf_limits()
    control(unsigned)
    assert pikepdf.settings.get_qpdf_limits() == before
