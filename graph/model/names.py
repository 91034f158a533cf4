"""Names: what a node is called, and which node a name means."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal
from unicodedata import normalize

from graph.errors import UnknownNodeError
from graph.model.condition import Condition, Hold, Months, serving
from graph.model.condition import sentence as condition_sentence
from graph.model.contract import CREDENTIAL_KINDS, LEVELS
from graph.model.frozen import once
from graph.model.graph import Graph, titles_of
from graph.words import NAMED, counted, how_many, listed, some

NameKind = Literal["name", "abbreviation", "alias", "title"]


def level_name(level: int) -> str:
    """Return the word for a level 0 to 7."""
    return LEVELS[level]


def level_words(level: int | None) -> str:
    """Return ``manager level``, or nothing when the level is unknown."""
    return "" if level is None else f"{level_name(level)} level"


def kind_name(kind: str) -> str:
    """Return a kind in words: ``bachelor's degree``."""
    first, *rest = kind.split("_")
    return " ".join([f"{first}'s" if first in {"bachelor", "master"} else first, *rest])


def kind_short(kind: str) -> str:
    """Return a kind in fewest words: ``bachelor's``, ``license``."""
    return kind_name(kind).replace("'s degree", "'s")


def kind_names(kind: str) -> str:
    """Return all of a kind in words: ``bachelor's degrees``, ``everything of the kind job``."""
    name = kind_name(kind)
    return f"{name}s" if kind in CREDENTIAL_KINDS else f"everything of the kind {name}"


def kinds_of(G: Graph, *types: str) -> tuple[str, ...]:
    """Return the kinds of the contract, then those of nodes (of some types; none: of all)."""
    there = {
        data["kind"]
        for _, data in G.nodes(data=True)
        if "kind" in data and (not types or data["type"] in types)
    }
    return (*CREDENTIAL_KINDS, *sorted(there.difference(CREDENTIAL_KINDS)))


def display_name(G: Graph, node: str) -> str:
    """Return the abbreviation of a certification, otherwise the name."""
    data = G.nodes[node]
    return str(data.get("abbreviation") or data["name"])


def sentence(G: Graph, part: Condition) -> str:
    """Write a condition with the names of the graph."""
    return condition_sentence(part, lambda node: display_name(G, node), level_name)


def place(G: Graph, source: str, level: int) -> str:
    """Return where experience counts: a role, or a career with the lowest level that counts."""
    return display_name(G, source) + (f" ({level_name(level)} or higher)" if level else "")


def short(G: Graph, part: Condition, focus: str) -> str:
    """Write a group in few words: ``one of RHIA, RHIT``.

    Of a long list, what the node `focus` meets is named first.
    """
    if isinstance(part, Hold):
        return display_name(G, part.node)
    if isinstance(part, Months):
        places = sorted(part.sources, key=lambda each: each[0] != focus)
        names = some((place(G, *each) for each in places), "other roles")
        return f"{counted(part.months, 'month')} in {names}"
    parts = list(part.parts)
    if len(parts) > NAMED:
        parts.sort(key=lambda each: serving(each, focus) is None)
    written = [short(G, each, focus) for each in parts]
    if len(parts) > NAMED:
        written[NAMED - 1 :] = [counted(len(parts) - NAMED + 1, "other")]
    return f"{how_many(part.number, len(parts))} of {', '.join(written)}"


def worked(G: Graph, role: str, months: int) -> str:
    """Write experience: ``24 months as Coding Supervisor``."""
    return f"{counted(months, 'month')} as {display_name(G, role)}"


def start(G: Graph, hold: Iterable[str], experience: Mapping[str, int]) -> str:
    """Write where a person starts: ``from RHIT and 24 months as Coder``, ``from scratch``."""
    names = [display_name(G, each) for each in sorted(hold)]
    names += [worked(G, role, months) for role, months in sorted(experience.items()) if months]
    return f"from {listed(names)}" if names else "from scratch"


def plain(text: str) -> str:
    """Return what is compared of a text: case and outer or repeated blanks do not matter."""
    return normalize("NFC", " ".join(normalize("NFC", text).casefold().split()))


def names_of(G: Graph, node: str) -> Iterator[tuple[NameKind, str]]:
    """Yield every text a node goes by: name, abbreviation, aliases, the id as a name, titles."""
    data = G.nodes[node]
    yield "name", data["name"]
    if "abbreviation" in data:
        yield "abbreviation", data["abbreviation"]
    for alias in aliases_of(G, node):
        yield "alias", alias
    yield "name", node
    for each in _titles(G).get(node, ()):
        yield "title", each


@once
def _titles(G: Graph) -> Mapping[str, list[str]]:
    """Return the other job titles of each node that has some."""
    found: dict[str, list[str]] = defaultdict(list)
    for node, each in titles_of(G):
        found[node].append(each)
    return found


def aliases_of(G: Graph, node: str) -> list[str]:
    """Return the aliases of a node."""
    return [each.strip() for each in G.nodes[node].get("aliases", "").split(";") if each.strip()]


def resolve(G: Graph, text: str) -> str:
    """Return the id meant by an id, name, abbreviation, alias or title, whatever its case.

    A title names a node only if nothing else has that name.

    Parameters
    ----------
    G
        A loaded graph.
    text
        What the node is called; an id as it is written comes first.

    Returns
    -------
    str
        The id of the one node that is called so.

    Raises
    ------
    UnknownNodeError
        With the closest matches, or with all nodes the text names.
    """
    if text in G:
        return text
    known = _known(G)
    wanted = plain(text)
    nodes = known.get(wanted, [])
    if len(nodes) == 1:
        return nodes[0]
    if nodes:
        raise UnknownNodeError(text, nodes, ambiguous=True)
    close = difflib.get_close_matches(wanted, list(known), n=5, cutoff=0.6)
    close += sorted(name for name in known if wanted and wanted in name)[:5]
    matches = dict.fromkeys(node for name in close for node in known[name])
    raise UnknownNodeError(text, list(matches)[:5])


@once
def _known(G: Graph) -> Mapping[str, list[str]]:
    """Return the nodes that each name means, as it is compared."""
    names: dict[str, list[str]] = defaultdict(list)
    titles: dict[str, list[str]] = defaultdict(list)
    for node in sorted(G):
        for by, name in names_of(G, node):
            nodes = (titles if by == "title" else names)[plain(name)]
            if node not in nodes:
                nodes.append(node)
    return {**titles, **names}


def title(G: Graph, node: str) -> str:
    """Return the name of a node, with its abbreviation."""
    data = G.nodes[node]
    short = data.get("abbreviation", "")
    return f"{data['name']} ({short})" if short else str(data["name"])


def closest(text: str, known: Iterable[str]) -> str:
    """Return the end of a message that names the known word nearest to a text, if any is near."""
    close = difflib.get_close_matches(text, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else ""
