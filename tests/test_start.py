"""What is loaded at the start: the solver and everything heavy only when it is asked for."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from importlib.metadata import version

import pytest

import graph
from graph.cli.main import main

HEAVY = ("ortools", "pandas", "streamlit", "pptx", "reportlab", "pygraphviz", "pyvis")

LIGHT = (
    ("--help",),
    ("--version",),
    ("plan", "--help"),
    ("find", "coding"),
    ("show", "RHIA"),
    ("show", "RHIA", "--json"),
    ("validate",),
    ("gap", "RHIA", "--hold", "edu-bs"),
    ("compare", "RHIT", "RHIA"),
    ("route", "edu-cert-coding", "director-of-medical-records"),
    ("stats",),
)
"""Commands that answer without the solver."""

PROGRAM = f"""
import contextlib, io, sys
import graph
loaded = lambda: [name for name in {HEAVY!r} if name in sys.modules]
print("import", *loaded(), *(["rich"] if "rich" in sys.modules else []))
for name in graph.__all__:
    getattr(graph, name)
print("names", *loaded())
from graph.cli.main import main
for words in {LIGHT!r}:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        main(words)
    print(*words, "|", *loaded())
with contextlib.redirect_stdout(io.StringIO()):
    main(["plan", "RHIA", "--time-limit", "0"])
print("plan", *loaded())
"""


def test_only_a_search_loads_the_solver() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True
    )
    *light, search = run.stdout.splitlines()
    asked = [f"{' '.join(words)} |" for words in LIGHT]
    assert light == ["import", "names", *asked], run.stderr
    assert search.startswith("plan ortools")


def test_the_version_is_that_of_the_distribution() -> None:
    assert graph.__version__ == version("careergraph")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert printed.getvalue() == f"careergraph {graph.__version__}\n"


def test_a_checkout_that_is_not_installed_has_a_version() -> None:
    program = (
        "import importlib.metadata as m\n"
        "def unknown(name): raise m.PackageNotFoundError(name)\n"
        "m.version = unknown\n"
        "from graph.io.version import __version__\n"
        "print(__version__)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"\d+\+unknown\n", run.stdout)
