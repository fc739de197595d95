"""Pictures and files: what was uploaded, by which ids it is known, and how it is downloaded again."""

import io
import mimetypes
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from PIL import Image

from bot.sandbox.refusals import bad

MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024
MAX_UPLOAD = 50 * 1024 * 1024
THUMBNAIL = 320
STARTS = {
    "photo": "AgACAgUAAxkB",
    "document": "BQACAgUAAxkB",
    "video": "BAACAgUAAxkB",
    "animation": "CgACAgUAAxkB",
}


@dataclass(slots=True)
class Upload:
    """A file that came with a call."""

    content: bytes
    name: str
    mime: str


@dataclass
class File:
    """A file that Telegram keeps; `kind` is "photo", "document", "video" or "animation"."""

    id: str
    unique_id: str
    kind: str
    stored: bytes | None = field(repr=False)
    path: str
    name: str | None = None
    mime: str | None = None
    width: int = 0
    height: int = 0
    duration: int = 0
    thumbnail: "File | None" = field(default=None, repr=False)
    sizes: list["File"] = field(default_factory=list, repr=False)

    @property
    def size(self) -> int:
        """Tell the size in bytes."""
        return len(self.content)

    @cached_property
    def content(self) -> bytes:
        """Give the content; a picture's small size is drawn when first wanted."""
        if self.stored is not None:
            return self.stored
        return _shrunk(self.sizes[-1].content, (self.width, self.height))


def _shrunk(content: bytes, size: tuple[int, int]) -> bytes:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            small = picture.convert("RGB")
            small.thumbnail(size)
    except (OSError, ValueError, Image.DecompressionBombError):
        small = Image.new("RGB", size)
    into = io.BytesIO()
    small.save(into, "JPEG")
    return into.getvalue()


class Files:
    """All files, by file_id and by path."""

    def __init__(self) -> None:
        self.by_id: dict[str, File] = {}
        self.by_path: dict[str, File] = {}

    def keep_document(self, content: bytes, name: str, mime: str | None = None) -> File:
        """Keep a file as it is."""
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        ending = mimetypes.guess_extension(mime) or ".bin"
        return self._keep("document", content, ending, name=name, mime=mime)

    def keep_video(self, content: bytes, kind: str, name: str, mime: str | None, **shown: Any) -> File:
        """Keep a "video" or an "animation"; `shown` may be width, height (pixels), duration (seconds), thumbnail."""
        mime = mime or mimetypes.guess_type(name)[0] or "video/mp4"
        ending = mimetypes.guess_extension(mime) or ".mp4"
        return self._keep(kind, content, ending, name=name, mime=mime, **shown)

    def keep_photo(self, content: bytes, size: tuple[int, int]) -> File:
        """Keep a picture in two sizes and give the large one; `size` is width and height in pixels."""
        width, height = size
        ratio = min(1.0, THUMBNAIL / max(width, height, 1))
        large = self._keep("photo", content, ".jpg", width=width, height=height)
        small = self._keep("photo", None, ".jpg", width=max(1, int(width * ratio)), height=max(1, int(height * ratio)))
        large.sizes = small.sizes = [small, large]
        return large

    def _keep(self, kind: str, content: bytes | None, ending: str, **rest: Any) -> File:
        path = f"{kind}s/file_{len(self.by_path)}{ending}"
        unique = "AQAD" + secrets.token_urlsafe(9)
        file = File(STARTS[kind] + secrets.token_urlsafe(24), unique, kind, content, path, **rest)
        self.by_id[file.id] = self.by_path[path] = file
        return file


def picture_size(content: bytes) -> tuple[int, int]:
    """Tell width and height of a picture; refuse what Telegram could not process as a photo."""
    if len(content) > MAX_PHOTO:
        raise bad("file is too big")
    try:
        with Image.open(io.BytesIO(content)) as picture:
            width, height = picture.size
            picture.verify()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise bad("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return width, height


def probable_size(content: bytes) -> tuple[int, int]:
    """Read a picture's size from its head, whatever follows; what is no picture gets a usual one."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            return picture.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 1280, 960
