"""The model without a calendar: one thing at a time, only the order matters."""

from __future__ import annotations

from graph.planning.candidates.choice import Choice
from graph.planning.instance.caps import Caps
from graph.planning.instance.values import Instance, most_months
from graph.planning.models import cp_model
from graph.planning.models.base import Model, Values


class ChoiceModel(Model[Choice]):
    """A model that finds a choice; requirements are still to be added."""

    def __init__(self, instance: Instance) -> None:
        super().__init__(instance, most_months(instance))

    def read(self, solver: cp_model.CpSolver) -> Choice:
        """Return the choice the solver found."""
        return Choice(
            frozenset(node for node in self.things if solver.boolean_value(self.has[node])),
            {role: n for role, var in self.work.items() if (n := solver.value(var))},
        )

    def values(self, found: Choice) -> Values:
        """Return the values of a choice."""
        for node in self.things:
            yield self.has[node], node in found.things
        for role, months in self.work.items():
            yield months, found.months.get(role, 0)


class SequentialModel(ChoiceModel):
    """One thing at a time, within limits."""

    def __init__(self, instance: Instance, caps: Caps) -> None:
        super().__init__(instance)
        self.require(caps)
