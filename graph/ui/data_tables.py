"""The tables of the Data page: rows with the columns that people read, sources as addresses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from graph.io.rows import TABLES as FILES
from graph.model.columns import NODES, PAY_TABLES, Column
from graph.model.contract import LEVELS
from graph.model.graph import Graph, Values, citations_of, pay_of, sources_of, titles_of
from graph.model.names import kind_name, title
from graph.model.relations import RELATIONS
from graph.queries.facts import label_of
from graph.ui.words import CONFIDENCE, safe_url
from graph.words import sentence_case

Row = dict[str, Any]

ID: Final = "Id"
"""The column with the id of a node, which leads to its page; of a link, where it leads to."""

FROM: Final = "From"
FROM_ID: Final = "From id"
"""The columns of a link with the name and the id of the node where it starts."""

LINKS: Final = ("Link", "Page")
"""Columns of addresses."""

_FIRST: Final = ("name", "level", "pay_median_usd", "cost_usd", "fee_usd", "duration_months")
_LAST: Final = ("aliases", "description")
_APART: Final = ("id", "type", "url")
"""Columns of nodes that are shown otherwise."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A table of the page: what it is called, what is in it, and its rows."""

    name: str
    about: str
    rows: Callable[[Graph], list[Row]]


def _nodes(G: Graph, kind: str) -> list[Row]:
    """Return the nodes of a type, by name; columns without any value are left out."""
    found = sorted(
        ((node, data) for node, data in G.nodes(data=True) if data["type"] == kind),
        key=lambda each: str(each[1]["name"]).casefold(),
    )
    known = [column.name for column in NODES]
    values = {
        name: {data.get(name) for _, data in found} - {None}
        for name in (*known, *_own(found, known))
    }
    there = [name for name in values if values[name] and name not in _APART]
    # What all have in common says least.
    same = [name for name in there if len(values[name]) == 1 and len(found) > 1]
    names = sorted(there, key=lambda name: (name in same, name in _LAST, name not in _FIRST))
    return [
        {
            **{sentence_case(label_of(name)): _value(name, data.get(name)) for name in names},
            "Page": _link(data.get("url", "")),
            ID: node,
        }
        for node, data in found
    ]


def _own(found: Sequence[tuple[str, Values]], known: Sequence[str]) -> list[str]:
    """Return the columns that the contract does not have."""
    return sorted({name for _, data in found for name in data}.difference(known))


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name == "level":
        return f"{value} {LEVELS[value]}"
    if name == "kind":
        return kind_name(value)
    if name == "pay_basis":
        return _BASES[value]
    return "; ".join(value.split(";")) if name in _LISTS else value


_BASES: Final = {
    "p10_p90": "10th to 90th percentile",
    "p25_p75": "25th to 75th percentile",
    "posted": "as posted",
}
DOLLARS: Final = frozenset(
    sentence_case(label_of(column.name))
    for _, columns, _ in FILES
    for column in columns
    if column.name.endswith("_usd")
)
"""Columns of amounts of money."""

_LISTS: Final = {column.name for column in NODES if column.kind == "list"}


def _link(url: str) -> str | None:
    return safe_url(url) or None


def _source(G: Graph, row: Values) -> Row:
    """Return where a row is from."""
    known = sources_of(G).get(row.get("reference", ""), {})
    return {
        "Source": known.get("title") or row.get("reference"),
        "Link": _link(known.get("url", "")),
        "As of": row.get("as_of"),
        "How sure": CONFIDENCE.get(row.get("confidence", "")),
    }


def _links(G: Graph) -> list[Row]:
    edges = sorted(G.edges(data=True), key=lambda each: (each[0], each[1], each[2]["relation"]))
    return [
        {
            FROM: title(G, source),
            "Relation": RELATIONS[data["relation"]].phrase,
            "To": title(G, target),
            "Months": data.get("months"),
            "Pathway": data.get("pathway"),
            "Group": data.get("group"),
            "Needed of the group": data.get("required_number"),
            "Note": data.get("note"),
            **_source(G, data),
            FROM_ID: source,
            ID: target,
        }
        for source, target, data in edges
    ]


