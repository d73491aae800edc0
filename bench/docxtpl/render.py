"""docxtpl: python render.py TEMPLATE.docx DATA.json OUTPUT.docx."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate


def main(template: str, data: str, output: str) -> None:
    """Fill the template with the data."""
    document = DocxTemplate(template)
    context = json.loads(Path(data).read_text(encoding="utf-8"))
    document.render(context, autoescape=True)
    document.save(output)


if __name__ == "__main__":
    main(*sys.argv[1:])
