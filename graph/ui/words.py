"""Sources in Markdown, and text made safe for Markdown and HTML."""

from __future__ import annotations

import re
from html import escape
from typing import Final
from urllib.parse import quote, urlsplit

from graph.queries.provenance import Source
from graph.words import CONFIDENCE as HOW_SURE

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:^=])")
# Made an icon or a link by Streamlit after Markdown is read, whatever is escaped in it.
_ALIVE: Final = re.compile(r"(:(?=material/|streamlit:|//)|www(?=\.)|@)", re.IGNORECASE)
_JOINER: Final = "\u2060"
"""Has no width, and nothing breaks there."""

CONFIDENCE: Final = HOW_SURE


def escape_markdown(text: str) -> str:
    """Escape a text, so that Markdown shows it as it is, without icons and links."""
    apart = _ALIVE.sub(rf"\1{_JOINER}", " ".join(text.split()))
    return _SPECIAL.sub(r"\\\1", apart)


def escape_html(text: str) -> str:
    """Escape a text, so that HTML shows it as it is."""
    return escape(" ".join(text.split()))


def safe_url(url: str) -> str:
    """Return an http or https address, made safe inside a Markdown link; otherwise nothing."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    known = parts.scheme in {"http", "https"} and parts.netloc
    return quote(url.strip(), safe=":/?#@!&'+,;=%~") if known else ""


def source_text(source: Source | None, *, short: bool = False) -> str:
    """Write where a fact is from, in Markdown: linked name, date, confidence, note.

    `short` takes the publisher instead of the title, and no note.
    """
    if source is None:
        return "no source given"
    words = (source.publisher or source.title) if short else (source.title or source.publisher)
    name = escape_markdown(words or source.id)
    url = safe_url(source.url)
    parts = [f"[{name}]({url})" if url else name]
    parts += [escape_markdown(source.as_of)] if source.as_of else []
    parts += [CONFIDENCE.get(source.confidence, "")] if source.confidence else []
    parts += [escape_markdown(source.note)] if source.note and not short else []
    return " · ".join(filter(None, parts))
