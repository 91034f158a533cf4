"""The graph as CTDL JSON-LD, the language of the Credential Registry, with what it cannot say.

CTDL is by Credential Engine (https://credreg.net/ctdl/terms), CC BY 4.0.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from graph.io.ctdl.nodes import jobs, resource
from graph.io.ctdl.pathway import PathwayFacts, pathway
from graph.io.ctdl.provenance import sources
from graph.io.ctdl.terms import Ledger, Loss, context
from graph.io.rows import csv_table
from graph.model.graph import Graph
from graph.words import amount, counted


@dataclass(frozen=True, slots=True)
class CtdlExport:
    """A document, and what it says only in our own namespace or not at all."""

    document: bytes
    losses: tuple[Loss, ...]


def to_ctdl(G: Graph, *, plan: PathwayFacts | None = None) -> CtdlExport:
    """Write a graph as CTDL JSON-LD.

    docs/formats.md says which term stands for what. Durations are ISO 8601 months, money is US
    dollars. What has no CTDL term is carried in our own namespace ``cg:`` or left out, and listed
    in the losses.

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
        ``<`` is escaped, so that the text can be put inside a script element.

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


def losses_table(losses: Sequence[Loss]) -> bytes:
    """Return one row for each loss: node, what, why, and the property that keeps it if any."""
    names = [each.name for each in fields(Loss)]
    return csv_table([names, *(astuple(loss) for loss in losses)])


def losses_lines(losses: Sequence[Loss]) -> list[str]:
    """Return what is left out, most frequent first, after a line that counts everything."""
    out = Counter((loss.what, loss.why) for loss in losses if not loss.kept)
    kept = sum(bool(loss.kept) for loss in losses)
    head = (
        f"CTDL cannot express {counted(len(losses), 'fact')}; "
        f"{amount(kept)} of them are kept in careergraph's own properties"
    )
    most = sorted(out.items(), key=lambda item: (-item[1], item[0]))
    return [head, *(f"left out {counted(n, 'time')}: {what}: {why}" for (what, why), n in most)]
