"""What the occupation of a role pays in each state or industry, and how many people work there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from graph.errors import RequestError
from graph.model.columns import PAY_TABLES
from graph.model.graph import Graph, pay_of, soc_code
from graph.model.names import resolve
from graph.queries.provenance import Source, row_source
from graph.words import amount, dollars

_MOST = 3

AMOUNTS: Final = ("employment", "pay_low_usd", "pay_median_usd", "pay_mean_usd", "pay_high_usd")
"""What is known of an occupation in a place, in reading order."""


@dataclass(frozen=True, slots=True)
class PlacePay:
    """Pay and employment of a whole occupation in one state or industry; None is unknown.

    Parameters
    ----------
    occupation
        SOC code.
    place
        Postal code of a state, NAICS code of an industry.
    title
        Title of an industry; a state has none.
    employment
        People employed.
    pay_low_usd, pay_median_usd, pay_mean_usd, pay_high_usd
        Pay in US dollars a year.
    pay_year
        Year of the figures.
    source
        Who says so; None without a reference.
    """

    occupation: str
    place: str
    title: str = ""
    employment: int | None = None
    pay_low_usd: float | None = None
    pay_median_usd: float | None = None
    pay_mean_usd: float | None = None
    pay_high_usd: float | None = None
    pay_year: int | None = None
    source: Source | None = None

    @property
    def name(self) -> str:
        """What the place is called."""
        return self.title or self.place


def pay_by(G: Graph, role: str, by: str) -> tuple[PlacePay, ...]:
    """Return what the occupation of a role pays in each state or industry.

    Parameters
    ----------
    G
        A loaded graph.
    role
        Id, name, abbreviation, alias or title. Any node with an ``occupation`` will do.
    by
        ``state`` or ``industry``.

    Returns
    -------
    tuple of PlacePay
        One a place, sorted by its code; empty if the node has no occupation, or the data have no
        row for it. The figures are those of the whole occupation.

    Raises
    ------
    UnknownNodeError
        If a name is unknown or ambiguous.
    RequestError
        If there is no such table of pay.
    """
    if by not in PAY_TABLES:
        msg = f"pay is told by {' or '.join(PAY_TABLES)}, not by {by!r}"
        raise RequestError(msg)
    occupation = soc_code(G.nodes[resolve(G, role)].get("occupation", ""))
    rows, known = pay_of(G, by), (*AMOUNTS, "pay_year")
    there = (rows[key] for key in sorted(key for key in rows if key[0] == occupation))
    return tuple(
        PlacePay(
            occupation,
            row[by],
            row.get(f"{by}_title", ""),
            source=row_source(G, row),
            **{name: row[name] for name in known if name in row},
        )
        for row in there
    )


def pay_facts(pay: Mapping[str, Sequence[PlacePay]]) -> dict[str, str]:
    """Return label -> text for each kind of place: the ends of its pay, where most people work.

    The pay is the median, or the mean where no median is known.
    """
    facts = {}
    for by, found in pay.items():
        if not found:
            continue
        years = sorted({str(each.pay_year) for each in found if each.pay_year})
        about = f" ({', '.join([*years, f'whole occupation {found[0].occupation}'])})"
        kind = "median" if any(each.pay_median_usd for each in found) else "mean"
        field = f"pay_{kind}_usd"
        paid = sorted((getattr(each, field), each.name) for each in found if getattr(each, field))
        if paid:
            ends = (f"{dollars(money)} in {place}" for money, place in (paid[0], paid[-1]))
            facts[f"{kind} pay by {by}"] = " to ".join(ends) + about
        people = sorted((-each.employment, each.name) for each in found if each.employment)
        if people:
            most = (f"{place} {amount(-number)}" for number, place in people[:_MOST])
            facts[f"{PAY_TABLES[by].many} with most jobs"] = "; ".join(most) + about
    return facts
