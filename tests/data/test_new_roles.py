"""The roles and credentials beside records and coding: what issuers ask, and plans that make sense.

One line a fact: credential, pathway, what it asks for, sources with their confidence.
"""

from __future__ import annotations

import pytest

import graph
from graph.model.condition import sentence
from graph.model.graph import Graph, citations_of, in_relation, sources_of

FACTS = """
aapc-coc | work | all of: aapc-coc-a; 24 months in billing-service-coder or medical-coder-apprentice | aapc-cpc-apprenticeship verified
acmpe-cmpe | 1 | all of: edu-bs; 24 months in career-coding-revenue-cycle, career-him-operations, career-practice-admin or career-quality-care | mgma-nc-2019 verified
acmpe-facmpe | bachelor-and-5-years | all of: acmpe-cmpe; edu-bs; 60 months in career-coding-revenue-cycle, career-him-operations, career-practice-admin or career-quality-care | mgma-fellowship verified
acmpe-facmpe | master-and-3-years | all of: acmpe-cmpe; edu-ms; 36 months in career-coding-revenue-cycle, career-him-operations, career-practice-admin or career-quality-care | mgma-fellowship verified
abpm-ci | 1 | all of: lic-md-do; 24 months in clinical-informatics-fellow | abpm-ci verified, hersh-ci-2022 third_party
ancc-ni-bc | 1 | all of: edu-bsn; lic-rn; 12 months in clinical-informatics-manager or clinical-informatics-specialist; 24 months in registered-nurse | intelycare-ni-bc third_party
ccmc-ccm | work | all of: one of: edu-bsn, lic-md-do, lic-rn; 24 months in nurse-case-manager | ccmc-glance verified
edu-cert-pn | 1 | edu-hs | chattanooga-pn verified
edu-lpn-rn | 1 | all of: edu-cert-pn; lic-lpn | lorain-lpn-rn verified
himss-cpdhts | 10-years | 120 months in career-informatics-it | himss-cpdhts verified
himss-cpdhts | bachelor-and-5-years | all of: edu-bs; 60 months in career-informatics-it | himss-cpdhts verified
himss-cpdhts | graduate-and-3-years | all of: edu-ms; 36 months in career-informatics-it | himss-cpdhts verified
isaca-cism | 1 | all of: 60 months in hipaa-security-analyst or information-security-manager; 36 months in information-security-manager | cybervista-cism third_party
lic-lpn | 1 | edu-cert-pn | tn-lpn-rule verified
namss-cpcs | 1 | 36 months in credentialing-specialist | namss-cpcs verified
namss-cpmsm | 1 | 60 months in credentialing-specialist | cool-cpmsm third_party
ncct-ncics | program | edu-cert-coding | winenfood-ncics third_party
nhcaa-ahfi | 5-years | 60 months in payment-integrity-analyst | nhcaa-ahfi verified
"""

ISSUERS = {
    "aaham-crcs": "org-aaham",
    "abpm-ci": "org-abpm",
    "acmpe-cmpe": "org-acmpe",
    "aha-cphrm": "org-aha-cc",
    "ancc-ni-bc": "org-ancc",
    "ccmc-ccm": "org-ccmc",
    "epic-cert": "org-epic",
    "hfma-fhfma": "org-hfma",
    "himss-cpdhts": "org-himss",
    "iapp-aigp": "org-iapp",
    "isaca-cism": "org-isaca",
    "lic-lpn": "org-nursing-boards",
    "namss-cpcs": "org-namss",
    "ncct-ncics": "org-ncct",
    "nhcaa-ahfi": "org-nhcaa",
}

