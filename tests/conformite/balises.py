"""What the norms let pass in a tagged PDF, and what a reader who does not see needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

LANGUE = "fr-FR"


def balises(file: Path) -> Iterator[str]:
    """Check the language, the scope of header cells, the names of links and of signature fields."""
    with pikepdf.open(file) as pdf:
        if str(pdf.Root.get("/Lang", "")) != LANGUE:
            yield f"langue : {pdf.Root.get('/Lang', 'absente')}"
        objets = [objet for objet in pdf.objects if isinstance(objet, pikepdf.Dictionary)]
        yield from _entetes(list(_arbre(pdf.Root.StructTreeRoot)))
        yield from _liens(objets)
        yield from _champs(objets)


def _arbre(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the elements that are read; those that the tree let go stay in the file."""
    yield element
    dedans = element.get("/K", pikepdf.Array())
    for enfant in dedans if isinstance(dedans, pikepdf.Array) else [dedans]:
        if isinstance(enfant, pikepdf.Dictionary) and "/S" in enfant:
            yield from _arbre(enfant)


def _entetes(elements: list[pikepdf.Object]) -> Iterator[str]:
    """Tell the header cells that do not say what they name (ISO 14289-1, 7.5)."""
    entetes = [element for element in elements if element.get("/S") == "/TH"]
    sans = sum(not any("/Scope" in a for a in attributs(entete)) for entete in entetes)
    if sans:
        yield f"en-tête sans portée : {sans} sur {len(entetes)}"


def attributs(element: pikepdf.Object) -> list[pikepdf.Object]:
    """Return what an element says of itself, written alone or in an array."""
    dits = element.get("/A", pikepdf.Array())
    return list(dits) if isinstance(dits, pikepdf.Array) else [dits]


def _liens(objets: Sequence[pikepdf.Object]) -> Iterator[str]:
    """Tell the links named after an identifier; the address of a page is a name."""
    for lien in objets:
        if lien.get("/Subtype") == "/Link":
            nom = str(lien.get("/Contents", "")).strip()
            if not nom or nom.startswith("#") or nom == str(lien.get("/Dest")):
                yield f"lien sans nom : {nom or 'rien'}"


def _champs(objets: Sequence[pikepdf.Object]) -> Iterator[str]:
    """Tell the signature fields without a name for people, and those out of the signing order."""
    champs = [objet for objet in objets if objet.get("/FT") == "/Sig"]
    noms = sorted(str(champ.get("/T", "")) for champ in champs)
    attendus = sorted(f"sig-{rang}" for rang in range(1, len(champs) + 1))
    if noms != attendus:
        yield f"champs de signature : {', '.join(noms)}"
    for champ in champs:
        if not str(champ.get("/TU", "")).strip():
            yield f"champ {champ.get('/T', '')} : sans nom lisible"
