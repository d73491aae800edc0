"""A map is drawn alike in pages, in Word and on a slide, with its alternative."""

from io import BytesIO
from itertools import combinations
from zipfile import ZipFile

import pytest
from house_style import house_style
from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer
from PIL import Image

from ctg_docs.document.nodes import Document, Figure, Map, Mark, Section, Slide, Text, Zone
from ctg_docs.document.slides.geometry import FOOT, HEIGHT
from ctg_docs.document.theme import Theme
from ctg_docs.document.units import POINTS_PER_MILLIMETRE
from ctg_docs.writing.formats import write
from ctg_docs.writing.maps.raster import pixels_of
from ctg_docs.writing.maps.scene import scene
from ctg_docs.writing.maps.svg import draw_map

ALT = "Carte. Deux communes d’essai et un lieu d’équipements"
SMALL = ((0.4, 0.1), (0.5, 0.1), (0.5, 0.2), (0.4, 0.2), (0.4, 0.1))
LEFT = ((0.0, 0.0), (0.6, 0.0), (0.6, 0.5), (0.0, 0.5), (0.0, 0.0))
RIGHT = ((0.6, 0.0), (1.0, 0.0), (1.0, 0.5), (0.6, 0.5), (0.6, 0.0))
DRAWN = Map(
    ALT,
    (
        Zone("Orlezac-le-Vieux", (LEFT, SMALL)),
        Zone("Vaulvert", (RIGHT,)),
        Zone("Tarczac-entre-deux-bois", (SMALL,)),
    ),
    (Mark("1", (0.3, 0.3)), Mark("2", (0.8, 0.1), planned=True)),
    0.5,
)
FIGURE = Figure(DRAWN, (Text("Le territoire d’essai"),))
PAGE = Document("Essai", (Section("s", "liminaire", (Text("Carte"),), (FIGURE,), level=1),))
SLIDE = Document("Essai", (Slide("s", "contenu", (Text("Carte"),), (FIGURE,)),), page="diapositive")


def test_names_hold_in_their_commune_and_cover_neither_discs_nor_names():
    found = scene(DRAWN, house_style(), (460.0, 340.0), 8.5)
    assert (found.width, found.height) == pytest.approx((460, 232))
    assert [name.lines for name in found.names] == [("Orlezac-le-Vieux",), ("Vaulvert",)], (
        "the third one is too small for its name"
    )
    points = [*(n.point for n in found.names), *(d.point for d in found.discs)]
    assert min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in combinations(points, 2)) > 15


def test_a_map_fills_the_width_or_the_height_that_it_is_given():
    low = scene(DRAWN, house_style(), (460.0, 100.0), 8.5)
    assert low.height == pytest.approx(100) and low.width < 200


def test_the_drawing_in_pages_keeps_its_words_and_says_its_alternative():
    svg = draw_map(DRAWN, house_style(), (460.0, 340.0), 8.5)
    assert f"<title>{ALT}</title>" in svg and 'role="img"' in svg
    assert ">Vaulvert</text>" in svg and ">1</text>" in svg


def test_the_pixels_show_the_communes_the_hole_and_the_discs_and_nothing_else():
    theme: Theme = house_style()
    image = pixels_of(DRAWN, theme, (460.0, 340.0), 8.5)
    sheet = Image.open(BytesIO(image.content)).convert("RGBA")
    at = lambda x, y: sheet.getpixel((round(x * sheet.width), round(y * sheet.width)))  # noqa: E731
    assert at(0.05, 0.45)[3] == 255, "a commune"
    assert at(0.01, 0.001)[3] < 255, "the ground is clear, a watermark is read through it"
    assert sum(at(0.788, 0.1)[:3]) > 700, "the disc of what is to come is white"
    assert image.width == round(460 * 300 / 72)
    assert len(image.content) < 40_000


def test_the_same_map_gives_the_same_pixels():
    one, other = (pixels_of(DRAWN, house_style(), (460.0, 340.0), 8.5) for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("name", "document"), [("docx", PAGE), ("pptx", SLIDE), ("pdf", PAGE), ("pdf", SLIDE)]
)
def test_each_format_holds_the_map_and_its_alternative(name, document):
    content = dict(write(document, house_style(), (name,)))[name]
    if name == "pdf":
        assert b"%PDF" in content[:10]
        return
    with ZipFile(BytesIO(content)) as archive:
        (picture,) = [n for n in archive.namelist() if "/media/" in n and n.endswith("png")]
        assert archive.read(picture)[1:4] == b"PNG"
        words = b"".join(archive.read(n) for n in archive.namelist() if n.endswith(".xml"))
    assert ALT.encode() in words


def test_the_room_reads_the_names_of_a_map_from_its_last_row():
    content = dict(write(SLIDE, house_style(), ("pdf",)))["pdf"]
    (page,) = extract_pages(BytesIO(content))
    foot = (HEIGHT - FOOT.top) * POINTS_PER_MILLIMETRE
    found = [char for char in signs(page) if char.y0 > foot]
    assert "Vaulvert" in "".join(char.get_text() for char in found)
    assert min(round(char.height, 1) for char in found) >= 20


def signs(drawn):
    """Yield the signs of a page, those of its drawings too."""
    for part in drawn:
        if isinstance(part, LTChar):
            yield part
        elif isinstance(part, LTContainer):
            yield from signs(part)
