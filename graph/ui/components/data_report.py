"""Findings about tables as a person reads them: file, line, column, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from graph.errors import Finding, Report
from graph.io.rows import TABLES
from graph.ui.words import escape_html
from graph.words import counted

SHOWN: Final = 60
"""More findings than these are counted; the list that is downloaded has them."""

_LONGEST: Final = 400
_ORDER: Final = {file.removesuffix(".csv"): place for place, (file, *_) in enumerate(TABLES)}


def report_card(report: Report, fine: str) -> str:
    """Return a report as HTML: problems first, then notes, file by file.

    Parameters
    ----------
    report
        Of the tables.
    fine
        What to say when there is nothing to report.
    """
    number, notes = len(report.errors), len(report.warnings)
    found = [*_listed(report.errors, "Problem"), *_listed(report.warnings, "Note")]
    if not found:
        return f'<div class="data"><div class="card"><p>✓ {escape_html(fine)}</p></div></div>'
    if number:
        words = f"{_some(number, 'problem', report)} to fix before it can be used"
        head = f'<h4 class="is-bad">{escape_html(words)}</h4>'
    else:
        words = f"No problems, {_some(notes, 'note', report)}"
        head = f"<h4>{escape_html(words)}</h4>"
    said = "What is wrong" if number else "What to look at"
    rest = len(found) - SHOWN + report.more
    more = f"<p>{escape_html(counted(rest, 'more line'))} in the list.</p>" if rest > 0 else ""
    return (
        f'<div class="data"><div class="card">{head}<table class="problems"><thead><tr>'
        f'<th class="n">Line</th><th>Column</th><th>{said}</th></tr></thead>'
        f"{''.join(_by_file(found[:SHOWN]))}</table>{more}</div></div>"
    )


def _some(number: int, what: str, report: Report) -> str:
    """Count findings; when not all were kept, at least so many."""
    return f"{'at least ' if report.more else ''}{counted(number, what)}"


def _listed(findings: Sequence[Finding], kind: str) -> list[tuple[Finding, str]]:
    return [(each, kind) for each in sorted(findings, key=_place)]


def _place(finding: Finding) -> tuple[int, Finding]:
    """Put files in the order of the tables."""
    name = finding.file.removesuffix(".csv").removeprefix("sheet ")
    return _ORDER.get(name, -1), finding


def _by_file(found: Sequence[tuple[Finding, str]]) -> list[str]:
    parts = []
    for file, rows in groupby(found, key=lambda each: each[0].file):
        lines = "".join(_line(each, kind) for each, kind in rows)
        parts.append(
            f'<tbody><tr><th colspan="3" scope="rowgroup">{escape_html(file)}</th></tr>'
            f"{lines}</tbody>"
        )
    return parts


def _line(finding: Finding, kind: str) -> str:
    tone, sign = ("is-bad", "✕") if kind == "Problem" else ("is-warn", "△")
    said = finding.message
    words = said if len(said) <= _LONGEST else f"{said[:_LONGEST]} …"
    return (
        f'<tr><td class="n code">{finding.line}</td>'
        f'<td class="code">{escape_html(finding.column)}</td>'
        f'<td><span class="{tone} nowrap">{sign} {kind}.</span> {escape_html(words)}</td></tr>'
    )
