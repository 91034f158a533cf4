"""What is taken for granted, what is asked back, and how a person reads in one line."""

from __future__ import annotations

from typing import Any

import pytest
from tiny import credential, needs, role, tiny

from graph.model.graph import Graph
from graph.person.assumed import assumed, diploma
from graph.person.options import defaults, options
from graph.person.profile import Profile
from graph.person.questions import Open, open_questions
from graph.person.sentences import asked_back, profile_line, profile_words

SCHOOL = {**credential("school"), "kind": "diploma", "level": 0}


@pytest.mark.parametrize(
    ("profile", "added"),
    [
        (Profile(), {"edu-hs"}),
        (Profile(hold=frozenset({"edu-hs"})), set()),
        (Profile(hold=frozenset({"edu-cert-coding"})), set()),
        (Profile(hold=frozenset({"ahima-cca"})), set()),
        (Profile(experience={"registered-nurse": 60}), set()),
        (Profile(job="registered-nurse"), set()),
        (Profile(infer=False), set()),
        (Profile(max_cost=5, keep_working=True), {"edu-hs"}),
    ],
    ids=["nobody", "held", "counts as it", "proved", "worked", "job", "literally", "limits"],
)
def test_school_is_assumed_unless_something_says_so(
    shipped: Graph, profile: Profile, added: set[str]
) -> None:
    assert assumed(shipped, profile) == added


def test_own_data_has_one_diploma_of_school_or_none_is_assumed() -> None:
    assert diploma(tiny(SCHOOL, credential("other"))) == "school"
    assert diploma(tiny(SCHOOL, {**SCHOOL, "id": "second", "name": "second"})) is None
    assert diploma(tiny({**SCHOOL, "level": 1})) is None
    assert assumed(tiny(credential("other")), Profile()) == frozenset()
    assert profile_line(tiny(credential("other")), Profile()) == "no experience yet · no limits"


def test_a_nurse_is_asked_for_the_degree(shipped: Graph) -> None:
    nurse = Profile(experience={"registered-nurse": 60})
    (question,) = open_questions(shipped, nurse)
    assert question == Open(("edu-adn", "edu-bsn"), "registered-nurse")
    words = "You worked as Registered Nurse: which degree did you take?"
    assert asked_back(shipped, question) == words
    (held,) = open_questions(shipped, Profile(hold=frozenset({"lic-rn"})))
    assert asked_back(shipped, held).startswith("You hold Registered nurse licence: which degree")
    answered = Profile(experience={"registered-nurse": 60}, hold=frozenset({"edu-bsn"}))
    assert open_questions(shipped, answered) == []
    assert open_questions(shipped, Profile(hold=frozenset({"lic-rn"}), infer=False)) == []


def test_the_words_of_a_question() -> None:
    G = tiny(
        *(credential(each) for each in ("a", "b")),
        role("goal"),
        needs("goal", "a", group="one"),
        needs("goal", "b", group="one"),
    )
    (question,) = open_questions(G, Profile(hold=frozenset({"goal"})))
    assert asked_back(G, question) == "You worked as GOAL: which of these do you have?"
    words = asked_back(G, Open(("a", "b"), None))
    assert words == "What you hold and have worked leaves a question: which of these do you have?"


def test_a_person_in_one_line(shipped: Graph) -> None:
    coder = Profile(
        hold=frozenset({"ahima-cca"}),
        experience={"outpatient-coder": 36, "medical-biller": 0},
        max_cost=5000,
        avoid_kind=frozenset({"bachelor_degree"}),
        keep_working=True,
    )
    assert profile_line(shipped, coder) == (
        "High school diploma or GED (assumed) · CCA · 3 years as Outpatient Coder · up to $5,000 "
        "· no bachelor's · keep working"
    )
    school = Profile(hold=frozenset({"edu-hs"}), max_months=18)
    assert profile_line(shipped, school) == (
        "High school diploma or GED · no experience yet · within 1 year 6 months"
    )


def test_every_option_has_words(shipped: Graph) -> None:
    """A new option of the profile is said in the bar of the app too."""
    samples: dict[str, Any] = {
        "nodes": frozenset({"ahima-rhia"}),
        "kinds": frozenset({"course"}),
        "experience": {"medical-biller": 3},
        "role": "medical-biller",
        "level": 3,
        "number": 1.5,
        "whole": 7,
    }
    for name, known in options(Profile).items():
        value = samples.get(known.kind, not defaults(Profile)[name])
        given = profile_words(shipped, Profile(**{name: value}))
        assert given != profile_words(shipped, Profile()), name
