"""The layout of Graphviz dot: columns by level, curves that keep clear of boxes.

Graphviz is asked for coordinates only, in the caller's process when the picture is small, in a
child process with a time limit when it is not. It sees numbers, never a word of the data.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.util import find_spec
from itertools import pairwise
from math import isfinite
from pathlib import Path
from random import Random
from threading import Lock
from typing import Final

from graph.layout import dot_child
from graph.layout.bands import bands
from graph.layout.crossings import straight_crossings
from graph.layout.curves import arc, bent, ported
from graph.layout.dot_child import Found, Question
from graph.layout.frame import framed, headers
from graph.layout.routes import around
from graph.layout.values import COLUMNS, ROWS, Item, Layout, Pair, Point, Sizes

RUNS: Final = 6
"""Orders in which Graphviz meets the boxes, twice: with links inside columns and without."""

MOST_BOXES: Final = 400
MOST_STEPS: Final = 3_000
"""More boxes, or more columns passed by all links together, are refused."""

SMALL: Final = 200
"""Up to so many steps Graphviz runs in this process."""

_LOCK: Final = Lock()
"""Graphviz is not safe for threads."""


def dot(
    items: Iterable[Item],
    links: Iterable[Pair],
    *,
    rows: bool = False,
    sizes: Sizes | None = None,
    seconds: float = 10,
) -> Layout | None:
    """Place items and draw links with Graphviz.

    Of several answers the one with the fewest crossings of straight lines between centres is
    taken. Columns are not split: `Sizes.most` is for `arrange`.

    Parameters
    ----------
    items
        What to place; their order does not matter.
    links
        Pairs of ids.
    rows
        Levels as rows from bottom to top instead of columns from left to right.
    sizes
        In units of the drawing. Default: `ROWS` or `COLUMNS`.
    seconds
        For a picture that is computed in a child process; small ones take far less.

    Returns
    -------
    Layout or None
        With curved routes; the same for the same input. None without a pygraphviz that works,
        for more than `MOST_BOXES` boxes or `MOST_STEPS` steps, and when Graphviz fails or the
        time is over.
    """
    sizes = sizes or (ROWS if rows else COLUMNS)
    by_id = {item.id: item for item in sorted(items, key=lambda item: (item.kind, item.id))}
    pairs = sorted({pair for pair in links if pair[0] != pair[1] and by_id.keys() >= {*pair}})
    keys, ranks = _ranks(by_id, rows=rows)
    numbers = {each: number for number, each in enumerate(each for rank in ranks for each in rank)}
    rank_of = {each: at for at, rank in enumerate(ranks) for each in rank}
    inner = [pair for pair in pairs if rank_of.keys() >= {*pair}]
    steps = len(inner) + sum(abs(rank_of[a] - rank_of[b]) for a, b in inner)
    if find_spec("pygraphviz") is None or len(by_id) > MOST_BOXES or steps > MOST_STEPS:
        return None
    answers = _asked(_questions(numbers, ranks, rank_of, inner, sizes, rows=rows), steps, seconds)
    layouts = [
        _layout(answer, question, by_id, pairs, keys=keys, ranks=ranks, sizes=sizes)
        for question, found in answers
        for answer in found
        if _sound(answer, question)
    ]
    return min(
        layouts,
        key=lambda each: (straight_crossings(each.positions, pairs), each.width * each.height),
        default=None,
    )


def _ranks(by_id: Mapping[str, Item], *, rows: bool) -> tuple[list[int | None], list[list[str]]]:
    """Return the columns that are not empty, and their keys; bands are rows among rows."""
    found: dict[tuple[int, int, int], list[str]] = {}
    for each, item in by_id.items():
        if item.column is not None:
            found.setdefault((0, item.column, item.part), []).append(each)
        elif rows:
            found.setdefault((1 if item.band == "top" else -1, 0, 0), []).append(each)
    places = sorted(found)
    return [None if at else key for at, key, _ in places], [found[place] for place in places]


def _questions(
    numbers: Mapping[str, int],
    ranks: Sequence[Sequence[str]],
    rank_of: Mapping[str, int],
    pairs: Iterable[Pair],
    sizes: Sizes,
    *,
    rows: bool,
) -> list[Question]:
    """Return what to ask: without the links inside columns, and with them if there are any."""
    ahead: set[tuple[int, int, int]] = set()
    inside: set[tuple[int, int, int]] = set()
    for one, other in pairs:
        low, high = sorted((one, other), key=lambda each: (rank_of[each], numbers[each]))
        links = inside if rank_of[low] == rank_of[high] else ahead
        links.add((numbers[low], numbers[high], 1))
    orders = [list(range(len(numbers)))]
    for seed in range(1, RUNS):
        orders.append(orders[0].copy())
        Random(seed).shuffle(orders[-1])  # noqa: S311 - no secret
    return [
        Question(
            rows=rows,
            width=sizes.width,
            height=sizes.height,
            across=sizes.gap_x if rows else sizes.gap_y,
            along=sizes.gap_y if rows else sizes.gap_x,
            ranks=[[numbers[each] for each in rank] for rank in ranks],
            links=sorted(chosen),
            orders=orders,
        )
        for chosen in ([ahead, ahead | inside] if inside else [ahead])
    ]


def _asked(
    questions: Sequence[Question], steps: int, seconds: float
) -> list[tuple[Question, list[Found]]]:
    """Return the answers; none when anything goes wrong."""
    if not questions[0]["ranks"]:
        return [(questions[0], [Found(places=[], curves=[])])]
    try:
        if steps > SMALL:
            found = _apart(questions, seconds)
        else:
            with _LOCK:
                found = [dot_child.solve(question) for question in questions]
    except (ImportError, OSError, ValueError, KeyError, TypeError, subprocess.SubprocessError):
        return []
    return list(zip(questions, found, strict=True))


def _apart(questions: Sequence[Question], seconds: float) -> list[list[Found]]:
    """Ask a child process, which is killed when the time is over.

    Raises
    ------
    OSError, subprocess.SubprocessError
        When it cannot be started, ends badly or takes too long.
    ValueError
        When it does not answer with JSON.
    """
    if not sys.executable or getattr(sys, "frozen", False):
        msg = "there is no interpreter to start"
        raise OSError(msg)
    ran = subprocess.run(  # noqa: S603 - our own program, by its path
        [sys.executable, "-P", str(Path(dot_child.__file__))],
        input=json.dumps(questions).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=seconds,
        check=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    found: list[list[Found]] = json.loads(ran.stdout)
    return found


def _sound(answer: Found, question: Question) -> bool:
    """Tell whether everything has a place, ranks are in order and no boxes overlap."""
    along, across = (1, 0) if question["rows"] else (0, 1)
    size = question["width" if question["rows"] else "height"]
    thick = question["height" if question["rows"] else "width"]
    places = [tuple(place) for place in answer["places"]]
    if not all(isfinite(value) for place in places for value in place):
        return False
    sign = -1 if question["rows"] else 1
    ranks = [[places[number] for number in rank] for rank in question["ranks"]]
    ends = [(min(p[along] * sign for p in r), max(p[along] * sign for p in r)) for r in ranks]
    in_order = all(one[1] + thick <= other[0] for one, other in pairwise(ends))
    return in_order and all(
        b - a >= size for rank in ranks for a, b in pairwise(sorted(p[across] for p in rank))
    )


def _layout(
    answer: Found,
    question: Question,
    by_id: Mapping[str, Item],
    pairs: Sequence[Pair],
    *,
    keys: Sequence[int | None],
    ranks: Sequence[Sequence[str]],
    sizes: Sizes,
) -> Layout:
    rows = question["rows"]
    names = [each for rank in ranks for each in rank]
    places = [(float(x), float(y)) for x, y in answer["places"]]
    positions: dict[str, Point] = dict(zip(names, places, strict=True))
    routes: dict[Pair, tuple[Point, ...]] = {}
    rank_of = {each: at for at, rank in enumerate(ranks) for each in rank}
    for (tail, head, _), curve in zip(question["links"], answer["curves"], strict=True):
        one, other = names[tail], names[head]
        if rank_of[one] != rank_of[other]:
            points = tuple((float(x), float(y)) for x, y in curve)
            routes[one, other], routes[other, one] = points, points[::-1]
    routes = {pair: routes[pair] for pair in pairs if pair in routes}
    routes = ported(routes, positions, sizes, rows=rows)
    routes |= {
        pair: arc(positions, pair, sizes, rows=rows)
        for pair in pairs
        if pair not in routes and rank_of.keys() >= {*pair}
    }
    if not rows:
        lines = [point for points in routes.values() for point in points]
        positions |= bands(by_id, positions, pairs, sizes, lines)
        for pair in pairs:
            if pair not in routes:
                routes[pair] = bent(around(positions, pair, sizes), sizes.gap_y)
    along = 1 if rows else 0
    centres = [positions[rank[0]][along] for rank in ranks]
    stretches = headers(keys, centres, sizes, rows=rows)
    return framed(positions, routes, stretches, sizes, rows=rows, curved=True)
