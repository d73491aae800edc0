"""Pictures enter the documents upright, whole, and without what they say of whoever took them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zlib import compress, crc32

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from ctg_docs.document.pictures import PictureError, check_image, read_image

SECRET = b"SECRET"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
Save = Callable[..., Path]


def photo(mode: str = "RGB") -> Image.Image:
    """Return a picture whose four corners differ."""
    image = Image.new(mode, (24, 16), "white")
    image.paste("red", (0, 0, 8, 8))
    image.paste("blue", (16, 8, 24, 16))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    data = Image.Exif()
    data[0x010F] = "SECRET camera"
    data[0x0112] = orientation
    data.get_ifd(0x8825).update({1: "N", 2: (48.0, 41.0, 37.0), 29: "SECRET day"})
    return data


@pytest.fixture
def save(tmp_path: Path) -> Save:
    def saved(image: Image.Image, suffix: str, **options: object) -> Path:
        path = tmp_path / f"photo.{suffix}"
        image.save(path, **options)
        return path

    return saved


def said(content: bytes) -> dict[str, object]:
    """Return what a file says beside its pixels."""
    with Image.open(BytesIO(content)) as image:
        image.load()
        return {**image.info, **image.getexif()}


def pixels(content: bytes | Path) -> Image.Image:
    with Image.open(BytesIO(content) if isinstance(content, bytes) else content) as image:
        return image.convert("RGB")


def test_a_photograph_loses_its_place_its_camera_and_its_thumbnail(save: Save) -> None:
    path = save(
        photo(), "jpg", exif=exif(), comment=SECRET, xmp=SECRET, icc_profile=PROFILE, dpi=(300, 300)
    )
    path.write_bytes(path.read_bytes() + SECRET)
    assert SECRET in path.read_bytes()
    found = read_image(path)
    assert SECRET not in found.content
    assert sorted(said(found.content)) == [
        "dpi", "icc_profile", "jfif", "jfif_density", "jfif_unit", "jfif_version",
    ]  # fmt: skip
    assert said(found.content)["icc_profile"] == PROFILE
    assert pixels(found.content).tobytes() == pixels(path).tobytes()
    assert (found.kind, found.width, found.height) == ("image/jpeg", 24, 16)


@pytest.mark.parametrize("options", [{"progressive": True}, {"restart_marker_rows": 1}, {}])
def test_the_pixels_of_a_photograph_stay_the_same(save: Save, options: dict[str, object]) -> None:
    noise = Image.effect_noise((640, 480), 90).convert("RGB")
    path = save(noise, "jpeg", quality=95, exif=exif(), **options)
    assert pixels(read_image(path).content).tobytes() == pixels(path).tobytes()


def test_a_drawing_loses_its_texts_and_keeps_its_transparency(save: Save) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "SECRET")
    texts.add_itxt("Comment", "SECRET", zip=False)
    drawing = photo("RGBA")
    drawing.putpixel((0, 0), (0, 0, 0, 0))
    path = save(drawing, "png", pnginfo=texts, exif=exif(), icc_profile=PROFILE, dpi=(72, 72))
    path.write_bytes(path.read_bytes() + SECRET)
    found = read_image(path)
    assert SECRET not in found.content
    assert {*said(found.content)} == {"icc_profile"}
    with Image.open(BytesIO(found.content)) as image:
        assert (image.mode, image.tobytes()) == ("RGBA", drawing.tobytes())


def test_a_palette_with_a_transparent_colour_is_kept(save: Save) -> None:
    path = save(photo().quantize(4), "png", transparency=0)
    found = read_image(path)
    assert said(found.content) == {"transparency": 0}
    assert pixels(found.content).tobytes() == pixels(path).tobytes()


@pytest.mark.parametrize("suffix", ["jpg", "png"])
def test_a_photograph_taken_upright_is_turned_once_and_for_all(save: Save, suffix: str) -> None:
    path = save(photo(), suffix, exif=exif(orientation=6))
    found = read_image(path)
    assert (found.width, found.height) == (16, 24)
    red, green, _ = pixels(found.content).getpixel((13, 2))  # type: ignore[misc]
    assert (red > 200, green < 60) == (True, True)
    assert SECRET not in found.content
    assert read_image(path).content == found.content


def test_a_picture_for_a_printer_takes_the_colours_of_a_screen(save: Save) -> None:
    found = read_image(save(photo().convert("CMYK"), "jpg", quality=95))
    with Image.open(BytesIO(found.content)) as image:
        assert image.mode == "RGB"
        red, green, _ = image.getpixel((2, 2))  # type: ignore[misc]
    assert (red > 200, green < 60) == (True, True)


def test_a_photograph_of_several_pictures_is_its_first(save: Save) -> None:
    path = save(photo(), "jpg", format="MPO", save_all=True, append_images=[photo()])
    found = read_image(path)
    assert (found.kind, found.width) == ("image/jpeg", 24)
    assert pixels(found.content).tobytes() == pixels(path).tobytes()


def bomb(side: int) -> bytes:
    """Return a PNG that says it is a square of so many pixels, in a hundred bytes."""
    target = BytesIO()
    Image.new("1", (8, 8)).save(target, "PNG")
    head = bytearray(target.getvalue())
    head[16:24] = side.to_bytes(4, "big") * 2
    head[29:33] = crc32(head[12:29]).to_bytes(4, "big")
    return bytes(head)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (bomb(8_000), "image de 8000 × 8000 pixels, plus de 50 millions"),
        (bomb(10_000), "image de 10000 × 10000 pixels, plus de 50 millions"),
        (bomb(200_000), "image de plus de 50 millions de pixels"),
        (b"", "image introuvable ou illisible"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image introuvable ou illisible"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "image introuvable ou illisible"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "image introuvable ou illisible"),
    ],
)
@pytest.mark.filterwarnings("error")
def test_what_cannot_be_shown_is_refused_at_once_in_french(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(content)
    for use in (check_image, read_image):
        with pytest.raises(PictureError) as refused:
            use(path)
        assert str(refused.value) == message


def test_a_cut_picture_is_refused_by_the_check(save: Save) -> None:
    path = save(Image.effect_noise((99, 99), 90), "jpg")
    path.write_bytes(path.read_bytes()[:-900])
    with pytest.raises(PictureError):
        check_image(path)


def test_a_missing_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="introuvable"):
        read_image(tmp_path / "absente.png")


@pytest.mark.parametrize(("width", "height", "mode"), [(6001, 4001, "L"), (4900, 4900, "P")])
def test_a_picture_of_more_pixels_than_a_page_shows_is_reduced(
    save: Save, width: int, height: int, mode: str
) -> None:
    found = read_image(save(Image.new(mode, (width, height)), "png"))
    assert 23_500_000 < found.width * found.height <= 24_000_000
    with Image.open(BytesIO(found.content)) as image:
        assert image.size == (found.width, found.height)


def test_a_picture_of_just_as_many_pixels_as_a_page_shows_stays(save: Save) -> None:
    found = read_image(save(Image.new("L", (6000, 4000)), "png"))
    assert (found.width, found.height) == (6000, 4000)


def test_a_large_photograph_is_turned_once_it_is_reduced(save: Save) -> None:
    found = read_image(save(Image.new("RGB", (6100, 4000), "red"), "jpg", exif=exif(6)))
    assert found.height > found.width
    assert found.width * found.height <= 24_000_000
    assert SECRET not in found.content


def test_a_picture_of_sixteen_bits_has_eight_of_them(save: Save) -> None:
    grey = Image.new("I;16", (4, 4), 0x8000)
    grey.putpixel((0, 0), 0xFFFF)
    found = read_image(save(grey, "png"))
    with Image.open(BytesIO(found.content)) as image:
        assert (image.mode, image.getpixel((0, 0)), image.getpixel((1, 1))) == ("L", 255, 128)


def deep(kind: int, values: bytes, clear: bytes = b"") -> bytes:
    """Return a PNG of one pixel of sixteen bits a value."""

    def chunk(name: bytes, content: bytes) -> bytes:
        said = name + content
        return len(content).to_bytes(4, "big") + said + crc32(said).to_bytes(4, "big")

    head = (1).to_bytes(4, "big") * 2 + bytes((16, kind, 0, 0, 0))
    chunks = chunk(b"IHDR", head) + (chunk(b"tRNS", clear) if clear else b"")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunks
        + chunk(b"IDAT", compress(b"\0" + values))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("content", "mode", "seen"),
    [
        (deep(2, b"\xff\x00\x80\x00\x00\x00"), "RGB", (255, 128, 0)),
        (deep(6, b"\xff\x00\x80\x00\x00\x00\x40\x00"), "RGBA", (255, 128, 0, 64)),
        (deep(4, b"\x80\x00\x40\x00"), "RGBA", (128, 128, 128, 64)),
        (deep(2, b"\xff\x00" * 3, clear=b"\xff\x00" * 3), "RGB", (255, 255, 255, 0)),
        (deep(0, b"\x80\x00", clear=b"\x80\x00"), "L", (128, 128, 128, 0)),
    ],
)
def test_colours_of_sixteen_bits_keep_what_a_screen_shows(
    tmp_path: Path, content: bytes, mode: str, seen: tuple[int, ...]
) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(content)
    found = read_image(path).content
    assert found[24] == 8
    with Image.open(BytesIO(found)) as image:
        shown = image.convert("RGBA" if len(seen) == 4 else image.mode)
        assert shown.getpixel((0, 0)) == seen
        assert image.mode in (mode, "LA")


def progressive(scans: int, side: int = 8, hidden: bytes = b"") -> bytes:
    """Return a JPEG whose last scan comes again and again, as many times as asked in all."""
    target = BytesIO()
    Image.new("L", (side, side), 90).save(target, "JPEG", progressive=True)
    content = target.getvalue()
    first, last = content.index(b"\xff\xda"), content.rindex(b"\xff\xda")
    before = content.count(b"\xff\xda")
    again = (hidden + content[last:-2]) * (scans - before)
    assert first < last
    return content[:-2] + again + b"\xff\xd9"


def test_a_photograph_is_scanned_a_hundred_times_at_most(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(progressive(100))
    check_image(path)
    path.write_bytes(progressive(101))
    with pytest.raises(PictureError, match="en 101 passages"):
        check_image(path)
    with pytest.raises(PictureError, match="en 101 passages"):
        read_image(path)


@pytest.mark.parametrize("hidden", [b"\xff\x01", b"\xff\xff", b"\xff\x00", b"\xff\xd0"])
def test_no_mark_hides_a_scan_from_the_count(tmp_path: Path, hidden: bytes) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(progressive(300, hidden=hidden))
    with pytest.raises(PictureError, match="en 300 passages"):
        check_image(path)


def test_scans_of_a_thumbnail_or_after_the_end_do_not_count(save: Save) -> None:
    path = save(photo(), "jpg", exif=b"Exif\0\0" + b"\xff\xda\0\2" * 200)
    path.write_bytes(path.read_bytes() + b"\xff\xda\0\2" * 200)
    check_image(path)


def test_a_large_photograph_is_scanned_fewer_times(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(progressive(60, side=6000))
    with pytest.raises(PictureError, match="en 60 passages, trop pour sa taille"):
        check_image(path)
