"""Nodes, their facts and their relations as CTDL resources."""

from __future__ import annotations

import re
from typing import Any

from graph.io.ctdl.conditions import recommendation_profiles, requirement_profile
from graph.io.ctdl.provenance import citations, cited_page, own_columns
from graph.io.ctdl.terms import (
    COURSE,
    LANGUAGE,
    Ledger,
    Resource,
    alignment,
    head,
    is_web,
    node_iri,
    text,
)
from graph.model.columns import EDGES, NODES
from graph.model.condition import Months, leaves
from graph.model.contract import LEVELS, NODE_TYPES
from graph.model.graph import Values, in_relation, is_active, out_relation
from graph.model.relations import RELATIONS
from graph.model.requirements import condition

_COLUMNS = frozenset(column.name for column in NODES)
_EDGE_FACTS = frozenset(column.name for column in EDGES) - {"source", "target", "relation"}
_SOC = re.compile(r"\d\d-\d{4}(\.\d\d)?")
_COSTS = {
    "cost_usd": ("AggregateCost", "Tuition and materials"),
    "fee_usd": ("MixedFees", "Exam and membership"),
}
_WHY = {
    "level": "CTDL has the level of a resource, not the level of the roles it opens",
    "pay": "CTDL has the pay of a job or a programme, not of an occupation",
    "min_months": "CTDL cannot say how long a role is held before it counts as experience",
    "abbreviation": "CTDL has no abbreviation; it is among the alternate names",
    "kind": "CTDL has no class for it",
}


def resource(ledger: Ledger, node: str) -> Resource:
    """Return everything about one node."""
    data = ledger.G.nodes[node]
    kind = data["type"].replace("_", " ")
    what = data.get("description") or f"{data['name']} ({kind})"
    found = head(ledger.type_of(node), f"node/{node}", data["name"], what)
    found |= {"cg:id": node, "cg:type": data["type"]}
    rest = {name: value for name, value in data.items() if name in _COLUMNS}
    for name in ("type", "name", "description"):
        rest.pop(name, None)
    if data["type"] == "career":
        why = "careers and roles are both occupations in CTDL"
        ledger.lose(node, "type", why, "type")
    _names(found, rest)
    _status(ledger, node, found, rest)
    if data["type"] == "credential":
        _credential(ledger, node, found, rest)
    _named_by_target(ledger, node, found)
    _organization(ledger, node, found)
    _level(data, found, rest)
    _occupations(ledger, node, found, rest)
    _relations(ledger, node, found)
    _rest(ledger, node, found, rest)
    if data["type"] == "credential":
        ledger.lack(node, found, "subjectWebpage", "ownedBy")
    elif data["type"] in {"certifying_body", "employer"}:
        ledger.lack(node, found, "subjectWebpage", "agentType", "agentSectorType")
    return found


def _names(found: Resource, rest: dict[str, Any]) -> None:
    others = [rest["abbreviation"]] if "abbreviation" in rest else []
    others += [alias.strip() for alias in rest.pop("aliases", "").split(";") if alias.strip()]
    if others:
        found["ceterms:alternateName"] = {LANGUAGE: list(dict.fromkeys(others))}
    if is_web(rest.get("url", "")):
        found["ceterms:subjectWebpage"] = rest.pop("url")


def _status(ledger: Ledger, node: str, found: Resource, rest: dict[str, Any]) -> None:
    active = is_active(ledger.G, node)
    kind = ledger.G.nodes[node]["type"]
    if kind == "credential" and found["@type"] != COURSE:
        word = "Active" if active else "Deprecated"
        target = f"credentialStat:{word}"
        found["ceterms:credentialStatusType"] = alignment(word, targetNode=target)
    else:
        word = "Active" if active else "Ceased"
        found["ceterms:lifeCycleStatusType"] = alignment(word, targetNode=f"lifeCycle:{word}")
    # CTDL has one word for retired and renamed; an empty status is active.
    if rest.get("status") != "renamed":
        rest.pop("status", None)


def _credential(ledger: Ledger, node: str, found: Resource, rest: dict[str, Any]) -> None:
    if found["@type"] != "ceterms:Credential":
        rest.pop("kind")
    elif "kind" not in rest:
        ledger.lose(node, "kind", "the Credential Registry takes no credential of unknown kind")
    if "duration_months" in rest:
        length = {"ceterms:exactDuration": f"P{rest.pop('duration_months')}M"}
        found["ceterms:estimatedDuration"] = [{"@type": "ceterms:DurationProfile", **length}]
    costs = []
    for column, (word, description) in _COSTS.items():
        if column not in rest:
            continue
        cost: Resource = {
            "@type": "ceterms:CostProfile",
            "ceterms:description": text(description),
            "ceterms:directCostType": [alignment(word, targetNode=f"costType:{word}")],
            "ceterms:price": rest.pop(column),
            "ceterms:currency": "USD",
        }
        page = cited_page(ledger, node, column)
        if is_web(page):
            cost["ceterms:costDetails"] = page
        ledger.lack(node, cost, "costDetails")
        costs.append(cost)
    if costs:
        found["ceterms:estimatedCost"] = costs


def _organization(ledger: Ledger, node: str, found: Resource) -> None:
    if ledger.G.nodes[node]["type"] != "certifying_body":
        return
    kinds = []
    offered = (target for target, _ in out_relation(ledger.G, node, "offers"))
    if any(ledger.G.nodes[each].get("kind") == "certification" for each in offered):
        kinds.append(alignment("Certification Body", targetNode="orgType:CertificationBody"))
    if out_relation(ledger.G, node, "accredits"):
        kinds.append(alignment("Accreditation Body", targetNode="orgType:AccreditationBody"))
    if kinds:
        found["ceterms:agentType"] = kinds


