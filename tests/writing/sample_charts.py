"""Charts written by hand, one of each kind, with what is hard to draw."""

from __future__ import annotations

from decimal import Decimal

from ctg_docs.document.nodes import Chart, ChartKind, Inlines, Series, Text

FIELDS = (
    "Petite enfance",
    "Jeunesse & <citoyenneté>",
    "Parentalité",
    "Accès aux droits, inclusion numérique et lutte contre le non-recours",
)
ALT = (
    "Budget par champ : 1 250 000 € pour la petite enfance, rien de connu pour l’accès aux droits."
)


def t(text: str) -> Inlines:
    """Return a text as a run."""
    return (Text(text),)


def chart(
    kind: ChartKind,
    categories: tuple[str, ...],
    *series: tuple[str, tuple[str | None, ...]],
    unit: str = "",
) -> Chart:
    """Return a chart; values are written as in the sources, None where nothing is known."""
    return Chart(
        kind,
        tuple(map(t, categories)),
        tuple(
            Series(t(name), tuple(None if v is None else Decimal(v) for v in values))
            for name, values in series
        ),
        t(ALT),
        t("Budget prévu par champ"),
        unit,
    )


ONE = chart("barres", FIELDS, ("Prévu", ("1250000", "88000.50", "0", None)), unit="€")
TWO = chart(
    "barres",
    FIELDS,
    ("Prévu", ("1250000", "88000", "0", None)),
    ("Réalisé", ("990000", None, "12000", "30000")),
    unit="€",
)
STACK = chart(
    "barres-empilees",
    FIELDS,
    ("Existantes", ("4", "2", "0", "1")),
    ("À développer", ("3", "1", "1", None)),
    ("Nouvelles", ("2", "50", "4", "3")),
)
COLUMNS = chart("colonnes", ("2026", "2027", "2028"), ("Part", ("48.5", "0", "-12")), unit="%")
SIX = chart(
    "colonnes-empilees",
    tuple(map(str, range(2022, 2037))),
    *((f"Série {rank}", (str(rank + 1),) * 15) for rank in range(6)),
)
CHARTS = {"one": ONE, "two": TWO, "stack": STACK, "columns": COLUMNS, "six": SIX}
