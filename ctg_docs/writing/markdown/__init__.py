"""Markdown of a resolved document, for a site or a message that takes it."""

from ctg_docs.writing.markdown.blocks import write_markdown

__all__ = ["write_markdown"]
