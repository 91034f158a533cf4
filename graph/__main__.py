"""``python -m graph`` is ``careergraph``."""

from graph.cli.main import entry

entry()
