"""The parser of Markdown takes every text as if it were its first."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctg_docs.document.markdown import elements
from ctg_docs.document.markdown.grammar import MarkdownError

TEXTS = [
    "- un\n\n    - deux\n\n        - trois\n\n4. quatre\n",
    "[nom]: https://exemple.fr/\n\nVoir [nom] et **[](#lieu)**.\n",
    "| a | b |\n|---|---|\n| `c` | *d* |\n",
    "# Titre {#ici}\n\nUne ligne  \nune autre, **_des_ ** *signes** ouverts\n",
]
SIGNS = st.text(st.sampled_from("-*_[]()#|: \n1.`ab\\"), max_size=60)


def told(value, known):
    """What a part of a parser says, whatever it is made of, each part once."""
    if id(value) in known:
        return "above"
    if isinstance(value, dict | list | tuple) or type(value).__name__ == "deque":
        known[id(value)] = value
        items = value.items() if isinstance(value, dict) else enumerate(value)
        inside = [(name, told(item, known)) for name, item in items]
        return type(value).__name__, inside, told(getattr(value, "__dict__", ""), known)
    if type(value).__module__.startswith("markdown."):
        known[id(value)] = value
        return type(value).__name__, told(vars(value), known)
    return repr(value) if isinstance(value, str | int | bool | None) else type(value).__name__


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_leaves_nothing_in_the_parser(text):
    elements.elements(text)
    assert told(elements._READY.parser(), {}) == told(elements.made(), {})


@given(SIGNS)
def test_nor_does_a_text_at_which_it_stumbles(text):
    with suppress(MarkdownError):
        elements.elements(text)
    assert told(elements._READY.parser(), {}) == told(elements.made(), {})


def test_what_was_broken_in_a_parser_is_mended_for_the_next_text():
    before = told(elements.elements("1. un\n2. deux\n"), {})
    parser = elements._READY.parser()
    parser.parser.state.set("list")
    parser.parser.blockprocessors["olist"].run = None
    parser.references["nom"] = ("https://exemple.fr/", "")
    parser.inlinePatterns.deregister("escape")
    assert told(elements._READY.parser(), {}) == told(elements.made(), {})
    assert told(elements.elements("1. un\n2. deux\n"), {}) == before
