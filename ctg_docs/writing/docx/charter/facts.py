"""What the heads and feet of a model say of the document: its own title, not the model's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ctg_docs.document.nodes import Document
from ctg_docs.writing.docx.charter.model import Node, W

_BINDINGS = {"title": "TITLE", "subject": "SUBJECT", "creator": "AUTHOR", "keywords": "KEYWORDS"}
_KNOWN_OF_THE_MODEL = ("COMMENTS", "FILENAME", "LASTSAVEDBY", "TEMPLATE", "USERNAME")


def facts(document: Document) -> Mapping[str, str]:
    """Return what fields show, by their name; what only the model knew becomes nothing."""
    author = document.author or ""
    return {
        "TITLE": document.title,
        "SUBJECT": document.subject or "",
        "AUTHOR": author,
        "KEYWORDS": ", ".join(document.keywords),
        **dict.fromkeys(_KNOWN_OF_THE_MODEL, ""),
    }


def tell(root: Node, said: Mapping[str, str]) -> None:
    """Give the fields and the bound controls of a head or a foot what they say of the document.

    To be called before bindings are cleaned away.
    """
    for control in root.iter(f"{W}sdt"):
        binding = control.find(f"{W}sdtPr/{W}dataBinding")
        name = _bound(binding.get(f"{W}xpath", "")) if binding is not None else ""
        if name:
            _write(list(control.iter(f"{W}t")), said[name])
    for field in root.iter(f"{W}fldSimple"):
        name = _name(field.get(f"{W}instr", ""))
        if name in said:
            _write(list(field.iter(f"{W}t")), said[name])
    for name, words in _complex(root):
        if name in said:
            _write(words, said[name])


def counts_pages(root: Node) -> bool:
    """Tell whether a head or a foot shows the number of the page."""
    simple = (field.get(f"{W}instr", "") for field in root.iter(f"{W}fldSimple"))
    return "PAGE" in {*map(_name, simple), *(name for name, _ in _complex(root))}


def _bound(path: str) -> str:
    """Return the field that says the same as a binding to the properties of the file."""
    if "coreProperties" not in path:
        return ""
    last = path.rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].split("[", 1)[0]
    return _BINDINGS.get(last, "")


def _name(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()


def _complex(root: Node) -> Iterator[tuple[str, list[Node]]]:
    """Yield the name and the words of the fields made of several runs."""
    opened: list[tuple[list[str], list[Node]]] = []
    shown: list[bool] = []
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = node.get(f"{W}fldCharType")
        if kind == "begin":
            opened.append(([], []))
            shown.append(False)
        elif opened and kind == "separate":
            shown[-1] = True
        elif opened and kind == "end":
            instruction, words = opened.pop()
            shown.pop()
            yield _name("".join(instruction)), words
        elif opened and node.tag == f"{W}instrText" and not shown[-1]:
            opened[-1][0].append(node.text or "")
        elif opened and node.tag == f"{W}t" and shown[-1]:
            opened[-1][1].append(node)


def _write(words: list[Node], text: str) -> None:
    for rank, node in enumerate(words):
        node.text = "" if rank else text
