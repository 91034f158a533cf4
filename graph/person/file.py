"""A profile as a TOML file: what a person has, limits and ways, by the names of the options."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from graph.errors import DataError, Finding, GraphError, Report
from graph.model.graph import Graph
from graph.person.options import defaults, options
from graph.person.pose import posed
from graph.person.profile import Profile
from graph.words import amount

MAX_BYTES: Final = 100_000
"""More than any profile has."""

_PLACE: Final = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")


def read_profile(G: Graph, path: str | Path) -> Profile:
    """Read a profile from a TOML file.

    The keys are the fields of `Profile`: ``hold``, ``avoid`` and ``avoid_kind`` are lists,
    ``experience`` is a table of months by role. What is not in the file is as usual.

    Parameters
    ----------
    G
        The graph that the names are of: id, name, abbreviation or alias.
    path
        The file.

    Returns
    -------
    Profile
        With ids.

    Raises
    ------
    DataError
        When the file cannot be read or something in it is wrong; its report lists everything.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _problem(path, f"cannot be read: {error.strerror}") from None
    return parse_profile(G, data, path)


def parse_profile(G: Graph, data: bytes, name: str | Path) -> Profile:
    """Read a profile from the bytes of a TOML file, as `read_profile` does.

    Parameters
    ----------
    G
        The graph that the names are of.
    data
        What is in the file.
    name
        What the file is called in messages.

    Raises
    ------
    DataError
        When something is wrong; its report lists everything.
    """
    text = _text(name, data)
    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise _syntax(name, text, error) from None
    errors = []
    for key, value in values.items():
        for member, part in _parts(value) if key in options(Profile) else [("", value)]:
            try:
                posed(G, Profile, {key: part})
                continue
            except GraphError as error:
                words = str(error).removeprefix(f"{key} is ")
            except ValueError:  # Python does not write such a number
                words = "a number of too many digits"
            errors.append(Finding(str(name), _line(text, key, member), key, words))
    if errors:
        raise DataError(Report(errors))
    return posed(G, Profile, values)


def write_profile(profile: Profile, path: str | Path) -> Path:
    """Write a profile into a TOML file that `read_profile` reads; the same profile, the same bytes.

    Parameters
    ----------
    profile
        What is as usual is left out.
    path
        The file; its folder must exist. It is replaced as a whole or not at all.

    Returns
    -------
    Path
        The file.

    Raises
    ------
    OSError
        When the file cannot be written.
    """
    path = Path(path)
    aside = path.with_name(f".{path.name}.{token_hex(4)}")
    try:
        aside.write_bytes(format_profile(profile).encode())
        return aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def format_profile(profile: Profile) -> str:
    """Return the text of the TOML file of a profile; what is as usual is left out."""
    usual = defaults(Profile)
    given = {name: getattr(profile, name) for name in options(Profile)}
    rest = {name: value for name, value in given.items() if value != usual[name]}
    lines = [f"{name} = {_toml(value)}" for name, value in rest.items() if not _is_table(value)]
    for name, value in rest.items():
        if _is_table(value):
            lines += ["", f"[{name}]"]
            lines += [f"{_key(each)} = {_toml(number)}" for each, number in sorted(value.items())]
    whole = "\n".join(lines).lstrip("\n")
    return f"{whole}\n" if whole else ""


def _problem(path: str | Path, message: str, line: int = 1, column: str = "") -> DataError:
    return DataError(Report([Finding(str(path), line, column, message)]))


def _text(path: str | Path, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise _problem(path, f"is too large; a profile has at most {amount(MAX_BYTES)} bytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte, line = data[error.start], data.count(b"\n", 0, error.start) + 1
        words = f"byte 0x{byte:02x} is not UTF-8; save the file as UTF-8"
        raise _problem(path, words, line) from None


def _syntax(path: str | Path, text: str, error: Exception) -> DataError:
    place = _PLACE.fullmatch(str(error))
    if place is None:
        return _problem(path, "is nested too deeply or has a number of too many digits")
    words, line, column = place.groups()
    if line is None:
        return _problem(path, f"{words} at the end of the file", text.count("\n") + 1)
    return _problem(path, words, int(line), f"column {column}")


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the members of a list or table: a word to find each by, and a value of it alone."""
    if isinstance(value, list) and value:
        yield from ((str(each), [each]) for each in value)
    elif isinstance(value, Mapping) and value:
        yield from ((key, {key: each}) for key, each in value.items())
    else:
        yield "", value


def _line(text: str, key: str, member: str) -> int:
    """Return the line of a member of a key, else of the key, else the first."""
    here = re.search(rf"^[ \t\[]*[\"']?{re.escape(key)}(?![\w-])", text, re.MULTILINE)
    if here is None:
        return 1
    word = rf"(?<![\w.-]){re.escape(member)}(?![\w.-])" if member else ""
    there = re.compile(word).search(text, here.end()) or here
    return text.count("\n", 0, there.end()) + 1


def _is_table(value: Any) -> bool:
    return isinstance(value, Mapping)


def _toml(value: Any) -> str:
    """Write a value other than a table."""
    if isinstance(value, str):
        # JSON escapes what TOML wants escaped, but for this one.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, frozenset):
        return f"[{', '.join(map(_toml, sorted(value)))}]"
    return str(value).lower()


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else _toml(text)
