"""Every block of a document can be named."""

from ctg_docs.document.identities import identified
from ctg_docs.document.nodes import Document, ListBlock, Paragraph, Section, Text
from ctg_docs.document.walk import blocks_within


def paragraph(words):
    return Paragraph((Text(words),))


def test_each_block_has_an_id_of_its_own_told_from_what_holds_it():
    several = ListBlock(((paragraph("un"), paragraph("deux")), (paragraph("trois"),)))
    content = (paragraph("avant"), several)
    article = Section("objet", "article", (Text("Objet"),), content)
    document = identified(Document("Titre", (paragraph("seul"), article)))
    found = [block.id for block in blocks_within(document.blocks)]
    assert found == [
        "1",
        "objet",
        "objet.1",
        "objet.2",
        "objet.2.1.1",
        "objet.2.1.2",
        "objet.2.2.1",
    ]


def test_ids_change_neither_a_node_nor_a_document():
    document = Document("Titre", (paragraph("seul"),))
    assert identified(document) == document
