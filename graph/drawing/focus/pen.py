"""The sheet that a view is drawn on, with what every part of the drawing asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from graph.drawing.decks.sheet import Sheet
from graph.drawing.focus.folding import Folding
from graph.drawing.focus.values import Asker, Focus
from graph.drawing.scene import Area, Badge, Line, Panel, Point, Stroke
from graph.drawing.style import Theme
from graph.model.graph import Graph
from graph.model.names import display_name

HELD: Final = 2.4
"""Width of a line from what is held."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A card on the sheet: the id of its box, its place, and whether the person has it."""

    id: str
    x: float
    y: float
    width: float
    height: float
    held: bool = False

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(slots=True)
class Pen:
    """Draws on a sheet; every box gets an id of its own."""

    G: Graph
    sheet: Sheet
    focus: Focus
    asker: Asker
    folding: Folding
    used: Counter[str] = field(default_factory=Counter)

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.sheet.look.theme

    def box_id(self, node: str) -> str:
        """Return an id for a box of a node; a node that comes twice has a number after it."""
        self.used[node] += 1
        return node if self.used[node] == 1 else f"{node} {self.used[node]}"

    def edge(self, node: str) -> str:
        """Return the colour of the type of a node."""
        return self.theme.tints[self.G.nodes[node]["type"]][0]

    def line(
        self,
        ends: tuple[str, str],
        words: tuple[str, str, str],
        points: Sequence[Point],
        *,
        held: bool = False,
        width: float = 1.4,
        dash: tuple[int, ...] = (),
        colour: str = "",
    ) -> None:
        """Draw a line that can be asked for: the ids of its boxes, and node, relation, node."""
        source, relation, target = words
        name = f"{display_name(self.G, source)} {relation} {display_name(self.G, target)}"
        shown = self.theme.good if held else colour or self.theme.line
        placed = tuple((round(x, 2), round(y, 2)) for x, y in points)
        wide = HELD if held else width
        self.sheet.lines.append(
            Line(*ends, placed, shown, wide, dash, name=name, glued=False, head=False)
        )

    def trunk(
        self,
        points: Sequence[Point],
        *,
        held: bool = False,
        width: float = 1.4,
        dash: tuple[int, ...] = (),
        colour: str = "",
        arrow: bool = False,
    ) -> None:
        """Draw a line that gathers others, round where it bends, perhaps with a tip."""
        shown = self.theme.good if held else colour or self.theme.line
        wide = HELD if held else width
        placed = tuple((round(x, 2), round(y, 2)) for x, y in points)
        if not arrow:
            area = Area((placed,), colour=shown, width=wide, dash=dash, bent=True)
            self.sheet.areas.append(area)
            return
        end = placed[-1]
        near = (end[0] - 8, end[1]) if placed[-2][1] == end[1] else (end[0], end[1] - 8)
        head = Stroke(near, end, shown, min(wide, 1.6), arrow=True)
        self.sheet.strokes.append(head)
        area = Area(((*placed[:-1], near),), colour=shown, width=wide, dash=dash, bent=True)
        self.sheet.areas.append(area)

    def panel(self, corner: Point, size: Point, edge: str, line: float = 1.0) -> Panel:
        """Return the box of a pathway: a corner, width and height, the colour of its edge."""
        x, y, width, height = (round(each, 2) for each in (*corner, *size))
        return Panel(x, y, width, height, self.theme.panel, 10.0, edge, line)

    def dot(self, at: Point, colour: str) -> None:
        """Mark where a line arrives that is needed."""
        side = 6.4
        place = (round(at[0] - side / 2, 2), round(at[1] - side / 2, 2), side, side)
        self.sheet.badges.append(Badge(*place, "", 1.0, colour, colour, radius=side / 2))


def blend(one: str, other: str, share: float) -> str:
    """Return a colour between two: so much of the first."""
    first, second = ([int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (one, other))
    mixed = (round(a * share + b * (1 - share)) for a, b in zip(first, second, strict=True))
    return "#" + "".join(f"{each:02X}" for each in mixed)
