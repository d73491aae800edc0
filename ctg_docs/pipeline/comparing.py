"""Comparison of a received file with what its own sources make today: words and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Literal

from ctg_docs.document.moteurs import MOTEURS, Moteur
from ctg_docs.document.nodes import Cover, Document
from ctg_docs.document.pagination import Pagination
from ctg_docs.machine import stops_everything
from ctg_docs.pipeline.carried_sources import own_sources
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.pipeline.rebuilding import Rebuilt, rebuilt
from ctg_docs.pipeline.workers import spread
from ctg_docs.problems import MissingToolError, SourceError
from ctg_docs.signing.apparence import page_digests
from ctg_docs.signing.likeness import ANY_NUMBER, Comparaison, Ressemblance, alike
from ctg_docs.signing.objects import entry, heavy, opened, text
from ctg_docs.signing.tool import require
from ctg_docs.signing.word import WordFile
from ctg_docs.signing.words import TagsError, tagged_words
from ctg_docs.writing.text import plain_text

# Each writer is imported when something is to be drawn again.
# ruff: noqa: PLC0415

_EXACT, _OTHER, _UNKNOWN = Ressemblance
_SIGNS = {"•", "|", "/"}
"""Blocks that only the plain text prints."""
_SEVERAL = "le fichier porte plusieurs sources : il n’est comparé à aucune"
_GONE = "le document ne peut pas être refait avec cette version de ctg-docs"
_FOREIGN = "ces sources ne se relisent pas, ou ne donnent pas ce document"
_HEAVY = "son contenu, une fois déplié, est trop long pour être comparé"
_UNLIKE = "c’est un changement, ou des images, des annexes, une charte qui ne sont pas jointes"
_ENDLESS = "ces sources ne se redessinent pas dans le temps et la mémoire d’un document"
_ENGINE = "aucune page n’est dessinée comme ici : autre version, autre charte ou autre logiciel"


def compare_apart(
    file: bytes, sources: Mapping[str, bytes], sorte: Literal["pdf", "docx"] = "pdf"
) -> Comparaison | None:
    """Compare in another process, stopped beyond the limits of a drawing: the sources are foreign.

    See `compare`.
    """
    ((_, answer),) = spread(_compared, [(file, sources, sorte)])
    if answer is None or isinstance(answer, Comparaison):
        return answer
    return Comparaison(_UNKNOWN, raison=_ENDLESS)


def _compared(
    asked: tuple[bytes, Mapping[str, bytes], Literal["pdf", "docx"]],
) -> Comparaison | None:
    return compare(*asked)


def compare(
    file: bytes, sources: Mapping[str, bytes], sorte: Literal["pdf", "docx"] = "pdf"
) -> Comparaison | None:
    """Tell whether a file is what its sources make; None when it carries none that can be read.

    The words of a PDF are those of its tags, and its pages are drawn again; of a Word file, only
    the words are compared.
    """
    if len(own_sources(sources)) != 1:
        return Comparaison(_UNKNOWN, raison=_SEVERAL) if sources else None
    try:
        title, subject = WordFile(file).titles if sorte == "docx" else _titles(file)
        for made in rebuilt(sources, title, subject):
            return _word(file, made) if sorte == "docx" else _pdf(file, made)
    except Exception as error:
        if stops_everything(error):
            raise
        # The sources are foreign: whatever they make a stage say, they are not those of this file.
        return Comparaison(_UNKNOWN, raison=_FOREIGN)
    return Comparaison(_UNKNOWN, raison=_GONE)


def _titles(file: bytes) -> tuple[str, str]:
    """Return the title and the subject that a PDF gives itself."""
    with opened(file) as pdf:
        said = entry(pdf.trailer, "/Info")
        return text(entry(said, "/Title")), text(entry(said, "/Subject"))


def _word(file: bytes, made: Rebuilt) -> Comparaison:
    """Compare the words of a Word file with those of the same file drawn again."""
    from ctg_docs.writing.docx import write_docx
    from ctg_docs.writing.formats import shown_in

    words = WordFile(file).words or []
    for piece in made.pieces:
        document = shown_in("docx", piece.document)
        again = WordFile(write_docx(document, made.theme, _anywhere())).words or []
        if alike(words, again):
            return Comparaison(
                _EXACT, raison="la mise en page d’un fichier Word n’est pas comparée"
            )
    return Comparaison(_OTHER)


def _pdf(file: bytes, made: Rebuilt) -> Comparaison:
    with opened(file) as pdf:
        if heavy(pdf):
            return Comparaison(_UNKNOWN, raison=_HEAVY)
        shown = page_digests(pdf)
    words, reason = _tags(file, made)
    if words is _OTHER:
        return Comparaison(words, raison=reason)
    different, drawn = _different(shown, made)
    if not different:
        return Comparaison(words, _EXACT, raison=reason)
    if not drawn:
        return Comparaison(words, raison=reason or _ENGINE)
    return Comparaison(words, _UNKNOWN, different, reason or _UNLIKE)


def _tags(content: bytes, made: Rebuilt) -> tuple[Ressemblance, str]:
    """Compare the words that the tags say; with them, why they were not compared."""
    try:
        require()
        found = [word for word in tagged_words(content) if word not in _SIGNS]
    except MissingToolError as error:
        return _UNKNOWN, f"ses balises n’ont pas été lues. {error}"
    except TagsError as error:
        return _OTHER, str(error)
    same = any(alike(found, _words(piece.document)) for piece in made.pieces)
    return (_EXACT if same else _OTHER), ""


def _different(shown: Sequence[str], made: Rebuilt) -> tuple[tuple[int, ...], bool]:
    """Return the pages that no engine draws as the file does, and whether it draws any so."""
    every = tuple(range(1, len(shown) + 1))
    # The quicker engine first: no file tells which one drew it.
    for engine in MOTEURS:
        best = min((_unlike(shown, again) for again in _drawn_by(engine, made)), key=len)
        if len(best) < len(every):
            return best, True
    return every, False


def _unlike(shown: Sequence[str], again: Sequence[str]) -> tuple[int, ...]:
    """Return the ranks of the pages that differ, those that one of both lacks included."""
    return tuple(rank for rank, (a, b) in enumerate(zip_longest(shown, again), 1) if a != b)


def _drawn_by(engine: Moteur, made: Rebuilt) -> Iterator[list[str]]:
    """Yield the pages of each file as an engine draws them; none where it cannot."""
    from ctg_docs.writing.formats import lay_out, shown_in

    theme = made.theme.model_copy(update={"moteur_pdf": engine})
    for piece in made.pieces:
        try:
            again = lay_out(shown_in("pdf", carrying(piece)), theme).pdf()
        except (MissingToolError, SourceError):
            yield []
        else:
            with opened(again) as pdf:
                yield page_digests(pdf)


class _AnyPage(dict[str, Any]):
    """The page of any target, unknown until a layout."""

    def __missing__(self, _: str) -> str:
        return ANY_NUMBER


class _AnyTotal(int):
    """The number of pages, unknown until a layout."""

    def __str__(self) -> str:
        return ANY_NUMBER


def _anywhere() -> Pagination:
    return Pagination(_AnyPage(), _AnyTotal(1))


def _words(document: Document) -> list[str]:
    covers = (block for block in document.blocks if isinstance(block, Cover))
    logos = [f"[{logo.alt}]" for cover in covers for logo in cover.logos]
    said = "\n".join([*logos, plain_text(document, _anywhere())])
    return [word for word in said.split() if word not in _SIGNS]
