"""Python's cycle collector, told to wait."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_waits() -> Iterator[None]:
    """Keep the collector off for a moment in which many small objects and no cycles are made.

    With a graph of thousands of nodes in memory it would walk all of it several times, which
    takes longer than what is done here. Unused objects without cycles are freed as always.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
