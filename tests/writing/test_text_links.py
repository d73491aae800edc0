"""The address of a link prints in the text of a message, wherever the link stands."""

import pytest

from ctg_docs.document.nodes import Document, Emphasis, Inline, Link, Paragraph, Strong, Text
from ctg_docs.writing.text import mail_text

LINK = Link("https://exemple.fr", (Text("le site"),))


@pytest.mark.parametrize("node", [LINK, Strong((LINK,)), Emphasis((Strong((LINK,)),))])
def test_a_link_prints_its_address_inside_bold_and_italics_too(node: Inline) -> None:
    document = Document("Essai", (Paragraph((Text("Voir "), node, Text("."))),))
    assert "Voir le site (https://exemple.fr)." in mail_text(document)
