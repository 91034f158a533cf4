"""What each compared node takes from where a person stands, and what it asks of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.condition import AtLeast, Condition, Hold, Months, holds, leaves, serving
from graph.model.graph import Graph
from graph.model.names import display_name, short
from graph.model.names import place as where
from graph.model.requirements import requirement_groups
from graph.person.profile import Profile
from graph.person.proved import Past, past
from graph.planning.answer import Answer, Plan
from graph.planning.reach.standing import sure_word
from graph.queries.comparison import Line, best_of
from graph.words import after, counted, dollars, duration, listed, of_months, some

_NAMED = 3
_PAIR = 2

NOT_WITHIN = "not within your limits"


@dataclass(frozen=True, slots=True)
class Place:
    """A node, and the answers to what it takes: the fastest plan and the cheapest.

    Parameters
    ----------
    node
        A role or credential.
    soonest, cheapest
        Answers about it for one person, on one clock.
    """

    node: str
    soonest: Answer
    cheapest: Answer

    @property
    def plan(self) -> Plan | None:
        """The fastest plan."""
        return self.soonest.best


def own_pay(G: Graph, person: Profile) -> tuple[float, str] | None:
    """Return what a person earns a year, as far as known, and the role it is the median of.

    That is the job of today; without one, the best paid role worked in so far.
    """
    roles = [person.job] if person.job else [*person.experience]
    known = [(float(G.nodes[role].get("pay_median_usd", 0)), role) for role in roles]
    found = max(known, default=(0.0, ""))
    return found if found[0] else None


def arrival_line(G: Graph, places: Sequence[Place]) -> Line:
    """Return when each is reached, and by what."""
    texts = [when(place.soonest) for place in places]
    notes = tuple("" if place.plan is None else course(G, place.plan) for place in places)
    months = [None if place.plan is None else place.plan.months for place in places]
    return Line("Time from now", tuple(texts), notes, best_of(months), "soonest")


def spending_line(G: Graph, places: Sequence[Place]) -> Line:
    """Return what the fastest plans cost, for what, and what would cost less."""
    texts = tuple(
        "" if place.plan is None else spent(place.soonest, place.plan) for place in places
    )
    costs = [None if place.plan is None else place.plan.cost for place in places]
    notes = tuple(_for_what(G, place) for place in places)
    return Line("Cost", texts, notes, best_of(costs), "cheapest")


def asking_line(G: Graph, places: Sequence[Place], person: Profile) -> Line:
    """Return what each asks, with what is met already ticked."""
    texts = tuple(asked(G, place.node, person, place.plan) for place in places)
    return Line("What it asks", texts, about="✓ you have it")


def when(answer: Answer) -> str:
    """Return how long it takes: ``1 year``, ``now``, or why there is no plan."""
    best = answer.best
    if best is None:
        return NOT_WITHIN if answer.status == "infeasible" else "not found in time"
    if not best.steps:
        return "reached already"
    unknown = not set(answer.unknown_durations).isdisjoint(best.achieved)
    if not best.months:
        return "at once, if nothing unknown takes time" if unknown else "now"
    return sure_word(answer, unknown=unknown) + duration(best.months)


def spent(answer: Answer, plan: Plan) -> str:
    """Return what a plan costs; "at least" when a price is unknown."""
    unknown = not set(answer.unknown_prices).isdisjoint(plan.achieved)
    return f"{'at least ' if unknown else ''}{dollars(plan.cost)}"


def course(G: Graph, plan: Plan) -> str:
    """Return what is studied and worked, in order: ``CCA; 2 years as Coder``."""
    parts = [
        f"{duration(step.months)} as {display_name(G, step.id)}"
        if step.action == "work"
        else display_name(G, step.id)
        for step in plan.schedule
        if step.action == "study" or (step.action == "work" and step.months)
    ]
    shown = parts if len(parts) <= _NAMED else [*parts[: _NAMED - 1], *_rest(parts)]
    return "; ".join(shown)


def _rest(parts: Sequence[str]) -> list[str]:
    return [f"{counted(len(parts) - _NAMED + 1, 'more step')}"]


def _for_what(G: Graph, place: Place) -> str:
    """Say what the dollars are for, and when less would do."""
    if place.plan is None:
        return ""
    costs = Counter[str]()
    for step in place.plan.schedule:
        costs[step.id] += round(step.cost_usd)
    names = [display_name(G, node) for node, cost in costs.most_common() if cost]
    parts = [some(names, "more", "and", named=_NAMED)] if names else []
    least = place.cheapest.best
    if least is not None and least.cost < place.plan.cost:
        parts.append(f"or {spent(place.cheapest, least)}, {after(least.months)}")
    return "; ".join(parts)


def asked(G: Graph, node: str, person: Profile, plan: Plan | None) -> str:
    """Return what a node asks by the pathway that a plan takes, otherwise by the nearest one.

    What is met is ticked; of experience that has begun it says how much there is.
    """
    pathways = requirement_groups(G, node)
    if not pathways:
        return "nothing: open to everybody"
    proved = past(G, person)
    months = {role: n for role, n in person.experience.items() if role in proved.held}
    held, later = _after(G, proved, months, plan)

    def distance(pathway: str) -> tuple[int, int]:
        parts = [part for _, part in pathways[pathway]]
        open_later = sum(not holds(proved.unproved(part), held, later) for part in parts)
        open_now = sum(not holds(proved.unproved(part), proved.held, months) for part in parts)
        return open_later, open_now

    nearest = min(pathways, key=distance)
    groups = [_group(G, part, proved, months, plan) for _, part in pathways[nearest]]
    said = listed(groups) if all("," not in each for each in groups) else "; ".join(groups)
    return f"one of {counted(len(pathways), 'way')}: {said}" if len(pathways) > 1 else said


def _after(
    G: Graph, proved: Past, months: dict[str, int], plan: Plan | None
) -> tuple[frozenset[str], Counter[str]]:
    """Return what is held and worked at the end of a plan."""
    worked, done = Counter(months), set(proved.held)
    for step in plan.schedule if plan is not None else ():
        done.add(step.id)
        if G.nodes[step.id]["type"] == "role":
            worked[step.id] += step.months
    return frozenset(done), worked


def _group(
    G: Graph, part: Condition, proved: Past, months: dict[str, int], plan: Plan | None
) -> str:
    """Write one group; of a long list, what is held or planned is named first."""
    if holds(proved.unproved(part), proved.held, months):
        return f"{_met(G, part, proved)} ✓"
    known = [*sorted(proved.held), *(plan.achieved if plan is not None else ())]
    named = {each for leaf in leaves(part) for each in _meets(leaf)}
    words = _few(G, part, next((each for each in known if each in named), ""))
    if isinstance(part, Months):
        there = sum(months.get(role, 0) for role in part.roles)
        return f"{words} ({of_months(there, part.months)})" if there else words
    return words


def _few(G: Graph, part: Condition, focus: str) -> str:
    """Write a group that is not met in few words: one way to meet it, and how many more."""
    months = any(isinstance(leaf, Months) for leaf in leaves(part))
    if isinstance(part, AtLeast) and part.number == 1 and (months or len(part.parts) > _PAIR):
        first = serving(part, focus) or part.parts[0]
        return f"{_few(G, first, focus)} or {counted(len(part.parts) - 1, 'other')}"
    if isinstance(part, Months) and len(part.sources) > _PAIR:
        names = sorted(part.sources, key=lambda each: each[0] != focus)
        others = counted(len(names) - 1, "other role")
        return f"{counted(part.months, 'month')} in {where(G, *names[0])} or {others}"
    return short(G, part, focus)


def _met(G: Graph, part: Condition, proved: Past) -> str:
    """Write a group that is met: of one of several things, the one that is there."""
    there = [
        leaf.node
        for leaf in leaves(part)
        if isinstance(leaf, Hold) and (leaf.met_by & proved.held or proved.proves(leaf.met_by))
    ]
    one = isinstance(part, AtLeast) and part.number == 1
    return display_name(G, there[0]) if one and there else short(G, part, "")


def _meets(leaf: Hold | Months) -> frozenset[str]:
    return leaf.roles if isinstance(leaf, Months) else leaf.met_by
