"""What the focus view shows, on small graphs: pathways, groups, what is held, what opens."""

from __future__ import annotations

from tiny import Row, career, credential, edge, needs, role, tiny

from graph.drawing.focus.folding import Folding, clicked
from graph.drawing.focus.model import box_node, focus, openings
from graph.drawing.focus.values import Asker, Focus, Time
from graph.model.graph import Graph
from graph.person.profile import Profile

NOBODY = Asker()


def person(*hold: str, **more: object) -> Asker:
    return Asker(Profile(hold=frozenset(hold), **more))  # type: ignore[arg-type]


def shape(found: Focus) -> list[list[list[str]]]:
    """Pathways, their groups, the nodes of each."""
    return [[[need.node for need in g.needs] for g in way.groups] for way in found.pathways]


def common(found: Focus) -> list[list[str]]:
    return [[need.node for need in group.needs] for group in found.common]


def goal(*rows: Row) -> Graph:
    names = sorted({row["source"] for row in rows if "source" in row})
    return tiny(role("goal"), *(credential(name) for name in names), *rows)


def test_what_every_pathway_asks_for_stands_in_a_box_of_its_own() -> None:
    """A and B, or A and C, is A and one of B, C."""
    G = goal(
        needs("goal", "a", pathway="1"),
        needs("goal", "b", pathway="1"),
        needs("goal", "a", pathway="2"),
        needs("goal", "c", pathway="2"),
    )
    found = focus(G, "goal", NOBODY)
    assert common(found) == [["a"]]
    assert shape(found) == [[["b"]], [["c"]]]


def test_a_pathway_that_asks_for_nothing_more_stands_for_all() -> None:
    G = goal(
        needs("goal", "a", pathway="1"),
        needs("goal", "a", pathway="2"),
        needs("goal", "c", pathway="2"),
    )
    found = focus(G, "goal", NOBODY)
    assert (common(found), shape(found)) == ([["a"]], [])


def test_groups_are_the_same_only_when_all_about_them_is() -> None:
    """Another number, other months or another lowest level is another group."""
    for first, other in (
        ({"required_number": 1}, {"required_number": 2}),
        ({"months": 12}, {"months": 24}),
        ({"months": 12, "min_level": 3}, {"months": 12, "min_level": 4}),
    ):
        rows = [
            needs("goal", name, pathway=way, group="g", **more)
            for way, more in (("1", first), ("2", other))
            for name in ("a", "b")
        ]
        G = tiny(role("goal"), career("a"), career("b"), *rows)
        if "months" not in first:
            G = goal(*rows)
        assert common(focus(G, "goal", NOBODY)) == []


def test_so_many_of_a_group_are_enough() -> None:
    rows = [needs("goal", name, group="g", required_number=2) for name in "abc"]
    G = goal(*rows)
    for hold, met in ((("a",), False), (("a", "c"), True)):
        (way,) = focus(G, "goal", person(*hold)).pathways
        (group,) = way.groups
        assert (group.number, group.met, way.met) == (2, met, met)
        states = {need.node: need.state for need in group.needs}
        assert states == {name: "held" if name in hold else "open" for name in "abc"}
        # What is held comes first.
        assert [need.node for need in group.needs][: len(hold)] == sorted(hold)


def test_one_thing_that_counts_as_two_fills_one_place() -> None:
    rows = [needs("goal", name, group="g", required_number=2) for name in "ab"]
    G = goal(
        *rows, credential("both"), edge("both", "counts_as", "a"), edge("both", "counts_as", "b")
    )
    (way,) = focus(G, "goal", person("both")).pathways
    assert [need.state for need in way.groups[0].needs] == ["held", "held"]
    assert not way.groups[0].met


def test_what_holding_proves_is_held() -> None:
    G = goal(needs("goal", "degree"), credential("exam"), needs("exam", "degree"))
    (way,) = focus(G, "goal", person("exam")).pathways
    assert way.met
    assert not focus(G, "goal", person("exam", infer=False)).pathways[0].met


