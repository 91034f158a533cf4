"""One law on many cases: a plain run takes every so many-th case, the slow one the others."""

from __future__ import annotations

import pytest


def parts(number: int) -> pytest.MarkDecorator:
    """Give a test its `part` of a sorted list, as a slice; all parts but the first are slow."""
    every = [
        pytest.param(slice(start, None, number), marks=[pytest.mark.slow] * bool(start))
        for start in range(number)
    ]
    return pytest.mark.parametrize("part", every, ids=range(number))
