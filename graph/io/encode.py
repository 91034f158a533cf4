"""Answers as JSON: one encoder for the values of every command.

A dataclass becomes an object with its fields in order, unless it names its keys in `json_keys`:
fields and properties, ``a.b`` for what is further inside (its key is ``b``), ``a as b`` for
another key.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from operator import attrgetter
from pathlib import PurePath
from typing import Any


def to_json(value: Any) -> Any:
    """Return an answer of this package as plain values, with the keys that ``--json`` prints.

    Parameters
    ----------
    value
        What a public function returned, or a collection of such values.

    Returns
    -------
    dict, list, str, int, float, bool or None
        What ``json.dumps`` accepts. Tuples become lists, sets become sorted lists, paths become
        texts. Units are those of the attributes.
    """
    if is_dataclass(value):
        keys = getattr(value, "json_keys", None)
        found = [each.name for each in fields(value)] if keys is None else keys
        return dict(_pair(value, each) for each in found)
    if isinstance(value, Mapping):
        return {str(key): to_json(each) for key, each in value.items()}
    if isinstance(value, AbstractSet):
        return sorted(map(to_json, value))
    if isinstance(value, PurePath):
        return str(value)
    if isinstance(value, Collection) and not isinstance(value, str):
        return [to_json(each) for each in value]
    return value


def _pair(value: Any, name: str) -> tuple[str, Any]:
    path, _, key = name.partition(" as ")
    return key or path.rpartition(".")[2], to_json(attrgetter(path)(value))
