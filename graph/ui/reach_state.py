"""What the Reach page asks, and its part of the address: limits to try out, and what is marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias, get_args

from graph.model.graph import Graph
from graph.person.options import MOST_MONTHS
from graph.person.profile import Profile
from graph.ui.address import Params, Reader, written
from graph.ui.state import read_cell

Limit: TypeAlias = int | Literal["", "any"]
"""A limit to try out: a number, ``any`` for none, "" for that of the profile."""

Part = Literal["roles", "credentials", "opens"]
PARTS: Final[tuple[Part, ...]] = get_args(Part)

ANY: Final = "any"
MONTHS: Final = (0, 3, 6, 9, 12, 18, 24, 30, 36, 48, 60, 84, 120)
DOLLARS: Final = (
    *(0, 250, 500, 1_000, 2_000, 3_000, 5_000, 7_500, 10_000, 15_000, 20_000, 30_000),
    *(50_000, 100_000),
)
_MOST_DOLLARS: Final = 10**9


@dataclass(frozen=True, slots=True)
class ReachChoice:
    """What the Reach page shows.

    Parameters
    ----------
    months, dollars
        Limits that are tried out.
    working
        ``yes`` or ``no``: whether to keep working meanwhile; "" as in the profile.
    part
        Which table is shown.
    cell
        The cell of the matrix whose rows are shown; empty for all.
    node
        The marked row.
    starts
        Whether it is compared from where people usually start.
    """

    months: Limit = ""
    dollars: Limit = ""
    working: Literal["", "yes", "no"] = ""
    part: Part = "roles"
    cell: str = ""
    node: str = ""
    starts: bool = False


def what_if(choice: ReachChoice, profile: Profile) -> Profile:
    """Return the person with the limits that are tried out."""
    months, dollars = choice.months, choice.dollars
    return replace(
        profile,
        max_months=profile.max_months if months == "" else None if months == ANY else months,
        max_cost=profile.max_cost if dollars == "" else None if dollars == ANY else dollars,
        keep_working=choice.working == "yes" if choice.working else profile.keep_working,
    )


def tried(limit: float | None, own: float | None) -> Limit:
    """Return a limit as a choice has it; that of the profile is not a trial."""
    return "" if limit == own else ANY if limit is None else int(limit)


def scale_of(offered: tuple[int, ...], *others: float | None) -> list[float | None]:
    """Return the values of a slider, with some more among them; the last one is no limit."""
    return [*sorted({*offered, *(each for each in others if each is not None)}), None]


def step_up(scale: list[float | None], limit: float | None) -> float | None:
    """Return the next higher value of a slider, the last number for the last one."""
    numbers = [each for each in scale if each is not None]
    return next((each for each in numbers if limit is not None and each > limit), None)


def read_reach(params: Params, G: Graph) -> tuple[ReachChoice, list[str]]:
    """Return what an address of the Reach page asks, and what is wrong in it."""
    read = Reader(G, params)
    choice = ReachChoice(
        months=_limit(read, "months", MOST_MONTHS),
        dollars=_limit(read, "dollars", _MOST_DOLLARS),
        working=next(iter(read.words("working", ("yes", "no"))), ""),  # type: ignore[arg-type]
        part=next(iter(read.words("part", PARTS)), PARTS[0]),  # type: ignore[arg-type]
        cell=read_cell(read),
        node=read.node("node", {"role", "credential"}, "a role or credential", ""),
        starts="all" in read.words("starts", ("all",)),
    )
    return choice, read.problems


def _limit(read: Reader, key: str, most: int) -> Limit:
    if [*read.params.get(key, ())] == [ANY]:
        return "any"
    found = read.number(key, 0, most)
    return "" if found is None else found


def write_reach(choice: ReachChoice) -> dict[str, list[str]]:
    """Return the address of what the Reach page asks, without the person, defaults left out."""
    usual = ReachChoice()
    values = {
        name: str(getattr(choice, name))
        for name in ("months", "dollars", "working", "part", "cell", "node")
        if getattr(choice, name) != getattr(usual, name)
    }
    return written(
        {key: [value] for key, value in values.items()} | {"starts": ["all"] * choice.starts}
    )
