"""A graph that cannot be changed, and what may therefore be remembered about it.

``networkx.freeze`` keeps nodes and edges but lets their attributes be changed, so that an answer
remembered about such a graph may be out of date. A `FrozenGraph` refuses every change, and only
about a `FrozenGraph` is anything remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Concatenate, Final, Never, ParamSpec, TypeAlias, TypeVar

import networkx as nx

if TYPE_CHECKING:
    Graph: TypeAlias = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")
Key = TypeVar("Key")
Value = TypeVar("Value")

_UNASKED: Final[Any] = object()


def _refuse(*_: object, **__: object) -> Never:
    msg = "Frozen graph can't be modified"
    raise nx.NetworkXError(msg)


class ReadOnlyDict(dict[Key, Value]):
    """A dict that refuses to be changed; copies and pickles of it are ordinary dicts."""

    __slots__ = ()

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = popitem = setdefault = update = _refuse

    def pop(self, key: Key, /, *default: Any) -> Any:
        """Return the default for a key that is not there, which changes nothing."""
        # The writer of GraphML asks in this way whether the graph has an id.
        return default[0] if default and key not in self else _refuse()

    def __reduce__(self) -> tuple[type, tuple[dict[Key, Value]]]:
        return dict, (dict(self),)


class FrozenGraph(Graph):
    """A ``networkx.MultiDiGraph`` that refuses every change, also to its attributes.

    Only `frozen` makes one. To change it, copy it: ``networkx.MultiDiGraph(G)`` and ``G.copy()``
    are ordinary graphs that share nothing with it. A pickle of it is read as a frozen graph.
    """

    def __new__(cls, *args: Any, **kwargs: Any) -> Graph:  # type: ignore[misc]
        """Return an ordinary graph: networkx calls the class of a graph to copy it."""
        return nx.MultiDiGraph(*args, **kwargs)

    def __setattr__(self, name: str, value: object) -> None:
        # Setting what is there already changes nothing; `networkx.freeze` does it.
        if getattr(self, name, None) is not value:
            _refuse()

    def __delattr__(self, name: str) -> None:
        _refuse()

    def __reduce__(self) -> tuple[Callable[..., FrozenGraph], tuple[object, ...]]:
        edges = self.edges(keys=True, data=True)
        return frozen, ([*self.nodes.items()], [*edges], dict(self.graph))


def frozen(
    nodes: Iterable[tuple[str, Mapping[str, Any]]],
    edges: Iterable[tuple[str, str, str, Mapping[str, Any]]],
    attributes: Mapping[str, Any],
) -> FrozenGraph:
    """Return a graph that cannot be changed, of nodes and edges with their attributes and its own.

    An edge is source, target, key and attributes; those between the same two stand together.
    """
    known = ReadOnlyDict({node: ReadOnlyDict(data) for node, data in nodes})
    after: dict[str, dict[str, ReadOnlyDict[str, Any]]] = {node: {} for node in known}
    before: dict[str, dict[str, ReadOnlyDict[str, Any]]] = {node: {} for node in known}
    for (source, target), between in groupby(edges, itemgetter(0, 1)):
        keyed = ReadOnlyDict({key: ReadOnlyDict(data) for _, _, key, data in between})
        after[source][target] = before[target][source] = keyed
    successors = ReadOnlyDict({node: ReadOnlyDict(each) for node, each in after.items()})
    predecessors = ReadOnlyDict({node: ReadOnlyDict(each) for node, each in before.items()})
    made: FrozenGraph = object.__new__(FrozenGraph)
    vars(made).update(
        vars(nx.freeze(nx.MultiDiGraph())),
        graph=ReadOnlyDict(attributes),
        _node=known,
        _adj=successors,
        _succ=successors,
        _pred=predecessors,
        _known={},
    )
    return made


def once(
    question: Callable[Concatenate[Graph, Arguments], Answer],
) -> Callable[Concatenate[Graph, Arguments], Answer]:
    """Work out the same question about a `FrozenGraph` once, about any other graph every time."""

    @wraps(question)
    def ask(G: Graph, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
        if not isinstance(G, FrozenGraph):
            return question(G, *args, **kwargs)
        # In the graph itself, not beside it: an answer may hold its graph, and would keep it alive.
        known: dict[tuple[Any, ...], Any] = vars(G)["_known"]
        key = (question, *args, *kwargs.items())
        answer: Answer = known.get(key, _UNASKED)
        if answer is _UNASKED:
            answer = known[key] = question(G, *args, **kwargs)
        return answer

    return ask
