"""Small groups: which numbers about parts of a group may be told, so that none can be traced to a few people.

A group of people is parted in two ways at once (by trade and by street), and numbers of each part are told beside those
of the whole. Who knows all of them can add and subtract them. Whatever that comes to concerns the people in whom two
sides of such a sum differ; seen as a graph of trades and streets, with the people of both as the weight between them,
these are the cuts of the graph. So numbers may be told when no cut is lighter than the smallest group that may be
spoken of: `safe` looks at all of them.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

Part = tuple[Hashable, ...]
"""What is told as one: a single trade, say, or those that are too small by themselves."""

MOST = 8
"""Parts in the first way: all their subsets are looked at."""

Cells = Mapping[tuple[int, int], int]
"""How many people are in the part of this place in the first way, and of that place in the second."""


def parts(sizes: Mapping[Hashable, int], smallest: int, most: int | None = None) -> list[Part]:
    """Return the parts of a group, the biggest first, those that are too small joined at the end.

    What is joined is no smaller than the smallest either, with the next bigger part if need be; a group that falls into
    one part alone has none.
    """
    shown = sorted((key for key, size in sizes.items() if size), key=lambda key: (-sizes[key], str(key)))
    joined: list[Hashable] = []
    while shown and (sizes[shown[-1]] < smallest or (most is not None and len(shown) + bool(joined) > most)):
        joined.append(shown.pop())
    while shown and 0 < sum(sizes[key] for key in joined) < smallest:
        joined.append(shown.pop())
    found = [(key,) for key in shown] + ([tuple(joined)] if joined else [])
    return found if len(found) > 1 else []


def agreed(
    people: Sequence[tuple[Hashable, Hashable]], smallest: int, most: int = MOST
) -> tuple[list[Part], list[Part]]:
    """Return the parts of a group in two ways that can be told beside each other; `people` names both for each.

    Where they can't, streets (the second way) are joined until they can, or none is left.
    """
    first = parts(Counter(one for one, _ in people), smallest, most)
    second = parts(Counter(other for _, other in people), smallest)
    while second and not safe(cells(people, first, second), smallest):
        sizes = {part: sum(other in part for _, other in people) for part in second}
        second = sorted(second, key=lambda part: -sizes[part])
        second = [*second[:-2], (*second[-2], *second[-1])] if len(second) > 2 else []
    return first, second


def cells(people: Iterable[tuple[Hashable, Hashable]], first: Sequence[Part], second: Sequence[Part]) -> Cells:
    """Return how many people are in which two parts; a way without parts has the whole as its one part."""
    rows = {key: place for place, part in enumerate(first) for key in part}
    columns = {key: place for place, part in enumerate(second) for key in part}
    return Counter((rows.get(one, 0), columns.get(other, 0)) for one, other in people)


def safe(found: Cells, smallest: int) -> bool:
    """Tell whether nothing that follows from the numbers of all these parts concerns too few people."""
    rows = sorted({row for row, _ in found})
    columns = Counter[int]()
    for (_, column), count in found.items():
        columns[column] += count
    if any(0 < count < smallest for count in columns.values()):
        return False
    for size in range(1, len(rows)):
        for chosen in combinations(rows, size):
            inside = Counter[int]()
            for (row, column), count in found.items():
                inside[column] += count * (row in chosen)
            lightest = sum(min(inside[column], whole - inside[column]) for column, whole in columns.items())
            if 0 < lightest < smallest:
                return False
    return True
