"""The person today: experience beside work, credentials beside study."""

from __future__ import annotations

from graph.drawing.decks.calendar.icons import icon
from graph.drawing.decks.calendar.labels import PAD
from graph.drawing.decks.calendar.needs import Lane
from graph.drawing.decks.calendar.rows import Frame
from graph.drawing.decks.calendar.scale import month_of
from graph.drawing.decks.sheet import wrapped
from graph.drawing.scene import LEADING, Panel
from graph.words import counted, dollars


def draw_you(frame: Frame) -> None:
    """Draw what the person has today."""
    sheet, rows, sizes, theme = frame.sheet, frame.rows, frame.sizes, frame.theme
    left, width = frame.you
    top, bottom = rows.pay, rows.bottom
    panel = Panel(left, top, width, bottom - top, theme.panel, 6.0, theme.border, 1.0)
    sheet.panels.append(panel)
    x = left + PAD
    sheet.say(x, top + 6, ("You today",), sizes.name, bold=True)
    below = top + 6 + sizes.name * LEADING
    sheet.say(x, below, (month_of(sheet.look.date),), sizes.detail, theme.quiet)
    if not any(lane == "work" for *_, lane in frame.course.held):
        words = wrapped("No experience counted", width - 2 * PAD, sizes.detail)
        y = rows.work + (rows.work_high - len(words) * sizes.line) / 2
        sheet.say(x, y, words, sizes.detail, theme.quiet)
    _things(frame, "work", rows.work, rows.study - 4)
    _things(frame, "study", rows.study, rows.spent - 2)
    sheet.say(x, bottom - sizes.line - 6, (dollars(0),), sizes.detail, theme.quiet)


def _things(frame: Frame, lane: Lane, y: float, bottom: float) -> None:
    """List what is there, with a grey tick and a note where the plan does not use it."""
    sheet, sizes, theme = frame.sheet, frame.sizes, frame.theme
    left, width = frame.you
    x = left + PAD + sizes.detail + 5
    room = left + width - PAD - x
    held = [(name, used) for name, used, side in frame.course.held if side == lane]
    for place, (name, used) in enumerate(held):
        lines = wrapped(name, room, sizes.detail, bold=used)
        high = (len(lines) + (not used)) * sizes.line + 4
        rest = len(held) - place
        if y + high + (sizes.line if rest > 1 else 0) > bottom:
            sheet.say(x, y, (f"and {counted(rest, 'other')}",), sizes.detail, theme.quiet)
            return
        colour = theme.good if used else theme.line
        tick = icon("tick", (left + PAD - 2, y + 1), sizes.detail, colour, 2.0)
        sheet.areas.append(tick)
        sheet.say(x, y, lines, sizes.detail, theme.text if used else theme.quiet, bold=used)
        y += len(lines) * sizes.line
        if not used:
            sheet.say(x, y, ("not needed here",), sizes.detail, theme.quiet)
            y += sizes.line
        y += 4
