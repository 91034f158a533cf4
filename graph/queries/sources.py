"""The sources of a graph: how old each is, and how much rests on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from graph.model.columns import PAY_TABLES
from graph.model.frozen import once
from graph.model.graph import Graph, Values, citations_of, pay_of, sources_of, titles_of

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class SourceUse:
    """One source, and how many facts and links rest on it.

    `dated` is when it was published or, when that is not known, the newest date that a fact has
    from it; empty without either.
    """

    id: str
    title: str
    publisher: str
    url: str
    tier: str
    licence: str
    dated: str
    accessed: str
    used: int


@once
def source_uses(G: Graph) -> tuple[SourceUse, ...]:
    """Return every source, the most used one first."""
    used: Counter[str] = Counter()
    dates: defaultdict[str, str] = defaultdict(str)
    for row in _facts(G):
        reference = row.get("reference", "")
        used[reference] += 1
        dates[reference] = max(dates[reference], row.get("as_of", ""))
    found = [
        SourceUse(
            source,
            row["title"],
            row.get("publisher", ""),
            row.get("url", ""),
            row.get("tier", ""),
            row.get("licence", ""),
            dated=row.get("published") or dates[source],
            accessed=row.get("accessed", ""),
            used=used[source],
        )
        for source, row in sources_of(G).items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.used, each.title.casefold(), each.id)))


def _facts(G: Graph) -> Iterable[Values]:
    """Yield every row that may have a source."""
    beside = (citations_of(G), titles_of(G), *(pay_of(G, by) for by in PAY_TABLES))
    return chain((data for *_, data in G.edges(data=True)), *(each.values() for each in beside))


def age_in_months(dated: str, day: str) -> int | None:
    """Return how many whole months lie between a date and a day; None without a date.

    Parameters
    ----------
    dated
        ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; a year ends in December.
    day
        ``YYYY-MM-DD``.
    """
    if not dated:
        return None
    year, month = int(dated[:4]), int(dated[5:7] or _MONTHS)
    return max(0, (int(day[:4]) - year) * _MONTHS + int(day[5:7]) - month)
