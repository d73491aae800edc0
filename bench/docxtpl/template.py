"""The Word template of the docxtpl peer: cover, contents, titles, tables, sheets.

python template.py TEMPLATE.docx
"""

from __future__ import annotations

import sys

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table


def main(path: str) -> None:
    """Write the template: styles of the library, and the tags of docxtpl."""
    document = Document()
    _paper(document)
    document.add_paragraph("{{ cover.title }}", style="Title")
    for name in ("subtitle", "period", "slogan"):
        document.add_paragraph(f"{{{{ cover.{name} }}}}", style="Subtitle")
    document.add_paragraph("{%p for party in cover.parties %}")
    document.add_paragraph("{{ party }}")
    document.add_paragraph("{%p endfor %}")
    document.add_page_break()
    _contents(document)
    document.add_page_break()
    document.add_paragraph("{%p for b in blocks %}")
    _titles(document)
    _texts(document)
    _tables(document)
    document.add_paragraph("{%p endfor %}")
    footer = document.sections[0].footer.paragraphs[0]
    footer.text = "{{ head }}"
    _field(footer, "PAGE")
    document.save(path)


def _paper(document) -> None:
    """A4, the margins of the house, a sans serif that the machine has."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(22), Mm(18)
    for name in ("Normal", "Title", "Subtitle", *(f"Heading {level}" for level in range(1, 5))):
        font = document.styles[name].font
        font.name = "Liberation Sans"
        document.styles[name].element.rPr.rFonts.attrib.clear()
        font.name = "Liberation Sans"
    document.styles["Normal"].font.size = Pt(9.5)


def _titles(document) -> None:
    document.add_paragraph('{%p if b.kind == "heading" %}')
    for level in range(1, 5):
        document.add_paragraph(f"{{%p if b.level == {level} %}}")
        document.add_paragraph("{{ b.text }}", style=f"Heading {level}")
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endif %}")


def _texts(document) -> None:
    document.add_paragraph('{%p if b.kind == "paragraph" %}')
    document.add_paragraph("{{ b.text }}")
    document.add_paragraph("{%p endif %}")
    for kind, style in (("list", "List Bullet"), ("signatures", "Normal")):
        document.add_paragraph(f'{{%p if b.kind == "{kind}" %}}')
        document.add_paragraph("{%p for entry in b.entries %}")
        document.add_paragraph("{{ entry }}", style=style)
        document.add_paragraph("{%p endfor %}")
        document.add_paragraph("{%p endif %}")


def _tables(document) -> None:
    for kind in ("table", "sheet"):
        document.add_paragraph(f'{{%p if b.kind == "{kind}" %}}')
        if kind == "table":
            document.add_paragraph("{{ b.caption }}", style="Caption")
            _grid(document, [["b.head"], ["b.rows"]])
        else:
            _grid(document, [["b.rows"]])
        document.add_paragraph("{%p endif %}")


def _grid(document, rows: list[list[str]]) -> None:
    """Add a table with one loop over rows each, and one over the cells of a row."""
    table: Table = document.add_table(rows=0, cols=3, style="Table Grid")
    table.autofit = True
    for (name,) in rows:
        for text in (f"{{%tr for row in {name} %}}", None, "{%tr endfor %}"):
            cells = table.add_row().cells
            if text:
                cells[0].text = text
                continue
            cells[0].text = "{%tc for cell in row %}"
            cells[1].text = "{{ cell }}"
            cells[2].text = "{%tc endfor %}"


def _contents(document) -> None:
    _field(document.add_paragraph(), 'TOC \\o "1-2" \\h \\z \\u')


def _field(paragraph, instruction: str) -> None:
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text or None
        paragraph.add_run()._r.append(element)


if __name__ == "__main__":
    main(sys.argv[1])
