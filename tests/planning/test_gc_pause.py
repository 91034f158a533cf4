"""The cycle collector waits and comes back."""

from __future__ import annotations

import gc

import pytest

from graph.planning.gc_pause import collector_waits


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


def test_what_was_made_counts_as_old() -> None:
    """Otherwise the first thing done afterwards would be to walk all of it."""
    with collector_waits():
        made = [[each] for each in range(10_000)]
        young = gc.get_count()[0]
    assert young > len(made)
    assert gc.get_count()[0] < len(made)


def test_frozen_objects_of_others_stay_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with collector_waits():
            pass
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()
