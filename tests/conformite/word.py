"""What no checker sees in a Word file, and what a reader who does not see needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from conformite.graphiques import axes
from conformite.paquet import Paquet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
DECORATIF = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
LANGUE = "fr-FR"


def word(file: Path) -> Iterator[str]:
    """Check fields, grids of tables, drawings, language and headings."""
    ouvert = Paquet(file)
    parties = ouvert.parties("word/")
    for nom, racine in parties.items():
        fautes = (*_champs(racine), *_grilles(racine), *_alternatives(racine), *_langues(racine))
        yield from (f"{nom} : {faute}" for faute in (*fautes, *axes(racine)))
    yield from _identifiants(parties)
    corps, styles = parties["word/document.xml"], parties["word/styles.xml"]
    yield from _entetes(corps)
    yield from _niveaux(corps, styles)
    defaut = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if defaut is None or defaut.get(f"{W}val") != LANGUE:
        yield "word/styles.xml : la langue par défaut n’est pas le français"


def _champs(racine: etree._Element) -> Iterator[str]:
    """Tell the fields that are not closed, or are closed twice (ECMA-376-1, 17.16.18)."""
    ouverts: list[str] = []
    for marque in racine.iter(f"{W}fldChar"):
        genre = marque.get(f"{W}fldCharType")
        if genre == "begin":
            ouverts.append(genre)
        elif not ouverts:
            yield f"champ : « {genre} » sans « begin »"
        elif genre == "end":
            ouverts.pop()
        elif ouverts[-1] == "separate":
            yield "champ : séparé deux fois"
        else:
            ouverts[-1] = "separate"
    if ouverts:
        yield f"champ : {len(ouverts)} sans fin"


def _grilles(racine: etree._Element) -> Iterator[str]:
    """Tell the rows whose cells do not fill the grid of their table."""
    for rang, tableau in enumerate(racine.iter(f"{W}tbl"), 1):
        colonnes = len(tableau.findall(f"{W}tblGrid/{W}gridCol"))
        for ligne in tableau.findall(f"{W}tr"):
            largeurs = [_nombre(c.find(f"{W}tcPr/{W}gridSpan")) for c in ligne.findall(f"{W}tc")]
            bords = [ligne.find(f"{W}trPr/{W}{bord}") for bord in ("gridBefore", "gridAfter")]
            total = sum(largeurs) + sum(_nombre(b, absent=0) for b in bords)
            if total != colonnes:
                yield f"tableau {rang} : une ligne de {total} colonnes au lieu de {colonnes}"


def _nombre(element: etree._Element | None, *, absent: int = 1) -> int:
    return absent if element is None else int(element.get(f"{W}val", absent))


def _alternatives(racine: etree._Element) -> Iterator[str]:
    for dessin in racine.iter(f"{WP}docPr"):
        decoratif = any(e.get("val") == "1" for e in dessin.iter(DECORATIF))
        if not decoratif and not dessin.get("descr", "").strip():
            yield f"dessin {dessin.get('id')} : sans texte de remplacement"


def _identifiants(parties: dict[str, etree._Element]) -> Iterator[str]:
    """Tell the drawings that bear the same identifier: Word repairs such a file in silence."""
    compte = Counter(d.get("id") for racine in parties.values() for d in racine.iter(f"{WP}docPr"))
    for ident, nombre in compte.items():
        if nombre > 1:
            yield f"identifiant de dessin {ident} : {nombre} fois"


def _langues(racine: etree._Element) -> Iterator[str]:
    for element in (*racine.iter(f"{W}lang"), *racine.iter(f"{W}themeFontLang")):
        if element.get(f"{W}val", LANGUE) != LANGUE:
            yield f"langue {element.get(f'{W}val')}"


def _entetes(corps: etree._Element) -> Iterator[str]:
    """Tell the tables of data whose first row does not repeat as a header.

    The cover is set out on a grid that has a first row and no header.
    """
    for rang, tableau in enumerate(corps.iter(f"{W}tbl"), 1):
        aspect = tableau.find(f"{W}tblPr/{W}tblLook")
        style = tableau.find(f"{W}tblPr/{W}tblStyle")
        annonce = aspect is not None and aspect.get(f"{W}firstRow") == "1"
        if not annonce or (style is not None and style.get(f"{W}val") == "Couverture"):
            continue
        if tableau.find(f"{W}tr/{W}trPr/{W}tblHeader") is None:
            yield f"tableau {rang} : première ligne qui n’est pas un en-tête"


def _niveaux(corps: etree._Element, styles: etree._Element) -> Iterator[str]:
    """Tell the headings that skip a level, by the outline levels of their styles."""
    niveaux = {
        style.get(f"{W}styleId"): int(niveau.get(f"{W}val", "9")) + 1
        for style in styles.iter(f"{W}style")
        if (niveau := style.find(f"{W}pPr/{W}outlineLvl")) is not None
    }
    avant = 0
    for style in corps.iter(f"{W}pStyle"):
        niveau = niveaux.get(style.get(f"{W}val"), 10)
        if niveau > 9:
            continue
        if niveau > avant + 1:
            yield f"titre de niveau {niveau} après un titre de niveau {avant}"
        avant = niveau
