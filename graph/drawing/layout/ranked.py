"""Items and links as numbers in ranks: what every pass works on, and all Graphviz is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.drawing.layout.dot_child import Question
from graph.drawing.layout.values import Item, Pair, Point, Sizes

Link = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A picture to be.

    Parameters
    ----------
    items
        By id, sorted by kind and id.
    pairs
        Links between them, sorted, without those from an item to itself.
    names
        Ids of the items that stand in columns, in order of their numbers.
    keys, ranks
        Key of each column that is not empty (None: a band among rows), and its numbers.
    ahead, inside
        Links from a column to a later one, and inside a column.
    rows, sizes
        As asked for.
    """

    items: Mapping[str, Item]
    pairs: Sequence[Pair]
    names: Sequence[str]
    keys: Sequence[int | None]
    ranks: Sequence[Sequence[int]]
    ahead: Sequence[Link]
    inside: Sequence[Link]
    rows: bool
    sizes: Sizes

    @property
    def across(self) -> tuple[float, float]:
        """Size of a box and gap between two, inside a column."""
        sizes = self.sizes
        return (sizes.width, sizes.gap_x) if self.rows else (sizes.height, sizes.gap_y)

    @property
    def along(self) -> tuple[float, float]:
        """Size of a box and gap between two, from column to column."""
        sizes = self.sizes
        return (sizes.height, sizes.gap_y) if self.rows else (sizes.width, sizes.gap_x)

    def turned(self, point: Point) -> Point:
        """Return (along, across) of a point, or the point of (along, across)."""
        return (point[1], point[0]) if self.rows else point

    @property
    def steps(self) -> int:
        """Columns that all links go on by, one for each link inside a column."""
        rank_of = {number: at for at, rank in enumerate(self.ranks) for number in rank}
        return len(self.inside) + sum(rank_of[b] - rank_of[a] for a, b in self.ahead)

    def question(
        self,
        orders: Iterable[Sequence[int]],
        *,
        inside: bool = False,
        kept: bool = False,
        weights: tuple[int, int] = (1, 1),
    ) -> Question:
        """Return what to ask Graphviz, which meets the boxes in each of the orders.

        `inside` adds the links inside columns; `kept` says that these are the orders inside the
        columns. The weights say how straight short and long links should be.
        """
        return Question(
            rows=self.rows,
            width=self.sizes.width,
            height=self.sizes.height,
            across=self.across[1],
            along=self.along[1],
            ranks=[list(rank) for rank in self.ranks],
            links=sorted([*self.ahead, *(self.inside if inside else ())]),
            orders=[list(order) for order in orders],
            kept=kept,
            weights=weights,
        )


def ranked(items: Iterable[Item], links: Iterable[Pair], sizes: Sizes, *, rows: bool) -> Ranked:
    """Return items and links in ranks; bands are ranks of their own among rows."""
    by_id = {item.id: item for item in sorted(items, key=lambda item: (item.kind, item.id))}
    pairs = sorted({pair for pair in links if pair[0] != pair[1] and by_id.keys() >= {*pair}})
    found: dict[tuple[int, int], list[str]] = {}
    for each, item in by_id.items():
        if item.column is not None:
            found.setdefault((0, item.column), []).append(each)
        elif rows:
            found.setdefault((1 if item.band == "top" else -1, 0), []).append(each)
    places = sorted(found)
    names = [each for place in places for each in found[place]]
    number = {each: at for at, each in enumerate(names)}
    rank_of = {each: at for at, place in enumerate(places) for each in found[place]}
    joined = [pair for pair in pairs if number.keys() >= {*pair}]
    numbered = [sorted(number[each] for each in pair) for pair in joined]
    ahead = {(a, b) for a, b in numbered if rank_of[names[a]] != rank_of[names[b]]}
    inside = {(a, b) for a, b in numbered} - ahead
    return Ranked(
        by_id,
        pairs,
        names,
        [None if at else key for at, key in places],
        [[number[each] for each in found[place]] for place in places],
        sorted(ahead),
        sorted(inside),
        rows,
        sizes,
    )
