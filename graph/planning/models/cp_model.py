"""CP-SAT, loaded when it is first needed: that takes longer than loading all of this package.

Everybody here writes ``from graph.planning.models import cp_model`` and uses it as
``ortools.sat.python.cp_model``, which only this module imports.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import *  # noqa: F403
else:

    def __getattr__(name: str) -> object:
        return getattr(load(), name)


def load() -> ModuleType:
    """Load CP-SAT now, for example before a clock starts."""
    return import_module("ortools.sat.python.cp_model")
