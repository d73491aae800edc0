"""No file says where a photograph was taken, nor with what, whatever its format."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from PIL import Image

from ctg_docs.document.nodes import Document, Figure, Picture, Section, Slide, Text
from ctg_docs.document.theme import Theme
from ctg_docs.writing.formats import write

SECRET = b"48.692054 N"
TITLE = (Text("La signature"),)


@pytest.fixture
def figure(tmp_path: Path) -> Figure:
    data = Image.Exif()
    data[0x010E] = SECRET.decode()
    data[0x0112] = 8
    Image.linear_gradient("L").convert("RGB").resize((60, 40)).save(
        tmp_path / "photo.jpg", exif=data, comment=SECRET
    )
    assert (tmp_path / "photo.jpg").read_bytes().count(SECRET) == 2
    return Figure(Picture(tmp_path / "photo.jpg", "Les signataires autour d’une table"))


def parts(suffix: str, content: bytes) -> Iterator[bytes]:
    """Yield what a file holds, unpacked."""
    match suffix:
        case "pdf":
            with pikepdf.open(BytesIO(content)) as pdf:
                streams = [n for n in pdf.objects if isinstance(n, pikepdf.Stream)]
                yield from (stream.read_raw_bytes() for stream in streams)
        case "html":
            yield content
            yield from map(b64decode, re.findall(rb"base64,([\w+/=]+)", content))
        case _:
            with ZipFile(BytesIO(content)) as archive:
                yield from map(archive.read, archive.namelist())


@pytest.mark.parametrize("suffix", ["pdf", "html", "docx", "pptx"])
def test_a_photograph_enters_a_file_upright_and_without_its_place(
    theme: Theme, figure: Figure, suffix: str
) -> None:
    block = (
        Slide("a", "contenu", TITLE, (figure,))
        if suffix == "pptx"
        else Section("a", "liminaire", TITLE, (figure,), 1)
    )
    ((_, content),) = write(Document("Essai", (block,)), theme, [suffix])
    held = list(parts(suffix, content))
    assert not [part for part in held if SECRET in part]
    photographs = [part for part in held if part.startswith(b"\xff\xd8")]
    assert [Image.open(BytesIO(part)).size for part in photographs] == [(40, 60)]
