"""Areas, strips and badges of a scene as native shapes of a slide."""

from __future__ import annotations

from typing import Any

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE

from graph.drawing.scene import Area, Badge, Box, Line
from graph.export.pptx.shapes import corner, edge, form_of, spoken
from graph.export.pptx.text import EMU, Page, describe, rgb, write


def add_area(slide: Any, area: Area, page: Page) -> None:
    """Draw an area, or open lines, as a freeform whose points can be edited."""
    (first, *_), *_ = area.pieces
    freeform = slide.shapes.build_freeform(page.x(first[0]), page.y(first[1]), scale=1.0)
    for piece in area.pieces:
        points = [(page.x(x), page.y(y)) for x, y in piece]
        freeform.move_to(*points[0])
        freeform.add_line_segments(points[1:], close=bool(area.fill))
    shape = freeform.convert_to_shape()
    shape.shadow.inherit = False
    if area.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(area.fill)
    else:
        shape.fill.background()
    if area.colour:
        edge(shape.line, area.colour, area.width, area.dash, arrow=False)
    else:
        shape.line.fill.background()
    describe(shape, "area" if area.fill else "line")


def add_signs(slide: Any, box: Box, page: Page) -> None:
    """Draw the signs of a box."""
    for sign in box.signs:
        add_area(slide, sign, page)


def add_loose(slide: Any, line: Line, page: Page) -> Any:
    """Draw a line with its bends, as a freeform with an arrow head; return its shape."""
    points = [(page.x(x), page.y(y)) for x, y in line.points]
    freeform = slide.shapes.build_freeform(*points[0], scale=1.0)
    freeform.add_line_segments(points[1:], close=False)
    shape = freeform.convert_to_shape()
    shape.shadow.inherit = False
    shape.fill.background()
    edge(shape.line, line.colour, line.width, line.dash, arrow=line.head)
    describe(shape, line.name or "line")
    return shape


def add_strip(slide: Any, box: Box, page: Page) -> None:
    """Draw the band along the foot or the left side of a box, if it has one."""
    strip = box.strip
    if strip is None or strip.width >= box.width:
        return  # a form over all of a box would hide its words
    foot = strip.side == "foot"
    frame = (
        page.frame(box.x, box.y + box.height - strip.width, box.width, strip.width)
        if foot
        else page.frame(box.x, box.y + strip.short, strip.width, box.height - 2 * strip.short)
    )
    shape = form_of(slide, MSO_SHAPE.RECTANGLE, frame)
    if strip.hatched:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb = rgb(strip.colour)
        shape.fill.back_color.rgb = rgb(box.fill)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(strip.colour)
    shape.line.fill.background()
    describe(shape, f"band of {spoken(box)}")


def add_badge(slide: Any, badge: Badge, page: Page) -> None:
    """Draw a badge with its letters."""
    side = min(badge.width, badge.height)
    disc = badge.width == badge.height and 2 * badge.radius >= side
    form = MSO_SHAPE.OVAL if disc else MSO_SHAPE.ROUNDED_RECTANGLE
    frame = page.frame(badge.x, badge.y, badge.width, badge.height)
    shape = form_of(slide, form, frame)
    if not disc:
        corner(shape, max(badge.radius, 1 / EMU), side)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(badge.fill)
    if badge.edge:
        edge(shape.line, badge.edge, 1.25, arrow=False)
    else:
        shape.line.fill.background()
    write(shape.text_frame, (badge.text,), badge.size * page.scale, badge.colour, bold=True)
    describe(shape, badge.name or badge.text)
