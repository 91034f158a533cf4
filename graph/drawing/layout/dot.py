"""The layout of Graphviz dot: columns by level, lines that keep clear of boxes.

Graphviz is asked for coordinates only, in the caller's process when the picture is small, in a
child process with a time limit when it is not. It sees numbers, never a word of the data.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from random import Random
from typing import Final

from graph.drawing.layout.arrange import arrange
from graph.drawing.layout.ask import ask
from graph.drawing.layout.crossings import crossings, straight_crossings, untangled
from graph.drawing.layout.curves import arc, bent, flow, sampled
from graph.drawing.layout.dot_child import Found, Question
from graph.drawing.layout.frame import bands, framed
from graph.drawing.layout.ranked import Ranked, ranked
from graph.drawing.layout.routes import around
from graph.drawing.layout.values import COLUMNS, ROWS, Item, Layout, Pair, Point, Sizes

RUNS: Final = ((16, 8, 8), (80, 6, 4), (400, 3, 0))
"""For pictures of at most so many boxes: in how many orders Graphviz meets the boxes (twice, with
links inside columns and without, unless there are many steps), and how many of its answers are
untangled further."""

WEIGHTS: Final = ((1, 1), (2, 1), (1, 4))
"""How straight short and long links should be; each gives other places to the same order."""

_PIECES: Final = 4
LAST: Final = 6
"""Of so many answers with few crossings of straight lines those of the curves are counted."""

MOST_BOXES: Final = RUNS[-1][0]
MOST_STEPS: Final = 3_000
"""More boxes are refused, and more steps: columns that all links together go on by. So many steps
take Graphviz about 2 s each time it is asked, twice as many 10 s; memory stays below 200 MB."""

TINY: Final = RUNS[0][0]
"""Up to so many boxes all weights are tried from the start."""

SMALL_BOXES: Final = RUNS[-2][0]
SMALL_STEPS: Final = 400
"""Up to so many Graphviz runs in this process, less than 0.1 s each time, and answers are
untangled further."""


def dot(
    items: Iterable[Item],
    links: Iterable[Pair],
    *,
    rows: bool = False,
    sizes: Sizes | None = None,
    seconds: float = 10,
) -> Layout | None:
    """Place items and draw links with Graphviz, as curves; the same for the same input.

    Of several answers the one with the fewest crossings is taken: those of straight lines between
    centres, and in small pictures those of the lines as they are drawn, added up. Columns are not
    split: `Sizes.most` is for `arrange`, whose parameters these are. A picture that is not small is
    computed in a child process, within some seconds. None without a pygraphviz that works, for more
    than `MOST_BOXES` boxes or `MOST_STEPS` steps, and when Graphviz fails or the time is over.
    """
    frame = ranked(items, links, sizes or (ROWS if rows else COLUMNS), rows=rows)
    if not find_spec("pygraphviz") or len(frame.items) > MOST_BOXES or frame.steps > MOST_STEPS:
        return None
    if not frame.ranks:
        return _drawn(frame, frame.question(()), Found(places=[], curves=[]))
    best = _best(frame, time.monotonic() + seconds)
    return best and _drawn(frame, *best)


def _best(frame: Ranked, end: float) -> tuple[Question, Found] | None:
    """Return the answer with the fewest crossings, in a small picture of many answers."""
    small = len(frame.names) <= SMALL_BOXES and frame.steps <= SMALL_STEPS
    amounts = [each[1:] for each in RUNS if len(frame.names) <= each[0]]
    runs, finalists = amounts[0] if small else amounts[-1]
    orders = [list(range(len(frame.names)))]
    for seed in range(1, runs):
        orders.append(orders[0].copy())
        Random(seed).shuffle(orders[-1])  # noqa: S311 - no secret

    def asked(*questions: Question) -> list[tuple[Question, Found]]:
        left = max(end - time.monotonic(), 0.1)
        return ask(questions, apart=not small, seconds=left)

    def cost(answer: tuple[Question, Found]) -> tuple[int, float]:
        places = _places(answer[1]["places"])
        positions = _positions(frame, places)
        spread = [frame.turned(place)[1] for place in places]
        return straight_crossings(positions, frame.pairs), max(spread) - min(spread)

    def across(places: Sequence[Point]) -> list[int]:
        return sorted(orders[0], key=lambda number: frame.turned(places[number])[1])

    if not small:
        return min(asked(frame.question(orders)), key=cost, default=None)
    first = [
        frame.question(orders, inside=inside, weights=each)
        for inside in sorted({False, bool(frame.inside)})
        for each in (WEIGHTS if len(frame.names) <= TINY else WEIGHTS[:1])
    ]
    answers = sorted(asked(*first), key=cost)
    seeds = [_places(answer["places"]) for _, answer in answers[:finalists]]
    if seeds:
        own = arrange(frame.items.values(), frame.pairs, rows=frame.rows, sizes=frame.sizes)
        seeds.append([own.positions[name] for name in frame.names])
        links = [*frame.ahead, *frame.inside]
        better = [across(untangled(seed, frame.ranks, links)) for seed in seeds]
        kept = [frame.question(better, kept=True, weights=each) for each in WEIGHTS]
        answers += asked(*kept)
    return min(
        sorted(answers, key=cost)[:LAST],
        key=lambda answer: (_as_drawn(_drawn(frame, *answer)) + cost(answer)[0], cost(answer)),
        default=None,
    )


def _as_drawn(layout: Layout) -> int:
    """Count the crossings of curves; those in both directions are one."""
    return crossings(
        {(min(a, b), max(a, b)): sampled(way, _PIECES) for (a, b), way in layout.routes.items()}
    )


def _places(places: Iterable[Sequence[float]]) -> list[Point]:
    """Return points, whether they come from JSON or not."""
    return [(float(x), float(y)) for x, y in places]


def _positions(
    frame: Ranked, places: Iterable[Point], lines: Sequence[Point] = ()
) -> dict[str, Point]:
    """Return the centres of all items."""
    positions = dict(zip(frame.names, places, strict=True))
    if not frame.rows:
        positions |= bands(frame, positions, lines)
    return positions


def _drawn(frame: Ranked, question: Question, answer: Found) -> Layout:
    places = _places(answer["places"])
    positions = dict(zip(frame.names, places, strict=True))
    centres = [frame.turned(places[rank[0]])[0] for rank in frame.ranks]
    ways: dict[Pair, list[Point]] = {}
    for (tail, head), curve in zip(question["links"], answer["curves"], strict=True):
        one, other = frame.names[tail], frame.names[head]
        ways[one, other] = _places(curve)
        ways[other, one] = ways[one, other][::-1]
    inside = {frozenset((frame.names[a], frame.names[b])) for a, b in frame.inside}
    between = {pair: ways[pair] for pair in frame.pairs if pair in ways and {*pair} not in inside}
    routes = flow(frame, between, positions, centres)
    routes |= {pair: arc(frame, positions, pair) for pair in frame.pairs if {*pair} in inside}
    lines = [point for points in routes.values() for point in points]
    positions = _positions(frame, places, lines)
    for pair in frame.pairs:
        if pair not in routes:
            routes[pair] = bent(around(positions, pair, frame.sizes), frame.sizes.gap_y)
    columns = zip(frame.keys, centres, strict=True)
    return framed(frame, positions, routes, columns, curved=True)
