"""Sentences of an alinéa that come or go whole, called by their ranks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from ctg_docs.composing.families.avenant.quoting import quoted
from ctg_docs.composing.families.avenant.step import Step
from ctg_docs.document.nodes import Paragraph, Text
from ctg_docs.french.counting import accorde
from ctg_docs.french.letters import cardinal, ordinal
from ctg_docs.french.lists import enumeration
from ctg_docs.french.words import de_nom, le_nom

_BETWEEN = re.compile(r"(?<=[.!?…])\s+(?=[«\W]*[A-ZÀ-ÖØ-Þ])")
_DOUBTFUL = re.compile(
    r"(?<!\w)(?:[^\W\d]|MM|Dr|Me|Ste?|art|al|av|bd|cf|chap|env|etc|ex|max|min|pp|réf|tél)\.(?=\s)",
    re.IGNORECASE,
)
"""A stop that may be that of an abbreviation: two readers would not count the same sentences."""


def phrase_steps(old: str, new: str, alinea: str) -> list[Step]:
    """Return the changes of an alinéa of which whole sentences come or go, none for other ones.

    `alinea` names it: « le deuxième alinéa du point 5.2 ». Ranks are those of the signed text.
    """
    before, after = _BETWEEN.split(f"{old}."), _BETWEEN.split(f"{new}.")
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    kinds = {tag for tag, *_ in codes}
    if "equal" not in kinds or "replace" in kinds or _DOUBTFUL.search(f"{old} {new}"):
        return []
    found: list[Step] = []
    for tag, i, j, k, m in codes:
        if tag == "delete":
            found.append(_removed(range(i + 1, j + 1), alinea))
        elif tag == "insert":
            found.append(_added(after[k:m], alinea, i, len(before)))
    return found


def _removed(ranks: Sequence[int], alinea: str) -> Step:
    listed = enumeration([ordinal(rank, "f") for rank in ranks])
    named = le_nom(listed, "f", "p" if len(ranks) > 1 else "s")
    said = accorde(len(ranks), "phrase", "phrases")
    verb = accorde(len(ranks), "est supprimée", "sont supprimées")
    return Step(f"{named} {said} {de_nom(alinea)} {verb}")


def _added(sentences: Sequence[str], alinea: str, after: int, total: int) -> Step:
    """Return the step that brings sentences after those of a rank."""
    many = len(sentences)
    agreed = accorde(many, "phrase ainsi rédigée", "phrases ainsi rédigées")
    what = f"{cardinal(many, 'f')} {agreed}"
    text = quoted((Paragraph((Text(" ".join(sentences)),)),))
    if after == total:
        return Step(f"{alinea} est complété par {what}", text)
    where = f"après {le_nom(ordinal(after, 'f'), 'f')}" if after else "avant la première"
    return Step(f"{where} phrase {de_nom(alinea)}, il est inséré {what}", text)
