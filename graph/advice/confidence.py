"""How sure an answer is, as plain values and in words (docs/semantics.md, rule 27)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from graph.advice.basis import Basis
from graph.advice.figures import Figure
from graph.planning.answer import Status
from graph.planning.problem import Objective
from graph.words import between, counted, listed, percent

_RESTS_ON: Final = {
    "verified": "verified facts",
    "third_party": "third parties",
    "memory": "memory",
    "estimate": "estimates",
}

_UNITS: Final[dict[Objective, str]] = {
    "time": "month",
    "calendar": "month",
    "cost": "dollar",
    "steps": "step",
    "earnings": "dollar",
}


@dataclass(frozen=True, slots=True)
class Case:
    """The best there is when numbers are off.

    Parameters
    ----------
    status
        Of the best plan; ``infeasible``: no plan keeps the limits.
    value, bound
        Of the objective, as in an answer; None if there is no plan.
    this_plan
        The value of the plan in question: the best with nothing new but its own things. None if
        they are no plan within the limits, or if not found out.
    instead
        Ids of what the best plan achieves and this plan does not; empty if this one is as good.
    """

    status: Status
    value: float | None = None
    bound: float | None = None
    this_plan: float | None = None
    instead: tuple[str, ...] = ()

    def ends(self) -> tuple[float, ...]:
        """Return value and bound, between which the best value is; nothing without a plan."""
        return tuple(each for each in (self.value, self.bound) if each is not None)


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the highest value of the best plan while estimates stay in their band."""

    low: Case
    high: Case


@dataclass(frozen=True, slots=True)
class Regret:
    """How far a plan may be behind the best one, in months, dollars or steps.

    Parameters
    ----------
    value
        When the estimates of the plan are bad and all others good; None if not found out, or if
        the plan does not keep the limits then.
    at_most
        Wherever the estimates are in their band, the plan is not further behind than this.
    exact
        Whether `value` is proved to be the worst.
    """

    value: float | None = None
    at_most: float | None = None
    exact: bool = False


@dataclass(frozen=True, slots=True)
class FigureCost:
    """What it costs when one estimate of the plan is bad.

    Parameters
    ----------
    figure
        The estimate.
    moved
        The bad value.
    sentence
        All of it in words.
    status
        ``optimal``: proved; ``unknown``: not asked for want of time; ``infeasible``: no plan keeps
        the limits.
    costs
        How much worse the best plan gets; None without one.
    this_plan
        How much worse this plan gets; None if it does not keep the limits, or if not found out.
    instead
        Ids of what the best plan then achieves and this one does not.
    """

    json_keys: ClassVar[tuple[str, ...]] = (
        *("figure.node as id", "figure.field", "figure.value", "moved", "status", "costs"),
        *("this_plan", "instead", "figure.confidence", "figure.reference", "sentence"),
    )

    figure: Figure
    moved: float
    sentence: str
    status: Status = "unknown"
    costs: float | None = None
    this_plan: float | None = None
    instead: tuple[str, ...] = ()

    @property
    def matters(self) -> bool:
        """Whether anything gets worse."""
        return bool(self.costs or self.this_plan or self.status == "infeasible")


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure an answer is.

    Parameters
    ----------
    objective
        What is counted: months, dollars or steps.
    band
        The share by which estimates may be off.
    basis
        What the best plan rests on.
    range
        Values of the best plan when all estimates are good and when all are bad.
    stays_best
        Whether the plan is best at both ends: not if no plan keeps the limits at one of them;
        None if that is not proved.
    regret
        How far the plan may be behind the best.
    facts
        The estimates of the plan that may matter, those that cost most first.
    """

    json_keys: ClassVar[tuple[str, ...]] = (
        *("band", "basis.shares", "basis.unasked_months", "basis.unknown"),
        *("range", "stays_best", "regret", "facts", "sentences"),
    )

    objective: Objective
    band: float
    basis: Basis
    range: Range
    stays_best: bool | None
    regret: Regret
    facts: tuple[FigureCost, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All but the facts in words."""
        return (self._between(), *self._shares(), *self._best(), *self._behind())

    def _between(self) -> str:
        unit, low, high = _UNITS[self.objective], self.range.low, self.range.high
        off = f"if estimates are off by up to {percent(round(100 * self.band, 2))}"
        ends = (*low.ends(), *high.ends())
        if not ends:
            return f"not found out within the time limit what is best {off}"
        if low.ends() and high.ends():
            return f"{between(min(ends), max(ends), unit)} {off}"
        word, end = ("at least", min(ends)) if low.ends() else ("at most", max(ends))
        limits = "no plan keeps the limits if all turn out badly"
        none = "infeasible" in {low.status, high.status}
        return (
            f"{word} {between(end, end, unit)} {off}; {limits if none else 'the rest is unknown'}"
        )

    def _shares(self) -> Iterator[str]:
        shares = self.basis.shares
        for name, parts in (
            ("months", [(each.confidence, each.months_pct) for each in shares]),
            ("dollars", [(each.confidence, each.dollars_pct) for each in shares]),
        ):
            shown = [f"{percent(part)} on {_RESTS_ON[each]}" for each, part in parts if part]
            if shown:
                yield f"of the {name}, {listed(shown).replace(' on ', ' rest on ', 1)}"
        if self.basis.unasked_months:
            yield f"{counted(self.basis.unasked_months, 'month')} of work that nothing asks for"

    def _best(self) -> Iterator[str]:
        if self.stays_best is None:
            yield "whether the plan stays best is not proved"
        elif self.stays_best:
            yield "the plan stays best if all estimates turn out well, and if all turn out badly"
        good, bad = self.range.low, self.range.high
        if self.objective == "earnings":
            good, bad = bad, good
        ends = [word for word, each in (("well", good), ("badly", bad)) if each.instead]
        if ends:
            yield f"another plan is better if all estimates turn out {listed(ends, 'or')}"

    def _behind(self) -> Iterator[str]:
        value, most, unit = self.regret.value, self.regret.at_most, _UNITS[self.objective]
        if value is None or most is None:
            return
        words = between(value, most, unit) if value else f"at most {between(most, most, unit)}"
        if most:
            yield f"at worst, the plan is {words} behind the best one"
        else:
            yield "the plan is the best one wherever the estimates are"
