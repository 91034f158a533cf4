from __future__ import annotations

from collections import Counter
from random import Random

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st
from tiny import Row, credential, edge, needs, role, tiny

from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.nearest import ACROSS, DOWN, nearest, sides
from graph.drawing.diagram.selection import columns, select
from graph.model.contract import NODE_TYPES
from graph.model.graph import Graph
from graph.model.relations import RELATIONS


def rings(G: Graph, focus: str, radius: int = 1) -> dict[str, int]:
    around = nx.single_source_shortest_path_length(G.to_undirected(), focus, cutoff=radius)
    return dict(around)


def shown(G: Graph, focus: str, budget: int, *, radius: int = 1) -> set[str]:
    near = rings(G, focus, radius)
    return {*nearest(G, near, columns(G, near), budget=budget)}


def employer(node: str) -> Row:
    return {"id": node, "type": "employer", "name": node.upper()}


def career(node: str) -> Row:
    return {"id": node, "type": "career", "name": node.upper()}


def test_what_is_required_and_promotions_come_first_and_employers_last() -> None:
    G = tiny(
        role("me", level=2),
        credential("asked", level=1),
        role("boss", level=4),
        role("opened", level=3),
        career("field"),
        credential("same", level=2),
        credential("useful", level=2),
        role("other", level=2),
        employer("hospital"),
        needs("me", "asked"),
        edge("me", "advances_to", "boss"),
        needs("opened", "me", months=12),
        edge("field", "includes", "me"),
        edge("me", "counts_as", "same"),
        edge("useful", "recommended_for", "me"),
        edge("me", "transitions_to", "other"),
        edge("hospital", "employs", "me"),
    )
    order = ["me", "asked", "boss", "field", "opened", "same", "useful", "other", "hospital"]
    for budget in range(1, len(order) + 1):
        assert shown(G, "me", budget) == set(order[:budget])


def test_the_strongest_of_several_links_counts() -> None:
    G = tiny(
        role("me", level=1),
        role("both", level=2, pay_median_usd=1),
        role("opened", level=2, pay_median_usd=9),
        needs("opened", "me", months=12),
        edge("me", "transitions_to", "both"),
        edge("me", "advances_to", "both"),
    )
    assert shown(G, "me", 2) == {"me", "both"}


def test_levels_take_turns_the_nearest_first_and_pay_decides_within_one() -> None:
    roles = [("poor", 2, 40), ("rich", 2, 60), ("far", 5, 90), ("farther", 5, 95), ("unpaid", 2, 0)]
    G = tiny(
        role("me", level=1),
        *(role(name, level=level, pay_median_usd=pay) for name, level, pay in roles),
        *(edge("me", "advances_to", name) for name, _, _ in roles),
    )
    order = ["me", "rich", "farther", "poor", "far", "unpaid"]
    for budget in range(1, len(order) + 1):
        assert shown(G, "me", budget) == set(order[:budget])


def test_a_level_never_fills_more_than_one_column() -> None:
    many = [f"r{number:02}" for number in range(DOWN + 3)]
    G = tiny(
        role("me", level=1),
        *(role(name, level=2) for name in many),
        *(edge("me", "advances_to", name) for name in many),
    )
    assert shown(G, "me", 100) == {"me", *many[:DOWN]}


def test_the_farthest_level_gives_way_when_a_screen_is_too_narrow() -> None:
    others = [0, 1, 2, 3, 4, 6, 7]
    G = tiny(
        role("me", level=5),
        *(role(f"l{level}", level=level) for level in others),
        *(edge("me", "advances_to", f"l{level}") for level in others),
        credential("peer", level=5),
        needs("me", "peer"),
    )
    assert len(others) + 2 > ACROSS
    assert shown(G, "me", 100) == {"me", "peer", *(f"l{level}" for level in others if level)}


def test_a_ladder_of_two_steps_comes_before_an_employer_of_one() -> None:
    G = tiny(
        role("me", level=1),
        role("next", level=2),
        role("top", level=3),
        employer("hospital"),
        edge("me", "advances_to", "next"),
        edge("next", "advances_to", "top"),
        edge("hospital", "employs", "me"),
    )
    assert shown(G, "me", 3, radius=2) == {"me", "next", "top"}
    assert shown(G, "me", 3, radius=1) == {"me", "next", "hospital"}


def test_nodes_of_the_own_level_stand_on_the_side_their_links_lead() -> None:
    G = tiny(
        role("me", level=2),
        *(role(name, level=2) for name in ("before", "after", "both")),
        role("up", level=3),
        employer("hospital"),
        edge("before", "advances_to", "me"),
        edge("me", "transitions_to", "after"),
        edge("me", "transitions_to", "both"),
        edge("both", "transitions_to", "me"),
        edge("me", "advances_to", "up"),
        edge("hospital", "employs", "me"),
    )
    assert sides(G, columns(G, G), "me") == {"before": -1, "both": -1, "after": 1}
    assert sides(G, columns(G, G), "hospital") == {}


def test_filters_decide_before_the_budget(shipped: Graph) -> None:
    choice = ExploreChoice(focus="medical-records-technician", types=("employer",))
    view = select(shipped, choice)
    kinds = {shipped.nodes[node]["type"] for node in view.nodes if node != choice.focus}
    assert kinds == {"employer"}
    assert view.more == 0


