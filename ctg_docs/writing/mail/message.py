"""The message: its subject, its words as plain text, the same as a page with its pictures.

It names nobody and no day: who sends it, to whom and when is for the program that opens it as a
draft (`X-Unsent`, which Outlook reads). RFC 5322 and 2046; no line is over 78 signs.
"""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

from ctg_docs.document.nodes import Document, Picture
from ctg_docs.document.theme import Theme
from ctg_docs.writing.mail.enclosing import Enclosed, enclosed
from ctg_docs.writing.mail.page import mail_page

MOST = 100_000
"""Bytes: Gmail cuts a longer page, and asks its reader to open the rest."""
_HEADS = 500
"""Bytes that the heads of an enclosed picture take, with its element in the page."""
_QUOTED = "quoted-printable"
_FORMS, _PAGE = "=_ctg-formes", "=_ctg-page"
"""Boundaries, which stand in no part: an equals sign opens a code there, or ends its line."""


def write_mail(document: Document, theme: Theme, words: str) -> bytes:
    """Return a resolved document as a message of `MOST` bytes at most, pictures included.

    `words` is its plain text; they alone may take more. A picture too heavy, even made smaller,
    gives way to its alternative. Raises `SourceError` for one that cannot be read, or for a wrong
    style sheet.
    """
    bare = _message(document, words, mail_page(document, theme, {}), {})
    pictures = enclosed(document, MOST - len(bare), _HEADS)
    if not pictures:
        return bare
    return _message(document, words, mail_page(document, theme, pictures), pictures)


def _message(
    document: Document, words: str, page: str, pictures: Mapping[Picture, Enclosed]
) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _subject(document)
    message["X-Unsent"] = "1"
    message.set_content(words, cte=_QUOTED)
    message.make_alternative(boundary=_FORMS)
    message.attach(_shown(page, pictures))
    return message.as_bytes()


def _shown(page: str, pictures: Mapping[Picture, Enclosed]) -> EmailMessage:
    """Return the page, with its pictures when it has some."""
    part = EmailMessage(policy=SMTP)
    part.set_content(page, subtype="html", cte=_QUOTED)
    if pictures:
        part.make_related(boundary=_PAGE)
    for picture in pictures.values():
        part.add_related(
            picture.content, "image", picture.kind, cid=f"<{picture.name}>", disposition="inline"
        )
    return part


def _subject(document: Document) -> str:
    """Return the title of the document, after what it still is (« PROJET »)."""
    return " – ".join(filter(None, (document.watermark, document.title)))
