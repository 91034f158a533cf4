"""What the occupation of a role pays in each state, and how many people it employs there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.graph import Graph, soc_code, state_pay_of
from graph.model.names import resolve
from graph.queries.provenance import Source, row_source
from graph.words import amount, dollars

_MOST = 3


@dataclass(frozen=True, slots=True)
class StatePay:
    """Pay and employment of a whole occupation in one state; None is unknown.

    Parameters
    ----------
    occupation
        SOC code.
    state
        Postal code.
    employment
        People employed.
    pay_low_usd, pay_median_usd, pay_high_usd
        Pay in US dollars a year.
    pay_year
        Year of the figures.
    source
        Who says so; None without a reference.
    """

    occupation: str
    state: str
    employment: int | None = None
    pay_low_usd: float | None = None
    pay_median_usd: float | None = None
    pay_high_usd: float | None = None
    pay_year: int | None = None
    source: Source | None = None


def pay_by_state(G: Graph, role: str) -> tuple[StatePay, ...]:
    """Return what the occupation of a role pays in each state.

    Parameters
    ----------
    G
        A loaded graph.
    role
        Id, name, abbreviation, alias or title. Any node with an ``occupation`` will do.

    Returns
    -------
    tuple of StatePay
        One a state, sorted by its postal code; empty if the node has no occupation, or the data
        have no row for it. The figures are those of the whole occupation.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    """
    occupation = soc_code(G.nodes[resolve(G, role)].get("occupation", ""))
    fields, rows = StatePay.__match_args__, state_pay_of(G)
    there = (rows[key] for key in sorted(key for key in rows if key[0] == occupation))
    return tuple(
        StatePay(**{name: row[name] for name in fields if name in row}, source=row_source(G, row))
        for row in there
    )


def state_facts(found: Sequence[StatePay]) -> dict[str, str]:
    """Return label -> text: the range of median pay over the states, where most people work."""
    if not found:
        return {}
    years = sorted({str(each.pay_year) for each in found if each.pay_year})
    about = f" ({', '.join([*years, f'whole occupation {found[0].occupation}'])})"
    facts = {}
    paid = sorted((each.pay_median_usd, each.state) for each in found if each.pay_median_usd)
    if paid:
        ends = (f"{dollars(pay)} in {state}" for pay, state in (paid[0], paid[-1]))
        facts["median pay by state"] = " to ".join(ends) + about
    people = sorted((-each.employment, each.state) for each in found if each.employment)
    if people:
        most = (f"{state} {amount(-number)}" for number, state in people[:_MOST])
        facts["states with most jobs"] = ", ".join(most) + about
    return facts
