"""The person who asks: what they have, what a plan must keep, how they study."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.contract import LEVELS
from graph.model.graph import Graph
from graph.model.names import kind_name, level_name
from graph.person.options import MOST_MONTHS, option


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One person: what they have, what they can spend, how they study. All names are ids.

    Parameters
    ----------
    hold
        Credentials and roles that are held.
    experience
        Months already worked per role.
    job
        The role the person works in today; it is held.
    infer
        Whether holding something proves that its requirements were met; otherwise the profile is
        taken literally.
    avoid
        What may not be newly achieved.
    avoid_kind
        Kinds of which nothing may be newly achieved: ``bachelor_degree``.
    max_months, max_cost
        Limits of a plan: months, dollars.
    max_credential_level
        Credentials of a higher level (0 to 7) may not be newly achieved.
    keep_working
        On the calendar: every month until the target has a job, from month 0 with a job today,
        otherwise from the first job on.
    part_time_factor
        How many times longer study takes beside work: 1 to 10.
    """

    hold: frozenset[str] = option(
        "nodes",
        "start",
        frozenset(),
        "credential or role you already hold",
        label="What you hold",
    )
    experience: Mapping[str, int] = option(
        "experience",
        "start",
        {},
        "months already worked in a role",
        unit="month",
        high=MOST_MONTHS,
        label="Where you have worked",
    )
    job: str | None = option(
        "role", "start", None, "role you work in today; it is held", label="Your job today"
    )
    infer: bool = option(
        "flag",
        "start",
        default=True,
        help="take the profile literally: holding something proves nothing about what it requires",
        flag="--no-inference",
        label="Take my profile literally",
    )
    avoid: frozenset[str] = option(
        "nodes",
        "limit",
        frozenset(),
        "do not plan to achieve this",
        label="Things to avoid",
        refusal=lambda name, *_: f"{name} is avoided and not held",
    )
    avoid_kind: frozenset[str] = option(
        "kinds",
        "limit",
        frozenset(),
        "do not plan to achieve anything of this kind, such as bachelor_degree",
        label="Kinds of study to rule out",
        refusal=lambda name, data, _: f"{name} is avoided ({kind_name(data['kind'])}) and not held",
    )
    max_months: int | None = option(
        "whole",
        "limit",
        None,
        "at most this many months",
        unit="month",
        high=MOST_MONTHS,
        label="Longest you can take, in months",
        measure="time",
    )
    max_cost: float | None = option(
        "number",
        "limit",
        None,
        "at most this many dollars",
        unit="dollar",
        high=1e9,
        label="Most you can spend, in dollars",
        measure="cost",
    )
    max_credential_level: int | None = option(
        "level",
        "limit",
        None,
        f"no new credential above this level, 0 to {len(LEVELS) - 1}",
        high=len(LEVELS) - 1,
        label="Highest level of new credentials",
        bounds=lambda data: None if data["type"] == "role" else data.get("level", 0),
        refusal=lambda name, _, most: (
            f"{name} is above the highest level of credential allowed ({level_name(most)})"
        ),
    )
    keep_working: bool = option(
        "flag",
        "limit",
        default=False,
        help="on the calendar, have a job every month: from the first job on, or from the start "
        "with --job",
        label="Keep working",
        instead="months without a job",
    )
    part_time_factor: float = option(
        "number",
        "way",
        2.0,
        "how many times longer study takes beside work",
        low=1,
        high=10,
        offered=(1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0),
        label="Time for study beside work",
    )


def held_at_start(G: Graph, profile: Profile) -> frozenset[str]:
    """Return what is held at the start, as ids (docs/semantics.md, rule 8)."""
    worked = (
        role
        for role, months in profile.experience.items()
        if 0 < months >= G.nodes[role].get("min_months", 0)
    )
    return profile.hold.union(worked, {profile.job} if profile.job else ())
