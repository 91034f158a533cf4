"""One law on many cases: a plain run takes every so many-th case, the slow one more of them."""

from __future__ import annotations

import pytest


def parts(number: int, slow: int | None = None) -> pytest.MarkDecorator:
    """Give a test its `part` of a sorted list, as a slice.

    A plain run has the first part, the slow one the others, or so many of them; what is left is
    for `--every`.
    """
    most = number if slow is None else 1 + slow

    def mark(start: int) -> list[pytest.MarkDecorator]:
        return [] if not start else [pytest.mark.slow] if start < most else [pytest.mark.every]

    every = [pytest.param(slice(start, None, number), marks=mark(start)) for start in range(number)]
    return pytest.mark.parametrize("part", every, ids=range(number))
