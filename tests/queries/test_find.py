"""Find: which nodes, by which text, in which order."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

import pytest
from tiny import tiny

import graph
from graph.model.graph import Graph
from graph.queries.find import find


def node(name: str, title: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": "role", "name": title, **more}


def field() -> Graph:
    return tiny(
        node("coder", "Coder", abbreviation="MC", aliases="Medical Coder;Code Clerk", level=2),
        node("lead", "Lead Coder", level=4),
        node("clerk", "Clerk", level=1, description="Helps each coder with the records."),
        node("auditor", "Coding auditor", level=3, aliases="Coder"),
        node("unknown", "Coder of records"),
        node("cafe", "Café host", level=1),
    )


def ids(words: str) -> list[str]:
    return [each.id for each in find(field(), words).matches]


def test_the_order_is_by_text_then_level_then_id() -> None:
    found = find(field(), "coder")
    assert [(each.id, each.by, each.text, each.score) for each in found.matches] == [
        ("coder", "name", "Coder", 1.0),
        ("auditor", "alias", "Coder", 0.9),
        ("unknown", "name", "Coder of records", 0.8),
        ("lead", "name", "Lead Coder", 0.6),
        ("clerk", "description", "Helps each coder with the records.", 0.3),
    ]
    assert found.query == "coder"


def test_of_equal_matches_the_lower_level_comes_first_and_no_level_last() -> None:
    G = tiny(node("a", "X one"), node("b", "X two", level=7), node("c", "X", level=0))
    assert [each.id for each in find(G, "x").matches] == ["c", "b", "a"]
    G = tiny(node("b", "X two", level=7), node("a", "X one", level=7), node("c", "X six", level=0))
    assert [each.id for each in find(G, "x").matches] == ["c", "a", "b"]


def test_an_abbreviation_an_id_and_an_alias_are_names_too() -> None:
    (found,) = find(field(), "mc").matches
    assert (found.id, found.by, found.text, found.score) == ("coder", "abbreviation", "MC", 1.0)
    first, *_ = find(field(), "lead").matches
    assert (first.id, first.by, first.text, first.score) == ("lead", "name", "lead", 1.0)
    (found,) = find(field(), "medical coder").matches
    assert (found.by, found.text, found.score) == ("alias", "Medical Coder", 0.9)


def test_all_words_must_be_there_in_any_order_each_the_beginning_of_a_word() -> None:
    assert ids("records coder") == ["unknown", "clerk"]
    assert ids("cod lea") == ["lead"]
    assert ids("oder") == []
    assert ids("coder zebra") == []
    # Over several names of one node, and over its names and description together.
    assert ids("mc clerk") == ["coder"]
    assert ids("clerk records") == ["clerk"]


def test_case_and_blanks_do_not_matter_and_accents_do() -> None:
    assert ids("  LEAD   coder ") == ["lead"]
    assert ids(normalize("NFD", "CAFÉ")) == ["cafe"]
    assert ids("cafe") == ["cafe"]  # its id
    assert ids("cafe host") == ["cafe"]
    assert ids("hóst") == []


@pytest.mark.parametrize("words", ["", " ", "&", "-_-"])
def test_no_words_find_nothing(words: str) -> None:
    assert ids(words) == []


def test_a_limit_keeps_the_best() -> None:
    assert [each.id for each in find(field(), "coder", limit=2).matches] == ["coder", "auditor"]
    with pytest.raises(graph.RequestError, match="limit is 0; allowed is 1 or more"):
        find(field(), "coder", limit=0)


def test_what_resolves_is_found_first(shipped: Graph) -> None:
    for each, data in shipped.nodes(data=True):
        for text in (each, data["name"]):
            assert graph.resolve(shipped, text) in {
                match.id for match in find(shipped, text).matches if match.score == 1
            }
