"""Flat blocks and titles to nested sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.document.markdown import Title
from ctg_docs.document.nodes import Block, Blocks, Inlines, Section, SectionKind, Text
from ctg_docs.document.words import inline_text
from ctg_docs.french.initials import minuscule
from ctg_docs.reading.origins import Origin


def nest(
    parsed: Sequence[Block | Title], section: str, kind: SectionKind, origin: Origin
) -> Section:
    """Return the section of a template, whose first line is its title."""
    if not parsed or not isinstance(parsed[0], Title) or parsed[0].depth != 1:
        raise GabaritError("la première ligne d’un bloc doit être son titre : « # Titre »")
    title = parsed[0]
    return Section(
        section,
        kind,
        title.content,
        _children(parsed[1:], 2, origin),
        new_page="nouvelle-page" in title.classes,
        in_toc="hors-sommaire" not in title.classes,
        origin=title.origin or origin,
    )


def nest_each(parsed: Sequence[Block | Title], section: str, origin: Origin) -> Iterator[Section]:
    """Yield the articles of a template, one for each of its titles of the first level."""
    starts = [rank for rank, b in enumerate(parsed) if isinstance(b, Title) and b.depth == 1]
    if starts[:1] != [0] and parsed:
        nest(parsed, section, "article", origin)
    for rank, (start, end) in enumerate(pairwise([*starts, len(parsed)]), 1):
        yield nest(parsed[start:end], f"{section}-{rank}", "article", origin)


def without_titles(parsed: Sequence[Block | Title]) -> Blocks:
    """Return blocks that stand outside any section (cover, contents)."""
    if any(isinstance(block, Title) for block in parsed):
        raise GabaritError("ce bloc ne porte pas de titre")
    return tuple(block for block in parsed if not isinstance(block, Title))


def _children(parsed: Sequence[Block | Title], depth: int, origin: Origin) -> Blocks:
    """Return the blocks before the first title of this depth, then one section per title."""
    starts = [i for i, b in enumerate(parsed) if isinstance(b, Title) and b.depth == depth]
    head = parsed[: starts[0]] if starts else parsed
    blocks: list[Block] = []
    for block in head:
        if isinstance(block, Title):
            raise GabaritError(f"le titre « {inline_text(block.content)} » saute un niveau")
        blocks.append(block)
    for start, end in pairwise([*starts, len(parsed)]):
        title = parsed[start]
        assert isinstance(title, Title)
        blocks.append(
            _section(title, _children(parsed[start + 1 : end], depth + 1, origin), origin)
        )
    return tuple(blocks)


def _section(title: Title, content: Blocks, origin: Origin) -> Section:
    if not title.id:
        words = inline_text(title.content)
        raise GabaritError(f"le titre « {words} » n’a pas d’identifiant : ajoutez {{#id}}")
    sheet, to_fill = "fiche" in title.classes, "a-remplir" in title.classes
    return Section(
        title.id,
        "fiche" if sheet else "rubrique",
        title.content,
        content,
        mention=_before_dash(title.content) if sheet else "",
        new_page="nouvelle-page" in title.classes,
        in_toc="hors-sommaire" not in title.classes and not to_fill,
        to_fill=to_fill,
        to_read="sur-page" in title.classes,
        folded="replie" in title.classes,
        origin=title.origin or origin,
    )


def _before_dash(title: Inlines) -> str:
    """Return « fiche 1.3 » from « Fiche 1.3 – Titre »: how the text mentions a sheet."""
    words = "".join(node.text for node in title if isinstance(node, Text)).split(" – ")[0]
    return minuscule(words)
