"""The real pages in the atelier: where each field stands on them, and that nothing moved for it."""

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import Event
from time import sleep

import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer

from ctg_docs.atelier import workshop as workshop_module
from ctg_docs.atelier.desk import Edit
from ctg_docs.document.nodes import Blank, Text
from ctg_docs.writing.formats import shown_in
from ctg_docs.writing.typst import layout
from ctg_docs.writing.typst.inlines import leading

TERRITORY = "le-val-aux-moines"
SLOGAN = "Un slogan que rien ne dit ailleurs"
PLACE = re.compile(
    r'<span data-(champ|calcul)="([^"]*)" style="left:([\d.-]+)%;top:([\d.-]+)%;'
    r"width:([\d.]+)%;height:([\d.]+)%\">"
)


def places(page):
    """The boxes of a page that shows sheets: (sheet, kind, address, left, top, width, height)."""
    return [
        (number, kind, address, *map(float, box))
        for number, sheet in enumerate(page.split("<section ")[1:])
        for kind, address, *box in PLACE.findall(sheet)
    ]


@pytest.fixture(scope="module")
def sources(made):
    desk = made.desk(TERRITORY)
    desk.edit([Edit("/convention/slogan", SLOGAN)])
    return desk.read()


def words_in(pdf, number, left, top, width, height):
    """The words whose middle the PDF prints in a box, which is in hundredths of its page."""
    (page,) = extract_pages(BytesIO(pdf), page_numbers=[number])
    lefts = (left * page.width / 100, (left + width) * page.width / 100)
    tops = (page.height * (1 - (top + height) / 100), page.height * (1 - top / 100))
    found = [
        sign.get_text()
        for sign in signs(page)
        if lefts[0] <= (sign.x0 + sign.x1) / 2 <= lefts[1]
        and tops[0] <= (sign.y0 + sign.y1) / 2 <= tops[1]
    ]
    return "".join(found).replace(" ", "")


def signs(item):
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for one in item:
            yield from signs(one)


def test_the_boxes_of_a_field_hold_the_words_that_the_pdf_prints_there(made, sources):
    page = made.sheets(made.desk(TERRITORY), "convention", 0).page("/x")
    pdf = made.pdf(made.desk(TERRITORY), "convention", 0)
    found = [one for one in places(page) if one[1:3] == ("champ", "/convention/slogan")]
    by_page = {number: "" for number, *_ in found}
    for number, _, _, *box in found:
        by_page[number] += words_in(pdf, number, *box)
    assert by_page
    for said in by_page.values():
        assert said.replace(SLOGAN.replace(" ", ""), "") == "", said


def test_each_box_stands_on_its_page(made, sources):
    found = places(made.sheets(made.desk(TERRITORY), "convention", 0).page("/x"))
    assert len({address for _, _, address, *_ in found}) > 60
    for _, _, address, left, top, width, height in found:
        assert left >= 0, address
        assert top >= 0, address
        assert left + width <= 100, address
        assert top + height <= 100, address


def test_a_gap_leads_to_the_field_that_fills_it(made, sources):
    """The gaps that the preview names, and no fewer."""
    shown = made.shown(made.desk(TERRITORY), "convention", 0).words
    gaps = set(re.findall(r'<span data-champ="([^"]*)"><span class="blanc"', shown))
    page = made.sheets(made.desk(TERRITORY), "convention", 0).page("/x")
    assert gaps
    assert gaps <= {address for _, kind, address, *_ in places(page) if kind == "champ"}


def test_what_leads_somewhere_moves_nothing(made, sources):
    """The same targets on the same pages at the same heights, whatever the words lead to."""
    prepared = made.prepared(sources, "convention")
    theme = prepared.theme.model_copy(update={"moteur_pdf": "typst"})
    tree = shown_in("pdf", prepared.pieces[0].document)
    plain = layout(tree, theme)
    with leading(lambda node: "ctg-champ:x" if isinstance(node, Text | Blank) else ""):
        led = layout(tree, theme)
    assert led.pagination == plain.pagination


def test_another_value_is_drawn_and_the_drawing_before_it_is_kept_for_another_window(made):
    desk = made.desk(TERRITORY)
    before = made.sheets(desk, "article-court", 0)
    assert made.sheets(desk, "article-court", 0) is before
    made.sheets(desk, "convention", 0)
    assert made.sheets(desk, "article-court", 0) is before
    desk.edit([Edit("/convention/slogan", "Un autre slogan")])
    assert made.sheets(desk, "article-court", 0) is not before


def test_what_waits_for_its_turn_shows_what_the_sources_then_say(made, monkeypatch):
    """Ten pages asked for while one is made: the sources change, and two are made in all."""
    desk, counted = made.desk(TERRITORY), []
    pieces = workshop_module.pieces
    begun = Event()

    def counting(*args):
        counted.append(args)
        begun.set()
        sleep(0.2)
        return pieces(*args)

    monkeypatch.setattr(workshop_module, "pieces", counting)
    desk.edit([Edit("/convention/slogan", "Le premier")])
    with ThreadPoolExecutor(11) as pool:
        first = pool.submit(made.shown, desk, "article-court", 0)
        begun.wait()
        desk.edit([Edit("/convention/slogan", "Le dernier")])
        others = [pool.submit(made.shown, desk, "article-court", 0) for _ in range(10)]
    assert len({one.result() for one in others}) == 1
    assert first.result() is not None
    assert len(counted) == 2
