"""Charts: the table of their values, and their alternative in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ctg_docs.composing.vocabulary.cells import Unite, Valeur, colonne
from ctg_docs.composing.vocabulary.constructors import NOTHING, Nothing, mots
from ctg_docs.composing.vocabulary.faults import GabaritError, check_choice
from ctg_docs.composing.vocabulary.tables import tableau
from ctg_docs.document.nodes import Chart, ChartKind, Series, Table
from ctg_docs.french.initials import minuscule
from ctg_docs.french.numbers import grandeur

MOST_SERIES = 6
"""Series that a chart can tell apart."""
FEW = 30
"""Values up to which the alternative says each; beyond, it gives the extremes of each series."""
UNKNOWN = "non renseigné"
TABLE = "Valeurs du graphique"
_KINDS: dict[ChartKind, str] = {
    "barres": "Diagramme en barres",
    "barres-empilees": "Diagramme en barres empilées",
    "colonnes": "Diagramme en colonnes",
    "colonnes-empilees": "Diagramme en colonnes empilées",
}
_ON_THEIR_SIDE: dict[ChartKind, ChartKind] = {
    "colonnes": "barres",
    "colonnes-empilees": "barres-empilees",
}
_WIDTH, _SIGN, _SPACE = 50.0, 0.52, 0.6
"""Width of a chart and of a sign, in ems; space between two categories, in columns."""
_UNITS: dict[str, Unite] = {"€": "euros", "%": "pourcent"}


@dataclass(frozen=True)
class Donnees:
    """Values to compare: what they say, what names the rows, and one value a series and a row.

    None is a value that nobody knows; « € » and « % » are printed after each value.
    """

    legende: str
    colonne: str
    series: tuple[str, ...]
    lignes: tuple[tuple[str, tuple[Decimal | None, ...]], ...]
    unite: str = ""
    genre: ChartKind = "barres"
    prevues: tuple[str, ...] = ()
    """The series that are foreseen, drawn in outline."""
    repere: Decimal | None = None
    """A value to mark across lying bars, such as a target."""


def donnees(  # noqa: PLR0913 - keyword arguments of a template
    lignes: Iterable[Sequence[object]],
    *,
    legende: str,
    colonne: str,
    series: Sequence[str],
    unite: str = "",
    genre: ChartKind = "barres",
) -> Donnees:
    """Return values written in a template: each row is (category, value of each series…).

    Raises GabaritError for a value that is no number.
    """
    check_choice("de genre de graphique", genre, _KINDS)
    rows = tuple((str(name), tuple(map(_number, values))) for name, *values in lignes)
    return Donnees(legende, colonne, tuple(series), rows, unite, genre)


def graphique(
    found: Donnees | None, id: str = "", *, valeurs: str = ""
) -> tuple[Chart, Table] | Nothing:
    """Return a chart and the table of its values, nothing when there is too little to compare.

    That is fewer than two known values, or none but zeros. A series of which nothing is known is
    left out. `valeurs` is the caption of the table that holds them, where it stands elsewhere.
    Raises GabaritError beyond six series, which nobody tells apart.
    """
    shown = _known(found) if found else None
    if shown is None:
        return NOTHING
    if len(shown.series) > MOST_SERIES:
        raise GabaritError(f"un graphique compare {MOST_SERIES} séries au plus")
    series = tuple(
        Series(mots(name), tuple(values[rank] for _, values in shown.lignes), name in shown.prevues)
        for rank, name in enumerate(shown.series)
    )
    names = tuple(mots(name) for name, _ in shown.lignes)
    chart = Chart(
        shown.genre,
        names,
        series,
        mots(alternative(shown)),
        mots(shown.legende),
        shown.unite,
        id,
        shown.repere,
        mots(valeurs),
    )
    return chart, _table(shown, valeurs or TABLE)


def alternative(shown: Donnees) -> str:
    """Return the chart in words: its kind, its subject, its values or their extremes."""
    count = sum(v is not None for _, values in shown.lignes for v in values)
    says = _each(shown) if count <= FEW else _extremes(shown)
    mark = f" Repère\u00a0: {grandeur(shown.repere, shown.unite)}." if shown.repere else ""
    return f"{_KINDS[shown.genre]}. {shown.legende}. {says}{mark}"


def _each(shown: Donnees) -> str:
    rows = []
    for name, values in shown.lignes:
        words = [UNKNOWN if v is None else grandeur(v, shown.unite) for v in values]
        if len(shown.series) > 1:
            words = [f"{minuscule(s)} {w}" for s, w in zip(shown.series, words, strict=True)]
        rows.append(f"{name} : {', '.join(words)}")
    return f"{' ; '.join(rows)}."


def _extremes(shown: Donnees) -> str:
    said = []
    for rank, series in enumerate(shown.series):
        known = {name: v for name, values in shown.lignes if (v := values[rank]) is not None}
        ends = " à ".join(_end(known, f(known.values()), shown.unite) for f in (min, max))
        said.append(f"{series} : de {ends}." if len(shown.series) > 1 else f"De {ends}.")
    return f"{' '.join(said)} Un tableau donne toutes les valeurs."


def _end(known: dict[str, Decimal], value: Decimal, unite: str) -> str:
    """Return a value and the first row that has it: « 0 (Jeunesse, entre autres) »."""
    names = [name for name, v in known.items() if v == value]
    more = ", entre autres" if len(names) > 1 else ""
    return f"{grandeur(value, unite)} ({names[0]}{more})"


def _known(found: Donnees) -> Donnees | None:
    """Return the series of which something is known, None when there is too little to compare."""
    kept = [
        rank
        for rank in range(len(found.series))
        if any(values[rank] is not None for _, values in found.lignes)
    ]
    rows = tuple((name, tuple(values[r] for r in kept)) for name, values in found.lignes)
    known = [v for _, values in rows for v in values if v is not None]
    if len(known) < 2 or not any(known):
        return None
    shown = replace(found, series=tuple(found.series[r] for r in kept), lignes=rows)
    return replace(shown, genre=_standing(shown))


def _standing(shown: Donnees) -> ChartKind:
    """Return the kind of a chart: bars lie where the values of columns would not stand abreast."""
    columns = 1 if shown.genre == "colonnes-empilees" else len(shown.series)
    longest = max(
        len(grandeur(v, shown.unite)) for _, vs in shown.lignes for v in vs if v is not None
    )
    if longest * _SIGN <= _WIDTH / len(shown.lignes) / (columns + _SPACE):
        return shown.genre
    return _ON_THEIR_SIDE.get(shown.genre, shown.genre)


def _table(shown: Donnees, caption: str) -> Table:
    unit: Unite = _UNITS.get(shown.unite, "")
    return tableau(
        [
            (shown.colonne, 2),
            *(colonne(name, 1, "droite", unite=unit) for name in shown.series),
        ],
        [
            (name, *(None if v is None else Valeur(grandeur(v, shown.unite), v) for v in values))
            for name, values in shown.lignes
        ],
        legende=caption,
    )


def _number(value: object) -> Decimal | None:
    if value is None or isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    raise GabaritError(f"un graphique compare des nombres, reçu : {value}")


def valeurs(found: Donnees | None) -> Table | Nothing:
    """Return the table of the values of a chart alone, nothing where there is no chart."""
    shown = _known(found) if found else None
    return _table(shown, shown.legende) if shown else NOTHING


GRAPHIQUES = {"donnees": donnees, "graphique": graphique, "valeurs": valeurs}
