"""Every text of a graph, ready to be searched: words, their weights, acronyms and glued words."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from graph.model.frozen import once
from graph.model.graph import Graph
from graph.model.names import NameKind, names_of, plain
from graph.queries.wording import LITTLE, SHORT, root, words_of, written

By: TypeAlias = NameKind | Literal["description"]
Words: TypeAlias = tuple[str, ...]

_WORTH: Final[Mapping[By | Literal["id"], float]] = {
    "abbreviation": 0.95,
    "name": 0.95,
    "alias": 0.945,
    "id": 0.7,
    "title": 0.92,
    "description": 0.4,
}

_RARE: Final = 0.5
"""How much more a rare word weighs."""

_LITTLE: Final = 0.05
"""What a little word weighs; others weigh 1 or more."""

_GUESSED: Final = 0.9
"""What a way to read words is worth that is only a guess."""

_GUESSES: Final = 4
"""So many phrases at most are tried for unknown initials."""

_LONGEST: Final = 500
_MOST: Final = 30
"""So many characters and words of what is typed are read at most."""

_BRACKETS: Final = re.compile(r"\(([^()]*)\)")

_LETTERS: Final = range(2, 6)
"""Letters of an acronym."""

_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a node in one way to write it: as it is, or with acronyms made or written out."""

    node: str
    by: By
    text: str
    words: Words
    worth: float
    """What the text is worth when it is found."""


@dataclass(frozen=True, slots=True)
class Index:
    """All texts of a graph, and what is known about their words.

    Parameters
    ----------
    entries
        Names, abbreviations, aliases, titles and descriptions.
    exact
        Kind, node and text by text as names are compared.
    sizes
        What the words of each entry weigh together.
    at
        Word -> numbers of the entries that have it.
    weights
        Word -> how much it says: the more, the fewer nodes have it or another of its family.
    families
        Root -> the words that have it.
    short
        Words that follow each other -> the acronym that stands for them.
    initials
        Letters -> the words they may be the initials of, the commonest first.
    spelled
        A word as a text has it -> as it is compared.
    glued
        Two words that follow each other, written as one -> the two.
    """

    entries: Sequence[Entry]
    exact: Mapping[str, Sequence[tuple[By, str, str]]]
    sizes: Sequence[float]
    at: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
    families: Mapping[str, Sequence[str]]
    short: Mapping[Words, str]
    initials: Mapping[str, Sequence[Words]]
    spelled: Mapping[str, str]
    glued: Mapping[str, Words]

    def readings(self, text: str) -> dict[Words, float]:
        """Return the ways to read a text, and what they are worth.

        As it is; with acronyms for what has one; with initials written out that are no word of the
        graph; what is in brackets, and the rest. What is too long is cut.
        """
        ways: dict[Words, float] = {}
        for some, worth in _parts(text[:_LONGEST]):
            found = _joined(_split(words_of(some)[:_MOST], self.at, self.glued), self.at)
            for way in (found, _abbreviated(found, self.short)):
                ways.setdefault(way, worth)
            for place, word in enumerate(found):
                phrases = () if word in self.at or word in SHORT else self.initials.get(word, ())
                for phrase in phrases:
                    way = (*found[:place], *phrase, *found[place + 1 :])
                    ways.setdefault(way, worth * _GUESSED)
        return ways


def _parts(text: str) -> Iterator[tuple[str, float]]:
    yield text, 1
    if inside := _BRACKETS.findall(text):
        yield " ".join(inside), _GUESSED
        yield _BRACKETS.sub(" ", text), _GUESSED


@once
def index_of(G: Graph) -> Index:
    """Return the index of a graph."""
    named = {node: list(dict.fromkeys(names_of(G, node))) for node in sorted(G)}
    described = {node: G.nodes[node].get("description", "") for node in named}
    texts = dict.fromkeys(text for each in named.values() for _, text in each)
    words = {text: words_of(text) for text in (*texts, *described.values())}
    known = {word for each in words.values() for word in each}
    joined = {text: _joined(each, known) for text, each in words.items()}
    phrases = [[joined[text] for _, text in each] for each in named.values()]
    acronyms = _acronyms(phrases)
    short = {phrase: word for word, several in acronyms.items() for phrase in several}
    entries: list[Entry] = []
    exact: dict[str, list[tuple[By, str, str]]] = defaultdict(list)
    for node, each in named.items():
        for by, text in each:
            exact[plain(text)].append((by, node, text))
            ways = (words[text], *_ways(joined[text], acronyms, short))
            worth = _WORTH["id" if text == node else by]
            entries += [Entry(node, by, text, way, worth) for way in dict.fromkeys(ways) if way]
        text = described[node]
        ways = (words[text], joined[text])
        worth = _WORTH["description"]
        entries += [
            Entry(node, "description", text, way, worth) for way in dict.fromkeys(ways) if way
        ]
    at: dict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        for word in dict.fromkeys(entry.words):
            at[word].append(number)
    families: dict[str, list[str]] = defaultdict(list)
    for word in sorted(at):
        families[root(word)].append(word)
    weights = dict(_weights(entries, at, families, len(named)))
    return Index(
        entries=entries,
        exact=dict(exact),
        sizes=[sum(weights[word] for word in dict.fromkeys(entry.words)) for entry in entries],
        at=dict(at),
        weights=weights,
        families=dict(families),
        short=short,
        initials=_initials_of(phrases),
        spelled=_spelled(words),
        glued=_glued(words.values()),
    )


