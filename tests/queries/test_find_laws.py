"""Laws of finding: own names come first, in any order of words and with a typing error."""

from __future__ import annotations

import string
from collections import Counter

from hypothesis import assume, given
from hypothesis import strategies as st

import graph
from graph.model.names import names_of, plain
from graph.queries.find import find
from graph.queries.wording import words_of

LONG = 6
"""Letters of a word from which on a typing error is forgiven."""

SHIPPED = graph.load_graph()
EVERY = [(node, text) for node in sorted(SHIPPED) for _, text in names_of(SHIPPED, node)]


def unique(texts: list[tuple[str, str]], *, words: bool) -> list[tuple[str, str]]:
    """Return the texts that no other node has, also not in another order of words."""

    def same(text: str) -> object:
        return frozenset(words_of(text)) if words else plain(text)

    owners = Counter(key for _, key in {(node, same(text)) for node, text in texts})
    return [(node, text) for node, text in texts if owners[same(text)] == 1]


def test_a_name_abbreviation_alias_or_title_of_one_node_finds_it_first() -> None:
    for node, text in unique(EVERY, words=False):
        assert find(SHIPPED, text, limit=1).matches[0].id == node, text


@given(owned=st.sampled_from(unique(EVERY, words=True)), data=st.data())
def test_order_and_case_do_not_matter(owned: tuple[str, str], data: st.DataObject) -> None:
    node, text = owned
    words = data.draw(st.permutations(text.split()))
    typed = data.draw(st.sampled_from([str.lower, str.upper, str.title]))(" ".join(words))
    assert find(SHIPPED, typed, limit=1).matches[0].id == node


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[str, str, str]:
    """Draw a text of a node with one typing error in a long word."""
    node, text = draw(st.sampled_from(EVERY))
    words = text.split()
    long = [n for n, word in enumerate(words) if len(word) >= LONG and word.isalpha()]
    assume(long)
    at = draw(st.sampled_from(long))
    word, letter = words[at], draw(st.sampled_from(string.ascii_lowercase))
    place = draw(st.integers(0, len(word) - 2))
    words[at] = draw(
        st.sampled_from(
            [
                word[:place] + word[place + 1 :],
                word[:place] + letter + word[place:],
                word[:place] + letter + word[place + 1 :],
                word[:place] + word[place + 1] + word[place] + word[place + 2 :],
            ]
        )
    )
    return node, text, " ".join(words)


@given(mistyped())
def test_one_typing_error_is_forgiven(drawn: tuple[str, str, str]) -> None:
    node, _, typed = drawn
    assert node in [each.id for each in find(SHIPPED, typed, limit=5).matches]
