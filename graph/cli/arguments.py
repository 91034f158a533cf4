"""Parsing the command line: the options of questions, and what single words may be."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from graph.model.graph import Graph
from graph.person.file import read_profile
from graph.person.options import Group, Option, defaults, options
from graph.person.profile import Profile
from graph.planning.problem import Survey
from graph.queries.routing import WEIGHTS

DATA: Final = "data folder, .zip or .json (default: the shipped data)"
NODE: Final = "its id, name, abbreviation, alias or title"
EXPLAIN: Final = (
    "also print what every plan needs, what each step is required for, and what each constraint "
    "costs"
)
PACKAGE: Final = "file to write, named datapackage.json beside the tables (default: print it)"
PROFILE: Final = "TOML file of a person; options given here win over it"
SAVE: Final = "also write what you have, your limits and ways as a file for --profile"
SURE: Final = (
    "also print how sure the plan is: what it rests on, and what is best if estimates are off"
)
OPENS: Final = "list the credentials that open the most roles instead"
_GROUPS: Final[Mapping[Group, str]] = {
    "start": "starting point",
    "limit": "limits",
    "way": "study",
    "search": "search",
}


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


def add_command(
    commands: Any, name: str, words: str, examples: Sequence[str]
) -> argparse.ArgumentParser:
    """Add a command, or a view of one, whose help ends with what may be typed."""
    title = "example" if len(examples) == 1 else "examples"
    added: argparse.ArgumentParser = commands.add_parser(
        name,
        help=words,
        description=words,
        epilog="\n".join([f"{title}:", *(f"  careergraph {line}" for line in examples)]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    return added


def question_options(
    parser: argparse.ArgumentParser,
    question: type[Profile],
    groups: Collection[Group] = tuple(_GROUPS),
) -> None:
    """Add the options of a question, from their records; what is not given stays absent."""
    usual = defaults(question)
    known = {name: each for name, each in options(question).items() if each.group in groups}
    for name, each in known.items():
        if each.kind == "target":
            parser.add_argument(name, metavar="TARGET", help=each.help)
    for group, title in _GROUPS.items():
        listed = parser.add_argument_group(title) if group in groups else parser
        if group == "start":
            profile_option(listed)
        for name, each in known.items():
            if each.group == group and each.kind != "target":
                flag = each.flag or f"--{name.replace('_', '-')}"
                listed.add_argument(flag, dest=name, **_settings(each, usual[name]))


def _settings(each: Option, usual: Any) -> dict[str, Any]:
    """Return what argparse needs to know about an option."""
    found: dict[str, Any] = {"default": argparse.SUPPRESS, "help": each.help}
    if each.kind == "flag":
        return {**found, "action": "store_false" if usual else "store_true"}
    if usual:
        shown = f"{usual:g}" if isinstance(usual, int | float) else usual
        found["help"] += f" (default {shown})"
    if each.is_set or each.kind == "experience":
        found |= {"action": "append", "help": f"{each.help}; may be given several times"}
    match each.kind:
        case "nodes":
            found["metavar"] = "ID"
        case "role":
            found["metavar"] = "ROLE"
        case "kinds":
            found["metavar"] = "KIND"
        case "experience":
            found |= {"metavar": "ROLE=MONTHS", "type": experience}
        case "choice":
            found["choices"] = each.choices
        case "number":
            letter = {"second": "S", "dollar": "N"}.get(each.unit, "F")
            found |= {"metavar": letter, "type": amount}
        case _:
            found |= {"metavar": "N", "type": positive if each.low else whole}
    return found


def profile_option(parser: argparse._ActionsContainer) -> None:
    """Add the file of a person."""
    usual = argparse.SUPPRESS
    parser.add_argument("--profile", metavar="FILE", type=Path, default=usual, help=PROFILE)


def person(G: Graph, given: argparse.Namespace) -> Profile | None:
    """Return the profile of the file that was given, if one was."""
    return read_profile(G, given.profile) if "profile" in given else None


def asked(question: type[Profile], given: argparse.Namespace) -> dict[str, Any]:
    """Return the options of a question that were given."""
    return {name: getattr(given, name) for name in options(question) if name in given}


def route_options(parser: argparse.ArgumentParser) -> None:
    """Add everything a route may be asked for."""
    parser.add_argument("start", metavar="START", help=NODE)
    parser.add_argument("target", metavar="TARGET", help=NODE)
    by = "what is least along the route (default steps)"
    parser.add_argument("--by", choices=WEIGHTS, default="steps", help=by)
    parser.add_argument("-k", type=positive, default=1, help="how many routes (default 1)")
    profile_option(parser)


def compare_options(parser: argparse.ArgumentParser) -> None:
    """Add the nodes to compare, and the person who asks."""
    parser.add_argument("nodes", metavar="ID", nargs="+", help="two or more")
    brief = "only what a person chooses by: pay, the way there, what it asks, how sure"
    parser.add_argument("--brief", action="store_true", help=brief)
    question_options(parser, Survey)
