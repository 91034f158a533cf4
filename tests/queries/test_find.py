"""Find: which nodes, by which text, in which order."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

import networkx as nx
import pytest
from tiny import tiny

import graph
from graph.model.graph import Graph, build_graph
from graph.queries.find import find
from graph.queries.wording import american, root, singular, words_of


def node(name: str, title: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "type": "role", "name": title, **more}


def field() -> Graph:
    return build_graph(
        [
            node("coder", "Coder", abbreviation="MC", aliases="Medical Coder;Code Clerk", level=2),
            node("lead", "Lead Coder", level=4),
            node("clerk", "Clerk", level=1, description="Helps each coder with the registers."),
            node("auditor", "Coding auditor", level=3, aliases="Coder"),
            node("unknown", "Coder of records"),
            node("cafe", "Café host", level=1),
        ],
        (),
        titles=[{"node": "lead", "title": "Head of the coders"}],
    )


def names() -> Graph:
    """Return a field with acronyms, glued words and British spelling."""
    return tiny(
        node("him", "Director of Health Information Management", aliases="HIM Director"),
        node("roi", "Release of Information Specialist"),
        node("care", "Healthcare Analyst"),
        node("care-officer", "Health Care Compliance Officer"),
        node("follow", "Billing Follow-up Clerk"),
        node("out", "Outpatient Scheduler"),
        node("rcm", "Revenue Cycle Manager"),
        node("rn", "Registered nurse licence", type="credential", abbreviation="R.N."),
        node("programme", "Cancer Programme Organiser", aliases="Tumor registry helper"),
        node("bodies", "Boards & Bodies of Practice"),
    )


def ids(words: str, G: Graph | None = None) -> list[str]:
    return [each.id for each in find(G or field(), words).matches]


def first(words: str, G: Graph | None = None) -> str:
    return ids(words, G or names())[0]


def test_whole_texts_come_first_then_the_more_of_a_text_is_asked_for() -> None:
    found = find(field(), "coder")
    assert [(each.id, each.by, each.text, each.score) for each in found.matches[:2]] == [
        ("coder", "name", "Coder", 1.0),
        ("auditor", "alias", "Coder", 0.99),
    ]
    assert [(each.id, each.by, each.text) for each in found.matches[2:]] == [
        ("lead", "name", "Lead Coder"),
        ("unknown", "name", "Coder of records"),
        ("clerk", "description", "Helps each coder with the registers."),
    ]
    assert found.query == "coder"
    scores = [each.score for each in found.matches]
    assert scores == sorted(scores, reverse=True)
    (title, *_) = find(field(), "head of the CODERS").matches
    assert (title.id, title.by, title.text, title.score) == (
        "lead",
        "title",
        "Head of the coders",
        0.98,
    )


def test_of_equal_matches_the_lower_level_comes_first_and_no_level_last() -> None:
    G = tiny(node("a", "X one"), node("b", "X two", level=7), node("c", "X", level=0))
    assert ids("x", G) == ["c", "b", "a"]
    G = tiny(node("b", "X two", level=7), node("a", "X one", level=7), node("c", "X six", level=0))
    assert ids("x", G) == ["c", "a", "b"]


def test_an_abbreviation_an_id_and_an_alias_are_names_too() -> None:
    (found,) = find(field(), "mc").matches
    assert (found.id, found.by, found.text, found.score) == ("coder", "abbreviation", "MC", 1.0)
    best, *_ = find(field(), "lead").matches
    assert (best.id, best.by, best.text, best.score) == ("lead", "name", "lead", 1.0)
    best, *_ = find(field(), "medical coder").matches
    assert (best.by, best.text, best.score) == ("alias", "Medical Coder", 0.99)


def test_words_may_be_in_any_order_each_the_beginning_of_a_word() -> None:
    assert ids("records coder")[0] == "unknown"
    assert ids("cod lea")[0] == "lead"
    assert ids("oder") == []
    # Over several names of one node, and over its names and description together.
    assert ids("mc clerk")[0] == "coder"
    assert ids("clerk registers")[0] == "clerk"


def test_not_all_words_must_be_there_but_those_that_are_decide() -> None:
    assert ids("zebra") == []
    assert ids("coder zebra")[0] == "coder"
    assert ids("zebra clerk of the coder")[0] in {"coder", "clerk"}
    # Words put around a title hardly count.
    assert ids("lead coder jobs near me")[0] == "lead"


def test_case_blanks_and_accents_do_not_matter() -> None:
    assert ids("  LEAD   coder ")[0] == "lead"
    for typed in ("CAFÉ", "cafe", "cafe host", "café hóst"):
        assert ids(normalize("NFD", typed)) == ["cafe"]


@pytest.mark.parametrize("words", ["", " ", "&", "-_-", "of the", "'"])
def test_no_words_find_nothing(words: str) -> None:
    assert ids(words) == []


def test_typing_errors_are_forgiven_in_long_words() -> None:
    assert ids("auditro") == ["auditor"]
    assert ids("codng auditor")[0] == "auditor"
    assert first("relaese of infomration") == "roi"
    assert ids("mx") == []
    G = tiny(node("a", "Form 1450"), node("b", "Form 1500"))
    assert ids("1400", G) == []
    assert ids("1500", G) == ["b"]


def test_plural_family_and_short_forms() -> None:
    assert first("analysts of healthcare") == "care"
    assert ids("audit code")[0] == "auditor"
    assert first("rev cycle mgr") == "rcm"
    assert first("dir health information") == "him"


def test_an_acronym_and_what_it_stands_for_are_the_same() -> None:
    assert first("him dir") == "him"
    assert first("health information management director") == "him"
    # No text has these initials.
    assert first("roi specialist") == "roi"
    assert first("rcm") == "rcm"
    assert first("RN") == first("r.n.") == "rn"


def test_words_may_be_glued_or_apart() -> None:
    assert first("health care analyst") == "care"
    assert first("healthcare compliance officer") == "care-officer"
    assert first("followup clerk") == "follow"
    assert first("out patient scheduler") == "out"


def test_british_and_american_spelling_are_the_same() -> None:
    assert first("cancer program organizer") == "programme"
    assert first("tumour registry helper") == "programme"
    assert first("nurse license") == "rn"
    assert first("boards and bodies of practise") == "bodies"
    for british, spelling in (
        ("organisation", "organization"),
        ("centre", "center"),
        ("colour", "color"),
        ("programmes", "programs"),
        ("specialise", "specialize"),
        ("analyse", "analyze"),
        ("paediatric", "pediatric"),
        ("catalogue", "catalog"),
        ("defence", "defense"),
    ):
        assert american(british) == american(spelling) == spelling
    for word in ("our", "four", "tour", "hour", "course", "nurse", "nursing", "science", "advise"):
        assert american(word) == word


def test_what_is_in_brackets_is_looked_for_alone_too() -> None:
    typed = "Medical Administration Specialist (Coder - Auditor)"
    assert ids(typed)[0] == "auditor"


def test_words_are_cut_alike_wherever_they_are() -> None:
    assert words_of("R.H.I.A. & Doctor\u2019s Café-Owner") == (
        *("rhia", "and", "doctors", "cafe", "owner"),
    )
    assert [singular(each) for each in ("bodies", "boxes", "classes", "bus", "as", "coders")] == [
        *("body", "box", "class", "bus", "as", "coder"),
    ]
    families = ("coder coding code codes", "registrar registries registration", "bill biller")
    for family in families:
        assert len({root(each) for each in family.split()}) == 1


def test_what_is_far_too_long_is_cut() -> None:
    assert ids("lead coder " * 10_000)[0] == "lead"
    assert ids("x" * 100_000) == []


def test_a_limit_keeps_the_best() -> None:
    assert [each.id for each in find(field(), "coder", limit=2).matches] == ["coder", "auditor"]
    with pytest.raises(graph.RequestError, match="limit is 0; allowed is 1 or more"):
        find(field(), "coder", limit=0)


def test_a_graph_that_can_be_changed_is_read_again() -> None:
    D: nx.MultiDiGraph[str] = nx.MultiDiGraph(field())
    assert ids("zebra", D) == []
    D.add_node("zebra", type="role", name="Zebra keeper")
    assert ids("zebra", D) == ["zebra"]


def test_what_resolves_is_found_first(shipped: Graph) -> None:
    for each, data in shipped.nodes(data=True):
        for text in (each, data["name"]):
            assert graph.resolve(shipped, text) in {
                match.id for match in find(shipped, text).matches if match.score == 1
            }
