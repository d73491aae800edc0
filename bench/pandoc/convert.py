"""pandoc: python convert.py INPUT.md OUTPUT.docx|.pdf STYLE.css.

A PDF goes through HTML and WeasyPrint, as `pandoc --pdf-engine=weasyprint` does.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pypandoc


def main(source: str, output: str, style: str) -> None:
    """Convert with a table of contents."""
    options = [pypandoc.get_pandoc_path(), source, "--toc", "--toc-depth=2", "--standalone"]
    if output.endswith(".pdf"):
        engine = Path(sys.executable).with_name("weasyprint")
        options += [f"--pdf-engine={engine}", f"--css={style}"]
    subprocess.run([*options, "-o", output], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
