"""A pause of Python's cyclic garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_waits() -> Iterator[None]:
    """Pause the collector while many small objects without cycles are created.

    With a graph of thousands of nodes in memory it would scan all of them several times, which
    takes longer than the work itself. Objects without cycles are freed as always; those left
    afterwards count as old, so that they are not scanned at once.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # Freeze and unfreeze to make objects old, unless the caller has frozen objects.
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
