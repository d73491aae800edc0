"""Names of territories that no table holds: the hinge that their first word takes.

« Val de Bise » is « le Val de Bise », hence « du Val de Bise »; a name that opens with no common
noun of geography takes a bare « de » (« d’Orlezac »).
"""

from __future__ import annotations

import re

from ctg_docs.french.words import vocabulary

_HINGES = {
    "du": vocabulary(
        "bas bassin bocage causse cœur delta golfe grand haut littoral marais massif pays piémont "
        "plateau val vexin vignoble"
    ),
    "de la": vocabulary("baie basse côte haute plaine presqu’île vallée"),
    "des": vocabulary("cévennes collines coteaux monts portes rives terres vals vallées"),
}
_AND = re.compile(r" et (?=[A-ZÀ-Ý])")


def hinge(nom: str) -> str | None:
    """Return the hinge of the name of a territory, None for a name that takes a bare « de »."""
    head = re.split(r"[ \-]", nom.lower(), maxsplit=1)[0]
    return next((hinge for hinge, words in _HINGES.items() if head in words), None)


def parts(nom: str) -> list[str]:
    """Return the territories that a name puts together: « Pays d’Orle et Val de Bise ».

    A name is cut where both sides open with a common noun of geography.
    """
    cut = _AND.split(nom)
    return cut if len(cut) > 1 and all(map(hinge, cut)) else [nom]
