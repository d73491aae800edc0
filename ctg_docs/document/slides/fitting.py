"""Fitting of a deck to its boxes: the surplus of a slide goes on to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, groupby

from ctg_docs.document.fonts.metrics import Faces, faces
from ctg_docs.document.nodes import (
    Block,
    Blocks,
    Document,
    Inlines,
    Paragraph,
    Slide,
)
from ctg_docs.document.slides.columns import SlideColumn, legible, sentence_alone
from ctg_docs.document.slides.geometry import LAYOUTS, LOWEST, Box, boxes
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
            blocks += _named(_set(_numbered(_pages(_headed(block, theme), theme)), theme), taken)
        else:
            blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _headed(slide: Slide, theme: Theme) -> Slide:
    """Return the slide with heads that fit; a label that overflows becomes the first paragraph."""
    box, family = boxes(slide)["label"], faces(theme.titres)
    if not _holds(slide.label, box, box.sizes[-1], family):
        lead = Paragraph(slide.label, "etiquette")
        slide = replace(slide, label=(), content=(lead, *slide.content))
    return _titled(slide, theme)


def _titled(slide: Slide, theme: Theme) -> Slide:
    """Return the slide with its title in the largest size that fits, lowering the content else."""
    box, family = LAYOUTS[slide.layout]["title"], faces(theme.titres)
    # Each part of a slide has a longer title than the whole.
    words = full_title(slide if slide.part else replace(slide, part="(10/10)"))
    size = next((s for s in box.sizes if _holds(words, box, s, family)), box.sizes[-1])
    over = max(0.0, _high(words, box, size, family) - box.height)
    return replace(slide, title_size=size, lowered=min(over, LOWEST))


def _pages(slide: Slide, theme: Theme) -> Iterator[Slide]:
    """Yield the slides that hold one, in order; the notes stay with the first."""
    found = boxes(slide)
    if not slide.aside:
        yield from _column(slide, theme)
        return
    left, right = (_least(slide, found[part], theme) for part in ("content", "aside"))
    together = legible((*slide.content, *slide.aside))
    if together and left.fits(slide.content) and right.fits(slide.aside):
        yield slide
        return
    yield from _column(_titled(_alone(slide, slide.content), theme), theme)
    yield from _column(_titled(replace(_alone(slide, slide.aside), notes=()), theme), theme)


def _least(slide: Slide, box: Box, theme: Theme) -> SlideColumn:
    """Return a column in the least size of its type: what that cannot hold goes on."""
    return SlideColumn(box.set_in(box.sizes[-1]), theme, slide.whole)


def _alone(slide: Slide, column: Blocks) -> Slide:
    """Return a column as a slide: the heading over it becomes its title."""
    match column:
        case (Paragraph(title, role="intertitre"), *rest):
            return replace(slide, title=title, content=tuple(rest), aside=())
    return replace(slide, content=column, aside=())


def _column(slide: Slide, theme: Theme) -> Iterator[Slide]:
    column = _least(slide, boxes(slide)["content"], theme)
    if not slide.content or column.fits(slide.content):
        yield slide
    elif slide.layout == "titre":
        # The surplus of a title slide is no title: it goes on as content.
        yield replace(slide, content=())
        surplus = replace(slide, layout="contenu", notes=(), logos=())
        yield from _column(_titled(surplus, theme), theme)
    else:
        for rank, content in enumerate(column.pages(slide.content)):
            layout = "contenu" if rank else slide.layout
            yield replace(slide, layout=layout, content=content, notes=() if rank else slide.notes)


def _numbered(slides: Iterator[Slide]) -> Iterator[Slide]:
    """Yield slides that go on from one another with « (1/2) » after their title."""
    for _, group in groupby(slides, key=_heading):
        found = list(group)
        for rank, slide in enumerate(found, 1):
            part = f"({rank}/{len(found)})" if len(found) > 1 else ""
            yield replace(slide, part=part)


def _set(slides: Iterator[Slide], theme: Theme) -> Iterator[Slide]:
    """Yield slides in the largest type that their height takes, one for those of one title."""
    for _, group in groupby(map(_plain, slides), key=_heading):
        found = [_titled(slide, theme) for slide in group]
        size = min(_size(slide, theme) for slide in found)
        yield from (replace(slide, text_size=size) for slide in found)


def _heading(slide: Slide) -> tuple[bool, Inlines]:
    """Return the key of slides that go on from one another: their title."""
    return slide.layout == "titre", slide.title


def _plain(slide: Slide) -> Slide:
    """Return the slide; its only bullet, if it has but one, is a sentence."""
    if slide.aside:
        return slide
    return replace(slide, content=sentence_alone(slide.content))


def _size(slide: Slide, theme: Theme) -> float:
    """Return the largest size in which the columns of a slide fit, the least one otherwise."""
    found, usual = boxes(slide), boxes(slide)["content"].sizes
    columns = [(found["content"], slide.content)]
    columns += [(found["aside"], slide.aside)] if slide.aside else []

    def fits(size: float) -> bool:
        shown = [(SlideColumn(box.set_in(size), theme, slide.whole), c) for box, c in columns if c]
        return all(column.fits(content) for column, content in shown)

    return next((size for size in usual if fits(size)), usual[-1])


def _named(slides: Iterator[Slide], taken: set[str]) -> Iterator[Slide]:
    """Yield slides with their own id."""
    for rank, slide in enumerate(slides):
        yield replace(slide, id=slide.id if not rank else _free(slide.id, taken))


def _free(name: str, taken: set[str]) -> str:
    found = next(n for rank in count(2) if (n := f"{name}-{rank}") not in taken)
    taken.add(found)
    return found


def _holds(content: Inlines, box: Box, size: float, family: Faces) -> bool:
    return not content or _high(content, box, size, family) <= box.height


def _high(content: Inlines, box: Box, size: float, family: Faces) -> float:
    return Measure(family, size).run(content, box.width, size, bold=True)
