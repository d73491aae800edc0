"""Packages of office files that were received: their parts, once they can do no harm."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any, Protocol
from zipfile import ZipFile

from lxml import etree

from ctg_docs.document.packages import BROKEN, LARGEST_FILE, declared_type, excess
from ctg_docs.problems import SourceError

PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MACROS = re.compile(r"vba(?:project\.bin|data\.xml)$|/activex/|^(?:basic|scripts)/", re.IGNORECASE)

Node = Any
"""An element of lxml."""


class PackageRefusals(Protocol):
    """The errors of a kind of files: what is not one, is locked, may do harm, is too large."""

    def unreadable(self, name: str, /) -> SourceError:
        """Return the error of a file of another kind."""

    def locked(self, name: str, /) -> SourceError:
        """Return the error of a file under a password."""

    def dangerous(self, name: str, reason: str, /) -> SourceError:
        """Return the error of a file that may do harm."""

    def excessive(self, name: str, reason: str, /) -> SourceError:
        """Return the error of a file that is too large."""


def parts_of(content: bytes, name: str, refusals: PackageRefusals) -> dict[str, bytes]:
    """Return the parts of a package by their names; raises one of the errors of its kind."""
    if len(content) > LARGEST_FILE:
        raise refusals.excessive(name, f"il dépasse {LARGEST_FILE // 1_000_000} Mo")
    if content.startswith(OLE):
        raise refusals.locked(name) if _ENCRYPTED in content else refusals.unreadable(name)
    try:
        with ZipFile(BytesIO(content)) as archive:
            if reason := excess(archive, len(content)):
                raise refusals.excessive(name, reason)
            parts = {entry: archive.read(entry) for entry in archive.namelist()}
    except BROKEN as error:
        raise refusals.unreadable(name) from error
    for entry, part in parts.items():
        if _MACROS.search(entry):
            raise refusals.dangerous(name, "il contient des macros")
        if reason := declared_type(entry, part):
            raise refusals.dangerous(name, reason)
        if entry == "META-INF/manifest.xml" and b"encryption-data" in part:
            raise refusals.locked(name)
    return parts
