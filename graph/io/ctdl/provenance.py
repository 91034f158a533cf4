"""Provenance: pages on condition profiles, sources and citations beside CTDL."""

from __future__ import annotations

from collections.abc import Sequence

from graph.io.ctdl.terms import Ledger, Resource, iri, is_web
from graph.model.columns import CITATIONS, PAY_TABLES, SOURCES
from graph.model.graph import Values, citations_of, pay_of, titles_of

_CITATION = frozenset(column.name for column in CITATIONS)
_SOURCE = frozenset(column.name for column in SOURCES)


def own_columns(row: Values, known: frozenset[str]) -> Resource:
    """Return a user's own columns as names and values, because a name may be any text."""
    own = [
        {"cg:name": name, "cg:value": value}
        for name, value in sorted(row.items())
        if name not in known
    ]
    return {"cg:attribute": own} if own else {}


def provenance(ledger: Ledger, rows: Sequence[Values]) -> Resource:
    """Return the page and the sources of some rows of edges.csv."""
    references = sorted({row["reference"] for row in rows if row.get("reference")})
    known = [each for each in references if each in ledger.sources]
    pages = {ledger.sources[each].get("url", "") for each in known}
    found: Resource = {}
    # CTDL has one page for a profile.
    if len(pages) == 1 and is_web(page := pages.pop()):
        found["ceterms:subjectWebpage"] = page
    if known:
        found["cg:source"] = [iri(f"source/{each}") for each in known]
    return found


def cited_page(ledger: Ledger, node: str, column: str) -> str:
    """Return the address of the source page of a cell of nodes.csv; empty without one."""
    row = citations_of(ledger.G).get((node, column), {})
    return str(ledger.sources.get(row.get("reference", ""), {}).get("url", ""))


def citations(ledger: Ledger, node: str) -> Resource:
    """Return the rows of citations.csv about a node."""
    found = []
    for row in ledger.citations.get(node, ()):
        reference = row.get("reference", "")
        known = reference in ledger.sources
        cited = {"cg:reference": iri(f"source/{reference}")}
        cited = cited if known else {"cg:reference_text": reference}
        facts = {
            f"cg:{column.name}": row[column.name]
            for column in CITATIONS
            if column.name in row and column.name not in {"node", "reference"}
        }
        found.append({"@type": "cg:Citation", **cited, **facts, **own_columns(row, _CITATION)})
    if not found:
        return {}
    ledger.lose(node, "citations", "CTDL has no source of a single value", "citation")
    return {"cg:citation": found}


def sources(ledger: Ledger) -> list[Resource]:
    """Return the sources; CTDL has no class for them."""
    if titles_of(ledger.G):
        why = "CTDL has one list of alternate names, without their sources"
        ledger.lose("", "titles", why)
    for by in (each for each in PAY_TABLES if pay_of(ledger.G, each)):
        why = f"CTDL has the pay of a job or a programme, not of an occupation by {by}"
        ledger.lose("", f"pay_by_{by}", why)
    if ledger.sources:
        ledger.lose("", "sources", "CTDL has no class for the source of a fact", "Source")
    return [
        {"@type": "cg:Source", "@id": iri(f"source/{name}"), "cg:source_id": name}
        | {f"cg:{column}": row[column] for column in sorted(_SOURCE - {"id"}) if column in row}
        | own_columns(row, _SOURCE)
        for name, row in sorted(ledger.sources.items())
    ]
