"""The pictures of a comparison: nothing is cut, nothing overlaps, and they say what they show."""

from __future__ import annotations

import pytest
from geometry import flaws

from graph.drawing.decks.compare.deck import compare_deck, pictures
from graph.drawing.decks.compare.pay import pay_axis
from graph.drawing.decks.sheet import SCREENS, Look
from graph.drawing.scene import Scene
from graph.model.graph import Graph
from graph.queries.comparison import Bar, Comparison, Line, Overlap, PayRange, Track

DAY = "2026-11-30"
NODES = ("ahima-rhia", "ahima-ccs", "aapc-cpc", "ahima-rhit")
LONG = "Assistant Director of Health Information Management, without leaving work"
PAPERS = ("wide", "a4-upright", "page", "phone")


def track(first: int, last: int) -> Track:
    bars = (
        Bar("work", "Coder", 0, first, 50_000),
        Bar("study", LONG, 2, first + 3),
        Bar("work", LONG, first, first + 1),
        Bar("work", "Supervisor", first + 1, last, 70_000),
        Bar("work", "Director", last, max(120, last + 12), 120_000),
    )
    return Track(bars, last, "Director of Medical Records")


def compared(number: int) -> dict[str, Comparison]:
    nodes, names = NODES[:number], ("A", LONG, "B, cheapest", "Coding Manager")[:number]
    line = Line("Level", tuple(map(str, range(number))))
    pay = (
        PayRange(20_000, 50_000, 90_000),
        PayRange(None, 70_000, None),
        PayRange(60_000, None, 61_000),
        PayRange(400_000, 500_000, 600_000),
    )
    everything = tuple(range(number))
    overlaps = (Overlap(everything, NODES), Overlap((0,), NODES[:1]), Overlap((1,), NODES * 9))
    tracks = (track(12, 30), None, track(24, 111), track(6, 200))
    return {
        "pay": Comparison(nodes, (line,), names, pay=pay[:number], mine=45_000),
        "overlaps": Comparison(nodes, (line,), names, overlaps=overlaps),
        "tracks": Comparison(nodes, (line,), names, tracks=tracks[:number]),
    }


def drawn(G: Graph, kind: str, number: int, size: str) -> Scene:
    (scene,) = pictures(G, compared(number)[kind], Look(DAY, size), "Side by side")
    return scene


@pytest.mark.parametrize("size", PAPERS)
@pytest.mark.parametrize("kind", ["pay", "overlaps", "tracks"])
@pytest.mark.parametrize("number", [2, 4])
def test_nothing_is_cut_and_nothing_overlaps(
    shipped: Graph, number: int, kind: str, size: str
) -> None:
    scene = drawn(shipped, kind, number, size)
    assert list(flaws(scene)) == []
    assert min(text.size for text in scene.texts) >= 11
    if size in SCREENS:
        assert scene.width == SCREENS[size][0]


def test_a_dot_is_full_where_a_credential_is_accepted(shipped: Graph) -> None:
    scene = drawn(shipped, "overlaps", 4, "page")
    said = [badge.name for badge in scene.badges]
    assert said[:4] == [f"{name}: yes" for name in ("A", LONG, "B, cheapest", "Coding Manager")]
    assert said[4:8] == ["A: yes", f"{LONG}: no", "B, cheapest: no", "Coding Manager: no"]
    full = {badge.name: badge.fill == scene.theme.study for badge in scene.badges[4:8]}
    assert full == {name: name == "A: yes" for name in full}


def test_bars_are_as_long_as_their_months(shipped: Graph) -> None:
    scene = drawn(shipped, "tracks", 2, "page")
    widths = {box.name.partition(":")[0]: box.width for box in scene.boxes}
    assert widths["Coder"] / 12 == pytest.approx(widths["Supervisor"] / 17, rel=0.03)
    # Pay that is not known parts the steps.
    assert [len(area.pieces[0]) for area in scene.areas] == [2, 4]


def test_one_axis_holds_all_pay_and_ones_own() -> None:
    pay = compared(4)["pay"].pay
    axis = pay_axis(pay, 10_000)
    assert axis is not None
    assert axis[0] < 10_000
    assert axis[1] > 600_000
    assert pay_axis([PayRange(None, None, None)], 10_000) is None


def test_the_deck_has_the_table_and_then_the_picture(shipped: Graph) -> None:
    for kind, found in compared(3).items():
        deck = compare_deck(shipped, found, Look(DAY))
        assert deck.scenes[0].tables, kind
        assert not deck.scenes[-1].tables
        assert len(deck.scenes) == 2


def test_the_table_says_notes_and_what_is_best(shipped: Graph) -> None:
    line = Line("Time", ("1 year", "2 years"), ("at school", ""), (0,), "soonest")
    deck = compare_deck(shipped, Comparison(NODES[:2], (line,)), Look(DAY))
    (table,) = deck.scenes[0].tables
    assert [cell.text for cell in table.rows[1]] == [
        "Time",
        "1 year · at school · soonest",
        "2 years",
    ]
