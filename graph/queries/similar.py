"""Words of an index that a typed word may mean, each with how alike they are, 0 to 1."""

from __future__ import annotations

from typing import Final

from graph.queries.index import Index
from graph.queries.wording import ALIKE, SHORT, root, singular

_PLURAL: Final = 0.99
_SHORT: Final = 0.93
_FAMILY: Final = 0.9
_ALIKE: Final = 0.7
_BEGINNING: Final = 0.75
"""What is alike about a word and its beginning; the more of the word is there, the more."""

_ERROR: Final = 0.13
"""What a typing error takes away."""

_FORGIVEN: Final = ((9, 2), (4, 1))
"""Letters of a word, and the typing errors that are forgiven in one of that length or longer."""

_SHORTEST: Final = 4
"""In a word of so many letters the first must be right."""


def similar(index: Index, word: str) -> dict[str, float]:
    """Return the words of an index that a word may mean.

    The same word, its plural, its family, what it is short for, what it begins, and words that
    one or two typing errors make of it.
    """
    found: dict[str, float] = {}
    _mistyped(index, word, found)
    for each in index.at:
        if each.startswith(word):
            _keep(found, each, _BEGINNING + (_FAMILY - _BEGINNING) * len(word) / len(each))
    for each in index.families.get(root(word), ()):
        _keep(found, each, _PLURAL if singular(each) == singular(word) else _FAMILY)
    for each in ALIKE.get(word, ()):
        if each in index.at:
            _keep(found, each, _ALIKE)
    for long in SHORT.get(word, ()):
        for each in index.families.get(root(long), ()):
            _keep(found, each, _SHORT)
    if word in index.at:
        found[word] = 1.0
    return found


def _keep(found: dict[str, float], word: str, alike: float) -> None:
    found[word] = max(alike, found.get(word, 0.0))


def _mistyped(index: Index, word: str, found: dict[str, float]) -> None:
    errors = next((errors for letters, errors in _FORGIVEN if len(word) >= letters), 0)
    if not errors or not word.isalpha():  # a number is another number, not an error
        return
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(
        word, list(index.spelled), scorer=OSA.distance, score_cutoff=errors, limit=None
    )
    for each, distance, _ in near:
        if len(word) > _SHORTEST or each[0] == word[0]:
            _keep(found, index.spelled[each], _FAMILY - _ERROR * distance)
