"""Appearance of pages: one fingerprint of the streams, fonts, pictures and annotations of each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

from ctg_docs.signing.objects import (
    MOST_UNFOLDED,
    Number,
    entry,
    items,
    number,
    text,
    unfolded,
)
from ctg_docs.signing.signature_fields import hidden_stamp

_DEEPEST = 60
# Entries that say where an object stands among others, not what it looks like.
_ASIDE = {"/P", "/Parent", "/StructParent", "/StructParents", "/Length"}
_FOLDING = {"/Filter", "/DecodeParms"}
# Entries that signing changes in the field that is signed.
_SIGNED = {"/V", "/AP"}
_NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)")
_INHERITED = ("/MediaBox", "/CropBox", "/Rotate")


def page_digests(pdf: pikepdf.Pdf) -> list[str]:
    """Return the fingerprint of each page; what a signature adds to its own field is left out."""
    digests = _PageDigests(pdf)
    return [digests.page(page.obj) for page in pdf.pages]


class _PageDigests:
    """The digests of the objects of one file, each computed once."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: rank for rank, page in enumerate(pdf.pages)}
        self._digests: dict[Number, bytes] = {}

    def page(self, page: Any) -> str:
        """Return the digest of a page, its annotations included."""
        shown = {key: page[key] for key in page if key not in (*_ASIDE, "/Annots", "/Resources")}
        for key in _INHERITED:
            if key not in shown and (found := _above(page, key)) is not None:
                shown[key] = found
        parts = [key.encode() + self._digest(shown[key], 0) for key in sorted(shown)]
        parts += self._resources(page)
        annotations = items(entry(page, "/Annots"))
        parts += [self._digest(a, 0) for a in annotations if not hidden_stamp(a)]
        return hashlib.sha256(b"\0".join(parts)).hexdigest()

    def _resources(self, page: Any) -> Iterator[bytes]:
        """Yield the fonts and pictures that a page names: it may share them with all the others."""
        drawn = entry(page, "/Contents")
        streams = [drawn] if isinstance(drawn, pikepdf.Stream) else items(drawn)
        contents = (unfolded(stream, MOST_UNFOLDED) or b"" for stream in streams)
        named = {"/" + name.decode("latin-1") for c in contents for name in _NAME.findall(c)}
        found = _above(page, "/Resources")
        for kind in sorted(found.keys() if isinstance(found, pikepdf.Dictionary) else ()):
            entries = found[kind]
            for key in sorted(entries.keys() if isinstance(entries, pikepdf.Dictionary) else ()):
                if key in named:
                    yield f"{kind}{key}".encode() + self._digest(entries[key], 0)

    def _digest(self, value: Any, depth: int) -> bytes:
        key = number(value)
        if key in self._pages:
            return f"page {self._pages[key]}".encode()
        if key == (0, 0):
            return self._read(value, depth)
        if key not in self._digests:
            self._digests[key] = b"being told"
            self._digests[key] = self._read(value, depth)
        return self._digests[key]

    def _read(self, value: Any, depth: int) -> bytes:
        if depth > _DEEPEST:
            raise ValueError("too deep")
        parts = list(self._parts(value, depth + 1))
        return hashlib.sha256(b"".join(len(p).to_bytes(8, "big") + p for p in parts)).digest()

    def _parts(self, value: Any, depth: int) -> Iterator[bytes]:
        if isinstance(value, pikepdf.Array):
            yield b"["
            yield from (self._digest(item, depth) for item in items(value))
        elif isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            content = unfolded(value, MOST_UNFOLDED)
            aside = _ASIDE | (_SIGNED if text(entry(value, "/FT")) == "/Sig" else set())
            aside = aside | (_FOLDING if content is not None else set())
            for key in sorted(set(value.keys()) - aside):
                yield key.encode()
                yield self._digest(value[key], depth)
            if isinstance(value, pikepdf.Stream):
                yield value.read_raw_bytes() if content is None else content
        else:
            yield value.unparse() if isinstance(value, pikepdf.Object) else repr(value).encode()


def _above(page: Any, key: str) -> Any:
    """Return an entry of a page, or the one inherited from the nodes above it."""
    node = page
    for _ in range(_DEEPEST):
        found = entry(node, key)
        if node is None or found is not None:
            return found
        node = entry(node, "/Parent")
    return None
