"""The surroundings of a node in order of interest, and the first of them that fit a picture.

Nothing here knows Streamlit. The order does not depend on how many are asked for, so asking
for more never takes anything away.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from graph.drawing.layout.values import COLUMNS
from graph.model.contract import LEVELS
from graph.model.graph import Graph
from graph.model.relations import RELATIONS

BUDGET: Final = 24
"""Nodes of a picture that is read at a glance, the one in the middle included."""

FURTHER: Final = 8
"""So many more for each further link away."""

ACROSS: Final = len(LEVELS)
"""Columns that stand side by side on a usual screen (see `COLUMNS`)."""

DOWN: Final = COLUMNS.most
"""Nodes of one column."""

ORDER: Final = (
    "requirements and promotions first, then what it opens, its career fields and certifying "
    "bodies, equivalent credentials, recommendations, other moves, and employers last"
)
"""The ranks in words: the `interest` of each relation, one after the other."""

_APART: Final = 100
"""Rank, times the distance, of what no other node of the view leads to."""

Columns = Mapping[str, int | None]
Place = tuple[int, int] | str


def nearest(
    G: Graph, rings: Mapping[str, int], columns: Columns, *, budget: int = BUDGET
) -> frozenset[str]:
    """Return at most `budget` nodes of the surroundings to show first, the focus always.

    Ranks add up along the way from the focus (see `ORDER`). Within a rank the levels take turns,
    the nearest one first; in each turn a level sends its best paid role and a credential. They
    stand in at most `ACROSS` columns of at most `DOWN` nodes, and each is linked to one a ring
    nearer, unless none of those is to choose from. `rings` has the distance of nodes from the
    focus, in links; the focus alone has 0. `columns` has the nodes to choose from, the focus among
    them. Time grows as the links of the nodes, plus the nodes sorted.
    """
    focus = next(node for node in columns if rings[node] == 0)
    ranks, nearer = _ranked(G, rings, columns)
    aside = sides(G, columns, focus)
    # What has no level stands with its type.
    places: dict[str, Place] = {
        node: str(G.nodes[node]["type"]) if level is None else (level, aside.get(node, 0))
        for node, level in columns.items()
    }
    kept: set[str] = set()
    full: Counter[Place] = Counter()
    for node in _ordered(G, ranks, columns, focus, places):
        place = places[node]
        wide = sum(not isinstance(each, str) for each in full.keys() | {place}) > ACROSS
        lost = nearer[node] and kept.isdisjoint(nearer[node])
        if len(kept) < max(budget, 1) and full[place] < DOWN and not wide and not lost:
            kept.add(node)
            full[place] += 1
    return frozenset(kept)


def sides(G: Graph, columns: Columns, focus: str) -> dict[str, int]:
    """Return who of the focus's own level leads to it (-1), and who comes after it (1).

    These get columns of their own, so that links run from left to right. What leads to the
    focus and comes after it too leads to it.
    """
    level = columns.get(focus)
    if level is None:
        return {}
    peers = {node for node in columns if columns[node] == level and node != focus}
    before = peers.intersection(G.predecessors(focus))
    after = peers.intersection(G.successors(focus)) - before
    return dict.fromkeys(before, -1) | dict.fromkeys(after, 1)


def _ranked(
    G: Graph, rings: Mapping[str, int], columns: Columns
) -> tuple[dict[str, int], dict[str, set[str]]]:
    """Return each node's rank, and the nodes a ring nearer that it is linked to."""
    ranks: dict[str, int] = {}
    nearer: dict[str, set[str]] = {}
    for node in sorted(columns, key=lambda each: (rings[each], each)):
        steps = [
            (other, rank)
            for other, rank in _steps(G, node)
            if other in ranks and rings[other] == rings[node] - 1
        ]
        nearer[node] = {other for other, _ in steps}
        ways = (ranks[other] + rank for other, rank in steps)
        ranks[node] = min(ways, default=_APART * rings[node])
    return ranks, nearer


def _steps(G: Graph, node: str) -> Iterator[tuple[str, int]]:
    """Yield each neighbour with the rank of `node` as seen from it."""
    for _, other, data in G.out_edges(node, data=True):
        yield other, RELATIONS[data["relation"]].interest[0]
    for other, _, data in G.in_edges(node, data=True):
        yield other, RELATIONS[data["relation"]].interest[1]


def _ordered(
    G: Graph,
    ranks: Mapping[str, int],
    columns: Columns,
    focus: str,
    places: Mapping[str, Place],
) -> list[str]:
    """Return the nodes by rank; within a rank levels and types take turns."""
    middle = columns[focus]
    groups: dict[tuple[int, Place, str], list[str]] = defaultdict(list)
    for node, rank in ranks.items():
        groups[rank, places[node], G.nodes[node]["type"]].append(node)

    def worth(node: str) -> tuple[float, str]:
        return -G.nodes[node].get("pay_median_usd", 0), node

    def distance(node: str) -> tuple[int, int]:
        column = columns[node]
        if column is None or middle is None:
            return 0, column or 0
        return abs(column - middle), -column

    turns = {
        node: turn
        for members in groups.values()
        for turn, node in enumerate(sorted(members, key=worth))
    }
    return sorted(ranks, key=lambda node: (ranks[node], turns[node], distance(node), node))
