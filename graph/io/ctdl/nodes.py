"""Nodes, their facts and their relations as CTDL resources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

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
from graph.model.names import names_of
from graph.model.relations import RELATIONS
from graph.model.requirements import condition

_COLUMNS = frozenset(column.name for column in NODES)
_EDGE_FACTS = frozenset(column.name for column in EDGES) - {"source", "target", "relation"}
_HEAD = frozenset({"type", "name", "description"})
_SOC_PAGE = "https://www.onetcenter.org/taxonomy.html"
_CIP_PAGE = "https://nces.ed.gov/ipeds/cipcode/"
_SOC = re.compile(r"\d\d-\d{4}(\.\d\d)?")
_COSTS = {
    "cost_usd": ("AggregateCost", "Tuition and materials"),
    "fee_usd": ("MixedFees", "Exam and membership"),
    "renewal_usd": ("MixedFees", "One renewal"),
}
_WHY = {
    "level": "CTDL has the level of a resource, not the level of the roles it opens",
    "pay": "CTDL has the pay of a job or a programme, not of an occupation",
    "min_months": "CTDL cannot say how long a role is held before it counts as experience",
    "abbreviation": "CTDL has no abbreviation; it is among the alternate names",
    "kind": "CTDL has no class for it",
    "renewal": "CTDL renews a credential, not a course",
}


def resource(ledger: Ledger, node: str) -> Resource:
    """Return everything about one node."""
    return _Writer(ledger, node).write()


class _Writer:
    """Writes one node: `found` is what is written, `rest` are the cells still to be written."""

    def __init__(self, ledger: Ledger, node: str) -> None:
        self.ledger = ledger
        self.G = ledger.G
        self.node = node
        self.data = self.G.nodes[node]
        self.type = self.data["type"]
        self.rest = {name: self.data[name] for name in _COLUMNS - _HEAD if name in self.data}
        name = self.data["name"]
        what = self.data.get("description") or f"{name} ({self.type.replace('_', ' ')})"
        self.found = head(ledger.type_of(node), f"node/{node}", name, what)
        self.found |= {"cg:id": node, "cg:type": self.type}

    def write(self) -> Resource:
        """Return the resource, and note what CTDL cannot say about it."""
        if self.type == "career":
            why = "careers and roles are both occupations in CTDL"
            self.ledger.lose(self.node, "type", why, "type")
        self.names()
        self.status()
        if self.type == "credential":
            self.credential()
        self.named_by_target()
        if self.type == "certifying_body":
            self.organization()
        self.level()
        self.occupations()
        self.conditions()
        self.named_by_source()
        self.others()
        if self.type == "credential":
            self.ledger.lack(self.node, self.found, "subjectWebpage", "ownedBy")
        elif self.type in {"certifying_body", "employer"}:
            asked = ("subjectWebpage", "agentType", "agentSectorType")
            self.ledger.lack(self.node, self.found, *asked)
        return self.found

    def add(self, term: str, values: Sequence[object]) -> None:
        """Write the values of a term, if there are any."""
        if values:
            self.found[f"ceterms:{term}"] = values

    def linked(self, relation: str) -> list[tuple[str, Values]]:
        """Return id and attributes of the targets of a relation."""
        return [
            (target, self.G.nodes[target])
            for target, _ in out_relation(self.G, self.node, relation)
        ]

    def names(self) -> None:
        kinds = {"abbreviation", "alias", "title"}
        others = [name for by, name in names_of(self.G, self.node) if by in kinds]
        self.rest.pop("aliases", None)
        if others:
            self.found["ceterms:alternateName"] = {LANGUAGE: list(dict.fromkeys(others))}
        if is_web(self.rest.get("url", "")):
            self.found["ceterms:subjectWebpage"] = self.rest.pop("url")

    def status(self) -> None:
        active = is_active(self.G, self.node)
        if self.type == "credential" and self.found["@type"] != COURSE:
            term, words, place = "credentialStatusType", ("Active", "Deprecated"), "credentialStat"
        else:
            term, words, place = "lifeCycleStatusType", ("Active", "Ceased"), "lifeCycle"
        word = words[0] if active else words[1]
        self.found[f"ceterms:{term}"] = alignment(word, targetNode=f"{place}:{word}")
        # CTDL has one word for retired and renamed; an empty status is active.
        if self.rest.get("status") != "renamed":
            self.rest.pop("status", None)

    def credential(self) -> None:
        if self.found["@type"] != "ceterms:Credential":
            self.rest.pop("kind")
        elif "kind" not in self.rest:
            why = "the Credential Registry takes no credential of unknown kind"
            self.ledger.lose(self.node, "kind", why)
        if "duration_months" in self.rest:
            length = {"ceterms:exactDuration": f"P{self.rest.pop('duration_months')}M"}
            self.add("estimatedDuration", [{"@type": "ceterms:DurationProfile", **length}])
        prices = [each for each in ("cost_usd", "fee_usd") if each in self.rest]
        self.add("estimatedCost", [self.cost(each) for each in prices])
        if self.found["@type"] != COURSE:  # CTDL renews credentials only
            self.renewal()
        more = {"frameworkName": "CIP 2020", "framework": _CIP_PAGE}
        codes = [each for each in self.rest.pop("cip", "").split(";") if each]
        programmes = [alignment(each, codedNotation=each, **more) for each in codes]
        self.add("instructionalProgramType", programmes)

    def renewal(self) -> None:
        """Write how often the credential is renewed, and what that costs."""
        if "renewal_months" in self.rest:
            self.found["ceterms:renewalFrequency"] = f"P{self.rest.pop('renewal_months')}M"
        if "renewal_usd" in self.rest:
            profile: Resource = {
                "@type": "ceterms:ConditionProfile",
                "ceterms:description": text("What keeping the credential costs"),
                "ceterms:estimatedCost": [self.cost("renewal_usd")],
            }
            self.add("renewal", [profile])

    def cost(self, column: str) -> Resource:
        word, description = _COSTS[column]
        found: Resource = {
            "@type": "ceterms:CostProfile",
            "ceterms:description": text(description),
            "ceterms:directCostType": [alignment(word, targetNode=f"costType:{word}")],
            "ceterms:price": self.rest.pop(column),
            "ceterms:currency": "USD",
        }
        page = cited_page(self.ledger, self.node, column)
        if is_web(page):
            found["ceterms:costDetails"] = page
        self.ledger.lack(self.node, found, "costDetails")
        return found

    def organization(self) -> None:
        kinds = []
        if any(data.get("kind") == "certification" for _, data in self.linked("offers")):
            kinds.append(alignment("Certification Body", targetNode="orgType:CertificationBody"))
        if self.linked("accredits"):
            kinds.append(alignment("Accreditation Body", targetNode="orgType:AccreditationBody"))
        self.add("agentType", kinds)

    def level(self) -> None:
        # The level of a credential is the level that it opens, which is something else.
        if self.type == "role" and "level" in self.rest:
            level = self.rest.pop("level")
            more = {"frameworkName": "careergraph levels, 0 school to 7 executive"}
            self.add("atLevel", [alignment(LEVELS[level], codedNotation=str(level), **more)])

    def occupations(self) -> None:
        kinds = []
        code = self.rest.get("occupation", "")
        if self.type in {"role", "career", "credential"} and _SOC.fullmatch(code):
            more = {"frameworkName": "O*NET-SOC", "framework": _SOC_PAGE}
            kinds.append(alignment(self.rest.pop("occupation"), codedNotation=code, **more))
        if self.type == "credential":
            kinds += [
                alignment(self.G.nodes[career]["name"], targetNode=node_iri(career))
                for career, _ in in_relation(self.G, self.node, "includes")
            ]
        self.add("occupationType", kinds)
        included = self.linked("includes")
        roles = [node_iri(each) for each, data in included if data["type"] == "role"]
        self.add("hasSpecialization", roles)

    def conditions(self) -> None:
        profile = requirement_profile(self.ledger, self.node)
        if profile:
            self.found["ceterms:requires"] = [profile]
            if any(isinstance(leaf, Months) for leaf in leaves(condition(self.G, self.node))):
                why = "years of experience say neither the roles nor several sums; the text does"
                self.ledger.lose(self.node, "months of required_for", why, "experience")
        self.add("recommends", recommendation_profiles(self.ledger, self.node))

    def named_by_target(self) -> None:
        """Write the relations into the node that CTDL has as properties of the target."""
        for relation in RELATIONS.values():
            if relation.ctdl.on == "target":
                sources = in_relation(self.G, self.node, relation.name)
                for term in relation.ctdl.terms:
                    self.add(term, [node_iri(source) for source, _ in sources])

    def named_by_source(self) -> None:
        """Write the relations out of the node, where CTDL has no term in the own namespace."""
        for relation in RELATIONS.values():
            if relation.ctdl.on != "source":
                continue
            types = relation.ctdl.types or NODE_TYPES
            for target, row in out_relation(self.G, self.node, relation.name):
                terms = [f"ceterms:{term}" for term in relation.ctdl.terms]
                if not terms or not {self.type, self.G.nodes[target]["type"]}.issubset(types):
                    self.ledger.lose(self.node, relation.name, relation.ctdl.lacks, relation.name)
                    terms = [f"cg:{relation.name}"]
                said: str | Resource = node_iri(target)
                if relation.timed and not relation.ctdl.terms:
                    months = {"cg:months": row["months"]} if "months" in row else {}
                    said = {"cg:target": said, **months}
                for term in terms:
                    self.found.setdefault(term, []).append(said)

    def others(self) -> None:
        """Carry what has no CTDL term in our own namespace."""
        lose = partial(self.ledger.lose, self.node)
        for column, value in sorted(self.rest.items()):
            usual = _WHY.get(column.partition("_")[0], "CTDL has no property for it")
            lose(column, _WHY.get(column, usual), column)
            self.found[f"cg:{column}"] = value
        own = own_columns(self.data, _COLUMNS)
        if own:
            lose("own columns", "CTDL has no property for them", "attribute")
        self.found |= own | citations(self.ledger, self.node)
        dropped = sorted(
            {
                name if name in _EDGE_FACTS else f"own column {name!r}"
                for *_, row in self.G.in_edges(self.node, data=True)
                for name in row
                if name in {"note", "as_of", "confidence"} or name not in {*_EDGE_FACTS, "relation"}
            }
        )
        if dropped:
            why = "CTDL states a relation without note, date, certainty or columns of one's own"
            lose(f"{', '.join(dropped)} of the edges into it", why)


def jobs(ledger: Ledger, employer: str) -> list[Resource]:
    """Return the jobs an employer offers: one for each role it hires for."""
    G = ledger.G
    name = G.nodes[employer]["name"]
    found = []
    for role, _ in out_relation(G, employer, "employs"):
        words = (f"{G.nodes[role]['name']}{joined}{name}" for joined in (", ", " at "))
        found.append(
            head("ceterms:Job", f"job/{employer}/{role}", *words)
            | {"ceterms:hasOccupation": [node_iri(role)], "ceterms:offeredBy": [node_iri(employer)]}
        )
    return found
