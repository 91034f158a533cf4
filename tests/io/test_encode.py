"""Values as JSON: fields, chosen keys, collections."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import ClassVar

import graph
from graph.io.encode import to_json


@dataclass(frozen=True)
class Inner:
    second: int
    first: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outer:
    json_keys: ClassVar[tuple[str, ...]] = ("double", "inner.second", "inner as within")

    inner: Inner
    left_out: str = ""

    @property
    def double(self) -> int:
        return 2 * self.inner.second


@dataclass(frozen=True)
class Empty:
    json_keys: ClassVar[tuple[str, ...]] = ()

    left_out: str = ""


def test_a_dataclass_has_its_fields_in_order() -> None:
    assert list(to_json(Inner(1, ("a",))).items()) == [("second", 1), ("first", ["a"])]


def test_chosen_keys_are_fields_properties_inner_values_and_other_names() -> None:
    found = to_json(Outer(Inner(2)))
    assert list(found.items()) == [
        ("double", 4),
        ("second", 2),
        ("within", {"second": 2, "first": []}),
    ]
    assert to_json(Empty()) == {}


def test_collections_become_lists_and_objects() -> None:
    value = {
        "sets": frozenset({"b", "a"}),
        "pairs": ((1, 2.5), [None, True]),
        "path": PurePosixPath("a/b"),
        "views": {"z": 1, "y": 2}.values(),
        3: "key",
    }
    assert json.dumps(to_json(value)) == (
        '{"sets": ["a", "b"], "pairs": [[1, 2.5], [null, true]], "path": "a/b", "views": [1, 2],'
        ' "3": "key"}'
    )


def test_a_report_is_sorted(tmp_path: PurePosixPath) -> None:
    found = to_json(graph.validate(str(tmp_path)))
    assert [each["file"] for each in found["errors"]] == ["edges.csv", "nodes.csv"]
    assert list(found["errors"][0]) == ["file", "line", "column", "message"]
    assert found["warnings"] == []
