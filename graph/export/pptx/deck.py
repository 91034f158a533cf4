"""A deck as editable slides: native shapes, glued connectors, tables, notes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu

from graph.drawing.scene import MOST_SHAPES, Deck, Scene
from graph.errors import RequestError
from graph.export.fitting import LEAST
from graph.export.pptx.forms import add_area, add_badge, add_loose, add_signs, add_strip
from graph.export.pptx.lines import add_lines
from graph.export.pptx.shapes import add_box, add_mark, add_panel, add_stroke, label
from graph.export.pptx.tables import add_table
from graph.export.pptx.text import EMU, Page, add_text, describe, fill_title, rgb
from graph.export.text import xml_text
from graph.words import counted

_TITLE_ONLY: Final = 5
_LONGEST: Final = 51_206_400
_SHORTEST: Final = 914_400
"""Sides a slide may have, in EMU: 56 inches and one."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_ROUNDING: Final = 1e-6


def pptx(deck: Deck, picture: Callable[[Scene], bytes]) -> bytes:
    """Return a presentation with one slide for each scene.

    The slides are as large as the first scene (1 pt = 12700 EMU); other scenes are made smaller
    where they have to, and stand in the middle. A scene with too many boxes, or one whose words
    would be smaller than 11 pt, is put on its slide as a picture (PNG). The same deck gives the
    same bytes. A deck without scenes is a `RequestError`, and so is a date that is not an ISO date,
    or a line to a box that is not in its scene. O(lines · boxes).
    """
    if not deck.scenes:
        message = "a presentation needs at least one picture"
        raise RequestError(message)
    show = Presentation()
    first = deck.scenes[0]
    smaller = min(1.0, _LONGEST / EMU / max(first.width, first.height))
    width, height = (
        max(_SHORTEST, round(side * smaller * EMU)) for side in (first.width, first.height)
    )
    _resize(show, width, height)
    for scene in deck.pages:
        _add_slide(show, scene, page_of(scene, width, height), picture)
    _describe(show, deck)
    file = io.BytesIO()
    show.save(file)
    return _steady(file.getvalue())


def page_of(scene: Scene, width: int, height: int) -> Page:
    """Return where a scene stands on a slide of a size in EMU: as large as it is, or smaller."""
    wide, high = width / EMU, height / EMU
    scale = min(1.0, wide / scene.width, high / scene.height)
    left, top = (wide - scene.width * scale) / 2, (high - scene.height * scale) / 2
    return Page(width, height, scale, left, top)


def why_picture(scene: Scene, page: Page) -> str:
    """Return why a scene is shown as a picture and not as shapes; empty when it is not."""
    boxes = [box for box in scene.boxes if box.id]
    if not scene.slide:
        return (
            f"This slide is a picture: {counted(len(boxes), 'box', 'boxes')} are too many for "
            f"editable shapes (at most {MOST_SHAPES})."
        )
    words = [*scene.texts, *(text for box in scene.boxes for text in box.words)]
    sizes = [*(text.size for text in words), *(table.size for table in scene.tables)]
    small = page.scale < 1 and any(size * page.scale < LEAST - _ROUNDING for size in sizes)
    if small or any(not label(box, page).lines for box in boxes if any(box.label)):
        return "This slide is a picture: its text would be too small as editable shapes."
    return ""


def _add_slide(show: Any, scene: Scene, page: Page, picture: Callable[[Scene], bytes]) -> None:
    slide = show.slides.add_slide(show.slide_layouts[_TITLE_ONLY])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = rgb(scene.theme.background)
    reason = why_picture(scene, page)
    if reason:
        fill_title(slide, scene, page, None)
        frame = page.frame(0, 0, scene.width, scene.height)
        shown = slide.shapes.add_picture(io.BytesIO(picture(scene)), *frame)
        describe(shown, scene.description or scene.title or "picture", scene.title or "picture")
    else:
        _draw(slide, scene, page)
    notes = [*scene.notes, *([reason] if reason else [])]
    if notes:
        slide.notes_slide.notes_text_frame.text = "\n".join(map(xml_text, notes))


def _draw(slide: Any, scene: Scene, page: Page) -> None:
    title = next((text for text in scene.texts if text.role == "title"), None)
    fill_title(slide, scene, page, title)
    for panel in scene.panels:
        add_panel(slide, panel, page)
    for area in scene.areas:
        add_area(slide, area, page)
    for stroke in scene.strokes:
        add_stroke(slide, stroke, page)
    drawn = [(box, add_box(slide, box, scene, page)) for box in scene.boxes]
    shapes = {box.id: shape for box, shape in drawn}
    connectors = add_lines(slide, (each for each in scene.lines if each.glued), scene.boxes, shapes)
    connectors += [add_loose(slide, line, page) for line in scene.lines if not line.glued]
    if connectors:
        lowest = drawn[0][1]._element  # noqa: SLF001 - the order of shapes has no public way
        for connector in connectors:
            lowest.addprevious(connector._element)  # noqa: SLF001
    for box in scene.boxes:
        add_strip(slide, box, page)
        add_signs(slide, box, page)
        if box.mark:
            add_mark(slide, box, scene, page)
    for badge in (*(box.badge for box in scene.boxes if box.badge), *scene.badges):
        add_badge(slide, badge, page)
    for table in scene.tables:
        add_table(slide, table, scene, page)
    for text in (*(words for box in scene.boxes for words in box.words), *scene.texts):
        if text is not title:
            add_text(slide, text, page)


def _resize(show: Any, width: int, height: int) -> None:
    """Set the size of the slides, and stretch what the layouts have to it."""
    across, down = width / show.slide_width, height / show.slide_height
    for place in (show.slide_master, *show.slide_layouts):
        for shape in place.placeholders:
            if not shape._element.xpath("./p:spPr/a:xfrm"):  # noqa: SLF001 - inherited is not own
                continue
            shape.left, shape.width = round(shape.left * across), round(shape.width * across)
            shape.top, shape.height = round(shape.top * down), round(shape.height * down)
    show.slide_width, show.slide_height = Emu(width), Emu(height)


def _describe(show: Any, deck: Deck) -> None:
    """Write title and date into the file, and drop the picture of another presentation."""
    try:
        made = datetime.fromisoformat(deck.date).replace(tzinfo=None)
    except ValueError:
        message = f"{xml_text(deck.date)!r} is no ISO date"
        raise RequestError(message) from None
    core = show.core_properties
    core.title, core.subject = xml_text(deck.title)[:255], xml_text(deck.subtitle)[:255]
    core.author = core.last_modified_by = "careergraph"
    core.created = core.modified = made
    core.revision = 1
    package = show.part.package
    for key, relation in list(package._rels.items()):  # noqa: SLF001 - no public way
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package.drop_rel(key)


def _steady(data: bytes) -> bytes:
    """Return the same archive with the times of its parts taken out."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            target.writestr(part, source.read(name))
    return file.getvalue()
