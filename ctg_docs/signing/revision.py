"""The state of a PDF at one moment of its life: every object, as bytes that can be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pikepdf

from ctg_docs.signing.metadonnees import information, xmp_properties
from ctg_docs.signing.objects import Number, entry, items, number, text
from ctg_docs.signing.signature_fields import SignatureField, form_fields, signature_fields

_STRING = re.compile(rb"\((?:\\.|[^\\)])*\)|<[0-9a-f]*>", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) (\d+) R\b")
_STREAM = b"\nstream\n"
# Tables of objects: they name what the trailer names, and show nothing.
_TABLE = "/XRef"


class Revision:
    """An opened file, read once; what it cannot give raises PdfError or ValueError."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root

    @cached_property
    def objects(self) -> dict[Number, bytes]:
        """Each object as it is written, the content of a stream included, references unresolved."""
        with pikepdf.explicit_conversion():
            return {found.objgen: _written(found) for found in self.pdf.objects}

    @cached_property
    def references(self) -> Counter[Number]:
        """The number of mentions of each object by others."""
        found: Counter[Number] = Counter()
        for key, written in self.objects.items():
            if text(entry(self.get(key), "/Type")) != _TABLE:
                found.update((int(a), int(b)) for a, b in _REFERENCE.findall(words_of(written)))
        return found

    def get(self, key: Number) -> Any:
        """Return an object by its number."""
        return self.pdf.get_object(key)

    @cached_property
    def fields(self) -> list[SignatureField]:
        """The signature fields."""
        return signature_fields(self.pdf)

    @cached_property
    def names(self) -> dict[Number, str]:
        """The full name of each field and widget of the form."""
        return form_fields(self.pdf)

    @cached_property
    def pages(self) -> dict[Number, int]:
        """The rank of each page, from 1."""
        return {page.obj.objgen: rank for rank, page in enumerate(self.pdf.pages, 1)}

    @cached_property
    def contents(self) -> dict[Number, int]:
        """The page that each stream of drawing belongs to."""
        found = {}
        for page in self.pdf.pages:
            drawn = entry(page.obj, "/Contents")
            for stream in (drawn, *items(drawn)):
                found[number(stream)] = self.pages[page.obj.objgen]
        return found

    @cached_property
    def annotations(self) -> dict[Number, int]:
        """The page of each annotation, and of each array of annotations."""
        found = {}
        for page in self.pdf.pages:
            shown = entry(page.obj, "/Annots")
            for annotation in (shown, *items(shown)):
                found[number(annotation)] = self.pages[page.obj.objgen]
        return found

    @property
    def information(self) -> dict[str, bytes]:
        """Title, author, dates, without the marks of a program."""
        return information(self.pdf)

    @property
    def properties(self) -> list[str] | None:
        """The properties of the packet of metadata, without the marks of a program."""
        return xmp_properties(self.pdf)


def words_of(written: bytes) -> bytes:
    """Return the names, numbers and references of a written object: no string, no stream."""
    return _STRING.sub(b"", written.split(_STREAM, 1)[0])


def changed_keys(before: Any, after: Any) -> set[str]:
    """Return the entries of a dictionary that are not written the same in another."""
    keys = {*before.keys(), *after.keys()}
    return {key for key in keys if _entry(before, key) != _entry(after, key)}


def references_in(value: Any) -> list[bytes]:
    """Return the items of an array, each as it is written."""
    return [found.unparse() for found in items(value)]


def walked(value: Any) -> Iterator[Any]:
    """Yield a dictionary or an array, and those it holds, two steps down."""
    yield value
    for nested in _nested(value):
        yield nested
        yield from _nested(nested)


def _nested(value: Any) -> list[Any]:
    if isinstance(value, pikepdf.Dictionary):
        return [nested for _, nested in value.items()]
    return items(value)


def _entry(value: Any, key: str) -> bytes:
    with pikepdf.explicit_conversion():
        found = entry(value, key)
        return b"" if found is None else found.unparse()


def _written(found: Any) -> bytes:
    if isinstance(found, pikepdf.Stream):
        head: bytes = found.stream_dict.unparse()
        return head + _STREAM + found.read_raw_bytes()
    written: bytes = found.unparse(resolved=True)
    return written
