"""The picture of every shipped node: nothing overlaps, is cut or runs through a card."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from geometry import flaws, of_box, overlap
from parts import parts

from graph.drawing.decks.sheet import Look
from graph.drawing.focus.deck import focus_deck
from graph.drawing.focus.model import openings
from graph.drawing.focus.values import Asker, Time
from graph.drawing.scene import Scene
from graph.model.graph import Graph
from graph.person.profile import Profile

DATE = "2026-01-02"
ME = Profile(
    hold=frozenset({"ahima-rhit", "edu-as-hit", "edu-hs"}),
    experience={"medical-records-technician": 12},
    job="medical-records-technician",
    max_cost=25_000,
)


def asker(G: Graph) -> Asker:
    """Somebody with a time for every node, the longest ones too."""
    months = (0, 5, 12, 27, 111, None)
    times = {node: Time(months[n % len(months)], 100.0 * n) for n, node in enumerate(sorted(G))}
    return Asker(ME, times)


def drawn(G: Graph, node: str, size: str, who: Asker, opened: tuple[str, ...] = ()) -> Scene:
    look = Look(DATE, size)
    return focus_deck(G, node, look, asker=who, opened=opened).scenes[0]


def wrong(scene: Scene) -> Iterator[str]:
    """Yield what is wrong; lines lead to a junction, whose last line leads to the card."""
    yield from (each for each in flaws(scene) if "does not end at" not in each)
    cards = {box.id: of_box(box) for box in scene.boxes if box.id}
    routes = [(line.name, line.points) for line in scene.lines]
    routes += [("trunk", piece) for area in scene.areas if area.bent for piece in area.pieces]
    for name, points in routes:
        for (x, y), (u, v) in pairwise(points):
            way = min(x, u) - 0.1, min(y, v) - 0.1, max(x, u) + 0.1, max(y, v) + 0.1
            inner = ((a + 1.5, b + 1.5, c - 1.5, d - 1.5) for a, b, c, d in cards.values())
            if any(overlap(way, each) for each in inner):
                yield f"{name} runs through a card"
    for line in scene.lines:
        near = line.points[0] if line.target == focus_of(scene) else line.points[-1]
        end = line.source if line.target == focus_of(scene) else line.target
        left, top, right, bottom = cards[end]
        if not (left - 1 <= near[0] <= right + 1 and top <= near[1] <= bottom):
            yield f"{line.name} does not touch {end}"
    for badge in scene.badges:
        if "…" in badge.text:
            yield f"the junction {badge.text} is cut"


def focus_of(scene: Scene) -> str:
    return next(box.id for box in scene.boxes if box.emphasis)


@parts(8)
def test_every_view_is_whole(shipped: Graph, part: slice) -> None:
    who = asker(shipped)
    for node in sorted(shipped)[part]:
        wide, phone = (drawn(shipped, node, size, who) for size in ("focus", "phone"))
        assert (wide.width, phone.width) == (1028, 358)
        assert [*wrong(wide)] == [], node
        assert [*wrong(phone)] == [], node


@pytest.mark.slow
@parts(8)
def test_whatever_is_opened_the_view_is_whole(shipped: Graph, part: slice) -> None:
    who = asker(shipped)
    for node in sorted(shipped)[part]:
        keys = [each for each in openings(shipped, node) if not each.startswith("fold-")]
        for size in ("focus", "phone"):
            assert [*wrong(drawn(shipped, node, size, who, tuple(keys)))] == [], (node, size)


@pytest.mark.parametrize("size", ["wide", "a4", "a4-upright", "letter-upright"])
@pytest.mark.parametrize("node", ["director-of-medical-records", "aapc-cpc", "org-ahima"])
def test_on_paper(shipped: Graph, node: str, size: str) -> None:
    assert [*wrong(drawn(shipped, node, size, asker(shipped)))] == []


def test_every_alternative_reaches_a_junction(shipped: Graph) -> None:
    """Lines of alternatives end at the glyph that counts them, those of one card at the bar."""
    scene = drawn(shipped, "director-of-medical-records", "focus", Asker())
    glyphs = [(b.x, b.y, b.x + b.width, b.y + b.height) for b in scene.badges]
    for line in scene.lines:
        if line.target == "director-of-medical-records":
            x, y = line.points[-1]
            here = (x - 1, y - 1, x + 1, y + 1)
            assert any(overlap(here, each) for each in glyphs), line.name


def test_light_and_dark_differ_in_colours_only(shipped: Graph) -> None:
    who = asker(shipped)
    light, dark = (
        focus_deck(shipped, "aapc-cpc", Look(DATE, "focus", dark=dark), asker=who).scenes[0]
        for dark in (False, True)
    )
    assert [(box.id, box.label, of_box(box)) for box in light.boxes] == [
        (box.id, box.label, of_box(box)) for box in dark.boxes
    ]
    assert [line.points for line in light.lines] == [line.points for line in dark.lines]
    assert light.theme != dark.theme


def test_what_is_held_is_told_by_words_too(shipped: Graph) -> None:
    scene = drawn(shipped, "director-of-medical-records", "focus", Asker(ME))
    held = next(box for box in scene.boxes if box.id == "ahima-rhit")
    assert "you have it" in held.name
    assert [text.lines for text in held.words] == [("you have it",)]
    other = next(box for box in scene.boxes if box.id == "ahima-rhia")
    assert "you have it" not in other.name


def test_without_times_none_is_shown(shipped: Graph) -> None:
    scene = drawn(shipped, "director-of-medical-records", "focus", Asker())
    words = [line for box in scene.boxes for text in box.words for line in text.lines]
    assert not any("from " in each or "now" in each for each in words)
    assert "soonest" not in " ".join(line for text in scene.texts for line in text.lines)


def test_what_costs_more_than_the_limit_says_so(shipped: Graph) -> None:
    times = {"edu-ms-him": Time(48, 47_900.0)}
    who = Asker(ME, times)
    scene = drawn(shipped, "ahima-rhia", "focus", who)
    card = next(box for box in scene.boxes if box.id == "edu-ms-him")
    assert card.note == ("$47,900, over your limit",)
    assert card.note_colour == scene.theme.warn


def test_what_is_gone_and_what_nothing_asks_for_say_so(shipped: Graph) -> None:
    scene = drawn(shipped, "aapc-cpc-p", "focus", Asker())
    words = [line for text in scene.texts for line in text.lines]
    assert "Nobody can take this up any more." in words
    assert "No role or credential here asks for it." in " ".join(words)
    focus = next(box for box in scene.boxes if box.emphasis)
    assert focus.words[0].lines == ("Retired certification",)
    scene = drawn(shipped, "aapc-cdeo", "focus", Asker())
    assert any("Nothing is required. These help:" in text.lines for text in scene.texts)


def test_a_telephone_is_told_first_what_it_pays(shipped: Graph) -> None:
    times = {"director-of-medical-records": Time(48, 23_900.0)}
    scene = drawn(shipped, "director-of-medical-records", "phone", Asker(ME, times))
    lines = [" ".join(text.lines) for text in scene.texts[:3]]
    pay = shipped.nodes["director-of-medical-records"]["pay_median_usd"]
    assert lines[:2] == ["Director level role", "Director of Medical Records"]
    assert lines[2].startswith(f"${pay:,.0f} a year · in 4 y · $23,900 · +$")