PLANS = {
    # goal, start: what is on the way, what is not
    ("chief-information-security-officer", "ahima-rhit"): (
        "hipaa-security-analyst information-security-manager",
        "privacy-officer",
    ),
    ("clinical-validation-auditor", "lic-rn"): ("registered-nurse", "ahima-ccs"),
    ("clinical-validation-auditor", "ahima-rhit"): ("ahima-ccs inpatient-coder", "lic-rn"),
    ("credentialing-specialist", "ahima-rhit"): ("", "edu-bs-completion"),
    ("hedis-abstractor", "lic-rn"): ("registered-nurse", "aapc-crc"),
    ("hedis-abstractor", "ahima-rhit"): ("", "lic-lpn"),
    ("licensed-practical-nurse", "edu-hs"): ("edu-cert-pn lic-lpn", "edu-adn"),
    ("medical-staff-services-manager", "edu-hs"): ("credentialing-specialist namss-cpcs", "edu-bs"),
    ("nurse-case-manager", "edu-hs"): ("edu-adn lic-rn registered-nurse", "lic-lpn"),
    ("quality-manager", "ahima-rhit"): ("quality-improvement-specialist", "lic-rn"),
    ("risk-manager", "ahima-rhit"): ("compliance-analyst", "lic-rn"),
    ("utilization-manager", "lic-rn"): ("nurse-case-manager", "lic-lpn"),
    ("utilization-review-nurse", "lic-rn"): ("registered-nurse", "nurse-case-manager"),
}


def facts() -> list[tuple[str, ...]]:
    return [tuple(line.split(" | ")) for line in FACTS.strip().splitlines()]


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: f"{fact[0]}-{fact[1]}")
def test_what_a_credential_asks_and_who_says_so(shipped: Graph, fact: tuple[str, ...]) -> None:
    credential, pathway, text, named = fact
    assert sentence(graph.requirements(shipped, credential)[pathway]) == text
    rows = [
        f"{data['reference']} {data['confidence']}"
        for _, data in in_relation(shipped, credential, "required_for")
        if data.get("pathway", "1") == pathway
    ]
    assert set(rows) == set(named.split(", "))
    for reference, confidence in (row.split() for row in rows):
        if confidence == "verified":
            assert sources_of(shipped)[reference]["tier"] in {"official", "mirror"}


@pytest.mark.parametrize("credential", sorted(ISSUERS))
def test_the_issuer_is_named(shipped: Graph, credential: str) -> None:
    assert [org for org, _ in in_relation(shipped, credential, "offers")] == [ISSUERS[credential]]


@pytest.mark.parametrize("credential", ["aaham-crcs", "iapp-aigp"])
def test_experience_is_only_advice(shipped: Graph, credential: str) -> None:
    assert graph.requirements(shipped, credential) == {}
    assert in_relation(shipped, credential, "recommended_for")


@pytest.mark.parametrize(("goal", "start"), sorted(PLANS))
def test_a_counselor_would_give_this_plan(shipped: Graph, goal: str, start: str) -> None:
    passed, avoided = PLANS[goal, start]
    plan = graph.plan(shipped, goal, hold=[start], clock="calendar", time_limit=120).best
    assert plan is not None
    assert set(passed.split()) <= set(plan.achieved), plan.achieved
    assert not set(avoided.split()) & set(plan.achieved), plan.achieved


def test_the_way_over_the_practical_licence_is_never_shorter(shipped: Graph) -> None:
    """A bridge saves a practical nurse a year, but nobody becomes a nurse faster over it."""

    def months(held: str, *avoid: str) -> float:
        plan = graph.plan(
            shipped, "lic-rn", hold=[held], avoid=avoid, clock="calendar", time_limit=120
        ).best
        assert plan is not None
        assert plan.calendar is not None
        return plan.calendar

    assert months("edu-hs") <= months("edu-hs", "edu-adn", "edu-bsn")
    assert months("lic-lpn") <= months("edu-hs") - 12


def test_a_head_of_quality_has_worked_in_quality(shipped: Graph) -> None:
    for pathway in graph.requirements(shipped, "quality-director").values():
        assert "24 months in quality-improvement-specialist or quality-manager" in sentence(pathway)


def test_care_management_is_a_field_of_its_own(shipped: Graph) -> None:
    """Years in it do not make anybody a director of data, compliance or risk adjustment."""
    asking = {
        target
        for source, target, data in shipped.edges(data=True)
        if source == "career-quality-care" and data["relation"] == "required_for"
    }
    assert asking == {"ache-fache", "acmpe-cmpe", "acmpe-facmpe", "aha-cphrm"}


def test_what_nobody_published_is_empty(shipped: Graph) -> None:
    for node in ("abpm-ci", "epic-cert", "namss-cpcs", "nhcaa-ahfi"):
        assert "fee_usd" not in shipped.nodes[node], node
        assert (node, "fee_usd") not in citations_of(shipped)
