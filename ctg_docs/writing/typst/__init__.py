"""PDF of a resolved document, laid out by Typst."""

from ctg_docs.writing.typst.layout import layout

__all__ = ["layout"]
