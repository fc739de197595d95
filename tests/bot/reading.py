"""Reading pictures back, as a phone or a person would."""

import io

import zxingcpp
from PIL import Image, ImageChops


def image(png):
    return Image.open(io.BytesIO(png)).convert("RGB")


def codes(picture):
    """What the QR codes in a picture say, from top left to bottom right."""
    found = zxingcpp.read_barcodes(picture)
    return [one.text for one in sorted(found, key=lambda one: (one.position.top_left.y, one.position.top_left.x))]


def differs(one, other, corners=None):
    """Whether two pictures differ, anywhere or within these corners."""
    difference = ImageChops.difference(one, other)
    return (difference.crop(corners) if corners else difference).getbbox() is not None


def of_one_colour(picture, corners):
    """Whether there is nothing within these corners; smoothing may change a colour by a little."""
    return all(most - least <= 12 for least, most in picture.crop(corners).getextrema())
