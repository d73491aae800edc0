"""Names of groups and territories that no table holds: the hinge that their first word takes.

« Val de Bise » is « le Val de Bise », hence « du Val de Bise »; a name that opens with no common
noun of geography takes a bare « de » (« d’Orlezac »). The words are those that most names of
groups of communes in the reference data precede with an article (« du Sud », « de la Région »).
"""

from __future__ import annotations

import re

from ctg_docs.french.words import vocabulary

_HINGES = {
    "du": vocabulary(
        "bas bassin bocage canton cap causse centre cœur delta est golfe grand haut littoral "
        "marais massif nord ouest pays piémont plateau sud territoire val vexin vignoble"
    ),
    "de la": vocabulary(
        "baie basse communauté côte haute métropole plaine presqu’île région vallée ville"
    ),
    "des": vocabulary(
        "basses bastides cévennes cinq collines coteaux deux gorges hautes hauts lacs monts "
        "plaines portes quatre rives sources terres trois vals vallées vallons"
    ),
    "de l’": vocabulary("agglomération établissement"),
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
