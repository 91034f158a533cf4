"""Sentences about a person: who they are, what their holdings prove, what is asked back."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model.graph import Graph
from graph.model.names import display_name, kind_short, level_name
from graph.person.assumed import diploma
from graph.person.options import defaults
from graph.person.profile import Profile
from graph.person.proved import Implied
from graph.person.questions import Open
from graph.words import dollars, duration, listed, times_as_long


def assumed_words(G: Graph, profile: Profile) -> str:
    """Write what is taken for granted: ``High school diploma (assumed)``; or nothing."""
    school = diploma(G)
    if school is None or school in profile.hold or not profile.infer:
        return ""
    return f"{display_name(G, school)} (assumed)"


def profile_words(G: Graph, profile: Profile) -> list[str]:
    """Write a person in a few words each: what they have, limits, ways.

    Parameters
    ----------
    G
        The graph, for names.
    profile
        The person.

    Returns
    -------
    list of str
        ``["CCA", "3 years as Coder", "up to $5,000", "no bachelor's", "keep working"]``
    """
    held = [display_name(G, each) for each in sorted(profile.hold)]
    worked = [
        f"{duration(months)} as {display_name(G, role)}"
        for role, months in sorted(profile.experience.items())
        if months
    ]
    today = [f"{display_name(G, profile.job)} today"] if profile.job else []
    limits = [*limit_words(G, profile).values()] or ["no limits"]
    return [*held, *(worked + today or ["no experience yet"]), *limits, *_ways(profile)]


def profile_line(G: Graph, profile: Profile) -> str:
    """Write a person in one line: ``CCA · 3 years as Coder · up to $5,000``."""
    assumed = assumed_words(G, profile)
    return " · ".join([*([assumed] if assumed else []), *profile_words(G, profile)])


def limit_words(G: Graph, profile: Profile) -> dict[tuple[str, str], str]:
    """Write each limit of a person: ``up to $5,000``, ``no bachelor's``.

    The keys are the name of the option and the member of a set, "" for a limit of one value.
    """
    found: dict[tuple[str, str], str] = {}
    if profile.max_cost is not None:
        found["max_cost", ""] = f"up to {dollars(profile.max_cost)}"
    if profile.max_months is not None:
        found["max_months", ""] = f"within {duration(profile.max_months)}"
    if profile.max_credential_level is not None:
        level = level_name(profile.max_credential_level)
        found["max_credential_level", ""] = f"no credential above {level} level"
    found |= {("avoid_kind", each): f"no {kind_short(each)}" for each in sorted(profile.avoid_kind)}
    found |= {("avoid", each): f"without {display_name(G, each)}" for each in sorted(profile.avoid)}
    if profile.keep_working:
        found["keep_working", ""] = "keep working"
    return found


def _ways(profile: Profile) -> Iterator[str]:
    if profile.part_time_factor != defaults(Profile)["part_time_factor"]:
        yield f"study beside work takes {times_as_long(profile.part_time_factor)}"
    if not profile.infer:
        yield "taken literally"


def proved_sentence(G: Graph, implied: Implied) -> str:
    """Write what is certain besides what is held; empty when nothing is.

    Parameters
    ----------
    G
        The graph, for names.
    implied
        What is certain.
    """
    parts = [display_name(G, each) for each in implied.held]
    groups = ([display_name(G, each) for each in ids] for ids in implied.one_of)
    parts += [f"one of {listed(names, 'or')}" for names in groups]
    if not parts:
        return ""
    return f"What you hold proves that you also have: {'; '.join(parts)}."


def asked_back(G: Graph, question: Open) -> str:
    """Write a question back: ``You worked as Registered Nurse: which degree did you take?``."""
    kinds = [str(G.nodes[each].get("kind")) for each in question.one_of]
    degrees = all(kind.endswith("_degree") for kind in kinds)
    which = "which degree did you take?" if degrees else "which of these do you have?"
    if question.because is None:
        return f"What you hold and have worked leaves a question: {which}"
    role = G.nodes[question.because]["type"] == "role"
    verb = "worked as" if role else "hold"
    return f"You {verb} {display_name(G, question.because)}: {which}"
