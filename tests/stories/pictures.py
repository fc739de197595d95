"""Photos of one colour, by which one tells whose photo a message, or a piece of bytes, shows."""

import io

from PIL import Image, UnidentifiedImageError

RED, GREEN, BLUE = (200, 20, 20), (20, 160, 20), (20, 20, 200)
"""Colours that no picture of ours has in its middle."""

NEAR = 40


def picture(colour: tuple[int, int, int]) -> bytes:
    """Return a photo of one colour."""
    into = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(into, "JPEG")
    return into.getvalue()


def is_of(content: bytes, *colours: tuple[int, int, int]) -> bool:
    """Tell whether these bytes are a picture of one of these colours."""
    try:
        with Image.open(io.BytesIO(content)) as image:
            middle = image.convert("RGB").getpixel((image.width // 2, image.height // 2))
    except (UnidentifiedImageError, OSError):
        return False
    return any(all(abs(a - b) < NEAR for a, b in zip(middle, colour, strict=True)) for colour in colours)


def showing(chats, *colours: tuple[int, int, int]) -> list[str]:
    """Return which messages of ours in these chats show a photo of one of these colours."""
    messages = [message for chat in chats for message in chat.heard if message.photo]
    return [message.words or "-" for message in messages if is_of(message.photo.content, *colours)]
