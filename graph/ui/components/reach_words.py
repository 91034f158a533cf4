"""The answer of the Reach page in sentences."""

from __future__ import annotations

from graph.model.graph import Graph
from graph.model.names import title
from graph.person.profile import Profile
from graph.person.today import pay_today
from graph.planning.reach.values import Attainable, Reach
from graph.ui.words import escape_markdown
from graph.words import counted, dollars, duration, sentence_case, within, yearly


def roles_of(found: Reach) -> list[Attainable]:
    """Return the roles within the limits."""
    return [each for each in found.reached if each.type == "role"]


def best_paid(G: Graph, found: Reach) -> Attainable | None:
    """Return the best paid role within the limits, of several the soonest; None without pay."""
    paid = [each for each in roles_of(found) if "pay_median_usd" in G.nodes[each.id]]
    return min(
        paid,
        key=lambda each: (-G.nodes[each.id]["pay_median_usd"], each.months or 0, each.id),
        default=None,
    )


def answer_words(G: Graph, found: Reach, person: Profile) -> str:
    """Write, in Markdown, how much is within the limits and what pays best.

    Parameters
    ----------
    G, found
        The graph, and what can be reached.
    person
        Whose pay of today is compared.
    """
    question, roles = found.question, roles_of(found)
    limits = within(question.max_months, question.max_cost) or "without a limit"
    others = len(found.reached) - len(roles)
    counts = [f"**{counted(len(roles), 'role')}**", f"**{counted(others, 'credential')}**"]
    words = f"{escape_markdown(sentence_case(limits))} you can reach {' and '.join(counts)}."
    best = best_paid(G, found)
    if best is None:
        return words
    pay, today = float(G.nodes[best.id]["pay_median_usd"]), pay_today(G, person)
    more = pay - today if today is not None else 0
    said = f"{dollars(round(more))} a year more than today" if more > 0 else yearly(pay)
    when = f"in {duration(best.months)}" if best.months else "at once"
    cost = f"for {dollars(best.cost_usd)}" if best.cost_usd else "at no cost"
    name = escape_markdown(title(G, best.id))
    paid = escape_markdown(f"{said}, {when}, {cost}")
    return f"{words} The best paid is **{name}**: {paid}."


def doubts(found: Reach) -> str:
    """Write what the search did not settle in time; nothing when everything is proved."""
    if found.proved and not found.undecided:
        return ""
    open_ = sum(each.type == "role" for each in found.undecided)
    rest = "Some months and dollars are the best found in time; a longer search may find less."
    if not open_:
        return rest
    return f"{counted(open_, 'role')} may be within the limits or not: time was up. {rest}"
