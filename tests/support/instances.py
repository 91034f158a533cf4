"""Random tiny instances that try to trip a planner over."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from tiny import Row, career, credential, edge, needs, role, tiny

from graph.model.graph import Graph
from graph.planning.problem import Problem


def instance(
    seed: int, *, credentials_up_to: int = 5, roles_up_to: int = 3
) -> tuple[Graph, Problem]:
    """Return a graph and a question with cycles, pools, careers, k of n, counts_as, limits."""
    dice, ways = Random(seed), Random(f"ways {seed}") if seed % 4 == 1 else None
    credentials = [f"c{i}" for i in range(dice.randint(2, credentials_up_to))]
    roles = [f"r{i}" for i in range(dice.randint(1, roles_up_to))]
    careers = [f"f{i}" for i in range(dice.randint(0, 2))]
    rows: list[Row] = [
        credential(
            each,
            dice.choice((0, 0, 1, 2, 3)),
            dice.choice((0, 0, 1, 2.5, 5)),
            fee_usd=dice.choice((0, 0, 1)),
            level=dice.randint(1, 3),
            status=dice.choice(("active",) * 9 + ("retired",)),
            **_modes(ways),
        )
        for each in credentials
    ]
    rows += [
        role(each, min_months=dice.choice((0, 0, 0, 1, 2)), level=dice.randint(1, 3))
        for each in roles
    ]
    rows += [career(each) for each in careers]
    rows += [edge(f, "includes", r) for f in careers for r in roles if dice.random() < 0.7]
    rows += [
        edge(a, "counts_as", b)
        for a in credentials
        for b in credentials
        if a != b and dice.random() < 0.12
    ]
    everything = credentials + roles
    dice.shuffle(everything)
    for place, node in enumerate(everything):
        # Mostly things earlier in some order, so that ladders are climbed; sometimes any.
        known = everything[:place] if dice.random() < 0.85 else everything
        rows += _requirements(dice, node, known, [each for each in known if each in roles], careers)
    if seed % 3 == 2:
        rows = _twinned(dice, rows, dice.choice(everything))
    unique = {tuple(sorted(row.items())): row for row in rows}
    kinds = Random(f"kinds {seed}")
    avoided = frozenset({"course"} if kinds.random() < 0.2 else ())
    problem = replace(_problem(dice, everything, roles), avoid_kind=avoided)
    return tiny(*(_with_kind(kinds, row) for row in unique.values())), problem


def _with_kind(dice: Random, row: Row) -> Row:
    """Give a credential or role a kind; some have none."""
    kinds = {"credential": ("course", "certification", None), "role": ("course", "job", "job")}
    kind = dice.choice(kinds.get(row.get("type", ""), (None,)))
    return row if kind is None else {**row, "kind": kind}


def _modes(dice: Random | None) -> Row:
    """Return how a credential is studied: mostly either way; without dice always."""
    row: Row = {}
    if dice is None:
        return row
    if dice.random() < 0.4:
        row["study_mode"] = dice.choice(("either", "full_time", "part_time"))
    if dice.random() < 0.2:
        row["part_time_months"] = dice.randint(0, 4)
    return row


def with_pay(
    seed: int, *, credentials_up_to: int = 5, roles_up_to: int = 3
) -> tuple[Graph, Problem]:
    """Return an instance whose roles pay, with a part-time factor and a horizon.

    A month pays about as much as a credential costs, so that studying may or may not pay off.
    """
    G, problem = instance(seed, credentials_up_to=credentials_up_to, roles_up_to=roles_up_to)
    return _paid(Random(f"pay {seed}"), G, problem, range(9))


def side_by_side(
    seed: int, *, credentials_up_to: int = 4, roles_up_to: int = 3
) -> tuple[Graph, Problem]:
    """Return an instance with pay whose target asks for study and for work.

    Most have a plan, and in many it takes less when study and work go side by side.
    """
    dice, ways = Random(f"side by side {seed}"), Random(f"ways {seed}")
    credentials = [f"c{i}" for i in range(dice.randint(1, credentials_up_to))]
    roles = [f"r{i}" for i in range(dice.randint(1, roles_up_to))]
    rows: list[Row] = [
        credential(
            each, dice.choice((0, 1, 1, 2, 2, 3, 4)), dice.choice((0, 1, 2.5, 5)), **_modes(ways)
        )
        for each in credentials
    ]
    rows += [role(each, min_months=dice.choice((0, 0, 1, 2, 3))) for each in roles]
    rows.append(role("goal") if dice.random() < 0.8 else credential("goal", dice.randint(0, 2)))
    order = [*credentials, *roles]
    dice.shuffle(order)
    for place, node in enumerate([*order, "goal"]):
        size = dice.choice((0, 0, 1, 2)) if node != "goal" else dice.randint(2, 4)
        for number, source in enumerate(dice.sample(order[:place], min(size, place))):
            months = dice.choice((0, 1, 2, 3, 4)) if source in roles else 0
            several = node != "goal" and dice.random() < 0.3
            rows.append(
                needs(
                    node,
                    source,
                    **({"months": months} if months else {}),
                    **({"group": "either"} if several else {}),
                    pathway="2" if number and dice.random() < 0.1 else "1",
                )
            )
    problem = Problem(
        target="goal",
        hold=frozenset(each for each in order if dice.random() < 0.1),
        infer=dice.random() < 0.7,
        experience={each: dice.randint(0, 2) for each in roles if dice.random() < 0.15},
        max_cost=dice.choice((None,) * 8 + (6,)),
        max_months=dice.choice((None,) * 8 + (5,)),
        max_steps=dice.choice((None,) * 8 + (4,)),
        time_limit=60,
    )
    return _paid(dice, tiny(*rows), problem, range(3, 15))


def _paid(dice: Random, G: Graph, problem: Problem, horizons: range) -> tuple[Graph, Problem]:
    rows: list[Row] = []
    for node, data in G.nodes(data=True):
        pay = dice.choice((None, 0, 7, 12, 20, 36.5, 60)) if data["type"] == "role" else None
        rows.append({"id": node, **data, **({} if pay is None else {"pay_median_usd": pay})})
    rows += [{"source": a, "target": b, **data} for a, b, data in G.edges(data=True)]
    return tiny(*rows), replace(
        problem,
        part_time_factor=dice.choice((1.0, 1.1, 1.5, 2.0, 2.0, 3.0)),
        horizon=dice.choice(horizons),
    )


def _twinned(dice: Random, rows: list[Row], node: str) -> list[Row]:
    """Give a thing a twin that serves where it serves and asks for much the same."""
    twin, asks = f"{node}t", dice.random() < 0.7
    found: list[Row] = []
    for row in rows:
        if row.get("id") == node:
            dearer = {"cost_usd": row.get("cost_usd", 0) + dice.choice((0, 0, 1, -1))}
            found += [row, {**row, "id": twin, "name": twin.upper(), **dearer}]
            found[-1]["cost_usd"] = max(0, found[-1]["cost_usd"])
        elif row.get("target") == node:
            found.append(row)
            if asks:
                found.append({**row, "target": twin})
        elif row.get("source") == node and dice.random() < 0.9:
            own = row["relation"] == "required_for" and not (row.get("pool") or row.get("group"))
            either = {**row, "group": f"either {node}"} if own else row
            found += [either, {**either, "source": twin}]
        else:
            found.append(row)
    return found


def _requirements(
    dice: Random, node: str, known: list[str], roles: list[str], careers: list[str]
) -> list[Row]:
    rows: list[Row] = []
    if not known:
        return rows
    for pathway in range(dice.choice((0, 1, 1, 1, 1, 1, 2, 2))):
        for group in range(dice.choice((1, 2, 2, 3))):
            pool_months = dice.randint(1, 4)
            alternatives: list[Row] = []
            for _ in range(dice.choice((1, 1, 1, 2, 3))):
                kind = dice.random()
                if kind < 0.5 or not (roles or careers):
                    source = dice.choice(known)
                    alternatives.append({"source": source})
                elif roles and kind < 0.65:
                    alternatives.append(
                        {"source": dice.choice(roles), "months": dice.randint(1, 3)}
                    )
                elif careers and (kind < 0.8 or not roles):
                    least = {"min_level": 2} if dice.random() < 0.4 else {}
                    alternatives.append(
                        {"source": dice.choice(careers), "months": dice.randint(1, 4), **least}
                    )
                else:
                    pooled = {"months": pool_months, "pool": f"p{group}"}
                    alternatives.append({"source": dice.choice(roles), **pooled})
            alternatives = [each for each in alternatives if each["source"] != node]
            unique = list({tuple(sorted(each.items())): each for each in alternatives}.values())
            size = len({each.get("pool") or i for i, each in enumerate(unique)})
            number = dice.randint(1, size) if size else 1
            name = {} if len(unique) == 1 and dice.random() < 0.5 else {"group": f"g{group}"}
            rows += [
                needs(
                    node,
                    each.pop("source"),
                    pathway=f"p{pathway}",
                    required_number=1 if not name else number,
                    **name,
                    **each,
                )
                for each in unique
            ]
    return rows


def _problem(dice: Random, everything: list[str], roles: list[str]) -> Problem:
    target = dice.choice(everything if dice.random() < 0.2 else everything[-1:])
    others = [each for each in everything if each != target or dice.random() < 0.2]
    return Problem(
        target=target,
        hold=frozenset(each for each in others if dice.random() < 0.12),
        infer=dice.random() < 0.7,
        experience={e: dice.randint(0, 3) for e in others if e in roles and dice.random() < 0.3},
        avoid=frozenset(each for each in everything if dice.random() < 0.08),
        max_cost=dice.choice((None,) * 6 + (3, 8)),
        max_months=dice.choice((None,) * 6 + (4, 8)),
        max_steps=dice.choice((None,) * 6 + (2, 3)),
        max_credential_level=dice.choice((None,) * 8 + (2,)),
        time_limit=60,
    )


def at_work(seed: int) -> tuple[Graph, Problem]:
    """Return an instance of somebody who keeps working, sometimes in a job of today."""
    dice, make = Random(f"at work {seed}"), instance if seed % 3 == 1 else side_by_side
    small = {"credentials_up_to": 3, "roles_up_to": 2}
    G, problem = make(seed, **small)
    if seed % 3 == 1:
        problem = replace(problem, part_time_factor=dice.choice((1.0, 1.5, 2.0, 3.0)))
    roles = sorted(n for n in G if G.nodes[n]["type"] == "role" and n != problem.target)
    job = dice.choice(roles) if roles and dice.random() < 0.5 else None
    return G, replace(problem, job=job, keep_working=dice.random() < 0.8, clock="calendar")


def places(seed: int) -> tuple[Graph, Problem]:
    """Return an instance with groups of several places that the same things could fill."""
    dice = Random(f"places {seed}")
    credentials = [f"c{i}" for i in range(dice.randint(3, 5))]
    rows: list[Row] = [
        credential(
            each,
            dice.choice((0, 1, 2, 3)),
            dice.choice((0, 1, 2.5)),
            status=dice.choice(("active",) * 5 + ("retired",)),
        )
        for each in credentials
    ]
    rows += [role("r0", min_months=dice.choice((0, 1))), role("goal")]
    rows += [
        edge(a, "counts_as", b)
        for a in credentials
        for b in credentials
        if a != b and dice.random() < 0.3
    ]
    for node in (*credentials[2:], "r0", "goal"):
        known = credentials if node in {"r0", "goal"} else credentials[:2]
        if node != "goal" and dice.random() < 0.5:
            continue
        chosen = dice.sample(known, min(len(known), dice.randint(2, 4)))
        number = dice.randint(2, len(chosen))
        rows += [needs(node, each, group="g", required_number=number) for each in chosen]
        if node == "goal" and dice.random() < 0.5:
            months = {"months": 2} if dice.random() < 0.5 else {}
            own = {"group": "g", "required_number": number} if dice.random() < 0.5 else {}
            rows.append(needs(node, "r0", **months, **own))
    return tiny(*rows), Problem(
        target="goal",
        hold=frozenset(each for each in credentials if dice.random() < 0.25),
        infer=dice.random() < 0.5,
        avoid=frozenset(each for each in credentials if dice.random() < 0.08),
        max_cost=dice.choice((None, None, None, 4)),
        time_limit=60,
    )
