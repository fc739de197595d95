"""A ranking as a picture, which people pass on: those who agreed to be named, and nobody's own rank besides."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from PIL import Image, ImageDraw
from PIL.ImageDraw import ImageDraw as Pen

from bot import dates, pictures, standingviews
from bot.kit import Kit
from bot.posterpage import CREAM, GOLD, INK, PALE, PAPER, RED, SOFT, cup
from bot.sending import Gone
from bot.standingviews import PAGE, View
from bot.texts import plain
from models import areas, periods, standings
from models.rules import RuleBroken
from models.standings import Board

PICTURE = "ranking"
"""What `made` says in the recipe."""

WIDTH, EDGE = 1080, 56
HEADER, ROW, BELOW = 214, 84, 92
INSIDE = WIDTH - 2 * EDGE

NAMES, NUMBERS = EDGE + 100, 260
"""Where names begin, and how wide points are at most."""

MEDALS = {1: ("#f0b429", INK), 2: ("#c3c9d0", INK), 3: ("#cd8b52", PAPER)}
"""Colours of the disc and of the number on it."""

DISC = 60


@dataclass(frozen=True)
class Ranking:
    """What stands on the picture, in the words of its language; `lines` are rank, name and points."""

    title: str
    scope: str
    count: str
    lines: Sequence[tuple[int, str, str]]
    empty: str
    foot: str
    brand: str


def recipe(person: int, language: str, view: View) -> dict[str, Any]:
    """Return what `picture` is made from."""
    where = {"period": view.period.code, "scope": view.scope, "first": view.first}
    return {"made": PICTURE, "person": person, "language": language, **where}


async def picture(kit: Kit, recipe: Mapping[str, Any]) -> tuple[bytes, str]:
    """Return a page of a ranking as PNG. Raises Gone when this person may not see it, or there is no such scope."""
    language, district = recipe["language"], kit.district
    period = periods.read(recipe["period"])
    async with kit.database.read() as session:
        atlas = await areas.atlas(session)
        scope = standingviews.scope_of(district, atlas, recipe["scope"])
        if period is None or scope is None:
            raise Gone
        try:
            await standings.require_viewer(session, recipe["person"])
        except RuleBroken:
            raise Gone from None
        board = await standings.board(session, period, scope, None, recipe["first"], PAGE)
    view = View(period, recipe["scope"], recipe["first"])
    name = standingviews.scope_name(language, district, atlas, view.scope)
    return await asyncio.to_thread(draw, _ranking(kit, language, name, view, board)), "ranking.png"


def draw(ranking: Ranking) -> bytes:
    """Return the picture as PNG, WIDTH pixels wide."""
    high = HEADER + 30 + ROW * max(1, len(ranking.lines)) + BELOW
    image = Image.new("RGB", (WIDTH, high), CREAM)
    pen = ImageDraw.Draw(image)
    _header(image, pen, ranking)
    y = HEADER + 30
    for line in ranking.lines:
        _line(image, pen, line, y)
        y += ROW
    if not ranking.lines:
        face, words = pictures.fitted(ranking.empty, INSIDE, 1, (32, 28, 24))
        pictures.write(pen, (WIDTH / 2, y + 20), words, face, SOFT, align="centre")
    _footer(pen, ranking, high - BELOW + 22)
    return pictures.png(pictures.flat(image))


def _ranking(kit: Kit, language: str, scope: str, view: View, board: Board) -> Ranking:
    today = kit.clock.now().astimezone(kit.district.zone).date()
    state = standingviews.state(board, view.period, today)
    lines = [(one.rank, one.name, plain(language, "rank-picture-points", points=one.score)) for one in board.lines]
    return Ranking(
        title=plain(language, "rank-picture-title"),
        scope=f"{scope} · {standingviews.period_name(language, view.period)}",
        count=plain(language, "rank-picture-count", count=board.count, state=state, date=dates.full(today, language)),
        lines=lines,
        empty=plain(language, "rank-picture-none"),
        foot=plain(language, "rank-picture-foot"),
        brand=plain(language, "card-picture-brand"),
    )


def _header(image: Image.Image, pen: Pen, ranking: Ranking) -> None:
    pen.rectangle((0, 0, WIDTH, HEADER - 1), RED)
    pen.rectangle((0, HEADER, WIDTH, HEADER + 5), GOLD)
    image.paste(CREAM, (EDGE, 52), cup(104))
    left, wide = EDGE + 144, INSIDE - 144
    face, lines = pictures.fitted(ranking.title, wide, 1, (60, 52, 44), bold=True)
    pictures.write(pen, (left - 2, 22), lines, face, PAPER)
    face, lines = pictures.fitted(ranking.scope, wide, 1, (34, 30, 26, 23, 20), bold=True)
    pictures.write(pen, (left, 106), lines, face, GOLD)
    face, lines = pictures.fitted(ranking.count, wide, 1, (27, 24, 21))
    pictures.write(pen, (left, 158), lines, face, CREAM)


def _line(image: Image.Image, pen: Pen, line: tuple[int, str, str], y: float) -> None:
    rank, name, points = line
    middle = y + ROW / 2
    disc, colour = MEDALS.get(rank, (None, SOFT))
    if disc:
        image.paste(disc, (EDGE + 4, round(middle) - DISC // 2), _disc())
    face, words = pictures.fitted(str(rank), 72, 1, (34, 30, 26, 22, 18, 15), bold=True)
    _middle(pen, (EDGE + 34, middle), words[0], face, colour, "m")
    face, words = pictures.fitted(points, NUMBERS, 1, (36, 32, 28, 24, 20), bold=True)
    _middle(pen, (WIDTH - EDGE, middle), words[0], face, RED, "r")
    room = WIDTH - EDGE - face.getlength(words[0]) - 30 - NAMES
    face, words = pictures.fitted(pictures.without_emoji(name), room, 1, (40, 36, 32, 28, 24), bold=disc is not None)
    _middle(pen, (NAMES, middle), words[0], face, INK, "l")
    pen.rectangle((EDGE, y + ROW - 2, WIDTH - EDGE, y + ROW - 1), GOLD if rank < len(MEDALS) else "#f3e3c6")


@cache
def _disc() -> Image.Image:
    """Return the shape of a medal, with a smooth edge."""
    big = Image.new("L", (DISC * 4, DISC * 4), 0)
    ImageDraw.Draw(big).ellipse((0, 0, DISC * 4 - 1, DISC * 4 - 1), 255)
    return big.resize((DISC, DISC), Image.Resampling.LANCZOS)


def _middle(pen: Pen, place: tuple[float, float], words: str, face: Any, colour: str, align: str) -> None:
    """Write one line with its middle at this height; `align` is l, m or r."""
    below = pictures.BASELINE - 0.5
    pen.text((round(place[0]), round(place[1] + below * face.size)), words, colour, face, f"{align}s")


def _footer(pen: Pen, ranking: Ranking, y: float) -> None:
    brand = pictures.font(24)
    pictures.write(pen, (WIDTH - EDGE, y + 6), [ranking.brand], brand, PALE, align="right")
    room = INSIDE - brand.getlength(ranking.brand) - 30
    face, words = pictures.fitted(ranking.foot, room, 1, (25, 23, 21, 19, 17))
    pictures.write(pen, (EDGE, y + 5), words, face, SOFT)
