"""Which nodes and links a page shows: around a node, promotion ladder, everything; filters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.diagram import Diagram
from graph.drawing.layout.order import reduced
from graph.drawing.layout.values import Pair
from graph.drawing.style import NODE_STYLES
from graph.model.contract import LEVELS
from graph.model.graph import TARGET_TYPES, Graph, in_relation
from graph.model.relations import RELATIONS
from graph.queries.facts import opens
from graph.words import counted, listed

FILTERS = {"types": "type", "careers": "career field", "levels": "level", "employers": "employer"}
"""Names of the filters of `ExploreChoice`, in words."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is drawn: ids, sorted, and pairs of ids with their relations, strongest first.

    The `main` links are drawn at rest; the others appear with the node they touch. `hidden` counts
    the nodes that the filters took away.
    """

    nodes: tuple[str, ...]
    links: Mapping[Pair, tuple[str, ...]]
    main: frozenset[Pair]
    hidden: int = 0


def relations(G: Graph, nodes: Collection[str]) -> dict[Pair, tuple[str, ...]]:
    """Return the links among nodes with their relations, strongest first."""
    found: dict[Pair, set[str]] = {}
    for source, target, data in G.subgraph(nodes).edges(data=True):
        found.setdefault((source, target), set()).add(data["relation"])
    strength = list(RELATIONS)
    return {pair: tuple(sorted(found[pair], key=strength.index)) for pair in sorted(found)}


def select(G: Graph, choice: ExploreChoice) -> Selection:
    """Return what the Explore page draws for a choice."""
    found = _asked(G, choice)
    passed = found if choice.show == "around" else _filtered(G, choice, found)
    hidden = len(found) - len(passed)
    links = relations(G, passed)
    if choice.show == "everything":
        touched = {end for pair in links for end in pair}
        passed = {n for n in passed if n in touched or G.nodes[n]["type"] in TARGET_TYPES}
        hidden = len(found) - len(passed)
    if choice.links:
        main = set(links)
    elif choice.show == "around":
        main = {pair for pair in links if choice.focus in pair}
    else:
        promotions = {
            pair: tuple(name for name in names if RELATIONS[name].promotion)
            for pair, names in links.items()
        }
        main = {pair for pair, names in promotions.items() if names}
        if choice.show == "ladder":
            main = reduced(main)
            links = {pair: promotions[pair] for pair in sorted(main)}
    nodes = tuple(sorted(passed))
    return Selection(nodes, links, frozenset(main), hidden)


def map_diagram(G: Graph, choice: ExploreChoice, selection: Selection) -> Diagram:
    """Return a selection as a diagram: levels as columns, the focus marked."""
    levels = columns(G, selection.nodes)
    return Diagram(
        levels,
        selection.links,
        selection.main,
        level_headers(),
        focus=choice.focus if choice.show != "everything" else "",
        name=f"Career map: {caption(G, selection)}",
    )


def _asked(G: Graph, choice: ExploreChoice) -> set[str]:
    """Return the nodes before filtering."""
    if choice.show == "everything" or choice.focus not in G:
        return set(G)
    if choice.show == "ladder":
        D: nx.DiGraph[str] = nx.DiGraph()
        D.add_edges_from(
            (source, target)
            for source, target, data in G.edges(data=True)
            if RELATIONS[data["relation"]].promotion
        )
        if G.nodes[choice.focus]["type"] != "role":
            return set(D)
        D.add_node(choice.focus)
        return {choice.focus, *nx.ancestors(D, choice.focus), *nx.descendants(D, choice.focus)}
    near = {choice.focus, *G.predecessors(choice.focus), *G.successors(choice.focus)}
    return near.union(opens(G, choice.focus))


def _filtered(G: Graph, choice: ExploreChoice, nodes: Collection[str]) -> set[str]:
    """Return the nodes that pass; the focus of a ladder always does."""

    def passes(node: str) -> bool:
        data = G.nodes[node]
        kind = data["type"]
        leveled = kind in TARGET_TYPES
        return (
            (not choice.types or kind in choice.types)
            and (not choice.levels or not leveled or data.get("level") in choice.levels)
            and _linked(G, node, "includes", choice.careers)
            and _linked(G, node, "employs", choice.employers)
        )

    kept = {node for node in nodes if passes(node)}
    if choice.show != "everything" and choice.focus in nodes:
        kept.add(choice.focus)
    return kept


def _linked(G: Graph, node: str, relation: str, chosen: Collection[str]) -> bool:
    """Tell whether a filter by career or employer lets a node pass."""
    ends = RELATIONS[relation].sources | RELATIONS[relation].targets
    if not chosen or node in chosen or G.nodes[node]["type"] not in ends:
        return True
    return any(source in chosen for source, _ in in_relation(G, node, relation))


def loosen(G: Graph, choice: ExploreChoice) -> list[tuple[str, int]]:
    """Return the filters that are set, in words, with the nodes found when one is taken away."""
    found = []
    for name, words in FILTERS.items():
        if getattr(choice, name):
            selection = select(G, without(choice, name))
            found.append((words, len(selection.nodes)))
    return sorted(found, key=lambda each: -each[1])


def without(choice: ExploreChoice, *names: str) -> ExploreChoice:
    """Return the choice with some filters taken away."""
    cleared: dict[str, Any] = dict.fromkeys(names, ())
    return replace(choice, **cleared)


def caption(G: Graph, selection: Selection) -> str:
    """Return what is in the picture: ``36 nodes (13 roles, ...), 35 of 172 links drawn``."""
    counts = dict.fromkeys(NODE_STYLES, 0)
    for node in selection.nodes:
        counts[G.nodes[node]["type"]] += 1
    kinds = [
        counted(number, style.word, style.plural)
        for kind, style in NODE_STYLES.items()
        if (number := counts[kind])
    ]
    nodes, drawn = counted(len(selection.nodes), "node"), counted(len(selection.links), "link")
    if len(selection.main) < len(selection.links):
        drawn = f"{len(selection.main)} of {drawn} drawn"
    hidden = f", {selection.hidden} hidden by filters" if selection.hidden else ""
    return f"{nodes} ({listed(kinds)}), {drawn}{hidden}" if kinds else nodes


def columns(G: Graph, nodes: Collection[str]) -> dict[str, int | None]:
    """Return the level of each role and credential; unknown ones stand with their neighbours."""
    found: dict[str, int | None] = {}
    for node in nodes:
        data = G.nodes[node]
        if data["type"] in TARGET_TYPES:
            near = sorted(
                G.nodes[other]["level"]
                for other in (*G.predecessors(node), *G.successors(node))
                if "level" in G.nodes[other]
            )
            found[node] = data.get("level", near[len(near) // 2] if near else 0)
        else:
            found[node] = None
    return found


def level_headers() -> dict[int, str]:
    """Return the words over the columns."""
    return {number: word.capitalize() for number, word in enumerate(LEVELS)}
