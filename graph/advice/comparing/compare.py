"""Nodes side by side: all facts, or in brief what a person chooses by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from graph.advice.comparing.credentials import credentials_side_by_side
from graph.advice.comparing.here import Place
from graph.advice.comparing.roles import roles_side_by_side
from graph.errors import RequestError
from graph.model.graph import TARGET_TYPES, Graph
from graph.person.options import options as options_of
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.planning.answer import Answer
from graph.planning.effort import now
from graph.planning.plan import answered
from graph.planning.problem import Objective, Problem, Survey
from graph.planning.reach.standing import all_facts
from graph.queries.comparison import Comparison, different

Ask = Callable[[str, Objective], Answer]
"""Returns the best plan for a target by an objective."""


def compare(
    G: Graph,
    nodes: Sequence[str],
    profile: Profile | None = None,
    *,
    brief: bool = False,
    **options: Any,
) -> Comparison:
    """Put nodes side by side, for a person also by what each takes from where they stand.

    Parameters
    ----------
    G
        A loaded graph.
    nodes
        Two or more different nodes: id, name, abbreviation or alias.
    profile
        The person who asks.
    brief
        Only what a person chooses by, as on the Compare page of the app: pay, the way there, what
        it asks, where it leads, how sure. The nodes are all roles or all credentials.
    **options
        Fields of `graph.planning.problem.Survey` by name: ``hold``, ``experience``, ``avoid``,
        ``time_limit`` (seconds for all plans together) and so on. They win over the profile.

    Returns
    -------
    Comparison
        One line per fact that any of them has; values are texts with their units. With a profile
        or an option four more: the least months with study beside work and one thing at a time,
        the least cost, and the steps of the shortest plan. In brief, a line has notes below its
        values, and says which of them is the best.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    RequestError
        For fewer than two nodes, one named twice, nodes of different types in brief, or an option
        that `reach` refuses.
    """
    if not brief:
        return all_facts(G, nodes, profile, **options)
    ids, question = different(G, nodes), posed(G, Survey, options, profile)
    given = {name: getattr(question, name) for name in options_of(Survey)}
    end, left = now() + question.time_limit, iter(range(2 * len(ids), 0, -1))

    def ask(node: str, objective: Objective) -> Answer:
        given["time_limit"] = max(0.0, end - now()) / next(left)
        return answered(G, Problem(node, objective=objective, **given))

    return in_brief(G, ids, question, ask)


def in_brief(
    G: Graph, nodes: Sequence[str], person: Profile, ask: Ask, place: str = ""
) -> Comparison:
    """Put roles, or credentials, side by side by what a person chooses by.

    Parameters
    ----------
    G
        A loaded graph.
    nodes
        Ids, all of one type.
    person
        Who asks.
    ask
        Returns the best plan of that person for a node.
    place
        ``state:CA`` or ``industry:622``: what roles pay there too.

    Returns
    -------
    Comparison
        One line for each thing to choose by.

    Raises
    ------
    RequestError
        For nodes of different types, or of a type that cannot be achieved.
    """
    types = {G.nodes[node]["type"] for node in nodes}
    if len(types) > 1 or not types <= TARGET_TYPES:
        msg = "in brief, roles are compared with roles, and credentials with credentials"
        raise RequestError(msg)
    places = [Place(node, ask(node, "time"), ask(node, "cost")) for node in nodes]
    if types == {"role"}:
        return roles_side_by_side(G, places, person, place)
    return credentials_side_by_side(G, places, person)
