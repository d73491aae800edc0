"""Fitting of a deck to its boxes: the surplus of a slide goes on to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, groupby
from typing import get_args

from ctg_docs.document.fonts.metrics import Faces, faces
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Document,
    Inlines,
    Paragraph,
    Slide,
    TitleSize,
)
from ctg_docs.document.slides.columns import SlideColumn, legible
from ctg_docs.document.slides.geometry import LOOKS, Box, boxes
from ctg_docs.document.slides.heights import Measure
from ctg_docs.document.slides.titles import full_title
from ctg_docs.document.theme import Theme


def fit(document: Document, theme: Theme) -> Document:
    """Return the document with no slide that overflows; anything but a deck is left as it is.

    A slide keeps its id, those that go on from it add « -2 », « -3 » to it.
    """
    taken = {block.id for block in document.blocks if isinstance(block, Slide)}
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Slide):
            blocks += _named(_numbered(_pages(_labelled(block, theme), theme)), taken, theme)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _labelled(slide: Slide, theme: Theme) -> Slide:
    """Return the slide; a label that overflows becomes the first paragraph."""
    box = boxes(slide)["label"]
    if _holds(slide.label, box, box.size(), faces(theme.titres)):
        return slide
    lead = Paragraph(slide.label, "etiquette")
    return replace(slide, label=(), content=(lead, *slide.content))


def _pages(slide: Slide, theme: Theme) -> Iterator[Slide]:
    """Yield the slides that hold one, in order; the notes stay with the first."""
    found = boxes(slide)
    if not slide.aside:
        yield from _column(slide, theme)
        return
    left, right = SlideColumn(found["content"], theme), SlideColumn(found["aside"], theme)
    together = legible((*slide.content, *slide.aside))
    if together and left.fits(slide.content) and right.fits(slide.aside):
        yield slide
        return
    yield from _column(_alone(slide, slide.content), theme)
    yield from _column(replace(_alone(slide, slide.aside), notes=()), theme)


def _alone(slide: Slide, column: Blocks) -> Slide:
    """Return a column as a slide: the heading over it becomes its title."""
    match column:
        case (Paragraph(title, role="intertitre"), *rest):
            return replace(slide, title=title, content=tuple(rest), aside=())
    return replace(slide, content=column, aside=())


def _column(slide: Slide, theme: Theme) -> Iterator[Slide]:
    column = SlideColumn(boxes(slide)["content"], theme)
    if not slide.content or column.fits(slide.content):
        yield slide
    elif slide.layout != "contenu":
        # The surplus of a title slide is no title: it goes on as content.
        yield replace(slide, content=())
        yield from _column(replace(slide, layout="contenu", notes=()), theme)
    else:
        for rank, content in enumerate(column.pages(slide.content)):
            yield replace(slide, content=content, notes=() if rank else slide.notes)


def _numbered(slides: Iterator[Slide]) -> Iterator[Slide]:
    """Yield slides that go on from one another with « (1/2) » after their title."""
    for _, group in groupby(slides, key=lambda slide: (slide.layout, slide.title)):
        found = list(group)
        for rank, slide in enumerate(found, 1):
            part = f"({rank}/{len(found)})" if len(found) > 1 else ""
            yield replace(slide, part=part)


def _named(slides: Iterator[Slide], taken: set[str], theme: Theme) -> Iterator[Slide]:
    """Yield slides with their own id, each title in the largest size that fits."""
    for rank, slide in enumerate(slides):
        name = slide.id if not rank else _free(slide.id, taken)
        yield replace(slide, id=name, size=_size(slide, theme))


def _free(name: str, taken: set[str]) -> str:
    found = next(n for rank in count(2) if (n := f"{name}-{rank}") not in taken)
    taken.add(found)
    return found


def _size(slide: Slide, theme: Theme) -> TitleSize:
    box, capitals = boxes(slide)["title"], LOOKS[slide.layout].capitals
    family = faces(theme.titres)._replace(capitals=capitals)
    sizes: tuple[TitleSize, ...] = get_args(TitleSize)
    fitting = (s for s in sizes if _holds(full_title(slide), box, box.size(s), family))
    return next(fitting, sizes[-1])


def _holds(content: Inlines, box: Box, size: float, family: Faces) -> bool:
    high = Measure(family, size).run(content, box.width, size, bold=True)
    return not content or high <= box.height
