"""How numbers and lists are worded: months, dollars, counts with their noun, lists of names.

Every number with a unit that a person reads is written here, so that the command line, the app,
slides and JSON say the same. Words that need names of the graph are in `graph.model.names`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

NAMED: Final = 4
"""A longer list is cut short."""

CUT_SHORT: Final = (
    "The machine was busy: the search ended before its work was done, so another run may find "
    "a better plan"
)

CONFIDENCE: Final = {
    "verified": "verified",
    "third_party": "third party",
    "memory": "from memory",
    "estimate": "estimate",
}
"""How sure a fact is, in words."""

ONE_THING: Final = "one thing at a time"
"""How months are counted unless study runs beside work."""

NOT_A_PLAN: Final = "A route follows links and may not meet every requirement; a plan does."

_YEAR: Final = 12


def amount(number: float) -> str:
    """Write a number: ``1,200``, ``2.5``; at most two decimals."""
    written = _money(number)
    return written.rstrip("0") if "." in written else written


def _money(number: float) -> str:
    return f"{round(number, 2) + 0.0:,.2f}".removesuffix(".00")


def counted(number: float, one: str, many: str = "") -> str:
    """Write a number with its noun: ``1 step``, ``6 steps``, ``2 bodies``, ``0.50 dollars``."""
    written = _money(number) if one.startswith("dollar") else amount(number)
    return f"{written} {one if abs(number) == 1 else many or one + 's'}"


def dollars(number: float) -> str:
    """Write an amount of money: ``$1,200``, ``-$0.50``."""
    return f"{'-' if number < 0 else ''}${_money(abs(number))}"


def about(number: float) -> str:
    """Write an amount of money in round figures: ``about $32,500``, ``$0``, ``about $240``."""
    if not number:
        return dollars(0)
    step = 10 if number < 1000 else 100  # noqa: PLR2004 - three digits say enough
    return f"about {dollars(step * round(number / step))}"


def thousands(number: float) -> str:
    """Write an amount of money in thousands, for a picture: ``$54k``; a small one in full."""
    return dollars(number) if number < 1000 else f"${amount(round(number / 1000))}k"  # noqa: PLR2004


def percent(number: float) -> str:
    """Write a share: ``2.5%``."""
    return f"{number:g}%"


def duration(number: int) -> str:
    """Write months as a person says them: ``9 months``, ``2 years``, ``2 years 3 months``."""
    years, rest = divmod(abs(number), _YEAR)
    parts = [counted(years, "year")] * (years > 0) + [counted(rest, "month")] * (rest > 0)
    return ("-" if number < 0 else "") + (" ".join(parts) or "no time")


def brief(number: int) -> str:
    """Write months in fewest letters: ``now``, ``5 mo``, ``1 y``, ``18 mo``, ``2 y 3 mo``."""
    years, rest = divmod(number, _YEAR)
    if number <= 0:
        return "now"
    if number < 2 * _YEAR and number != _YEAR:
        return f"{number} mo"
    return f"{years} y {rest} mo" if rest else f"{years} y"


def in_months(number: int) -> str:
    """Write months in fewest letters where years have no room: ``27 mo``."""
    return f"{amount(number)} mo" if number else "now"


def rounded(number: float) -> str:
    """Write an amount of money in fewest letters: ``$68k``, ``$860``."""
    return f"${number / 1000:,.0f}k" if round(number) >= 1000 else f"${number:.0f}"  # noqa: PLR2004


def brief_gain(number: float) -> str:
    """Write how much more or less something pays in fewest letters: ``+$17k``, ``-$2k``."""
    return f"{'-' if number < 0 else '+'}{rounded(abs(number))}"


def progress(done: int, months: int) -> str:
    """Write how much of some months is there: ``12 of 60 mo``."""
    return f"{done} of {months} mo"


def months_and_years(number: int) -> str:
    """Write months, from two years on also in years: ``111 months (9 years 3 months)``."""
    words = counted(number, "month")
    return f"{words} ({duration(number)})" if abs(number) >= 2 * _YEAR else words


def values(time: int, cost: float, steps: int) -> str:
    """Write the values of a plan: ``111 months (9 years 3 months), $32,499, 6 steps``."""
    return f"{months_and_years(time)}, {dollars(cost)}, {counted(steps, 'step')}"


def article(noun: str) -> str:
    """Write a noun with its article: ``a role``, ``an employer``."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def pace(*, on_calendar: bool) -> str:
    """Write how the months of a survey are counted."""
    how = "with study beside work" if on_calendar else ONE_THING
    return f"Months of study and work, {how}. The cheapest plan may take longer."


