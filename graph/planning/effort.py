"""The clock of searches: seconds of work, counted by what the solver does and not by a watch.

CP-SAT counts its own work in deterministic seconds: the same search takes as many of them on an
idle and on a busy machine. All limits of the planner are on this clock, so the same question has
the same answer everywhere; what is not search (reading, compiling) takes no time on it.

A watch is only a guard: after `GUARD` times the limit a search ends anyway, and its answer says so.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

RATE: Final = 0.28
"""Deterministic seconds of CP-SAT in a second on the machine that docs/performance.md names."""

GUARD: Final = 6.0
"""A search may take so many times its limit, and `_GRACE` seconds, by the watch."""

_CALL, _LINE = 0.004, 8e-6
"""Seconds of a call of the solver besides its search, and for each variable and constraint.

The model is made, given to the solver, and read again.
"""

_GRACE: Final = 10.0
"""Seconds by the watch that a search may take besides: what is made and read is not counted."""


@dataclass
class Guard:
    """The watch beside one question; `hit` when it ended a search."""

    end: float
    hit: bool = False


class _Meter(threading.local):
    """What the thread has spent, and the guards of the questions it is in."""

    spent = 0.0
    guards: tuple[Guard, ...] = ()


_METER: Final = _Meter()


def now() -> float:
    """Return the seconds of work of this thread so far; infinite when a guard has hit.

    Only differences mean something, as with `time.monotonic`.
    """
    return math.inf if late() else _METER.spent


def charge(deterministic: float, lines: int = 0) -> None:
    """Count one call of the solver.

    Parameters
    ----------
    deterministic
        Deterministic seconds of CP-SAT that it took.
    lines
        Variables and constraints of the model.
    """
    _METER.spent += _CALL + _LINE * lines + deterministic / RATE


@contextmanager
def guarded(seconds: float) -> Iterator[Guard]:
    """Watch a search with a limit of some seconds.

    Parameters
    ----------
    seconds
        The limit on the clock of searches.

    Yields
    ------
    Guard
        Tells afterwards whether the watch ended the search.
    """
    guard = Guard(time.monotonic() + GUARD * seconds + _GRACE)
    _METER.guards = (*_METER.guards, guard)
    try:
        yield guard
    finally:
        _METER.guards = _METER.guards[:-1]


def watched() -> float | None:
    """Return the seconds by the watch that are left to a search; None without a guard."""
    ends = [guard.end for guard in _METER.guards]
    return max(0.0, min(ends) - time.monotonic()) if ends else None


def late() -> bool:
    """Tell whether the watch has ended the search, and remember that it did.

    What tries every item without a search asks it too: among thousands that takes minutes.
    """
    at = time.monotonic() if _METER.guards else 0.0
    for guard in _METER.guards:
        guard.hit = guard.hit or at >= guard.end
    return any(guard.hit for guard in _METER.guards)
