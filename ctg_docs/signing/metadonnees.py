"""Metadata of a PDF: its norms, and its properties but for the marks of a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from lxml import etree

from ctg_docs.signing.objects import entry, unfolded

_MOST = 1_000_000
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
# Marks of the program that saves a file, and of the moment.
_MARKS = {
    f"{_XMP}ModifyDate",
    f"{_XMP}MetadataDate",
    "{http://ns.adobe.com/pdf/1.3/}Producer",
    "{http://ns.adobe.com/xap/1.0/mm/}InstanceID",
}
_UNSAID = {*_MARKS, f"{_RDF}about", f"{_RDF}parseType"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LISTS = {f"{_RDF}{kind}" for kind in ("Alt", "Bag", "Seq")}
_INFORMATION_MARKS = {"/ModDate", "/Producer"}
_PART = re.compile(r"pdfaid:part(?:>|=[\"'])(\d)")
_CONFORMANCE = re.compile(r"pdfaid:conformance(?:>|=[\"'])([A-Z])")
_UA = re.compile(r"pdfuaid:part(?:>|=[\"'])(\d)")


def norms(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield the norms that a file claims to keep."""
    packet = (_packet(pdf) or b"").decode("utf-8", "replace")
    part, conformance = _PART.search(packet), _CONFORMANCE.search(packet)
    if part:
        yield f"PDF/A-{part[1]}{conformance[1].lower() if conformance else ''}"
    if ua := _UA.search(packet):
        yield f"PDF/UA-{ua[1]}"


def xmp_properties(pdf: pikepdf.Pdf) -> list[str] | None:
    """Return the properties of the packet (XMP, ISO 16684-1), to compare two revisions.

    Its date of change, and the program that made it, are left out: signing writes them. None when
    it cannot be read.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(_packet(pdf) or b"", parser)
    except etree.XMLSyntaxError:
        return None
    if root.getroottree().docinfo.doctype:
        return None
    return [_said(part) for part in root.iterfind(f"{_RDF}RDF/{_RDF}Description")] or None


def information(pdf: pikepdf.Pdf) -> dict[str, bytes]:
    """Return the information dictionary, without the marks of a program."""
    found = entry(pdf.trailer, "/Info")
    keys = found.keys() if isinstance(found, pikepdf.Dictionary) else ()
    return {key: found[key].unparse() for key in keys if key not in _INFORMATION_MARKS}


def _packet(pdf: pikepdf.Pdf) -> bytes | None:
    return unfolded(entry(pdf.Root, "/Metadata"), _MOST)


def _said(part: Any) -> str:
    """Return the properties of a resource in one order, whichever way each is written."""
    said = [f"{name}={value}" for name, value in part.attrib.items() if name not in _UNSAID]
    said += [f"{p.tag}={_value(p)}" for p in _elements(part) if p.tag not in _UNSAID]
    return "{" + "\n".join(sorted(said)) + "}"


def _value(element: Any) -> str:
    """Return the value of a property: a text, a list, or a resource with properties of its own."""
    inside = list(_elements(element))
    if f"{_RDF}resource" in element.attrib:
        return str(element.get(f"{_RDF}resource"))
    if not inside:
        return f"{element.get(_LANG, '')}{element.text or ''}"
    if len(inside) == 1 and inside[0].tag in _LISTS:
        items = [_value(item) for item in _elements(inside[0])]
        return f"{inside[0].tag}[{'|'.join(items)}]"
    return _said(inside[0] if inside[0].tag == f"{_RDF}Description" else element)


def _elements(element: Any) -> Iterator[Any]:
    return (child for child in element if isinstance(child.tag, str))
