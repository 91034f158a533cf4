"""Tables of medians and ratios, with what they were measured on."""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path


def machine(*packages: str) -> str:
    """Return one line: processor cores, Python, versions of packages."""
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    python = platform.python_version()
    return f"{os.cpu_count()} cores, {platform.system()}, Python {python}; {versions}"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def milliseconds(seconds: Sequence[float]) -> str:
    """Return ``median / worst`` in milliseconds."""
    if not seconds:
        return "-"
    return f"{1000 * statistics.median(seconds):,.0f} / {1000 * max(seconds):,.0f}"


def ratio(theirs: Sequence[float], ours: Sequence[float]) -> str:
    """Return how many times longer theirs took, as the ratio of medians."""
    if not theirs or not ours:
        return "-"
    return f"{statistics.median(theirs) / statistics.median(ours):.1f}x"


def write(document: Path, name: str, text: str) -> None:
    """Put a text between the marks of its name in a document."""
    old = document.read_text(encoding="utf-8")
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, rest = old.split(start)
    _, after = rest.split(end)
    document.write_text(f"{before}{start}\n\n{text}\n\n{end}{after}", encoding="utf-8")
