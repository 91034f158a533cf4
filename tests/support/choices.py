"""Random tiny questions with many answers: every requirement leaves a choice."""

from __future__ import annotations

from random import Random

from tiny import Row, credential, needs, role, tiny

from graph.model.graph import Graph
from graph.planning.problem import Problem


def choices(seed: int) -> tuple[Graph, Problem]:
    """Return a graph whose things ask for one of several others, and a question about its top."""
    dice = Random(seed)
    papers = [f"c{i}" for i in range(dice.randint(3, 5))]
    posts = [f"r{i}" for i in range(dice.randint(1, 2))]
    rows: list[Row] = [
        credential(each, dice.choice((0, 1, 2, 3, 6)), dice.choice((0, 0, 1, 2.5, 5)))
        for each in papers
    ]
    rows += [role(each, min_months=dice.choice((0, 0, 1))) for each in posts]
    ladder = papers + posts
    dice.shuffle(ladder)
    ladder.append("top")
    rows.append(role("top"))
    for place, node in enumerate(ladder):
        below = ladder[: max(place, 2)] if dice.random() < 0.8 else ladder[:-1]
        below = [each for each in below if each != node]
        for pathway in range(3 if node == "top" else dice.choice((0, 1, 2))):
            for group in range(dice.choice((1, 1, 2))):
                for each in dice.sample(below, min(len(below), dice.randint(1, 3))):
                    months = dice.choice((0, 1, 3, 5)) if each in posts else 0
                    more: Row = {"months": months} if months else {}
                    if months and dice.random() < 0.4:
                        more |= {"pool": "pool", "months": 4}
                    place_in = {"pathway": f"p{pathway}", "group": f"g{group}"}
                    rows.append(needs(node, each, **place_in, **more))
    unique = {
        (r["source"], r["target"], r["pathway"], r["group"]): r for r in rows if "source" in r
    }
    held = dice.random() < 0.2
    problem = Problem(
        target="top",
        hold=frozenset({dice.choice(posts)} if held else ()),
        avoid=frozenset({dice.choice(papers)} if dice.random() < 0.1 else ()),
        max_cost=dice.choice((None, None, None, None, 8)),
        max_months=dice.choice((None, None, None, None, 9)),
        time_limit=60,
    )
    return tiny(*(row for row in rows if "id" in row), *unique.values()), problem
