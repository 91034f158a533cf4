"""A plan as a CTDL pathway: components in order, each with the condition that opens it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from graph.errors import UnknownNodeError
from graph.io.ctdl.terms import COURSE, Ledger, Resource, head, iri, is_web, node_iri, text
from graph.model.graph import counting_as
from graph.model.names import display_name, worked
from graph.planning.answer import Step
from graph.words import values

_Placed: TypeAlias = tuple[Step, str]
"""A step and the key of its component."""


@dataclass(frozen=True, slots=True)
class PathwayFacts:
    """A plan to write as a pathway.

    Parameters
    ----------
    target
        Id of the credential or role to arrive at.
    steps
        The steps in order.
    name
        Name of the pathway; if empty, that of its target.
    """

    target: str
    steps: Sequence[Step] = ()
    name: str = ""


def pathway(ledger: Ledger, facts: PathwayFacts) -> list[Resource]:
    """Return a pathway and its components; the pathway comes first.

    A step that names something that is not in the graph is an `UnknownNodeError`.
    """
    G = ledger.G
    named = [(step.id, *step.unlocked_by, *step.interchangeable) for step in facts.steps]
    for node in (facts.target, *(each for ids in named for each in ids)):
        if node not in G:
            raise UnknownNodeError(node, ())
    path = ", ".join(f"{s.action} {s.id} {s.start_month}-{s.end_month}" for s in facts.steps)
    writer = _Writer(ledger, f"pathway/{facts.target}/{path}")
    goal = writer.write(facts)
    name = display_name(G, facts.target)
    end = max((step.end_month for step in facts.steps), default=0)
    cost = round(sum(step.cost_usd for step in facts.steps), 2)
    words = f"{name}: {values(end, cost, len(facts.steps))}."
    found = head("ceterms:Pathway", writer.key, facts.name or f"Pathway to {name}", words)
    found |= {
        "ceterms:hasDestinationComponent": [iri(goal)],
        "ceterms:hasPart": [iri(key) for key in writer.components],
        "cg:end_month": end,
        "cg:cost_usd": cost,
    }
    ledger.lack(facts.target, found, "ownedBy", "subjectWebpage")
    if facts.steps:
        why = "a component has neither duration nor price"
        ledger.lose(facts.target, "months and dollars of the steps", why, "start_month")
    return [found, *writer.components.values()]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the components of a pathway, by key and in order."""

    ledger: Ledger
    key: str
    components: dict[str, Resource] = field(default_factory=dict)

    def write(self, facts: PathwayFacts) -> str:
        """Write a component for every step, and return the key of the destination."""
        done = [(step, f"{self.key}/{place}") for place, step in enumerate(facts.steps)]
        for step, key in done:
            self.components[key] = self.step(step, key)
        for step, key in done:
            self.open(key, step.unlocked_by, self.before(step, done))
        goal = next((key for step, key in reversed(done) if step.id == facts.target), "")
        if not goal:
            goal = f"{self.key}/target"
            self.components[goal] = self.plain(goal, facts.target)
            same = counting_as(self.ledger.G, facts.target)
            self.open(goal, [step.id for step, _ in done if step.id in same], done)
        self.components[goal]["ceterms:isDestinationComponentOf"] = [iri(self.key)]
        return goal

    def before(self, step: Step, done: Sequence[_Placed]) -> list[_Placed]:
        """Return the steps before one: those that ended, or began if none for their item ended."""
        ended = [pair for pair in done if pair[0].end_month <= step.start_month]
        names = {other.id for other, _ in ended}
        running = [
            (other, place)
            for other, place in done
            if other.start_month < step.start_month and other.id not in names
        ]
        if any(other.id in step.unlocked_by for other, _ in running):
            why = "a component is complete or not; here part of the months before it are enough"
            self.ledger.lose(step.id, "start while another step goes on", why)
        return ended + running

    def plain(self, key: str, node: str) -> Resource:
        """Return the component of a node."""
        data = self.ledger.G.nodes[node]
        kind = "ceterms:JobComponent"
        if data["type"] == "credential":
            course = self.ledger.type_of(node) == COURSE
            kind = "ceterms:CourseComponent" if course else "ceterms:CredentialComponent"
        found = head(kind, key, data["name"], data.get("description") or data["name"])
        if is_web(data.get("url", "")):
            found["ceterms:subjectWebpage"] = data["url"]
        return found | {"ceterms:proxyFor": node_iri(node), "ceterms:isPartOf": [iri(self.key)]}

    def step(self, step: Step, key: str) -> Resource:
        """Return the component of a step."""
        found = self.plain(key, step.id)
        if step.action == "work":
            found["@type"] = "ceterms:WorkExperienceComponent"
            found["ceterms:name"] = text(worked(self.ledger.G, step.id, step.months))
        for name in ("action", "start_month", "end_month", "cost_usd", "mode"):
            if getattr(step, name) is not None:
                found[f"cg:{name}"] = getattr(step, name)
        return found

    def open(self, key: str, needed: Sequence[str], before: Sequence[_Placed]) -> None:
        """Add what must be complete before a component, interchangeable items included."""
        targets: list[str] = []
        either: list[list[str]] = []
        for node in needed:
            places = [(step, place) for step, place in before if step.id == node]
            if not places:
                place = f"{self.key}/held/{node}"
                self.components.setdefault(place, self.plain(place, node))["cg:held"] = True
                targets.append(place)
            for step, place in places:
                if not step.interchangeable:
                    targets.append(place)
                    continue
                others = {other: f"{place}/or/{other}" for other in step.interchangeable}
                for other, instead in others.items():
                    self.components.setdefault(instead, self.plain(instead, other))
                either.append([place, *others.values()])
        if not targets and not either:
            return
        whole = _condition("All of them", len(targets) + len(either), targets)
        if either:
            each_of = [_condition("Any one of them", 1, keys) for keys in either]
            whole["ceterms:hasCondition"] = each_of
        children = dict.fromkeys([*targets, *(each for keys in either for each in keys)])
        component = self.components[key]
        component["ceterms:hasCondition"] = [whole]
        component["ceasn:hasChild"] = [iri(child) for child in children]
        for place, child in self.components.items():
            if place in children:
                child.setdefault("ceasn:isChildOf", []).append(component["@id"])


def _condition(name: str, number: int, keys: Sequence[str]) -> Resource:
    found: Resource = {
        "@type": "ceterms:ComponentCondition",
        "ceterms:name": text(name),
        "ceterms:requiredNumber": number,
    }
    if keys:
        found["ceterms:targetComponent"] = [iri(key) for key in keys]
    return found