def test_months_at_work_are_begun_and_then_done() -> None:
    G = tiny(
        role("goal"),
        role("clerk", level=1),
        role("lead", level=4),
        career("field"),
        edge("field", "includes", "clerk"),
        edge("field", "includes", "lead"),
        needs("goal", "field", months=24),
        needs("goal", "field", months=12, min_level=4),
    )
    for months, states in ((0, ["open", "open"]), (6, ["begun", "open"]), (24, ["held", "open"])):
        asker = person(experience={"clerk": months} if months else {})
        (way,) = focus(G, "goal", asker).pathways
        needed = [group.needs[0] for group in way.groups]
        assert [need.state for need in needed] == states
        assert [(need.months, need.done) for need in needed] == [(24, months), (12, 0)]
        # The lower level stands first.
        assert [need.places for need in needed] == [(("field", 0),), (("field", 4),)]


def test_jobs_of_a_pool_are_one_card_that_opens() -> None:
    pool = [needs("goal", f"r{n}", months=6, group="g", pool="p") for n in range(5)]
    G = tiny(role("goal"), *(role(f"r{n}") for n in range(5)), *pool)
    (way,) = focus(G, "goal", NOBODY).pathways
    (need,) = way.groups[0].needs
    assert [place for place, _ in need.places] == [f"r{n}" for n in range(5)]
    assert need.key in openings(G, "goal")
    assert box_node(G, "goal", f"open:{need.key}") == "r0"
    assert box_node(G, "goal", "r3") == "r3"


def test_pathways_are_sorted_by_what_is_met_then_by_time() -> None:
    G = goal(*(needs("goal", name, pathway=name) for name in ("slow", "fast", "never")))
    times = {"slow": Time(24), "fast": Time(3), "never": Time(None)}
    asker = Asker(times=times)
    assert [way.title for way in focus(G, "goal", asker).pathways] == ["FAST", "SLOW", "NEVER"]
    asker = Asker(Profile(hold=frozenset({"never"})), times)
    first, *rest = focus(G, "goal", asker).pathways
    assert (first.title, first.met) == ("NEVER", True)
    assert not any(way.met for way in rest)


def test_the_best_pathway_is_named_only_by_its_own_time() -> None:
    G = goal(*(needs("goal", name, pathway=name) for name in ("aa", "bb")))
    times = {"aa": Time(3), "bb": Time(24)}
    assert not any(way.best for way in focus(G, "goal", Asker(times=times)).pathways)
    first, other = focus(G, "goal", Asker(ways={"bb": Time(2, 5.0), "aa": Time(3)})).pathways
    assert (first.title, first.best, first.time, other.best) == ("BB", True, Time(2, 5.0), False)
    held = Asker(Profile(hold=frozenset({"aa"})), ways={"bb": Time(2), "aa": Time(3)})
    assert not any(way.best for way in focus(G, "goal", held).pathways)


def test_a_pathway_is_called_by_its_name_when_it_is_made_of_words() -> None:
    names = ("rhit-and-bachelor", "R1", "2", "5-years")
    G = tiny(
        role("goal"),
        credential("x", abbreviation="RHIT"),
        *(credential(f"c{n}") for n in range(4)),
        *(needs("goal", f"c{n}", pathway=name) for n, name in enumerate(names)),
    )
    titles = {way.title for way in focus(G, "goal", NOBODY).pathways}
    assert titles >= {"RHIT and bachelor", "5 years"}
    assert all(title.startswith("Way ") for title in titles - {"RHIT and bachelor", "5 years"})


def test_nothing_required_and_nothing_opened() -> None:
    G = tiny(role("alone"), credential("help"), edge("help", "recommended_for", "alone"))
    found = focus(G, "alone", NOBODY)
    assert (found.common, found.pathways, found.doors) == ((), (), ())
    assert [group.nodes for group in found.beside] == [("help",)]


