"""What came as a photo: told by its bytes, limited before it is unpacked, turned upright, freed of all metadata."""

import io
import struct
from math import ceil

import filetype
from PIL import Image

from models.rules import RuleBroken

MEGABYTES, MEGAPIXELS = 20, 40
"""What a photo may be at most; Telegram gives no larger file to a bot."""

LONG = 2048
"""Pixels of the longer side that are kept."""

SLIM = 20
"""How many times longer than the other a side may be: Telegram refuses to show others."""

QUALITY = 85

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/apng": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}
FORMATS |= {"image/bmp": "BMP"}
"""What is read, by what the first bytes say."""

_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How a picture is turned upright, by the EXIF standard's tag 0x0112."""

_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def clean(content: bytes, longest: int = LONG) -> tuple[bytes, int, int]:
    """Return a photo as JPEG without any metadata, with its width and height in pixels. Slow work.

    Its longer side has at most `longest` pixels. Raises RuleBroken, with a sentence for the person, for all that is no
    photo that can be read.
    """
    check_size(len(content))
    kind = filetype.guess(content)
    mime = kind.mime if kind else ""
    if mime not in FORMATS:
        raise RuleBroken("photo-heic" if mime.startswith("image/") else "photo-none")
    if mime == "image/webp":
        # Opening one makes room for all of its pixels already.
        _check_pixels(*_webp_size(content))
    try:
        with Image.open(io.BytesIO(content), formats=[FORMATS[mime]]) as picture:
            _check_pixels(*picture.size)
            image = _small(picture, longest)
    except RuleBroken:
        raise
    except _BOMBS:
        raise _too_many() from None
    except Exception:
        # What is wrong with a file decides what its reader stumbles over: there is no end to the kinds of errors.
        raise RuleBroken("photo-broken") from None
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=QUALITY, optimize=True)
    return buffer.getvalue(), image.width, image.height


def check_size(size: int) -> None:
    """Raise RuleBroken when a file of so many bytes is too big."""
    if size > MEGABYTES * 1024 * 1024:
        raise RuleBroken("photo-too-big", megabytes=MEGABYTES)


def _check_pixels(width: int, height: int) -> None:
    if width * height > MEGAPIXELS * 1_000_000:
        raise _too_many()


def _too_many() -> RuleBroken:
    return RuleBroken("photo-too-many-pixels", megapixels=MEGAPIXELS)


def _small(picture: Image.Image, longest: int) -> Image.Image:
    """Return the first picture of a file on white, upright, small enough, with nothing but its pixels."""
    flat = picture
    if picture.has_transparency_data:
        flat = picture.convert("RGBA")
    elif picture.mode.startswith("I;16"):
        flat = picture.point(lambda value: value * (1 / 256)).convert("L")  # else all but black would be white
    elif picture.mode not in ("RGB", "L"):
        flat = picture.convert("RGB")
    flat.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    turn = _TURNS.get(_orientation(picture))
    upright = flat.transpose(turn) if turn is not None else flat
    width, height = upright.size
    wide, high = max(width, ceil(height / SLIM)), max(height, ceil(width / SLIM))
    paper = Image.new("RGB", (wide, high), "white")
    place = ((wide - width) // 2, (high - height) // 2)
    paper.paste(upright, place, upright if upright.mode == "RGBA" else None)
    return paper


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # metadata that can't be read are as good as none
        return 1


def _webp_size(content: bytes) -> tuple[int, int]:
    """Return width and height that a WebP's header tells (RFC 9649)."""
    chunk = content[12:16]
    try:
        if chunk == b"VP8X":
            return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
        if chunk == b"VP8L":
            (bits,) = struct.unpack_from("<I", content, 21)
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        width, height = struct.unpack_from("<HH", content, 26)
    except struct.error:
        raise RuleBroken("photo-broken") from None
    return width & 0x3FFF, height & 0x3FFF
