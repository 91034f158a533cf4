"""What a career counsellor would object to: each test names a mistake the data once made."""

from __future__ import annotations

import pytest

import graph
from graph.model.condition import sentence
from graph.model.graph import Graph, citations_of, in_relation, soc_code, sources_of, titles_of
from graph.model.names import names_of


@pytest.mark.parametrize(
    "goal",
    [
        pytest.param("director-of-medical-records", marks=pytest.mark.slow),
        "him-supervisor",
        "ahima-rhit",
    ],
)
def test_the_certificate_of_the_seed_article_saves_time_and_money(
    shipped: Graph, goal: str
) -> None:
    def months(held: str) -> float:
        plan = graph.plan(shipped, goal, hold=[held], clock="calendar", time_limit=120).best
        assert plan is not None
        assert plan.calendar is not None
        return plan.calendar

    def dollars(held: str) -> float:
        plan = graph.plan(shipped, goal, hold=[held], objective="cost", time_limit=120).best
        assert plan is not None
        return plan.cost

    assert months("edu-cert-coding") <= months("edu-hs") - 9
    assert dollars("edu-cert-coding") <= dollars("edu-hs")


def test_an_exam_is_prepared_for_beside_a_job(shipped: Graph) -> None:
    """Nobody leaves a job for three months of exam review."""
    for node, data in shipped.nodes(data=True):
        if data.get("kind") == "certification" and data.get("duration_months"):
            assert data.get("study_mode") == "part_time", node


def test_medicine_is_full_time_study_and_then_a_paid_residency(shipped: Graph) -> None:
    assert shipped.nodes["edu-md"]["study_mode"] == "full_time"
    assert shipped.nodes["edu-bsn"]["study_mode"] == "full_time"
    resident = shipped.nodes["resident-physician"]
    assert resident["type"] == "role"
    assert resident["pay_median_usd"] > 60_000
    assert shipped.nodes["lic-md-do"]["duration_months"] == 0
    plan = graph.plan(shipped, "physician", hold=["edu-bs"], clock="calendar", time_limit=120).best
    assert plan is not None
    assert [step.id for step in plan.schedule if step.action == "work"] == ["resident-physician"]
    assert plan.calendar == 84


def test_a_master_beside_a_job_takes_two_to_four_years(shipped: Graph) -> None:
    for node, data in shipped.nodes(data=True):
        if data.get("kind") == "master_degree":
            assert 24 <= data["part_time_months"] <= 48, node


def test_an_executive_has_headed_a_department(shipped: Graph) -> None:
    """Not any director will do: release of information leads to no hospital's board."""
    fields = {"career-him-operations", "career-coding-revenue-cycle", "career-practice-admin"}
    for source, target, data in shipped.edges(data=True):
        executive = shipped.nodes[target].get("level") == 7
        if executive and source in fields and data["relation"] == "required_for":
            assert data.get("min_level", 0) < 6, f"any director of {source} becomes {target}"
    answer = graph.plan(
        shipped,
        "chief-health-information-officer",
        hold=["edu-ms-him", "roi-operations-director"],
        experience={"roi-operations-director": 120},
        clock="calendar",
        time_limit=120,
    )
    assert answer.best is not None
    heads = {"him-director", "director-of-medical-records", "corporate-him-director", "vp-him"}
    assert heads & set(answer.best.achieved)


@pytest.mark.parametrize(
    "role",
    [
        "medical-coder-apprentice",
        "outpatient-coder",
        "inpatient-coder",
        "lead-coder",
        "coding-auditor",
    ],
)
@pytest.mark.parametrize("credential", ["ahima-rhit", "ahima-rhia", "ahima-ccs"])
def test_coders_may_hold_a_credential_of_health_information(
    shipped: Graph, role: str, credential: str
) -> None:
    """The federal rule counts the RHIT and the RHIA as certifications of coders."""
    rows = in_relation(shipped, role, "required_for")
    assert credential in {source for source, _ in rows}


def test_documentation_credentials_are_accepted_up_the_ladder(shipped: Graph) -> None:
    sources = {
        role: {source for source, _ in in_relation(shipped, role, "required_for")}
        for role in ("cdi-lead", "cdi-manager", "cdi-director")
    }
    for credential in ("acdis-ccds", "acdis-ccds-o", "ahima-cdip"):
        for role, accepted in sources.items():
            assert credential in accepted, role


