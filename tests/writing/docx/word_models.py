"""Word models as communes have them, made here: no binary is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt, RGBColor
from PIL import Image, ImageDraw

from ctg_docs.document.theme import ModeleWord, Theme
from ctg_docs.problems import Place

PLACE = Place("sources/valbrune/charte.yaml", 3, 16)
"""Where the theme of the tests names its model."""
BORDEAUX = RGBColor(0x7A, 0x1F, 0x3D)
KEPT = (
    "Normal",
    "Default Paragraph Font",
    "Normal Table",
    "No List",
    "Header",
    "Footer",
    "Heading 1",
    "Heading 2",
    "List Bullet",
    "List Number",
    "Table Grid",
)
"""What a model made by hand has of the styles of the library's own."""
FRENCH = {
    "Heading1": "Titre1",
    "Heading2": "Titre2",
    "ListBullet": "Listepuces",
    "ListNumber": "Listenumros",
    "Header": "En-tte",
    "Footer": "Pieddepage",
}
"""Identifiers that a French Word gives."""
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    "<w:r><w:t>{shown}</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def draw_logo(folder: Path) -> Path:
    """Draw the coat of arms of a town."""
    path = folder / "blason.png"
    image = Image.new("RGB", (300, 120), "white")
    pen = ImageDraw.Draw(image)
    pen.polygon([(20, 10), (100, 10), (100, 70), (60, 110), (20, 70)], fill="#7a1f3d")
    pen.rectangle((120, 45, 290, 75), fill="#c9a86a")
    image.save(path)
    return path


def mairie(folder: Path) -> Path:
    """Return the .docx of a town hall: its logo at the head, its address at the foot, A4."""
    model = docx.Document()
    _keep(model, KEPT)
    _dress(model)
    section = model.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.top_margin, section.bottom_margin = Cm(3.5), Cm(2.5)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2)
    head = section.header.paragraphs[0]
    head.add_run().add_picture(str(draw_logo(folder)), height=Cm(1.6))
    head.add_run("\tVille de Valbrune")
    foot = section.footer.paragraphs[0]
    foot.add_run("Hôtel de ville – 1, place de la République – 54999 Valbrune")
    model.add_paragraph("Tapez ici le texte de votre courrier.", style="Heading 1")
    model.core_properties.author = "Service communication"
    model.core_properties.title = "Modèle de courrier"
    path = folder / "charte.docx"
    model.save(str(path))
    edit(path, french)
    return path


def papier_a_lettres(folder: Path) -> Path:
    """Return a .dotx whose first page has a head apart, and whose pages are numbered."""
    model = docx.Document()
    _dress(model)
    section = model.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0]
    first.add_run().add_picture(str(draw_logo(folder)), height=Cm(2.5))
    section.header.paragraphs[0].text = "Ville de Valbrune – suite"
    section.first_page_footer.paragraphs[0].text = "www.valbrune.example"
    foot = section.footer.paragraphs[0]
    runs = parse_xml(f"<w:p {nsdecls('w')}>{FIELD.format(name='PAGE', shown='1')}</w:p>")
    foot._p.extend(list(runs))
    path = folder / "courrier.dotx"
    model.save(str(path))
    edit(path, french, as_template)
    return path


def on(theme: Theme, path: Path) -> Theme:
    """Return the theme of a commune that names its model."""
    return theme.model_copy(update={"modele_word": ModeleWord(path, PLACE)})


Edit = Callable[[dict[str, bytes]], None]


def edit(path: Path, *changes: Edit) -> Path:
    """Change the parts of a file in place."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for change in changes:
        change(parts)
    path.write_bytes(packed(parts))
    return path


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return an archive of parts."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def replaced(name: str, old: str, new: str) -> Edit:
    """Return what changes a passage of a part, which must be there."""

    def change(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[name], f"{name} has no {old}"
        parts[name] = parts[name].replace(old.encode(), new.encode())

    return change


def related(name: str, relation: str) -> Edit:
    """Return what adds a relation to a part."""

    def change(parts: dict[str, bytes]) -> None:
        folder, _, file = name.rpartition("/")
        path = f"{folder}/_rels/{file}.rels"
        empty = (
            b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            b"</Relationships>"
        )
        before = parts.get(path, empty)
        parts[path] = before.replace(b"</Relationships>", f"{relation}</Relationships>".encode())

    return change


def added(name: str, content: str) -> Edit:
    """Return what adds a part."""

    def change(parts: dict[str, bytes]) -> None:
        parts[name] = content.encode()

    return change


def without_styles(*names: str) -> Edit:
    """Return what takes styles away."""

    def change(parts: dict[str, bytes]) -> None:
        root = parse_xml(parts["word/styles.xml"])
        for name in names:
            (found,) = root.xpath(f'w:style[w:name/@w:val="{name}"]')
            root.remove(found)
        parts["word/styles.xml"] = serialize_part_xml(root)

    return change


def relation(kind: str, target: str, id_: str, *, external: bool = True) -> str:
    """Return a relation of a kind of office documents."""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="{id_}" Type="{base}/{kind}" Target="{target}"{mode}/>'


def as_template(parts: dict[str, bytes]) -> None:
    """Make a model of a document, as Word does with « Enregistrer sous »."""
    replaced(
        "[Content_Types].xml", "wordprocessingml.document.main", "wordprocessingml.template.main"
    )(parts)


def french(parts: dict[str, bytes]) -> None:
    """Give the styles the identifiers of a French Word."""
    for name in [n for n in parts if n.startswith("word/") and n.endswith(".xml")]:
        for english, ours in FRENCH.items():
            parts[name] = parts[name].replace(f'"{english}"'.encode(), f'"{ours}"'.encode())


def _keep(model: Word, names: tuple[str, ...]) -> None:
    for style in list(model.styles):
        if style.name not in names and not style.name.startswith("Normal"):
            style.delete()


def _dress(model: Word) -> None:
    normal = model.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    for level, size in ((1, 18), (2, 14)):
        heading = model.styles[f"Heading {level}"]
        heading.font.name, heading.font.size = "Liberation Sans", Pt(size)
        heading.font.color.rgb = BORDEAUX
        heading.font.all_caps = level == 1
    if "Chapeau" not in [s.name for s in model.styles]:
        chapeau = model.styles.add_style("Chapeau", WD_STYLE_TYPE.PARAGRAPH)
        chapeau.font.italic = True
