"""The message: a draft with two forms of its words, its pictures aboard, nothing from outside."""

from __future__ import annotations

import random
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import lxml.html
import pytest
from PIL import Image
from sample_charts import TWO
from sample_document import draw_picture, p, sample, t

from ctg_docs.document.nodes import Document, Figure, KeyFigure, KeyFigures, Link, Logos, Picture
from ctg_docs.document.theme import Theme
from ctg_docs.problems import SourceError
from ctg_docs.writing.formats import write
from ctg_docs.writing.text import mail_text


def drawn(theme: Theme, document: Document) -> bytes:
    ((_, content),) = write(document, theme, ["eml"])
    return content


def read(content: bytes) -> EmailMessage:
    return message_from_bytes(content, policy=policy.default)  # type: ignore[return-value]


def form(mail: EmailMessage, kind: str) -> str:
    found = mail.get_body((kind,))
    assert found
    return str(found.get_content()).replace("\r\n", "\n")


def page(mail: EmailMessage) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(form(mail, "html"))


def noise(path: Path, width: int, height: int) -> Picture:
    """Return a photograph as heavy as can be."""
    Image.frombytes("RGB", (width, height), random.Random(1).randbytes(3 * width * height)).save(
        path, quality=95
    )
    return Picture(path, f"Photographie {path.stem}")


@pytest.fixture(scope="module")
def mail(tmp_path_factory: pytest.TempPathFactory, theme: Theme) -> EmailMessage:
    picture = draw_picture(tmp_path_factory.mktemp("images"))
    return read(drawn(theme, sample(picture, watermark="PROJET")))


def test_it_opens_as_a_draft_that_names_nobody_and_no_day(mail):
    assert (
        mail["Subject"] == "PROJET – Convention territoriale globale du Val d’Orgelle – 2026-2030"
    )
    assert {*mail} == {"Subject", "X-Unsent", "MIME-Version", "Content-Type"}
    assert mail["X-Unsent"] == "1"


def test_its_plain_words_are_those_of_the_text_file(theme, tmp_path):
    document = sample(draw_picture(tmp_path))
    assert form(read(drawn(theme, document)), "plain") == mail_text(document)


def test_both_forms_say_the_same(theme):
    document = Document("Essai", (p("Un ", Link("https://caf.example/", t("lien"))), p("Bonjour")))
    mail = read(drawn(theme, document))
    assert form(mail, "plain").split("\n\n") == ["Un lien (https://caf.example/)", "Bonjour\n"]
    (link,) = page(mail).iter("a")
    assert (link.get("href"), link.text_content()) == ("https://caf.example/", "lien")
    assert page(mail).body.text_content() == "Un lienBonjour"


def test_its_page_carries_its_styles_and_no_class(mail):
    elements = list(page(mail).body.iter())
    assert [e for e in elements if e.get("class")] == []
    heading = next(page(mail).iter("h2"))
    assert "font-size: 20px" in heading.get("style")
    # The last of two rules has the only say.
    assert heading.get("style").count("font-size") == 1


def test_its_pictures_go_along_and_no_other_is_called(mail):
    names = {part["Content-ID"].strip("<>") for part in mail.walk() if part["Content-ID"]}
    images = list(page(mail).iter("img"))
    assert {i.get("src") for i in images} == {f"cid:{name}" for name in names}
    assert all(i.get("alt") and i.get("width") and i.get("height") for i in images)
    assert len(images) == 3


def test_heavy_photographs_are_made_lighter(theme, tmp_path):
    photos = [noise(tmp_path / f"{n}.jpg", 1500, 1000) for n in range(2)]
    content = drawn(theme, Document("Essai", tuple(map(Figure, photos))))
    assert len(content) <= 100_000
    said = page(read(content))
    shown = [image.get("alt") for image in said.iter("img")]
    told = said.body.text_content()
    assert all(photo.alt in shown or f"[{photo.alt}]" in told for photo in photos)


def test_a_photograph_as_phones_make_them_goes_along(theme, tmp_path):
    # A sky and a meadow: what a camera gives is far from noise.
    Image.linear_gradient("L").resize((4000, 3000)).convert("RGB").save(tmp_path / "pre.jpg")
    content = drawn(theme, Document("Essai", (Figure(Picture(tmp_path / "pre.jpg", "Le pré")),)))
    (image,) = page(read(content)).iter("img")
    assert (image.get("width"), image.get("height"), image.get("alt")) == ("560", "420", "Le pré")
    assert len(content) <= 100_000


def test_what_no_mail_program_draws_is_told(theme, tmp_path):
    logo = Picture(tmp_path / "logo.svg", "Logo de la Ville")
    logo.path.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", encoding="utf-8")
    mail = read(drawn(theme, Document("Essai", (Logos((logo,)), TWO))))
    said = page(mail).body.text_content()
    assert "[Logo de la Ville]" in said
    assert "".join(text.text for text in TWO.alt if hasattr(text, "text")) in said
    assert list(page(mail).iter("img", "svg")) == []


def test_figures_stand_two_by_two(theme):
    items = tuple(KeyFigure(t(str(n)), t("places")) for n in range(3))
    rows = list(page(read(drawn(theme, Document("Essai", (KeyFigures(items),))))).iter("tr"))[1:]
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["0places", "1places"],
        ["2places", ""],
    ]


def test_a_missing_picture_is_an_error(theme, tmp_path):
    with pytest.raises(SourceError, match="introuvable"):
        drawn(theme, Document("Essai", (Figure(Picture(tmp_path / "rien.png", "Rien")),)))


def test_it_has_the_same_bytes_each_time(theme, tmp_path):
    document = replace(sample(draw_picture(tmp_path)), watermark="")
    assert drawn(theme, document) == drawn(theme, document)
