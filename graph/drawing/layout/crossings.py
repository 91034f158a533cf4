"""How tangled a picture is: lines that cross."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, pairwise
from typing import Final

from graph.drawing.layout.values import Pair, Point

Segment = tuple[int, int, int, int]
"""Two ends in tenths of a unit, so that nothing is rounded; the lesser one first."""

_EFFORT: Final = 150_000
"""Pairs of lines looked at before an untangling ends: about a twentieth of a second."""


def straight_crossings(positions: Mapping[str, Point], links: Iterable[Pair]) -> int:
    """Count the pairs of links that cross when each is a straight line between two centres.

    Lines that only meet at a common box do not cross; lines that lie on each other do. Two links
    between the same boxes count as one, links without places as none. Places count as equal when
    they agree to a tenth of a unit. Time grows as the square of the links.
    """
    pairs = {(min(pair), max(pair)) for pair in links if pair[0] != pair[1]}
    places = {each: _whole(point) for each, point in positions.items()}
    return _among(_segment(places[a], places[b]) for a, b in pairs if places.keys() >= {a, b})


def crossings(lines: Mapping[Pair, Sequence[Point]]) -> int:
    """Count the pairs of bent lines (their corners) that cross, without those with a common box."""
    names = list(lines)
    pieces: list[tuple[float, float, float, float, int]] = []
    for number, points in enumerate(lines.values()):
        for start, end in pairwise(points):
            (x, y), (u, v) = sorted((start, end))
            pieces.append((x, y, u, v, number))
    pieces.sort()
    found: set[tuple[int, int]] = set()
    for at, (ax, ay, bx, by, one) in enumerate(pieces):
        low, high = min(ay, by), max(ay, by)
        for number in range(at + 1, len(pieces)):
            cx, cy, ex, ey, other = pieces[number]
            if cx > bx:
                break
            if (cy > high and ey > high) or (cy < low and ey < low) or one == other:
                continue
            left = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
            right = (bx - ax) * (ey - ay) - (by - ay) * (ex - ax)
            first = (ex - cx) * (ay - cy) - (ey - cy) * (ax - cx)
            second = (ex - cx) * (by - cy) - (ey - cy) * (bx - cx)
            # One side counts as touched, so that a meeting at a corner counts once.
            if (left <= 0) != (right <= 0) and (first <= 0) != (second <= 0):
                found.add((one, other) if one < other else (other, one))
    return sum(not {*names[one]} & {*names[other]} for one, other in found)


def untangled(
    places: Sequence[Point], columns: Iterable[Sequence[int]], links: Iterable[tuple[int, int]]
) -> list[Point]:
    """Swap boxes inside columns as long as straight lines between centres cross less often.

    Columns and links are numbers of boxes, places their centres; the result is the same places,
    given to other boxes of the same column.
    """
    at = [_whole(place) for place in places]
    holder = list(range(len(at)))
    pairs = sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]})
    touching: list[list[int]] = [[] for _ in at]
    for number, pair in enumerate(pairs):
        for end in pair:
            touching[end].append(number)
    segments = [_segment(at[a], at[b]) for a, b in pairs]

    def tangle(moved: Sequence[int]) -> int:
        rest = [segment for n, segment in enumerate(segments) if n not in moved]
        own = [segments[n] for n in moved]
        return sum(_across(segment, rest) for segment in own) + _among(own)

    def swap(one: int, other: int, moved: Sequence[int]) -> None:
        at[one], at[other] = at[other], at[one]
        holder[one], holder[other] = holder[other], holder[one]
        for number in moved:
            a, b = pairs[number]
            segments[number] = _segment(at[a], at[b])

    columns = [list(column) for column in columns]
    effort, better = 0, True
    while better and effort < _EFFORT:
        better = False
        for one, other in (pair for column in columns for pair in _swaps(column, at)):
            moved = sorted({*touching[one], *touching[other]})
            effort += 2 * len(moved) * len(pairs)
            if not moved or effort > _EFFORT:
                continue
            before = tangle(moved)
            swap(one, other, moved)
            if tangle(moved) < before:
                better = True
            else:
                swap(one, other, moved)
    return [places[number] for number in holder]


def _swaps(column: Sequence[int], at: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what may be swapped: neighbours first, then the others."""
    ordered = sorted(column, key=at.__getitem__)
    near = list(pairwise(ordered))
    return near + [pair for pair in combinations(ordered, 2) if pair not in near]


def _among(segments: Iterable[Segment]) -> int:
    """Count the crossings among lines."""
    ordered = sorted(segments)
    return sum(_across(segment, ordered, at + 1) for at, segment in enumerate(ordered))


def _across(segment: Segment, others: Sequence[Segment], start: int = 0) -> int:
    """Count the others (from a number on, where they are sorted) that a line crosses."""
    ax, ay, bx, by = segment
    low, high = (ay, by) if ay < by else (by, ay)
    dx, dy = bx - ax, by - ay
    found = 0
    for number in range(start, len(others)):
        cx, cy, ex, ey = others[number]
        if cx > bx:
            if start:
                break
            continue
        if ex < ax or (cy > high and ey > high) or (cy < low and ey < low):
            continue
        one = dx * (cy - ay) - dy * (cx - ax)
        other = dx * (ey - ay) - dy * (ex - ax)
        if one == 0 == other:
            found += max(ax, cx) < min(bx, ex) or (
                ax == bx == cx and max(low, min(cy, ey)) < min(high, max(cy, ey))
            )
        elif (one > 0 > other) or (one < 0 < other):
            u, v = ex - cx, ey - cy
            found += (u * (ay - cy) - v * (ax - cx)) * (u * (by - cy) - v * (bx - cx)) < 0
    return found


def _segment(one: tuple[int, int], other: tuple[int, int]) -> Segment:
    return (*one, *other) if one < other else (*other, *one)


def _whole(point: Point) -> tuple[int, int]:
    return round(10 * point[0]), round(10 * point[1])
