"""Parsing the command line: a parser that lists its options, and what single words may be."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from graph.drawing.decks.sheet import PAPERS
from graph.drawing.diagram.choice import SHOWS
from graph.export.publish.formats import FORMATS
from graph.model.contract import LEVELS, NODE_TYPES
from graph.person.options import Group, Option, defaults, options
from graph.person.profile import Profile
from graph.planning.problem import Problem, Survey
from graph.queries.routing import WEIGHTS

DATA: Final = "data folder, .zip or .json (default: the shipped data)"
NODE: Final = "its id, name, abbreviation or alias"
EXPLAIN: Final = (
    "also: what every plan needs, who asks for each step, what each wish costs, and for a wish "
    "that cannot be met the smallest changes that make it possible"
)
OPENS: Final = "instead: which credential opens the most roles from here"
_GROUPS: Final[Mapping[Group, str]] = {
    "start": "what you have",
    "limit": "limits",
    "way": "how you study",
    "search": "what is searched for",
}


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
                found |= {f"{name} {inner}": each for inner, each in one.commands().items()}
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


def examples(lines: Sequence[str]) -> str:
    """Return the last words of a help text: what may be typed."""
    title = "example" if len(lines) == 1 else "examples"
    return "\n".join([f"{title}:", *(f"  careergraph {line}" for line in lines)])


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
    if each.kind in {"nodes", "experience"}:
        found |= {"action": "append", "help": f"{each.help}; may be given several times"}
    match each.kind:
        case "nodes":
            found["metavar"] = "ID"
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


def map_options(parser: argparse.ArgumentParser) -> None:
    """Add what part of the graph a map shows."""
    add = parser.add_argument
    add("--focus", metavar="ID", default="", help="node in the middle (default: the whole graph)")
    add("--show", choices=SHOWS, help="default: around the focus, without one everything")
    add("--radius", type=positive, default=1, metavar="N", help="links away from the focus")
    add("--whole", action="store_true", help="all around the focus, not only the nearest")
    add("--links", action="store_true", help="every link, not only the main ones")
    add("--type", action="append", default=[], choices=NODE_TYPES, help="only these")
    add("--career", action="append", default=[], metavar="ID", help="only of these fields")
    level = f"only of these levels, 0 to {len(LEVELS) - 1}"
    add("--level", action="append", default=[], type=whole, metavar="N", help=level)
    add("--employer", action="append", default=[], metavar="ID", help="only hired by these")


def export_options(parser: Parser) -> None:
    """Add the views that can be exported, each with its own options and those of files."""
    views = parser.add_subparsers(title="views", metavar="VIEW", dest="view", required=True)
    for name, (words, add, example) in _VIEWS.items():
        one = views.add_parser(
            name,
            help=words,
            description=words,
            epilog=examples((f"export {name} {example}",)),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        add(one)
        file_options(one)


def _plan_export_options(parser: argparse.ArgumentParser) -> None:
    question_options(parser, Problem)
    words = "also draw links that a chain of others already says"
    parser.add_argument("--shortcuts", action="store_true", help=words)


def compare_options(parser: argparse.ArgumentParser) -> None:
    """Add the nodes to compare."""
    parser.add_argument("nodes", metavar="ID", nargs="+", help="two or more")


def file_options(parser: argparse.ArgumentParser) -> None:
    """Add where an export goes and how it looks."""
    add = parser.add_argument
    endings = ", ".join(FORMATS)
    files = f"file; its ending says the format ({endings}); may be given several times"
    add("-o", "--output", action="append", required=True, type=Path, metavar="FILE", help=files)
    add("--title", default="", help="in place of the usual one")
    add("--theme", choices=("light", "dark"), default="light", help="colours (default light)")
    add("--size", choices=PAPERS, default="wide", help="paper (default wide, a 16:9 slide)")
    add("--scale", type=amount, default=2.0, metavar="N", help="pixels per point of a .png (2)")
    single = " or ".join(ending for ending, each in FORMATS.items() if each.single)
    pages = f"which page a {single} shows (default 1, the graph)"
    add("--page", type=positive, default=1, metavar="N", help=pages)
    add("--data", type=Path, help=DATA)


_VIEWS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None], str]] = {
    "map": ("the graph or a part of it", map_options, "--focus RHIA -o around.svg"),
    "route": (
        "shortest routes",
        route_options,
        "edu-cert-coding director-of-medical-records -o route.png",
    ),
    "plan": (
        "the best plan: graph, timeline, steps with sources; other plans",
        _plan_export_options,
        "director-of-medical-records --hold edu-cert-coding -o plan.pptx -o plan.pdf",
    ),
    "compare": ("nodes side by side", compare_options, "RHIT RHIA -o compare.pdf"),
    "reach": (
        "everything attainable within a budget",
        partial(question_options, question=Survey),
        "--hold edu-hs --max-months 24 -o reach.html",
    ),
}
"""What can be exported: in words, its options, an example."""