def test_a_director_of_documentation_has_reviewed_inpatient_charts(shipped: Graph) -> None:
    plan = graph.plan(
        shipped, "cdi-director", hold=["aapc-crc"], clock="calendar", time_limit=120
    ).best
    assert plan is not None
    assert "cdi-specialist" in plan.achieved


def test_a_course_is_no_credential_for_the_head_of_coders(shipped: Graph) -> None:
    rows = in_relation(shipped, "coding-supervisor", "required_for")
    assert "edu-cert-coding" not in {source for source, _ in rows}


@pytest.mark.parametrize("role", ["him-director", "director-of-medical-records"])
def test_the_federal_rule_takes_a_degree_or_three_years_of_work(shipped: Graph, role: str) -> None:
    """Basic requirement (one or the other), a year at each grade above it, RHIT or RHIA."""
    ways = graph.requirements(shipped, role)
    said = {name: sentence(way) for name, way in ways.items() if name.startswith("va-")}
    assert set(said) == {"va-degree", "va-experience", "va-mix"}
    for way in said.values():
        assert "one of: ahima-rhia, ahima-rhit" in way
        assert "12 months in him-assistant-director or him-manager" in way
    assert "48 months in career-him-operations" in said["va-degree"]
    assert "84 months in career-him-operations" in said["va-experience"]
    assert "edu-" not in said["va-experience"]
    assert "66 months in career-him-operations" in said["va-mix"]


def test_a_deputy_head_of_records_may_hold_the_rhit(shipped: Graph) -> None:
    for name, way in graph.requirements(shipped, "him-assistant-director").items():
        assert "ahima-rhia, ahima-rhit" in sentence(way), name


def test_a_consultant_has_led_or_audited(shipped: Graph) -> None:
    """Running the records of one nursing home makes nobody a consultant to hospitals."""
    rows = in_relation(shipped, "him-consultant", "required_for")
    assert "ltc-medical-records-coordinator" not in {source for source, _ in rows}


@pytest.mark.parametrize(
    "role",
    [
        *("data-analytics-director", "clinical-informatics-director", "health-data-scientist"),
        *("chief-data-officer", "vp-revenue-cycle"),
    ],
)
def test_a_leader_has_a_degree_of_the_field(shipped: Graph, role: str) -> None:
    """Any master, or one in public health, is not what these posts ask for."""
    rows = in_relation(shipped, role, "required_for")
    assert not {"edu-ms", "edu-mph"} & {source for source, _ in rows}


def test_an_old_price_is_not_called_verified(shipped: Graph) -> None:
    for (node, field), row in citations_of(shipped).items():
        if field in {"fee_usd", "cost_usd"} and row["confidence"] == "verified":
            assert row["as_of"] >= "2020", node


def test_membership_is_paid_once(shipped: Graph) -> None:
    """AAPC membership is yearly: only exams that people sit first include it."""
    outside_coding = {"aapc-cppm", "aapc-cpco"}
    for node, data in shipped.nodes(data=True):
        if node.startswith("aapc-") and data.get("fee_usd", 0) > 425:
            assert data["level"] <= 2 or node in outside_coding, node


def test_what_is_gone_says_so(shipped: Graph) -> None:
    for node, data in shipped.nodes(data=True):
        if data["status"] != "active":
            assert data["description"].startswith(("Retired", "Renamed")), node


def test_pay_says_what_its_ends_are(shipped: Graph) -> None:
    """Low and high of one role rest on one basis, never a percentile and a guess."""
    cited = citations_of(shipped)
    for node, data in shipped.nodes(data=True):
        ends = [field for field in ("pay_low_usd", "pay_high_usd") if field in data]
        if data.get("pay_basis") == "p10_p90":
            notes = [cited[node, field].get("note", "") for field in ends]
            assert "10th" in notes[0], node
            assert "90th" in notes[1], node
        else:
            for field in ends:
                row = cited[node, field]
                official = row["reference"] == "bls-oews-2025"
                assert not (official and row["confidence"] == "verified"), (node, field)


def test_no_pay_above_a_mark_is_taken_for_a_median(shipped: Graph) -> None:
    """239,200 was the top code of the wage survey, not what physicians earn."""
    for node, data in shipped.nodes(data=True):
        assert data.get("pay_median_usd") != 239_200, node


def test_roles_of_one_occupation_share_its_figures(shipped: Graph) -> None:
    """Nobody can take the figure of an occupation for that of one role: all of them have it."""
    cited = citations_of(shipped)
    for field in ("employment", "openings_per_year"):
        seen: dict[str, int] = {}
        for node, data in shipped.nodes(data=True):
            if data["type"] == "role" and field in data:
                code = soc_code(data["occupation"])
                assert seen.setdefault(code, data[field]) == data[field], node
                assert "whole occupation" in cited[node, field]["note"], node


