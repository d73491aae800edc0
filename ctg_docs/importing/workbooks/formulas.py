"""Formulas of an XLSX that were saved without the value that they came to."""

from __future__ import annotations

import posixpath
import re
from xml.etree import ElementTree
from zipfile import ZipFile

_CELL = re.compile(rb"<c\b([^>]*)>\s*<f(?:\s[^>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_REFERENCE = re.compile(rb'\br="([A-Z]+\d+)"')
_EMPTY_TEXT = b't="str"'
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def uncomputed(archive: ZipFile) -> list[str]:
    """Return the places of the formulas without a value; one that gives an empty text has one.

    No part declares a document type: that is known before. Raises what a damaged part raises.
    """
    return [
        f"{sheet}!{reference[1].decode()}"
        for sheet, part in _parts(archive)
        for attributes in _CELL.findall(archive.read(part))
        if _EMPTY_TEXT not in attributes and (reference := _REFERENCE.search(attributes))
    ]


def _parts(archive: ZipFile) -> list[tuple[str, str]]:
    """Return the name of each sheet with that of its part."""
    try:
        relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    except (ElementTree.ParseError, KeyError) as error:
        raise ValueError("a damaged workbook") from error
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    found = [
        (one.get("name", ""), posixpath.normpath(posixpath.join("/xl", targets[one.get(_ID, "")])))
        for one in workbook.iter(f"{_MAIN}sheet")
        if one.get(_ID, "") in targets
    ]
    present = set(archive.namelist())
    return [(name, part[1:]) for name, part in found if part[1:] in present]
