"""Named eligibility facts, each as the page (or a copy) of the body that makes the rule says it.

`FACTS`, one line a fact: credential, pathway, what it asks for, and the issuer's source in
sources.csv. `ANNOUNCED`: post, pathway, group, what the group asks for, and the announcement or
rule.
"""

from __future__ import annotations

import pytest

import graph
from graph.model.condition import sentence
from graph.model.graph import Graph, in_relation, sources_of
from graph.model.requirements import pathways_of

FACTS = """
aapc-coc | course-and-practicode | all of: edu-cert-coding; aapc-coc-a; aapc-practicode | aapc-cpc-apprenticeship
aapc-coc | work | all of: aapc-coc-a; 24 months in billing-service-coder or medical-coder-apprentice | aapc-cpc-apprenticeship
aapc-coc | work-and-course | all of: edu-cert-coding; aapc-coc-a; 12 months in billing-service-coder or medical-coder-apprentice | aapc-cpc-apprenticeship
aapc-coc | work-and-practicode | all of: aapc-coc-a; aapc-practicode; 12 months in billing-service-coder or medical-coder-apprentice | aapc-cpc-apprenticeship
aapc-cpc | course-and-practicode | all of: edu-cert-coding; aapc-cpc-a; aapc-practicode | aapc-cpc-apprenticeship
aapc-cpc | work | all of: aapc-cpc-a; 24 months in billing-service-coder or medical-coder-apprentice | aapc-cpc-apprenticeship
aapc-cpc | work-and-course | all of: edu-cert-coding; aapc-cpc-a; 12 months in billing-service-coder or medical-coder-apprentice | aapc-cpc-apprenticeship
aapc-cpc | work-and-practicode | all of: aapc-cpc-a; aapc-practicode; 12 months in billing-service-coder or medical-coder-apprentice | aapc-cpc-apprenticeship
ache-fache | 1 | all of: one of: edu-jd, edu-md, edu-ms; 60 months in career-cdi (level 5 or higher), career-coding-revenue-cycle (level 5 or higher), career-compliance-privacy (level 5 or higher), career-data-analytics (level 5 or higher), career-executive (level 5 or higher), career-him-operations (level 5 or higher), career-informatics-it (level 5 or higher), career-payer (level 5 or higher), career-practice-admin (level 5 or higher), career-quality-care (level 5 or higher) or career-registry (level 5 or higher) | ache-wisconsin
acdis-ccds | allied-health-associate | all of: one of: edu-adn, edu-as-hit; 36 months in cdi-specialist | acdis-ccds
acdis-ccds | coursework-or-ccs | all of: one of: ahima-ccs, edu-cert-coding; 36 months in cdi-specialist | acdis-ccds
acdis-ccds | nurse-physician-or-him | all of: one of: ahima-rhia, ahima-rhit, lic-md-do, lic-rn; 24 months in cdi-specialist | acdis-ccds
acdis-ccds-o | inpatient-and-outpatient | all of: one of: aapc-coc, aapc-cpc, aapc-crc, ahima-ccs, ahima-rhia, ahima-rhit, lic-md-do, lic-rn; 12 months in cdi-specialist; 12 months in outpatient-cdi-specialist | acdis-ccds-o
acdis-ccds-o | outpatient | all of: one of: aapc-coc, aapc-cpc, aapc-crc, ahima-ccs, ahima-rhia, ahima-rhit, lic-md-do, lic-rn; 24 months in outpatient-cdi-specialist | acdis-ccds-o
ahdi-chds | 1 | one of: ahdi-cmt; ahdi-rhds | ahdi-chds-copy
ahima-cca | 1 | edu-hs | ahima-cca-2022
ahima-ccs | 1 | edu-hs | ahima-ccs
ahima-chps | associate-and-4-years | all of: edu-as; 48 months in career-compliance-privacy | ahima-chps-copy
ahima-chps | bachelor-and-2-years | all of: edu-bs; 24 months in career-compliance-privacy | ahima-chps-copy
ahima-chps | coder-or-technician-and-4-years | all of: one of: ahima-cca, ahima-ccs, ahima-ccs-p, ahima-rhit; 48 months in career-compliance-privacy | ahima-chps-copy
ahima-chps | diploma-and-6-years | all of: edu-hs; 72 months in career-compliance-privacy | ahima-chps-copy
ahima-chps | graduate-and-1-year | all of: one of: edu-jd, edu-md, edu-ms, edu-phd; 12 months in career-compliance-privacy | ahima-chps-copy
ahima-chps | rhia-and-2-years | all of: ahima-rhia; 24 months in career-compliance-privacy | ahima-chps-copy
ahima-rhia | R1 | edu-bs-him | ahima-library-57951
ahima-rhia | R2 | edu-ms-him | ahima-rhia-copy
ahima-rhia | R3 | all of: edu-postbac-him; edu-bs | ahima-rhia-copy
ahima-rhit | 1 | edu-as-hit | ahima-library-57951
amia-ahic | informatics-degree-main-work | all of: edu-ms-hi; 48 months in career-informatics-it | amia-eligibility
amia-ahic | informatics-degree-part-work | all of: edu-ms-hi; 72 months in career-informatics-it | amia-eligibility
amia-ahic | related-degree-main-work | all of: one of: edu-md, edu-mph, edu-ms-him; 72 months in career-informatics-it | amia-eligibility
amia-ahic | related-degree-part-work | all of: one of: edu-md, edu-mph, edu-ms-him; 96 months in career-informatics-it | amia-eligibility
edu-as-hit-completion | 1 | edu-cert-coding | hicareers-certificate
edu-dnp | 1 | all of: edu-bsn; lic-rn | osf-bsn-dnp
edu-jd | 1 | edu-bs | gwu-law-entrance
edu-md | 1 | edu-bs | bls-premed-2017
edu-ms-him | 1 | edu-bs | dsu-mshiim
edu-postbac-him | 1 | edu-bs | csu-hia
edu-rn-bsn | 1 | lic-rn | nightingale-rn-bsn
isc2-cissp | 5-years | 60 months in hipaa-security-analyst | isc2-experience
isc2-cissp | degree-and-4-years | all of: edu-bs; 48 months in hipaa-security-analyst | isc2-experience
lic-rn | 1 | one of: edu-adn; edu-bsn | tn-nursing-exam
naham-chaa | 1 | all of: one of: edu-as, edu-hs; 12 months in career-clinical-feeder, career-coding-revenue-cycle, career-him-operations or career-practice-admin | naham-gama
naham-cham | 1 | all of: one of: edu-bs, edu-hs; 24 months in career-coding-revenue-cycle (level 5 or higher), career-him-operations (level 5 or higher) or career-practice-admin (level 5 or higher) | naham-gama
ncra-ods | A1 | edu-as-crm | ncra-eligibility
ncra-ods | A2 | all of: edu-cert-crm; edu-as | ncra-eligibility
ncra-ods | B | all of: edu-as; 12 months in cancer-registrar or cancer-registry-assistant | ncra-eligibility
"""

