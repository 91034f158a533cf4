"""What of a view is open: by itself, and because somebody opened or folded it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from graph.drawing.focus.values import Doors, Focus, NeedGroup, NeedPathway

OPEN: Final = "open:"
FOLD: Final = "fold:"
"""How the name of a row begins that opens or folds what is named after it. No id has a colon."""

_ROWS: Final = 13
"""Rows of requirements that open pathways have together; the others fold."""

_SHOWN: Final = 3
"""So many alternatives are shown; of more, one less and a row that names the others."""

_WIDE: Final = {1: (9,), 2: (5, 5), 3: (4, 4, 3)}
_NARROW: Final = (3, 3, 2)
_BESIDE_OPEN: Final = 2
_CHIPS: Final = 4


def clicked(now: Collection[str], row: str) -> tuple[str, ...]:
    """Return what is open after a click on a row ``open:`` or ``fold:`` something.

    Of what a node opens, one group is open at a time.
    """
    folds, name = row.startswith(FOLD), row.partition(":")[2]
    kept = [each for each in now if each not in {name, f"fold-{name}"}]
    if folds:
        return (*kept, f"fold-{name}") if name.startswith("way-") else tuple(kept)
    if not name.startswith(("way-", "more-", "jobs-", "all-")):
        kept = [
            each for each in kept if each.startswith(("way-", "fold-", "more-", "jobs-", "all-"))
        ]
    return (*kept, name)


class Folding:
    """What is open in the view of a node.

    Parameters
    ----------
    focus
        The view.
    asked
        Names that somebody opened, and ``fold-`` names of pathways that somebody folded.
    narrow
        On a telephone only the best pathway is open, and less of each group is shown.
    """

    def __init__(self, focus: Focus, asked: Collection[str] = (), *, narrow: bool = False) -> None:
        self.focus, self.asked, self.narrow = focus, frozenset(asked), narrow
        self.door = next((each.key for each in focus.doors if each.key in self.asked), "")
        self._ways = self._open_ways()

    def way(self, way: NeedPathway) -> bool:
        """Tell whether a pathway is open."""
        return way.key in self._ways

    def needs(self, group: NeedGroup) -> int:
        """Return how many alternatives of a group are shown."""
        total = len(group.needs)
        return total if total <= _SHOWN or group.key in self.asked else _SHOWN - 1

    def rows(self, group: NeedGroup) -> int:
        """Return how many rows a group takes."""
        return self.needs(group) + (len(group.needs) > _SHOWN)

    def nodes(self, doors: Doors) -> int:
        """Return how many nodes of a group on the right are shown; never all but one."""
        total = len(doors.nodes)
        if doors.key == self.door:
            return total
        most = self._most(doors)
        return total if total <= most + 1 else most

    def chips(self, key: str, total: int) -> int:
        """Return how many chips of a row are shown."""
        return total if key in self.asked or total <= _CHIPS + 1 else _CHIPS

    def _most(self, doors: Doors) -> int:
        if self.door:
            return _BESIDE_OPEN
        groups = self.focus.doors
        limits = _NARROW if self.narrow else _WIDE[min(3, len(groups))]
        return limits[min(groups.index(doors), len(limits) - 1)]

    def _open_ways(self) -> set[str]:
        found: set[str] = set()
        rows = sum(map(self.rows, self.focus.common))
        room = not self.narrow and not self.door
        for place, way in enumerate(self.focus.pathways):
            more = sum(map(self.rows, way.groups))
            first = place == 0 or (way.met and not self.narrow)
            room = room and rows + more <= _ROWS  # what follows one that folds folds too
            fits = first or room
            if way.key in self.asked or (fits and f"fold-{way.key}" not in self.asked):
                found.add(way.key)
                rows += more
        if len(self.focus.pathways) == 1:
            found |= {self.focus.pathways[0].key}
        return found
