"""The pages of the documentation, and what is written on them."""

from __future__ import annotations

import argparse
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from graph.cli.main import build_parser

ROOT = Path(__file__).parents[2]

PAGES = sorted(
    str(path.relative_to(ROOT).as_posix())
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "data" / "README.md",
        *(ROOT / "docs").rglob("*.md"),
    )
)
"""All pages but the changelog, which is about the past too."""


def read(page: str) -> str:
    """Return the text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


README = read("README.md")
COMMAND_LINE = read("docs/command-line.md")


def fenced(text: str, language: str) -> list[str]:
    """Return the code blocks of a language, without the indent of a list."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def without_blocks(text: str) -> str:
    """Return a text without its code blocks."""
    return re.sub(r"^ *```.*?^ *```", "", text, flags=re.DOTALL | re.MULTILINE)


def spans(text: str) -> list[str]:
    """Return the code spans of a text, blocks left out; a cell writes a bar as ``\\|``."""
    found = re.findall(r"`([^`]+)`", without_blocks(text))
    return [" ".join(span.split()).replace("\\|", "|") for span in found]


def links(page: str) -> list[str]:
    """Return the targets of links and pictures."""
    return re.findall(r"\]\(([^)\s]+)\)", without_blocks(read(page)))


def anchors(text: str) -> set[str]:
    """Return what a link may name after ``#``."""
    titles = re.findall(r"^#+ (.+)$", without_blocks(text), re.MULTILINE)
    return {_anchor(title) for title in titles}


def _anchor(title: str) -> str:
    return re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-")


def section(text: str, title: str) -> str:
    """Return what stands under a heading, up to the next heading of any depth."""
    _, _, rest = text.partition(f"# {title}\n")
    return re.split(r"^#+ ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def commands_shown(page: str, *, inline: bool = True) -> Iterator[list[str]]:
    """Yield the words after ``careergraph`` of each command in a block or a span."""
    text = read(page)
    shown = [line for block in fenced(text, "sh") for line in block.splitlines()]
    parts = [part.strip() for line in shown for part in line.split("&&")]
    for each in [*parts, *(spans(text) if inline else ())]:
        if each.startswith("careergraph "):
            yield shlex.split(each)[1:]


def _parsers(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the parser of each command, those of commands inside included."""
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:  # noqa: SLF001 -- argparse has no public list
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for name, one in action.choices.items():
                inside = {f"{name} {inner}": each for inner, each in _parsers(one).items()}
                found |= {name: one, **inside}
    return found


@cache
def _every_parser() -> dict[str, argparse.ArgumentParser]:
    return _parsers(build_parser())


def options_of(command: str) -> dict[str, argparse.Action]:
    """Return the options of a command by their longest name, ``--help`` left out."""
    actions = _every_parser()[command]._actions  # noqa: SLF001
    named = ((max(each.option_strings, key=len, default=""), each) for each in actions)
    return {name: action for name, action in named if name not in {"", "--help"}}


def commands() -> dict[str, list[str]]:
    """Return each command's options, ``--help`` left out."""
    return {name: list(options_of(name)) for name in _every_parser()}


def choices(command: str, title: str = "") -> dict[str, str]:
    """Return the options described for a command, each with its row.

    That are the rows of its own section, of the sections it links to that belong to no command,
    and single options that it takes over from another command.
    """
    own = section(COMMAND_LINE, title or f"careergraph {command}")
    rows = _rows(own)
    for line in own.split("\n\n"):
        for target in re.findall(r"\(#([\w-]+)\)", line):
            there = next(
                section(COMMAND_LINE, each)
                for each in re.findall(r"^#+ (.+)$", COMMAND_LINE, re.MULTILINE)
                if _anchor(each) == target
            )
            if target.startswith("careergraph-"):
                taken = set(re.findall(r"`(--?[\w-]+)`", line))
                rows |= {name: row for name, row in _rows(there).items() if name in taken}
            else:
                rows |= _rows(there)
    return rows


def _rows(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in re.findall(r"^\| `-.*$", text, re.MULTILINE):
        names = re.findall(r"`(--?[\w-]+)", row.split("|")[1])
        found[max(names, key=len)] = row
    return found
