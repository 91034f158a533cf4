"""The cycle collector waits and comes back."""

from __future__ import annotations

import gc

import pytest

from graph.planning.collector import collector_waits


def test_comes_back_even_after_an_error() -> None:
    assert gc.isenabled()
    seen = []

    @collector_waits()
    def fail() -> None:
        seen.append(gc.isenabled())
        raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert seen == [False]
    assert gc.isenabled()


def test_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with collector_waits():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
