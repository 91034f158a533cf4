"""What is compared: a shortlist of roles, one of credentials, one of plans, and its address.

Nothing here knows Streamlit. A plan is named by its target and its way: ``coder:cheapest``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from graph.model.columns import PAY_TABLES
from graph.model.graph import TARGET_TYPES, Graph, pay_of
from graph.model.names import display_name
from graph.ui.address import Params, Reader, written
from graph.ui.state import PlanChoice

KINDS: Final = {"role": "Roles", "credential": "Credentials", "plan": "Plans"}
"""Kind of what is compared -> what several are called; also the keys of the address."""

WAYS: Final = {
    "fastest": "Fastest",
    "cheapest": "Cheapest",
    "fewest": "Fewest steps",
    "working": "Without leaving work",
}
"""Way of a plan in the address -> its name on the Plan page."""

MOST: Final = 4
"""As many stand side by side."""

_EXAMPLES: Final = {
    "role": ("health-data-analyst", "inpatient-coder", "him-supervisor"),
    "credential": ("ahima-rhia", "ahima-ccs", "aapc-cpc"),
    "plan": ("director-of-medical-records:working", "director-of-medical-records:cheapest"),
}


@dataclass(frozen=True, slots=True)
class CompareChoice:
    """What the Compare page shows.

    `kind` is a key of `KINDS`; each kind has its own shortlist. `differences` leaves out what is
    equal in all, and `place` is where else the pay of roles is asked for: ``state:CA``.
    """

    kind: str = "role"
    role: tuple[str, ...] = ()
    credential: tuple[str, ...] = ()
    plan: tuple[str, ...] = ()
    differences: bool = True
    place: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """The shortlist of the kind that is shown."""
        found: tuple[str, ...] = getattr(self, self.kind)
        return found


def target_of(plan: str) -> str:
    """Return the target of a plan on the shortlist."""
    return plan.rpartition(":")[0]


def way_of(plan: str) -> str:
    """Return the way of a plan on the shortlist."""
    return plan.rpartition(":")[2]


def is_one(G: Graph, kind: str, entry: str) -> bool:
    """Tell whether something can be on the shortlist of a kind."""
    node = target_of(entry) if kind == "plan" else entry
    types = TARGET_TYPES if kind == "plan" else {kind}
    fits = kind != "plan" or way_of(entry) in WAYS
    return fits and node in G and G.nodes[node]["type"] in types


def plan_name(G: Graph, plan: str) -> str:
    """Return what a plan is called: ``Coding Manager, cheapest``."""
    return f"{display_name(G, target_of(plan))}, {WAYS[way_of(plan)].lower()}"


def entry_name(G: Graph, kind: str, entry: str) -> str:
    """Return what something on the shortlist of a kind is called."""
    return plan_name(G, entry) if kind == "plan" else display_name(G, entry)


def plan_entry(choice: PlanChoice) -> str:
    """Return the plan that the Plan page shows, as the shortlist names it."""
    if choice.within or choice.objective == "cost":
        way = "cheapest"
    elif choice.objective == "steps":
        way = "fewest"
    else:
        way = "working" if choice.profile.keep_working else "fastest"
    return f"{choice.target}:{way}"


def added(choice: CompareChoice, kind: str, entry: str) -> dict[str, Any]:
    """Return what changes when something is put on the shortlist; a full one stays as it is."""
    there: tuple[str, ...] = getattr(choice, kind)
    return {"kind": kind, kind: tuple(dict.fromkeys((*there, entry)))[:MOST]}


def examples(G: Graph) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield comparisons to begin with, of each kind: those of the shipped data, or the best paid.

    A kind of which the data has too few has none.
    """
    for kind in KINDS:
        known = _EXAMPLES[kind]
        there = all(is_one(G, kind, each) for each in known)
        found = known if there else tuple(_best_paid(G, kind))
        if len(found) > 1:
            yield kind, found


def _best_paid(G: Graph, kind: str) -> list[str]:
    """Return three nodes of a type by pay and level; of plans two ways to the first role."""
    wanted = "role" if kind == "plan" else kind
    nodes = [each for each, data in G.nodes(data=True) if data["type"] == wanted]
    nodes.sort(key=lambda each: (-_worth(G, each), each))
    if kind == "plan":
        return [f"{each}:{way}" for each in nodes[:1] for way in ("fastest", "cheapest")]
    return nodes[:3]


def _worth(G: Graph, node: str) -> float:
    data = G.nodes[node]
    return float(data.get("pay_median_usd", 0)) + float(data.get("level", 0))


def near(G: Graph, choice: CompareChoice) -> list[str]:
    """Return what could stand beside the only one on the shortlist, three at most."""
    (only,) = choice.shown
    if choice.kind == "plan":
        ways = (f"{target_of(only)}:{way}" for way in WAYS)
        return [each for each in ways if each != only][:3]
    level = G.nodes[only].get("level", 0)
    fields = {u for u, _, data in G.in_edges(only, data=True) if data["relation"] == "includes"}
    others = {
        each
        for career in fields
        for _, each, data in G.out_edges(career, data=True)
        if data["relation"] == "includes" and G.nodes[each]["type"] == choice.kind
    }
    order = sorted(
        others - {only}, key=lambda each: (abs(G.nodes[each].get("level", 0) - level), each)
    )
    return order[:3]


def read_compare(params: Params, G: Graph) -> tuple[CompareChoice, list[str]]:
    """Return what an address of the Compare page shows, and what is wrong in it."""
    read = Reader(G, params)
    found = {
        "role": read.nodes("role", {"role"}, "a role"),
        "credential": read.nodes("credential", {"credential"}, "a credential"),
        "plan": tuple(_plans(read)),
    }
    for kind, entries in found.items():
        if len(entries) > MOST:
            read.problems.append(f"Only the first {MOST} {KINDS[kind].lower()} are compared.")
    kinds = read.words("kind", tuple(KINDS))
    first = next((kind for kind, entries in found.items() if entries), "role")
    places = [f"{by}:{code}" for by in PAY_TABLES for code in _codes(G, by)]
    asked = [each for each in params.get("place", ()) if each]
    read.problems += [f"“{e}” (place) has no pay in this data." for e in asked if e not in places]
    choice = CompareChoice(
        kind=kinds[0] if kinds else first,
        differences=not read.words("rows", ("all",)),
        place=next((each for each in asked if each in places), ""),
        **{kind: entries[:MOST] for kind, entries in found.items()},
    )
    return choice, read.problems


def write_compare(choice: CompareChoice) -> dict[str, list[str]]:
    """Return the address of a choice of the Compare page, defaults left out."""
    lists = {kind: getattr(choice, kind) for kind in KINDS}
    first = next((kind for kind, entries in lists.items() if entries), "role")
    return written(
        {
            "kind": [choice.kind] if choice.kind != first else [],
            **lists,
            "rows": [] if choice.differences else ["all"],
            "place": [choice.place] if choice.place else [],
        }
    )


def _codes(G: Graph, by: str) -> Iterable[str]:
    return {row[by] for row in pay_of(G, by).values()}


def _plans(read: Reader) -> Iterator[str]:
    """Yield the plans of an address; a way that there is not is told."""
    for text in dict.fromkeys(read.params.get("plan", ())):
        target, _, way = text.rpartition(":")
        inner = Reader(read.G, {"plan": (target,)}, read.problems)
        if way not in WAYS:
            read.problems.append(f"“{text}” (plan) does not end with one of {', '.join(WAYS)}.")
        elif inner.nodes("plan", TARGET_TYPES, "a role or credential"):
            yield text
