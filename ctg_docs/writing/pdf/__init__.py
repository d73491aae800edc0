"""PDF of a resolved document, laid out by WeasyPrint."""

from ctg_docs.writing.pdf.layout import Layout, layout

__all__ = ["Layout", "layout"]