ANNOUNCED = """
cdi-specialist | va-associate | experience | 36 months in career-cdi | usajobs-him-2025
cdi-specialist | va-certified | experience | 24 months in career-cdi | va-847452700
cdi-specialist | va-clinician | experience | 12 months in career-cdi | va-847452700
cdi-specialist | va-clinician | licence | one of: lic-md-do; lic-rn | va-847452700
cdi-specialist | va-clinician | credential | one of: aapc-cic; aapc-coc; aapc-cpc; ahima-ccs; ahima-ccs-p; ahima-cdip; ahima-rhia; ahima-rhit | usajobs-him-2025
chief-nursing-informatics-officer | va | degree | edu-ms | usajobs-him-2025
chief-nursing-informatics-officer | va | nursing-degree | edu-bsn | usajobs-him-2025
chief-nursing-informatics-officer | va | nursing | 48 months in clinical-informatics-manager, clinical-informatics-specialist or registered-nurse | usajobs-him-2025
coding-supervisor | va | credential | one of: aapc-cic; aapc-coc; aapc-cpc; ahima-ccs; ahima-ccs-p; ahima-rhia; ahima-rhit | usajobs-him-2025
coding-supervisor | va | experience | 12 months in coding-auditor or lead-coder | usajobs-him-2025
compliance-director | va | grade-below | 12 months in compliance-officer | usajobs-him-2025
director-of-medical-records | RHIT-and-bachelor | credential | ahima-rhit | pa-115-3
director-of-medical-records | va-degree | credential | one of: ahima-rhia; ahima-rhit | usajobs-him-2025
director-of-medical-records | va-mix | education | edu-as-hit | usajobs-him-2025
him-assistant-director | va-degree | credential | one of: ahima-rhia; ahima-rhit | usajobs-him-2025
him-assistant-director | va-mix | next-lower-grade | 12 months in him-manager or him-supervisor | usajobs-him-2025
him-director | va-degree | education | one of: edu-bs-him; edu-ms-him; edu-postbac-him | usajobs-him-2025
him-director | va-degree | next-lower-grade | 12 months in him-assistant-director or him-manager | usajobs-him-2025
him-manager | experience | credential | one of: aapc-cic; aapc-coc; aapc-cpc; ahima-ccs; ahima-ccs-p; ahima-chda; ahima-rhia; ahima-rhit | va-842217600
him-manager | va-degree | credential | one of: ahima-rhia; ahima-rhit | usajobs-him-2025
him-supervisor | va-degree | credential | one of: aapc-cic; aapc-coc; aapc-cpc; ahima-ccs; ahima-ccs-p; ahima-chda; ahima-rhia; ahima-rhit | usajobs-him-2025
lead-coder | 1 | credential | one of: aapc-cic; aapc-coc; aapc-cpc; ahima-ccs; ahima-ccs-p; ahima-rhia; ahima-rhit | usajobs-him-2025
roi-operations-manager | va | experience | 12 months in roi-lead | usajobs-him-2025
"""

