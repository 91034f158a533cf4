"""Searches that can be stopped from outside, and that tell how far they are.

A search is asked about again and again while it runs. Whoever started it may then raise an
exception, which ends the search and comes out of the call that began it. So there is no half
answer, and nothing about answers changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

Check = Callable[[], object]
"""Does nothing while the answer is wanted, and raises an exception when it is not any more."""

_CHECK: Final[ContextVar[Check | None]] = ContextVar("check", default=None)

Tell = Callable[[int, int], object]
"""Is told how many of so many things are settled."""

_TELL: Final[ContextVar[Tell | None]] = ContextVar("tell", default=None)


@contextmanager
def told_to(tell: Tell) -> Iterator[None]:
    """Have searches in this block that settle many things tell how many they have settled.

    Parameters
    ----------
    tell
        Is called in the thread of the block; what it raises stops the search.
    """
    before = _TELL.set(tell)
    try:
        yield
    finally:
        _TELL.reset(before)


def current_tell() -> Tell | None:
    """Return who is told how far the search is; None when nobody is."""
    return _TELL.get()


@contextmanager
def stopped_by(check: Check) -> Iterator[None]:
    """Have searches in this block ask, several times a second, whether they are still wanted.

    Parameters
    ----------
    check
        Is called in the thread of the block; what it raises stops the search.
    """
    before = _CHECK.set(check)
    try:
        yield
    finally:
        _CHECK.reset(before)


def current_check() -> Check | None:
    """Return what asks whether the search is still wanted; None when nobody does."""
    return _CHECK.get()


def ask() -> None:
    """Ask whether the search is still wanted; for searches that have many short steps."""
    check = current_check()
    if check is not None:
        check()
