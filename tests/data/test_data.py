"""The shipped data: laws that catch a wrong edit."""

from __future__ import annotations

import re
from collections import defaultdict
from urllib.parse import urlsplit

import pytest
from parts import parts

import graph
from graph.model.columns import PAY_TABLES
from graph.model.graph import (
    Graph,
    citations_of,
    counting_as,
    in_relation,
    is_active,
    pay_of,
    soc_code,
    sources_of,
    titles_of,
)
from graph.model.names import names_of
from graph.planning.instance.taste import taste
from graph.queries.pay import AMOUNTS

DEGREES = {"associate_degree", "bachelor_degree", "master_degree", "doctoral_degree"}


def test_advancing_never_lowers_the_level(shipped: Graph) -> None:
    for source, target, data in shipped.edges(data=True):
        if data["relation"] == "advances_to":
            low, high = shipped.nodes[source]["level"], shipped.nodes[target]["level"]
            assert low <= high, f"{source} advances to {target}"


def test_pay_is_in_order(shipped: Graph) -> None:
    for node, data in shipped.nodes(data=True):
        pay = [data[f] for f in ("pay_low_usd", "pay_median_usd", "pay_high_usd") if f in data]
        assert pay == sorted(pay), node
        assert not pay or "pay_year" in data, node


def test_a_certificate_never_counts_as_a_degree(shipped: Graph) -> None:
    for node, data in shipped.nodes(data=True):
        if data.get("kind") in DEGREES:
            for other in counting_as(shipped, node):
                # A licence may stand for the degree it cannot be had without.
                kind = shipped.nodes[other].get("kind")
                assert kind in DEGREES | {"license"}, f"{other} counts as {node}"


def test_no_requirement_rests_on_a_retired_node_alone(shipped: Graph) -> None:
    rows: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for node in shipped:
        for source, data in in_relation(shipped, node, "required_for"):
            group = data.get("group") or f"own {source}"
            rows[node, data.get("pathway", "1"), group].append(source)
    for place, sources in rows.items():
        assert any(is_active(shipped, source) for source in sources), place


def test_no_two_nodes_share_a_name(shipped: Graph) -> None:
    owner: dict[str, str] = {}
    for node in sorted(shipped):
        for name in {" ".join(name.casefold().split()) for _, name in names_of(shipped, node)}:
            assert owner.setdefault(name, node) == node, f"{name!r}: {owner[name]} and {node}"


def test_every_url_is_well_formed(shipped: Graph) -> None:
    urls = [data["url"] for _, data in shipped.nodes(data=True) if "url" in data]
    urls += [row["url"] for row in sources_of(shipped).values() if "url" in row]
    for url in urls:
        parts = urlsplit(url)
        assert parts.scheme in {"http", "https"}, url
        assert re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", parts.netloc), url
        assert " " not in url


def test_every_source_is_used_and_dated(shipped: Graph) -> None:
    used = {row["reference"] for row in citations_of(shipped).values()}
    used |= {data["reference"] for *_, data in shipped.edges(data=True)}
    used |= {row["reference"] for row in titles_of(shipped).values()}
    used |= {row["reference"] for by in PAY_TABLES for row in pay_of(shipped, by).values()}
    assert used == set(sources_of(shipped))
    for node, row in sources_of(shipped).items():
        assert row.get("tier"), node
        assert row.get("accessed") or row["tier"] in {"seed", "estimate"}, node


def test_every_number_is_cited_and_every_edge_referenced(shipped: Graph) -> None:
    found = graph.stats(shipped)
    assert found.numbers_cited_pct == 100
    assert found.edges_referenced_pct == 100
    for source, target, data in shipped.edges(data=True):
        assert {"as_of", "confidence"} <= set(data), (source, target)
    for place, row in citations_of(shipped).items():
        assert {"as_of", "confidence"} <= set(row), place


def test_the_codes_of_programmes_are_cited(shipped: Graph) -> None:
    cited = citations_of(shipped)
    for node, data in shipped.nodes(data=True):
        assert "cip" not in data or cited[node, "cip"]["reference"] == "nces-cip-2020", node


def test_the_outlook_is_there_and_says_whose_it_is(shipped: Graph) -> None:
    roles = {n: d for n, d in shipped.nodes(data=True) if d["type"] == "role" and "occupation" in d}
    cited = citations_of(shipped)
    for field in ("employment", "growth_pct", "openings_per_year", "ai_exposure"):
        there = [node for node, data in roles.items() if field in data]
        assert len(there) >= 0.9 * len(roles), field
        for node in there:
            assert "whole occupation" in cited[node, field]["note"], (node, field)


def test_nearly_every_certification_says_how_it_is_kept(shipped: Graph) -> None:
    active = {
        node: data
        for node, data in shipped.nodes(data=True)
        if data.get("kind") == "certification" and is_active(shipped, node)
    }
    kept = [node for node, data in active.items() if "renewal_months" in data]
    assert len(kept) >= 0.9 * len(active)
    for node, data in shipped.nodes(data=True):
        # A price without its period says nothing.
        assert "renewal_usd" not in data or "renewal_months" in data, node
        assert "renewal_months" not in data or data["type"] == "credential", node


