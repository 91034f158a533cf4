"""Boxes, marks, panels and strokes of a scene as native shapes of a slide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Final

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from graph.drawing.fonts import spare_width
from graph.drawing.scene import Box, Panel, Scene, Stroke
from graph.drawing.style import Shape
from graph.export.fitting import LEAST, Fitted, fit, room, shortened
from graph.export.pptx.text import Page, add_paragraph, added, describe, rgb, write
from graph.export.shapes import CORNER
from graph.export.text import xml_text

_FORMS: Final[Mapping[Shape, Any]] = {
    "rectangle": MSO_SHAPE.RECTANGLE,
    "rounded": MSO_SHAPE.ROUNDED_RECTANGLE,
    "pill": MSO_SHAPE.FLOWCHART_TERMINATOR,
    "hexagon": MSO_SHAPE.FLOWCHART_PREPARATION,
    "double": MSO_SHAPE.FLOWCHART_PREDEFINED_PROCESS,
}
"""Only shapes whose connection sites are top, left, bottom, right, in this order."""

_DASHES: Final = {
    "sysDot": (1.0, 1.0),
    "dot": (1.0, 3.0),
    "sysDash": (3.0, 1.0),
    "dash": (4.0, 3.0),
    "lgDash": (8.0, 3.0),
}
"""Preset -> dash and gap, in widths of the line."""

_DISC: Final = 20.0
_EDGE: Final = 1.25
_EMPHASIS: Final = 4.5


def edge(line: Any, colour: str, width: float, dash: Sequence[int] = (), *, arrow: bool) -> None:
    """Draw a line in a colour; width, dash and gap are in points."""
    line.color.rgb = rgb(colour)
    line.width = Pt(width)
    drawn = line._get_or_add_ln()  # noqa: SLF001 - there is no public way to an arrow head
    if dash and width:
        asked = (dash[0] / width, dash[-1] / width)
        added(drawn, "a:prstDash", val=min(_DASHES, key=lambda name: _far(_DASHES[name], asked)))
    if arrow:
        added(drawn, "a:round")
        added(drawn, "a:tailEnd", type="triangle", w="med", len="med")


def _far(one: tuple[float, float], other: tuple[float, float]) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def label(box: Box, page: Page) -> Fitted:
    """Return the lines and the size with which a label stays inside its shape."""
    if box.inset or box.note:  # whoever made it measured the room beside and below
        return Fitted(tuple(map(xml_text, box.label)), box.size * page.scale)
    width, height = box.width * page.scale, box.height * page.scale
    inner = partial(room, box.shape, width, height)
    words = [xml_text(line) for line in box.label]
    return fit(words, box.size * page.scale, inner, height, bold=box.bold)


def spoken(box: Box) -> str:
    """Return what a box is called in full."""
    return xml_text(box.name or " ".join(box.label)) or "legend"


def add_panel(slide: Any, panel: Panel, page: Page) -> None:
    """Draw a coloured area."""
    form = MSO_SHAPE.ROUNDED_RECTANGLE if panel.radius else MSO_SHAPE.RECTANGLE
    shape = form_of(slide, form, page.frame(panel.x, panel.y, panel.width, panel.height))
    corner(shape, panel.radius, min(panel.width, panel.height))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(panel.fill)
    if panel.edge:
        edge(shape.line, panel.edge, panel.line, arrow=False)
    else:
        shape.line.fill.background()
    describe(shape, "background area")


def add_stroke(slide: Any, stroke: Stroke, page: Page) -> None:
    """Draw a line that joins nothing, as a shape and not as a connector."""
    (x, y), (ex, ey) = stroke.start, stroke.end
    frame = page.frame(min(x, ex), min(y, ey), abs(ex - x), abs(ey - y))
    shape = form_of(slide, MSO_SHAPE.RECTANGLE, frame)
    properties = shape._element.spPr  # noqa: SLF001 - a line that is no connector has no public way
    properties.find(qn("a:prstGeom")).set("prst", "line")
    for flag, turned in (("flipH", ex < x), ("flipV", ey < y)):
        if turned:
            properties.find(qn("a:xfrm")).set(flag, "1")
    shape.fill.background()
    edge(shape.line, stroke.colour, stroke.width, stroke.dash, arrow=stroke.arrow)
    describe(shape, "line")


def add_box(slide: Any, box: Box, scene: Scene, page: Page) -> Any:
    """Draw a box with its label; return its shape."""
    shape = form_of(slide, _FORMS[box.shape], page.frame(box.x, box.y, box.width, box.height))
    if box.shape == "rounded":
        side = min(box.width, box.height)
        corner(shape, min(CORNER, side / 3), side)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(box.fill)
    if box.emphasis and not box.halo:
        edge(shape.line, box.stroke or scene.theme.text, _EMPHASIS, arrow=False)
        shape.line._get_or_add_ln().set("cmpd", "dbl")  # noqa: SLF001 - no public way
    elif box.stroke or box.shape == "double":
        edge(shape.line, box.stroke or box.colour, _EDGE, arrow=False)
    else:
        shape.line.fill.background()
    fitted = label(box, page)
    write(shape.text_frame, fitted.lines, fitted.size, box.colour, bold=box.bold)
    if box.inset or box.note or box.strip:
        _beside(shape.text_frame, box, page)
    name = spoken(box)
    describe(shape, f"{xml_text(box.mark)}: {name}" if box.mark else name, name)
    return shape


def _beside(frame: Any, box: Box, page: Page) -> None:
    """Set the label of a box off from what else is in it, and write its note."""
    foot = box.strip.width if box.strip and box.strip.side == "foot" else 0.0
    align = PP_ALIGN.LEFT if box.inset else PP_ALIGN.CENTER
    frame.margin_left = Pt(box.inset * page.scale)
    frame.margin_top, frame.margin_bottom = Pt(box.drop * page.scale), Pt(foot * page.scale)
    for paragraph in frame.paragraphs:
        paragraph.alignment = align
    if box.note:
        size, colour = box.note_size * page.scale, box.note_colour or box.colour
        add_paragraph(frame, box.note, size, colour, align=align)


def add_mark(slide: Any, box: Box, scene: Scene, page: Page) -> None:
    """Draw the disc at the left upper corner of a box."""
    size = LEAST
    mark = xml_text(box.mark)
    most = max(_DISC, box.width * page.scale)
    if spare_width(mark, size, bold=True) > most - 6:
        mark = shortened(mark, most - 6, size, bold=True)
    width = max(_DISC, spare_width(mark, size, bold=True) + 6) / page.scale
    high = _DISC / page.scale
    x = min(max(0.0, box.x - high / 2), scene.width - width)
    y = min(max(0.0, box.y - high / 2), scene.height - high)
    shape = form_of(slide, MSO_SHAPE.OVAL, page.frame(x, y, width, high))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(scene.theme.text)
    edge(shape.line, scene.theme.background, _EDGE, arrow=False)
    write(shape.text_frame, (mark,), size, scene.theme.background, bold=True)
    describe(shape, f"mark {xml_text(box.mark)} of {spoken(box)}")


def form_of(slide: Any, form: Any, frame: tuple[int, int, int, int]) -> Any:
    """Draw a preset form without a shadow."""
    shape = slide.shapes.add_shape(form, *frame)
    shape.shadow.inherit = False
    # Not every program takes an empty list of effects for none.
    for effect in shape._element.xpath("./p:style/a:effectRef"):  # noqa: SLF001 - no public way
        effect.set("idx", "0")
    return shape


def corner(shape: Any, radius: float, side: float) -> None:
    """Round the corners of a form whose shorter side is known."""
    if radius and side and len(shape.adjustments):
        shape.adjustments[0] = min(0.5, radius / side)
