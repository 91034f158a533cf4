"""Boxes, panels, strokes and words of a scene as native shapes of a slide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from graph.export.fitting import LEAST, Fitted, fit, measured, room, shortened, wrap
from graph.export.words import plain, right_to_left
from graph.scene import LEADING, Box, Panel, Scene, Stroke, Text
from graph.style import Shape

_COLOUR: Final[Any] = RGBColor

EMU: Final = 12_700
"""Units of a slide in one point."""

FONT: Final = "Arial"
"""Installed everywhere."""

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

_CORNER: Final = 8.0
_DISC: Final = 20.0
_EDGE: Final = 1.25
_EMPHASIS: Final = 4.5
_ALIGN: Final = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}


@dataclass(frozen=True, slots=True)
class Page:
    """Where the points of a scene are on the slide.

    Parameters
    ----------
    width, height
        Of the slide, in EMU.
    scale
        Points of the slide in one point of the scene.
    left, top
        Of the scene on the slide, in points.
    """

    width: int
    height: int
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def x(self, value: float) -> int:
        """Return where a point is from the left, in EMU, never off the slide."""
        return min(self.width, max(0, round((self.left + value * self.scale) * EMU)))

    def y(self, value: float) -> int:
        """Return where a point is from the top, in EMU, never off the slide."""
        return min(self.height, max(0, round((self.top + value * self.scale) * EMU)))

    def frame(self, x: float, y: float, width: float, height: float) -> tuple[int, int, int, int]:
        """Return left, top, width and height of an area in EMU."""
        left, top = self.x(x), self.y(y)
        return left, top, self.x(x + width) - left, self.y(y + height) - top


def rgb(colour: str) -> Any:
    """Return a colour ``#RRGGBB`` as a slide knows it."""
    return _COLOUR(*bytes.fromhex(colour.removeprefix("#")))


def describe(shape: Any, text: str, name: str = "") -> None:
    """Give a shape its alternative text, and its name in the list of shapes."""
    said = plain(text)
    properties = shape._element.xpath("./*[1]/p:cNvPr")[0]  # noqa: SLF001 - there is no public way
    properties.set("descr", said)
    properties.set("name", plain(name or text)[:80])


def edge(line: Any, colour: str, width: float, dash: Sequence[int] = (), *, arrow: bool) -> None:
    """Draw a line in a colour; width, dash and gap are in points."""
    line.color.rgb = rgb(colour)
    line.width = Pt(width)
    drawn = line._get_or_add_ln()  # noqa: SLF001 - there is no public way to an arrow head
    if dash and width:
        asked = (dash[0] / width, dash[-1] / width)
        preset = OxmlElement("a:prstDash")
        preset.set("val", min(_DASHES, key=lambda name: _far(_DASHES[name], asked)))
        drawn.append(preset)
    if arrow:
        drawn.append(OxmlElement("a:round"))
        head = OxmlElement("a:tailEnd")
        for key, value in (("type", "triangle"), ("w", "med"), ("len", "med")):
            head.set(key, value)
        drawn.append(head)


def _far(one: tuple[float, float], other: tuple[float, float]) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def write(
    frame: Any,
    lines: Sequence[str],
    size: float,
    colour: str,
    *,
    bold: bool = False,
    align: Any = PP_ALIGN.CENTER,
    anchor: Any = MSO_ANCHOR.MIDDLE,
    wrapped: bool = False,
) -> None:
    """Put lines into a text frame, as one paragraph, in letters of a size in points."""
    frame.word_wrap = wrapped
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor
    style(frame, lines, size, colour, bold=bold, align=align)


def style(
    frame: Any, lines: Sequence[str], size: float, colour: str, *, bold: bool, align: Any
) -> None:
    """Set the words of a text frame and leave its margins alone."""
    text = "\v".join(map(plain, lines))
    frame.text = text
    for paragraph in frame.paragraphs:
        paragraph.alignment = align
        paragraph.line_spacing = 1.0
        paragraph.space_before = paragraph.space_after = Pt(0)
        if right_to_left(text):
            paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - no public way
        for font in (paragraph.font, *(run.font for run in paragraph.runs)):
            font.name, font.size, font.bold = FONT, Pt(size), bold
            font.color.rgb = rgb(colour)
            font.language_id = MSO_LANGUAGE_ID.ENGLISH_US


def label(box: Box, page: Page) -> Fitted:
    """Return the lines and the size with which a label stays inside its shape."""
    width, height = box.width * page.scale, box.height * page.scale
    inner = room(box.shape, width, height)
    words = [plain(line) for line in box.label]
    return fit(words, box.size * page.scale, inner, height, bold=box.bold)


def spoken(box: Box) -> str:
    """Return what a box is called in full."""
    return plain(box.name or " ".join(box.label)) or "legend"


def add_panel(slide: Any, panel: Panel, page: Page) -> None:
    """Draw a coloured area."""
    form = MSO_SHAPE.ROUNDED_RECTANGLE if panel.radius else MSO_SHAPE.RECTANGLE
    shape = _form(slide, form, page.frame(panel.x, panel.y, panel.width, panel.height))
    _corner(shape, panel.radius, min(panel.width, panel.height))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(panel.fill)
    shape.line.fill.background()
    describe(shape, "background area")


