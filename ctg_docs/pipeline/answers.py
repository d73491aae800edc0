"""The answer to whoever reviewed a document: what was not taken, and why, as a Word file."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import (
    Blocks,
    Cell,
    Column,
    Document,
    Inlines,
    Paragraph,
    Section,
    Table,
    Text,
)
from ctg_docs.document.resolving import resolve
from ctg_docs.french.counting import accorde
from ctg_docs.importing.relecture.suggestions import Suggestion
from ctg_docs.pipeline.coming_back import Return
from ctg_docs.pipeline.redlines import anywhere
from ctg_docs.pipeline.reviewing import DOUBTFUL, Reviewed

_HEADS = ("Où", "Texte envoyé", "Modification demandée", "Demandée par", "Pourquoi")
_SHARES = (1.2, 2.0, 2.0, 1.0, 1.6)
_NONE = "Toutes les modifications demandées sont retenues."
_COMPARED = (
    "Les textes de la maison ont changé depuis l’envoi de ce document. Les passages où il s’en "
    "écarte seront comparés un à un\u00a0: ils ne sont ni retenus ni refusés."
)


def answer(reviewed: Reviewed, outcome: Return[Suggestion]) -> bytes:
    """Return the Word file that answers a review, in the house style."""
    from ctg_docs.writing.docx import write_docx  # noqa: PLC0415 - few commands draw

    sent = reviewed.sent.piece.document
    document = Document(
        title=f"Réponse à la relecture\u00a0: {sent.title}",
        blocks=tuple(_blocks(sent.title, outcome)),
        subject="Réponse à une relecture",
        author=sent.author,
        date=sent.date,
        page="paysage",
    )
    return write_docx(resolve(document, {})[0], reviewed.sent.theme, anywhere())


def _blocks(title: str, outcome: Return[Suggestion]) -> Iterator[Section]:
    refused = [*outcome.of("refuse"), *outcome.of("conflit")]
    left = [one for one in refused if one.note != DOUBTFUL]
    taken = len(outcome.of("repris"))
    said = f"{taken} {accorde(taken, 'modification retenue', 'modifications retenues')}."
    content: Blocks = (Paragraph(_run(f"Document relu\u00a0: {title}.")),)
    content += (Paragraph(_run(said if refused else _NONE), keep=bool(left)),)
    content += (_table(left),) if left else ()
    content += (Paragraph(_run(_COMPARED)),) if len(left) < len(refused) else ()
    yield Section("reponse", "liminaire", _run("Modifications qui ne sont pas retenues"), content)


def _table(left: list[Suggestion]) -> Table:
    head = tuple(Cell((Paragraph(_run(words)),), "col") for words in _HEADS)
    rows = tuple(tuple(_cells(one)) for one in left)
    columns = tuple(Column(share) for share in _SHARES)
    caption = _run("Modifications demandées et non retenues")
    return Table(columns, (head,), rows, caption, anchor="refus")


def _cells(one: Suggestion) -> Iterator[Cell]:
    who = ", ".join(filter(None, (one.author, one.day)))
    for words in (one.heading, one.before, one.after, who, one.note):
        yield Cell((Paragraph(_run(words or "–")),))


def _run(words: str) -> Inlines:
    return (Text(words),)
