"""Imports go down the floors only, without cycles, and third-party names stay in their rooms."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

import graph

PACKAGE = Path(graph.__file__).parent
ROOT = PACKAGE.parent

FLOORS = (
    {"graph.words", "graph.model.matching"},
    {"graph.errors", "graph.model.contract"},
    {"graph.model.relations"},
    {"graph.model.columns", "graph.model.condition"},
    {"graph.model.frozen"},
    {"graph.model.graph"},
    {"graph.model.names", "graph.model.requirements"},
    {"graph.model.obstacles"},
    {"graph.model.validate", "graph.person"},
    {
        *("graph.io", "graph.queries", "graph.planning.problem", "graph.planning.stopping"),
        "graph.planning.effort",
    },
    {"graph.planning.answer"},
    {
        "graph.io.ctdl",
        "graph.planning.instance",
        "graph.planning.difference",
        "graph.planning.verify",
    },
    {"graph.planning.bounds"},
    {"graph.planning.candidates"},
    {"graph.planning.models"},
    {"graph.planning.search"},
    {"graph.planning.plan"},
    {
        "graph.planning.reach",
        "graph.drawing.style",
        "graph.drawing.fonts",
        "graph.drawing.wrapping",
    },
    {"graph.advice", "graph.drawing.scene"},
    {"graph.export"},
    {"graph.drawing.layout"},
    {"graph.drawing.diagram"},
    {"graph.drawing.decks"},
    {"graph.drawing.focus"},
    {"graph.drawing.explore"},
    {"graph.export.publish"},
    {"graph.ui"},
    {"graph.cli"},
    {"app"},
)
"""Lowest first; an import leads to the same room or to a lower floor."""

LIBRARIES = {
    "networkx": {
        "graph.model.frozen",
        "graph.model.obstacles",
        "graph.planning.models.base",
        "graph.planning.verify.rules",
        "graph.queries.routing",
        "graph.io.graph_xml",
        "graph.drawing.layout",
        "graph.drawing.diagram",
    },
    "openpyxl": {"graph.io.workbook"},
    "ortools": {"graph.planning.models.cp_model"},
    "fontTools": {"graph.drawing.fonts"},
    "pygraphviz": {"graph.drawing.layout"},
    "pptx": {"graph.export.pptx"},
    "reportlab": {"graph.export.pdf"},
    "resvg_py": {"graph.export.png"},
    "streamlit": {"graph.ui", "app"},
    "pyvis": {"graph.ui"},
    "pyarrow": {"graph.ui"},
    "rapidfuzz": {"graph.queries.similar"},
    "rich": {"graph.cli"},
}
"""Third-party package -> the only places that may import it."""


def modules() -> dict[str, Path]:
    found = {"app": ROOT / "app.py"}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        # The front door: it may see every room.
        if name not in {"graph", "graph.__main__"} and "_bundle" not in name:
            found[name] = path
    return found


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room(module: str) -> str:
    rooms = {name for floor in FLOORS for name in floor}
    parts = module.split(".")
    for length in range(len(parts), 0, -1):
        if ".".join(parts[:length]) in rooms:
            return ".".join(parts[:length])
    return pytest.fail(f"{module} lives on no floor")


def floor(module: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if room(module) in rooms)


def own(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in {"graph", "app"}


def test_imports_go_down_only() -> None:
    for module, path in modules().items():
        for name in imports(path):
            if not own(name) or room(name) == room(module):
                continue
            assert floor(name) < floor(module), f"{module} imports {name}"


def test_there_is_no_import_cycle() -> None:
    known = modules()
    D: nx.DiGraph[str] = nx.DiGraph()
    for module, path in known.items():
        for name in filter(own, imports(path)):
            target = name if name in known else name.rpartition(".")[0]
            if target in known and target != module:
                D.add_edge(module, target)
    assert list(nx.simple_cycles(D)) == []


def test_third_party_names_stay_in_their_rooms() -> None:
    for module, path in modules().items():
        for name in imports(path):
            library = name.split(".")[0]
            allowed = LIBRARIES.get(library)
            if allowed is not None:
                assert any(
                    module == place or module.startswith(f"{place}.") for place in allowed
                ), f"{module} imports {library}"


def test_modules_are_small() -> None:
    for module, path in modules().items():
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= 300, f"{module} has {lines} lines"


def test_functions_are_short() -> None:
    for module, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                assert lines <= 60, f"{module}.{node.name} has {lines} lines"


def test_a_stranger_sees_few_entries() -> None:
    there = {path.name for path in PACKAGE.iterdir()} - {"__pycache__", "_bundle"}
    assert len(there) <= 16