def test_estimated_months_are_called_an_estimate(shipped: Graph) -> None:
    for source, target, data in shipped.edges(data=True):
        if data.get("months") and "estimate" in data.get("note", ""):
            assert data["confidence"] == "estimate", (source, target)


def test_one_employer_makes_no_rule_for_all(shipped: Graph) -> None:
    """Verified is a rule; what one employer asks is, unless the pathway is named after it."""
    for source, target, data in shipped.edges(data=True):
        general = not data.get("pathway", "").startswith("va")
        if general and "one employer's rule" in data.get("note", ""):
            role = shipped.nodes[target]["type"] == "role"
            assert not (role and data["confidence"] == "verified"), (source, target)


def test_work_from_home_is_cited(shipped: Graph) -> None:
    for node, data in shipped.nodes(data=True):
        if "remote" in data:
            assert (node, "remote") in citations_of(shipped), node


def test_the_credentials_of_the_seed_article_are_linked(shipped: Graph) -> None:
    rows = in_relation(shipped, "medical-records-technician", "recommended_for")
    assert {"aapc-cpc", "bmsc-hcs-d", "bmsc-legacy", "pahcs-sc"} <= {source for source, _ in rows}


def test_every_role_says_how_its_occupation_grows(shipped: Graph) -> None:
    for node, data in shipped.nodes(data=True):
        if data["type"] == "role" and "occupation" in data:
            assert "growth_pct" in data, node


def test_a_note_of_an_estimate_stands_in_no_sourced_row(shipped: Graph) -> None:
    """What its own note calls an estimate is called one, or comes from memory."""
    for source, target, data in shipped.edges(data=True):
        if "estimate" in data.get("note", ""):
            assert data["confidence"] == "estimate", (source, target)
    for place, row in citations_of(shipped).items():
        if "estimate" in row.get("note", ""):
            assert row["confidence"] in {"estimate", "memory"}, place


def test_a_confidence_fits_the_kind_of_its_source(shipped: Graph) -> None:
    """Only who makes the rule, or a copy of it, verifies; a guess is nobody's page."""
    fits = {
        "verified": {"official", "mirror"},
        "third_party": {"third_party", "survey", "mirror", "official", "seed"},
        "memory": {"estimate"},
    }
    rows = {(source, target): data for source, target, data in shipped.edges(data=True)}
    for place, row in (rows | dict(citations_of(shipped))).items():
        if row["confidence"] in fits:
            tier = sources_of(shipped)[row["reference"]]["tier"]
            assert tier in fits[row["confidence"]], place


def test_no_source_gives_the_months_of_a_move(shipped: Graph) -> None:
    for source, target, data in shipped.edges(data=True):
        if data["relation"] in {"advances_to", "transitions_to"} and "months" in data:
            assert data["confidence"] == "estimate", (source, target)


def test_half_of_what_leaders_need_rests_on_a_page(shipped: Graph) -> None:
    found = graph.stats(shipped).requirement_groups
    assert set(found) == {"manager", "director", "executive"}
    for level, shares in found.items():
        assert shares["on_a_page_pct"] >= 55, level


def test_study_fits_its_mode(shipped: Graph) -> None:
    """Full-time study is in no part-time block, and no study is faster beside a job."""
    for node, data in shipped.nodes(data=True):
        beside = data.get("part_time_months")
        if data.get("study_mode") == "full_time":
            assert beside is None, node
        if beside is not None and "duration_months" in data:
            assert data["duration_months"] <= beside <= 3 * data["duration_months"], node


@pytest.mark.parametrize("goal", ["physician", "chief-medical-information-officer"])
def test_nobody_becomes_a_doctor_beside_a_job(shipped: Graph, goal: str) -> None:
    plan = graph.plan(shipped, goal, hold=["edu-hs"], clock="calendar", time_limit=120).best
    assert plan is not None
    study = {step.id: step for step in plan.schedule if step.action == "study"}
    work = [step for step in plan.schedule if step.action == "work"]
    medicine = study["edu-md"]
    assert medicine.mode == "full-time"
    for step in work:
        assert step.end_month <= medicine.start_month or step.start_month >= medicine.end_month, (
            step.id
        )


