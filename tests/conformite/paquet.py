"""What every office file must hold, whoever opens it: the package, its relations, its properties.

No checker of schemas sees these faults: they are legal, and show an unfinished or a dangerous file.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from lxml import etree

CT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
DC = "{http://purl.org/dc/elements/1.1/}"
EXTERNES = ("http://", "https://", "mailto:", "tel:")
MACROS = re.compile(r"vbaProject|vbaData|activeX|/ctrlProps/|oleObject", re.IGNORECASE)
TRACES = (
    "python-docx",
    "python-pptx",
    "XlsxWriter",
    "openpyxl",
    "PowerPoint Presentation",
    "Click to edit",
    "Office Theme",
    "Normal.dotm",
    "Steve Canny",
    "Microsoft Excel",
    "en-US",
    "en-GB",
)
"""What the templates of libraries leave behind them."""


class Paquet:
    """An office file, its parts read when one asks."""

    def __init__(self, contenu: Path | bytes) -> None:
        self.archive = ZipFile(BytesIO(contenu) if isinstance(contenu, bytes) else contenu)
        self.noms = self.archive.namelist()

    @cached_property
    def xml(self) -> dict[str, etree._Element]:
        """The root of each part in XML, by name."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return {
            nom: etree.fromstring(self.archive.read(nom), parser)
            for nom in self.noms
            if nom.endswith((".xml", ".rels"))
        }

    def parties(self, dossier: str) -> dict[str, etree._Element]:
        """Return the parts in XML of a folder, the relations apart."""
        return {
            nom: racine
            for nom, racine in self.xml.items()
            if nom.startswith(dossier) and not nom.endswith(".rels")
        }


def paquet(file: Path) -> Iterator[str]:
    """Check the package of a file, and of each file that it holds."""
    yield from dans(file)


def dans(contenu: Path | bytes) -> Iterator[str]:
    """Check a package: entries, types, relations, macros, properties, traces of templates."""
    try:
        ouvert = Paquet(contenu)
        ouvert.xml  # noqa: B018 - a part that is no XML fails here
    except (BadZipFile, etree.XMLSyntaxError) as error:
        yield f"fichier illisible : {error}"
        return
    yield from _entrees(ouvert)
    yield from _relations(ouvert)
    yield from _proprietes(ouvert)
    yield from _traces(ouvert)
    for nom in ouvert.noms:
        if nom.endswith(".xlsx"):
            incorpore = Paquet(ouvert.archive.read(nom))
            fautes = (*_entrees(incorpore), *_relations(incorpore))
            yield from (f"{nom} : {faute}" for faute in fautes)


def _entrees(ouvert: Paquet) -> Iterator[str]:
    for nom, nombre in Counter(ouvert.noms).items():
        if nombre > 1:
            yield f"{nom} : présent {nombre} fois"
    types = ouvert.xml["[Content_Types].xml"]
    extensions = {e.get("Extension") for e in types.iter(f"{CT}Default")}
    noms = {e.get("PartName"): e.get("ContentType", "") for e in types.iter(f"{CT}Override")}
    for nom in ouvert.noms:
        if f"/{nom}" not in noms and nom.rpartition(".")[2] not in extensions:
            yield f"{nom} : sans type"
        if MACROS.search(nom) or "macroEnabled" in noms.get(f"/{nom}", ""):
            yield f"{nom} : macro ou contrôle actif"


def _relations(ouvert: Paquet) -> Iterator[str]:
    for nom, racine in ouvert.xml.items():
        if not nom.endswith(".rels"):
            continue
        depuis = posixpath.dirname(posixpath.dirname(nom))
        for relation in racine:
            cible, genre = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
            if relation.get("TargetMode") != "External":
                chemin = posixpath.normpath(posixpath.join("/", depuis, cible)).lstrip("/")
                if chemin not in ouvert.noms:
                    yield f"{nom} : {cible} n’existe pas"
            elif genre != "hyperlink" or not cible.startswith(EXTERNES):
                yield f"{nom} : relation externe {genre} vers {cible}"


def _proprietes(ouvert: Paquet) -> Iterator[str]:
    racine = ouvert.xml.get("docProps/core.xml")
    for cle, attendu in (("title", None), ("creator", None), ("language", "fr-FR")):
        dit = "" if racine is None else (racine.findtext(f"{DC}{cle}") or "").strip()
        if not dit or (attendu and dit != attendu):
            yield f"propriété {cle} : {dit or 'absente'}"


def _traces(ouvert: Paquet) -> Iterator[str]:
    for nom, racine in ouvert.xml.items():
        # An address of a link may hold any word.
        texte = "" if nom.endswith(".rels") else etree.tostring(racine, encoding="unicode")
        for trace in TRACES:
            if trace in texte:
                yield f"{nom} : trace de modèle « {trace} »"
