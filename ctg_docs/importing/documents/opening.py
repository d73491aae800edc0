"""The file of a document → its lines and tables, once what it may do is known."""

from __future__ import annotations

from pathlib import Path

from ctg_docs.document.packages import LARGEST_FILE
from ctg_docs.importing.documents import refusals
from ctg_docs.importing.documents.open_text import CONTENT, type_open_text
from ctg_docs.importing.documents.typed import TypedDocument
from ctg_docs.importing.documents.word_text import type_word
from ctg_docs.importing.packages import parts_of
from ctg_docs.importing.word.opening import DOCUMENT, WordPackage

_DECK = "ppt/presentation.xml"
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"


def read_document(path: Path) -> TypedDocument:
    """Return the lines and tables of a document (DOCX, PPTX, ODT).

    Raises SourceError for what is no document, is locked, may do harm, is too large or has no
    word; OSError when the file cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    parts = parts_of(content, path.name, refusals)
    found = TypedDocument(path.name)
    if DOCUMENT in parts:
        type_word(WordPackage(path.name, content, parts), found)
    elif _DECK in parts:
        from ctg_docs.importing.documents.slides import type_slides  # noqa: PLC0415 - heavy

        type_slides(content, found)
    elif CONTENT in parts and parts.get("mimetype", b"").startswith(_OPEN_TEXT):
        type_open_text(parts, found)
    else:
        raise refusals.unreadable(path.name)
    if not found.blocks:
        raise refusals.wordless(path.name, found.pictures)
    return found
