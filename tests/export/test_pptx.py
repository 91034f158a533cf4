"""Slides are read back: shapes, connectors, words, tables, notes, pictures."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from slides_scenes import HOSTILE, box, crowd, deck, hostile, join, route, steps

from graph.drawing.fonts import spare_width
from graph.drawing.scene import LEADING, Deck, Scene, Stroke
from graph.drawing.style import DARK, NODE_STYLES
from graph.errors import RequestError
from graph.export.fitting import room
from graph.export.pptx.deck import pptx
from graph.export.text import cell_words, xml_text

EMU = 12_700
SITES = {0: (0.5, 0.0), 1: (0.0, 0.5), 2: (0.5, 1.0), 3: (1.0, 0.5)}


def png(scene: Scene) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (int(scene.width), int(scene.height)), scene.theme.background).save(
        file, "PNG"
    )
    return file.getvalue()


def read(shown: Deck) -> Any:
    return Presentation(io.BytesIO(pptx(shown, png)))


@cache
def usual() -> Any:
    return read(deck())


def slides(show: Any) -> Iterator[tuple[Any, int, int]]:
    for slide in show.slides:
        yield slide, show.slide_width, show.slide_height


def properties(shape: Any) -> Any:
    return shape._element.xpath("./*[1]/p:cNvPr")[0]


def connectors(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.LINE]


def check_glued(slide: Any) -> None:
    shapes = {shape.shape_id: shape for shape in slide.shapes}
    for connector in connectors(slide):
        element = connector._element
        ends = (
            ("a:stCxn", connector.begin_x, connector.begin_y),
            ("a:endCxn", connector.end_x, connector.end_y),
        )
        for tag, x, y in ends:
            glue = element.xpath(f".//{tag}")
            assert len(glue) == 1
            shape = shapes[int(glue[0].get("id"))]
            across, down = SITES[int(glue[0].get("idx"))]
            assert abs(x - (shape.left + across * shape.width)) <= 1
            assert abs(y - (shape.top + down * shape.height)) <= 1
        assert element.xpath("./p:spPr/a:prstGeom/@prst") == ["line"]
        assert element.xpath("./p:spPr/a:ln/a:tailEnd/@type") == ["triangle"]
        assert element.xpath("./p:spPr/a:effectLst")
        assert not element.xpath("./p:style")


def check_inside(slide: Any, width: int, height: int) -> None:
    for value in slide._element.xpath(".//a:off/@x | .//a:off/@y | .//a:ext/@cx | .//a:ext/@cy"):
        assert value == str(int(value))
    for shape in slide.shapes:
        assert shape.left >= 0
        assert shape.top >= 0
        assert shape.left + shape.width <= width
        assert shape.top + shape.height <= height


def check_words(slide: Any, scene: Scene) -> None:
    """Labels lie inside their shapes, and nothing is smaller than 11 points."""
    forms = {int(MSO_SHAPE.FLOWCHART_PREPARATION): "hexagon"}
    forms |= {int(MSO_SHAPE.FLOWCHART_TERMINATOR): "pill"}
    forms |= {int(MSO_SHAPE.FLOWCHART_PREDEFINED_PROCESS): "double"}
    for size in slide._element.xpath(".//a:p//@sz"):
        assert int(size) >= 1100
    assert not slide._element.xpath(".//a:br[not(a:rPr/@sz)] | .//a:tbl//a:p[not(.//@sz)]")
    for name in slide._element.xpath(".//a:latin/@typeface"):
        assert name == "Arial"
    names = {xml_text(each.name)[:80] for each in scene.boxes}
    for shape in slide.shapes:
        if shape.shape_type != MSO_SHAPE_TYPE.AUTO_SHAPE or shape.name not in names:
            continue
        lines = shape.text_frame.text.split("\v")
        if not any(lines):
            continue
        size = shape.text_frame.paragraphs[0].runs[0].font.size.pt
        bold = bool(shape.text_frame.paragraphs[0].runs[0].font.bold)
        block = len(lines) * size * LEADING
        assert block <= shape.height / EMU + 0.01
        form = forms.get(int(shape.auto_shape_type), "rectangle")
        inner = partial(room, form, shape.width / EMU, shape.height / EMU)  # type: ignore[arg-type]
        for number, line in enumerate(lines):
            top = number * size * LEADING - block / 2
            width = inner(max(abs(top), abs(top + size * LEADING)))
            assert spare_width(line, size, bold=bold) <= width + 0.01


def check_said(slide: Any, scene: Scene) -> None:
    assert slide.shapes.title.text_frame.text.strip()
    assert slide.shapes.title.is_placeholder
    for shape in slide.shapes:
        assert properties(shape).get("descr")
        assert properties(shape).get("name")
    ids = [shape.shape_id for shape in slide.shapes]
    assert len(ids) == len(set(ids))
    if scene.notes:
        said = slide.notes_slide.notes_text_frame.text
        assert all(xml_text(note) in said for note in scene.notes)


def check(show: Any, shown: Deck) -> None:
    assert len(show.slides) == len(shown.scenes)
    for (slide, width, height), scene in zip(slides(show), shown.scenes, strict=True):
        check_glued(slide)
        check_inside(slide, width, height)
        check_words(slide, scene)
        check_said(slide, scene)


def test_slides_hold_what_they_must() -> None:
    check(usual(), deck())


def test_each_line_is_a_connector_below_the_boxes() -> None:
    scene = route()
    slide = usual().slides[0]
    assert len(connectors(slide)) == len(scene.lines)
    tags = [shape._element.tag.rpartition("}")[2] for shape in slide.shapes]
    first, last = tags.index("cxnSp"), len(tags) - tags[::-1].index("cxnSp")
    names = [shape.name for shape in slide.shapes]
    assert last - first == len(scene.lines)
    assert min(names.index(each.name) for each in scene.boxes) == last
    said = {properties(each).get("descr") for each in connectors(slide)}
    assert said == {line.name for line in scene.lines}
    dashes = [each._element.xpath(".//a:prstDash/@val") for each in connectors(slide)]
    assert sorted(map(len, dashes)) == [0] * 4 + [1] * 5
    assert {name for found in dashes for name in found} == {"dot", "dash"}


def test_forms_have_four_sites() -> None:
    found = {
        shape.name: shape.auto_shape_type
        for shape in usual().slides[0].shapes
        if shape.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE and not shape.name.startswith("line")
    }
    assert found["Health Information"] == MSO_SHAPE.FLOWCHART_PREPARATION
    assert found["RHIT"] == MSO_SHAPE.RECTANGLE
    assert found["AHIMA"] == MSO_SHAPE.FLOWCHART_PREDEFINED_PROCESS
    assert found["Hospital"] == MSO_SHAPE.FLOWCHART_TERMINATOR
    assert found["HIM supervisor"] == MSO_SHAPE.ROUNDED_RECTANGLE


def test_parts_of_shapes_stand_in_the_order_of_the_format() -> None:
    """A program that reads strictly calls the file damaged otherwise."""
    orders = {
        "p:spPr": "xfrm custGeom prstGeom noFill solidFill blipFill ln effectLst",
        "a:ln": "noFill solidFill prstDash round bevel miter headEnd tailEnd",
        "a:tcPr": "lnL lnR lnT lnB noFill solidFill",
        "a:p": "pPr r br endParaRPr",
    }
    for slide in usual().slides:
        for tag, words in orders.items():
            known = words.split()
            for element in slide._element.xpath(f".//{tag}"):
                found = [known.index(each.tag.rpartition("}")[2]) for each in element]
                if tag == "a:p":
                    found = [1 if each == 2 else each for each in found]
                assert found == sorted(found)


def test_titles_and_backgrounds() -> None:
    shown = deck()
    for slide, scene in zip(usual().slides, shown.scenes, strict=True):
        assert slide.shapes.title.text_frame.text == scene.title
        assert str(slide.background.fill.fore_color.rgb) == scene.theme.background[1:]
    assert properties(usual().slides[0].shapes.title).get("hidden") is None
    assert properties(usual().slides[2].shapes.title).get("hidden") == "1"


def test_tables_are_native_and_the_same() -> None:
    for number in (1, 4):
        frames = [shape for shape in usual().slides[number].shapes if shape.has_table]
        (table,) = deck().scenes[number].tables
        assert len(frames) == 1
        native = frames[0].table
        assert [[cell.text for cell in row.cells] for row in native.rows] == [
            [cell_words(cell) for cell in row] for row in table.rows
        ]
        assert [column.width for column in native.columns] == [each * EMU for each in table.columns]
        assert native.first_row


def test_many_boxes_are_a_picture_with_a_reason() -> None:
    slide = usual().slides[2]
    pictures = [each for each in slide.shapes if each.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert [properties(each).get("descr") for each in pictures] == ["26 roles in rows."]
    assert len(slide.shapes) == 2
    assert "26 boxes" in slide.notes_slide.notes_text_frame.text
    assert len(connectors(read(deck(crowd(25))).slides[0])) == 24


def test_scenes_of_other_sizes_stand_in_the_middle() -> None:
    small = replace(steps(), width=480.0, tables=(), texts=())
    large = replace(route(), width=2400.0)
    shown = deck(route(), replace(small, boxes=(box("role", "One", 165, 100),)), large)
    show = read(shown)
    check(show, shown)
    one = next(shape for shape in show.slides[1].shapes if shape.name == "One")
    assert one.left + one.width / 2 == 480 * EMU
    assert "too small" in show.slides[2].notes_slide.notes_text_frame.text


def test_letters_get_smaller_before_words_are_lost() -> None:
    words = ("A label that is much", "too long for its box")
    tight = box("role", "Tight", 100, 200, words, width=110.0, size=16.0)
    hopeless = box("role", "Hopeless", 300, 200, words * 9, size=16.0)
    shown = deck(replace(route(), boxes=(tight, hopeless), lines=()))
    show = read(shown)
    check(show, shown)
    text = {shape.name: shape.text_frame for shape in show.slides[0].shapes if shape.has_text_frame}
    assert text["Tight"].text.replace("\v", " ") == " ".join(words)
    assert 11 <= text["Tight"].paragraphs[0].runs[0].font.size.pt < 16
    assert text["Hopeless"].text.endswith("…")


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_may_stand_anywhere(text: str) -> None:
    scene = hostile(text)
    shown = Deck(text, text, "2026-03-01", (scene, replace(scene, boxes=scene.boxes * 4, lines=())))
    show = read(shown)
    check(show, shown)
    slide = show.slides[0]
    words = " ".join(slide.shapes.title.text_frame.text.replace("\v", " ").split())
    assert words.replace(" ", "") == xml_text(text).replace(" ", "")
    cells = [
        cell.text for each in slide.shapes if each.has_table for cell in each.table.iter_cells()
    ]
    assert cells == [xml_text(text)] * 4
    assert show.core_properties.title == xml_text(text)[:255]


def test_strokes_are_no_connectors() -> None:
    shown = deck(replace(steps(), strokes=(Stroke((9, 9), (5, 500), "#000000", 1, (2, 4)),)))
    slide = read(shown).slides[0]
    assert not connectors(slide)
    assert [shape.name for shape in slide.shapes].count("line") == 1


def test_the_same_deck_gives_the_same_bytes_and_carries_its_date() -> None:
    data = pptx(deck(), png)
    assert data == pptx(deck(), png)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in archive.namelist() if "thumbnail" in name]
    core = usual().core_properties
    assert core.title == deck().title
    assert core.created == core.modified == datetime(2026, 3, 1)  # noqa: DTZ001 - as the file has it
    assert core.author == "careergraph"


def test_the_layouts_are_stretched_to_the_slide() -> None:
    show = usual()
    assert (show.slide_width, show.slide_height) == (960 * EMU, 540 * EMU)
    for layout in (show.slide_master, *show.slide_layouts):
        for place in layout.placeholders:
            assert place.left + place.width <= show.slide_width
            assert place.top + place.height <= show.slide_height


@pytest.mark.parametrize(
    "shown",
    [
        Deck("nothing", "", "2026-03-01"),
        replace(deck(), date="yesterday"),
        deck(replace(route(), boxes=route().boxes[:2])),
    ],
)
def test_what_cannot_be_shown_is_said(shown: Deck) -> None:
    with pytest.raises(RequestError):
        pptx(shown, png)


def test_lines_run_between_the_sides_that_face_each_other() -> None:
    one, other = box("role", "One", 100, 100), box("role", "Two", 100, 300)
    under = replace(route(), boxes=(one, other), lines=(join(one, other),))
    element = connectors(read(deck(under)).slides[0])[0]._element
    assert element.xpath(".//a:stCxn/@idx") == ["2"]
    assert element.xpath(".//a:endCxn/@idx") == ["0"]
    beside = replace(other, x=400.0, y=120.0)
    element = connectors(
        read(deck(replace(under, boxes=(one, beside), lines=(join(one, beside),)))).slides[0]
    )[0]._element
    assert element.xpath(".//a:stCxn/@idx") == ["3"]
    assert element.xpath(".//a:endCxn/@idx") == ["1"]


def test_dark_scenes_have_every_form() -> None:
    shown = deck(route(DARK))
    forms = {each.shape for each in shown.scenes[0].boxes}
    assert forms == {style.shape for style in NODE_STYLES.values()}
    check(read(shown), shown)
