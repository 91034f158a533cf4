"""Tables of a scene as native tables of a slide."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Pt

from graph.drawing.scene import Scene, Table
from graph.export.fitting import LEAST
from graph.export.pptx.text import EMU, Page, added, describe, rgb, style
from graph.export.text import cell_words

_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without colours and lines."""

_RULE: Final = 0.75


def add_table(slide: Any, table: Table, scene: Scene, page: Page) -> None:
    """Draw a table with its own cells, columns and rows; the first row is its header.

    The program that shows it breaks the words, in whatever typeface it has.
    """
    frame = page.frame(table.x, table.y, sum(table.columns), sum(table.heights))
    shape = slide.shapes.add_table(len(table.rows), len(table.columns), *frame)
    native = shape.table
    native.first_row, native.horz_banding = True, False
    shape._element.xpath(".//a:tableStyleId")[0].text = _PLAIN  # noqa: SLF001 - no public way
    across = pairwise(accumulate(table.columns, initial=0.0))
    down = pairwise(accumulate(table.heights, initial=0.0))
    for column, (left, right) in zip(native.columns, across, strict=True):
        column.width = page.x(table.x + right) - page.x(table.x + left)
    for row, (top, bottom) in zip(native.rows, down, strict=True):
        row.height = page.y(table.y + bottom) - page.y(table.y + top)
    side = round(table.padding * page.scale * EMU)
    size = max(LEAST, table.size * page.scale)
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row):
            there = native.cell(y, x)
            there.margin_left = there.margin_right = side
            there.margin_top, there.margin_bottom = side, 0
            there.vertical_anchor = MSO_ANCHOR.TOP
            colour = cell.colour or scene.theme.text
            style(
                there.text_frame,
                (cell_words(cell),),
                size,
                colour,
                bold=cell.bold,
                align=PP_ALIGN.LEFT,
            )
            _rule(there, scene.theme.border)
            if y == 0:
                there.fill.solid()
                there.fill.fore_color.rgb = rgb(scene.theme.panel)
    describe(shape, table.name or scene.title or "table")


def _rule(cell: Any, colour: str) -> None:
    """Draw the lower edge of a cell."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - edges of cells have no public way
    line = added(properties, "a:lnB", w=str(int(Pt(_RULE))))
    properties.insert(0, line)  # edges stand before the fill
    added(added(line, "a:solidFill"), "a:srgbClr", val=colour.removeprefix("#").upper())
