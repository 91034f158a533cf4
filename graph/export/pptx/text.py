"""Where things are on a slide, and words on it: titles, paragraphs, alternative texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Pt

from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Scene, Text
from graph.export.fitting import LEAST, shortened, wrap
from graph.export.text import right_to_left, xml_text

_COLOUR: Final[Any] = RGBColor

EMU: Final = 12_700
"""Units of a slide in one point."""

FONT: Final = "Arial"
"""Installed everywhere."""

_ALIGN: Final = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}


@dataclass(frozen=True, slots=True)
class Page:
    """Where the points of a scene are on a slide, whose width and height are in EMU.

    `scale` is points of the slide in one point of the scene; the scene starts at `left`, `top`.
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
    said = xml_text(text)
    properties = shape._element.xpath("./*[1]/p:cNvPr")[0]  # noqa: SLF001 - there is no public way
    properties.set("descr", said)
    properties.set("name", xml_text(name or text)[:80])


def added(parent: Any, tag: str, **attributes: str) -> Any:
    """Append an element of XML, for what the library has no name for."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(name, value)
    parent.append(element)
    return element


def write(
    frame: Any,
    lines: Sequence[str],
    size: float,
    colour: str,
    *,
    bold: bool = False,
    align: Any = PP_ALIGN.CENTER,
    anchor: Any = MSO_ANCHOR.MIDDLE,
) -> None:
    """Put lines into a text frame, as one paragraph, in letters of a size in points."""
    frame.word_wrap = False
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor
    style(frame, lines, size, colour, bold=bold, align=align)


def style(
    frame: Any, lines: Sequence[str], size: float, colour: str, *, bold: bool, align: Any
) -> None:
    """Set the words of a text frame and leave its margins alone."""
    frame.text = "\v".join(map(xml_text, lines))
    for paragraph in frame.paragraphs:
        _set(paragraph, size, colour, bold=bold, align=align)


def add_paragraph(
    frame: Any, lines: Sequence[str], size: float, colour: str, *, align: Any
) -> None:
    """Add lines below those of a text frame, in letters of their own."""
    paragraph = frame.add_paragraph()
    paragraph.text = "\v".join(map(xml_text, lines))
    _set(paragraph, size, colour, bold=False, align=align)


def _set(paragraph: Any, size: float, colour: str, *, bold: bool, align: Any) -> None:
    paragraph.alignment = align
    paragraph.line_spacing = 1.0
    paragraph.space_before = paragraph.space_after = Pt(0)
    if right_to_left(paragraph.text):
        paragraph._p.get_or_add_pPr().set("rtl", "1")  # noqa: SLF001 - no public way
    for run in paragraph.runs:
        font = run.font
        font.name, font.size, font.bold = FONT, Pt(size), bold
        font.color.rgb = rgb(colour)
        font.language_id = MSO_LANGUAGE_ID.ENGLISH_US
    _size_breaks(paragraph._p, size)  # noqa: SLF001 - breaks have no public way


def _size_breaks(paragraph: Any, size: float) -> None:
    """Give breaks and an empty line the size of the words: a line is as high as its largest."""
    for tag, holder in (("a:rPr", "./a:br"), ("a:endParaRPr", ".")):
        for element in paragraph.xpath(holder):
            added(element, tag, sz=str(round(size * 100)))


def add_text(slide: Any, text: Text, page: Page) -> None:
    """Draw lines of words."""
    lines = [xml_text(line) for line in text.lines]
    most = _across(text, page)
    size = _size(lines, text, page)
    lines = [
        shortened(line, most, size, bold=text.bold)
        if spare_width(line, size, bold=text.bold) > most
        else line
        for line in lines
    ]
    frame = _frame(text, page, _widest(lines, size, text), len(lines) * size * LEADING)
    _fill(slide.shapes.add_textbox(*frame), lines, size, text)


def fill_title(slide: Any, scene: Scene, page: Page, text: Text | None) -> None:
    """Fill the title of the layout; without a `Text` for it, it is there and not seen."""
    title = slide.shapes.title
    seen = text or Text(0, 0, (scene.title or "untitled",), LEAST, scene.theme.text)
    lines = [xml_text(line) for line in seen.lines] or [xml_text(scene.title)]
    most = _across(seen, page)
    size = _size(lines, seen, page)
    # As far from the right edge as from the left one; the program that shows it breaks the words.
    most -= seen.x * page.scale if seen.anchor == "start" else 0.0
    words = " ".join(lines)
    if _widest(lines, size, seen) > most:
        lines = wrap(words, most, size, bold=seen.bold)
    frame = _frame(seen, page, most, len(lines) * size * LEADING)
    title.left, title.top, title.width, title.height = frame
    _fill(title, (words,), size, seen)
    title.text_frame.word_wrap = True
    describe(title, words, "Title")
    if text is None:
        title._element.xpath("./*[1]/p:cNvPr")[0].set("hidden", "1")  # noqa: SLF001 - no public way


def _size(lines: Sequence[str], text: Text, page: Page) -> float:
    """Return the largest letters, down to `LEAST`, with which lines do not leave the slide."""
    size = max(LEAST, text.size * page.scale)
    while size > LEAST and _widest(lines, size, text) > _across(text, page):
        size = max(LEAST, size - 0.5)
    return size


def _frame(text: Text, page: Page, width: float, height: float) -> tuple[int, int, int, int]:
    """Return where words stand whose extent is in points of the slide."""
    width, height = width / page.scale, height / page.scale
    x = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return page.frame(x, text.y, width, height)


def _fill(shape: Any, lines: Sequence[str], size: float, text: Text) -> None:
    """Write lines as a text says."""
    frame, align = shape.text_frame, _ALIGN[text.anchor]
    write(frame, lines, size, text.colour, bold=text.bold, align=align, anchor=MSO_ANCHOR.TOP)
    describe(shape, " ".join(text.lines) or "text")


def _across(text: Text, page: Page) -> float:
    """Return the width a text may take without leaving the slide, in points of the slide."""
    before, after = page.x(text.x) / EMU, (page.width - page.x(text.x)) / EMU
    return {"start": after, "middle": 2 * min(before, after), "end": before}[text.anchor]


def _widest(lines: Sequence[str], size: float, text: Text) -> float:
    return max((spare_width(line, size, bold=text.bold) for line in lines), default=0.0)