def add_stroke(slide: Any, stroke: Stroke, page: Page) -> None:
    """Draw a line that joins nothing, as a shape and not as a connector."""
    (x, y), (ex, ey) = stroke.start, stroke.end
    frame = page.frame(min(x, ex), min(y, ey), abs(ex - x), abs(ey - y))
    shape = _form(slide, MSO_SHAPE.RECTANGLE, frame)
    properties = shape._element.spPr  # noqa: SLF001 - a line that is no connector has no public way
    properties.find(qn("a:prstGeom")).set("prst", "line")
    for flag, turned in (("flipH", ex < x), ("flipV", ey < y)):
        if turned:
            properties.find(qn("a:xfrm")).set(flag, "1")
    edge(shape.line, stroke.colour, stroke.width, stroke.dash, arrow=stroke.arrow)
    describe(shape, "line")


def add_box(slide: Any, box: Box, scene: Scene, page: Page) -> Any:
    """Draw a box with its label; return its shape."""
    shape = _form(slide, _FORMS[box.shape], page.frame(box.x, box.y, box.width, box.height))
    if box.shape == "rounded":
        _corner(shape, _CORNER, min(box.width, box.height))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(box.fill)
    if box.emphasis:
        edge(shape.line, box.stroke or scene.theme.text, _EMPHASIS, arrow=False)
        shape.line._get_or_add_ln().set("cmpd", "dbl")  # noqa: SLF001 - no public way
    elif box.stroke or box.shape == "double":
        edge(shape.line, box.stroke or box.colour, _EDGE, arrow=False)
    else:
        shape.line.fill.background()
    fitted = label(box, page)
    write(shape.text_frame, fitted.lines, fitted.size, box.colour, bold=box.bold)
    name = spoken(box)
    describe(shape, f"{plain(box.mark)}: {name}" if box.mark else name, name)
    return shape


def add_mark(slide: Any, box: Box, scene: Scene, page: Page) -> None:
    """Draw the disc at the left upper corner of a box."""
    size = LEAST
    mark = plain(box.mark)
    most = max(_DISC, box.width * page.scale)
    if measured(mark, size, bold=True) > most - 6:
        mark = shortened(mark, most - 6, size, bold=True)
    width = max(_DISC, measured(mark, size, bold=True) + 6) / page.scale
    high = _DISC / page.scale
    x = min(max(0.0, box.x - high / 2), scene.width - width)
    y = min(max(0.0, box.y - high / 2), scene.height - high)
    shape = _form(slide, MSO_SHAPE.OVAL, page.frame(x, y, width, high))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(scene.theme.background)
    edge(shape.line, box.fill, 1.5, arrow=False)
    write(shape.text_frame, (mark,), size, scene.theme.text, bold=True)
    describe(shape, f"mark {plain(box.mark)} of {spoken(box)}")


def add_text(slide: Any, text: Text, page: Page) -> None:
    """Draw lines of words."""
    lines = [plain(line) for line in text.lines]
    room_there = _across(text, page)
    size = max(LEAST, text.size * page.scale)
    while size > LEAST and _widest(lines, size, text) > room_there:
        size = max(LEAST, size - 0.5)
    lines = [
        shortened(line, room_there, size, bold=text.bold)
        if measured(line, size, bold=text.bold) > room_there
        else line
        for line in lines
    ]
    width = _widest(lines, size, text) / page.scale
    x = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    height = len(lines) * size * LEADING / page.scale
    shape = slide.shapes.add_textbox(*page.frame(x, text.y, width, height))
    align, colour = _ALIGN[text.anchor], text.colour
    write(shape.text_frame, lines, size, colour, bold=text.bold, align=align, anchor=MSO_ANCHOR.TOP)
    describe(shape, " ".join(text.lines) or "text")


def fill_title(slide: Any, scene: Scene, page: Page, text: Text | None) -> None:
    """Fill the title of the layout; without a `Text` for it, it is there and not seen."""
    title = slide.shapes.title
    seen = text or Text(0, 0, (scene.title or "untitled",), LEAST, scene.theme.text)
    lines = [plain(line) for line in seen.lines] or [plain(scene.title)]
    across = _across(seen, page)
    size = max(LEAST, seen.size * page.scale)
    while size > LEAST and _widest(lines, size, seen) > across:
        size = max(LEAST, size - 0.5)
    if _widest(lines, size, seen) > across:
        lines = wrap(" ".join(lines), across, size, bold=seen.bold)
    width = across / page.scale
    x = seen.x - {"start": 0.0, "middle": width / 2, "end": width}[seen.anchor]
    height = len(lines) * size * LEADING / page.scale
    title.left, title.top, title.width, title.height = page.frame(x, seen.y, width, height)
    frame, align = title.text_frame, _ALIGN[seen.anchor]
    write(frame, lines, size, seen.colour, bold=seen.bold, align=align, anchor=MSO_ANCHOR.TOP)
    describe(title, " ".join(lines), "Title")
    if text is None:
        title._element.xpath("./*[1]/p:cNvPr")[0].set("hidden", "1")  # noqa: SLF001 - no public way


def _across(text: Text, page: Page) -> float:
    """Return the width a text may take without leaving the slide, in points of the slide."""
    before, after = page.x(text.x) / EMU, (page.width - page.x(text.x)) / EMU
    return {"start": after, "middle": 2 * min(before, after), "end": before}[text.anchor]


def _widest(lines: Sequence[str], size: float, text: Text) -> float:
    return max((measured(line, size, bold=text.bold) for line in lines), default=0.0)


def _form(slide: Any, form: Any, frame: tuple[int, int, int, int]) -> Any:
    shape = slide.shapes.add_shape(form, *frame)
    shape.shadow.inherit = False
    # Not every program takes an empty list of effects for none.
    for effect in shape._element.xpath("./p:style/a:effectRef"):  # noqa: SLF001 - no public way
        effect.set("idx", "0")
    return shape


def _corner(shape: Any, radius: float, side: float) -> None:
    if radius and side and len(shape.adjustments):
        shape.adjustments[0] = min(0.5, radius / side)
