"""What real programs leave in a Word model: changes, extensions, lists of every age."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from word_file import W, WordFile
from word_models import PLACE, Edit, added, edit, on, related, relation, replaced

from ctg_docs.document.nodes import Document, ListBlock, Paragraph, Text
from ctg_docs.document.pagination import Pagination
from ctg_docs.document.theme import ModeleWord, Theme
from ctg_docs.writing.docx import write_docx
from ctg_docs.writing.docx.charter.checking import check_model

ITEM = (Paragraph((Text("Un point."),)),)
LETTER = Document("Lettre", (ListBlock((ITEM,)), ListBlock((ITEM,), ordered=True)))
HEAD, DOCUMENT, NUMBERING = "word/header1.xml", "word/document.xml", "word/numbering.xml"
TO_PICTURE = relation("image", "media/image1.png", "rId70", external=False)
ELSEWHERE = relation("image", "http://mal.example/x.png", "rId77")
BLIP = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" {}/>'


def written(path: Path, theme: Theme, *changes: Edit) -> WordFile:
    copy = edit(Path(shutil.copy(path, path.with_name(f"reste-{path.name}"))), *changes)
    assert all(p.code.startswith("modele-") for p in check_model(ModeleWord(copy, PLACE), theme))
    return WordFile(write_docx(LETTER, on(theme, copy), Pagination({}, 1)))


def in_head(markup: str) -> Edit:
    return replaced(HEAD, "</w:hdr>", f"{markup}</w:hdr>")


def says(file: WordFile) -> str:
    return "".join(node.text or "" for node in file.xml(HEAD).iter(f"{W}t"))


def test_a_row_whose_removal_is_tracked_goes(charte: Path, theme: Theme) -> None:
    row = "<w:tr>{}<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
    gone = row.format('<w:trPr><w:del w:id="1" w:author="A"/></w:trPr>', "ôtée")
    kept = row.format("<w:trPr><w:cantSplit/></w:trPr>", "gardée")
    file = written(charte, theme, in_head(f"<w:tbl>{gone}{kept}</w:tbl>"))
    assert says(file) == "Ville de Valbrunegardée"


def test_numbers_of_sessions_do_not_pass(charte: Path, theme: Theme) -> None:
    file = written(charte, theme, in_head('<w:p w:rsidR="00A1B2C3" w:rsidP="00A1B2C3"/>'))
    assert b"00A1B2C3" not in file.parts[HEAD]


def test_a_picture_that_is_in_the_file_too_stays_without_its_link(
    charte: Path, theme: Theme
) -> None:
    both = BLIP.format('r:embed="rId70" r:link="rId77"')
    head = written(
        charte,
        theme,
        related(HEAD, TO_PICTURE),
        related(HEAD, ELSEWHERE),
        in_head(f"<w:p><w:r><w:drawing>{both}</w:drawing></w:r></w:p>"),
    ).xml(HEAD)
    assert [dict(blip.attrib) for blip in head.iter("{*}blip")][1:] == [
        {f"{{{blip.nsmap['r']}}}embed": "rId70"} for blip in list(head.iter("{*}blip"))[1:]
    ]
    assert len(list(head.iter("{*}blip"))) == 2


def test_what_hangs_from_a_link_that_goes_is_looked_at_no_more(charte: Path, theme: Theme) -> None:
    inner = BLIP.format('r:embed="rId77"')
    outer = BLIP.format('r:embed="rId77"').replace("/>", f">{inner}</a:blip>")
    head = written(
        charte,
        theme,
        related(HEAD, ELSEWHERE),
        in_head(f"<w:p><w:r><w:drawing>{outer}</w:drawing></w:r></w:p>"),
    ).xml(HEAD)
    assert len(list(head.iter("{*}blip"))) == 1


def test_a_click_that_leads_out_goes_and_its_drawing_stays(charte: Path, theme: Theme) -> None:
    click = (
        '<a:hlinkClick xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'r:id="rId77"/>'
    )
    drawing = f'<wp:inline><wp:docPr id="1" name="A">{click}</wp:docPr></wp:inline>'
    elsewhere = relation("hyperlink", "file://serveur/x", "rId77")
    head = written(
        charte,
        theme,
        related(HEAD, elsewhere),
        in_head(f"<w:p><w:r><w:drawing>{drawing}</w:drawing></w:r></w:p>"),
    ).xml(HEAD)
    assert list(head.iter("{*}hlinkClick")) == []
    assert len(list(head.iter("{*}docPr"))) == 2


def test_lists_of_the_head_and_of_its_styles_keep_their_own_marks(
    charte: Path, theme: Theme
) -> None:
    numbered = '<w:p><w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr></w:p>'
    file = written(charte, theme, in_head(numbered.format(1) + numbered.format(0)))
    named = [node.get(f"{W}val") for node in file.xml(HEAD).iter(f"{W}numId")]
    assert named[1] == "0"
    known = {node.get(f"{W}numId") for node in file.xml(NUMBERING).iter(f"{W}num")}
    assert named[0] in known


def numbering(markup: str, style_name: str = "List Bullet") -> Edit:
    """Return what gives a model other definitions of lists, for one of its styles."""
    spaces = nsdecls("w", "r") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:x="urn:ailleurs"'
    )

    def change(parts: dict[str, bytes]) -> None:
        whole = (
            f"<w:numbering {spaces}>{markup}"
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
        )
        added(NUMBERING, whole)(parts)
        root = parse_xml(parts["word/styles.xml"])
        for style in root.xpath(f'w:style[w:name/@w:val="{style_name}"]'):
            for node in style.xpath(".//w:numId"):
                node.set(f"{W}val", "1")

        parts["word/styles.xml"] = serialize_part_xml(root)

    return change


LEVEL = '<w:lvl w:ilvl="0">{}<w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'


@pytest.mark.parametrize(
    ("level", "mark"),
    [
        (LEVEL.format("", "bullet", "→"), "→"),
        (LEVEL.format("", "bullet", ""), None),
        (LEVEL.format("", "decimal", "%1."), None),
        (
            LEVEL.format("", "bullet", "→").replace(
                "/></w:lvl>", '/><w:lvlPicBulletId w:val="0"/></w:lvl>'
            ),
            None,
        ),
    ],
    ids=["mark of the model", "no mark", "number for a bullet", "picture for a bullet"],
)
def test_the_mark_of_the_model_stands_where_it_can(
    level: str, mark: str | None, charte: Path, theme: Theme
) -> None:
    definition = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    file = written(charte, theme, numbering(definition))
    levels = file.xml(NUMBERING).iter(f"{W}lvl")
    styled = [n for n in levels if n.find(f"{W}pStyle[@{W}val='ListBullet']") is not None]
    shown = [node.find(f"{W}lvlText").get(f"{W}val") for node in styled]
    assert len(shown) == 1
    assert (shown == [mark]) if mark else (shown != ["→"])


@pytest.mark.parametrize(
    ("text", "format_", "shown"),
    [
        ("%1)", "lowerLetter", "%1)"),
        ("%1%2)", "decimal", None),
        ("*", "decimal", None),
        ("%1)", "none", None),
    ],
)
def test_the_number_of_the_model_stands_where_it_counts_its_own_level(
    text: str, format_: str, shown: str | None, charte: Path, theme: Theme
) -> None:
    level = LEVEL.format("", format_, text)
    definition = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum>'
    file = written(charte, theme, numbering(definition, "List Number"))
    levels = file.xml(NUMBERING).iter(f"{W}lvl")
    styled = [n for n in levels if n.find(f"{W}pStyle[@{W}val='ListNumber']") is not None]
    (found,) = [node.find(f"{W}lvlText").get(f"{W}val") for node in styled]
    assert (found == text) == bool(shown)


EXTENDED = (
    '<mc:AlternateContent><mc:Choice Requires="x"><x:plus/></mc:Choice><mc:Fallback>'
    "{}</mc:Fallback></mc:AlternateContent>"
)


@pytest.mark.parametrize(
    "markup",
    [
        EXTENDED.format('<w:numFmt w:val="bullet"/>'),
        "<mc:AlternateContent/>",
        "<mc:AlternateContent><mc:Choice/></mc:AlternateContent>",
        '<x:plus w:val="1"/>',
        '<w:nsid w:val="1" x:plus="1"/>',
    ],
)
def test_later_extensions_of_lists_do_not_pass(markup: str, charte: Path, theme: Theme) -> None:
    definition = (
        '<w:numPicBullet w:numPicBulletId="0"/><w:abstractNum w:abstractNumId="0">'
        f"{markup}{LEVEL.format('', 'bullet', '→')}</w:abstractNum>"
    )
    content = written(charte, theme, numbering(definition)).parts[NUMBERING]
    assert b"AlternateContent" not in content
    assert b"numPicBullet" not in content
    assert b"plus" not in content


def test_a_list_that_names_a_style_of_nobody_forgets_it(charte: Path, theme: Theme) -> None:
    definition = (
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Absent"/>'
        f"{LEVEL.format('', 'bullet', '→')}</w:abstractNum>"
    )
    assert b"Absent" not in written(charte, theme, numbering(definition)).parts[NUMBERING]


def test_ground_of_the_pages_keeps_its_picture(charte: Path, theme: Theme) -> None:
    ground = (
        '<w:background w:color="FFFFFF"><v:background xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:fill type="frame" r:id="rId70"/></v:background></w:background>'
    )
    file = written(
        charte,
        theme,
        related(DOCUMENT, TO_PICTURE),
        replaced(DOCUMENT, "<w:body>", f"{ground}<w:body>"),
    )
    (fill,) = file.xml(DOCUMENT).iter("{*}fill")
    (id_,) = [v for name, v in fill.attrib.items() if name.endswith("}id")]
    assert "media/" in file.relations(DOCUMENT)[id_]
