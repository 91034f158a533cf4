"""Names: what a node is called, and which node a name means."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterator

from graph.errors import UnknownNodeError
from graph.model.condition import Condition
from graph.model.condition import sentence as condition_sentence
from graph.model.contract import LEVELS
from graph.model.graph import Graph


def level_name(level: int) -> str:
    """Return the word for a level 0 to 7."""
    return LEVELS[level]


def display_name(G: Graph, node: str) -> str:
    """Return the abbreviation of a certification, otherwise the name."""
    data = G.nodes[node]
    return str(data.get("abbreviation") or data["name"])


def sentence(G: Graph, part: Condition) -> str:
    """Write a condition with the names of the graph."""
    return condition_sentence(part, lambda node: display_name(G, node), level_name)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def names_of(G: Graph, node: str) -> Iterator[str]:
    """Yield every text a node goes by: id, name, abbreviation, aliases."""
    data = G.nodes[node]
    yield node
    yield data["name"]
    if "abbreviation" in data:
        yield data["abbreviation"]
    yield from (alias.strip() for alias in data.get("aliases", "").split(";") if alias.strip())


def resolve(G: Graph, text: str) -> str:
    """Return the id meant by an id, name, abbreviation or alias, whatever its case.

    Raises
    ------
    UnknownNodeError
        With the closest matches, or with all nodes the text names.
    """
    if text in G:
        return text
    known: dict[str, list[str]] = defaultdict(list)
    for node in sorted(G):
        for name in dict.fromkeys(map(_plain, names_of(G, node))):
            known[name].append(node)
    wanted = _plain(text)
    nodes = known.get(wanted, [])
    if len(nodes) == 1:
        return nodes[0]
    if nodes:
        raise UnknownNodeError(text, nodes, ambiguous=True)
    close = difflib.get_close_matches(wanted, list(known), n=5, cutoff=0.6)
    close += sorted(name for name in known if wanted and wanted in name)[:5]
    matches = dict.fromkeys(node for name in close for node in known[name])
    raise UnknownNodeError(text, list(matches)[:5])


def title(G: Graph, node: str) -> str:
    """Return the name of a node, with its abbreviation."""
    data = G.nodes[node]
    short = data.get("abbreviation", "")
    return f"{data['name']} ({short})" if short else str(data["name"])
