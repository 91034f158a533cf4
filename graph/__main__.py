"""``python -m graph`` is ``careergraph``."""

from graph.cli import entry

entry()
