"""Find nodes by words: exact words and their beginnings, no typing errors forgiven.

A node is found when each word begins a word of its id, name, abbreviation or aliases, or else of
these and its description. Case does not matter, accents do; text is compared in NFC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, Literal, TypeAlias

from graph.errors import RequestError
from graph.model.frozen import once
from graph.model.graph import Graph
from graph.model.names import NameKind, names_of, plain

By: TypeAlias = NameKind | Literal["description"]

EXACT: Final = 1.0
EXACT_ALIAS: Final = 0.9
BEGINNING: Final = 0.8
WORDS: Final = 0.6
DESCRIPTION: Final = 0.3

_WORD: Final = re.compile(r"[^\W_]+")


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
        1 the whole name, abbreviation or id; 0.9 a whole alias; 0.8 the beginning of one of
        them; 0.6 words of them; 0.3 words of the description.
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
    """Find nodes by words of their names or descriptions.

    Parameters
    ----------
    G
        A loaded graph.
    words
        All must be found, in any order; each may be the beginning of a word.
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
    wanted = _words(words)
    found = [match for node in G if wanted and (match := _match(G, node, plain(words), wanted))]

    def rank(match: Match) -> tuple[float, float, str]:
        return -match.score, G.nodes[match.id].get("level", float("inf")), match.id

    return Found(words, tuple(sorted(found, key=rank)[:limit]))


def _match(G: Graph, node: str, query: str, wanted: list[str]) -> Match | None:
    data = G.nodes[node]
    texts = _texts(G, node)
    scored: list[tuple[float, By, str]] = [
        (_score(by, compared, words, query, wanted), by, text)
        for by, text, compared, words in texts
    ]
    score, by, text = max(scored, key=itemgetter(0))
    if not score:
        names = {word for *_, words in texts for word in words}
        if _begin(wanted, names):
            score = WORDS
        elif _begin(wanted, names | _described(G, node)):
            score, by, text = DESCRIPTION, "description", data.get("description", "")
        else:
            return None
    return Match(node, data["name"], data["type"], by, text, score)


@once
def _texts(G: Graph, node: str) -> list[tuple[By, str, str, set[str]]]:
    """Return each name of a node with its kind, as it is compared, and its words."""
    return [(by, text, plain(text), set(_words(text))) for by, text in names_of(G, node)]


@once
def _described(G: Graph, node: str) -> set[str]:
    return set(_words(G.nodes[node].get("description", "")))


def _score(by: By, text: str, words: set[str], query: str, wanted: list[str]) -> float:
    if text == query:
        return EXACT_ALIAS if by == "alias" else EXACT
    if text.startswith(query):
        return BEGINNING
    return WORDS if _begin(wanted, words) else 0.0


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text))


def _begin(wanted: list[str], words: set[str]) -> bool:
    """Tell whether each wanted word begins one of some words."""
    return all(any(word.startswith(each) for word in words) for each in wanted)
