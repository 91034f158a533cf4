"""The lines of roles side by side: pay, the way there, what it asks, where it leads, how sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.advice.comparing.here import Place, arrival_line, asking_line, own_pay, spending_line
from graph.model.columns import PAY_TABLES
from graph.model.graph import Graph, in_relation, out_relation
from graph.model.names import display_name, kind_name, level_name
from graph.person.profile import Profile
from graph.queries.comparison import Comparison, Line, PayRange, best_of
from graph.queries.pay import PlacePay, pay_by
from graph.queries.provenance import cell_source, row_source
from graph.words import CONFIDENCE, counted, dollars, gain, listed, percent, sentence_case, some


def roles_side_by_side(
    G: Graph, places: Sequence[Place], person: Profile, place: str = ""
) -> Comparison:
    """Put roles side by side for a person.

    Parameters
    ----------
    G
        A loaded graph.
    places
        The roles, with what each takes.
    person
        Who asks.
    place
        ``state:CA`` or ``industry:622``: pay there too.

    Returns
    -------
    Comparison
        With the pay of each, and of the person.
    """
    nodes = [each.node for each in places]
    pay = tuple(_pay(G, node) for node in nodes)
    own = own_pay(G, person)
    local = [_local_line(G, nodes, *place.split(":", 1))] if ":" in place else []
    lines = (
        _pay_line(G, pay, own),
        *local,
        arrival_line(G, places),
        spending_line(G, places),
        asking_line(G, places, person),
        level_line(G, nodes),
        Line("Where it leads", tuple(_leads(G, node) for node in nodes)),
        _outlook_line(G, nodes),
        Line("From home", tuple(str(G.nodes[node].get("remote", "")) for node in nodes)),
        Line("Who hires", tuple(_hires(G, node) for node in nodes)),
        Line("How sure", tuple(_sure(G, node) for node in nodes)),
        *same_lines(G, nodes),
    )
    shown = tuple(line for line in lines if any(line.values))
    return Comparison(tuple(nodes), shown, pay=pay, mine=own[0] if own else None)


def places_of_pay(G: Graph, nodes: Sequence[str]) -> dict[str, str]:
    """Return where the pay of some of the nodes is known: ``state:CA`` -> its name."""
    found = {
        f"{by}:{each.place}": each.name
        for by in PAY_TABLES
        for node in nodes
        for each in pay_by(G, node, by)
        if each.pay_median_usd or each.pay_mean_usd
    }
    return dict(sorted(found.items(), key=lambda each: (each[0].partition(":")[0], each[1])))


def level_line(G: Graph, nodes: Sequence[str]) -> Line:
    """Return the level of each."""
    levels = [G.nodes[node].get("level") for node in nodes]
    texts = ("" if each is None else sentence_case(level_name(each)) for each in levels)
    return Line("Level", tuple(texts), best=best_of(levels, most=True), word="highest")


def same_lines(G: Graph, nodes: Sequence[str]) -> list[Line]:
    """Return what is seldom different: type, kind and status."""
    data = [G.nodes[node] for node in nodes]
    return [
        Line("Type", tuple(str(each["type"]) for each in data)),
        Line("Kind", tuple(kind_name(each["kind"]) if "kind" in each else "" for each in data)),
        Line("Status", tuple(str(each.get("status", "active")) for each in data)),
    ]


def _pay(G: Graph, node: str) -> PayRange:
    data = G.nodes[node]
    found = (data.get(f"pay_{each}_usd") for each in ("low", "median", "high"))
    return PayRange(*(None if each is None else float(each) for each in found))


def _pay_line(G: Graph, pay: Sequence[PayRange], own: tuple[float, str] | None) -> Line:
    notes = []
    for each in pay:
        parts = []
        if own and each.median is not None:
            parts.append(f"{gain(each.median - own[0])} on your pay")
        if each.low is not None and each.high is not None:
            parts.append(f"{dollars(each.low)} to {dollars(each.high)}")
        notes.append("; ".join(parts))
    about = f"your pay, {dollars(own[0])}: the median of {display_name(G, own[1])}" if own else ""
    medians = [each.median for each in pay]
    texts = tuple("not known" if each is None else dollars(each) for each in medians)
    best = best_of(medians, most=True)
    return Line("Pay a year", texts, tuple(notes), best, "highest median", about)


def _local_line(G: Graph, nodes: Sequence[str], by: str, code: str) -> Line:
    """Return what the occupations pay in one state or industry; medians, or else means."""
    there = [next((e for e in pay_by(G, n, by) if e.place == code), None) for n in nodes]
    known = [each for each in there if each]
    name = known[0].name if known else code
    kinds = {_kind(each) for each in known} - {""}
    values = [_amount(each) if each else None for each in there]
    texts = tuple("not known" if each is None else dollars(each) for each in values)
    notes = tuple(_whole(each) if each and _amount(each) else "" for each in there)
    best = best_of(values, most=True) if len(kinds) == 1 else ()
    return Line(f"Pay in {name}", texts, notes, best, "highest")


def _amount(each: PlacePay) -> float | None:
    return each.pay_median_usd or each.pay_mean_usd


def _kind(each: PlacePay) -> str:
    return "median" if each.pay_median_usd else "mean" if each.pay_mean_usd else ""


def _whole(each: PlacePay) -> str:
    year = f", {each.pay_year}" if each.pay_year else ""
    return f"{_kind(each)} of the whole occupation {each.occupation}{year}"


def _leads(G: Graph, node: str) -> str:
    ends = sorted({display_name(G, each) for each, _ in out_relation(G, node, "advances_to")})
    return some(ends, "more", "and") if ends else "no promotion in this data"


def _hires(G: Graph, node: str) -> str:
    ends = sorted({display_name(G, each) for each, _ in in_relation(G, node, "employs")})
    return some(ends, "more", "and")


def _outlook_line(G: Graph, nodes: Sequence[str]) -> Line:
    growth = [G.nodes[node].get("growth_pct") for node in nodes]
    openings = [G.nodes[node].get("openings_per_year") for node in nodes]
    texts = tuple("" if each is None else f"{percent(each)} in ten years" for each in growth)
    notes = tuple(
        "" if each is None else f"{counted(each, 'opening')} a year in the occupation"
        for each in openings
    )
    return Line("Growth", texts, notes, best_of(growth, most=True), "fastest")


def _sure(G: Graph, node: str) -> str:
    """Say on what the pay and the requirements rest."""
    parts = []
    if source := cell_source(G, node, "pay_median_usd"):
        words = [CONFIDENCE.get(source.confidence, ""), source.as_of]
        parts.append(f"pay: {', '.join(filter(None, words))}")
    rows = (row_source(G, data) for _, data in in_relation(G, node, "required_for"))
    counts = Counter(CONFIDENCE.get(each.confidence, "") for each in rows if each)
    counts.pop("", None)
    if counts:
        most = [word for word, _ in counts.most_common(2)]
        parts.append(f"requirements: {listed(most)}")
    return "; ".join(parts)
