"""Elements as strings, of HTML, SVG or XML: every text and attribute is escaped here."""

from __future__ import annotations

from html import escape


def text(words: str) -> str:
    """Return words fit to stand between two tags."""
    return escape(words, quote=False)


def quoted(value: str) -> str:
    """Return the value of an attribute between its quotation marks."""
    return f'"{escape(value)}"'


def element(tag: str, content: str, *classes: str, **attributes: str) -> str:
    """Return an element; `content` is markup, empty classes and attributes are left out."""
    return f"<{tag}{_attributes(classes, attributes)}>{content}</{tag}>"


def void(tag: str, *classes: str, **attributes: str) -> str:
    """Return an element without content, closed as XML wants it too."""
    return f"<{tag}{_attributes(classes, attributes)}/>"


def _attributes(classes: tuple[str, ...], attributes: dict[str, str]) -> str:
    names = " ".join([name for name in classes if name])
    written = f' class="{escape(names)}"' if names else ""
    for name, value in attributes.items():
        if value:
            written += f' {name.replace("_", "-")}="{escape(value)}"'
    return written