@pytest.mark.parametrize("goal", ["chief-medical-information-officer", "health-sciences-dean"])
def test_no_degree_of_another_field_leads_to_the_top(shipped: Graph, goal: str) -> None:
    """A degree in cancer registry management once opened the way to these posts."""
    plan = graph.plan(shipped, goal, hold=["edu-hs"], time_limit=120).best
    assert plan is not None
    assert not {"edu-as-crm", "edu-cert-crm"} & set(plan.achieved)


def test_what_is_gone_is_open_to_nobody(shipped: Graph) -> None:
    for node, data in shipped.nodes(data=True):
        if data["status"] != "active" and data["type"] in {"credential", "role"}:
            assert graph.plan(shipped, node, hold=["edu-hs"]).status == "infeasible", node


def test_a_name_is_of_one_occupation(shipped: Graph) -> None:
    """A title of one occupation is no name or alias of a role of another."""
    owner = {
        name.casefold(): node
        for node in shipped
        for _, name in names_of(shipped, node)
        if "occupation" in shipped.nodes[node]
    }
    for node, title in titles_of(shipped):
        other = owner.get(title.casefold(), node)
        mine, others = (shipped.nodes[each]["occupation"] for each in (node, other))
        assert mine == others, title


@pytest.mark.parametrize(
    ("title", "occupation"),
    [
        ("Hospital Administrator", "11-9111.00"),
        ("Clinical Data Analyst", "15-2051.02"),
        ("Health Unit Coordinator", None),
    ],
)
def test_an_alias_stands_at_its_occupation(
    shipped: Graph, title: str, occupation: str | None
) -> None:
    """O*NET has these titles elsewhere than the data once did; a ward clerk is no role here."""
    bearers = {
        node
        for node in shipped
        if title.casefold() in {name.casefold() for _, name in names_of(shipped, node)}
    }
    assert {shipped.nodes[node].get("occupation") for node in bearers} <= {occupation}


def test_low_and_high_pay_are_no_medians(shipped: Graph) -> None:
    """The top of one post was once the median of its occupation."""
    for node, data in shipped.nodes(data=True):
        pay = [
            data[f"pay_{end}_usd"] for end in ("low", "median", "high") if f"pay_{end}_usd" in data
        ]
        if "pay_basis" in data:
            assert len(set(pay)) == len(pay), node
        if data.get("pay_basis") == "p10_p90":
            assert data["pay_year"] in {2024, 2025}, node


@pytest.mark.parametrize("role", ["him-director", "director-of-medical-records"])
def test_the_usual_median_of_heads_of_records_is_not_recalled(shipped: Graph, role: str) -> None:
    assert citations_of(shipped)[role, "pay_median_usd"]["confidence"] != "memory"


@pytest.mark.parametrize(
    ("credential", "fee"), [("pmi-pmp", 675), ("nahq-cphq", 579), ("aapc-cpma", 425)]
)
def test_a_fee_is_of_today(shipped: Graph, credential: str, fee: int) -> None:
    row = citations_of(shipped)[credential, "fee_usd"]
    assert shipped.nodes[credential]["fee_usd"] == fee
    assert row["as_of"] >= "2020"


def test_the_accreditor_of_registry_certificates_is_cahiim(shipped: Graph) -> None:
    rows = in_relation(shipped, "edu-cert-crm", "accredits")
    assert {source for source, _ in rows} == {"org-cahiim"}


def test_a_billing_unit_is_no_revenue_cycle(shipped: Graph) -> None:
    """Who runs the accounts of a small unit runs the revenue cycle of no hospital next."""
    plan = graph.plan(
        shipped, "revenue-cycle-director", hold=["edu-bs"], clock="calendar", time_limit=120
    ).best
    assert plan is not None
    assert {"revenue-cycle-manager", "coding-manager"} & set(plan.achieved)


NURSE = {"registered-nurse": 60}


def test_a_nurse_never_repeats_nursing_school(shipped: Graph) -> None:
    """Whoever is licensed has the degree or diploma that the way to the bachelor asks for."""
    plan = graph.plan(shipped, "edu-bsn", experience=NURSE, clock="calendar").best
    assert plan is not None
    assert plan.achieved == ("edu-rn-bsn",)


@pytest.mark.parametrize(
    "goal", ["cancer-registrar", "denial-management-specialist", "medical-records-technician"]
)
def test_a_nurse_enters_at_her_own_rank(shipped: Graph, goal: str) -> None:
    """Once a nurse was an assistant of a registry, a biller or a clerk first."""
    plan = graph.plan(shipped, goal, experience=NURSE, clock="calendar").best
    assert plan is not None
    assert plan.achieved == (goal,)


