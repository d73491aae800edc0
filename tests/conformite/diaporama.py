"""What no checker sees in a deck, and what a reader who does not see needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from conformite.graphiques import axes
from conformite.paquet import Paquet

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TITRES = ("title", "ctrTitle")
LANGUE = "fr-FR"


def diaporama(file: Path) -> Iterator[str]:
    """Check titles, alternative texts, headers of tables, language, identifiers and axes."""
    ouvert = Paquet(file)
    for nom, racine in ouvert.parties("ppt/slides/").items():
        fautes = (*_titre(racine), *_alternatives(racine), *_tableaux(racine))
        yield from (f"{nom} : {faute}" for faute in (*fautes, *_identifiants(racine)))
    for nom, racine in ouvert.parties("ppt/").items():
        fautes = (*_langues(racine), *axes(racine))
        yield from (f"{nom} : {faute}" for faute in fautes)


def _titre(racine: etree._Element) -> Iterator[str]:
    titres = [
        "".join(forme.itertext(f"{A}t")).strip()
        for forme in racine.iter(f"{P}sp")
        if any(place.get("type") in TITRES for place in forme.iter(f"{P}ph"))
    ]
    if len([titre for titre in titres if titre]) != 1:
        yield "diapositive sans titre" if not any(titres) else "diapositive à plusieurs titres"


def _alternatives(racine: etree._Element) -> Iterator[str]:
    for genre in (f"{P}pic", f"{P}graphicFrame"):
        for objet in racine.iter(genre):
            propriete = next(objet.iter(f"{P}cNvPr"))
            if not propriete.get("descr", "").strip():
                yield f"« {propriete.get('name')} » : sans texte de remplacement"


def _tableaux(racine: etree._Element) -> Iterator[str]:
    for tableau in racine.iter(f"{A}tbl"):
        proprietes = tableau.find(f"{A}tblPr")
        if proprietes is None or proprietes.get("firstRow") != "1":
            yield "tableau sans ligne d’en-tête"
        colonnes = len(tableau.findall(f"{A}tblGrid/{A}gridCol"))
        if any(len(ligne.findall(f"{A}tc")) != colonnes for ligne in tableau.iter(f"{A}tr")):
            yield f"tableau : une ligne n’a pas {colonnes} cellules"


def _identifiants(racine: etree._Element) -> Iterator[str]:
    compte = Counter(objet.get("id") for objet in racine.iter(f"{P}cNvPr"))
    yield from (f"identifiant {i} : {n} fois" for i, n in compte.items() if n > 1)


def _langues(racine: etree._Element) -> Iterator[str]:
    for genre in ("rPr", "defRPr", "endParaRPr"):
        for element in racine.iter(f"{A}{genre}"):
            if element.get("lang", LANGUE) != LANGUE:
                yield f"langue {element.get('lang')}"
