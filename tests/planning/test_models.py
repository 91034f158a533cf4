"""The models of the solver: what every one of them must say."""

from __future__ import annotations

import inspect

import pytest
from tiny import role, tiny

from graph.planning.instance.compile import build_instance
from graph.planning.models.base import Model
from graph.planning.models.energy import EnergyModel
from graph.planning.models.ranged import RangedModel
from graph.planning.models.sequential import SequentialModel
from graph.planning.models.timed import TimedModel
from graph.planning.problem import Problem


def test_a_model_without_a_way_to_read_the_solver_cannot_be_made() -> None:
    instance = build_instance(tiny(role("goal")), Problem("goal"))
    with pytest.raises(TypeError, match="abstract"):
        Model(instance, {})  # type: ignore[abstract]
    for one in (SequentialModel, RangedModel, EnergyModel, TimedModel):
        assert not inspect.isabstract(one)


def test_an_instance_is_equal_to_itself_only() -> None:
    """What is worked out about one is kept beside it."""
    first, second = (build_instance(tiny(role("goal")), Problem("goal")) for _ in range(2))
    assert len({first, second, first}) == 2
