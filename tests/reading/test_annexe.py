"""A file that the sources join: what it is by its content, and whether it can be opened."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from ctg_docs.reading.annexe import Annexe, AnnexeError, FormatError, read_annexe
from ctg_docs.reading.jpeg import MOST_SCANS


def saved(kind: str, **options: object) -> bytes:
    target = BytesIO()
    Image.new("L", (8, 8), 90).save(target, kind, **options)
    return target.getvalue()


def scanned(times: int) -> bytes:
    """Return a JPEG whose last scan comes again, as many times as asked in all."""
    content = saved("JPEG", progressive=True)
    last, before = content.rindex(b"\xff\xda"), content.count(b"\xff\xda")
    return content[:-2] + content[last:-2] * (times - before) + b"\xff\xd9"


@pytest.mark.parametrize(
    ("content", "extension"),
    [
        (saved("PNG"), "png"),
        (saved("JPEG"), "jpg"),
        (saved("MPO", save_all=True, append_images=[Image.new("L", (8, 8))]), "jpg"),
        (scanned(MOST_SCANS), "jpg"),
    ],
)
def test_a_picture_is_known_by_its_content(content: bytes, extension: str) -> None:
    assert read_annexe(content) == Annexe(extension, 1)


def test_a_jpeg_of_too_many_scans_is_refused_before_it_is_decoded() -> None:
    with pytest.raises(AnnexeError, match="trop de passages"):
        read_annexe(scanned(MOST_SCANS + 1))


@pytest.mark.parametrize("content", [saved("PNG")[:48], saved("JPEG")[:-40]])
def test_a_picture_cut_short_is_damaged(content: bytes) -> None:
    with pytest.raises(AnnexeError, match="image abîmée"):
        read_annexe(content)


def test_another_format_does_not_go_through() -> None:
    with pytest.raises(FormatError):
        read_annexe(saved("GIF"))
