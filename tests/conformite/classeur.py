"""What no checker sees in a workbook: live text, unnamed charts, tables without headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from conformite.graphiques import axes
from conformite.paquet import Paquet

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
FONCTIONS = {"SUBTOTAL", "IF", "OR", "ROUND", "COUNTIFS", "SUMIFS"}
"""The functions of our workbooks, which Excel and LibreOffice share."""
APPELS = re.compile(r"([A-Z.]+)\(")
SOURCES = re.compile(r"""'(?:[^']|'')+'!|"(?:/\*|<>|=)?"|[$A-Z0-9.:,()<>=&/+*-]+""")
"""The signs of our formulas: places of cells, names of sheets, and no word of the sources."""


def classeur(file: Path) -> Iterator[str]:
    """Check formulas, alternative texts, axes, and the headers that each page repeats."""
    ouvert = Paquet(file)
    for nom, racine in ouvert.parties("xl/").items():
        fautes = (*_formules(racine), *_alternatives(racine), *axes(racine))
        yield from (f"{nom} : {faute}" for faute in fautes)
    yield from _titres(ouvert.xml["xl/workbook.xml"], ouvert.parties("xl/worksheets/"))


def _formules(racine: etree._Element) -> Iterator[str]:
    for formule in racine.iter(f"{S}f"):
        texte = formule.text or ""
        propre = not SOURCES.sub("", texte)
        if not texte or not propre or not {*APPELS.findall(texte)} <= FONCTIONS:
            yield f"formule : {formule.text}"


def _alternatives(racine: etree._Element) -> Iterator[str]:
    for objet in racine.iter(f"{XDR}cNvPr"):
        if not objet.get("descr", "").strip():
            yield f"« {objet.get('name')} » : sans texte de remplacement"


def _titres(classeur: etree._Element, feuilles: dict[str, etree._Element]) -> Iterator[str]:
    """Tell the sheets with a table, or a filter, that print their headers once only."""
    repetes = {
        nom.get("localSheetId")
        for nom in classeur.iter(f"{S}definedName")
        if nom.get("name") == "_xlnm.Print_Titles"
    }
    noms = [feuille.get("name") for feuille in classeur.iter(f"{S}sheet")]
    for rang, nom in enumerate(noms):
        racine = feuilles[f"xl/worksheets/sheet{rang + 1}.xml"]
        tableau = any(racine.find(f"{S}{nom}") is not None for nom in ("autoFilter", "tableParts"))
        if tableau and str(rang) not in repetes:
            yield f"feuille « {nom} » : l’en-tête ne se répète pas"
