"""Order inside the layers (median sweeps) and distances across them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from graph.drawing.layout.values import Pair

SWEEPS: Final = 12
PASSES: Final = 6
LANE: Final = "\0"
"""How the name of a lane begins; no item is called so."""

LANES: Final = 70
"""With more links than this, long ones run straight: lanes would fill the picture."""


@dataclass(slots=True)
class Grid:
    """Layers of cells; a cell is an item or the lane of a link."""

    layers: list[list[str]]
    layer_of: dict[str, int]
    chains: dict[Pair, list[str]]
    joined: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def build_grid(layers: list[list[str]], pairs: Sequence[Pair]) -> Grid:
    """Return the layers with a lane in every layer that a link passes."""
    layer_of = {cell: number for number, layer in enumerate(layers) for cell in layer}
    grid = Grid(layers, layer_of, {})
    degree: dict[str, int] = defaultdict(int)
    for each in (end for pair in pairs for end in pair):
        degree[each] += 1
    for source, target in pairs:
        if source not in layer_of or target not in layer_of:
            continue
        chain = [source]
        start, end = layer_of[source], layer_of[target]
        step = 1 if end > start else -1
        if len(pairs) <= LANES:
            # Links of one hub share a lane and part from it later: fewer lines to follow.
            hub = max((degree[source], source), (degree[target], target))[1]
            way = ">" if (hub == source) == (step > 0) else "<"
            for number in range(start + step, end, step):
                lane = f"{LANE}{hub}{way}{number}"
                if lane not in layer_of:
                    layer_of[lane] = number
                    layers[number].append(lane)
                chain.append(lane)
        chain.append(target)
        grid.chains[source, target] = chain
        for one, other in pairwise(chain):
            if layer_of[one] != layer_of[other]:
                grid.joined[one].append(other)
                grid.joined[other].append(one)
    for layer in layers:
        # Where nothing else decides, lanes run through the middle, as a spine.
        boxes = [cell for cell in layer if not cell.startswith(LANE)]
        half = (len(boxes) + 1) // 2
        lanes = [cell for cell in layer if cell.startswith(LANE)]
        layer[:] = [*boxes[:half], *lanes, *boxes[half:]]
    return grid


def sort_layers(grid: Grid) -> None:
    """Order each layer by the medians of its neighbours; keep the order with fewest crossings."""
    best = [list(layer) for layer in grid.layers]
    fewest = _crossings(grid)
    for sweep in range(SWEEPS):
        numbers = range(len(grid.layers))
        for number in numbers if sweep % 2 == 0 else reversed(numbers):
            place = {c: (i + 0.5) / len(x) for x in grid.layers for i, c in enumerate(x)}
            before = number - 1 if sweep % 2 == 0 else number + 1

            def wanted(cell: str, place: Mapping[str, float] = place, side: int = before) -> float:
                near = [place[o] for o in grid.joined[cell] if grid.layer_of[o] == side]
                return median(near) if near else place[cell]

            grid.layers[number].sort(key=wanted)
        count = _crossings(grid)
        if count < fewest:
            best, fewest = [list(layer) for layer in grid.layers], count
    grid.layers[:] = best


def _crossings(grid: Grid) -> int:
    place = {cell: i for layer in grid.layers for i, cell in enumerate(layer)}
    found = 0
    for number, layer in enumerate(grid.layers[:-1]):
        ends = sorted(
            (place[cell], place[other])
            for cell in layer
            for other in set(grid.joined[cell])
            if grid.layer_of[other] == number + 1
        )
        right = [end for _, end in ends]
        found += sum(b < a for i, a in enumerate(right) for b in right[i + 1 :])
    return found


def spread(grid: Grid, size: Callable[[str], float], gap: float) -> dict[str, float]:
    """Return the place of each cell across its layer: near its neighbours, nothing overlaps."""
    starts = {number: _offsets(layer, size, gap) for number, layer in enumerate(grid.layers)}
    ends = {n: (size(x[0]) / 2, size(x[-1]) / 2) for n, x in enumerate(grid.layers) if x}
    reach = max((starts[n][-1] + sum(each) for n, each in ends.items()), default=0.0) / 2
    place: dict[str, float] = {}
    for number, layer in enumerate(grid.layers):
        middle = starts[number][-1] / 2 if layer else 0.0
        place.update({c: at - middle for c, at in zip(layer, starts[number], strict=True)})
    for sweep in range(PASSES):
        numbers = range(len(grid.layers))
        for number in numbers if sweep % 2 == 0 else reversed(numbers):
            layer, start = grid.layers[number], starts[number]
            wanted = [median([place[o] for o in grid.joined[c]] or [place[c]]) for c in layer]
            first, last = ends.get(number, (0.0, 0.0))
            bounds = first - reach, reach - last
            place.update(zip(layer, _kept_apart(wanted, start, bounds), strict=True))
    return place


def _offsets(layer: Sequence[str], size: Callable[[str], float], gap: float) -> list[float]:
    """Return the places of the cells when they stand as close as allowed, from 0."""
    found = [0.0] * bool(layer)
    for one, other in pairwise(layer):
        lanes = one.startswith(LANE) + other.startswith(LANE)
        between = (gap, gap * 0.7, gap * 0.3)[lanes]
        found.append(found[-1] + (size(one) + size(other)) / 2 + between)
    return found


def _kept_apart(
    wanted: Sequence[float], start: Sequence[float], bounds: tuple[float, float]
) -> list[float]:
    """Return places near the wanted ones, in order, as far apart as `start`, within bounds.

    Measured against `start`, being far enough apart means never falling; the mean of the
    nearest such sequences from above and from below never falls either.
    """
    free = [want - at for want, at in zip(wanted, start, strict=True)]
    above, below = list(free), list(free)
    for i in range(1, len(free)):
        above[i] = max(above[i], above[i - 1])
    for i in reversed(range(len(free) - 1)):
        below[i] = min(below[i], below[i + 1])
    low, high = bounds[0], bounds[1] - (start[-1] if start else 0.0)
    return [
        min(max((a + b) / 2, low), high) + at for a, b, at in zip(above, below, start, strict=True)
    ]
