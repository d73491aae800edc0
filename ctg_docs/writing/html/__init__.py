"""HTML of a resolved document, self-contained and fit for print."""

from ctg_docs.writing.html.page import render_html

__all__ = ["render_html"]
