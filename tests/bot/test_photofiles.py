"""What comes as a photo is told by its bytes, limited before it is unpacked, and keeps nothing but its pixels."""

import io
import resource
import struct
import time
import zipfile
import zlib

import pytest
from PIL import Image, PngImagePlugin

from bot import photofiles
from models.rules import RuleBroken

RED, BLUE = (220, 20, 20), (20, 20, 220)


def written(image: Image.Image, form: str, **more) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, form, **more)
    return buffer.getvalue()


def half_red(width: int = 60, height: int = 40) -> Image.Image:
    """A picture whose left half is red, the other blue."""
    image = Image.new("RGB", (width, height), BLUE)
    image.paste(RED, (0, 0, width // 2, height))
    return image


def opened(content: bytes) -> Image.Image:
    jpeg, width, height = photofiles.clean(content)
    image = Image.open(io.BytesIO(jpeg))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (width, height))
    return image


def refused(content: bytes) -> str:
    with pytest.raises(RuleBroken) as broken:
        photofiles.clean(content)
    return broken.value.key


def is_near(colour, other) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(colour, other, strict=True))


def png_header(width: int, height: int) -> bytes:
    """A PNG that says to be so large, and begins like one."""
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", zlib.compress(bytes(10**6))))
    body = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def webp_header(kind: str, width: int, height: int) -> bytes:
    told = {
        "VP8X": bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little"),
        "VP8L": b"\x2f" + (width - 1 | height - 1 << 14).to_bytes(4, "little"),
        "VP8 ": b"\x10\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height),
    }[kind]
    chunk = kind.encode() + struct.pack("<I", len(told)) + told
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk + bytes(40)


def test_where_and_with_what_a_photo_was_taken_is_gone_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "SomePhone"
    exif[0x8825] = {1: "N", 2: (34.0, 45.0, 0.0), 3: "E", 4: (113.0, 37.0, 0.0)}
    content = written(
        half_red(), "JPEG", exif=exif, comment=b"at home", xmp=b"<x:xmpmeta>secret</x:xmpmeta>", dpi=(7, 7)
    )
    assert {key for key in ("SomePhone", "at home", "secret") if key.encode() not in content} == set()
    jpeg, _, _ = photofiles.clean(content)
    image = opened(content)
    assert image.size == (40, 60)
    assert is_near(image.getpixel((20, 10)), RED)
    assert is_near(image.getpixel((20, 50)), BLUE)
    assert dict(image.getexif()) == {}
    assert not {"exif", "comment", "xmp", "icc_profile", "dpi"} & image.info.keys()
    assert [word for word in (b"Exif", b"SomePhone", b"at home", b"secret") if word in jpeg] == []


def test_texts_in_a_png_and_what_lies_behind_a_picture_are_gone():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", "somebody")
    jpeg, _, _ = photofiles.clean(written(half_red(), "PNG", pnginfo=texts) + b"appended")
    assert [word for word in (b"somebody", b"appended") if word in jpeg] == []


KINDS = {
    "JPEG": ("RGB", "L", "CMYK"),
    "PNG": ("RGB", "L", "P", "RGBA", "LA", "1", "I;16"),
    "WEBP": ("RGB", "RGBA"),
    "GIF": ("P", "L"),
    "BMP": ("RGB", "P", "1"),
}


@pytest.mark.parametrize(("form", "mode"), [(form, mode) for form, modes in KINDS.items() for mode in modes])
def test_every_kind_of_picture_that_is_read_becomes_a_jpeg(form, mode):
    given = half_red(130, 70).convert("L" if mode == "I;16" else mode)
    if mode == "I;16":
        given = given.convert(mode).point(lambda value: value * 256)
    image = opened(written(given, form))
    assert image.size == (130, 70)
    left, right = (image.convert("L").getpixel((x, 35)) for x in (20, 110))
    assert abs(left - right) > 20 or mode == "1", "two colours are still two"


@pytest.mark.parametrize("more", [{}, {"lossless": True}, {"exif": Image.Exif()}])
def test_all_three_kinds_of_webp_are_read(more):
    if "exif" in more:
        more["exif"][0x010F] = "SomePhone"
    assert opened(written(half_red(130, 70), "WEBP", **more)).size == (130, 70)


def test_of_one_that_moves_the_first_picture_counts_and_what_is_transparent_is_white():
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    image = opened(written(clear, "GIF", save_all=True, append_images=[half_red(50, 50)]))
    assert is_near(image.getpixel((25, 25)), (255, 255, 255))
    assert is_near(opened(written(clear, "PNG")).getpixel((25, 25)), (255, 255, 255))


@pytest.mark.parametrize(
    ("size", "becomes"),
    [((2048, 100), (2048, 103)), ((4000, 1000), (2048, 512)), ((1000, 4100), (500, 2048)), ((4096, 16), (2048, 103))],
)
def test_it_is_made_small_and_never_so_slim_that_telegram_refuses_it(size, becomes):
    assert opened(written(Image.new("RGB", size), "PNG")).size == becomes


def test_forty_million_pixels_are_read_and_not_one_row_more():
    assert opened(written(Image.new("1", (8000, 5000)), "PNG")).size == (2048, 1280)
    assert refused(written(Image.new("1", (8000, 5001)), "PNG")) == "photo-too-many-pixels"


@pytest.mark.parametrize(
    "content",
    [png_header(50_000, 50_000), png_header(10_000, 10_000), png_header(12_000, 4_000)]
    + [webp_header(kind, 16_000, 16_000) for kind in ("VP8X", "VP8L", "VP8 ")]
    + [b"GIF89a" + bytes(7) + b"," + struct.pack("<HHHHB", 0, 0, 60_000, 60_000, 0) + b"\2\0;"],
    ids=["png", "png between Pillow's limits", "png below them", "VP8X", "VP8L", "VP8", "gif"],
)
def test_a_bomb_is_refused_before_it_is_unpacked(content):
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refused(content) == "photo-too-many-pixels"
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert (grown < 50_000, time.monotonic() - began < 1) == (True, True)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.95])
def test_a_photo_that_did_not_arrive_whole_is_refused(form, share):
    content = written(Image.effect_noise((300, 300), 90), form)
    assert refused(content[: int(len(content) * share)]) == "photo-broken"


def test_too_many_bytes_are_refused():
    assert refused(b"\xff\xd8\xff" + bytes(20 * 1024 * 1024)) == "photo-too-big"


def a_zip() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.jpg", b"\xff\xd8\xff")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(300), "photo-heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + bytes(300), "photo-heic"),
        (written(half_red(), "AVIF"), "photo-heic"),
        (written(half_red(), "TIFF"), "photo-heic"),
        (a_zip(), "photo-none"),
        (b"%PDF-1.7\n" + bytes(300), "photo-none"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42" + bytes(300), "photo-none"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo-none"),
        (b"", "photo-none"),
        (b"\xff\xd8\xff", "photo-broken"),
    ],
    ids=["heic", "mif1", "avif", "tiff", "zip", "pdf", "mp4", "svg", "nothing", "three bytes"],
)
def test_what_is_no_photo_that_can_be_read_is_refused_with_its_own_sentence(content, key):
    assert refused(content) == key
