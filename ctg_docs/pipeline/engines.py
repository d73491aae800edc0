"""The engine that lays out pages: the one that is asked for, or the other where it cannot run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from ctg_docs.document.moteurs import MOTEURS, Moteur
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline.pieces import Prepared
from ctg_docs.problems import Gravite, MissingToolError, Place, Problem

_NAMES: dict[Moteur, str] = {"typst": "Typst", "weasyprint": "WeasyPrint"}
_PLACE = Place("moteur du PDF")


def laid_out_by(made: Prepared, moteur: Moteur | None, formats: Sequence[str] = ()) -> Prepared:
    """Return the same, with the engine that lays its pages out, and a warning where it is another.

    `moteur`, when one is asked for, comes before that of the house style. No engine is looked for
    when none of the `formats` (all of them when none is named) has pages.
    """
    if made.theme is None:
        return made
    theme = asked(made.theme, moteur)
    if made.refused or not _paged(made, formats):
        return replace(made, theme=theme)
    able, problems = able_to_run(theme)
    return replace(made, theme=able, problems=[*made.problems, *problems])


def asked(theme: Theme, moteur: Moteur | None) -> Theme:
    """Return a house style whose engine is the one asked for, if one is."""
    return theme if moteur is None else theme.model_copy(update={"moteur_pdf": moteur})


def able_to_run(theme: Theme) -> tuple[Theme, list[Problem]]:
    """Return a house style whose engine can run, with a warning where it had to be changed.

    Where none can, the engine stays: drawing will say what is missing.
    """
    wanted = theme.moteur_pdf
    lack = _lack(wanted)
    other = next(moteur for moteur in MOTEURS if moteur != wanted)
    if lack is None or _lack(other) is not None:
        return theme, []
    message = f"{_NAMES[other]} compose les pages à la place de {_NAMES[wanted]}"
    warned = Problem(_PLACE, "moteur-remplace", message, lack, Gravite.AVERTISSEMENT)
    return asked(theme, other), [warned]


def _paged(made: Prepared, formats: Sequence[str]) -> bool:
    from ctg_docs.writing.formats import FORMATS  # noqa: PLC0415 - few commands draw

    drawn = {name for piece in made.pieces for name in piece.formats}
    return any(FORMATS[name].mise_en_page for name in drawn & set(formats or drawn))


@cache
def _lack(moteur: Moteur) -> str | None:
    """Return the reason why an engine cannot run, None when it can."""
    try:
        _loader(moteur)()
    except MissingToolError as error:
        return str(error)
    return None


def _loader(moteur: Moteur) -> Callable[[], Any]:
    match moteur:
        case "typst":
            from ctg_docs.writing.typst.engine import engine as typst  # noqa: PLC0415

            return typst
        case "weasyprint":
            from ctg_docs.writing.pdf.engine import engine as weasyprint  # noqa: PLC0415

            return weasyprint
