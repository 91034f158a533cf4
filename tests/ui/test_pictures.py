"""What is sent to the viewer, and the page of the free network."""

from __future__ import annotations

import json
import re
import zlib
from dataclasses import replace

import pytest
from slides_scenes import HOSTILE, hostile, route

from graph.drawing.decks.matrix.faces import View
from graph.drawing.decks.matrix.values import matrix_of
from graph.drawing.decks.sheet import SCREENS, Look
from graph.drawing.scene import Scene
from graph.drawing.style import DARK, LIGHT
from graph.export.svg import inline_svg
from graph.model.graph import Graph
from graph.ui.components.free_network import network_page
from graph.ui.pictures import matrix_picture, packed


def drawn(look: Look) -> Scene:
    return route(DARK if look.dark else LIGHT)


def test_one_drawing_has_the_colours_of_both_themes() -> None:
    picture = json.loads(zlib.decompress(packed(drawn, tuple(SCREENS))))
    assert len(picture["drawings"]) == len(SCREENS)
    for place, dark in enumerate((False, True)):
        drawing = picture["drawings"][0]
        for number, pair in reversed(list(enumerate(picture["palette"]))):
            drawing = drawing.replace(f"var(--c{number})", pair[place])
        assert drawing == inline_svg(drawn(Look("", dark=dark)))


def test_a_colour_in_the_words_stays_a_word() -> None:
    def told(look: Look) -> Scene:
        scene = drawn(look)
        box = replace(scene.boxes[0], id="#123456", label=('="#1453FF"',), name="#FFFFFF")
        return replace(scene, boxes=(box,), lines=())

    picture = json.loads(zlib.decompress(packed(told, tuple(SCREENS))))
    assert '>="#1453FF"<' in picture["drawings"][0].replace("&quot;", '"')
    assert "<title>#FFFFFF</title>" in picture["drawings"][0]


def test_the_whole_field_is_small(shipped: Graph) -> None:
    months = {node: number % 30 for number, node in enumerate(shipped) if number % 2}
    for view in (View(), View("soonest", months)):
        assert len(matrix_picture(shipped, matrix_of(shipped, shipped), view)) < 25_000


@pytest.mark.parametrize("text", HOSTILE)
def test_the_free_network_keeps_words_words(text: str) -> None:
    page, quiet = (network_page(hostile(each)) for each in (text, "quiet"))
    assert page.count("</script") == quiet.count("</script")
    data = re.search(r'id="data">(.*?)</script>', page)
    assert data is not None
    assert not re.search("[<>&]", data[1])
    assert not re.search(r"(src|href)\s*=\s*['\"]?(https?:)?//", page[page.index('id="data"') :])
    assert "default-src 'none'" in page
