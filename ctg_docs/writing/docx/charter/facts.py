"""Facts in the heads and feet of a model: the title of the document, not the model's."""

from __future__ import annotations

from collections.abc import Mapping

from ctg_docs.document.nodes import Document
from ctg_docs.writing.docx.charter.fields import kept_names, read_fields
from ctg_docs.writing.docx.charter.model import Node, W

_BINDINGS = {"title": "TITLE", "subject": "SUBJECT", "creator": "AUTHOR", "keywords": "KEYWORDS"}
_KNOWN_OF_THE_MODEL = ("COMMENTS", "FILENAME", "LASTSAVEDBY", "TEMPLATE", "USERNAME")


def facts(document: Document) -> Mapping[str, str]:
    """Return the results of fields, by their name; facts of the model alone become nothing."""
    author = document.author or ""
    return {
        "TITLE": document.title,
        "SUBJECT": document.subject or "",
        "AUTHOR": author,
        "KEYWORDS": ", ".join(document.keywords),
        **dict.fromkeys(_KNOWN_OF_THE_MODEL, ""),
    }


def tell(root: Node, said: Mapping[str, str]) -> None:
    """Fill the fields and the bound controls of a head or a foot with facts of the document.

    To be called before bindings are cleaned away.
    """
    for control in root.iter(f"{W}sdt"):
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        name = _bound(binding.get(f"{W}xpath", "")) if binding is not None else ""
        if name:
            _write(list(control.iter(f"{W}t")), said[name])
    for field in read_fields(root):
        if field.name in said:
            _write(field.words, said[field.name])


def counts_pages(root: Node) -> bool:
    """Tell whether a head or a foot shows the number of the page."""
    return "PAGE" in kept_names(root)


def _bound(path: str) -> str:
    """Return the field that says the same as a binding to the properties of the file."""
    if "coreProperties" not in path:
        return ""
    last = path.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].split("[", 1)[0]
    return _BINDINGS.get(last, "")


def _write(words: list[Node], text: str) -> None:
    for rank, node in enumerate(words):
        node.text = "" if rank else text
