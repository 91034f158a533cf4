"""Ask Graphviz without harm: one at a time, or in a process that can be stopped."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from itertools import pairwise
from math import isfinite
from pathlib import Path
from threading import Lock
from typing import Final

from graph.drawing.layout import dot_child
from graph.drawing.layout.dot_child import Found, Question

_LOCK: Final = Lock()
"""Graphviz is not safe for threads."""


_BAD: Final = ImportError, LookupError, OSError, TypeError, ValueError, subprocess.SubprocessError


def ask(
    questions: Sequence[Question], *, apart: bool, seconds: float
) -> list[tuple[Question, Found]]:
    """Return the answers that can be used, each with its question; none when anything goes wrong.

    Either all questions together get some seconds in a child process (`apart`), which is killed
    when they are over, or Graphviz runs in this process, which nothing can stop.
    """
    try:
        if apart:
            found = _apart(questions, seconds)
        else:
            with _LOCK:
                found = [dot_child.solve(question) for question in questions]
        return [
            (question, answer)
            for question, answers in zip(questions, found, strict=True)
            for answer in answers
            if _sound(answer, question)
        ]
    except _BAD:
        return []


def _apart(questions: Sequence[Question], seconds: float) -> list[list[Found]]:
    if not sys.executable or getattr(sys, "frozen", False):
        msg = "there is no interpreter to start"
        raise OSError(msg)
    ran = subprocess.run(  # noqa: S603 - our own program, by its path
        [sys.executable, "-P", str(Path(dot_child.__file__))],
        input=json.dumps(questions).encode(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=seconds,
        check=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    found: list[list[Found]] = json.loads(ran.stdout)
    return found


def _sound(answer: Found, question: Question) -> bool:
    """Tell whether everything has a place, ranks are in order and no boxes overlap."""
    along, across, sign = (1, 0, -1) if question["rows"] else (0, 1, 1)
    extent = question["width"], question["height"]
    places = answer["places"]
    if not all(isfinite(value) for place in places for value in place):
        return False
    ranks = [[places[number] for number in rank] for rank in question["ranks"]]
    ends = [[place[along] * sign for place in rank] for rank in ranks]
    if any(max(one) + extent[along] > min(other) for one, other in pairwise(ends)):
        return False
    lines = [sorted(place[across] for place in rank) for rank in ranks]
    return all(b - a >= extent[across] for line in lines for a, b in pairwise(line))
