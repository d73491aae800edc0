"""Notes of the speaker, on the page of notes of their slide."""

from __future__ import annotations

from ctg_docs.document.nodes import Blocks
from ctg_docs.writing.office.elements import node, xml
from ctg_docs.writing.office.opc import CONTENT_TYPE, RELATIONSHIP_TYPE, DrawnPart, PackURI
from ctg_docs.writing.pptx.context import SlideContext
from ctg_docs.writing.pptx.layouts import NUMBER
from ctg_docs.writing.pptx.master import NOTES
from ctg_docs.writing.pptx.roots import root
from ctg_docs.writing.pptx.shapes import bound, named, placeholder
from ctg_docs.writing.pptx.slides import counted
from ctg_docs.writing.pptx.texts import body


def add_notes(notes: Blocks, number: int, context: SlideContext) -> None:
    """Relate a page of notes to the slide being drawn, if there is anything to say."""
    if not notes:
        return
    deck = context.deck
    uri = PackURI(f"/ppt/notesSlides/notesSlide{next(deck.notes)}.xml")
    part = DrawnPart(uri, CONTENT_TYPE.PML_NOTES_SLIDE)
    part.relate_to(deck.master.notes, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(context.part, RELATIONSHIP_TYPE.SLIDE)
    context.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
    own = SlideContext(deck, part)
    locks = node("a:spLocks", {"noGrp": "1", "noRot": "1", "noChangeAspect": "1"})
    image = node(
        "p:sp",
        {},
        node(
            "p:nvSpPr",
            {},
            named("Image de la diapositive", own),
            node("p:cNvSpPr", {}, locks),
            bound({"type": "sldImg", "idx": "2"}),
        ),
        node("p:spPr", {}),
    )
    mark = {"type": "body", "sz": "quarter", "idx": str(NOTES)}
    words = placeholder("Commentaires", mark, body(notes, own), own)
    mark = {"type": "sldNum", "sz": "quarter", "idx": str(NUMBER)}
    count = placeholder("Numéro de diapositive", mark, [counted(number, own)], own)
    part.content = root("p:notes", xml((image, words, count)))
