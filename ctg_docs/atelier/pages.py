"""Pages of the atelier: that of a part, that of a table."""

from __future__ import annotations

from pathlib import Path

from ctg_docs.atelier.desk import Desk
from ctg_docs.atelier.drawing import draw
from ctg_docs.atelier.open_sources import OpenSources
from ctg_docs.atelier.parts import PARTS, Part, part_of
from ctg_docs.atelier.references import label
from ctg_docs.atelier.tables import TABLES, FormTable
from ctg_docs.atelier.views import trail, view_at, views_of
from ctg_docs.atelier.workshop import shown_documents
from ctg_docs.reading.positions import Chemin

PUBLIC = Path(__file__).parent / "public"
"""The style sheet and the script."""


def title_of(sources: OpenSources) -> str:
    """Return the name of a territory, that of its folder when it says none."""
    territoire = sources.data.get("territoire")
    return (label(territoire) if isinstance(territoire, dict) else "") or sources.source.nom


def part_page(desk: Desk, sources: OpenSources, part: Part, path: Chemin) -> str:
    """Return the page of a part, or that of one of its large items."""
    view = view_at(path, sources.data) if path else None
    return draw(
        "partie.html.j2",
        nom=desk.folder.name,
        titre=title_of(sources),
        parties=PARTS,
        tableaux=TABLES,
        tableau=None,
        ici=part.name,
        partie=part,
        documents=shown_documents(),
        empreinte=sources.fingerprint,
        vues=list(views_of(part, sources.data)) if view is None else [],
        fiche=view,
        fil=trail(path, sources.data) if path else [],
        chemin=path,
    )


def table_page(desk: Desk, sources: OpenSources, table: FormTable) -> str:
    """Return the page of a table."""
    actions = view_at(("actions",), sources.data)
    return draw(
        "tableau.html.j2",
        nom=desk.folder.name,
        titre=title_of(sources),
        parties=PARTS,
        tableaux=TABLES,
        tableau=table,
        ici=f"tableau-{table.name}",
        partie=part_of(table.lists),
        empreinte=sources.fingerprint,
        rangs=list(table.rows(sources.data)),
        listes=table.lists_of(sources.data),
        noms={one.address: one.title for one in actions.items} if actions else {},
    )