def test_each_thing_that_opens_stands_in_one_group_soonest_first() -> None:
    G = tiny(
        role("me"),
        role("up"),
        role("late", pay_median_usd=9.0),
        role("rich", pay_median_usd=8.0),
        role("poor", pay_median_usd=2.0),
        role("gone", status="retired"),
        *(edge("me", "advances_to", name) for name in ("up",)),
        *(needs(name, "me", months=6) for name in ("up", "late", "rich", "poor", "gone")),
        *(edge("me", "transitions_to", name) for name in ("rich", "me2")),
        role("me2"),
    )
    times = {"late": Time(50), "rich": Time(5), "poor": Time(5)}
    found = focus(G, "me", Asker(times=times))
    assert [(doors.key, doors.nodes) for doors in found.doors] == [
        ("promotion", ("up",)),
        ("counts", ("rich", "poor", "late")),
        ("move", ("me2",)),
    ]


def test_without_times_the_nearest_level_comes_first() -> None:
    levels = {"top": 7, "next": 2, "same": 1}
    G = tiny(
        role("me", level=1),
        *(role(name, level=level, pay_median_usd=level) for name, level in levels.items()),
        *(edge("me", "advances_to", name) for name in levels),
    )
    assert focus(G, "me", NOBODY).doors[0].nodes == ("same", "next", "top")
    times = {name: Time(5) for name in levels}
    assert focus(G, "me", Asker(times=times)).doors[0].nodes == ("top", "next", "same")


def test_what_it_counts_as_opens_doors_too() -> None:
    G = goal(needs("goal", "small"), credential("large"), edge("large", "counts_as", "small"))
    (doors,) = focus(G, "large", NOBODY).doors
    assert doors.nodes == ("goal",)


def test_more_than_three_alternatives_fold_and_open() -> None:
    G = goal(*(needs("goal", name, group="g") for name in "abcde"))
    found = focus(G, "goal", NOBODY)
    (group,) = found.pathways[0].groups
    assert Folding(found).needs(group) == 2
    assert Folding(found, clicked((), f"open:{group.key}")).needs(group) == 5
    few = focus(goal(*(needs("goal", name, group="g") for name in "abc")), "goal", NOBODY)
    assert Folding(few).needs(few.pathways[0].groups[0]) == 3


def test_pathways_fold_after_thirteen_rows_and_on_a_telephone() -> None:
    rows = [needs("goal", f"w{n}-{m}", pathway=f"way{n}") for n in "abc" for m in range(5)]
    found = focus(goal(*rows), "goal", NOBODY)
    ways = found.pathways
    assert [Folding(found).way(way) for way in ways] == [True, True, False]
    assert [Folding(found, narrow=True).way(way) for way in ways] == [True, False, False]
    asked = clicked((), f"open:{ways[2].key}")
    assert [Folding(found, asked).way(way) for way in ways] == [True, True, True]
    asked = clicked(asked, f"fold:{ways[0].key}")
    assert [Folding(found, asked).way(way) for way in ways] == [False, True, True]


def test_one_group_of_doors_is_open_at_a_time_and_the_others_get_short() -> None:
    G = tiny(
        role("me"),
        *(role(f"{kind}{n}") for kind in "um" for n in range(8)),
        *(edge("me", "advances_to", f"u{n}") for n in range(8)),
        *(edge("me", "transitions_to", f"m{n}") for n in range(8)),
    )
    found = focus(G, "me", NOBODY)
    up, move = found.doors
    assert [Folding(found).nodes(each) for each in (up, move)] == [5, 5]
    asked = clicked((), "open:promotion")
    assert [Folding(found, asked).nodes(each) for each in (up, move)] == [8, 2]
    asked = clicked(asked, "open:move")
    assert asked == ("move",)
    assert clicked(asked, "fold:move") == ()


def test_a_click_that_comes_twice_changes_nothing_more() -> None:
    for row in ("open:way-1", "fold:way-1", "open:counts", "fold:counts", "open:more-1-1"):
        once = clicked(("way-2",), row)
        assert clicked(once, row) == once
