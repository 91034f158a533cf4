"""The graph as CTDL JSON-LD, the language of the Credential Registry, with what it cannot say.

CTDL is by Credential Engine (https://credreg.net/ctdl/terms), CC BY 4.0.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from graph.io.ctdl.nodes import jobs, resource
from graph.io.ctdl.pathway import PathwayFacts, pathway
from graph.io.ctdl.provenance import sources
from graph.io.ctdl.terms import Ledger, Loss, context
from graph.model.graph import Graph


@dataclass(frozen=True, slots=True)
class CtdlExport:
    """A document, and what it says only in our own namespace or not at all."""

    document: bytes
    losses: tuple[Loss, ...]


def to_ctdl(G: Graph, *, plan: PathwayFacts | None = None) -> CtdlExport:
    """Write a graph as CTDL JSON-LD.

    The document has credentials, organizations, occupations (roles and careers) and jobs (a role
    at an employer). Requirements are one ``ceterms:requires`` profile each
    (`graph.io.ctdl.conditions`). What has no CTDL term is carried in our own namespace ``cg:`` or
    left out, and listed in the losses. Durations are ISO 8601 months, money is US dollars.

    Parameters
    ----------
    G
        The graph.
    plan
        A plan to add as a ``ceterms:Pathway``; its ids must be nodes of the graph.

    Returns
    -------
    CtdlExport
        UTF-8 JSON-LD, one resource a line, with its context inside: reading it needs no network.
        Ids are stable hashes of the node ids under a name that nobody owns, so nothing in the
        document claims to be in the Credential Registry. ``<`` is escaped, so that the text can
        be put inside a script element.

    Raises
    ------
    UnknownNodeError
        If the plan names something that is not in the graph.
    """
    ledger = Ledger(G)
    found = [] if plan is None else pathway(ledger, plan)
    for node in sorted(G):
        found.append(resource(ledger, node))
        found += jobs(ledger, node)
    found += sources(ledger)
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in found)
    words = json.dumps(context(), ensure_ascii=False)
    document = f'{{\n"@context": {words},\n"@graph": [\n{lines}\n]\n}}\n'
    # In JSON a < occurs only inside strings.
    return CtdlExport(
        document.replace("<", "\\u003c").encode(), tuple(dict.fromkeys(ledger.losses))
    )
