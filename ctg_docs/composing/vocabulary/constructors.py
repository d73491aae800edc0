"""Constructors of blocks that Markdown has no sign for: sheets, tables, figures, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias, get_args

from ctg_docs.composing.vocabulary.cells import Colonne, Valeur, colonne, column, valeur
from ctg_docs.composing.vocabulary.faults import GabaritError, check_choice
from ctg_docs.document.markdown import as_nodes
from ctg_docs.document.nodes import (
    Blank,
    Block,
    Blocks,
    Cell,
    Cover,
    Field,
    Figure,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    LineBreak,
    ListBlock,
    PageCount,
    Paragraph,
    ParagraphRole,
    Picture,
    Record,
    Reference,
    SignatureCell,
    SignatureGrid,
    Strong,
    Table,
    TableOfContents,
    Text,
)
from ctg_docs.document.sources import paragraph_of

Forme: TypeAlias = Literal["numero", "titre", "page"]
EMPTY = "–"
SHORT = 12
"""Rows up to which a table is never cut by a page."""


@dataclass(frozen=True)
class Intertitre:
    """A row that names the rows below it, across the whole table."""

    texte: Any


def blocs(value: Any) -> Blocks:
    """Return a printed value as blocks."""
    nodes = list(as_nodes(value))
    found = tuple([node for node in nodes if isinstance(node, Block)])
    return found if found and len(found) == len(nodes) else (paragraph_of(mots(nodes)),)


def mots(value: Any) -> Inlines:
    """Return a printed value as a run of text."""
    nodes = () if value is None else tuple(as_nodes(value))
    words = tuple([node for node in nodes if isinstance(node, Inline)])
    if len(words) < len(nodes):
        raise GabaritError("une seule phrase est attendue ici, sans liste ni tableau")
    return words


def inconnue(value: Any) -> bool:
    """Tell whether a value says nothing: it is not stated, or holds no word."""
    return value is None or value in ("", ())


def attendu(value: Any, label: str, cle: str = "") -> Any:
    """Return the value, or a visible blank that names what is due.

    `cle` is the path of the value in the sources: « juridique.contact_donnees ».
    """
    return Blank(label, cle) if inconnue(value) else value


def gras(value: Any) -> Inline:
    """Return a value in bold."""
    return Strong(mots(value))


def ref(target: str, forme: Forme = "numero", majuscule: bool = False) -> Reference:
    """Return a computed mention of an article, an annexe, a sheet (or its page, its title).

    Raises GabaritError for a form that no reference takes.
    """
    check_choice("de forme de renvoi", forme, get_args(Forme))
    return Reference(target, forme, capital=majuscule)


def nb_pages() -> PageCount:
    """Return the number of pages of the document."""
    return PageCount()


def puces(values: Iterable[Any], numerotees: bool = False) -> ListBlock | None:
    """Return a list, one item per value; nothing when there is none."""
    items = tuple(blocs(value) for value in values)
    return ListBlock(items, ordered=numerotees) if items else None


def lignes(values: Iterable[Any]) -> Inlines | None:
    """Return values one under the other in one paragraph."""
    run: list[Inline] = []
    for value in values:
        run += [LineBreak(), *mots(value)] if run else mots(value)
    return tuple(run) or None


def paragraphe(value: Any, role: ParagraphRole = "corps", solidaire: bool = False) -> Paragraph:
    """Return a paragraph with a role; `solidaire` keeps it with what follows."""
    check_choice("de rôle de paragraphe", role, get_args(ParagraphRole))
    return paragraph_of(mots(value), role, keep=solidaire)


def amorce(debut: Any, value: Any, fin: str = "", role: ParagraphRole = "corps") -> Blocks:
    """Return a text that begins with some words; `fin` takes the place of its final mark."""
    first, *others = blocs(value)
    if not isinstance(first, Paragraph):
        first, others = Paragraph(()), [first, *others]
    blocks = [replace(first, content=(*mots(debut), *first.content), role=role), *others]
    last = blocks[-1]
    if fin and isinstance(last, Paragraph) and last.content:
        *before, end = last.content
        bare = Text(end.text.rstrip(" .;,"), end.origin) if isinstance(end, Text) else end
        blocks[-1] = replace(last, content=(*before, bare, Text(fin)))
    return tuple(blocks)


def rubrique(label: str, value: Any, demi: bool = False) -> Field | None:
    """Return a labelled value of a sheet, or nothing when the value is unknown."""
    if inconnue(value):
        return None
    return Field((Text(label),), blocs(value), half=demi)


def fiche(fields: Iterable[Field | None], id: str = "") -> Record:
    """Return a sheet of labelled values."""
    return Record(tuple(f for f in fields if f is not None), anchor=id)


def tableau(  # noqa: PLR0913 - keyword arguments of a template, all optional
    colonnes: Sequence[tuple[Any, ...] | Colonne],
    lignes: Iterable[Sequence[Any] | Intertitre],
    *,
    legende: Any = None,
    id: str = "",
    entier: bool = False,
    entete_ligne: bool = True,
    total: Sequence[Any] | None = None,
) -> Table:
    """Return a table; a column is (title, share, alignment), the first one names the rows.

    `entete_ligne=False` is for a table whose first column is no name, like two lists side by side.
    `total` is a last row, which sums the others.
    """
    built = [column(c) for c in colonnes]
    head = tuple(Cell(blocs(c.titre), "col") for c in built)
    body = [_row(row, len(built), entete_ligne) for row in lignes]
    if total is not None:
        body.append(tuple(_cell(_bold(v), entete_ligne and not n) for n, v in enumerate(total)))
    return Table(
        tuple(c.colonne for c in built),
        (head,),
        tuple(body),
        mots(legende),
        anchor=id,
        whole=entier or len(body) <= SHORT,
        totals=total is not None,
    )


def chiffres(items: Iterable[tuple[Any, Any, Any]]) -> KeyFigures | None:
    """Return figures to be read at a glance: (value, label, note)."""
    figures = tuple(KeyFigure(mots(v), mots(label), mots(note)) for v, label, note in items)
    return KeyFigures(figures) if figures else None


def figure(picture: Picture, legende: Any = None, credit: str | None = None) -> Figure:
    """Return a picture with its legend and its credit."""
    words = [value for value in (legende, f"Crédit : {credit}" if credit else None) if value]
    return Figure(picture, mots(" – ".join(words)))


def ligne(parts: Iterable[Any], separateur: str = " – ") -> Inlines:
    """Return the known values on one line, with a separator between them."""
    run: list[Inline] = []
    for part in parts:
        if not inconnue(part):
            run += [Text(separateur), *mots(part)] if run else mots(part)
    return tuple(run)


def couverture(  # noqa: PLR0913 - a cover has that many lines
    *,
    titre: Any,
    sous_titre: Any,
    periode: Any,
    parties: Iterable[Any],
    slogan: Any = None,
    version: Any = None,
    logos: Iterable[Picture] = (),
) -> Cover:
    """Return the first page."""
    return Cover(
        mots(titre),
        mots(sous_titre),
        mots(periode),
        tuple(mots(p) for p in parties),
        mots(slogan),
        mots(version),
        tuple(logos),
    )


def sommaire(titre: str, profondeur: int = 2) -> TableOfContents:
    """Return the table of contents."""
    return TableOfContents((Text(titre),), profondeur)


def grille_signatures(
    signatures: Iterable[Any], *, champs: bool = False, balises: bool = False
) -> SignatureGrid:
    """Return the grid of signatures, one cell each.

    `champs` gives each cell a field to sign in, `balises` the invisible word of the platforms.
    """
    return SignatureGrid(
        tuple(
            SignatureCell(
                s.id,
                mots(s.institution),
                mots(s.fonction),
                mots(s.nom),
                mots(s.mention),
                field=f"sig-{rank}" if champs else "",
                mark=f"#signature_{rank}#" if champs and balises else "",
            )
            for rank, s in enumerate(signatures, 1)
        )
    )


def _row(row: Sequence[Any] | Intertitre, width: int, named: bool) -> tuple[Cell, ...]:
    if isinstance(row, Intertitre):
        return (Cell(blocs(row.texte), "row", colspan=width),)
    values = [EMPTY if inconnue(value) else value for value in row]
    return tuple(_cell(v, named and not rank) for rank, v in enumerate(values))


def _cell(value: Any, names_row: bool) -> Cell:
    header: Literal["", "row"] = "row" if names_row else ""
    if isinstance(value, Valeur):
        return Cell(blocs(value.mots), header, value=value.valeur)
    return Cell(blocs(value) if value is not None else (), header)


def _bold(value: Any) -> Any:
    if isinstance(value, Valeur):
        return Valeur(gras(value.mots), value.valeur)
    return value if inconnue(value) else gras(value)


CONSTRUCTORS = {
    "amorce": amorce,
    "chiffres": chiffres,
    "colonne": colonne,
    "couverture": couverture,
    "fiche": fiche,
    "figure": figure,
    "grille_signatures": grille_signatures,
    "gras": gras,
    "intertitre": Intertitre,
    "ligne": ligne,
    "lignes": lignes,
    "nb_pages": nb_pages,
    "paragraphe": paragraphe,
    "puces": puces,
    "ref": ref,
    "rubrique": rubrique,
    "sommaire": sommaire,
    "tableau": tableau,
    "valeur": valeur,
}
