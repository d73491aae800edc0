"""What a received PDF does, carries or draws beyond words is told, whatever its kind."""

from __future__ import annotations

from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from ctg_docs.signing.controle import control


def annotate(pdf: pikepdf.Pdf, **entries: object) -> None:
    annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **entries))
    pdf.pages[0].Annots = Array([annotation])


def opening(**action: object) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Dictionary(**action)

    return change


def linked(address: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        action = Dictionary(S=Name.URI, URI=String(address))
        annotate(pdf, Subtype=Name.Link, A=pdf.make_indirect(action))

    return change


def drawn(kind: str) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: annotate(pdf, Subtype=Name(kind))


def chained(pdf: pikepdf.Pdf) -> None:
    """Hide a launch behind a harmless action."""
    after = Dictionary(S=Name.Launch, F=String("calc.exe"))
    pdf.Root.OpenAction = Dictionary(S=Name.GoTo, D=String("x"), Next=Array([after]))


def when_a_page_opens(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("calc.exe")))


def named_script(pdf: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


def hung_on_the_page(pdf: pikepdf.Pdf) -> None:
    specification = pikepdf.AttachedFileSpec(pdf, b"MZ", filename="outil.exe")
    annotate(pdf, Subtype=Name.FileAttachment, FS=specification.obj)


def hidden_file(pdf: pikepdf.Pdf) -> None:
    """Carry a file that only an entry of the page names."""
    specification = pikepdf.AttachedFileSpec(pdf, b"MZ", filename="outil.exe")
    pdf.pages[0].AF = Array([pdf.make_indirect(specification.obj)])


HIDDEN = {
    "a script": (opening(S=Name.JavaScript, JS=String("x")), "il contient du code (JavaScript)"),
    "a script by its name": (named_script, "il contient du code (JavaScript)"),
    "a program": (opening(S=Name.Launch), "il demande à lancer un programme (Launch)"),
    "a program behind a link": (chained, "il demande à lancer un programme (Launch)"),
    "a program of a page": (when_a_page_opens, "il demande à lancer un programme (Launch)"),
    "a form that is sent": (
        opening(S=Name.SubmitForm),
        "il envoie ce que l’on y saisit (SubmitForm)",
    ),
    "another file": (opening(S=Name.GoToR), "il ouvre un autre fichier (GoToR)"),
    "a layer that is shown": (
        opening(S=Name.SetOCGState),
        "il demande une action d’une autre sorte (SetOCGState)",
    ),
    "an action to come": (
        opening(S=Name("/Futur\x1b[31m")),
        "il demande une action d’une autre sorte (Futur␛[31m)",
    ),
    "a link to a disk": (
        linked("file:///etc/passwd"),
        "un lien mène ailleurs que sur le Web : file:///etc/passwd",
    ),
    "a link that runs": (
        linked(" JavaScript:alert(1)"),
        "un lien mène ailleurs que sur le Web : JavaScript:alert(1)",
    ),
    "a stamp": (drawn("/Stamp"), "des annotations sont posées sur ses pages (Stamp)"),
    "a kind to come": (drawn("/Futur"), "des annotations sont posées sur ses pages (Futur)"),
    "a file on a page": (hung_on_the_page, "un fichier est accroché à une page"),
    "a file off the list": (
        hidden_file,
        "il porte d’autres fichiers, que la liste des fichiers joints ne nomme pas",
    ),
}


def alerts(unsigned, folder, change) -> tuple[str, ...]:
    path = folder / "recu.pdf"
    with pikepdf.open(unsigned) as pdf:
        change(pdf)
        pdf.save(path)
    return control(path).verdict(None).alertes


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_a_file_hides_is_told(unsigned, tmp_path, kind):
    change, expected = HIDDEN[kind]
    assert expected in alerts(unsigned, tmp_path, change)


@pytest.mark.parametrize("address", ["https://exemple.fr", "http://exemple.fr", "mailto:a@b.fr"])
def test_links_to_the_web_and_to_mail_are_not_told(unsigned, tmp_path, address):
    assert alerts(unsigned, tmp_path, linked(address)) == ()


def test_a_built_file_hides_nothing(unsigned):
    assert control(unsigned).verdict(None).alertes == ()
