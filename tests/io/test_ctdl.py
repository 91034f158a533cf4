"""CTDL documents: only published terms, used as published, and nothing lost in silence."""

from __future__ import annotations

import json
import re
import socket
from functools import cache
from typing import Any

import pytest
import rdflib
from ctdl_reader import OWN, TERMS, Reader, published, triples
from hypothesis import given
from jsonschema import Draft4Validator
from rdflib import RDF, XSD
from rdflib.term import Literal, URIRef
from records import FORBIDDEN, HOSTILE, graphs, with_label
from tiny import career, credential, edge, role, tiny

import graph
from graph.io.ctdl.document import CtdlExport, to_ctdl
from graph.io.ctdl.pathway import PathwayFacts
from graph.io.ctdl.terms import CREDENTIAL_CLASSES, context
from graph.model.columns import EDGES, NODES
from graph.model.graph import Graph
from graph.model.relations import RELATIONS

LABELS = [*HOSTILE, *FORBIDDEN]


@pytest.fixture(scope="module")
def export(shipped: Graph) -> CtdlExport:
    plan = graph.plan(shipped, "director-of-medical-records", hold=["edu-cert-coding"]).best
    assert plan is not None
    return to_ctdl(shipped, plan=PathwayFacts("director-of-medical-records", plan.schedule))


@pytest.fixture(scope="module")
def read(export: CtdlExport) -> rdflib.Graph:
    return triples(export.document)


