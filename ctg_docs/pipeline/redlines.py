"""Documents of two versions in one, marked, drawn, and read again before they are published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.defects import defect
from ctg_docs.document.comparing import Side, merged, side, typed
from ctg_docs.document.comparing.listing import with_changes
from ctg_docs.document.edits import UNSAID
from ctg_docs.document.forms import without_forms
from ctg_docs.document.nodes import (
    Document,
    Inlines,
    PageCount,
    Reference,
    TableOfContents,
    Text,
)
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import Theme
from ctg_docs.document.walk import change_document, change_inlines, rebuilt, runs
from ctg_docs.document.words import inline_text
from ctg_docs.pipeline.choice import catalogue
from ctg_docs.pipeline.pieces import Piece
from ctg_docs.pipeline.territory import compose
from ctg_docs.pipeline.versions import Version
from ctg_docs.problems import Place, SourceError
from ctg_docs.writing.docx.tracked import tracked_body, tracked_words
from ctg_docs.writing.text import plain_text

FORMATS = ("docx", "pdf")
AUTHOR = "ctg-docs"
SUBJECT = "Comparaison de deux versions"


@dataclass(frozen=True)
class Signed:
    """The author and the day of the changes; what is not given is that of the new version."""

    author: str = ""
    day: date | None = None


@dataclass(frozen=True)
class Redline:
    """A document of both versions: `etat` tells what became of it.

    `marked` holds both; a deck has none, but the titles of the slides that differ.
    """

    chemin: str
    titre: str
    etat: str
    formats: tuple[str, ...] = ()
    marked: Document | None = None
    sides: tuple[Document, Document] | None = None
    slides: tuple[str, ...] = ()


def redlines(old: Version, new: Version, names: Sequence[str] = ()) -> Iterator[Redline]:
    """Yield each document of either version, of those named if any, in the order of the new one."""
    names = names or [entree.id for entree in documents_of(old, new)]
    before, after = (_pieces(version, names) for version in (old, new))
    titles = {entree.id: entree.titre for entree in catalogue()}
    for chemin in dict.fromkeys((*after, *before)):
        piece = after.get(chemin) or before[chemin]
        yield _redline(titles[piece.entree], chemin, before.get(chemin), after.get(chemin))


def documents_of(old: Version, new: Version) -> list[Entree]:
    """Return the documents that both versions can make: a file may carry what one of them says."""
    own = [side.document for side in (old, new) if side.document and side.keys]
    return own[:1] or [entree for entree in catalogue() if entree.d_un_territoire]


def _pieces(version: Version, documents: Sequence[str]) -> dict[str, Piece]:
    made = compose(version.lecture, documents)
    if made.refused:
        raise SourceError(version.placed(made.problems))
    # What only a workbook shows is no part of pages.
    return {p.chemin: replace(p, document=without_forms(p.document)) for p in made.pieces}


def _redline(titre: str, chemin: str, old: Piece | None, new: Piece | None) -> Redline:
    if old is None or new is None:
        return Redline(chemin, titre, "supprime" if new is None else "ajoute")
    sides = (old.document, new.document)
    if _words(old.document) == _words(new.document):
        return Redline(chemin, titre, "identique")
    if new.document.page == "diapositive":
        return Redline(chemin, titre, "modifie", slides=tuple(_slides(*sides)))
    formats = tuple(name for name in FORMATS if name in new.formats)
    return Redline(chemin, titre, "modifie", formats, merged(*sides), sides)


def _slides(old: Document, new: Document) -> Iterator[str]:
    """Yield the titles of the slides that say something else."""
    known = {getattr(block, "id", ""): block for block in old.blocks}
    for block in new.blocks:
        if known.pop(getattr(block, "id", ""), None) != block:
            yield inline_text(getattr(block, "title", ()))
    yield from (f"{inline_text(getattr(b, 'title', ()))} (supprimée)" for b in known.values())


def draw(
    redline: Redline, theme: Theme, signed: Signed, formats: Sequence[str] = FORMATS
) -> dict[str, bytes]:
    """Return the files of a marked document, by format, among those wanted, in a house style.

    Raises SourceError, with a defect of ours, when it does not give both versions word for word.
    """
    assert redline.marked is not None and redline.sides is not None
    _check_tree(redline)
    from ctg_docs.writing.docx import write_docx  # noqa: PLC0415 - few commands draw
    from ctg_docs.writing.docx.revisions import Revisions  # noqa: PLC0415
    from ctg_docs.writing.formats import lay_out  # noqa: PLC0415

    document = _titled(redline.marked, signed)
    files: dict[str, bytes] = {}
    if "docx" in redline.formats and "docx" in formats:
        pages = lay_out(document, theme).pagination
        author = signed.author or document.author or AUTHOR
        files["docx"] = write_docx(document, theme, pages, Revisions(author, signed.day))
        _check_docx(redline, files["docx"], theme)
    if "pdf" in redline.formats and "pdf" in formats:
        files["pdf"] = lay_out(with_changes(document), theme).pdf()
    return files


def _titled(document: Document, signed: Signed) -> Document:
    """Return the document with what its files say of themselves: it is no version to be signed."""
    words = "Comparaison\u00a0: "
    header = (Text(words), *document.header) if document.header else ()
    return rebuilt(
        document,
        title=f"{words}{document.title}",
        subject=SUBJECT,
        author=signed.author or document.author,
        date=signed.day or document.date,
        header=header,
        watermark="",
        foot="",
        pages_max=None,
        final=False,
    )


def _check_tree(redline: Redline) -> None:
    """Read both versions again from the marked tree, and stop when one of them is another."""
    assert redline.marked is not None and redline.sides is not None
    for wanted, document in zip(_SIDES, redline.sides, strict=True):
        if _words(side(redline.marked, wanted)) != _words(typed(document)):
            raise _unlike(redline, wanted)


def _check_docx(redline: Redline, content: bytes, theme: Theme) -> None:
    """Accept, then reject, the changes of a Word file: each must give the words of its version."""
    assert redline.sides is not None
    body = tracked_body(content)
    for wanted, document in zip(_SIDES, redline.sides, strict=True):
        found, alone = tracked_words(body, wanted), typed(document)
        # A file may say more than its tree, as the legend of a chart: that version is written too.
        if found != _body_words(alone) and found != _written_words(alone, theme, wanted):
            raise _unlike(redline, wanted)


def _body_words(document: Document) -> list[str]:
    """Return the words of the pages of a document, in order, but those of its contents."""
    bare = rebuilt(_uncounted(document), header=())
    return [word for run in runs(bare) for word in inline_text(run).split()]


def _written_words(document: Document, theme: Theme, wanted: Side) -> list[str]:
    from ctg_docs.writing.docx import write_docx  # noqa: PLC0415

    bare = theme.model_copy(update={"polices_word": "non"})  # words have no face
    return tracked_words(tracked_body(write_docx(document, bare, anywhere())), wanted)


_SIDES: tuple[Side, Side] = ("ancienne", "nouvelle")


def _unlike(redline: Redline, wanted: Side) -> SourceError:
    why = f"la copie marquée de « {redline.titre} » ne redonne pas la version {wanted}"
    return SourceError([defect(Place(redline.chemin), why)])


def _words(document: Document) -> str:
    """Return the words of a document but those of its contents, page numbers left unsaid."""
    return plain_text(_uncounted(document))


def _uncounted(document: Document) -> Document:
    """Return a document without what counts its pages: its contents, and the numbers of pages."""
    left = tuple(block for block in document.blocks if not isinstance(block, TableOfContents))
    return change_document(rebuilt(document, blocks=left), _unpaged)


def _unpaged(content: Inlines) -> Inlines:
    return change_inlines(content, _unsaid, (Reference, PageCount))


def _unsaid(node: Reference | PageCount) -> Inlines:
    text = node.text if isinstance(node, Reference) else ""
    return (Text(text or UNSAID),)


class _AnyPage(dict[str, int]):
    """The page of any target: only words are compared."""

    def __missing__(self, _: str) -> int:
        return 0


def anywhere() -> Pagination:
    """Return pages for a text whose words alone are compared."""
    return Pagination(_AnyPage(), 1)
