"""Writing pictures into a PDF, a page each, without loss and without holding them all in memory."""

import struct
from collections.abc import Iterator
from typing import BinaryIO, Self

CATALOGUE, PAGES, ABOUT = 1, 2, 3
"""Numbers of the objects that every PDF has; those of the pages follow."""

POINTS = 72
"""A PDF's units to the inch."""

_CHANNELS = {0: 1, 2: 3, 3: 1}
"""How many values a pixel has, by PNG's number for grey, colour and palette."""


class Pdf:
    """A PDF that grows in a binary file; leaving the `with` without an error finishes it."""

    def __init__(self, file: BinaryIO, title: str) -> None:
        self._file = file
        self._title = title
        self._at = 0
        self._places: dict[int, int] = {}
        self._pages: list[int] = []
        self._write(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._finish()

    def add(self, png: bytes, dpi: float) -> None:
        """Add a page that is filled by a picture: a PNG without transparency or interlacing.

        What the PNG holds goes into the file as it is. Raises ValueError for other pictures.
        """
        picture = ABOUT + 1 + 3 * len(self._pages)
        drawing, page = picture + 1, picture + 2
        columns, rows, facts, data = _unpacked(png)
        wide, high = (f"{pixels * POINTS / dpi:.2f}" for pixels in (columns, rows))
        self._object(picture, f"/Type /XObject /Subtype /Image {facts}", data)
        self._object(drawing, "", f"{wide} 0 0 {high} 0 0 cm /P Do".encode())
        shows = f"/Contents {drawing} 0 R /Resources << /XObject << /P {picture} 0 R >> >>"
        self._object(page, f"/Type /Page /Parent {PAGES} 0 R /MediaBox [0 0 {wide} {high}] {shows}")
        self._pages.append(page)

    def _finish(self) -> None:
        pages = " ".join(f"{page} 0 R" for page in self._pages)
        title = ("\ufeff" + self._title).encode("utf-16-be").hex()
        self._object(CATALOGUE, f"/Type /Catalog /Pages {PAGES} 0 R")
        self._object(PAGES, f"/Type /Pages /Count {len(self._pages)} /Kids [{pages}]")
        self._object(ABOUT, f"/Title <{title}>")
        start, count = self._at, len(self._places) + 1
        places = ["0000000000 65535 f \n"]
        places += [f"{self._places[number]:010} 00000 n \n" for number in range(1, count)]
        self._write(f"xref\n0 {count}\n{''.join(places)}".encode())
        facts = f"/Size {count} /Root {CATALOGUE} 0 R /Info {ABOUT} 0 R"
        self._write(f"trailer\n<< {facts} >>\nstartxref\n{start}\n%%EOF\n".encode())

    def _object(self, number: int, facts: str, stream: bytes | None = None) -> None:
        self._places[number] = self._at
        if stream is None:
            self._write(f"{number} 0 obj\n<< {facts} >>\nendobj\n".encode())
            return
        self._write(f"{number} 0 obj\n<< {facts} /Length {len(stream)} >>\nstream\n".encode())
        self._write(stream + b"\nendstream\nendobj\n")

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._at += len(data)


def _unpacked(png: bytes) -> tuple[int, int, str, bytes]:
    """Return a PNG's columns, rows, what a PDF must know to read its data, and its data."""
    chunks = list(_chunks(png))
    columns, rows, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if colour not in _CHANNELS or interlaced or any(kind == b"tRNS" for kind, _ in chunks):
        raise ValueError("a PNG with transparency or interlacing")
    channels = _CHANNELS[colour]
    space = "/DeviceRGB" if channels == 3 else "/DeviceGray"
    palette = next((content for kind, content in chunks if kind == b"PLTE"), b"")
    if colour == 3:
        space = f"[/Indexed /DeviceRGB {len(palette) // 3 - 1} <{palette.hex()}>]"
    # PNG's own filters are predictor 15 of a PDF.
    how = f"/Predictor 15 /Colors {channels} /BitsPerComponent {bits} /Columns {columns}"
    facts = (
        f"/Width {columns} /Height {rows} /BitsPerComponent {bits} /ColorSpace {space} "
        f"/Filter /FlateDecode /DecodeParms << {how} >>"
    )
    return columns, rows, facts, b"".join(content for kind, content in chunks if kind == b"IDAT")


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(png):
        length, kind = struct.unpack_from(">I4s", png, at)
        yield kind, png[at + 8 : at + 8 + length]
        at += 12 + length
