"""PNG: size, colours, the semibold cut, and what is too large."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from scenes import HOSTILE, empty, every_element, worded

from graph.drawing.scene import Scene, Text
from graph.drawing.style import DARK
from graph.errors import GraphError, RequestError
from graph.export.png import png


def opened(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        assert image.format == "PNG"
        return image.convert("RGB")


def coloured(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def ink(scene: Scene) -> int:
    """Return how dark a picture is in all."""
    return sum(255 - value for value in opened(png(scene)).convert("L").tobytes())


@pytest.mark.parametrize(
    ("scale", "size"),
    [(2.0, (1120, 800)), (1.0, (560, 400)), (0.333, (186, 133)), (3, (1680, 1200))],
)
def test_the_size_is_the_scene_times_the_scale(scale: float, size: tuple[int, int]) -> None:
    assert opened(png(every_element(), scale=scale)).size == size


@pytest.mark.parametrize("scene", [every_element(), every_element(DARK)])
def test_boxes_are_filled_and_the_page_has_its_colour(scene: Scene) -> None:
    image = opened(png(scene))
    for box in scene.boxes:
        # A little before the right end of the middle, where no letter and no line is.
        x, y = box.x + 0.9 * box.width, box.y + 0.5 * box.height
        assert image.getpixel((round(2 * x), round(2 * y))) == coloured(box.fill), box.id
    for corner in ((0, 0), (1119, 799)):
        assert image.getpixel(corner) == coloured(scene.theme.background)


def test_words_are_drawn_and_semibold_ones_are_heavier() -> None:
    def said(words: str, *, bold: bool = False) -> Scene:
        text = Text(10, 10, (words,), 20.0, "#000000", bold)
        return Scene("map", "", "", 200, 50, texts=(text,))

    nothing, regular, bold = ink(said("")), ink(said("Records")), ink(said("Records", bold=True))
    assert nothing == 0
    assert 1.15 * regular < bold < 1.6 * regular
    assert ink(said("שלום")) > 0, "a letter the typeface lacks is a crossed box"


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_hostile_words_are_drawn(words: str) -> None:
    assert len(opened(png(worded(words), scale=0.5)).getcolors(maxcolors=70_000) or ()) > 2


def test_the_same_scene_makes_the_same_bytes() -> None:
    assert png(every_element()) == png(every_element())


@pytest.mark.parametrize("scale", [0, -1, float("nan"), float("inf")])
def test_a_scale_is_a_number_above_zero(scale: float) -> None:
    with pytest.raises(RequestError, match="above 0"):
        png(empty(), scale=scale)


@pytest.mark.parametrize("scale", [164, 150])
def test_too_large_a_picture_is_refused(scale: float) -> None:
    with pytest.raises(GraphError, match=f"{100 * scale} x {50 * scale} pixels is too large"):
        png(empty(), scale=scale)


def test_a_picture_has_at_least_one_pixel() -> None:
    assert opened(png(empty(), scale=0.001)).size == (1, 1)
