"""How tangled a picture is: lines that cross, and lines that run over boxes of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.layout.values import Pair, Point

Segment = tuple[int, int, int, int]


def straight_crossings(positions: Mapping[str, Point], links: Iterable[Pair]) -> int:
    """Count the pairs of links that cross when each is a straight line between two centres.

    Lines that only meet at a common box do not cross; lines that lie on each other do. Places
    count as equal when they agree to a tenth of a unit. Time grows as the square of the links.

    Parameters
    ----------
    positions
        Centres of boxes.
    links
        Pairs of ids, in both directions or twice the same; a pair counts once.
    """
    segments: list[Segment] = []
    for pair in {(min(pair), max(pair)) for pair in links if pair[0] != pair[1]}:
        if positions.keys() >= {*pair}:
            (x, y), (u, v) = sorted(_whole(positions[each]) for each in pair)
            segments.append((x, y, u, v))
    segments.sort()
    found = 0
    for at, (ax, ay, bx, by) in enumerate(segments):
        low, high = (ay, by) if ay < by else (by, ay)
        dx, dy = bx - ax, by - ay
        for number in range(at + 1, len(segments)):
            cx, cy, ex, ey = segments[number]
            if cx > bx:
                break
            if (cy > high and ey > high) or (cy < low and ey < low):
                continue
            one = dx * (cy - ay) - dy * (cx - ax)
            other = dx * (ey - ay) - dy * (ex - ax)
            if one == 0 == other:
                found += max(ax, cx) < min(bx, ex) or (
                    ax == bx and max(low, min(cy, ey)) < min(high, max(cy, ey))
                )
            elif (one > 0 > other) or (one < 0 < other):
                u, v = ex - cx, ey - cy
                found += (u * (ay - cy) - v * (ax - cx)) * (u * (by - cy) - v * (bx - cx)) < 0
    return found


def _whole(point: Point) -> tuple[int, int]:
    return round(10 * point[0]), round(10 * point[1])