def test_programmes_have_codes(shipped: Graph) -> None:
    general = {"edu-as", "edu-bs", "edu-bs-completion", "edu-ms", "edu-phd"}
    for node, data in shipped.nodes(data=True):
        if data.get("kind") in DEGREES | {"certificate", "postbaccalaureate_certificate"}:
            assert ("cip" in data) != (node in general | {"edu-hospital-program"}), node


@pytest.mark.parametrize(("by", "least"), [("state", 150), ("industry", 300)])
def test_pay_is_in_order_and_has_a_role(by: str, least: int, shipped: Graph) -> None:
    rows = pay_of(shipped, by)
    assert len(rows) > least
    codes = {soc_code(data.get("occupation", "")) for _, data in shipped.nodes(data=True)}
    for (occupation, _), row in rows.items():
        assert occupation in codes
        fields = ("pay_low_usd", "pay_median_usd", "pay_high_usd")
        pay = [row[field] for field in fields if field in row]
        assert pay == sorted(pay)
        assert all(row.get(field, 1) for field in AMOUNTS)
        assert any(field in row for field in AMOUNTS)
        assert sources_of(shipped)[row["reference"]]["tier"] == "mirror"


def test_an_industry_has_one_title_and_no_part_beside_it(shipped: Graph) -> None:
    titles = {
        (row["industry"], row["industry_title"]) for row in pay_of(shipped, "industry").values()
    }
    assert len(titles) == len(dict(titles))
    # Codes of one level: three digits, filled up with zeros.
    assert all(re.fullmatch(r"\d{3}000", code) for code, _ in titles)


def test_every_estimate_says_its_reasoning(shipped: Graph) -> None:
    for place, row in citations_of(shipped).items():
        if row["confidence"] == "estimate":
            assert row.get("note"), place


@pytest.fixture(scope="module")
def goals(shipped: Graph) -> list[str]:
    """Every director and executive."""
    found = [
        node
        for node, data in shipped.nodes(data=True)
        if data["type"] == "role" and data.get("level", 0) >= 6
    ]
    assert len(found) > 20
    return sorted(found)


@pytest.mark.parametrize(
    "start", [pytest.param("edu-hs", marks=pytest.mark.slow), "edu-cert-coding"]
)
@parts(17, slow=7)
def test_a_director_is_reached_without_jumps_and_detours(
    shipped: Graph, goals: list[str], start: str, part: slice
) -> None:
    for target in goals[part]:
        answer = graph.plan(shipped, target, hold=[start], time_limit=120)
        assert answer.status == "optimal", target
        assert answer.best is not None
        assert graph.verify(shipped, answer.problem, answer.best) == [], target
        highest = 0
        detours = taste(shipped, answer.problem).detours
        for step in answer.best.schedule:
            data = shipped.nodes[step.id]
            place = f"{step.id} on the way to {target}"
            if data["type"] == "role":
                assert data["level"] <= highest + 2, f"{place} after level {highest}"
                highest = max(highest, data["level"])
            if step.id in detours:
                assert set(step.interchangeable) <= detours, f"{place} is a detour"


def test_titles_are_those_of_occupations_and_their_source_is_credited(shipped: Graph) -> None:
    titles = titles_of(shipped)
    assert len(titles) > 300
    for (node, title), row in titles.items():
        data, source = shipped.nodes[node], sources_of(shipped)[row["reference"]]
        assert data["type"] == "role", title
        assert "occupation" in data, title
        assert source["title"].startswith("O*NET")
        assert source["licence"].startswith("CC BY 4.0; changed:")


def test_the_seed_article_is_there(shipped: Graph) -> None:
    technician = shipped.nodes["medical-records-technician"]
    assert technician["seed_pay_usd"] == 30_610
    assert technician["seed_employment"] == 168_650
    assert technician["part_time_pct"] == 13
    assert technician["job_prospects"] == "A-"
    assert technician["education_years"] == 2
    marks = [technician[f"difficulty_{kind}"] for kind in ("physical", "intellectual", "emotional")]
    assert marks == ["+", "+++", "+"]
    assert {"pros", "cons", "duties", "skills", "works_with"} <= set(technician)
    entities = {
        *("edu-cert-coding", "edu-hospital-program", "edu-as-hit"),
        *("org-bmsc", "org-pahcs", "org-aapc"),
        *("emp-hospital", "emp-health-clinic", "emp-nursing-home", "emp-physician-office"),
        *("emp-cancer-center", "emp-independent-practitioner", "emp-health-insurer"),
        *("emp-billing-service", "emp-health-care-corporation"),
        *("outpatient-coder", "inpatient-coder", "insurance-coder", "cancer-registrar"),
        *("medical-transcriptionist", "director-of-medical-records", "billing-service-coder"),
        *("cancer-registry-regional-director", "hospital-senior-executive"),
        *("healthcare-corporation-executive", "billing-service-executive"),
    }
    assert entities <= set(shipped)
    for field in ("seed_pay_usd", "seed_employment", "part_time_pct", "job_prospects"):
        source = citations_of(shipped)["medical-records-technician", field]
        assert source["reference"] == "seed"
