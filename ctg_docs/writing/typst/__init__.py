"""PDF of a resolved document, laid out by Typst."""

from ctg_docs.writing.typst.layout import Layout, layout

__all__ = ["Layout", "layout"]
