"""Words for the pages: amounts, durations, sources, and text made safe for Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, urlsplit

from graph.contract import LEVELS
from graph.facts import Source
from graph.model import Graph

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:^=])")
_YEAR: Final = 12

CONFIDENCE: Final = {
    "verified": "verified",
    "third_party": "third party",
    "memory": "from memory",
    "estimate": "estimate",
}


def plain(text: str) -> str:
    """Escape a text of the data, so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def money(dollars: float) -> str:
    """Write an amount for Markdown, where a dollar sign must be escaped."""
    return f"\\${dollars:,.0f}"


def duration(months: int) -> str:
    """Write months as a person says them: ``9 months``, ``2 years``, ``2 years 3 months``."""
    years, rest = divmod(months, _YEAR)
    parts = [
        f"{number} {unit}{'s' * (number != 1)}"
        for number, unit in ((years, "year"), (rest, "month"))
        if number
    ]
    return " ".join(parts) or "no time"


def times_as_long(factor: float) -> str:
    """Write how much longer something takes: ``twice as long``, ``2.5 times as long``."""
    words = {1.0: "no longer", 2.0: "twice as long"}
    return words.get(factor, f"{factor:g} times as long")


def counted(number: int, one: str, many: str = "") -> str:
    """Write a number with its noun: ``1 step``, ``6 steps``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def level_words(level: int | None) -> str:
    """Return ``manager level``, or nothing when the level is unknown."""
    return "" if level is None else f"{LEVELS[level]} level"


def listed(names: Iterable[str], word: str = "and") -> str:
    """Write ``a, b and c``."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} {word} {last}" if first else last


def safe_url(url: str) -> str:
    """Return an http or https address, made safe inside a Markdown link; otherwise nothing."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    known = parts.scheme in {"http", "https"} and parts.netloc
    return quote(url.strip(), safe=":/?#@!&'+,;=%~") if known else ""


def source_text(source: Source | None, *, short: bool = False) -> str:
    """Write where a fact is from, in Markdown.

    Parameters
    ----------
    source
        May be None.
    short
        The publisher instead of the title, and no note.

    Returns
    -------
    str
        Linked name, date, confidence, note.
    """
    if source is None:
        return "no source given"
    words = (source.publisher or source.title) if short else (source.title or source.publisher)
    name = plain(words or source.id)
    url = safe_url(source.url)
    parts = [f"[{name}]({url})" if url else name]
    parts += [plain(source.as_of)] if source.as_of else []
    parts += [CONFIDENCE.get(source.confidence, "")] if source.confidence else []
    parts += [plain(source.note)] if source.note and not short else []
    return " · ".join(filter(None, parts))


def title(G: Graph, node: str) -> str:
    """Return the name of a node, with its abbreviation."""
    data = G.nodes[node]
    short = data.get("abbreviation", "")
    return f"{data['name']} ({short})" if short else str(data["name"])
