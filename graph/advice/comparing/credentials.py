"""The lines of credentials side by side: the way there, what they open together and alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median

from graph.advice.comparing.here import Place, arrival_line, asking_line, own_pay, spending_line
from graph.advice.comparing.roles import level_line, same_lines
from graph.model.graph import Graph, in_relation, is_active, out_relation
from graph.model.names import display_name
from graph.person.profile import Profile
from graph.queries.comparison import Comparison, Line, Overlap, best_of
from graph.queries.facts import facts_in, opens
from graph.queries.provenance import cell_source, row_source
from graph.queries.renewal import renewal_words
from graph.words import amount, dollars, duration, gain, listed, some

_PAIR = 2


def credentials_side_by_side(G: Graph, places: Sequence[Place], person: Profile) -> Comparison:
    """Put credentials side by side for a person.

    Parameters
    ----------
    G
        A loaded graph.
    places
        The credentials, with what each takes.
    person
        Who asks.

    Returns
    -------
    Comparison
        With what they open, together and alone.
    """
    nodes = [place.node for place in places]
    asking = [_asking(G, node) for node in nodes]
    own = own_pay(G, person)
    level = level_line(G, nodes)
    lines = (
        arrival_line(G, places),
        spending_line(G, places),
        asking_line(G, places, person),
        _asking_line(asking),
        _pay_line(G, asking, own),
        Line("Level it opens", level.values, best=level.best, word=level.word),
        Line("Study by itself", tuple(_study(G, node) for node in nodes)),
        Line("Counts as", tuple(_names(G, node, "counts_as") for node in nodes)),
        Line("To keep it", tuple(renewal_words(G, node) for node in nodes)),
        Line("Issued by", tuple(_issuers(G, node) for node in nodes)),
        Line("Sources", tuple(_sources(G, node) for node in nodes)),
        *same_lines(G, nodes),
    )
    shown = tuple(line for line in lines if any(line.values))
    mine = own[0] if own else None
    return Comparison(tuple(nodes), shown, mine=mine, overlaps=_overlaps(G, asking))


def _asking(G: Graph, node: str) -> frozenset[str]:
    """Return the active roles and credentials that accept a credential."""
    return frozenset(each for each in opens(G, node) if is_active(G, each))


def _asking_line(asking: Sequence[frozenset[str]]) -> Line:
    notes = []
    for place, each in enumerate(asking):
        others = frozenset[str]().union(*(o for n, o in enumerate(asking) if n != place))
        alone = len(each - others)
        rest = "the other will not" if len(asking) == _PAIR else "none of the others will"
        notes.append(f"for {amount(alone)} {rest} do" if alone else "another will always do")
    counts = [len(each) for each in asking]
    label = "Roles and credentials that ask for it"
    texts = tuple(map(amount, counts))
    return Line(label, texts, tuple(notes), best_of(counts, most=True), "most")


def _pay_line(G: Graph, asking: Sequence[frozenset[str]], own: tuple[float, str] | None) -> Line:
    """Return the median of the median pay of the roles that ask for each."""
    values = []
    for each in asking:
        found = [float(p) for node in sorted(each) if (p := G.nodes[node].get("pay_median_usd"))]
        values.append(float(median(found)) if found else None)
    texts = tuple("" if each is None else dollars(round(each)) for each in values)
    notes = tuple(
        f"{gain(round(each - own[0]))} on your pay" if own and each is not None else ""
        for each in values
    )
    label = "Median pay of those roles"
    return Line(label, texts, notes, best_of(values, most=True), "highest")


def _overlaps(G: Graph, asking: Sequence[frozenset[str]]) -> tuple[Overlap, ...]:
    """Return what accepts the same of the credentials, most of them first."""
    groups: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for node in frozenset[str]().union(*asking):
        groups[tuple(n for n, each in enumerate(asking) if node in each)].append(node)

    def rank(node: str) -> tuple[float, str]:
        return -float(G.nodes[node].get("pay_median_usd", 0)), node

    ordered = sorted(groups, key=lambda each: (-len(each), each))
    return tuple(Overlap(each, tuple(sorted(groups[each], key=rank))) for each in ordered)


def _study(G: Graph, node: str) -> str:
    data = G.nodes[node]
    if "duration_months" not in data:
        return "not known"
    mode = {"part_time": ", beside work", "full_time": ", full time only"}
    months = int(data["duration_months"])
    return duration(months) + mode.get(data.get("study_mode", ""), "") if months else "an exam only"


def _names(G: Graph, node: str, relation: str) -> str:
    ends = sorted({display_name(G, each) for each, _ in out_relation(G, node, relation)})
    return some(ends, "more", "and") if ends else "nothing else"


def _issuers(G: Graph, node: str) -> str:
    return listed(sorted({display_name(G, each) for each, _ in in_relation(G, node, "offers")}))


def _sources(G: Graph, node: str) -> str:
    """Count what the figures and requirements rest on."""
    cells = [cell_source(G, node, field) for field in facts_in(G.nodes[node])]
    rows = [row_source(G, data) for _, data in in_relation(G, node, "required_for")]
    found = {(each.id, each.confidence == "verified") for each in [*cells, *rows] if each}
    names = {each for each, _ in found}
    sure = {each for each, verified in found if verified}
    if not names:
        return "none"
    return f"{amount(len(names))}, of them {amount(len(sure))} verified"
