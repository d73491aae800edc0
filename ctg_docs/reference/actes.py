"""Acts: what the law says of the decisions of each kind of deliberating body.

Sources: code général des collectivités territoriales (CGCT), code de l’action sociale et des
familles (CASF), code de la sécurité sociale. An article is named only where it applies for sure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from ctg_docs.reference.sortes import SORTES

REFORME = date(2022, 7, 1)
"""Day from which the president and the secretary sign, and a list of the matters is posted.

Source: ordonnance n° 2021-1310 of 7 October 2021 (CGCT, art. L. 2121-23 and L. 2121-25).
"""
ALSACE_MOSELLE = frozenset(("57", "67", "68"))
"""Départements whose councils have a local law of their own (CGCT, art. L. 2541-1 and next)."""
LYON = "200046977"
"""SIREN of the métropole de Lyon, under the rules of the départements (CGCT, art. L. 3611-3)."""
_CGCT = "du code général des collectivités territoriales"
_CASF = "du code de l’action sociale et des familles"
_DE_COMMUNES = re.compile(r"\bsyndicat intercommunal\b|\bsiv(?:om|u)\b", re.IGNORECASE)
"""Names that only a syndicat of communes bears: a « syndicat mixte » may be an open one."""


@dataclass(frozen=True)
class Regime:
    """The rules of one kind of body.

    `acte` is what it makes, `extrait` the title of the paper that says what it decided, `note`
    that of the paper sent with the notice. `public` tells a body whose acts the State controls and
    an administrative court judges; `municipal` one that sits as a municipal council does.
    `executif` is the office that carries out, in the masculine. `fondements` gives, for a text of
    reference, the citation to print in its place; `ecartes` the texts it has no use for. The
    articles (`secretaire`, `execution`, `convocation`, `liste`, `quorum`, `seconde` of a second
    notice, `nominations`) are empty where none is certain.
    """

    acte: str
    extrait: str
    note: str
    public: bool = False
    municipal: bool = False
    seances_publiques: bool = False
    executif: str = ""
    fondements: tuple[tuple[str, str], ...] = ()
    ecartes: frozenset[str] = frozenset()
    secretaire: str = ""
    execution: str = ""
    convocation: str = ""
    liste: str = ""
    quorum: str = ""
    seconde: str = ""
    nominations: str = ""

    def deux_signatures(self, jour: date | None) -> bool:
        """Tell whether the secretary of a sitting signs with its president; today's rule if None.

        Before, all the members present signed the register (CGCT, art. L. 2121-23).
        """
        return self.municipal and (jour is None or jour >= REFORME)

    def liste_due(self, jour: date | None) -> bool:
        """Tell whether the list of the matters of a sitting must be posted within a week."""
        return bool(self.liste) and (jour is None or jour >= REFORME)


def _cgct(*articles: str) -> tuple[tuple[str, str], ...]:
    code = "le code général des collectivités territoriales"
    if not articles:
        return (("cgct", code),)
    named = "son article" if len(articles) == 1 else "ses articles"
    return (("cgct", f"{code}, notamment {named} {' et '.join(articles)}"),)


_PUBLIC = Regime(
    acte="délibération",
    extrait="Extrait du registre des délibérations",
    note="Rapport",
    public=True,
    executif="président",
    fondements=_cgct(),
)
_COMMUNE = replace(
    _PUBLIC,
    note="Note explicative de synthèse",
    municipal=True,
    seances_publiques=True,
    executif="maire",
    fondements=_cgct("L. 2121-29"),
    secretaire=f"article L. 2121-15 {_CGCT}",
    execution=f"article L. 2131-1 {_CGCT}",
    convocation=f"article L. 2121-12 {_CGCT}",
    liste=f"article L. 2121-25 {_CGCT}",
    quorum=f"article L. 2121-17 {_CGCT}",
    seconde=f"article L. 2121-17 {_CGCT}",
    nominations=f"article L. 2121-21 {_CGCT}",
)
# A syndicat mixte may be an open one, whose statutes set its rules: no article is named for it.
_SYNDICAT = replace(
    _PUBLIC, note="Note explicative de synthèse", municipal=True, seances_publiques=True
)
_GROUPEMENT = replace(
    _SYNDICAT,
    fondements=_cgct("L. 5211-1"),
    secretaire=f"articles L. 2121-15 et L. 5211-1 {_CGCT}",
    execution=f"articles L. 2131-1 et L. 5211-3 {_CGCT}",
    convocation=f"articles L. 2121-12 et L. 5211-1 {_CGCT}",
    liste=f"articles L. 2121-25 et L. 5211-1 {_CGCT}",
    quorum=f"articles L. 2121-17 et L. 5211-1 {_CGCT}",
    seconde=f"articles L. 2121-17 et L. 5211-1 {_CGCT}",
    nominations=f"articles L. 2121-21 et L. 5211-1 {_CGCT}",
)
_DEPARTEMENT = replace(
    _PUBLIC,
    seances_publiques=True,
    executif="président du conseil départemental",
    fondements=_cgct("L. 3211-1"),
    execution=f"article L. 3131-1 {_CGCT}",
    quorum=f"article L. 3121-14 {_CGCT}",
    nominations=f"article L. 3121-15 {_CGCT}",
)
_CCAS = replace(
    _PUBLIC,
    note="Rapport explicatif",
    fondements=(
        (
            "casf",
            "le code de l’action sociale et des familles, notamment ses articles L. 123-4 à "
            "L. 123-9",
        ),
    ),
    quorum=f"article R. 123-17 {_CASF}",
    seconde=f"article R. 123-17 {_CASF}",
)
# Bodies of private law: neither the préfet nor the administrative court knows their decisions.
_PRIVE = Regime(
    acte="décision",
    extrait="Extrait du procès-verbal",
    note="Note de présentation",
    ecartes=frozenset(("cgct", "loi-1982-213", "loi-2004-809", "loi-2014-58", "loi-2015-991")),
)
_CAISSE = replace(_PRIVE, executif="directeur")

_REGIMES = {
    "commune": _COMMUNE,
    "groupement": _GROUPEMENT,
    "syndicat": _SYNDICAT,
    "ccas_cias": _CCAS,
    "departement": _DEPARTEMENT,
    "collectivite_unique": replace(_PUBLIC, seances_publiques=True),
    **dict.fromkeys(("caisse", "cpam", "carsat", "cgss"), _CAISSE),
    "msa": replace(_CAISSE, fondements=(("css", "le code rural et de la pêche maritime"),)),
}


def regime(
    kind: str, *, departement: str = "", siren: str = "", organe: str = "", nom: str = ""
) -> Regime:
    """Return the rules of a body by the kind of its party, those of a private one by default.

    `departement` is the code of where it sits, `siren` its number, `nom` that of the party: a
    syndicat of communes follows the rules of groups (CGCT, art. L. 5211-1). `organe` is the name
    of the body: a commission permanente decides by delegation and does not sit in public.
    """
    order = SORTES[kind].ordre
    found = _REGIMES.get(kind) or _REGIMES.get(order, _PRIVE)
    if kind == "syndicat" and _DE_COMMUNES.search(nom):
        found = _GROUPEMENT
    if siren == LYON:
        found = replace(_DEPARTEMENT, executif="président", fondements=_cgct("L. 3611-3"))
    if found.public and organe.lower().startswith(("commission", "bureau")):
        found = replace(found, seances_publiques=False, liste="")
        # The articles of the whole assembly are not those of a smaller body.
        found = replace(found, quorum="", seconde="", nominations="")
        if kind == "departement":
            found = replace(found, fondements=_cgct("L. 3211-1", "L. 3211-2"))
    if departement in ALSACE_MOSELLE and found.municipal:
        again = f"article L. 2541-4 {_CGCT}"
        found = replace(found, secretaire="", convocation="", liste="", seconde=again)
    return found
