"""Complaints of the engine, turned into problems: here one stops the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from ctg_docs.document.theme import Theme
from ctg_docs.problems import WHOLE, Problem, SourceError
from ctg_docs.writing.pages.faces import undrawn
from ctg_docs.writing.typst.engine import engine

_UNDRAWN = re.compile(r'the text `"(.+?)"` could not be displayed')

_PACKAGE = re.compile(r"(?:packages\.typst\.org/|searched for @)([\w/-]+[-:]\d+\.\d+\.\d+)")
"""Message of the engine for a package that it did not find, on the network or not."""


@contextmanager
def strict(theme: Theme) -> Iterator[None]:
    """Turn an error of the engine into a `SourceError`."""
    # The engine tells what it finds while it looks for places as a plain error of its language.
    try:
        yield
    except (engine().TypstError, RuntimeError) as error:
        message = getattr(error, "message", str(error))
        said = "\n".join(filter(None, (message, getattr(error, "diagnostic", ""))))
        signs = sorted(set("".join(_UNDRAWN.findall(said))))
        problem = undrawn(" ".join(signs), theme) if signs else complaint(message)
        raise SourceError([problem]) from None


def complaint(words: str) -> Problem:
    """Return the problem of something that the engine says."""
    if found := _PACKAGE.search(words):
        message = f"paquet extérieur refusé dans un gabarit Typst\u00a0: {found[1]}"
        hint = "Copiez ses fichiers dans le dossier «\u00a0typst\u00a0» de la maison."
        return Problem(WHOLE, "pdf-ressource", message, hint)
    message = f"le moteur du PDF signale\u00a0: {words}"
    return Problem(WHOLE, "pdf-moteur", message)
