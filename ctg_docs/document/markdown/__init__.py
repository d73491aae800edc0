"""Markdown to blocks: a closed grammar over Python-Markdown's parser.

Accepted: paragraphs, lists, tables, titles (in templates only), bold, italics, line breaks,
links. A link with no text to « #id » is a computed reference; with the title "page" it prints
the page. `{.role}` ends a paragraph that has a role, `{#id}` ends a title.
"""

from ctg_docs.document.markdown.faults import MarkdownError
from ctg_docs.document.markdown.walking import Title, as_nodes, parse, prose

__all__ = ["MarkdownError", "Title", "as_nodes", "parse", "prose"]
