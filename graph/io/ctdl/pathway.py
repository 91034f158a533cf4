"""A plan as a CTDL pathway: components in order, each with the condition that opens it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from graph.errors import UnknownNodeError
from graph.io.ctdl.terms import COURSE, Ledger, Resource, head, iri, is_web, node_iri, text
from graph.model.graph import counting_as
from graph.model.names import display_name, worked
from graph.words import values


class StepFacts(Protocol):
    """The fields of a step that are written; steps of `graph.plan` have them."""

    @property
    def action(self) -> str:
        """``study``, ``work`` or ``enter``."""

    @property
    def id(self) -> str:
        """Id of a credential or role."""

    @property
    def start_month(self) -> int:
        """Months from the start of the plan."""

    @property
    def end_month(self) -> int:
        """Months from the start of the plan."""

    @property
    def cost_usd(self) -> float:
        """Dollars due at the start of the step."""

    @property
    def mode(self) -> str | None:
        """``full-time`` or ``part-time`` for a study."""

    @property
    def unlocked_by(self) -> tuple[str, ...]:
        """Ids that must be achieved before."""

    @property
    def interchangeable(self) -> tuple[str, ...]:
        """Ids that could take its place."""


@dataclass(frozen=True, slots=True)
class PathwayStep:
    """A step of a plan as plain data; see `StepFacts` for the fields."""

    action: str
    id: str
    start_month: int
    end_month: int
    cost_usd: float = 0.0
    mode: str | None = None
    unlocked_by: tuple[str, ...] = ()
    interchangeable: tuple[str, ...] = ()


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
    steps: Sequence[StepFacts] = ()
    name: str = ""


@dataclass(slots=True)
class _Draft:
    """A pathway being built: its components by key, in order."""

    key: str
    components: dict[str, Resource] = field(default_factory=dict)


def pathway(ledger: Ledger, facts: PathwayFacts) -> list[Resource]:
    """Return a pathway and its components; the pathway comes first.

    Raises
    ------
    UnknownNodeError
        If a step names something that is not in the graph.
    """
    G = ledger.G
    for node in _named(facts):
        if node not in G:
            raise UnknownNodeError(node, ())
    path = ", ".join(f"{s.action} {s.id} {s.start_month}-{s.end_month}" for s in facts.steps)
    draft = _Draft(f"pathway/{facts.target}/{path}")
    done: list[tuple[StepFacts, str]] = []
    for position, step in enumerate(facts.steps):
        key = f"{draft.key}/{position}"
        draft.components[key] = _component(ledger, draft, key, step.action, step)
        done.append((step, key))
    for step, key in done:
        _open(ledger, draft, key, step.unlocked_by, _before(ledger, step, done))
    last = [key for step, key in done if step.id == facts.target]
    if last:
        goal = last[-1]
    else:
        goal = f"{draft.key}/target"
        draft.components[goal] = _plain(ledger, draft, goal, facts.target)
        serving = [step.id for step, _ in done if step.id in counting_as(G, facts.target)]
        _open(ledger, draft, goal, serving, done)
    draft.components[goal]["ceterms:isDestinationComponentOf"] = [iri(draft.key)]
    name = display_name(G, facts.target)
    end = max((step.end_month for step in facts.steps), default=0)
    cost = round(sum(step.cost_usd for step in facts.steps), 2)
    words = f"{name}: {values(end, cost, len(facts.steps))}."
    found = head("ceterms:Pathway", draft.key, facts.name or f"Pathway to {name}", words)
    found |= {
        "ceterms:hasDestinationComponent": [iri(goal)],
        "ceterms:hasPart": [iri(key) for key in draft.components],
        "cg:end_month": end,
        "cg:cost_usd": cost,
    }
    ledger.lack(facts.target, found, "ownedBy", "subjectWebpage")
    if facts.steps:
        why = "a component has neither duration nor price"
        ledger.lose(facts.target, "months and dollars of the steps", why, "start_month")
    return [found, *draft.components.values()]


def _named(facts: PathwayFacts) -> Iterator[str]:
    yield facts.target
    for step in facts.steps:
        yield from (step.id, *step.unlocked_by, *step.interchangeable)


def _before(
    ledger: Ledger, step: StepFacts, done: Sequence[tuple[StepFacts, str]]
) -> list[tuple[StepFacts, str]]:
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
        ledger.lose(step.id, "start while another step goes on", why)
    return ended + running


def _plain(ledger: Ledger, draft: _Draft, key: str, node: str) -> Resource:
    """Return the component of a node."""
    data = ledger.G.nodes[node]
    kind = "ceterms:JobComponent"
    if data["type"] == "credential":
        course = ledger.type_of(node) == COURSE
        kind = "ceterms:CourseComponent" if course else "ceterms:CredentialComponent"
    found = head(kind, key, data["name"], data.get("description") or data["name"])
    if is_web(data.get("url", "")):
        found["ceterms:subjectWebpage"] = data["url"]
    return found | {"ceterms:proxyFor": node_iri(node), "ceterms:isPartOf": [iri(draft.key)]}


def _component(ledger: Ledger, draft: _Draft, key: str, action: str, step: StepFacts) -> Resource:
    found = _plain(ledger, draft, key, step.id)
    months = step.end_month - step.start_month
    if action == "work":
        found["@type"] = "ceterms:WorkExperienceComponent"
        found["ceterms:name"] = text(worked(ledger.G, step.id, months))
    found |= {
        "cg:action": action,
        "cg:start_month": step.start_month,
        "cg:end_month": step.end_month,
        "cg:cost_usd": step.cost_usd,
    }
    if step.mode is not None:
        found["cg:mode"] = step.mode
    return found


def _open(
    ledger: Ledger,
    draft: _Draft,
    key: str,
    needed: Sequence[str],
    before: Sequence[tuple[StepFacts, str]],
) -> None:
    """Add what must be complete before a component, interchangeable items included."""
    targets: list[str] = []
    either: list[Resource] = []
    for node in needed:
        places = [(step, place) for step, place in before if step.id == node]
        if not places:
            place = f"{draft.key}/held/{node}"
            draft.components.setdefault(place, _plain(ledger, draft, place, node))
            draft.components[place]["cg:held"] = True
            targets.append(place)
        for step, place in places:
            if not step.interchangeable:
                targets.append(place)
                continue
            others = [f"{place}/or/{other}" for other in step.interchangeable]
            for other, instead in zip(step.interchangeable, others, strict=True):
                draft.components.setdefault(instead, _plain(ledger, draft, instead, other))
            either.append(_condition("Any one of them", 1, [place, *others]))
    if not targets and not either:
        return
    number = len(targets) + len(either)
    whole = _condition("All of them", number, targets)
    if either:
        whole["ceterms:hasCondition"] = either
    component = draft.components[key]
    component["ceterms:hasCondition"] = [whole]
    children = [*whole.get("ceterms:targetComponent", ())]
    for each in either:
        children += each["ceterms:targetComponent"]
    component["ceasn:hasChild"] = list(dict.fromkeys(children))
    for child in draft.components.values():
        if child["@id"] in component["ceasn:hasChild"]:
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
