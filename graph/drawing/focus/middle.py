"""The card of the node in focus, and the chips of what stands beside it."""

from __future__ import annotations

from typing import Final

from graph.drawing.decks.nodes import detail
from graph.drawing.focus.folding import FOLD, OPEN
from graph.drawing.focus.pen import Pen, Placed
from graph.drawing.focus.signs import sign
from graph.drawing.focus.texts import (
    LIMITS,
    NOTE,
    costs,
    fitted,
    gained,
    kind_words,
    name_lines,
    over,
    when,
)
from graph.drawing.focus.values import Beside
from graph.drawing.fonts import spare_width, text_width
from graph.drawing.scene import LEADING, Area, Box, Strip, Text
from graph.drawing.style import NODE_STYLES
from graph.drawing.wrapping import wrap
from graph.model.graph import TARGET_TYPES
from graph.model.names import display_name, level_words, title
from graph.words import about, brief, dollars, gain, sentence_case

_PAD: Final = 16.0
_TITLE: Final = 18.0
_FIGURE: Final = 20.0
_ROW: Final = 18.0

CHIP: Final = 23.0
_TALL_CHIP: Final = 32.0
"""Height of a chip, and where fingers touch it."""


class _Words:
    """Lines of words from the top of a card down."""

    def __init__(self, pen: Pen, x: float, y: float) -> None:
        self.pen, self.x, self.y = pen, x, y
        self.texts: list[Text] = []

    def say(
        self,
        lines: tuple[str, ...],
        size: float,
        colour: str,
        *,
        bold: bool = False,
        indent: float = 0.0,
        down: float | None = None,
    ) -> None:
        """Write lines and go below them, or only so far down."""
        text = Text(round(self.x + indent, 2), round(self.y, 2), lines, size, colour, bold)
        self.texts.append(text)
        self.y += size * LEADING * len(lines) if down is None else down


def focus_card(pen: Pen, at: tuple[float, float], width: float) -> Placed:
    """Draw the card of the node in focus."""
    box = _whole(pen, at, width)
    pen.sheet.boxes.append(box)
    return Placed(box.id, box.x, box.y, box.width, box.height, pen.focus.held)


def focus_height(pen: Pen, width: float) -> float:
    """Return the height of the card of the node in focus."""
    used = pen.used.copy()
    height = _whole(pen, (0.0, 0.0), width).height
    pen.used = used
    return height


def slim_focus(pen: Pen, at: tuple[float, float], width: float) -> Placed:
    """Draw the node in focus on one line, for a telephone."""
    theme, node, (x, y) = pen.theme, pen.focus.node, at
    right = when(node, pen.asker, held=pen.focus.held)
    right = f"{right.removeprefix('from ')} from now" if right.startswith("from ") else right
    room = width - 36 - (spare_width(right, 13.0, bold=True) + 24 if right else 12)
    label = name_lines((display_name(pen.G, node),), room, 15.0)
    height = round(24 + len(label) * 15.0 * LEADING)
    colour = theme.good if pen.focus.held else theme.quiet
    row = y + (height - 13 * LEADING) / 2
    words = (Text(round(x + width - 12, 2), round(row, 2), (right,), 13.0, colour, True, "end"),)  # noqa: FBT003
    box = _box(pen, (x, y, width, height), label, words if right else ())
    pen.sheet.boxes.append(box)
    return Placed(box.id, x, y, width, height, pen.focus.held)


def _box(
    pen: Pen,
    place: tuple[float, float, float, float],
    label: tuple[str, ...],
    words: tuple[Text, ...],
) -> Box:
    theme, node = pen.theme, pen.focus.node
    x, y, width, height = (round(each, 2) for each in place)
    middle = y + height / 2 - 7 if label else y + _PAD + 1
    kind = pen.G.nodes[node]["type"]
    return Box(
        pen.box_id(node),
        x,
        y,
        width,
        height,
        "rounded",
        theme.raised,
        theme.text,
        label,
        15.0,
        name=f"{title(pen.G, node)}, in focus",
        detail=detail(pen.G, node),
        stroke=theme.primary,
        emphasis=True,
        bold=True,
        inset=36.0,
        strip=Strip(pen.edge(node), 5.0, side="left", short=12.0),
        words=words,
        signs=(sign(kind, (x + _PAD, middle), 14.0, pen.edge(node)),),
        halo=theme.primary_soft,
    )


def _whole(pen: Pen, at: tuple[float, float], width: float) -> Box:
    theme, G, node = pen.theme, pen.G, pen.focus.node
    data, (x, y) = G.nodes[node], at
    words = _Words(pen, x + _PAD, y + _PAD - 1)
    words.say((fitted(kind_line(pen), width - 52, 12.5),), 12.5, theme.quiet, indent=20, down=25)
    room = width - 2 * _PAD
    words.say(name_lines((display_name(G, node),), room, _TITLE, 5), _TITLE, theme.text, bold=True)
    if "abbreviation" in data:
        full = name_lines((data["name"],), room, 13.0, 3, bold=False)
        words.say(full, 13.0, theme.quiet)
    words.y += 8
    if data["type"] in TARGET_TYPES:
        _figures(pen, words)
        _when(pen, words)
    height = round(words.y + _PAD - 6 - y)
    return _box(pen, (x, y, width, height), (), tuple(words.texts))


