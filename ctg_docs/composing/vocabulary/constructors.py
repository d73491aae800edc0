"""Constructors of blocks that Markdown has no sign for: sheets, covers, figures, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias, get_args

from ctg_docs.composing.vocabulary.counts import denombre
from ctg_docs.composing.vocabulary.faults import GabaritError, check_choice
from ctg_docs.composing.vocabulary.rendering import Corps, body_of, said
from ctg_docs.document.markdown import as_nodes
from ctg_docs.document.nodes import (
    Blank,
    Block,
    Blocks,
    Cover,
    Field,
    Figure,
    Inline,
    Inlines,
    LineBreak,
    Link,
    ListBlock,
    Logos,
    PageCount,
    Paragraph,
    ParagraphRole,
    Picture,
    Record,
    Reference,
    SignatureCell,
    SignatureGrid,
    Strong,
    TableOfContents,
    Text,
    is_block,
    is_inline,
)
from ctg_docs.document.rows import MANY
from ctg_docs.document.sources import paragraph_of
from ctg_docs.french.gaps import plain_gaps
from ctg_docs.french.lists import sans_marque
from ctg_docs.reading.origins import UNKNOWN, Origin, origin_of

_DAY_TO_WRITE = (Text("Le " + "…" * 12),)
"""The line on which whoever signs by hand writes the day."""

Forme: TypeAlias = Literal["numero", "titre", "page"]
Nothing: TypeAlias = tuple[()]
NOTHING: Nothing = ()
"""What stands for a block that would hold nothing: unlike an unknown value, it prints as none."""


def blocs(value: Any, line: Origin = UNKNOWN) -> Blocks:
    """Return a printed value as blocks; `line` is that of the template, where it is known."""
    nodes = as_nodes(said(value), line)
    if nodes and all(map(is_block, nodes)):
        return tuple(nodes)  # type: ignore[arg-type]
    return (paragraph_of(_run(nodes)),)


def mots(value: Any) -> Inlines:
    """Return a printed value as a run of text."""
    value = said(value)
    return () if value is None else _run(as_nodes(value))


def _run(nodes: Sequence[Inline | Block]) -> Inlines:
    if not all(map(is_inline, nodes)):
        raise GabaritError("une seule phrase est attendue ici, sans liste ni tableau")
    return tuple(nodes)  # type: ignore[arg-type]


def inconnue(value: Any) -> bool:
    """Tell whether a value says nothing: it is not stated, or holds no word."""
    return value is None or value in ("", ())


def attendu(value: Any, label: str, cle: str) -> Any:
    """Return the value, or a visible blank that names what is due.

    `cle` is the path of the value in the sources, where its absence is told, an item by its id or
    its rank: « juridique.contact_donnees », « actions.ludotheque.pilote ».
    """
    value = said(value)
    return Blank(plain_gaps(label), cle, origin_of(label)) if inconnue(value) else value


def gras(value: Any) -> Inline:
    """Return a value in bold."""
    return Strong(mots(value))


def lien(value: Any, adresse: str) -> Link:
    """Return words that lead to an address of the Web."""
    return Link(adresse, mots(value), origin_of(adresse))


def ref(target: str, forme: Forme = "numero", majuscule: bool = False) -> Reference:
    """Return a computed mention of an article, an annexe, a sheet (or its page, its title).

    Raises GabaritError for a form that no reference takes.
    """
    check_choice("de forme de renvoi", forme, get_args(Forme))
    return Reference(target, forme, capital=majuscule)


def nb_pages() -> PageCount:
    """Return the number of pages of the document."""
    return PageCount()


def puces(
    values: Iterable[Any] = (), numerotees: bool = False, *, caller: Corps = None
) -> ListBlock | Nothing:
    """Return a list, one item per value, then per value of the body; NOTHING without any."""
    items = tuple(blocs(value) for value in _with_body(values, caller))
    return ListBlock(items, ordered=numerotees) if items else NOTHING


def lignes(values: Iterable[Any] = (), *, caller: Corps = None) -> Inlines:
    """Return values, then those of the body, one under the other."""
    run: list[Inline] = []
    for value in _with_body(values, caller):
        run += [LineBreak(), *mots(value)] if run else mots(value)
    return tuple(run)


def _with_body(values: Iterable[Any], caller: Corps) -> list[Any]:
    return [*values, *(slot.value for slot in (body_of(caller) if caller else ()))]


def paragraphe(
    value: Any = None,
    role: ParagraphRole = "corps",
    solidaire: bool = False,
    *,
    caller: Corps = None,
) -> Paragraph:
    """Return a paragraph with a role, of a value or of the words written in the body of the call.

    `solidaire` keeps it with what follows.
    """
    check_choice("de rôle de paragraphe", role, get_args(ParagraphRole))
    return paragraph_of(mots(caller() if caller else value), role, keep=solidaire)


def amorce(debut: Any, value: Any, fin: str = "", role: ParagraphRole = "corps") -> Blocks:
    """Return a text that begins with some words; `fin` takes the place of its final mark."""
    first, *others = blocs(value)
    if not isinstance(first, Paragraph):
        first, others = Paragraph(()), [first, *others]
    blocks = [replace(first, content=(*mots(debut), *first.content), role=role), *others]
    last = blocks[-1]
    if fin and isinstance(last, Paragraph) and last.content:
        *before, end = last.content
        bare = Text(sans_marque(end.text), end.origin) if isinstance(end, Text) else end
        blocks[-1] = replace(last, content=(*before, bare, Text(fin)))
    return tuple(blocks)


def rubrique(label: str, value: Any, demi: bool = False) -> Field | None:
    """Return a labelled value of a sheet, or nothing when the value is unknown."""
    value = said(value)
    if inconnue(value):
        return None
    return Field((Text(label),), blocs(value), half=demi)


def fiche(fields: Iterable[Field | None], id: str = "", en_texte: bool = False) -> Record | Nothing:
    """Return a sheet of labelled values; NOTHING when none of them is known.

    `en_texte` lets each label open its words, in two columns of text.
    """
    known = tuple(f for f in fields if f is not None)
    return Record(known, anchor=id, running=en_texte) if known else NOTHING


def figure(picture: Picture, legende: Any = None, credit: str | None = None) -> Figure:
    """Return a picture with its legend and its credit."""
    words = [value for value in (legende, f"Crédit : {credit}" if credit else None) if value]
    return Figure(picture, mots(" – ".join(words)))


def ligne(parts: Iterable[Any] = (), separateur: str = " – ", *, caller: Corps = None) -> Inlines:
    """Return the known values, then those of the body, with a separator between them."""
    run: list[Inline] = []
    for part in map(said, _with_body(parts, caller)):
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


def logotypes(logos: Iterable[Picture]) -> Logos:
    """Return the logos of the parties, side by side."""
    return Logos(tuple(logos))


def sommaire(titre: str, profondeur: int = 2) -> TableOfContents:
    """Return the table of contents."""
    return TableOfContents((Text(titre),), profondeur)


@dataclass(frozen=True)
class PlaceSignature:
    """One place in the grid: who signs, in which capacity, for which institution.

    `datee` tells a place whose mention says the day already.
    """

    id: str
    institution: Inlines
    fonction: Inlines
    nom: Inlines
    mention: Inlines
    datee: bool = False


def grille_signatures(
    signatures: Sequence[PlaceSignature],
    *,
    titre: str = "",
    champs: bool = False,
    balises: bool = False,
    dates: bool = False,
) -> SignatureGrid:
    """Return the grid of signatures, one cell each.

    `titre` stands above the cells of each page, when they take several; `champs` gives
    each cell a field to sign in, `balises` the invisible word of the platforms,
    `dates` a line on which whoever signs by hand writes the day.
    """
    return SignatureGrid(
        tuple(
            SignatureCell(
                s.id,
                mots(s.institution),
                mots(s.fonction),
                mots(s.nom),
                mots(s.mention),
                _DAY_TO_WRITE if dates and not s.datee else (),
                field=f"sig-{rank}" if champs else "",
                mark=f"#signature_{rank}#" if champs and balises else "",
            )
            for rank, s in enumerate(signatures, 1)
        ),
        heading=mots(titre) if len(signatures) > MANY else (),
    )


CONSTRUCTORS = {
    "denombre": denombre,
    "amorce": amorce,
    "couverture": couverture,
    "logotypes": logotypes,
    "fiche": fiche,
    "figure": figure,
    "grille_signatures": grille_signatures,
    "gras": gras,
    "lien": lien,
    "ligne": ligne,
    "lignes": lignes,
    "nb_pages": nb_pages,
    "paragraphe": paragraphe,
    "puces": puces,
    "ref": ref,
    "rubrique": rubrique,
    "sommaire": sommaire,
}
