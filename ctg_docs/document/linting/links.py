"""Links: their words say where they lead, even out of their sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.document.nodes import Link
from ctg_docs.document.runs import PlacedDocument
from ctg_docs.document.words import inline_text
from ctg_docs.problems import Gravite, Problem

_VAGUE = re.compile(
    "((cliquez|cliquer|voir) )?ici|((ce|le) )?lien|en savoir plus|(lire )?la suite|voir|là|page"
    "|plus d[’']info(rmation)?s",
    re.IGNORECASE,
)


def check(placed: PlacedDocument) -> Iterator[Problem]:
    """Yield links without words, and as a warning those whose words say nothing (WCAG 2.4.4)."""
    for node, run in placed.nodes(Link):
        words, target = inline_text(node.content).strip(), f"]({node.href}"
        origin = node.origin or run.origin
        place = origin.place
        if not words:
            message = f"le lien vers {node.href} n’a pas de texte"
            yield Problem(place, "lien-vide", message, words=target, line=origin.line)
        elif _VAGUE.fullmatch(words.strip(" .…»«")):
            message = f"le lien « {words} » ne dit pas où il mène"
            hint = "Donnez au lien le nom de la page : « le site de la Ville »."
            warning = Gravite.AVERTISSEMENT
            yield Problem(place, "lien-vague", message, hint, warning, target, origin.line)
