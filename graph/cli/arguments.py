"""Parsing the command line: a parser that lists its options, and what single words may be."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from graph.drawing.decks.sheet import PAPERS
from graph.drawing.diagram.choice import SHOWS
from graph.model.contract import LEVELS, NODE_TYPES
from graph.model.graph import Graph
from graph.model.names import resolve
from graph.planning.problem import OBJECTIVES
from graph.queries.routing import WEIGHTS

DATA: Final = "data folder, .zip or .json (default: the shipped data)"
NODE: Final = "its id, name, abbreviation or alias"
TARGET: Final = "role or credential to reach, by id, name, abbreviation or alias"
EXPLAIN: Final = (
    "also: what every plan needs, who asks for each step, what each wish costs, and for a wish "
    "that cannot be met the smallest changes that make it possible"
)
OPENS: Final = "instead: which credential opens the most roles from here"
_HOLD: Final = "credential or role you have already; may be given several times"
_OBJECTIVE: Final = (
    "what is least: months with study beside work (calendar), months of one thing at a time "
    "(time), dollars (cost), new things (steps); or what is earned, prices taken off, within the "
    "horizon (earnings); default time"
)


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


def start_options(parser: argparse.ArgumentParser) -> None:
    """Add what is held at the start."""
    parser.add_argument("--hold", action="append", default=[], metavar="ID", help=_HOLD)
    parser.add_argument(
        "--experience",
        action="append",
        default=[],
        type=experience,
        metavar="ROLE=MONTHS",
        help="months already worked in a role; may be given several times",
    )


def limit_options(parser: argparse.ArgumentParser, *, seconds: float) -> None:
    """Add the limits of plans."""
    add = parser.add_argument
    avoid = "never newly achieve this; may be given several times"
    add("--avoid", action="append", default=[], metavar="ID", help=avoid)
    add("--max-cost", type=amount, metavar="N", help="at most so many dollars")
    add("--max-months", type=whole, metavar="N", help="at most so many months")
    level = f"no new credential above this level, 0 to {len(LEVELS) - 1}"
    add("--max-credential-level", type=whole, metavar="N", help=level)
    limit = f"seconds to search; then the best so far and its bound (default {seconds:g})"
    add("--time-limit", type=amount, default=seconds, metavar="S", help=limit)


def plan_options(parser: argparse.ArgumentParser) -> None:
    """Add everything a plan may be asked for."""
    parser.add_argument("target", metavar="TARGET", help=TARGET)
    start_options(parser)
    parser.add_argument("--objective", choices=OBJECTIVES, default="time", help=_OBJECTIVE)
    most = "at most so many new credentials and roles"
    parser.add_argument("--max-steps", type=whole, metavar="N", help=most)
    factor = "how many times longer study takes beside work (default 2)"
    parser.add_argument("--part-time-factor", type=amount, default=2.0, metavar="F", help=factor)
    horizon = "months over which earnings are counted (default 120)"
    parser.add_argument("--horizon", type=whole, metavar="N", help=horizon)
    limit_options(parser, seconds=10.0)
    parser.add_argument(
        "-k", type=positive, default=1, help="so many best plans, each of other things (default 1)"
    )
    trade = "every plan that nothing beats in both months and dollars"
    parser.add_argument("--pareto", action="store_true", help=trade)


def route_options(parser: argparse.ArgumentParser) -> None:
    """Add everything a route may be asked for."""
    parser.add_argument("start", metavar="START", help=NODE)
    parser.add_argument("target", metavar="TARGET", help=NODE)
    by = "what is least along the route (default steps)"
    parser.add_argument("--by", choices=WEIGHTS, default="steps", help=by)
    parser.add_argument("-k", type=positive, default=1, help="how many routes (default 1)")


def reach_options(parser: argparse.ArgumentParser) -> None:
    """Add everything reach may be asked for."""
    start_options(parser)
    limit_options(parser, seconds=60.0)


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
    plan_options(parser)
    words = "also draw links that a chain of others already says"
    parser.add_argument("--shortcuts", action="store_true", help=words)


def compare_options(parser: argparse.ArgumentParser) -> None:
    """Add the nodes to compare."""
    parser.add_argument("nodes", metavar="ID", nargs="+", help="two or more")


def file_options(parser: argparse.ArgumentParser) -> None:
    """Add where an export goes and how it looks."""
    add = parser.add_argument
    files = "file; its ending says the format; may be given several times"
    add("-o", "--output", action="append", required=True, type=Path, metavar="FILE", help=files)
    add("--title", default="", help="in place of the usual one")
    add("--theme", choices=("light", "dark"), default="light", help="colours (default light)")
    add("--size", choices=PAPERS, default="wide", help="paper (default wide, a 16:9 slide)")
    add("--scale", type=amount, default=2.0, metavar="N", help="pixels per point of a .png (2)")
    pages = "which page a .svg or .png shows (default 1, the graph)"
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
        reach_options,
        "--hold edu-hs --max-months 24 -o reach.html",
    ),
}
"""What can be exported: in words, its options, an example."""


def experience_of(G: Graph, options: argparse.Namespace) -> dict[str, int]:
    """Return the months per role id."""
    months: dict[str, int] = {}
    for role, number in options.experience:
        node = resolve(G, role)
        months[node] = months.get(node, 0) + number
    return months


def chosen(G: Graph, function: Callable[..., Any], options: argparse.Namespace) -> dict[str, Any]:
    """Return the options that are keywords of a function; they are called alike."""
    keywords = getattr(function, "__kwdefaults__", None) or {}
    found = {name: getattr(options, name) for name in keywords if name in options}
    return {**found, "experience": experience_of(G, options)}
