"""What a document must not be: checked on the tree, before any writer draws it."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.document.nodes import Blank, Document, Figure, SignatureGrid, Table, sections
from ctg_docs.document.walk import blocks_within, inlines, runs
from ctg_docs.problems import Place, Problem


def lint(document: Document) -> list[Problem]:
    """Return the problems of a resolved document."""
    return [
        *_headings(document),
        *_tables(document),
        *_figures(document),
        *_blanks(document),
        *_signatures(document),
    ]


def _headings(document: Document) -> Iterator[Problem]:
    for section in sections(document.blocks):
        if not section.title:
            yield Problem(section.origin, "titre-vide", "une partie du document n’a pas de titre")
        if section.level > 4:
            message = "le document compte plus de quatre niveaux de titres"
            yield Problem(section.origin, "titre-profond", message)


def _tables(document: Document) -> Iterator[Problem]:
    for block in blocks_within(document.blocks):
        if not isinstance(block, Table):
            continue
        widths = {sum(cell.colspan for cell in row) for row in (*block.head, *block.body)}
        if widths - {len(block.columns)}:
            message = f"un tableau de {len(block.columns)} colonnes a des lignes d’autres longueurs"
            yield Problem(_place(block.origin), "tableau-inegal", message)
        if not block.head:
            yield Problem(
                _place(block.origin), "tableau-sans-entete", "tableau sans ligne d’en-tête"
            )


def _figures(document: Document) -> Iterator[Problem]:
    for block in blocks_within(document.blocks):
        if isinstance(block, Figure) and not block.picture.alt.strip():
            yield Problem(
                _place(block.origin), "image-sans-texte", "image sans texte de remplacement"
            )


def _blanks(document: Document) -> Iterator[Problem]:
    if not document.final:
        return
    for run in runs(document):
        for node in inlines(run):
            if isinstance(node, Blank):
                message = f"il manque encore : {node.label}"
                yield Problem(_place(node.origin), "blanc-restant", message)


def _signatures(document: Document) -> Iterator[Problem]:
    cells = [
        cell
        for block in blocks_within(document.blocks)
        if isinstance(block, SignatureGrid)
        for cell in block.cells
    ]
    seen: set[str] = set()
    for cell in cells:
        if cell.id in seen:
            message = f"deux signatures portent l’identifiant « {cell.id} »"
            yield Problem(Place("document"), "signature-double", message)
        seen.add(cell.id)


def _place(origin: Place) -> Place:
    return origin if origin.file else Place("document")
