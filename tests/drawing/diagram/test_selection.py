"""What the filters of a map let pass."""

from __future__ import annotations

import pytest
from tiny import Row, career, credential, edge, role, tiny

from graph.drawing.diagram.choice import ExploreChoice
from graph.drawing.diagram.selection import loosen, select
from graph.model.graph import Graph


def other(node: str, kind: str) -> Row:
    return {"id": node, "type": kind, "name": node.upper()}


@pytest.fixture
def field() -> Graph:
    """Two fields and two employers that share a role, and a role and a paper of neither."""
    return tiny(
        career("coding"),
        career("records"),
        *(role(each, level=2) for each in ("coder", "clerk", "both", "loose")),
        *(credential(each, level=1) for each in ("code-paper", "record-paper", "loose-paper")),
        other("clinic", "employer"),
        other("hospital", "employer"),
        other("body", "certifying_body"),
        *(edge("coding", "includes", each) for each in ("coder", "both", "code-paper")),
        *(edge("records", "includes", each) for each in ("clerk", "both", "record-paper")),
        edge("clinic", "employs", "coder"),
        edge("hospital", "employs", "clerk"),
        edge("hospital", "employs", "both"),
        edge("body", "offers", "code-paper"),
        edge("body", "offers", "record-paper"),
        edge("coder", "advances_to", "loose"),
        edge("loose-paper", "recommended_for", "loose"),
    )


PAPERS = {"code-paper", "record-paper", "loose-paper"}
OTHERS = {"body", "clinic", "hospital"}


@pytest.mark.parametrize(
    ("careers", "expected"),
    [
        (("coding",), {"coding", "coder", "both", "code-paper", *OTHERS}),
        (("records",), {"records", "clerk", "both", "record-paper", *OTHERS} - {"clinic"}),
        (
            ("coding", "records"),
            {"coding", "records", "coder", "clerk", "both", *PAPERS, *OTHERS} - {"loose-paper"},
        ),
    ],
)
def test_a_career_lets_pass_what_it_includes(
    field: Graph, careers: tuple[str, ...], expected: set[str]
) -> None:
    """Bodies and employers have no career; on the whole map they stay with what they touch."""
    view = select(field, ExploreChoice(show="everything", careers=careers))
    assert set(view.nodes) == expected
    assert view.hidden == len(field) - len(expected)


@pytest.mark.parametrize(
    ("employers", "expected"),
    [
        (("clinic",), {"clinic", "coder", "coding", *PAPERS, "body", "records"}),
        (("hospital",), {"hospital", "clerk", "both", "coding", "records", *PAPERS, "body"}),
        (
            ("clinic", "hospital"),
            {*OTHERS, "coder", "clerk", "both", "coding", "records", *PAPERS},
        ),
    ],
)
def test_an_employer_lets_pass_the_roles_it_employs(
    field: Graph, employers: tuple[str, ...], expected: set[str]
) -> None:
    view = select(field, ExploreChoice(show="everything", employers=employers))
    assert set(view.nodes) == expected
    assert view.hidden == len(field) - len(expected)


def test_filters_are_kept_together(field: Graph) -> None:
    choice = ExploreChoice(
        show="everything", types=("role",), careers=("coding",), employers=("hospital",)
    )
    assert select(field, choice).nodes == ("both",)


def test_around_a_node_is_what_it_is_linked_to_and_what_it_opens(shipped: Graph) -> None:
    """A filter of a map takes nothing away, and an RHIA opens what an RHIT does."""
    choice = ExploreChoice(focus="ahima-rhia", types=("career",))
    view = select(shipped, choice)
    linked = {*shipped.predecessors("ahima-rhia"), *shipped.successors("ahima-rhia")}
    assert {"ahima-rhia", *linked, *shipped.successors("ahima-rhit")} - {*view.nodes} <= {
        target
        for _, target, data in shipped.out_edges("ahima-rhit", data=True)
        if data["relation"] != "required_for"
    }
    assert linked < {*view.nodes}
    assert all("ahima-rhia" in pair for pair in view.main)


def test_what_loosening_a_filter_would_show_is_counted(field: Graph) -> None:
    choice = ExploreChoice(
        show="everything",
        types=("role",),
        careers=("coding",),
        levels=(2,),
        employers=("hospital",),
    )
    assert loosen(field, choice) == [
        ("type", 3),
        ("career field", 2),
        ("employer", 2),
        ("level", 1),
    ]
    assert loosen(field, ExploreChoice(show="everything")) == []


def test_the_filters_of_the_shipped_map_are_its_rows(shipped: Graph) -> None:
    """For every career and every employer: the nodes with a row from it, and no others."""
    for kind, relation, filtered in (
        ("career", "includes", {"career", "role", "credential"}),
        ("employer", "employs", {"employer", "role"}),
    ):
        name = "careers" if kind == "career" else "employers"
        for one in sorted(n for n, data in shipped.nodes(data=True) if data["type"] == kind):
            rows = {
                b for a, b, d in shipped.edges(data=True) if (a, d["relation"]) == (one, relation)
            }
            choice = ExploreChoice(show="everything", **{name: (one,)})  # type: ignore[arg-type]
            view = select(shipped, choice)
            shown = {n for n in view.nodes if shipped.nodes[n]["type"] in filtered}
            assert shown == {one, *rows}, one
