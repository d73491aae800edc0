"""The file itself: its parts in an archive that is the same byte for byte every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ctg_docs.writing.markup import element, void

if TYPE_CHECKING:
    from ctg_docs.writing.office.opc import OpcPackage, Part

_EPOCH = (1980, 1, 1, 0, 0, 0)
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"


def package_bytes(package: OpcPackage) -> bytes:
    """Return a package as a file: its parts in the order of the relations."""
    return archive(_entries(package))


def archive(entries: Iterable[tuple[str, bytes | str]]) -> bytes:
    """Return an archive of (name, content), in that order, dated 1980 and of no system."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as file:
        for name, content in entries:
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 0
            file.writestr(entry, content)
    return target.getvalue()


def _entries(package: OpcPackage) -> Iterator[tuple[str, bytes | str]]:
    parts = package.parts
    yield "[Content_Types].xml", _content_types(parts)
    yield "_rels/.rels", package.rels.xml
    for part in parts:
        yield part.partname.membername, part.blob
        if part.rels:
            yield part.partname.rels_uri.membername, part.rels.xml


# By hand, for the library gives the types an order of its own, and no way to write them alone.
def _content_types(parts: Sequence[Part]) -> str:
    """Return the types: by extension for media, by name for XML."""
    defaults = {"rels": _RELATIONSHIPS, "xml": "application/xml"}
    named = []
    for part in parts:
        if part.partname.ext == "xml":
            named.append(void("Override", PartName=part.partname, ContentType=part.content_type))
        else:
            defaults[part.partname.ext] = part.content_type
    by_extension = (
        void("Default", Extension=extension, ContentType=kind)
        for extension, kind in defaults.items()
    )
    types = element("Types", "".join((*by_extension, *named)), xmlns=_CONTENT_TYPES)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{types}'