def resources(data: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(data)["@graph"]
    return found


@cache
def full(name: str) -> URIRef:
    """A compact name as an address; of another vocabulary than ours as it is."""
    prefix, _, rest = name.partition(":")
    return URIRef({**context(), "rdf": str(RDF)}.get(prefix, f"{prefix}:") + rest)


def everything() -> Graph:
    """A graph with every column filled, every relation and every kind of credential."""
    kinds = [*CREDENTIAL_CLASSES, "odd"]
    rows = [credential(kind.replace("_", "-"), kind=kind) for kind in kinds]
    rows += [credential("plain"), role("r"), role("s"), career("f"), career("g")]
    rows += [{"id": each, "type": "employer", "name": each} for each in ("e", "d")]
    rows += [{"id": each, "type": "certifying_body", "name": each} for each in ("b", "a")]
    for row in rows:
        for place, column in enumerate(NODES):
            filled = f"{column.name} of {row['id']}" if column.kind in {"text", "list"} else place
            if column.kind == "choice":
                filled = "renamed" if column.name == "status" else next(iter(column.allowed))
            row.setdefault(column.name, 6 if column.name == "level" else filled)
        row["own column"] = "mine"
    by_type: dict[str, list[str]] = {}
    for row in rows:
        by_type.setdefault(row["type"], []).append(row["id"])
    for relation in RELATIONS.values():
        for source in sorted(relation.sources):
            for target in sorted(relation.targets):
                start, end = by_type[source][0], by_type[target][-1]
                months = {"months": 12} if source != "credential" else {}
                if start != end:
                    rows.append(edge(start, relation.name, end, note="n", own="o", **months))
    return tiny(*rows)


def test_the_context_is_a_part_of_the_published_one() -> None:
    theirs = published("schema/ctdl/context.json")["@context"]
    for term, meaning in context().items():
        if not term.startswith("cg"):
            assert theirs[term] == meaning, term


@cache
def terms() -> dict[str, dict[str, Any]]:
    lists = ("schema/ctdl/schema.json", "schema/ctdlasn/schema.json")
    return {
        str(full(entry["@id"])): entry
        for path in reversed(lists)
        for entry in published(path)["@graph"]
        if entry["@id"].split(":")[0] in context()
    }


def assert_published(read: rdflib.Graph) -> None:
    """Hold that every term is published and used on and for what it is published for."""
    known = terms()
    for subject, predicate, found in read:
        if predicate == RDF.type:
            assert str(found) in known or str(found).startswith(str(OWN)), found
            continue
        if str(predicate).startswith(str(OWN)):
            continue
        term = known[str(predicate)]
        kinds = {str(each) for each in read.objects(subject, RDF.type)}
        domain = {str(full(each)) for each in term.get("schema:domainIncludes", ())}
        assert kinds & domain, (kinds, predicate)
        ranges = term.get("schema:rangeIncludes", ())
        is_literal = any(each.startswith(("xsd:", "rdf:", "schema:D")) for each in ranges)
        if isinstance(found, Literal):
            assert is_literal, (predicate, found)
            continue
        types = {str(each) for each in read.objects(found, RDF.type)}
        if "xsd:anyURI" in ranges:
            assert isinstance(found, URIRef)
            assert str(found).startswith("http"), found
        else:
            assert types & {str(full(each)) for each in ranges}, (predicate, types)
    for concept in read.objects(None, TERMS.targetNode):
        if str(concept).startswith("https://purl.org/ctdl/"):
            assert str(concept) in known, concept


def test_every_term_of_the_shipped_document_is_published(read: rdflib.Graph) -> None:
    assert_published(read)


def test_every_term_of_a_document_with_everything_is_published() -> None:
    steps = PathwayFacts("course")
    assert_published(triples(to_ctdl(everything(), plan=steps).document))


def problems(schema: dict[str, Any], resource: dict[str, Any]) -> list[str]:
    """What a schema of the Credential Registry has against a resource."""
    definitions = dict(schema["definitions"])
    # Some published definitions refer to others that are not there.
    for name in re.findall(r'"#/definitions/([^"]+)"', json.dumps(schema)):
        definitions.setdefault(name, {})
    part = {"$ref": f"#/definitions/{resource['@type']}", "definitions": definitions}
    found = []
    for error in Draft4Validator(part).iter_errors(resource):
        # Of 2019: in nested objects texts had no language yet; the context of today asks for it.
        if error.validator == "type" and isinstance(error.instance, dict):
            assert list(error.instance) == ["en-US"]
        # The definition of Organization names another class in its own list of types.
        elif not (error.validator == "enum" and list(error.absolute_path) == ["@type"]):
            found.append(error.message)
    return found


@pytest.mark.parametrize("file", ["credential", "organization", "pathway", "pathway_component"])
def test_the_schemas_of_the_registry_miss_only_what_the_losses_tell(
    export: CtdlExport, file: str
) -> None:
    schema = published(f"json_schema/{file}.json")
    told = {(loss.node, loss.what) for loss in export.losses}
    count = 0
    for resource in resources(export.document):
        if resource["@type"] not in schema["definitions"]:
            continue
        if file == "pathway" and resource["@type"] != "ceterms:Pathway":
            continue
        count += 1
        for problem in problems(schema, resource):
            lacking = re.fullmatch(r"'(ceterms:\w+)' is a required property", problem)
            assert lacking, problem
            # A component's page is the page of what it stands for; no term list knows the
            # language of a pathway any longer.
            if file.startswith("pathway") and lacking[1] != "ceterms:ownedBy":
                assert lacking[1] in {"ceterms:subjectWebpage", "ceterms:inLanguage"}
                continue
            node = resource.get("cg:id", "director-of-medical-records")
            assert (node, lacking[1]) in told, (node, problem)
    assert count >= {"credential": 80, "organization": 50}.get(file, 1)


def test_ids_are_stable_unique_and_claim_nothing(shipped: Graph, export: CtdlExport) -> None:
    found = resources(export.document)
    ids = [each["@id"] for each in found]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("https://careergraph.example/resources/ce-") for each in ids)
    assert b"credentialengineregistry" not in export.document
    for each in found:
        if "ceterms:ctid" in each:
            assert re.fullmatch(
                r"ce-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each["ceterms:ctid"]
            )
            assert each["@id"].endswith(each["ceterms:ctid"])
    alone = resources(to_ctdl(tiny(credential("ahima-rhia"))).document)[0]
    assert (
        alone["@id"]
        == "https://careergraph.example/resources/ce-a4ecbb29-f9c5-544e-bb81-e760d3193bdb"
    )
    assert alone["@id"] in ids
    assert to_ctdl(shipped).document == to_ctdl(shipped).document


def test_every_reference_leads_to_something_in_the_document(read: rdflib.Graph) -> None:
    subjects = set(read.subjects())
    for _, predicate, found in read:
        if str(found).startswith("https://careergraph.example/resources/"):
            assert found in subjects, (predicate, found)


def test_reading_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert len(triples(to_ctdl(tiny(credential("a"))).document)) > 5


@pytest.mark.parametrize("label", LABELS, ids=ascii)
def test_a_hostile_label_comes_back(label: str) -> None:
    data = to_ctdl(with_label(label)).document
    assert b"<" not in data
    reader = Reader(data)
    assert str(reader.triples.value(reader.by_id["a"], TERMS.name)) == label
    assert str(reader.triples.value(reader.by_id["b"], TERMS.description)) == label


