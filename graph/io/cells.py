"""Parse one cell: a value of its column's kind, or a sentence about what is wrong."""

from __future__ import annotations

import difflib
import re

from graph.model.columns import Column
from graph.words import amount

SLUG = re.compile(r"[a-z0-9][a-z0-9-]*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_COMMA = re.compile(r"-?\d[\d.]*,\d+", re.ASCII)
_THOUSANDS = re.compile(r"\$? ?\d{1,3}(,\d{3})+(\.\d+)?|\$ ?\d+(\.\d+)?", re.ASCII)
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


class CellError(ValueError):
    """What is wrong with a cell and what is allowed."""


def parse_cell(column: Column, cell: str) -> str | int | float:
    """Return the value of a non-empty cell; what is wrong with it is a `CellError`."""
    match column.kind:
        case "id":
            return _slug(cell)
        case "integer" | "number":
            return _number(column, cell)
        case "choice":
            return _choice(column, cell)
        case "date":
            if not DATE.fullmatch(cell):
                msg = f"{cell!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"
                raise CellError(msg)
            return cell
        case "text" | "list":
            if not cell.strip():
                msg = "only white space; leave the cell empty or write text"
                raise CellError(msg)
            _check_pattern(column, cell)
            return cell


def _slug(cell: str) -> str:
    if SLUG.fullmatch(cell):
        return cell
    wrong = next((c for c in cell if not re.fullmatch(r"[a-z0-9-]", c)), cell[0])
    msg = (
        f"{cell!r} is not an id (U+{ord(wrong):04X} does not fit): "
        "a-z, 0-9 and -, starting with a letter or digit"
    )
    raise CellError(msg)


def _check_pattern(column: Column, cell: str) -> None:
    items = cell.split(";") if column.kind == "list" else [cell]
    for item in items if column.pattern else ():
        if not re.fullmatch(column.pattern, item, re.ASCII):
            several = ", with ; between several" if column.kind == "list" else ""
            msg = f"{item!r} is not a code like {column.example}{several}"
            raise CellError(msg)


def _number(column: Column, cell: str) -> int | float:
    if not _NUMBER.fullmatch(cell):
        if _THOUSANDS.fullmatch(cell):
            msg = f"{cell!r} is not a plain number; write {re.sub('[$, ]', '', cell)}"
        elif _COMMA.fullmatch(cell):
            msg = f"{cell!r} has a comma; write the number plainly, for example 30610 or 7.5"
        elif cell.strip().casefold().lstrip("+-") in {"nan", "inf", "infinity"}:
            msg = f"{cell!r} is not a finite number; leave the cell empty when it is unknown"
        else:
            msg = f"{cell!r} is not a plain number, for example 30610 or 7.5"
        raise CellError(msg)
    value = float(cell)
    wrong = {
        "negative": value < 0 <= column.low,
        "out of range": not column.low <= value <= column.high,
        "not a whole number": column.kind == "integer" and not value.is_integer(),
    }
    for what, is_so in wrong.items():
        if is_so:
            msg = f"{cell} is {what}; allowed is {amount(column.low)} to {amount(column.high)}"
            raise CellError(msg)
    return int(value) if value.is_integer() else value


def _choice(column: Column, cell: str) -> str:
    if cell in column.allowed:
        return cell
    close = difflib.get_close_matches(cell.strip().casefold(), [*column.allowed], n=1)
    hint = f"did you mean {close[0]!r}? " if close else ""
    msg = f"{cell!r} is unknown; {hint}allowed: {', '.join(column.allowed)}"
    raise CellError(msg)
