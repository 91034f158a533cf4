from __future__ import annotations

from tiny import role, tiny

from graph.person.profile import Profile
from graph.person.today import at_work, pay_today


def test_who_has_no_job_is_where_they_have_worked() -> None:
    assert at_work(Profile(job="a", experience={"b": 3})) == {"a"}
    assert at_work(Profile(experience={"b": 3, "c": 0})) == {"b"}


def test_pay_is_that_of_the_job_or_the_best_of_former_ones() -> None:
    G = tiny(role("a", pay_median_usd=40_000), role("b", pay_median_usd=60_000), role("c"))
    assert pay_today(G, Profile(job="a", experience={"b": 3})) == 40_000
    assert pay_today(G, Profile(experience={"a": 2, "b": 3})) == 60_000
    assert pay_today(G, Profile(job="c")) is None
    assert pay_today(G, Profile()) is None
