"""docs/formats.md says what there is."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path

import pytest
from tiny import credential, tiny

from graph.io import csv_zip, graph_xml, node_link
from graph.io.ctdl import document as ctdl
from graph.io.ctdl.conditions import MOST_PROFILES
from graph.io.ctdl.pathway import PathwayFacts
from graph.io.graph_xml import RESERVED
from graph.model.columns import NODES
from graph.model.graph import Graph
from graph.model.relations import RELATIONS
from graph.planning.answer import Step

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("module", [csv_zip, node_link, graph_xml, ctdl])
def test_every_writer_is_on_the_page(module: object) -> None:
    names = [name for name, _ in inspect.getmembers(module, inspect.isfunction)]
    writers = [name for name in names if name.startswith(("to_", "from_"))]
    assert writers
    for name in writers:
        assert f"`{name}(" in PAGE


def test_every_reserved_name_and_relation_is_on_the_page() -> None:
    for name in (*RESERVED, *RELATIONS):
        assert f"`{name}`" in PAGE
    assert f"more than {MOST_PROFILES} profiles" in PAGE


def test_every_own_property_of_a_node_is_on_the_page(shipped: Graph) -> None:
    columns = {column.name for column in NODES}
    resources = json.loads(ctdl.to_ctdl(shipped).document)["@graph"]
    own = {term for each in resources for term in each if term.startswith("cg:")}
    own -= {f"cg:{name}" for name in columns}
    # Of sources, and what only joins the document to the graph.
    own -= {"cg:source_id", "cg:title", "cg:publisher", "cg:published", "cg:accessed"}
    own -= {"cg:tier", "cg:licence", "cg:id"}
    for term in own:
        assert f"`{term}`" in PAGE, term


def test_the_example_runs() -> None:
    *_, lines = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    known: dict[str, object] = {}
    exec(compile(lines, "formats.md", "exec"), known)  # noqa: S102 -- the page's own lines
    assert isinstance(known["data"], bytes)


def test_a_pathway_as_on_the_page() -> None:
    facts = PathwayFacts("a", (Step("study", "a", 0, 2, 0.0),))
    assert b'"cg:end_month": 2' in ctdl.to_ctdl(tiny(credential("a")), plan=facts).document