@given(graphs())
def test_any_graph_gives_a_document_that_is_read(G: Graph) -> None:
    data = to_ctdl(G).document
    assert data == to_ctdl(G).document
    reader = Reader(data)
    assert set(reader.by_id) == set(G)
    for node in G:
        name = reader.triples.value(reader.by_id[node], TERMS.name)
        assert str(name) == G.nodes[node]["name"]


def test_every_column_is_in_the_document_and_without_a_term_in_the_losses() -> None:
    G = everything()
    export = to_ctdl(G)
    lost = {(loss.node, loss.what): loss for loss in export.losses}
    by_id = {each["cg:id"]: each for each in resources(export.document) if "cg:id" in each}
    for node, data in G.nodes(data=True):
        written = json.dumps(by_id[node], ensure_ascii=False)
        for column, value in data.items():
            loss = lost.get((node, column))
            if loss:
                assert by_id[node][loss.kept] == value
            elif column in {"status", "type", "kind"}:
                assert "Deprecated" in written or "Ceased" in written
            elif column == "own column":
                assert by_id[node]["cg:attribute"] == [{"cg:name": column, "cg:value": "mine"}]
                assert (node, "own columns") in lost
            else:
                assert (str(value) if isinstance(value, int) else value) in written, column


def test_every_loss_says_what_and_why(shipped: Graph, export: CtdlExport) -> None:
    by_id = {each["cg:id"]: each for each in resources(export.document) if "cg:id" in each}
    every = resources(export.document)
    pathway = json.dumps([each for each in every if "cg:start_month" in each])
    for loss in export.losses:
        assert loss.node == "" or loss.node in shipped
        assert loss.what
        assert loss.why
        if loss.kept:
            assert (
                f'"{loss.kept}"' in json.dumps(by_id[loss.node] if loss.node else every) + pathway
            ), loss
    assert len(set(export.losses)) == len(export.losses)


def test_notes_and_columns_of_edges_are_told_as_left_out() -> None:
    export = to_ctdl(everything())
    left_out = [loss for loss in export.losses if "edges into it" in loss.what]
    assert {loss.kept for loss in left_out} == {""}
    assert all("note, own column 'own'" in loss.what for loss in left_out)
    assert {"r", "s"} & {loss.node for loss in left_out}
    assert {column.name for column in EDGES} >= {"note", "as_of", "confidence"}


def test_facts_of_a_credential(read: rdflib.Graph) -> None:
    by_id = {str(name): node for node, name in read.subject_objects(OWN.id)}
    rhia = by_id["ahima-rhia"]
    assert (rhia, RDF.type, TERMS.Certification) in read
    assert read.value(rhia, TERMS.ownedBy) == by_id["org-ahima"]
    duration = read.value(rhia, TERMS.estimatedDuration)
    assert str(read.value(duration, TERMS.exactDuration)) == "P3M"
    cost = read.value(rhia, TERMS.estimatedCost)
    assert read.value(cost, TERMS.price) == Literal("299", datatype=XSD.decimal)
    assert str(read.value(cost, TERMS.currency)) == "USD"
    assert "RHIA" in {str(each) for each in read.objects(rhia, TERMS.alternateName)}


def test_renewal_and_programme_codes(read: rdflib.Graph) -> None:
    by_id = {str(name): node for node, name in read.subject_objects(OWN.id)}
    rhia = by_id["ahima-rhia"]
    assert str(read.value(rhia, TERMS.renewalFrequency)) == "P24M"
    cost = read.value(read.value(rhia, TERMS.renewal), TERMS.estimatedCost)
    assert read.value(cost, TERMS.price) == Literal("218", datatype=XSD.decimal)
    degree = by_id["edu-mha"]
    programmes = [*read.objects(degree, TERMS.instructionalProgramType)]
    codes = sorted(str(read.value(each, TERMS.codedNotation)) for each in programmes)
    assert codes == ["51.0701", "51.0702"]


def test_an_employer_offers_jobs_of_an_occupation(shipped: Graph, read: rdflib.Graph) -> None:
    by_id = {str(name): node for node, name in read.subject_objects(OWN.id)}
    found = {
        (read.value(job, TERMS.offeredBy), read.value(job, TERMS.hasOccupation))
        for job in read.subjects(RDF.type, TERMS.Job)
    }
    assert found == {
        (by_id[source], by_id[target])
        for source, target, data in shipped.edges(data=True)
        if data["relation"] == "employs"
    }
