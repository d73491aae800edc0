"""The signature fields of a PDF, by their full names, nested or not (ISO 32000-1, 12.7.3.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from ctg_docs.signing.objects import Number, entry, items, number, text

_DEEPEST = 32


@dataclass(frozen=True)
class SignatureField:
    """A signature field: its full name, what it is read out as, and the page that shows it.

    `page` counts from 1, 0 when no page shows it. `cle` names the object, `cases` it and its
    widgets, `valeur` the signature that fills it.
    """

    nom: str
    description: str
    page: int
    rempli: bool
    horodatage: bool
    cle: Number
    cases: tuple[Number, ...]
    valeur: Number = (0, 0)


def signature_fields(pdf: pikepdf.Pdf) -> list[SignatureField]:
    """Return the signature fields in the order of the form; time-stamps are among them."""
    pages = _pages(pdf)
    found = []
    for field, name, kind in _leaves(pdf):
        if kind == "/Sig":
            value = entry(field, "/V")
            stamp = text(entry(value, "/Type")) == "/DocTimeStamp"
            description = text(entry(field, "/TU"))
            cases = _widgets(field)
            page = next((pages[n] for n in cases if n in pages), 0)
            key, filled = number(field), value is not None
            found.append(
                SignatureField(
                    name, description, page, filled, stamp, key, tuple(cases), number(value)
                )
            )
    return found


def form_fields(pdf: pikepdf.Pdf) -> dict[Number, str]:
    """Return the full name of every field and of every widget of a form."""
    names: dict[Number, str] = {}
    for field, name, _ in _leaves(pdf):
        names |= dict.fromkeys([number(field), *_widgets(field)], name)
    return names


def hidden_stamp(field: Any) -> bool:
    """Tell whether a field is that of a time-stamp, and draws nothing: its box has no area."""
    if text(entry(entry(field, "/V"), "/Type")) != "/DocTimeStamp":
        return False
    corners = [str(corner) for corner in items(entry(field, "/Rect"))]
    flat = len(corners) == 4 and (corners[0] == corners[2] or corners[1] == corners[3])
    return (flat or entry(field, "/Rect") is None) and entry(field, "/Kids") is None


def _leaves(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, str, str]]:
    """Yield each field that holds no other, its full name, and its kind, which it may inherit."""
    roots = items(entry(entry(pdf.Root, "/AcroForm"), "/Fields"))
    left = [(field, "", "", 0) for field in reversed(roots)]
    seen: set[Number] = set()
    while left:
        field, above, kind, depth = left.pop()
        if not isinstance(field, pikepdf.Dictionary) or depth > _DEEPEST:
            continue
        if field.is_indirect and field.objgen in seen:
            continue
        seen.add(number(field))
        name = ".".join(filter(None, [above, text(entry(field, "/T"))]))
        kind = text(entry(field, "/FT")) or kind
        below = [kid for kid in items(entry(field, "/Kids")) if entry(kid, "/T") is not None]
        left += [(kid, name, kind, depth + 1) for kid in reversed(below)]
        if not below:
            yield field, name, kind


def _widgets(field: Any) -> list[Number]:
    return [number(field), *map(number, items(entry(field, "/Kids")))]


def _pages(pdf: pikepdf.Pdf) -> dict[Number, int]:
    """Return the page that shows each annotation."""
    return {
        number(annotation): rank
        for rank, page in enumerate(pdf.pages, 1)
        for annotation in items(entry(page.obj, "/Annots"))
        if number(annotation) != (0, 0)
    }
