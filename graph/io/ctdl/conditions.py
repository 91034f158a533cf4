"""Requirements as CTDL condition profiles.

A profile holds when everything it names holds and, if it has alternatives, any one of them does.
docs/formats.md says how choices become alternatives, and how they are counted where that would
take too many profiles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb

from graph.io.ctdl.provenance import provenance
from graph.io.ctdl.terms import COURSE, LANGUAGE, Ledger, Resource, node_iri, text
from graph.model.condition import AtLeast, Condition, Hold, Months, all_of
from graph.model.graph import in_relation
from graph.model.matching import shared
from graph.model.names import sentence
from graph.model.requirements import experience_roles, requirement_groups

MOST_PROFILES = 200
"""A condition that expands to more profiles is written in our own namespace."""

_MONTHS_A_YEAR = 12


def requirement_profile(ledger: Ledger, node: str) -> Resource | None:
    """Return the profile of what a node requires, or None if it is open to everybody."""
    pathways = requirement_groups(ledger.G, node)
    if not pathways:
        return None
    writer = _Writer(ledger, node)
    found = []
    for name, groups in pathways.items():
        profile = writer.profile([part for _, part in groups])
        rows = in_relation(ledger.G, node, "required_for")
        profile |= provenance(ledger, [row for _, row in rows if row.get("pathway", "1") == name])
        if len(pathways) > 1:
            profile["ceterms:name"] = text(f"Pathway {name}")
        found.append(profile)
    if len(found) == 1:
        return found[0]
    return {
        "@type": "ceterms:ConditionProfile",
        "ceterms:description": text("Any one of the pathways in alternativeCondition."),
        "ceterms:alternativeCondition": found,
    }


def recommendation_profiles(ledger: Ledger, node: str) -> list[Resource]:
    """Return one profile for each thing that is recommended for a node."""
    writer, found = _Writer(ledger, node), []
    for source, row in in_relation(ledger.G, node, "recommended_for"):
        months, level = row.get("months", 0), row.get("min_level", 0)
        leaf: Condition = Hold(source, frozenset({source}))
        if months:
            roles = experience_roles(ledger.G, source, level)
            leaf = Months(months, roles, ((source, level),))
        found.append(writer.profile([leaf]) | provenance(ledger, [row]))
    return found


def _flat(parts: Sequence[Condition]) -> Iterator[Condition]:
    """Yield what must hold: the leaves and choices of parts that must all hold."""
    for part in parts:
        if not isinstance(part, AtLeast):
            yield part
        elif part.number == len(part.parts):
            yield from _flat(part.parts)
        elif part.number:
            yield part


def _choices(parts: Sequence[Condition]) -> list[AtLeast]:
    """Return the choices, fewest branches first: everything after is written once per branch."""
    found = (part for part in _flat(parts) if isinstance(part, AtLeast))
    return sorted(found, key=lambda choice: comb(len(choice.parts), choice.number))


def _branches(choices: Sequence[AtLeast]) -> Iterator[list[Condition]]:
    """Yield, for each way to satisfy the first choice, what remains."""
    first, *rest = choices
    for chosen in combinations(first.parts, first.number):
        yield [*chosen, *rest]


def _profiles(parts: Sequence[Condition], most: int) -> int:
    """Count the profiles that parts expand to; stop counting beyond `most`."""
    count, choices = 1, _choices(parts)
    if choices:
        for branch in _branches(choices):
            count += _profiles(branch, most - count)
            if count > most:
                break
    return count


def _contested(group: AtLeast) -> bool:
    """Tell whether one thing could meet several holds of a group."""
    return bool(shared(part.met_by for part in group.parts if isinstance(part, Hold)))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes conditions of one node."""

    ledger: Ledger
    node: str

    def profile(self, parts: Sequence[Condition]) -> Resource:
        """Return the profile that holds when all parts hold."""
        if any(part.distinct and _contested(part) for part in parts if isinstance(part, AtLeast)):
            self.ledger.lose(
                self.node,
                "required_for",
                "a profile cannot ask for a different thing in each place; readers of CTDL take "
                "one thing that counts as two for both",
            )
        if _profiles(parts, MOST_PROFILES) <= MOST_PROFILES:
            return self.written(parts)
        self.ledger.lose(
            self.node,
            "required_for",
            f"a profile has no k of n and one set of alternatives; more than {MOST_PROFILES} "
            "profiles would be needed, readers of CTDL alone take any one alternative",
            "requiredNumber",
        )
        words = sentence(self.ledger.G, all_of(*parts))
        return {**self.written(parts, counted=True), "ceterms:condition": {LANGUAGE: [words]}}

    def written(self, parts: Sequence[Condition], *, counted: bool = False) -> Resource:
        """Return a profile in plain CTDL, or with alternatives counted in our own namespace."""
        body, choices = self.named(parts), _choices(parts)
        if not choices:
            return body
        branches = _branches(choices)
        if counted:
            several = len(choices) > 1
            body["cg:requiredNumber"] = len(choices) if several else choices[0].number
            branches = ([part] for part in (choices if several else choices[0].parts))
        body["ceterms:alternativeCondition"] = [
            self.written(branch, counted=counted) for branch in branches
        ]
        return body

    def named(self, parts: Sequence[Condition]) -> Resource:
        """Return a profile of everything that needs no choice."""
        G = self.ledger.G
        body: Resource = {
            "@type": "ceterms:ConditionProfile",
            "ceterms:description": text(sentence(G, all_of(*parts))),
        }
        for part in _flat(parts):
            if isinstance(part, Hold):
                targets = body.setdefault(self.target(part.node), [])
                if node_iri(part.node) not in targets:
                    targets.append(node_iri(part.node))
        months = [part for part in _flat(parts) if isinstance(part, Months)]
        if months:
            most = max(leaf.months for leaf in months)
            body["ceterms:yearsOfExperience"] = round(most / _MONTHS_A_YEAR, 4)
            words = "; ".join(sentence(G, leaf) for leaf in months)
            body["ceterms:experience"] = text(words)
            body["cg:experience"] = [
                {
                    "@type": "cg:Experience",
                    "cg:months": leaf.months,
                    "cg:role": [node_iri(role) for role in sorted(leaf.roles)],
                }
                for leaf in months
            ]
        return body

    def target(self, node: str) -> str:
        """Return the property that names a thing to hold."""
        if self.ledger.G.nodes[node]["type"] != "credential":
            return "ceterms:targetOccupation"
        is_course = self.ledger.type_of(node) == COURSE
        return "ceterms:targetLearningOpportunity" if is_course else "ceterms:targetCredential"