def test_nobody_codes_for_a_year_only_to_be_counted(shipped: Graph) -> None:
    """A nurse comes to compliance with clinical work, not by way of a coding program."""
    plan = graph.plan(shipped, "compliance-officer", experience=NURSE, clock="calendar").best
    assert plan is not None
    assert not {"edu-cert-coding", "medical-coder-apprentice"} & set(plan.achieved)


def test_a_grade_is_reached_through_the_grades_below_it(shipped: Graph) -> None:
    """One year as auditor made a compliance officer, one more a director."""
    way = sentence(graph.requirements(shipped, "compliance-officer")["va"])
    assert "36 months in coding-auditor, compliance-analyst, compliance-auditor" in way


def test_a_head_of_data_has_managed(shipped: Graph) -> None:
    for way in graph.requirements(shipped, "data-analytics-director").values():
        assert "career-data-analytics (level 5 or higher)" in sentence(way)


def test_nobody_enters_claims_and_then_runs_the_accounts(shipped: Graph) -> None:
    plan = graph.plan(shipped, "billing-manager", hold=["edu-bs"], clock="calendar").best
    assert plan is not None
    senior = {"billing-supervisor", "denial-management-specialist", "revenue-cycle-analyst"}
    assert senior & set(plan.achieved)


def test_an_administrator_of_practices_has_run_an_office(shipped: Graph) -> None:
    for way in graph.requirements(shipped, "practice-administrator").values():
        assert "24 months in medical-office-manager" in sentence(way)
    plan = graph.plan(
        shipped,
        "practice-administrator",
        hold=["edu-bsn"],
        experience=NURSE,
        clock="calendar",
        time_limit=120,
    ).best
    assert plan is not None
    assert "medical-biller" not in plan.achieved


def test_a_lead_of_release_comes_from_release(shipped: Graph) -> None:
    plan = graph.plan(shipped, "roi-lead", hold=["edu-hs"], clock="calendar").best
    assert plan is not None
    assert plan.achieved == ("roi-lead", "roi-specialist")


@pytest.mark.parametrize(
    "role", ["him-manager", "him-assistant-director", "him-director", "director-of-medical-records"]
)
def test_a_head_of_records_has_led_records_staff(shipped: Graph, role: str) -> None:
    """Who led release of information alone once became director of medical records."""
    for name, way in graph.requirements(shipped, role).items():
        assert "him-supervisor" in sentence(way) or "him-manager" in sentence(way), name


def test_a_director_of_coding_has_been_manager(shipped: Graph) -> None:
    for way in graph.requirements(shipped, "coding-director").values():
        assert "coding-manager" in sentence(way).rsplit("months in ", 1)[1]


def test_no_registry_is_a_short_cut_to_consulting(shipped: Graph) -> None:
    """Five years in senior posts, in a registry as elsewhere."""
    ways = graph.requirements(shipped, "him-consultant")
    assert "60 months in career-registry (level 3 or higher)" in sentence(ways["registry"])
    assert "60 months in cdi-lead, cdi-manager, cdi-specialist" in sentence(ways["documentation"])


def test_several_hospitals_come_after_three_years_at_one(shipped: Graph) -> None:
    for way in graph.requirements(shipped, "corporate-him-director").values():
        assert "36 months in director-of-medical-records or him-director" in sentence(way)


def test_a_certified_coder_needs_no_certificate_for_the_records_room(shipped: Graph) -> None:
    """The CPC proves a program of coding, or a degree: one of them is enough."""
    plan = graph.plan(
        shipped, "medical-records-technician", hold=["aapc-cpc"], clock="calendar"
    ).best
    assert plan is not None
    assert plan.achieved == ("medical-records-technician",)


def test_an_exam_alone_makes_no_coder(shipped: Graph) -> None:
    """Three months after high school a diploma once coded for an insurer."""
    plan = graph.plan(shipped, "risk-adjustment-coder", hold=["edu-hs"], clock="calendar").best
    assert plan is not None
    assert "edu-cert-coding" in plan.achieved


def test_a_head_of_a_program_has_taught(shipped: Graph) -> None:
    for way in graph.requirements(shipped, "him-program-director").values():
        assert "12 months in him-faculty or hit-instructor" in sentence(way)


@pytest.mark.parametrize("pathway", ["records", "revenue-cycle"])
def test_a_corporation_takes_nobody_from_one_department(shipped: Graph, pathway: str) -> None:
    way = sentence(graph.requirements(shipped, "healthcare-corporation-executive")[pathway])
    assert "24 months in " in way
    assert "hospital-senior-executive" in way
