"""Pictures in a PDF: what was put in can be taken out again."""

import io
import re

import pytest
from PIL import Image

from bot import pictures
from bot.pdf import Pdf
from tests.bot.reading import objects, pixels


def written(*pages, title="海报"):
    file = io.BytesIO()
    with Pdf(file, title) as pdf:
        for page in pages:
            pdf.add(page, 200)
    return file.getvalue()


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P"])
def test_a_picture_is_in_the_file_pixel_by_pixel(mode):
    image = Image.linear_gradient("L").resize((200, 100)).convert("RGB").convert(mode)
    found = objects(written(pictures.png(image)))
    images = [thing for thing in found.values() if b"/Subtype /Image" in thing]
    assert len(images) == 1
    assert pixels(images[0]).convert("RGB").tobytes() == image.convert("RGB").tobytes()


def test_each_picture_is_a_page_of_its_size_in_the_order_of_adding():
    first, second = Image.new("RGB", (200, 400), "red"), Image.new("L", (400, 100), 9)
    found = objects(written(pictures.png(first), pictures.png(second)))
    kids = [int(number) for number in re.findall(rb"(\d+) 0 R", re.search(rb"/Kids \[(.*)\]", found[2])[1])]
    assert [re.search(rb"/MediaBox \[(.*?)\]", found[kid])[1] for kid in kids] == [
        b"0 0 72.00 144.00",
        b"0 0 144.00 36.00",
    ]
    assert b"/Count 2" in found[2]


def test_the_title_may_be_chinese():
    title = re.search(rb"/Title <(\w+)>", objects(written(title="郑州（驿站）"))[3])[1].decode()
    assert bytes.fromhex(title).decode("utf-16") == "郑州（驿站）"


def test_a_picture_that_a_pdf_would_show_wrong_is_refused():
    with pytest.raises(ValueError, match="transparency"):
        written(pictures.png(Image.new("RGBA", (2, 2))))


def test_a_file_that_was_broken_off_has_no_end():
    file = io.BytesIO()
    with pytest.raises(RuntimeError), Pdf(file, "x"):
        raise RuntimeError
    assert b"%%EOF" not in file.getvalue()
