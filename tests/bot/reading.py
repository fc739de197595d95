"""Reading pictures back, as a phone or a person would."""

import io
import re
import zlib

import zxingcpp
from PIL import Image, ImageChops


def image(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


def codes(picture):
    """What the QR codes in a picture say, from top left to bottom right."""
    found = zxingcpp.read_barcodes(picture)
    return [one.text for one in sorted(found, key=lambda one: (one.position.top_left.y, one.position.top_left.x))]


def differs(one, other, corners=None, by=0):
    """Whether two pictures differ by more than this (of 255), anywhere or within these corners."""
    difference = ImageChops.difference(one, other)
    extremes = (difference.crop(corners) if corners else difference).getextrema()
    return max(most for _, most in extremes) > by


def of_one_colour(picture, corners):
    """Whether there is nothing within these corners; smoothing may change a colour by a little."""
    return all(most - least <= 12 for least, most in picture.crop(corners).getextrema())


def objects(pdf):
    """Every object by its number, found the way a reader does: by the table at the end."""
    table = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", pdf)[1])
    assert pdf[table : table + 5] == b"xref\n"
    count = int(re.match(rb"xref\n0 (\d+)\n", pdf[table:])[1])
    rows = pdf[pdf.index(b"\n", table + 5) + 1 :][: count * 20]
    found = {}
    for number in range(1, count):
        place = int(rows[number * 20 : number * 20 + 10])
        begin = b"%d 0 obj\n" % number
        assert pdf[place : place + len(begin)] == begin
        found[number] = pdf[place : pdf.index(b"endobj", place)]
    return found


def stream(thing):
    length = int(re.search(rb"/Length (\d+)", thing)[1])
    start = thing.index(b"stream\n") + 7
    assert thing[start + length :] == b"\nendstream\n"
    return thing[start : start + length]


def pixels(thing):
    """The picture inside an image object, through a PNG made of its parts."""
    facts = thing[: thing.index(b"stream\n")].decode()
    columns, rows, bits = (
        int(re.search(rf"/{name} (\d+)", facts)[1]) for name in ("Width", "Height", "BitsPerComponent")
    )
    palette = re.search(r"/Indexed /DeviceRGB (\d+) <(\w+)>", facts)
    colour = 3 if palette else 2 if "/DeviceRGB" in facts else 0
    header = columns.to_bytes(4, "big") + rows.to_bytes(4, "big") + bytes([bits, colour, 0, 0, 0])
    chunks = [(b"IHDR", header), (b"IDAT", stream(thing)), (b"IEND", b"")]
    if palette:
        assert int(palette[1]) == len(palette[2]) // 6 - 1
        chunks.insert(1, (b"PLTE", bytes.fromhex(palette[2])))
    packed = (
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big") for kind, data in chunks
    )
    return Image.open(io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(packed)))


def pages(pdf):
    """The pictures of a PDF, a page each, in their order."""
    return [pixels(thing).convert("RGB") for thing in objects(pdf).values() if b"/Subtype /Image" in thing]
