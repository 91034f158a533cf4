"""A reader of CTDL documents that shares no code with the export: rdflib and the published terms.

The files of Credential Engine lie in ``external/ctdl`` of a folder ``shared`` beside the
repository, or of the one that CAREERGRAPH_SHARED names.
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
from rdflib.term import Node

TERMS = rdflib.Namespace("https://purl.org/ctdl/terms/")
OWN = rdflib.Namespace("https://careergraph.example/terms/")
TARGETS = (TERMS.targetCredential, TERMS.targetOccupation, TERMS.targetLearningOpportunity)


def published(path: str) -> Any:
    """A file of Credential Engine.

    Without the folder the test is skipped, unless CAREERGRAPH_SHARED says that it is there; a
    folder that lacks a file is incomplete, and the test fails.
    """
    asked = os.environ.get("CAREERGRAPH_SHARED")
    shared = Path(asked) if asked else Path(__file__).resolve().parents[2].parent / "shared"
    folder = shared / "external" / "ctdl"
    if not folder.is_dir():
        reason = (
            "not checked against the published terms: Credential Engine's files are not in "
            f"{folder} (CONTRIBUTING.md says where they belong)"
        )
        pytest.fail(reason) if asked else pytest.skip(reason)
    if not (folder / path).is_file():
        pytest.fail(f"{folder} is there but lacks {path}")
    return _parsed(folder / path)


@cache
def _parsed(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8-sig"))


def triples(document: bytes) -> rdflib.Graph:
    """Read JSON-LD into triples."""
    with warnings.catch_warnings():
        # rdflib's own parser still uses a class that rdflib calls outdated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return rdflib.Graph().parse(data=document, format="json-ld")


class Reader:
    """Answers whether somebody may enter a thing, from the triples alone."""

    def __init__(self, document: bytes) -> None:
        self.triples = triples(document)
        self.by_id = {str(name): node for node, name in self.triples.subject_objects(OWN.id)}
        # A document does not change, and the same is looked up for everybody who asks.
        self.objects = cache(lambda thing, term: tuple(self.triples.objects(thing, term)))
        self.counted = cache(self._counted)

    def holds(
        self, node: str, held: frozenset[str], months: Mapping[str, int], *, plain: bool
    ) -> bool:
        """Evaluate what a node requires; `plain` knows no word of the own namespace but roles."""
        has = {self.by_id[each] for each in held}
        worked = {self.by_id[each]: number for each, number in months.items()}
        profiles = self.objects(self.by_id[node], TERMS.requires)
        assert len(profiles) <= 1
        return all(self.met(each, has, worked, plain=plain) for each in profiles)

    def _counted(self, thing: Node) -> set[Node]:
        """Everything that counts as a thing."""
        found, todo = {thing}, [thing]
        while todo:
            for each in self.triples.subjects(OWN.counts_as, todo.pop()):
                if each not in found:
                    found.add(each)
                    todo.append(each)
        return found

    def met(self, profile: Node, has: set[Node], worked: dict[Node, int], *, plain: bool) -> bool:
        """AND inside a profile, OR (or so many) of its alternatives."""
        for term in TARGETS:
            for thing in self.objects(profile, term):
                if not self.counted(thing) & has:
                    return False
        for experience in self.objects(profile, OWN.experience):
            roles = set(self.objects(experience, OWN.role))
            (least,) = (int(str(each)) for each in self.objects(experience, OWN.months))
            if sum(worked.get(role, 0) for role in roles) < least:
                return False
        alternatives = self.objects(profile, TERMS.alternativeCondition)
        number = self.objects(profile, OWN.requiredNumber)
        least = 1 if not number or plain else int(str(number[0]))
        count = sum(self.met(each, has, worked, plain=plain) for each in alternatives)
        return not alternatives or count >= least