def _level(data: Values, found: Resource, rest: dict[str, Any]) -> None:
    # The level of a credential is the level that it opens, which is something else.
    if data["type"] == "role" and "level" in rest:
        level = rest.pop("level")
        found["ceterms:atLevel"] = [
            alignment(
                LEVELS[level],
                codedNotation=str(level),
                frameworkName="careergraph levels, 0 school to 7 executive",
            )
        ]


def _occupations(ledger: Ledger, node: str, found: Resource, rest: dict[str, Any]) -> None:
    kinds = []
    code = rest.get("occupation", "")
    data = ledger.G.nodes[node]
    if data["type"] in {"role", "career", "credential"} and _SOC.fullmatch(code):
        kinds.append(
            alignment(
                rest.pop("occupation"),
                codedNotation=code,
                frameworkName="O*NET-SOC",
                framework="https://www.onetcenter.org/taxonomy.html",
            )
        )
    if data["type"] == "credential":
        kinds += [
            alignment(ledger.G.nodes[career]["name"], targetNode=node_iri(career))
            for career, _ in in_relation(ledger.G, node, "includes")
        ]
    if kinds:
        found["ceterms:occupationType"] = kinds
    roles = [
        node_iri(target)
        for target, _ in out_relation(ledger.G, node, "includes")
        if ledger.G.nodes[target]["type"] == "role"
    ]
    if roles:
        found["ceterms:hasSpecialization"] = roles


def _relations(ledger: Ledger, node: str, found: Resource) -> None:
    G = ledger.G
    profile = requirement_profile(ledger, node)
    if profile:
        found["ceterms:requires"] = [profile]
        several = [leaf for leaf in leaves(condition(G, node)) if isinstance(leaf, Months)]
        if several:
            why = "years of experience say neither the roles nor several sums; the text does"
            ledger.lose(node, "months of required_for", why, "experience")
    advice = recommendation_profiles(ledger, node)
    if advice:
        found["ceterms:recommends"] = advice
    _named_by_source(ledger, node, found)


def _named_by_target(ledger: Ledger, node: str, found: Resource) -> None:
    """State the relations into a node that CTDL has as properties of the target."""
    for relation in RELATIONS.values():
        sources = in_relation(ledger.G, node, relation.name)
        if relation.ctdl.on == "target" and sources:
            for term in relation.ctdl.terms:
                found[f"ceterms:{term}"] = [node_iri(source) for source, _ in sources]


def _named_by_source(ledger: Ledger, node: str, found: Resource) -> None:
    """State the relations out of a node, where CTDL has no term in the own namespace."""
    nodes = ledger.G.nodes
    for relation in RELATIONS.values():
        if relation.ctdl.on != "source":
            continue
        types = relation.ctdl.types or NODE_TYPES
        for target, row in out_relation(ledger.G, node, relation.name):
            if (
                relation.ctdl.terms
                and nodes[node]["type"] in types
                and nodes[target]["type"] in types
            ):
                terms = [f"ceterms:{term}" for term in relation.ctdl.terms]
            else:
                ledger.lose(node, relation.name, relation.ctdl.lacks, relation.name)
                terms = [f"cg:{relation.name}"]
            said: str | Resource = node_iri(target)
            if relation.timed and not relation.ctdl.terms:
                months = {"cg:months": row["months"]} if "months" in row else {}
                said = {"cg:target": said, **months}
            for term in terms:
                found.setdefault(term, []).append(said)


def _rest(ledger: Ledger, node: str, found: Resource, rest: dict[str, Any]) -> None:
    """Carry what has no CTDL term in our own namespace."""
    for column, value in sorted(rest.items()):
        why = _WHY.get(column, _WHY.get(column.partition("_")[0], "CTDL has no property for it"))
        ledger.lose(node, column, why, column)
        found[f"cg:{column}"] = value
    data = ledger.G.nodes[node]
    own = own_columns(data, _COLUMNS)
    if own:
        ledger.lose(node, "own columns", "CTDL has no property for them", "attribute")
    found |= own
    found |= citations(ledger, node)
    dropped = sorted(
        {
            name if name in _EDGE_FACTS else f"own column {name!r}"
            for *_, row in ledger.G.in_edges(node, data=True)
            for name in row
            if name in {"note", "as_of", "confidence"} or name not in {*_EDGE_FACTS, "relation"}
        }
    )
    if dropped:
        why = "CTDL states a relation without note, date, certainty or columns of one's own"
        ledger.lose(node, f"{', '.join(dropped)} of the edges into it", why)


def jobs(ledger: Ledger, employer: str) -> list[Resource]:
    """Return the jobs an employer offers: one for each role it hires for."""
    G = ledger.G
    name = G.nodes[employer]["name"]
    found = []
    for role, _ in out_relation(G, employer, "employs"):
        title = f"{G.nodes[role]['name']}, {name}"
        described = f"{G.nodes[role]['name']} at {name}"
        found.append(
            head("ceterms:Job", f"job/{employer}/{role}", title, described)
            | {
                "ceterms:hasOccupation": [node_iri(role)],
                "ceterms:offeredBy": [node_iri(employer)],
            }
        )
    return found
