"""Mendings of a file of WeasyPrint to be PDF/A-3a and PDF/UA-1 at once, in order."""

from ctg_docs.writing.pages.finishing.artifacts import mark_artifacts
from ctg_docs.writing.pages.finishing.continuations import join_tables
from ctg_docs.writing.pages.finishing.fields import place_fields
from ctg_docs.writing.pages.finishing.figures import place_figures
from ctg_docs.writing.pages.finishing.links import name_links
from ctg_docs.writing.pages.finishing.lists import mend_items
from ctg_docs.writing.pages.finishing.tables import scope_headers

MENDINGS = (
    mend_items,
    join_tables,
    scope_headers,
    place_figures,
    name_links,
    place_fields,
    mark_artifacts,
)
