"""Python's cycle collector, told to wait."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_waits() -> Iterator[None]:
    """Keep the collector off for a moment in which many small objects and no cycles are made.

    With a graph of thousands of nodes in memory it would walk all of it several times, which
    takes longer than what is done here. Unused objects without cycles are freed as always;
    what is left afterwards counts as old, so that it is not walked at once.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # Freezing and thawing is the quick way to make objects old; not others' frozen ones.
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