def _citations(G: Graph) -> list[Row]:
    return [
        {
            "Of": title(G, node),
            "Fact": label_of(field),
            "Value": str(G.nodes[node].get(field, "")),
            "Note": row.get("note"),
            **_source(G, row),
            ID: node,
        }
        for (node, field), row in citations_of(G).items()
    ]


def _titles(G: Graph) -> list[Row]:
    return [
        {
            "Title": row["title"],
            "Means": title(G, node),
            **{
                name: value for name, value in _source(G, row).items() if name in {"Source", "Link"}
            },
            ID: node,
        }
        for (node, _), row in titles_of(G).items()
    ]


def _pay(G: Graph, by: str) -> list[Row]:
    names: dict[str, list[str]] = {}
    for _, data in G.nodes(data=True):
        if data["type"] == "role" and data.get("occupation"):
            code = str(data["occupation"]).partition(".")[0]
            names.setdefault(code, []).append(str(data["name"]))
    place = PAY_TABLES[by].place[-1].name
    columns = [each for each in PAY_TABLES[by].columns if each.name not in {"reference", by, place}]
    return [
        {
            sentence_case(by): row.get(place) or row[by],
            "Roles": ", ".join(sorted(names.get(row["occupation"], ()))) or None,
            **{sentence_case(label_of(each.name)): row.get(each.name) for each in columns},
            **{
                name: value for name, value in _source(G, row).items() if name in {"Source", "Link"}
            },
        }
        for row in pay_of(G, by).values()
    ]


def _columns(_: Graph) -> list[Row]:
    """Return what each column of each table means."""
    return [
        {
            "Table": file,
            "Column": column.name,
            "Meaning": sentence_case(column.meaning),
            "Write": written(column),
            "Needed": "yes" if column.required else None,
        }
        for file, columns, _ in FILES
        for column in columns
    ]


def written(column: Column) -> str:
    """Say what a cell of a column may hold."""
    if column.allowed:
        return "one of " + ", ".join(column.allowed)
    match column.kind:
        case "integer" | "number":
            whole = "whole number" if column.kind == "integer" else "number"
            return f"{whole} from {column.low:g} to {column.high:.0f}"
        case "date":
            return "YYYY, YYYY-MM or YYYY-MM-DD"
        case "id":
            return "a-z, 0-9 and -"
        case "list":
            return "text, with ; between the items"
        case _:
            return f"like {column.example}" if column.example else "text"


TABLES: Final[Mapping[str, Shown]] = {
    "roles": Shown("Roles", "pay, level, duties, outlook", partial(_nodes, kind="role")),
    "credentials": Shown(
        "Credentials", "cost, months of study, status", partial(_nodes, kind="credential")
    ),
    "fields": Shown("Career fields", "what belongs together", partial(_nodes, kind="career")),
    "bodies": Shown("Bodies", "who issues credentials", partial(_nodes, kind="certifying_body")),
    "employers": Shown("Employers", "who hires", partial(_nodes, kind="employer")),
    "links": Shown("Links", "required for, advances to, counts as and the others", _links),
    "facts": Shown("Facts", "each cell with its source", _citations),
    "titles": Shown("Other job titles", "what people also search for", _titles),
    **{
        f"pay-by-{by}": Shown(
            f"Pay by {by}", f"what occupations pay in {each.many}", partial(_pay, by=by)
        )
        for by, each in PAY_TABLES.items()
    },
    "columns": Shown("What each column means", "for your own files", _columns),
}
"""Name in the address -> table; a further table is one more record."""


def matching(rows: Sequence[Row], words: str) -> list[Row]:
    """Return the rows that have all of some words, in whatever column."""
    wanted = words.casefold().split()
    if not wanted:
        return list(rows)
    found = []
    for row in rows:
        text = " ".join(str(value) for value in row.values() if value is not None).casefold()
        if all(each in text for each in wanted):
            found.append(row)
    return found
