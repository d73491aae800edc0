"""Defects of the program: their name and their message, wherever they are met."""

from __future__ import annotations

import os
import traceback

from ctg_docs.problems import Place, Problem


def name_of(error: BaseException) -> str:
    """Return the name and the words of a defect, or its trace when CTG_TRACE asks for it."""
    if os.environ.get("CTG_TRACE"):
        return "".join(traceback.format_exception(error))
    return f"{type(error).__name__} : {error}"


def defect(place: Place, why: str) -> Problem:
    """Return the problem of a document, a territory or a command that a defect of ours stops."""
    hint = "Vos sources n’y sont pour rien : signalez-le, avec la trace que donne CTG_TRACE=1."
    return Problem(place, "defaut-interne", f"défaut de ctg-docs ({why})", hint)
