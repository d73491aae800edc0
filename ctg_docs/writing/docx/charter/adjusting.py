"""Adjustment of the styles of a model to the text of a document, new ones included."""

from __future__ import annotations

from collections.abc import Collection
from copy import deepcopy

from ctg_docs.writing.docx.charter.matching import TABLE
from ctg_docs.writing.docx.charter.model import Node, W
from ctg_docs.writing.docx.charter.numbers import LISTS
from ctg_docs.writing.docx.charter.sheet import (
    WordStyles,
    drop,
    element,
    find,
    is_on,
    put,
    whole,
    within,
)
from ctg_docs.writing.docx.styles import DEEPEST_LIST

_HEADINGS = ("Heading1", "Heading2", "Heading3", "Heading4")
_CONTENTS = ("TOC1", "TOC2", "TOC3")
_ALL_LISTS = (*LISTS, *(f"ListContinue{r if r > 1 else ''}" for r in range(1, DEEPEST_LIST + 1)))


def adjust(own: WordStyles, other: WordStyles, created: Collection[str]) -> None:
    """Complete the merged styles; `own` holds those of the house, `created` the new ones."""
    styles = other.styles
    _dress_titles(other, styles, created)
    _part_paragraphs(other, styles, created)
    _close_lists(other, styles, created)
    for id_ in _CONTENTS:
        if id_ not in created and not _has_right_tab(other, styles[id_]):
            tabs = find(own.styles[id_], "pPr/tabs")
            put(within(styles[id_], "pPr"), deepcopy(tabs))
    if TABLE not in created and "EnTeteColonne" in created:
        # On the ground that the model gives to heads of tables, only its own colour is sure.
        drop(within(styles["EnTeteColonne"], "rPr"), "color")


def _dress_titles(sheet: WordStyles, styles: dict[str, Node], created: Collection[str]) -> None:
    """Give new headings the font and the colour of the nearest heading of the model."""
    given = [id_ for id_ in _HEADINGS if id_ not in created]
    if not given:
        return
    for rank, id_ in enumerate(("Title", *_HEADINGS)):
        if id_ in created:
            above = [other for other in _HEADINGS[:rank] if other in given]
            _dress(sheet, styles[id_], styles[above[-1] if above else given[0]])


def _dress(sheet: WordStyles, style: Node, model: Node) -> None:
    words = within(style, "rPr")
    for tag in ("rFonts", "color"):
        drop(words, tag)
        looks = (find(node, f"rPr/{tag}") for node in sheet.lineage(model))
        look = next((node for node in looks if node is not None), None)
        if look is not None:
            put(words, deepcopy(look))


def _part_paragraphs(sheet: WordStyles, styles: dict[str, Node], created: Collection[str]) -> None:
    """Let a new body text be the normal text, which may lack only the space between two."""
    if "BodyText" in created and (_space(sheet, styles["Normal"], "after") or 0) > 0:
        drop(within(styles["BodyText"], "pPr"), "spacing")


def _close_lists(sheet: WordStyles, styles: dict[str, Node], created: Collection[str]) -> None:
    """Keep the items of a list as close as the model does, and part the list from what follows.

    The last item has a style of its own: a space that Word leaves out only between paragraphs of
    one style would come back before it.
    """
    for id_ in _ALL_LISTS:
        style, last = styles[id_], styles[f"{id_}Fin"]
        after = _space(sheet, style, "after")
        if _close(sheet, style):
            put(within(style, "pPr"), element("contextualSpacing", val=0))
            spacing = within(within(style, "pPr"), "spacing")
            spacing.set(f"{W}before", "0")
            spacing.set(f"{W}after", "0")
        if f"{id_}Fin" in created:
            spacing = within(within(last, "pPr"), "spacing")
            least = whole(spacing.get(f"{W}after")) or 0
            spacing.set(f"{W}after", str(max(least, after or 0)))


def _close(sheet: WordStyles, style: Node) -> bool:
    path = "pPr/contextualSpacing"
    said = next((n for n in sheet.lineage(style) if find(n, path) is not None), None)
    return said is not None and is_on(said, path)


def _space(sheet: WordStyles, style: Node, side: str) -> int | None:
    return whole(sheet.effective(style, "pPr/spacing", side))


def _has_right_tab(sheet: WordStyles, style: Node) -> bool:
    return any(
        tab.get(f"{W}val") in ("right", "end")
        for node in sheet.lineage(style)
        for tab in node.iter(f"{W}tab")
    )
