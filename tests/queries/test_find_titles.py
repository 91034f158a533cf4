"""What people type for a job, a credential or a school: found among the first three."""

from __future__ import annotations

import time

import pytest

from graph.model.graph import Graph
from graph.queries.find import find

USAJOBS = "announcement of the Veterans Health Administration, USAJOBS"
NHS = "advert on NHS Jobs"

TYPED = (
    ("medical records technician coder outpatient", "outpatient-coder", USAJOBS),
    ("medical records tech (coder inpatient)", "inpatient-coder", USAJOBS),
    ("med rec tech med coder", "outpatient-coder", USAJOBS),
    ("medical records technician roi", "roi-specialist", USAJOBS),
    ("medical records tech release of information", "roi-specialist", USAJOBS),
    ("medical records technician hit", "medical-records-technician", USAJOBS),
    ("medical records techician", "medical-records-technician", USAJOBS),
    ("mrt coder auditor", "coding-auditor", USAJOBS),
    ("med rec tech cancer registrar", "cancer-registrar", USAJOBS),
    ("cdis outpatient", "outpatient-cdi-specialist", USAJOBS),
    ("clinical documentation improvement spec", "cdi-specialist", USAJOBS),
    ("lead medical records technician coder", "lead-coder", USAJOBS),
    ("supervisory medical records technician coder", "coding-supervisor", USAJOBS),
    ("chief health informatics officer", "chief-health-information-officer", USAJOBS),
    ("informaticist rn", "clinical-informatics-specialist", USAJOBS),
    ("registered nurse informatics", "clinical-informatics-specialist", USAJOBS),
    ("clinical informatics nurse manager", "clinical-informatics-manager", USAJOBS),
    ("chief of health information managment", "him-director", USAJOBS),
    ("medical record administrator", "director-of-medical-records", USAJOBS),
    ("assistant chief him", "him-assistant-director", USAJOBS),
    ("lead mrt roi", "roi-lead", USAJOBS),
    ("mrt trauma registrar", "trauma-registrar", USAJOBS),
    ("rn chief nursing informatics officer", "chief-nursing-informatics-officer", USAJOBS),
    ("integrity & compliance officer", "compliance-officer", USAJOBS),
    ("health info tech", "medical-records-technician", USAJOBS),
    ("health record technician supervisor", "him-supervisor", "class of the State of Maryland"),
    ("cdi second level reviewer", "cdi-lead", "New Hanover Regional Medical Center"),
    ("lead cdi specialist", "cdi-lead", "question on the ACDIS site"),
    ("cdi supervisor", "cdi-manager", "question on the ACDIS site"),
    ("cdi nurse", "cdi-specialist", "slides of a documentation vendor"),
    ("director of patient acounts", "revenue-cycle-director", "Springer Publishing"),
    ("manager patient accounts", "billing-manager", "Western Michigan University"),
    ("denials and refund specialist", "denial-management-specialist", "Tahoe Forest Health System"),
    ("director, clinical informatics", "clinical-informatics-director", "Drexel University page"),
    ("hospital ceo", "hospital-senior-executive", "degreetree"),
    ("hospital coo", "hospital-senior-executive", "Springer Publishing"),
    ("healthcare it project mgr", "health-it-project-manager", "jobya"),
    ("healthcare office manager", "medical-office-manager", "Study.com"),
    ("dean school of health sciences", "health-sciences-dean", "Stockton University"),
    ("hospital compliance officer", "compliance-officer", "Fox Group"),
    ("chief privacy oficer", "chief-privacy-officer", "cybersecurityeducationguides"),
    ("medical coding auditer", "coding-auditor", "lookforzebras"),
    ("coder iii", "inpatient-coder", "posting of Washington Hospital"),
    ("data governance lead", "data-governance-manager", "Aipathly"),
    ("quality improvment specialist", "quality-improvement-specialist", "torchora"),
    ("nurse abstractor", "clinical-registry-abstractor", "Remote Nurse Connection"),
    ("record analysis clerk", "record-completion-analyst", "careers page of Lifespan"),
    ("trainee clinical coder", "medical-coder-apprentice", NHS),
    ("assistant coding manager", "coding-manager", NHS),
    ("medical coding specialists", "outpatient-coder", "spiegato"),
    ("entry level medical coder", "medical-coder-apprentice", "careertrend"),
    ("hospital medical record coder", "inpatient-coder", "careertrend"),
    ("remote medical coder", "outpatient-coder", "blog of Terry Fletcher"),
    ("medical biller & coder", "medical-biller", "jobdescription.org"),
    ("medical biling specialist", "medical-biller", "blog of a medical biller"),
    ("patient acct rep", "ar-followup-specialist", "wisegeek"),
    ("medical collectors", "ar-followup-specialist", "wisegeek"),
    ("claims processers", "insurance-claims-clerk", "wisegeek"),
    ("ar followup", "ar-followup-specialist", "posting of a billing company"),
    ("hcc coder entry level", "risk-adjustment-coder", "HCC Buddy Academy"),
    ("risk adjustement coder", "risk-adjustment-coder", "medicalbillingandcoding.school"),
    ("chargemaster coordinator", "chargemaster-analyst", "careertrend"),
    ("cdm analyst", "chargemaster-analyst", "question page on chargemasters"),
    ("rcm manager", "revenue-cycle-manager", "AAPC Knowledge Center"),
    ("revenue integrity anaylst", "revenue-integrity-analyst", "AAPC Knowledge Center"),
    ("tumour registrar", "cancer-registrar", "Texas Tumor Registrars Association"),
    ("cancer registry mgr", "cancer-registry-manager", "torchora"),
    ("central registry tumor rgstr", "central-registry-quality-specialist", "UNM job descriptions"),
    ("oncology data specalist", "ncra-ods", "Q-Centrix"),
    ("ods-c", "ncra-ods", "Alabama Cancer Registrars Association"),
    ("ctr certification", "ncra-ctr", "SEER, how to become a registrar"),
    ("epic credentialed trainer", "ehr-trainer", "TechFitFlow"),
    ("ehr superuser", "ehr-support-specialist", "registerednursing.org"),
    ("nurse informatacist", "clinical-informatics-specialist", "registerednursing.org"),
    ("hospital unit clerk", "medical-secretary", "class of San Joaquin County"),
    ("health records clerk", "medical-records-clerk", "torchora"),
    ("patient registration clerk", "patient-access-representative", "torchora"),
    ("mpi data integrity", "mpi-specialist", "page on master patient index jobs"),
    (
        "documentation integrity auditor clinician created",
        "documentation-integrity-auditor",
        "AHDI",
    ),
    ("cmio", "chief-medical-information-officer", "Witt/Kieffer blog"),
    ("chio", "chief-health-information-officer", "Witt/Kieffer blog"),
    ("hospital cio", "chief-information-officer", "Becker's Hospital Review"),
    ("director of coding", "coding-director", "article on careers in HIM"),
    ("health information managers", "him-manager", "Concorde career profile"),
    ("rhit", "ahima-rhit", "himdegree.org"),
    ("r.h.i.a.", "ahima-rhia", "himdegree.org"),
    ("rhit to rhia", "edu-bs-him-completion", "Open Exam Prep"),
    ("chda exam", "ahima-chda", "Open Exam Prep"),
    ("certifed coding specialist", "ahima-ccs", "medicalbillingcodingworld.com"),
    ("certified coding asociate", "ahima-cca", "medicalbillingcodingworld.com"),
    ("cpca", "aapc-cpc-a", "AAPC Wiki"),
    ("cpc apprentice", "aapc-cpc-a", "medicalbillingandmedicalcoding.com"),
    ("crc certification", "aapc-crc", "newsletter Hidden Healthcare Careers"),
    ("american health information managment assoc", "org-ahima", "himdegree.org"),
    ("him bachelors", "edu-bs-him", "himdegree.org"),
    ("associates degree health information technology", "edu-as-hit", "blog of Terry Fletcher"),
    ("ged", "edu-hs", "AHDI career map"),
    ("medical coding certificate", "edu-cert-coding", "jobdescription.org"),
    ("him masters", "edu-ms-him", "Open Exam Prep"),
    ("programme director health information", "him-program-director", "CAHIIM, British spelling"),
)
"""What is typed, what is meant, and where it, or what it is short for, was seen."""


def test_at_least_ninety_five_of_a_hundred_are_among_the_first_three(shipped: Graph) -> None:
    assert len({typed for typed, _, _ in TYPED}) == 100
    missed = [
        (typed, meant, first)
        for typed, meant, _ in TYPED
        if meant not in (first := [each.id for each in find(shipped, typed, limit=3).matches])
    ]
    assert len(missed) <= 5, missed


def test_texts_that_are_passed_over_would_not_be_found(
    shipped: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [find(shipped, typed) for typed, _, _ in TYPED]
    monkeypatch.setattr("graph.queries.find._FEW", 0)
    assert [find(shipped, typed) for typed, _, _ in TYPED] == answers


def test_a_search_takes_milliseconds(shipped: Graph) -> None:
    find(shipped, "anything misspeled")
    start = time.process_time()
    for typed, _, _ in TYPED:
        find(shipped, typed)
    assert time.process_time() - start < 0.020 * len(TYPED)