def crowd(dice: Random) -> tuple[Graph, str]:
    """Return a graph around its first node: crowded columns, all levels, ties, links of all kinds.

    Names say nothing about the order, most nodes hang on the first one or on one beside it, and
    few levels and wages make many of them equal in all but one respect.
    """
    names = [f"n{number:02}" for number in range(dice.choice((6, 12, 24, 36)))]
    dice.shuffle(names)
    few = dice.sample(range(8), dice.choice((1, 2, 8, 8)))
    kinds = dice.choice((("role", "credential"), ("role",), NODE_TYPES))
    rows: list[Row] = []
    for name in names:
        more: Row = {"level": dice.choice(few), "pay_median_usd": dice.randint(1, 3)}
        kept = {key: value for key, value in more.items() if dice.random() < 0.8}
        rows.append({"id": name, "type": dice.choice(kinds), "name": name, **kept})
    links = set()
    for place, name in enumerate(names[1:], start=1):
        for _ in range(dice.choice((1, 1, 2, 3))):
            near = names[0] if dice.random() < 0.7 else dice.choice(names[:place])
            ends = (near, name) if dice.random() < 0.5 else (name, near)
            links.add((ends[0], dice.choice(list(RELATIONS)), ends[1]))
    return tiny(*rows, *(edge(*link) for link in sorted(links))), names[0]


def slowly(G: Graph, near: dict[str, int], nodes: set[str], budget: int) -> set[str]:
    """Say the same as `nearest`, one node at a time."""
    focus = min(near, key=near.__getitem__)
    levels = columns(G, nodes)
    aside = sides(G, levels, focus)
    steps: nx.DiGraph[str] = nx.DiGraph()
    steps.add_node(focus)
    for source, target, data in G.subgraph(nodes).edges(data=True):
        for a, b, rank in zip(
            (target, source), (source, target), RELATIONS[data["relation"]].interest, strict=True
        ):
            if near[b] == near[a] + 1:
                old = steps.get_edge_data(a, b, {"weight": rank})["weight"]
                steps.add_edge(a, b, weight=min(rank, old))
    # What hangs on nothing stands as far back as if it were linked to the focus so badly.
    alone = {node for node in nodes - {focus} if not steps.has_node(node) or not steps.pred[node]}
    steps.add_weighted_edges_from((focus, node, 100 * near[node]) for node in alone)
    ranks = nx.single_source_dijkstra_path_length(steps, focus)

    def stand(node: str) -> tuple[object, int]:
        level = levels[node]
        return G.nodes[node]["type"] if level is None else level, aside.get(node, 0)

    def key(node: str) -> tuple[object, ...]:
        def same(other: str) -> bool:
            kinds = G.nodes[other]["type"] == G.nodes[node]["type"]
            return kinds and ranks[other] == ranks[node] and stand(other) == stand(node)

        def worth(other: str) -> tuple[float, str]:
            return -G.nodes[other].get("pay_median_usd", 0), other

        turn = sum(same(other) and worth(other) < worth(node) for other in nodes)
        here, middle = levels[node], levels[focus]
        level = here or 0
        far = 0 if here is None or middle is None else abs(here - middle)
        up = level if here is None or middle is None else -level
        return ranks[node], turn, far, up, node

    kept: list[str] = []
    left = {*nodes}
    while left and len(kept) < max(budget, 1):
        node = min(left, key=key)
        left.remove(node)
        stands = [stand(each) for each in kept]
        across = {each for each in [*stands, stand(node)] if isinstance(each[0], int)}
        held = node == focus or node in alone or any(steps.has_edge(each, node) for each in kept)
        if held and stands.count(stand(node)) < DOWN and len(across) <= ACROSS:
            kept.append(node)
    return {*kept}


@given(st.integers(0), st.integers(1, 3))
def test_the_slow_way_finds_the_same(seed: int, radius: int) -> None:
    """Also when filters left nodes out, so that what is farther away hangs on nothing."""
    dice = Random(seed)
    G, focus = crowd(dice)
    near = rings(G, focus, radius)
    some = {node for node in sorted(near) if node == focus or dice.random() < 0.5}
    for nodes in ({*near}, some):
        for budget in {1, 2, *dice.sample(range(3, 40), 4), 40}:
            found = nearest(G, near, columns(G, nodes), budget=budget)
            assert found == slowly(G, near, nodes, budget), (len(nodes), budget)


def test_the_crowds_are_worth_choosing_from() -> None:
    """Columns overflow, there are more than stand side by side, and rings leave nodes behind."""
    columns_full, wide, left = 0, 0, 0
    for seed in range(200):
        G, focus = crowd(Random(seed))
        near = rings(G, focus, 3)
        levels = columns(G, near)
        aside = sides(G, levels, focus)
        stands = Counter(
            (level, aside.get(n, 0)) for n, level in levels.items() if level is not None
        )
        columns_full += max(stands.values(), default=0) > DOWN
        wide += len(stands) > ACROSS
        left += len(rings(G, focus)) < len(near)
    assert columns_full > 30
    assert wide > 15
    assert left > 100


@given(st.integers(0), st.integers(1, 3), st.integers(-1, 40))
def test_a_budget_is_kept_and_a_greater_one_drops_nothing(
    seed: int, radius: int, budget: int
) -> None:
    G, focus = crowd(Random(seed))
    near = rings(G, focus, radius)
    found = shown(G, focus, budget, radius=radius)
    assert focus in found
    assert found <= near.keys()
    assert len(found) <= max(budget, 1)
    assert found <= shown(G, focus, budget + 1, radius=radius)
    levels = columns(G, found)
    aside = sides(G, levels, focus)
    full = Counter(
        (level, aside.get(node, 0)) for node, level in levels.items() if level is not None
    )
    assert max(full.values(), default=0) <= DOWN
    assert len(full) <= ACROSS
    for node in found - {focus}:
        around = {*G.predecessors(node), *G.successors(node)}
        assert any(near[other] == near[node] - 1 for other in around & found)
