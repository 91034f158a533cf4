"""What keeping a credential costs, and how often; it is in no plan's price."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.graph import Graph
from graph.model.names import display_name
from graph.words import dollars, duration, listed

_YEAR = 12


def renewal_words(G: Graph, node: str) -> str:
    """Write ``$218 every 2 years``, ``$145 a year``, ``every 3 years``; empty if not known."""
    data = G.nodes[node]
    price = dollars(data["renewal_usd"]) if "renewal_usd" in data else ""
    months = data.get("renewal_months")
    if months is None:
        return f"{price} a renewal" if price else ""
    often = "every year" if months == _YEAR else f"every {duration(months)}"
    return f"{price} {often}" if price else often


def kept(G: Graph, nodes: Iterable[str]) -> str:
    """Write which of some credentials must be kept up; empty if none is known to need it."""
    words = {node: renewal_words(G, node) for node in sorted(nodes)}
    names = [f"{display_name(G, node)} ({said})" for node, said in words.items() if said]
    if not names:
        return ""
    return (
        f"credentials to renew, not in the price: {listed(names)}; "
        "an issuer may ask for less if several are held"
    )
