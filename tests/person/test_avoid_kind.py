"""Kinds that are ruled out: what they cover, what they leave alone, and how that is said."""

from __future__ import annotations

import json

import pytest
from tiny import career, credential, edge, needs, role, tiny

import graph
from graph.advice import constraint_costs, relaxations
from graph.cli.main import main
from graph.errors import RequestError
from graph.model.contract import CREDENTIAL_KINDS
from graph.model.graph import Graph
from graph.model.names import kind_name, kind_names, kinds_of

BACHELOR = ["bachelor_degree"]


def ways() -> Graph:
    """A degree leads to the goal, so does a long course that counts as it, and two years' work."""
    return tiny(
        career("field", kind="trade"),
        credential("degree", 12, 900, kind="bachelor_degree"),
        credential("bridge", 20, 500, kind="course"),
        credential("plain", 30, 100),
        role("clerk", kind="job"),
        role("goal", kind="job"),
        edge("bridge", "counts_as", "degree"),
        edge("field", "includes", "clerk"),
        needs("goal", "degree", group="way"),
        needs("goal", "plain", group="way"),
    )


def achieved(**options: object) -> tuple[str, ...] | None:
    best = graph.plan(ways(), "goal", **options).best  # type: ignore[arg-type]
    return None if best is None else best.achieved


def test_nothing_of_an_avoided_kind_is_newly_achieved() -> None:
    assert achieved() == ("degree", "goal")
    assert achieved(avoid_kind=["course"]) == ("degree", "goal")


def test_what_counts_as_an_avoided_thing_still_satisfies_and_reaches() -> None:
    assert achieved(avoid_kind=BACHELOR) == ("bridge", "goal")
    assert graph.plan(ways(), "degree", avoid_kind=BACHELOR).status == "optimal"
    assert achieved(avoid_kind=[*BACHELOR, "course"]) == ("goal", "plain")


def test_what_is_held_is_not_touched() -> None:
    assert achieved(avoid_kind=BACHELOR, hold=["degree"]) == ("goal",)


def test_a_kind_covers_roles_too() -> None:
    answer = graph.plan(ways(), "goal", avoid_kind=["job"])
    assert answer.status == "infeasible"
    assert [each.needs for each in answer.missing] == ["GOAL is avoided (job) and not held"]


def test_reach_leaves_out_what_only_an_avoided_kind_leads_to() -> None:
    def reached(*kinds: str) -> list[str]:
        return sorted(each.id for each in graph.reach(ways(), avoid_kind=kinds).nodes)

    assert reached() == ["bridge", "clerk", "degree", "goal", "plain"]
    assert reached("bachelor_degree") == ["bridge", "clerk", "degree", "goal", "plain"]
    assert reached("bachelor_degree", "course") == ["clerk", "goal", "plain"]
    assert reached("job") == ["bridge", "degree", "plain"]


@pytest.mark.parametrize("kind", [*CREDENTIAL_KINDS, "job", "trade"])
def test_kinds_of_the_contract_and_of_the_graph_may_be_named(kind: str) -> None:
    assert graph.plan(ways(), "goal", avoid_kind=[kind]).problem.avoid_kind == {kind}


def test_another_kind_is_refused_with_what_is_allowed() -> None:
    with pytest.raises(RequestError, match=r"^avoid_kind is 'degree'; allowed is diploma, .* or t"):
        graph.plan(ways(), "goal", avoid_kind=["course", "degree"])


def test_the_least_change_names_the_kinds() -> None:
    avoided = [*BACHELOR, "course", "license"]
    answer = graph.plan(ways(), "goal", avoid_kind=avoided, avoid=["plain"], max_months=25)
    found = relaxations(ways(), answer.problem)
    assert [each.sentence for each in found.sets] == [
        "allow bachelor's degrees",
        "allow courses",
    ]
    (change, *_) = found.sets[0].changes
    assert (change.constraint, change.id) == ("avoid_kind", "bachelor_degree")
    several = graph.plan(ways(), "goal", avoid_kind=["course"], avoid=["plain", "degree", "goal"])
    first, *_ = relaxations(ways(), several.problem).sets
    assert first.sentence == "allow DEGREE and GOAL"


def test_what_an_avoided_kind_costs() -> None:
    answer = graph.plan(ways(), "goal", avoid_kind=[*BACHELOR, "license"])
    assert answer.best is not None
    first, second, *_ = constraint_costs(ways(), answer.problem, answer.best)
    assert first.sentence == (
        "with bachelor's degrees allowed: -8 months, +400 dollars (DEGREE instead)"
    )
    assert (first.constraint, first.id) == ("avoid_kind", "bachelor_degree")
    assert second.sentence == "with licenses allowed: no change"


def test_a_kind_that_is_called_like_something_held_is_still_priced() -> None:
    G = tiny(credential("course"), credential("exam", 2, kind="course"), role("goal"))
    answer = graph.plan(G, "goal", hold=["course"], avoid_kind=["course"])
    assert answer.best is not None
    (line,) = constraint_costs(G, answer.problem, answer.best)
    assert line.sentence == "with courses allowed: no change"


def test_kinds_have_words() -> None:
    assert [
        kind_name(each) for each in ("bachelor_degree", "associate_degree", "own business")
    ] == [
        "bachelor's degree",
        "associate degree",
        "own business",
    ]
    assert kind_names("master_degree") == "master's degrees"
    assert kind_names("job") == "everything of the kind job"
    assert kinds_of(ways()) == (*CREDENTIAL_KINDS, "job", "trade")
    assert kinds_of(ways(), "role") == (*CREDENTIAL_KINDS, "job")


def test_the_command_line_takes_several(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--avoid-kind", "bachelor_degree", "--avoid-kind", "master_degree"]
    assert main(["plan", "RHIA", *words, "--json"]) == 3
    found = json.loads(capsys.readouterr().out)
    assert [each["sentence"] for each in found["relaxations"]["sets"]] == [
        "allow bachelor's degrees",
    ]
    assert main(["reach", "--max-months", "3", *words, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["avoid_kind"] == ["bachelor_degree", "master_degree"]
    assert main(["plan", "RHIA", "--avoid-kind", "degree"]) == 2
    assert "avoid_kind is 'degree'; allowed is diploma, " in capsys.readouterr().err
