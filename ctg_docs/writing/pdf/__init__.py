"""PDF of a resolved document, laid out by WeasyPrint."""

from ctg_docs.writing.pdf.layout import layout

__all__ = ["layout"]
