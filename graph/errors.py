"""The errors of this package; each carries its data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from graph.words import listed

SHOWN = 100
"""A text report lists at most this many findings, then counts the rest."""


@dataclass(frozen=True, order=True, slots=True)
class Finding:
    """One problem at one place of an input file.

    Parameters
    ----------
    file
        File name as given, for example ``edges.csv``.
    line
        Physical line on which the record starts; the header is line 1.
    column
        Column name, or an empty string when the whole record or file is meant.
    message
        What is wrong and what is allowed.
    """

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:"
        return (
            f"{place} {self.column}: {self.message}" if self.column else f"{place} {self.message}"
        )


@dataclass(slots=True)
class Report:
    """All findings about a data folder.

    Parameters
    ----------
    errors
        What stops loading.
    warnings
        What does not.
    more
        How many further findings there are: of a kind and a file only the first 1,000 are kept.
    """

    json_keys: ClassVar[tuple[str, ...]] = ("errors", "warnings")

    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    more: int = 0

    def text(self, shown: int = SHOWN) -> str:
        """Return errors, then warnings, one a line; at most `shown` lines and a count."""
        lines = [str(finding) for finding in sorted(self.errors)]
        lines += [f"{finding} (warning)" for finding in sorted(self.warnings)]
        if len(lines) > shown or self.more:
            rest = max(0, len(lines) - shown) + self.more
            lines = [*lines[:shown], f"... and {rest} more"]
        return "\n".join(lines)


class GraphError(Exception):
    """Base of every error this package raises on purpose."""


class DataError(GraphError, ValueError):
    """A data folder has errors; `report` lists all of them."""

    def __init__(self, report: Report) -> None:
        self.report = report
        super().__init__(report.text())


class UnknownNodeError(GraphError, LookupError):
    """A name is unknown or ambiguous; `matches` holds the ids to choose from."""

    def __init__(self, text: str, matches: Sequence[str], *, ambiguous: bool = False) -> None:
        self.text = text
        self.matches = tuple(matches)
        if ambiguous:
            message = f"{text!r} is ambiguous; it names {listed(matches)}"
        elif matches:
            message = f"no node is called {text!r}; did you mean {listed(matches, 'or')}?"
        else:
            message = f"no node is called {text!r}"
        super().__init__(message)


class RequestError(GraphError, ValueError):
    """An invalid request, for example a plan to an employer."""


class NoRouteError(GraphError):
    """No route connects two nodes."""
