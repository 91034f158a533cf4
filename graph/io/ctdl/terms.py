"""The CTDL terms that the export uses: context, classes, ids, and the report of losses.

CTDL, the Credential Transparency Description Language (https://credreg.net/ctdl/terms), is by
Credential Engine and licensed CC BY 4.0. Terms and ranges are those of its release of 2026-08-06.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, TypeAlias

from graph.model.graph import Graph, Values, citations_of, out_relation, sources_of
from graph.model.relations import RELATIONS

Resource: TypeAlias = dict[str, Any]

BASE: Final = "https://careergraph.example/"
"""A name that nobody owns (RFC 2606): the ids do not claim to be in the Credential Registry."""

LANGUAGE: Final = "en-US"

_TEXTS = "name description alternateName experience condition targetNodeName frameworkName"
_LINKS = (
    "accreditedBy agentType alternativeCondition costDetails credentialStatusType directCostType "
    "estimatedCost estimatedDuration framework hasCondition hasDestinationComponent hasOccupation "
    "hasPart hasSpecialization instructionalProgramType isDestinationComponentOf isPartOf atLevel "
    "lifeCycleStatusType occupationType offeredBy ownedBy proxyFor recommends renewal requires "
    "subjectWebpage supersededBy "
    "targetComponent targetCredential targetLearningOpportunity targetNode targetOccupation"
)
_TYPES = {
    **dict.fromkeys(("exactDuration", "renewalFrequency"), "schema:Duration"),
    "price": "xsd:decimal",
    "requiredNumber": "xsd:integer",
    "yearsOfExperience": "xsd:float",
    **dict.fromkeys(("ctid", "codedNotation", "currency"), "xsd:string"),
}


def context() -> Resource:
    """Return the context that is written into every document: reading it needs no network."""
    links = [*_LINKS.split(), *(term for each in RELATIONS.values() for term in each.ctdl.terms)]
    kept = (name for name, each in RELATIONS.items() if each.ctdl.on == "source" and not each.timed)
    return {
        "ceterms": "https://purl.org/ctdl/terms/",
        "ceasn": "https://purl.org/ctdlasn/terms/",
        "costType": "https://purl.org/ctdl/vocabs/costType/",
        "credentialStat": "https://purl.org/ctdl/vocabs/credentialStat/",
        "lifeCycle": "https://purl.org/ctdl/vocabs/lifeCycle/",
        "orgType": "https://purl.org/ctdl/vocabs/orgType/",
        "schema": "https://schema.org/",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "cg": f"{BASE}terms/",
        **{f"ceterms:{term}": {"@container": "@language"} for term in _TEXTS.split()},
        **{f"ceterms:{term}": {"@type": "@id"} for term in links},
        **{f"ceterms:{term}": {"@type": kind} for term, kind in _TYPES.items()},
        "ceasn:hasChild": {"@type": "@id"},
        "ceasn:isChildOf": {"@type": "@id"},
        **{
            f"cg:{term}": {"@type": "@id"}
            for term in sorted({"reference", "role", "source", "target", *kept})
        },
    }


CREDENTIAL_CLASSES: Final = {
    "diploma": "ceterms:Diploma",
    "certificate": "ceterms:Certificate",
    "associate_degree": "ceterms:AssociateDegree",
    "bachelor_degree": "ceterms:BachelorDegree",
    "postbaccalaureate_certificate": "ceterms:PostBaccalaureateCertificate",
    "master_degree": "ceterms:MasterDegree",
    "doctoral_degree": "ceterms:DoctoralDegree",
    "certification": "ceterms:Certification",
    "license": "ceterms:License",
    "course": "ceterms:Course",
}
"""Class of a credential by its kind; a course is a learning opportunity in CTDL."""

_CLASSES: Final = {
    "certifying_body": "ceterms:CredentialOrganization",
    "employer": "ceterms:Organization",
    "role": "ceterms:Occupation",
    "career": "ceterms:Occupation",
}

COURSE: Final = "ceterms:Course"

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that CTDL cannot say as the data say it: a column, relation or part, and why.

    It is about a node, or about the whole document if that is empty. `kept` is the property of our
    own namespace that carries it instead; empty: left out.
    """

    node: str
    what: str
    why: str
    kept: str = ""


@dataclass(slots=True)
class Ledger:
    """The graph to export, and the losses noted so far."""

    G: Graph
    losses: list[Loss] = field(default_factory=list)
    citations: dict[str, list[Values]] = field(default_factory=dict)
    """Rows by node, sorted by column."""

    def __post_init__(self) -> None:
        for (node, _), row in sorted(citations_of(self.G).items()):
            self.citations.setdefault(node, []).append(row)

    @property
    def sources(self) -> Mapping[str, Values]:
        """Return the rows of sources.csv by id."""
        return sources_of(self.G)

    def lose(self, node: str, what: str, why: str, kept: str = "") -> None:
        """Note a loss."""
        self.losses.append(Loss(node, what, why, f"cg:{kept}" if kept else ""))

    def lack(self, node: str, found: Resource, *terms: str) -> None:
        """Note which of the terms required by the Credential Registry a resource lacks."""
        why = "the Credential Registry asks for it; the data have none"
        for term in (f"ceterms:{each}" for each in terms):
            if term not in found:
                self.lose(node, term, why)

    def type_of(self, node: str) -> str:
        """Return the CTDL class of a node."""
        data = self.G.nodes[node]
        if data["type"] == "credential":
            return CREDENTIAL_CLASSES.get(data.get("kind", ""), "ceterms:Credential")
        if data["type"] == "certifying_body" and out_relation(self.G, node, "accredits"):
            # Only these may accredit; they may offer credentials as well.
            return "ceterms:QACredentialOrganization"
        return _CLASSES[data["type"]]


@lru_cache(maxsize=16_384)
def ctid(key: str) -> str:
    """Return the identifier for a key; it is the same in every export."""
    return f"ce-{uuid.uuid5(uuid.NAMESPACE_URL, BASE + key)}"


def iri(key: str) -> str:
    """Return the ``@id`` for a key; the key of a node is ``node/`` and its id."""
    return f"{BASE}resources/{ctid(key)}"


def node_iri(node: str) -> str:
    """Return the ``@id`` of a node."""
    return iri(f"node/{node}")


def head(kind: str, key: str, name: str, description: str) -> Resource:
    """Return class, ids, name and description of a resource."""
    return {
        "@type": kind,
        "@id": iri(key),
        "ceterms:ctid": ctid(key),
        "ceterms:name": text(name),
        "ceterms:description": text(description),
    }


def text(words: str) -> dict[str, str]:
    """Return a text with its language."""
    return {LANGUAGE: words}


def is_web(address: str) -> bool:
    """Tell whether an address can be a link."""
    return bool(_WEB.fullmatch(address))


def alignment(name: str, **more: str) -> Resource:
    """Return a reference to a word of some list: name, ``targetNode``, ``codedNotation``, ..."""
    found: Resource = {
        "@type": "ceterms:CredentialAlignmentObject",
        "ceterms:targetNodeName": text(name),
    }
    for term, value in more.items():
        found[f"ceterms:{term}"] = text(value) if term == "frameworkName" else value
    return found