OPEN = {
    "aapc-cic": "members may sit the exam; training or experience is advice",
    "aapc-crc": "members may sit the exam; training or experience is advice",
    "aapc-cpb": "members may sit the exam; training or experience is advice",
    "aapc-cppm": "members may sit the exam; training or experience is advice",
    "nahq-cphq": "open to everybody; two years in quality are advice",
    "hfma-crcr": "open to members and others",
}
"""Exams nobody is kept from: no requirement at all."""


def facts(text: str = FACTS) -> list[tuple[str, ...]]:
    return [tuple(line.split(" | ")) for line in text.strip().splitlines()]


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: f"{fact[0]}-{fact[1]}")
def test_the_issuer_says_so(shipped: Graph, fact: tuple[str, ...]) -> None:
    credential, pathway, text, source = fact
    assert sentence(graph.requirements(shipped, credential)[pathway]) == text
    rows = [
        data
        for _, data in in_relation(shipped, credential, "required_for")
        if data.get("pathway", "1") == pathway
    ]
    assert {(data["reference"], data["confidence"]) for data in rows} == {(source, "verified")}
    assert sources_of(shipped)[source]["tier"] in {"official", "mirror"}


@pytest.mark.parametrize("fact", facts(ANNOUNCED), ids=lambda fact: "-".join(fact[:3]))
def test_the_announcement_says_so(shipped: Graph, fact: tuple[str, ...]) -> None:
    role, pathway, name, text, source = fact
    found = [group for group in pathways_of(shipped, role)[pathway] if group.name == name]
    assert [sentence(group.condition()) for group in found] == [text]
    rows = [data for each in found[0].alternatives for _, data in each.rows]
    assert (source, "verified") in {(data["reference"], data["confidence"]) for data in rows}
    assert sources_of(shipped)[source]["tier"] in {"official", "mirror"}


@pytest.mark.parametrize("credential", sorted(OPEN))
def test_an_open_exam_requires_nothing(shipped: Graph, credential: str) -> None:
    assert graph.requirements(shipped, credential) == {}


def test_there_are_enough_facts() -> None:
    assert len(facts()) + len(facts(ANNOUNCED)) + len(OPEN) >= 70
    assert len(set(facts()) | set(facts(ANNOUNCED))) == len(facts()) + len(facts(ANNOUNCED))


def test_a_certified_administrator_needs_no_work_experience(shipped: Graph) -> None:
    """RHIT and RHIA have no work route, and an RHIT alone does not open the RHIA."""
    for credential in ("ahima-rhit", "ahima-rhia"):
        rows = in_relation(shipped, credential, "required_for")
        assert all(not data.get("months") for _, data in rows)
        assert "ahima-rhit" not in {source for source, _ in rows}


def test_what_is_only_advice_blocks_nothing(shipped: Graph) -> None:
    """CCA and CCS ask for a high school diploma; the well-known options are advice."""
    for credential in ("ahima-cca", "ahima-ccs"):
        rows = in_relation(shipped, credential, "required_for")
        assert {source for source, _ in rows} == {"edu-hs"}
        assert in_relation(shipped, credential, "recommended_for")


@pytest.mark.parametrize("role", ["roi-lead", "roi-operations-manager"])
def test_release_of_information_asks_for_no_certification(shipped: Graph, role: str) -> None:
    """None of 12 federal announcements of leads and supervisors names one."""
    rows = in_relation(shipped, role, "required_for")
    kinds = {shipped.nodes[source].get("kind") for source, _ in rows}
    assert "certification" not in kinds


@pytest.mark.parametrize("role", ["privacy-officer", "compliance-director"])
def test_no_rule_asks_officers_for_a_certification(shipped: Graph, role: str) -> None:
    """The privacy rule (45 CFR 164.530) asks for none, nor do the announcements of the VA."""
    rows = in_relation(shipped, role, "required_for")
    kinds = {shipped.nodes[source].get("kind") for source, _ in rows}
    assert "certification" not in kinds
    assert in_relation(shipped, role, "recommended_for")


def test_the_apprentice_mark_is_for_cpc_and_coc_only(shipped: Graph) -> None:
    assert {"aapc-cpc-a", "aapc-coc-a"} <= set(shipped)
    assert not {"aapc-cic-a", "aapc-crc-a", "aapc-cpb-a"} & set(shipped)
