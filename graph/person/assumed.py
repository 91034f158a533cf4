"""What is taken for granted about a person: that they finished school.

The app assumes it and says so; on the command line a profile is what it says.
"""

from __future__ import annotations

from graph.model.frozen import once
from graph.model.graph import Graph, counting_as
from graph.person.profile import Profile
from graph.person.proved import past


def assumed(G: Graph, profile: Profile) -> frozenset[str]:
    """Return what a question about a person adds to what they hold.

    Parameters
    ----------
    G
        A loaded graph.
    profile
        The person. Whoever wants it taken literally (`infer` is False) gets nothing added.

    Returns
    -------
    frozenset of str
        The school diploma, unless what is held is or proves it.
    """
    school = diploma(G)
    if school is None or not profile.infer:
        return frozenset()
    meeting, had = counting_as(G, school), past(G, profile)
    known = not meeting.isdisjoint(had.held) or had.proves(meeting)
    return frozenset() if known else frozenset({school})


@once
def diploma(G: Graph) -> str | None:
    """Return the one diploma of school level; None when there is none, or several."""
    found = [
        node
        for node, data in G.nodes(data=True)
        if data["type"] == "credential" and data.get("kind") == "diploma" and data.get("level") == 0
    ]
    return found[0] if len(found) == 1 else None
