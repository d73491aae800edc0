"""LibreOffice as it opens, updates and prints files, and the words of the pages that it sets."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lxml import etree

_FOOT = re.compile(r"Page \d+ sur \d+")
_RAISED = 8.5
"""Height of the tallest raised letters, in points."""

_MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Marques"
    script:language="StarBasic">
Sub SettleBothWays(source As String, rejected As String, accepted As String)
  Settle source, rejected, "Reject"
  Settle source, accepted, "Accept"
End Sub

Sub Settle(source As String, target As String, how As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  Dim frame As Object
  frame = document.CurrentController.Frame
  Dim dispatcher As Object
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(frame, ".uno:" &amp; how &amp; "AllTrackedChanges", "", 0, Array())
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = "FilterName"
  filter(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, filter())
  document.close(True)
End Sub
</script:module>
"""
"""The macro that accepts and rejects all changes of a file, as the menus of LibreOffice do."""


class Line(NamedTuple):
    """A line of a page, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def converted(paths: list[Path], target: str, folder: Path | None = None) -> list[Path]:
    """Return files as LibreOffice writes them in another format, its fields updated.

    They go beside the first, or in another folder.
    """
    folder = folder or paths[0].parent
    profile = f"-env:UserInstallation=file://{folder}/profil"
    command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", folder, *paths]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=600)
    return [folder / f"{path.stem}.{target}" for path in paths]


def settled_both_ways(path: Path) -> tuple[Path, Path]:
    """Return a Word file with its changes all rejected, then all accepted, by LibreOffice.

    Its first run writes the libraries of macros of a profile over those that are there: ours comes
    after it.
    """
    folder = path.parent
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless"]
    subprocess.run([*office, "--terminate_after_init"], check=True, timeout=300)
    library = folder / "profil/user/basic/Standard"
    (library / "Marques.xba").write_text(_MODULE, encoding="utf-8")
    listing = (library / "script.xlb").read_text(encoding="utf-8")
    own = ' <library:element library:name="Marques"/>\n</library:library>'
    (library / "script.xlb").write_text(
        listing.replace("</library:library>", own), encoding="utf-8"
    )
    made = (folder / f"{path.stem}-ancienne.docx", folder / f"{path.stem}-nouvelle.docx")
    asked = ", ".join(f'"{file.as_uri()}"' for file in (path, *made))
    macro = f"macro:///Standard.Marques.SettleBothWays({asked})"
    subprocess.run([*office, macro], check=True, capture_output=True, timeout=300)
    return made


def page_texts(pdf: Path) -> list[str]:
    """Return the text of each page, its spaces made one."""
    command = ["pdftotext", "-layout", pdf.name, "-"]
    said = subprocess.run(command, cwd=pdf.parent, check=True, capture_output=True).stdout.decode()
    return [re.sub(r"\s+", " ", page) for page in said.split("\f")][:-1]


def page_lines(pdf: Path) -> list[list[Line]]:
    """Return the lines of each page, without its foot nor raised letters."""
    command = ["pdftotext", "-bbox-layout", pdf.name, "-"]
    said = subprocess.run(command, cwd=pdf.parent, check=True, capture_output=True).stdout
    return [list(_lines(page)) for page in etree.fromstring(said).iter("{*}page")]


def _lines(page: etree._Element) -> Iterator[Line]:
    for node in page.iter("{*}line"):
        sides = (float(node.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax"))
        text = " ".join(word.text or "" for word in node.iter("{*}word"))
        line = Line(*sides, text)
        if not _FOOT.fullmatch(text) and line.bottom - line.top > _RAISED:
            yield line
