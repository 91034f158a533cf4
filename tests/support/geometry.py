"""What must hold of every scene: nothing overlaps, nothing is cut, everything can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from graph.drawing.fonts import SPARE, text_width
from graph.drawing.scene import LEADING, Badge, Box, Scene, Text

Rectangle = tuple[float, float, float, float]
SMALLEST = 11.0
_TOUCH = 0.05


def overlap(one: Rectangle, other: Rectangle) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > _TOUCH
        and min(one[3], other[3]) - max(one[1], other[1]) > _TOUCH
    )


def of_box(box: Box) -> Rectangle:
    return box.x, box.y, box.x + box.width, box.y + box.height


def widest(lines: Sequence[str], size: float, *, bold: bool, spare: float = 1.0) -> float:
    return max((spare * text_width(line, size, bold=bold) for line in lines), default=0.0)


def of_text(text: Text) -> Rectangle:
    width = widest(text.lines, text.size, bold=text.bold)
    left = text.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor] * width
    return left, text.y, left + width, text.y + len(text.lines) * text.size * LEADING


def flaws(scene: Scene) -> Iterator[str]:
    """Yield what is wrong with a scene, one sentence each."""
    yield from _overlaps(scene)
    yield from _labels(scene)
    yield from _inside(scene)
    yield from _edges(scene)
    yield from _ends(scene)


def _overlaps(scene: Scene) -> Iterator[str]:
    boxes = [(box.name or "legend", of_box(box)) for box in scene.boxes]
    texts = [(text.lines[0], of_text(text)) for text in scene.texts if text.lines]
    for (name, one), (other_name, other) in combinations([*boxes, *texts], 2):
        if overlap(one, other):
            yield f"{name!r} lies over {other_name!r}"
    ids = [box.id for box in scene.boxes if box.id]
    if len(ids) != len(set(ids)):
        yield "two boxes have one id"


def _labels(scene: Scene) -> Iterator[str]:
    for box in scene.boxes:
        if len(box.label) * box.size * LEADING > box.height:
            yield f"the label of {box.name!r} is higher than its box"
        if widest(box.label, box.size, bold=box.bold, spare=SPARE) > box.width:
            yield f"the label of {box.name!r} is wider than its box"
    for table in scene.tables:
        for row, height in zip(table.rows, table.heights, strict=True):
            for cell, width in zip(row, table.columns, strict=True):
                wide = widest(cell.lines, table.size, bold=cell.bold, spare=SPARE)
                if wide + 2 * table.padding > width + _TOUCH:
                    yield f"the cell {cell.lines} is wider than its column"
                if len(cell.lines) * table.size * LEADING + 2 * table.padding > height + _TOUCH:
                    yield f"the cell {cell.lines} is higher than its row"
    sizes = [box.size for box in scene.boxes if box.label] + [text.size for text in scene.texts]
    sizes += [text.size for box in scene.boxes for text in box.words]
    sizes += [box.note_size for box in scene.boxes if box.note]
    sizes += [table.size for table in scene.tables]
    if min(sizes) < SMALLEST:
        yield f"letters of {min(sizes)} points"


def of_lines(text: Text) -> Iterator[tuple[str, Rectangle]]:
    """Each line of a text on its own."""
    for number, line in enumerate(text.lines):
        y = text.y + number * text.size * LEADING
        yield line, of_text(replace(text, y=y, lines=(line,)))


def of_label(box: Box) -> Rectangle:
    """Where label and note of a box are, as `graph.export.ink` places them."""
    foot = box.strip.width if box.strip and box.strip.side == "foot" else 0.0
    high = (len(box.label) * box.size + len(box.note) * box.note_size) * LEADING
    wide = max(
        widest(box.label, box.size, bold=box.bold), widest(box.note, box.note_size, bold=False)
    )
    top = box.y + (box.height + box.drop - foot - high) / 2
    left = box.x + (box.inset or (box.width - wide) / 2)
    return left, top, left + wide, top + high


def of_words(box: Box) -> Iterator[Rectangle]:
    """Where each line of the label and the note of a box is."""
    left, top, right, _ = of_label(box)
    lines = [(line, box.size, box.bold) for line in box.label]
    for line, size, bold in (*lines, *((line, box.note_size, False) for line in box.note)):
        wide = widest((line,), size, bold=bold)
        start = left if box.inset else (left + right - wide) / 2
        yield start, top, start + wide, top + size * LEADING
        top += size * LEADING


def of_badge(badge: Badge) -> Rectangle:
    return badge.x, badge.y, badge.x + badge.width, badge.y + badge.height


def _inside(scene: Scene) -> Iterator[str]:
    """What stands in a box stays in it; no words, and no number, lie over others."""
    things = [(line, place) for text in scene.texts for line, place in of_lines(text)]
    things += [(badge.name or badge.text, of_badge(badge)) for badge in scene.badges]
    for box in scene.boxes:
        own = [(line, place) for text in box.words for line, place in of_lines(text)]
        own += [(box.badge.name, of_badge(box.badge))] if box.badge else []
        own += [(f"label of {box.name}", place) for place in of_words(box)]
        left, top, right, bottom = of_box(box)
        bottom -= box.strip.width if box.strip and box.strip.side == "foot" else 0.0
        beside = box.strip is not None and box.strip.side == "left"
        # Hatching all over a box lets its words stand on it.
        left += box.strip.width if box.strip and beside and box.strip.width < box.width else 0.0
        for name, place in own:
            if place[0] < left or place[1] < top or place[2] > right or place[3] > bottom:
                yield f"{name!r} leaves {box.name!r}"
        things += own
    for (name, one), (other_name, other) in combinations(things, 2):
        if overlap(one, other):
            yield f"{name!r} and {other_name!r} lie over each other"


def _edges(scene: Scene) -> Iterator[str]:
    places = [(box.name, of_box(box)) for box in scene.boxes]
    places += [(text.lines[0], of_text(text)) for text in scene.texts if text.lines]
    places += [
        (
            table.name,
            (table.x, table.y, table.x + sum(table.columns), table.y + sum(table.heights)),
        )
        for table in scene.tables
    ]
    places += [(p.source, (x, y, x, y)) for p in scene.lines for x, y in p.points]
    for name, (left, top, right, bottom) in places:
        if left < 0 or top < 0 or right > scene.width or bottom > scene.height:
            yield f"{name!r} leaves the page"
    # A picture inside a page has no footer.
    footers = [text.y for text in scene.texts if text.role == "footer"]
    footer = min(footers, default=scene.height)
    for name, (_, _, _, bottom) in places[len(scene.boxes) + len(scene.texts) :]:
        if bottom > footer:
            yield f"{name!r} runs into the footer"


def _ends(scene: Scene) -> Iterator[str]:
    boxes = {box.id: of_box(box) for box in scene.boxes if box.id}
    panels = [(p.x, p.y, p.x + p.width, p.y + p.height) for p in scene.panels]
    for line in scene.lines:
        for box, point in ((line.source, line.points[0]), (line.target, line.points[-1])):
            # The panel around a box is a part of it for a line that is not glued.
            around = [] if line.glued else [each for each in panels if overlap(each, boxes[box])]
            if not any(_touches(point, each) for each in (boxes[box], *around)):
                yield f"{line.name!r} does not end at {box!r}"


def _touches(point: tuple[float, float], place: Rectangle) -> bool:
    (x, y), (left, top, right, bottom), near = point, place, 1.6
    inside = left - near <= x <= right + near and top - near <= y <= bottom + near
    return inside and min(abs(x - left), abs(x - right), abs(y - top), abs(y - bottom)) <= near
