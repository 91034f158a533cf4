from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.model.graph import Graph
from graph.person.profile import Profile
from graph.ui.reach_state import (
    MONTHS,
    PARTS,
    ReachChoice,
    read_reach,
    scale_of,
    step_up,
    tried,
    what_if,
    write_reach,
)

limits = st.one_of(st.just(""), st.just("any"), st.integers(0, 900))


@given(st.data())
def test_a_choice_survives_its_address(shipped: Graph, data: st.DataObject) -> None:
    choice = ReachChoice(
        months=data.draw(limits),  # type: ignore[arg-type]
        dollars=data.draw(limits),  # type: ignore[arg-type]
        working=data.draw(st.sampled_from(["", "yes", "no"])),
        part=data.draw(st.sampled_from(PARTS)),
        cell=data.draw(st.sampled_from(["", "career-cdi:senior", ":unknown"])),
        node=data.draw(st.sampled_from(["", "ahima-rhia", "cdi-director"])),
        starts=data.draw(st.booleans()),
    )
    assert read_reach(write_reach(choice), shipped) == (choice, [])


def test_what_is_tried_wins_over_the_profile() -> None:
    profile = Profile(max_months=24, max_cost=5_000, keep_working=True)
    assert what_if(ReachChoice(), profile) == profile
    found = what_if(ReachChoice(months=0, dollars="any", working="no"), profile)
    assert (found.max_months, found.max_cost, found.keep_working) == (0, None, False)
    assert tried(24, 24) == ""
    assert tried(None, 24) == "any"
    assert tried(0, None) == 0


def test_a_slider_has_the_values_of_the_person_and_no_limit_at_its_end() -> None:
    scale = scale_of(MONTHS, 7, None)
    assert scale == [0, 3, 6, 7, *MONTHS[3:], None]
    assert step_up(scale, 6) == 7
    assert step_up(scale, 120) is None
    assert step_up(scale, None) is None
