"""The question of the Plan page: what is held, where to, what matters most."""

from __future__ import annotations

from functools import partial
from typing import Final

from graph.model.graph import Graph
from graph.planning.problem import OBJECTIVES
from graph.ui.components.names import by_any_name, choice_name, node_of
from graph.ui.components.pickers import row
from graph.ui.session import Page
from graph.ui.state import OFFERED, PlanChoice

_OBJECTIVES: Final = {name: OBJECTIVES[name].label for name in OFFERED}


def plan_pickers(G: Graph, page: Page[PlanChoice], choice: PlanChoice) -> None:
    """Show the question; the rest of the profile is edited in its dialog."""
    hold, target, objective = row([3, 3, 2.4])
    hold.multiselect(
        "I hold",
        held_choices(G, choice.profile.hold),
        format_func=partial(choice_name, G),
        placeholder="Nothing yet",
        select_all=False,
        **page.bind("hold", sorted(choice.profile.hold), lambda found: {"hold": held(found)}),
    )
    target.selectbox(
        "I want to become",
        by_any_name(G, "role", "credential"),
        format_func=partial(choice_name, G),
        placeholder="Choose a role or credential",
        **page.bind(
            "target",
            choice.target or None,
            lambda found: {"target": node_of(found or ""), "node": "", "within": 0},
        ),
    )
    objective.segmented_control(
        "What matters most",
        list(_OBJECTIVES),
        format_func=_OBJECTIVES.__getitem__,
        **page.bind(
            "objective",
            choice.objective,
            lambda found: {"objective": found or choice.objective, "within": 0},
        ),
        width="stretch",
    )


def held_choices(G: Graph, hold: frozenset[str]) -> list[str]:
    """Return what may be held, by any name: credentials, and roles by being worked in."""
    known = by_any_name(G, "credential")
    return [*known, *sorted(hold.difference(known))]


def held(choices: list[str]) -> frozenset[str]:
    """Return the nodes that are chosen."""
    return frozenset(map(node_of, choices))
