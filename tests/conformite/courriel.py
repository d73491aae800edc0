"""What checks a message: that programs read it, that it says who must, and calls nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from conformite.faute import Fautes, Juge

LIGNE = 78
"""The most signs of a line (RFC 5322, 2.1.1)."""
LIMITE = 100_000
"""Bytes, from which Gmail cuts."""
A_L_ENVOI = ("From", "To", "Cc", "Bcc", "Date", "Message-ID", "Sender", "Reply-To")
"""What the sender says, never the house."""
INTERDITS = re.compile(r"<(style|script|link|svg|form|iframe)\b| class=|url\(|@import")
SOURCES = re.compile(r"<img\b[^>]*?\bsrc=\"([^\"]*)\"")


def lu(file: Path) -> EmailMessage:
    """Return a message as a mail program reads it."""
    return message_from_bytes(file.read_bytes(), policy=policy.default)  # type: ignore[return-value]


def message(file: Path) -> Iterator[str]:
    """Check a draft to be sent: its form, its heads, its two forms of the words, its pictures."""
    content, mail = file.read_bytes(), lu(file)
    yield from _lignes(content)
    if len(content) > LIMITE:
        yield f"{len(content)} octets, plus de {LIMITE}"
    for part in mail.walk():
        yield from (f"{part.get_content_type()} : {type(d).__name__}" for d in part.defects)
    yield from _entetes(mail)
    yield from _formes(mail)


def _lignes(content: bytes) -> Iterator[str]:
    if b"\n" in content.replace(b"\r\n", b""):
        yield "fins de ligne : autre chose que CR LF"
    longest = max(map(len, content.split(b"\r\n")))
    if longest > LIGNE:
        yield f"une ligne de {longest} signes"


def _entetes(mail: EmailMessage) -> Iterator[str]:
    if not (mail["Subject"] or "").strip():
        yield "sans objet"
    if mail["X-Unsent"] != "1":
        yield "ne s’ouvre pas en brouillon : X-Unsent"
    yield from (f"dit {name}" for name in A_L_ENVOI if mail[name])


def _formes(mail: EmailMessage) -> Iterator[str]:
    forms = [mail.get_body((kind,)) for kind in ("plain", "html")]
    if mail.get_content_type() != "multipart/alternative" or not all(forms):
        yield "sans ses deux formes : multipart/alternative"
        return
    for form in forms:
        if form and form.get_content_charset() != "utf-8":
            yield f"{form.get_content_type()} : jeu de caractères {form.get_content_charset()}"
    yield from _page(mail)


def _page(mail: EmailMessage) -> Iterator[str]:
    page = page_of(mail)
    yield from (f"la page contient « {found[0]} »" for found in INTERDITS.finditer(page))
    names = {f"cid:{part['Content-ID'].strip('<>')}" for part in mail.walk() if part["Content-ID"]}
    shown = set(SOURCES.findall(page))
    yield from (f"image appelée d’ailleurs : {name}" for name in sorted(shown - names))
    yield from (f"image jointe et non montrée : {name}" for name in sorted(names - shown))


def page_of(mail: EmailMessage) -> str:
    """Return the page of a message, empty when it has none."""
    form = mail.get_body(("html",))
    return str(form.get_content()) if form else ""


def avec_courriels(juge: Juge) -> Juge:
    """Make a judge of pages judge the page of each message too."""

    def fautes(files: Sequence[Path]) -> Fautes:
        with TemporaryDirectory() as nom:
            pages = {_posee(file, Path(nom) / f"{n}.html"): file for n, file in enumerate(files)}
            return {pages[page]: dites for page, dites in juge(list(pages)).items()}

    return fautes


def _posee(file: Path, page: Path) -> Path:
    """Return a file that is a page; that of a message is written apart."""
    if file.suffix != ".eml":
        return file
    page.write_text(page_of(lu(file)), encoding="utf-8")
    return page
