"""Graphviz itself: numbered boxes in ranks in, coordinates out.

Knows numbers only; no label or id of any data comes here. It runs in the caller's process, or as
a program that reads a question as JSON from its input and writes the answer to its output, so
that it can be stopped and may even end badly without harm. It imports nothing of this package:
as a program it is started by its path.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from typing import Any, Final, TypedDict

Place = tuple[float, float]

_POINTS: Final = 72
"""Units of a drawing in an inch of Graphviz."""


class Question(TypedDict):
    """What Graphviz is asked.

    `ranks` are the numbers of the boxes in each rank, `links` are (tail, head) with the tail in
    a rank not later than the head's. `width` and `height` of a box and `across` and `along`, the
    gaps inside and between ranks, are units of the drawing. `orders` are lists of all numbers:
    Graphviz meets the boxes in each of these orders, and answers once for each; it keeps to the
    order inside the ranks if `kept`. `weights` say how straight links between neighbouring ranks
    and longer ones should be.
    """

    rows: bool
    width: float
    height: float
    across: float
    along: float
    ranks: list[list[int]]
    links: list[tuple[int, int]]
    orders: list[list[int]]
    kept: bool
    weights: tuple[int, int]


class Found(TypedDict):
    """Centres of the boxes in the order of their numbers, and curves in the order of the links.

    A curve is a start and three points for each cubic Bezier curve; y downwards.
    """

    places: list[Place]
    curves: list[list[Place]]


def solve(question: Question) -> list[Found]:
    """Return what Graphviz finds, once for each order.

    An `ImportError` means that there is no pygraphviz, or its library does not load; a `ValueError`
    or `KeyError`, that Graphviz leaves something without a place.
    """
    return [_solve(question, order) for order in question["orders"]]


def _solve(question: Question, order: list[int]) -> Found:
    import pygraphviz  # noqa: PLC0415 - not there on every machine

    drawn: Any = pygraphviz.AGraph(directed=True, strict=True)
    try:
        drawn.graph_attr.update(
            rankdir="BT" if question["rows"] else "LR",
            nodesep=question["across"] / _POINTS,
            ranksep=question["along"] / _POINTS,
            splines="spline",
        )
        drawn.node_attr.update(
            label="",
            shape="box",
            fixedsize="true",
            width=question["width"] / _POINTS,
            height=question["height"] / _POINTS,
        )
        ends = {"tailport": "n", "headport": "s"} if question["rows"] else {}
        drawn.edge_attr.update(dir="none", **(ends or {"tailport": "e", "headport": "w"}))
        at = {number: place for place, number in enumerate(order)}
        drawn.add_nodes_from(f"n{number}" for number in order)
        for rank in question["ranks"]:
            boxes = [f"n{n}" for n in sorted(rank, key=at.__getitem__)]
            drawn.add_subgraph(boxes, rank="same")
            for one, other in pairwise(boxes if question["kept"] else ()):
                drawn.add_edge(one, other, style="invis", tailport="", headport="", weight=0)
        links = question["links"]
        rank_of = {number: place for place, rank in enumerate(question["ranks"]) for number in rank}
        for tail, head in sorted(links, key=lambda link: (at[link[0]], at[link[1]])):
            passed = rank_of[head] - rank_of[tail]
            free = {"tailport": "", "headport": ""} if passed == 0 else {}
            weight = question["weights"][passed > 1]
            drawn.add_edge(f"n{tail}", f"n{head}", weight=weight, **free)
        for tail, head in _missing(question["ranks"], links):
            drawn.add_edge(f"n{tail}", f"n{head}", weight=0, style="invis")
        drawn.layout(prog="dot")
        return {
            "places": [
                _place(drawn.get_node(f"n{number}").attr["pos"]) for number in range(len(order))
            ],
            "curves": [_curve(drawn, tail, head) for tail, head in links],
        }
    finally:
        drawn.close()


def _missing(ranks: list[list[int]], links: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return a link between any neighbouring ranks that have none: it keeps them in order."""
    rank_of = {number: place for place, rank in enumerate(ranks) for number in rank}
    joined = {rank_of[a] for a, b in links if rank_of[b] == rank_of[a] + 1}
    return [
        (one[0], other[0]) for at, (one, other) in enumerate(pairwise(ranks)) if at not in joined
    ]


def _place(text: str) -> Place:
    x, y = text.split(",")
    return float(x), -float(y)


def _curve(drawn: Any, tail: int, head: int) -> list[Place]:
    text = drawn.get_edge(f"n{tail}", f"n{head}").attr["pos"] or ""
    return [_place(point) for point in text.split()]


if __name__ == "__main__":
    json.dump([solve(question) for question in json.load(sys.stdin)], sys.stdout)
