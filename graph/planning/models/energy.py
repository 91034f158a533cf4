"""Lower bounds on the calendar: energy and labels, which raise each other.

*Energy*, as in scheduling: months worked and full-time study exclude each other, and so do
studies, so no plan ends earlier than either sum. The minimum over all plans is a small sequential
search. *Labels*: an item starts no earlier than what it rests on. The energy of an item is a
floor under its label, and raises the labels of what rests on it. Energies are computed along the
critical chain only, from the target down, until all its items have a floor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.planning.bounds.labels import Labels, lower_labels
from graph.planning.bounds.landmarks import landmark_groups
from graph.planning.candidates.choice import Choice
from graph.planning.effort import now
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance, restrict
from graph.planning.models import cp_model
from graph.planning.models.sequential import ChoiceModel

_EFFORT = 0.5
"""Deterministic seconds (of CP-SAT) for one energy; a search cut short still has a bound."""


class EnergyModel(ChoiceModel):
    """The sequential model with study modes and the months they need at least.

    Parameters
    ----------
    instance
        The problem.
    caps
        Limits to cost and steps.
    heads
        Earliest starts: what starts late must fit into the months that are left.
    least
        Least months of any plan.
    """

    def __init__(
        self,
        instance: Instance,
        caps: Caps,
        heads: Mapping[str, int] | None = None,
        least: int = 0,
    ) -> None:
        super().__init__(instance)
        self._add_lengths(heads or {}, least)
        self.require(Caps(cost=caps.cost, steps=caps.steps))

    def _add_lengths(self, heads: Mapping[str, int], least: int) -> None:
        """Add the modes of study and the sums of lengths."""
        items = self.instance.items
        studied = [items[thing] for thing in self.things if items[thing].study]
        longest = sum(max(item.full or 0, item.part or 0) for item in studied)
        self.longest = sum(self.most.values()) + longest
        self.reached = self.cp.new_int_var(0, self.longest, "reached")
        whole: dict[str, cp_model.LinearExprT] = {}
        study: dict[str, cp_model.LinearExprT] = {}
        for item in studied:
            modes: list[cp_model.IntVar] = []
            lengths: list[cp_model.LinearExprT] = []
            for months in (item.full, item.part):
                if months is not None:
                    modes.append(self.cp.new_bool_var(f"study {item.id} {len(modes)}"))
                    lengths.append(months * modes[-1])
            self.cp.add(sum(modes) == self.has[item.id])
            whole[item.id] = lengths[0] if item.full is not None else 0
            study[item.id] = sum(lengths)
        add_sums(self.cp, {**self.work, **whole}, heads, least, self.reached)
        add_sums(self.cp, study, heads, least, self.reached)


def add_sums(
    cp: cp_model.CpModel,
    lengths: Mapping[str, cp_model.LinearExprT],
    heads: Mapping[str, int],
    least: int,
    end: cp_model.LinearExprT,
) -> None:
    """Bound an end, of at least some months, by lengths that exclude each other.

    `heads` are their earliest starts: those that start late fit between that and the end.
    """
    heads = {each: min(heads.get(each, 0), least) for each in lengths}
    for head in sorted({0, *heads.values()}):
        late = [length for each, length in lengths.items() if heads[each] >= head]
        cp.add(sum(late) + head <= end)


def raised_labels(instance: Instance, caps: Caps, deadline: float) -> tuple[Labels, Choice | None]:
    """Return lower bounds for every timetable, and a choice of little energy.

    Parameters
    ----------
    instance
        A restricted instance with goals.
    caps
        Limits to cost and steps; they apply to plans for the target only.
    deadline
        When to stop, on the clock of `graph.planning.effort`.
    """
    model = EnergyModel(instance, caps)
    model.add_landmarks(landmark_groups(instance))
    seconds = max(0.1, deadline - now())
    _, choice, least = model.minimise(model.reached, None, seconds=seconds)
    floors = dict.fromkeys(instance.goals, max(0, least))
    labels = lower_labels(instance, "time", floors)
    while now() < deadline:
        thing = next((each for each in critical(instance, labels) if each not in floors), None)
        if thing is None:
            break
        floors[thing] = _energy(instance, thing, deadline)
        labels = lower_labels(instance, "time", floors)
    return labels, choice


def critical(instance: Instance, labels: Labels) -> Iterator[str]:
    """Yield the critical chain: the items that determine the label of the target, from it down."""
    thing = min(instance.goals, key=lambda goal: labels.value[goal])
    while True:
        yield thing
        supports = labels.support[thing]
        if not supports:
            return
        thing, _ = max(supports, key=lambda each: (labels.value[each[0]] + each[1], each[0]))
        if instance.items[thing].held:
            return


def _energy(instance: Instance, thing: str, deadline: float) -> int:
    towards = replace(instance, goals=(thing,))
    model = EnergyModel(restrict(towards, instance.items), Caps())
    seconds = max(0.1, deadline - now())
    _, _, least = model.minimise(model.reached, None, seconds=seconds, effort=_EFFORT)
    return max(0, least)
