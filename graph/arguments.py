"""Parsing the command line: a parser that lists its options, and what single words may be."""

from __future__ import annotations

import argparse
from typing import Any


class Parser(argparse.ArgumentParser):
    """An argument parser that can list its commands and their options."""

    def commands(self) -> dict[str, list[str]]:
        """Return each command's options, ``--help`` left out."""
        # argparse keeps both lists private and offers no other way to read them.
        found: dict[str, list[str]] = {}
        for action in self._actions:
            choices: Any = action.choices if action.nargs == argparse.PARSER else {}
            for name, one in choices.items():
                options = [max(each.option_strings, key=len, default="") for each in one._actions]
                found[name] = [each for each in options if each not in {"", "--help"}]
        return found


def whole(value: str) -> int:
    """Read a whole number of 0 or more."""
    if not value.isascii() or not value.isdigit():
        msg = f"{value!r} is not a whole number of 0 or more"
        raise argparse.ArgumentTypeError(msg)
    return int(value)


def positive(value: str) -> int:
    """Read a whole number of 1 or more."""
    number = whole(value)
    if not number:
        msg = "0 is too few; allowed is 1 or more"
        raise argparse.ArgumentTypeError(msg)
    return number


def amount(value: str) -> float:
    """Read a number of 0 or more."""
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number < float("inf"):
        msg = f"{value!r} is not a number of 0 or more"
        raise argparse.ArgumentTypeError(msg)
    return number


def experience(value: str) -> tuple[str, int]:
    """Read a role and months worked in it."""
    role, equals, months = value.rpartition("=")
    if not equals or not role:
        msg = f"{value!r} is not ROLE=MONTHS, for example medical-records-technician=18"
        raise argparse.ArgumentTypeError(msg)
    return role, whole(months)