def _spelled(words: Mapping[str, Words]) -> dict[str, str]:
    found = {word: word for each in words.values() for word in each}
    for text, each in words.items():
        found.update(zip(written(text), each, strict=True))
    return found


def _glued(words: Iterable[Words]) -> dict[str, Words]:
    pairs = {pair for each in words for pair in pairwise(each) if not LITTLE & set(pair)}
    return {"".join(pair): pair for pair in sorted(pairs)}


def _weights(
    entries: Sequence[Entry],
    at: Mapping[str, Sequence[int]],
    families: Mapping[str, Sequence[str]],
    size: int,
) -> Iterator[tuple[str, float]]:
    for family in families.values():
        nodes = {entries[number].node for word in family for number in at[word]}
        for word in family:
            usual = 1 + _RARE * math.log((1 + size) / (1 + len(nodes)))
            yield word, _LITTLE if word in LITTLE else usual


def _acronyms(named: Iterable[Sequence[Words]]) -> dict[str, list[Words]]:
    """Return what acronyms stand for: words of a node whose initials are another word of it.

    HIM Director is also called Director of Health Information Management: HIM is the three words.
    """
    seen: Counter[tuple[str, Words]] = Counter()
    for texts in named:
        there = {word for words in texts for word in words}
        seen.update(pair for pair in _phrases(texts) if pair[0] in there - LITTLE)
    return _commonest(seen)


def _initials_of(named: Iterable[Sequence[Words]]) -> dict[str, list[Words]]:
    """Return what initials may stand for: three words or more, or a whole text of two."""
    seen: Counter[tuple[str, Words]] = Counter()
    for texts in named:
        whole = {tuple(word for word in words if word not in LITTLE) for words in texts}
        pairs = {(initials, words) for initials, words in _phrases(texts) if len(words) > _PAIR}
        seen.update(pairs | {(_initials(words), words) for words in whole if len(words) >= _PAIR})
    return {word: phrases[:_GUESSES] for word, phrases in _commonest(seen).items()}


def _commonest(seen: Counter[tuple[str, Words]]) -> dict[str, list[Words]]:
    """Return the phrases of each word, the commonest first."""
    found: dict[str, list[Words]] = defaultdict(list)
    for word, phrase in sorted(seen, key=lambda pair: (-seen[pair], pair)):
        found[word].append(phrase)
    return found


def _phrases(texts: Iterable[Words]) -> set[tuple[str, Words]]:
    """Return the phrases in some texts that can have an acronym, with their initials."""
    return {
        (_initials(phrase), phrase)
        for words in texts
        for start in range(len(words))
        for phrase in (words[start : start + length] for length in _LETTERS)
        if len(phrase) in _LETTERS and not LITTLE & {phrase[0], phrase[-1]}
    }


def _initials(words: Words) -> str:
    return "".join(word[0] for word in words)


def _ways(
    words: Words, acronyms: Mapping[str, Sequence[Words]], short: Mapping[Words, str]
) -> list[Words]:
    """Return the ways to write a text: as it is, with acronyms, with each acronym written out."""
    ways = [words, _abbreviated(words, short)]
    for place, word in enumerate(words):
        before, after = words[:place], words[place + 1 :]
        ways += [(*before, *phrase, *after) for phrase in acronyms.get(word, ())]
    return ways


def _abbreviated(words: Words, short: Mapping[Words, str]) -> Words:
    """Return words with an acronym for those that have one, the longest first."""
    found: list[str] = []
    place = 0
    while place < len(words):
        for length in reversed(_LETTERS):
            acronym = short.get(words[place : place + length])
            if acronym and place + length <= len(words):
                found.append(acronym)
                place += length
                break
        else:
            found.append(words[place])
            place += 1
    return tuple(found)


def _split(words: Words, known: Collection[str], glued: Mapping[str, Words]) -> Words:
    """Return words with those apart that are no word, but two that follow each other: followup."""
    apart = (glued.get(word, (word,)) if word not in known else (word,) for word in words)
    return tuple(part for each in apart for part in each)


def _joined(words: Words, known: Collection[str]) -> Words:
    """Return words with two as one that are also written as one: health care, out patient."""
    found: list[str] = []
    for word in words:
        if found and found[-1] + word in known:
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)