def kind_line(pen: Pen) -> str:
    """Return what the node in focus is: ``Director level role``, ``Retired certification``."""
    data = pen.G.nodes[pen.focus.node]
    level, kind = level_words(data.get("level")), NODE_STYLES[data["type"]].word
    if data["type"] == "role":
        kind = " ".join([*filter(None, (level,)), kind])
    elif data["type"] == "credential":
        kind = ", ".join(filter(None, (kind_words(pen.G, pen.focus.node).lower(), level)))
    status = data.get("status", "active")
    return sentence_case(kind if status == "active" else f"{status} {kind.partition(',')[0]}")


def _figures(pen: Pen, words: _Words) -> None:
    """Write what a role pays and how much more that is, or what a credential costs."""
    theme, node = pen.theme, pen.focus.node
    data = pen.G.nodes[node]
    pay = data.get("pay_median_usd")
    paid = [("tuition", data.get("cost_usd")), ("in fees", data.get("fee_usd"))]
    cost = [f"{dollars(amount)} {what}" for what, amount in paid if amount]
    if pay:
        beside = round(spare_width(dollars(pay), _FIGURE, bold=True) + 3, 2)
        words.say((dollars(pay),), _FIGURE, theme.text, bold=True, down=8)
        words.say(("a year, median",), NOTE, theme.quiet, indent=beside, down=_ROW)
    elif cost:
        words.say((", ".join(cost),), NOTE, theme.quiet, down=_ROW)
    more = gained(pen.G, node, pen.asker)
    if more is not None:
        said = f"{gain(round(more))} on your pay today"
        words.say((said,), NOTE, theme.good if more > 0 else theme.line, bold=True, down=_ROW)


def _when(pen: Pen, words: _Words) -> None:
    """Write when the person is there, and what that costs."""
    theme, node = pen.theme, pen.focus.node
    right = when(node, pen.asker, held=pen.focus.held)
    if pen.focus.held or right == brief(0):
        said = {"you work here": "You work here now", "you have it": "You have it"}
        words.say((said.get(right, "Open to you now"),), 13.5, theme.good, bold=True, down=_ROW)
    elif right == LIMITS:
        words.say((sentence_case(LIMITS),), 13.5, theme.quiet, bold=True, down=_ROW)
    elif right:
        first = f"{right.removeprefix('from ')} from now"
        beside = round(spare_width(first, 13.5, bold=True) + 3, 2)
        cost = pen.asker.times[node].cost
        words.say((first,), 13.5, theme.text, bold=True, down=2)
        if cost is not None:
            colour = theme.warn if over(costs(pen.G, node, pen.asker), pen.asker) else theme.quiet
            words.say((about(cost),), NOTE, colour, indent=beside, down=_ROW - 2)
        else:
            words.y += _ROW - 2


def chips(
    pen: Pen, group: Beside, at: tuple[float, float], width: float, *, tall: bool = False
) -> float:
    """Draw a title and chips below it, in as many rows as they need; return where they end."""
    theme, (x, y) = pen.theme, at
    high, gap = (_TALL_CHIP, 8.0) if tall else (CHIP, 5.0)
    if group.title:
        pen.sheet.say(x, y, (group.title,), NOTE, theme.quiet)
        y += NOTE * LEADING + 5
    shown = pen.folding.chips(group.key, len(group.nodes))
    rest = len(group.nodes) - shown
    labels = [(node, display_name(pen.G, node)) for node in group.nodes[:shown]]
    if rest:
        labels.append((f"{OPEN}{group.key}", f"+{rest} more"))
    elif group.key in pen.folding.asked:
        labels.append((f"{FOLD}{group.key}", "Show fewer"))
    across = x
    for key, name in labels:
        text = _chip_text(name, width - 34)
        wide = min(width, round(spare_width(text, NOTE) + (15 if ":" in key else 34), 2))
        if across + wide > x + width and across > x:
            across, y = x, y + high + gap
        _chip(pen, key, (text, name), (across, y, wide, high))
        across += wide + 6
    return y + high


def _chip_text(name: str, width: float) -> str:
    """Return a name cut to the width of a chip, which has little of it to spare."""
    return wrap(name, width, size=NOTE, lines=1, measure=text_width)[0][0]


def _chip(
    pen: Pen, key: str, names: tuple[str, str], place: tuple[float, float, float, float]
) -> None:
    theme, row = pen.theme, ":" in key
    x, y, width, height = (round(each, 2) for each in place)
    signs: tuple[Area, ...] = ()
    if not row:
        kind = pen.G.nodes[key]["type"]
        signs = (sign(kind, (x + 9, y + height / 2 - 6), 12.0, pen.edge(key), 1.2),)
    pen.sheet.boxes.append(
        Box(
            key if row else pen.box_id(key),
            x,
            y,
            width,
            height,
            "pill",
            theme.raised,
            theme.text,
            (names[0],),
            NOTE,
            name=names[1] if row else title(pen.G, key),
            detail=() if row else detail(pen.G, key),
            stroke=theme.border,
            inset=7.0 if row else 25.0,
            signs=signs,
        )
    )
