"""SVG: the golden picture, well-formed whatever the words, for screen readers, alone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scenes import HOSTILE, empty, every_element, worded

from graph.drawing.scene import Scene
from graph.drawing.style import DARK
from graph.export.svg import inline_svg, number, svg

GOLDEN = Path(__file__).parents[1] / "golden" / "every_element.svg"
SUPPORT = Path(__file__).parents[1] / "support"
NAMESPACE = "{http://www.w3.org/2000/svg}"


def parsed(scene: Scene) -> Element:
    return fromstring(svg(scene))  # noqa: S314 - made by ourselves


def words(root: Element) -> list[str]:
    return ["".join(span.itertext()) for span in root.iter(f"{NAMESPACE}tspan")]


def test_the_golden_picture() -> None:
    made = svg(every_element())
    if os.environ.get("CAREERGRAPH_RENEW"):
        GOLDEN.write_bytes(made)
    assert made == GOLDEN.read_bytes(), "CAREERGRAPH_RENEW=1 writes it anew; look at it then"


def test_lengths_are_points() -> None:
    root = parsed(every_element())
    assert root.get("width") == "560pt"
    assert root.get("height") == "400pt"
    assert root.get("viewBox") == "0 0 560 400"


def test_a_screen_reader_hears_title_and_description() -> None:
    root = parsed(every_element())
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root}
    heard = [named[ident] for ident in str(root.get("aria-labelledby")).split()]
    assert heard == ["From RHIA to Director", "Two boxes lead to Director of Medical Records."]
    assert parsed(empty()).get("aria-labelledby") == "map-title"


def test_boxes_lines_and_tables_have_titles() -> None:
    titles = [str(title.text) for title in parsed(every_element()).iterfind(f".//{NAMESPACE}title")]
    assert "Director of Medical Records\nLevel: 5\nPay: $104,830 & more <2024>" in titles
    assert "rhia required for director" in titles
    assert "Steps of the plan" in titles


def test_text_stays_text_in_the_typeface_or_a_similar_one() -> None:
    root = parsed(every_element())
    assert {"Director of", "Medical Records", "12", "✓", "$299", "Sources: 3"} <= set(words(root))
    assert str(root.get("font-family")).startswith("'Source Sans Pro', 'Source Sans 3', Arial")


def test_an_emphasised_box_has_one_outline_more() -> None:
    scene = every_element()
    plain = replace(scene, boxes=tuple(replace(box, emphasis=False) for box in scene.boxes))
    more = svg(scene).count(b"<path") - svg(plain).count(b"<path")
    assert more == sum(box.emphasis for box in scene.boxes) == 2


@pytest.mark.parametrize("shown", HOSTILE, ids=ascii)
def test_hostile_words_stay_words(shown: str) -> None:
    root = parsed(worded(shown))
    tags = {element.tag.removeprefix(NAMESPACE) for element in root.iter()}
    assert tags == {"svg", "title", "desc", "path", "g", "text", "tspan"}
    assert len(words(root)) == 7
    assert not any(re.search("href|src|^on", name) for part in root.iter() for name in part.attrib)


def test_hostile_words_are_said_in_full() -> None:
    assert set(words(parsed(worded("a < b & \"c\" 'd' ]]> \x00e\ud800")))) == {
        "a < b & \"c\" 'd' ]]> e"
    }


def test_nothing_is_fetched() -> None:
    made = svg(every_element()).decode()
    assert re.findall(r"https?://[^\"]*", made) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"href|src=|url\(|<script|<style|<image", made)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0, "0"), (-0.001, "0"), (1.0, "1"), (1.5, "1.5"), (1 / 3, "0.33"), (100.0, "100")],
)
def test_numbers_are_short(value: float, said: str) -> None:
    assert number(value) == said


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_makes_well_formed_xml(shown: str) -> None:
    parsed(worded(shown))


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_scene_makes_the_same_bytes(seed: str) -> None:
    code = (
        "from hashlib import sha256; from scenes import every_element, DARK;"
        "from graph.export.svg import svg;"
        "print(sha256(svg(every_element(DARK))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(SUPPORT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == sha256(svg(every_element(DARK))).hexdigest()


def test_inside_a_page_boxes_and_lines_have_their_names_only() -> None:
    root = fromstring(inline_svg(every_element()))  # noqa: S314 - made by ourselves
    assert root.get("width") is None
    assert root.get("viewBox") == "0 0 560 400"
    assert root.get("aria-label") == "From RHIA to Director"
    assert root.get("data-focus") == "director"
    titles = {
        group.get("data-id"): group.findtext(f"{NAMESPACE}title")
        for group in root.iter(f"{NAMESPACE}g")
        if group.get("data-id")
    }
    assert titles["director"] == "12: Director of Medical Records"
    assert titles["him"] == "Health information management"
    ends = [group for group in root.iter(f"{NAMESPACE}g") if group.get("data-source")]
    assert [group.findtext(f"{NAMESPACE}title") for group in ends] == [
        line.name for line in every_element().lines
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_inside_a_page_words_are_words(text: str) -> None:
    root = fromstring(inline_svg(worded(text)))  # noqa: S314 - made by ourselves
    quiet = fromstring(inline_svg(worded("quiet")))  # noqa: S314 - as above
    assert [each.tag for each in root.iter()] == [each.tag for each in quiet.iter()]
