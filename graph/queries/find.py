"""Find nodes by words, the best first, as people type them.

Words may be in any order, in singular or plural, in British spelling, shortened (``mgr``), an
acronym or what it stands for, the beginning of a word, or have a typing error. Case and accents do
not matter, and ``&`` is "and".

A search costs one pass over the words of the graph for each word that is typed, and one over the
texts that have a word it may mean; the index is made once for a graph.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from operator import itemgetter, mul
from typing import Final, TypeAlias

from graph.errors import RequestError
from graph.model.graph import Graph
from graph.model.names import plain
from graph.queries.index import By, Entry, Index, index_of
from graph.queries.similar import similar
from graph.queries.wording import AROUND, LITTLE, RANK

_EXACT: Final[Mapping[By, float]] = {"name": 1, "abbreviation": 1, "alias": 0.99, "title": 0.98}
_TOGETHER: Final = 0.6
_DESCRIBED: Final = 0.45
"""What words are worth that are in several texts of a node, with its description."""

_COVERED: Final = 0.4
"""Part of a score that depends on how much of the text was asked for."""

_MISSING: Final = 1.5
"""The power of the share of the words that were found: what is missing counts more."""

_UNKNOWN: Final = 1.5
"""What a word weighs that is in no text."""

_LIKELY: Final = 0.8
"""How alike a word is that is likely meant."""

_AROUND: Final = 0.3
_RANK: Final = 0.5
"""What words weigh, of others, that are put around a title or say a rank."""

_LEAST: Final = 0.2
"""The lowest score of a match."""

_BESIDE: Final = 0.4
"""The lowest score of a match, of the best one."""

_FEW: Final = 0.35
"""Share of the words, by weight, that is too small for the lowest score."""

_DIGITS: Final = 3
"""Digits of a score; what differs less is equal."""


_Asked: TypeAlias = Mapping[str, tuple[float, Mapping[str, float]]]
"""What is asked for: word -> its weight, and words it may mean with how alike; heaviest first."""


@dataclass(frozen=True, slots=True)
class Match:
    """A node that was found.

    Parameters
    ----------
    id, name, type
        Of the node.
    by
        Which of its texts was found; an id counts as a name.
    text
        That text.
    score
        1 for a whole name, abbreviation or id, 0.99 for a whole alias, 0.98 for a whole title;
        less for some of its words, for similar ones, and for words of the description.
    """

    id: str
    name: str
    type: str
    by: By
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """What some words find.

    Parameters
    ----------
    query
        The words.
    matches
        Best first; of equal matches the lower level, then the id.
    """

    query: str
    matches: tuple[Match, ...]


def find(G: Graph, words: str, *, limit: int = 20) -> Found:
    """Find nodes by words of their names, abbreviations, aliases, titles or descriptions.

    Parameters
    ----------
    G
        A loaded graph.
    words
        What people type. Not all of them must be found.
    limit
        So many matches at most.

    Returns
    -------
    Found
        No matches when nothing is found.

    Raises
    ------
    RequestError
        For a limit below 1.
    """
    if limit < 1:
        msg = f"limit is {limit}; allowed is 1 or more"
        raise RequestError(msg)
    index = index_of(G)
    best: dict[str, tuple[float, By, str]] = {}
    for node, score, by, text in _matches(index, words):
        if node not in best or score > best[node][0]:
            best[node] = score, by, text
    least = max(_LEAST, _BESIDE * max((score for score, _, _ in best.values()), default=0))

    def rank(match: Match) -> tuple[float, float, str]:
        return -match.score, G.nodes[match.id].get("level", float("inf")), match.id

    found = (
        Match(node, G.nodes[node]["name"], G.nodes[node]["type"], by, text, score)
        for node, (score, by, text) in best.items()
        if score >= least
    )
    return Found(words, tuple(sorted(found, key=rank)[:limit]))


def _matches(index: Index, text: str) -> Iterator[tuple[str, float, By, str]]:
    """Yield node, score, kind and text of everything found; a node may come several times."""
    for by, node, whole in index.exact.get(plain(text), ()):
        yield node, _EXACT[by], by, whole
    alike = lru_cache(maxsize=None)(partial(similar, index))
    for reading, worth in index.readings(text).items():
        if not set(reading) <= LITTLE:
            weighed = {word: _weight(index, word, alike(word)) for word in reading}
            order = sorted(weighed, key=lambda word: -weighed[word])
            yield from _read(index, {word: (weighed[word], alike(word)) for word in order}, worth)


def _read(index: Index, words: _Asked, worth: float) -> Iterator[tuple[str, float, By, str]]:
    """Yield what one way to read the words finds."""
    weights = [weight for weight, _ in words.values()]
    whole = sum(weights)
    nodes: dict[str, list[tuple[float, list[float], Entry]]] = defaultdict(list)
    for number, (asked, said) in _hits(index, words).items():
        entry = index.entries[number]
        share = sum(map(mul, weights, asked)) / whole
        covered = 1.0
        if entry.by != "description":
            covered = sum(index.weights[word] * value for word, value in said.items())
            covered /= index.sizes[number]
        score = entry.worth * share**_MISSING * (1 - _COVERED + _COVERED * covered)
        nodes[entry.node].append((score, asked, entry))
    for node, several in nodes.items():
        score, _, entry = max(several, key=itemgetter(0))
        names = [asked for _, asked, each in several if each.by != "description"]
        everywhere = [asked for _, asked, _ in several]
        for places, together in ((names, _TOGETHER), (everywhere, _DESCRIBED)):
            if len(places) > 1:
                share = sum(map(mul, weights, map(max, zip(*places, strict=True)))) / whole
                score = max(score, together * share ** (2 * _MISSING))
        yield node, round(worth * score, _DIGITS), entry.by, entry.text


def _hits(index: Index, words: _Asked) -> dict[int, tuple[list[float], dict[str, float]]]:
    """Return for each entry how alike each asked word is to one of it, and each of its words."""
    hits: dict[int, tuple[list[float], dict[str, float]]] = {}
    nodes: set[str] = set()
    rest = whole = sum(weight for weight, _ in words.values())
    for place, (weight, near) in enumerate(words.values()):
        # What has only this word and those after it is not found: it would score too low.
        few = rest < whole * _FEW
        rest -= weight
        for word, value in near.items():
            for number in index.at[word]:
                if number not in hits:
                    node = index.entries[number].node
                    if few and node not in nodes:
                        continue
                    nodes.add(node)
                    hits[number] = [0.0] * len(words), {}
                places, said = hits[number]
                places[place] = max(value, places[place])
                said[word] = max(value, said.get(word, 0.0))
    return hits


def _weight(index: Index, word: str, near: Mapping[str, float]) -> float:
    """Return what a word that is asked for weighs: as much as the commonest word it may mean."""
    likely = [index.weights[each] for each, value in near.items() if value >= _LIKELY]
    weight = min(likely or (index.weights[each] for each in near), default=_UNKNOWN)
    return weight * (_AROUND if word in AROUND else _RANK if word in RANK else 1)