def sentence_case(words: str) -> str:
    """Write the first letter as a capital."""
    return words[:1].upper() + words[1:]


def unpriced(names: Iterable[str]) -> str:
    """Write ``price unknown, counted as $0: a and b``."""
    return f"price unknown, counted as {dollars(0)}: {listed(names)}"


def untimed(names: Iterable[str]) -> str:
    """Write ``duration unknown, counted as 0 months: a and b``."""
    return f"duration unknown, counted as {counted(0, 'month')}: {listed(names)}"


def yearly(pay: float) -> str:
    """Write what a role pays: ``about $103,000 a year``."""
    return f"about {dollars(pay)} a year"


def livelihood(earned: float, free: int, *, sure: bool) -> str:
    """Write what is earned on the way, and for how long there is no job.

    `sure`: whether all pay is known.
    """
    least = "" if sure else "at least "
    without = f"{duration(free)} without a job" if free else "a job in every month"
    return f"On the way you earn {least}{dollars(round(earned))} and have {without}."


def change(time: int, cost: float, steps: int, earnings: float = 0) -> str:
    """Write a difference of plans: ``+9 months, -14,000 dollars, -1 step``."""
    parts = [
        f"{'+' if number > 0 else '-'}{counted(abs(number), unit, units)}"
        for number, unit, units in (
            (time, "month", ""),
            (cost, "dollar", ""),
            (steps, "step", ""),
            (earnings, "dollar earned", "dollars earned"),
        )
        if number
    ]
    return ", ".join(parts) or "no change"


def within(months: int | None, cost: float | None) -> str:
    """Write limits: ``within 24 months and $5,000``; nothing without limits."""
    limits = [] if months is None else [counted(months, "month")]
    limits += [] if cost is None else [dollars(cost)]
    return f"within {listed(limits)}" if limits else ""


def between(low: float, high: float, one: str) -> str:
    """Write a range: ``between 60 and 96 months``, ``between $5 and $7``; of one value, that."""
    money = one == "dollar"
    first, last = (dollars(low), dollars(high)) if money else (amount(low), counted(high, one))
    return last if low == high else f"between {first} and {last}"


def after(months: int) -> str:
    """Write when something starts: ``after 2 years``, ``at once``."""
    return f"after {duration(months)}" if months else "at once"


def of_months(there: int, asked: int) -> str:
    """Write how much of some experience there is: ``12 of 24 months``."""
    return f"{amount(there)} of {counted(asked, 'month')}"


def gain(number: float) -> str:
    """Write how much more, or less, a pay is than another: ``+$26,860``, ``-$400``."""
    return f"{'+' if number > 0 else ''}{dollars(number)}"


def times_as_long(factor: float) -> str:
    """Write how much longer something takes: ``twice as long``, ``2.5 times as long``."""
    words = {1.0: "no longer", 2.0: "twice as long"}
    return words.get(factor, f"{factor:g} times as long")


def beside_work(factor: float) -> str:
    """Write how much time there is for study beside work: ``half time: takes twice as long``."""
    share = {1.0: "full time", 1.5: "two thirds of full time", 2.0: "half time"}
    share |= {3.0: "a third of full time", 4.0: "a quarter of full time"}
    long = f"takes {times_as_long(factor)}"
    return f"{share[factor]}: {long}" if factor in share else long


def listed(names: Iterable[str], join: str = "and") -> str:
    """Write ``a, b and c``."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} {join} {last}" if first else last


def some(names: Iterable[str], others: str, join: str = "or", *, named: int = NAMED) -> str:
    """Write ``a, b, c or 8 others``, each name once; at most `named` entries."""
    shown = list(dict.fromkeys(names))
    if len(shown) > named:
        rest = len(shown) - (named - 1)
        shown[named - 1 :] = [f"{rest} {others}"]
    return listed(shown, join)


def out_of(number: int, total: int) -> str:
    """Write how many of some things: ``2 of 9``."""
    return f"{amount(number)} of {amount(total)}"


def large(number: float) -> str:
    """Write a count in fewest letters: ``62k``, ``700``."""
    return amount(number) if number < 1000 else f"{amount(round(number / 1000))}k"  # noqa: PLR2004


def accepted(names: Collection[str], total: int) -> str:
    """Write which of some things will do: ``any of them``, ``RHIA or CCS``, ``only RHIA``."""
    if len(names) == total:
        return "any of them"
    return f"only {listed(names)}" if len(names) == 1 else listed(names, "or")


def how_many(number: int, total: int) -> str:
    """Write how many of a list are needed: ``all``, ``one``, ``2``."""
    return "one" if number == 1 else "all" if number == total else amount(number)
