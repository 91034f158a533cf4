"""Reading a data folder: right values, and every mistake at its own line."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

import graph
from graph.io.records import Limits
from graph.model.condition import sentence
from graph.model.contract import CREDENTIAL_KINDS, STATES
from graph.model.graph import pay_of, titles_of

KINDS = ", ".join(CREDENTIAL_KINDS)
UNKNOWN = "leave the cell empty when it is unknown"
ONE_NUMBER = "write one number on every row (empty is 1)"

NODES = "id,type,name\na,credential,A\nb,role,B\nf,career,F\n"
EDGES = "source,target,relation\na,b,required_for\nf,b,includes\n"


def folder(path: Path, nodes: str | bytes = NODES, edges: str | bytes = EDGES) -> Path:
    for name, content in (("nodes.csv", nodes), ("edges.csv", edges)):
        data = content if isinstance(content, bytes) else content.encode()
        (path / name).write_bytes(data)
    return path


def errors(path: Path, limits: Limits | None = None) -> list[str]:
    _, report = graph.check_folder(path, limits=limits)
    return [str(finding) for finding in sorted(report.errors)]


def warnings(path: Path) -> list[str]:
    _, report = graph.check_folder(path)
    assert report.errors == []
    return [str(finding) for finding in sorted(report.warnings)]


def test_cells_keep_what_they_say(tmp_path: Path) -> None:
    nodes = (
        "id,type,name,cost_usd,level,duration_months,own\n"
        "001,credential,NA,7.5,2,12,true\n"
        "1e5,role,true,,,,\n"
        "na,role,1e5,,3,,\n"
    )
    edges = "source,target,relation,months\n001,1e5,required_for,\nna,1e5,required_for,18\n"
    G = graph.load_graph(folder(tmp_path, nodes, edges))
    assert dict(G.nodes["001"]) == {
        "type": "credential",
        "name": "NA",
        "cost_usd": 7.5,
        "level": 2,
        "duration_months": 12,
        "own": "true",
    }
    assert dict(G.nodes["1e5"]) == {"type": "role", "name": "true"}
    assert next(iter(G["na"]["1e5"].values()))["months"] == 18


def test_the_graph_is_frozen(tmp_path: Path) -> None:
    G = graph.load_graph(folder(tmp_path))
    with pytest.raises(Exception, match="Frozen"):
        G.add_node("new")


def test_a_bom_crlf_and_any_column_order_are_fine(tmp_path: Path) -> None:
    nodes = "\ufeffname,type,id\r\nA,credential,a\r\nB,role,b\r\nF,career,f\r\n"
    G = graph.load_graph(folder(tmp_path, nodes))
    assert G.nodes["a"]["name"] == "A"


def test_ten_mistakes_in_both_files_are_all_told_with_their_lines(tmp_path: Path) -> None:
    nodes = (
        "id,type,name,cost_usd,level,status,description\n"  # 1
        'a,credential,A,5,1,active,"two\nlines, a ""quote"" and a comma"\n'  # 2 and 3
        "b,rolle,B,,,,\n"  # 4: unknown type
        "C!,role,C,,,,\n"  # 5: bad id
        "d,role,,,,,\n"  # 6: no name
        'e,role,E,"1,5",,,\n'  # 7: decimal comma
        "a,role,A2,,,,\n"  # 8: duplicate id
        "g,role,G,,9,,\n"  # 9: level out of range
        "h,role,H,,,,,extra\n"  # 10: too long
    )
    edges = (
        "source,target,relation,months,required_number,confidence\n"  # 1
        "a,e,required_for,,,\n"  # 2: fine
        "a,ee,required_for,,,\n"  # 3: dangling
        "a,e,requires,,,\n"  # 4: unknown relation
        "a,e,required_for,,,\n"  # 5: duplicate
        "e,e,advances_to,,,\n"  # 6: self
        "a,h,required_for,12,,\n"  # 7: months in a credential
        "e,g,advances_to,-3,,\n"  # 8: negative
        "e,g,counts_as,,,\n"  # 9: wrong types (both ends)
        "e,g,required_for,,2,sure\n"  # 10: number and confidence
        "g,h,advances_to,,,\n"  # 11: fine, h stands in a broken row
    )
    places = [line.split(" ", 2)[:2] for line in errors(folder(tmp_path, nodes, edges))]
    assert [" ".join(place) for place in places] == [
        "edges.csv:3: target:",
        "edges.csv:4: relation:",
        "edges.csv:5: the",
        "edges.csv:6: target:",
        "edges.csv:7: months:",
        "edges.csv:8: months:",
        "edges.csv:9: source:",
        "edges.csv:9: target:",
        "edges.csv:10: confidence:",
        "edges.csv:10: required_number:",
        "nodes.csv:4: type:",
        "nodes.csv:5: id:",
        "nodes.csv:6: name:",
        "nodes.csv:7: cost_usd:",
        "nodes.csv:8: id:",
        "nodes.csv:9: level:",
        "nodes.csv:10: the",
    ]


def test_a_dangling_end_names_the_closest_id(tmp_path: Path) -> None:
    edges = EDGES.replace("f,b,", "career,bb,")
    nodes = NODES.replace("f,career", "careers,career")
    assert errors(folder(tmp_path, nodes, edges)) == [
        "edges.csv:3: source: no node 'career' in nodes.csv; did you mean 'careers'?",
        "edges.csv:3: target: no node 'bb' in nodes.csv; did you mean 'b'?",
    ]


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ("", "nodes.csv:1: the file is empty; its first line must be a header with id, type, name"),
        (b"PK\x03\x04rest", "nodes.csv:1: this is a zip or Excel file; save it as CSV (UTF-8)"),
        (b"\xff\xfei\x00d\x00", "nodes.csv:1: this is UTF-16 text; save it as CSV (UTF-8)"),
        (
            b"id,type,name\na,role,caf\xe9\n",
            "nodes.csv:2: byte 0xe9 is not UTF-8; save the file as CSV (UTF-8)",
        ),
        (
            b"id,type,name\na,role,A\n\x00",
            "nodes.csv:3: the file contains a NUL character, so it is not a text file",
        ),
        (
            "id;type;name\na;role;A\n",
            "nodes.csv:1: columns are separated by semicolons; only commas are allowed",
        ),
        ("id\ttype\tname\n", "nodes.csv:1: columns are separated by tabs; only commas are allowed"),
        ("id,type\na,role\n", "nodes.csv:1: name: the header lacks this required column"),
        ("id,type,name,name\n", "nodes.csv:1: name: the header names this column twice"),
        ("id,type,Name\n", "nodes.csv:1: Name: unknown column 'Name': write it as 'name'"),
        ("id,type, name\n", "nodes.csv:1:  name: unknown column ' name': write it as 'name'"),
        (
            'id,type,name\na,role,"A\nb,role,B\n',
            "nodes.csv:2: a quote that opens in this record is never closed",
        ),
        ("id,type,name\na,role\n", "nodes.csv:2: the record has 2 cells, the header has 3"),
        (
            "id,type,name\na,role,A\u200bB\n",
            "nodes.csv:2: name: U+200B (zero width space) is not allowed in a cell",
        ),
        (
            "id,type,name\na,role,A\u202eB\n",
            "nodes.csv:2: name: U+202E (right-to-left override) is not allowed in a cell",
        ),
        (
            "id,type,name\na,role,A\x07B\n",
            "nodes.csv:2: name: U+0007 (control character) is not allowed in a cell",
        ),
        (
            f"id,type,name\na,role,{'x' * 2001}\n",
            "nodes.csv:2: name: 2,001 characters; at most 2,000 are allowed",
        ),
        (
            "id,type,name,cost_usd\na,role,A,nan\n",
            f"nodes.csv:2: cost_usd: 'nan' is not a finite number; {UNKNOWN}",
        ),
        (
            "id,type,name,cost_usd\na,role,A,-1\n",
            "nodes.csv:2: cost_usd: -1 is negative; allowed is 0 to 1,000,000,000",
        ),
        (
            "id,type,name,cost_usd\na,role,A,$5\n",
            "nodes.csv:2: cost_usd: '$5' is not a plain number; write 5",
        ),
        (
            "id,type,name,min_months\na,role,A,1.5\n",
            "nodes.csv:2: min_months: 1.5 is not a whole number; allowed is 0 to 1,200",
        ),
        (
            "id,type,name,status\na,role,A,gone\n",
            "nodes.csv:2: status: 'gone' is unknown; allowed: active, retired, renamed",
        ),
        (
            "id,type,name,pay_basis\na,role,A,hourly\n",
            "nodes.csv:2: pay_basis: 'hourly' is unknown; allowed: p10_p90, p25_p75, posted",
        ),
        (
            "id,type,name,kind\na,credential,A,diplom\n",
            f"nodes.csv:2: kind: 'diplom' is not a credential kind; allowed: {KINDS}",
        ),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, nodes: str | bytes, expected: str) -> None:
    edges = "source,target,relation\n"
    assert errors(folder(tmp_path, nodes, edges)) == [expected]


def test_missing_files(tmp_path: Path) -> None:
    assert errors(tmp_path / "nowhere") == [
        "edges.csv:1: the file is missing",
        "nodes.csv:1: the file is missing",
    ]


def test_limits_are_settable(tmp_path: Path) -> None:
    folder(tmp_path)
    assert "at most 10 are read" in errors(tmp_path, Limits(max_bytes=10))[0]
    assert errors(tmp_path, Limits(max_rows=2))[0].startswith("nodes.csv:4: more than 2 rows")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ["f,b,required_for,,,,"],
            "edges.csv:2: months: experience in a career needs months of 1 or more",
        ),
        (
            ["b,c,required_for,,,6,p", "f,c,required_for,,,5,p"],
            "edges.csv:3: months: 5 differs from 6 in the same pool",
        ),
        (
            ["a,c,required_for,g,2,,", "b,c,required_for,g,,,"],
            f"edges.csv:3: required_number: 1 differs from 2 in the same group; {ONE_NUMBER}",
        ),
        (
            ["a,c,required_for,g,3,,", "b,c,required_for,g,3,,"],
            "edges.csv:2: required_number: requires 3 of a group of 2; allowed is 1 to 2",
        ),
        (
            ["b,c,required_for,g,3,,p", "d,c,required_for,g,3,,p"],
            "edges.csv:2: required_number: requires 3 of a group of 2; allowed is 1 to 2",
        ),
        (
            ["f,c,required_for,g,2,6,p", "b,c,required_for,g,2,6,p"],
            "edges.csv:2: required_number: requires 2 of a group of 1; allowed is 1 to 1",
        ),
    ],
)
def test_rules_of_groups_and_pools(tmp_path: Path, rows: list[str], expected: str) -> None:
    header = "source,target,relation,group,required_number,months,pool\n"
    nodes = NODES + "c,role,C\nd,role,D\n"
    assert errors(folder(tmp_path, nodes, header + "\n".join(rows) + "\n")) == [expected]


@pytest.mark.parametrize("pool", ["", "p"])
def test_a_row_without_a_group_is_a_group_of_one(tmp_path: Path, pool: str) -> None:
    edges = (
        "source,target,relation,group,required_number,months,pool\n"
        f"a,c,required_for,,2,,{pool}\nb,c,required_for,,2,,{pool}\n"
    )
    assert errors(folder(tmp_path, NODES + "c,role,C\n", edges)) == [
        f"edges.csv:{line}: required_number: requires 2 of a group of 1; allowed is 1 to 1"
        for line in (2, 3)
    ]


def test_a_pool_without_months_is_no_pool(tmp_path: Path) -> None:
    """Two rows that are held stay two alternatives, and two of them can be asked for."""
    edges = (
        "source,target,relation,group,required_number,months,pool\n"
        "a,c,required_for,g,2,,p\nb,c,required_for,g,2,,p\n"
    )
    G = graph.load_graph(folder(tmp_path, NODES + "c,role,C\n", edges))
    (condition,) = graph.requirements(G, "c").values()
    assert sentence(condition) == "all of: a; b"


def test_sixty_months_of_which_twenty_four_as_lead_are_two_rows(tmp_path: Path) -> None:
    edges = (
        "source,target,relation,months,min_level\nf,b,includes,,\n"
        "f,b,required_for,60,\nf,b,required_for,24,4\n"
    )
    G = graph.load_graph(folder(tmp_path, edges=edges))
    assert len(graph.requirements(G, "b")["1"].parts) == 2  # type: ignore[union-attr]


def test_warnings_name_their_place(tmp_path: Path) -> None:
    nodes = (
        "id,type,name,level,colour\n"
        "a,credential,A,,red\n\nb,role,B,4,\nc,role,C,,\nd,role,D,,\nf,career,F,,\nx,employer,X,,\n"
    )
    edges = (
        "source,target,relation,months,min_level\n"
        "c,d,required_for,,\nd,c,required_for,,\nf,b,includes,,\nc,b,advances_to,,2\n"
    )
    assert warnings(folder(tmp_path, nodes, edges)) == [
        "edges.csv:5: min_level: has no effect: only experience in a career has a minimum level",
        "nodes.csv:1: colour: unknown column, kept as an attribute",
        "nodes.csv:2: 'a' has no edges",
        "nodes.csv:3: blank line inside the file",
        "nodes.csv:4: 'b' has level 4 and no requirements",
        "nodes.csv:5: 'c' cannot be attained by anyone",
        "nodes.csv:5: requirement cycle (allowed, but no plan can follow it): c -> d",
        "nodes.csv:6: 'd' cannot be attained by anyone",
        "nodes.csv:8: 'x' has no edges",
    ]


def test_provenance_is_checked_where_there_is_any(tmp_path: Path) -> None:
    folder(tmp_path, NODES.replace("name\na,credential,A", "name,fee_usd\na,credential,A,5"))
    (tmp_path / "nodes.csv").write_text(
        "id,type,name,fee_usd\na,credential,A,5\nb,role,B,\nf,career,F,\n"
    )
    assert warnings(tmp_path) == []
    (tmp_path / "sources.csv").write_text("id,title\npage,Page\n")
    assert warnings(tmp_path) == [
        "edges.csv:2: reference: no source for this edge",
        "edges.csv:3: reference: no source for this edge",
        "nodes.csv:2: fee_usd: no row in citations.csv gives its source",
    ]
    (tmp_path / "citations.csv").write_text(
        "node,field,reference\na,fee_usd,pag\naa,fee,page\na,fee_usd,page\n"
    )
    assert errors(tmp_path) == [
        "citations.csv:2: reference: no source 'pag' in sources.csv; did you mean 'page'?",
        "citations.csv:3: field: 'fee' is not a column of nodes.csv; did you mean 'fee_usd'?",
        "citations.csv:3: node: no node 'aa' in nodes.csv; did you mean 'a'?",
        "citations.csv:4: field: a fee_usd is already cited in line 2",
    ]


def test_titles_are_checked_with_the_rest(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "sources.csv").write_text("id,title\npage,Page\n")
    (tmp_path / "titles.csv").write_text(
        "node,title,reference\nb,Biller,pag\nbb,Clerk,page\nb,Coder,page\n,Clerk,page\n"
        "b,CODER ,page\nb,,page\n"
    )
    assert errors(tmp_path) == [
        "titles.csv:2: reference: no source 'pag' in sources.csv; did you mean 'page'?",
        "titles.csv:3: node: no node 'bb' in nodes.csv; did you mean 'b'?",
        "titles.csv:5: node: empty; this column needs a value",
        "titles.csv:6: title: b has this title already in line 4",
        "titles.csv:7: title: empty; this column needs a value",
    ]


def test_titles_are_optional_and_so_is_their_source(tmp_path: Path) -> None:
    folder(tmp_path)
    assert not titles_of(graph.load_graph(tmp_path))
    (tmp_path / "titles.csv").write_text("node,title\nb,Biller\na,Biller\n")
    assert warnings(tmp_path) == []
    assert list(titles_of(graph.load_graph(tmp_path))) == [("a", "Biller"), ("b", "Biller")]
    (tmp_path / "sources.csv").write_text("id,title\npage,Page\n")
    assert [each for each in warnings(tmp_path) if each.startswith("titles")] == [
        "titles.csv:2: reference: no source for this title",
        "titles.csv:3: reference: no source for this title",
    ]


def test_pay_by_state_is_checked_with_the_rest(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "sources.csv").write_text("id,title\npage,Page\n")
    (tmp_path / "pay_by_state.csv").write_text(
        "occupation,state,employment,pay_median_usd,reference\n"
        "29-2072,NY,10,50000,pag\n29-2072.00,NJ,,,page\n29-2072,N Y,,,page\n"
        "29-2072,NY,,-1,page\n29-2072,PR,1.5,,page\n,NY,,,page\n"
    )
    states = ", ".join(STATES)
    assert errors(tmp_path) == [
        "pay_by_state.csv:2: reference: no source 'pag' in sources.csv; did you mean 'page'?",
        "pay_by_state.csv:3: occupation: '29-2072.00' is not a code like 29-2072",
        f"pay_by_state.csv:4: state: 'N Y' is unknown; allowed: {states}",
        "pay_by_state.csv:5: pay_median_usd: -1 is negative; allowed is 0 to 1,000,000,000",
        "pay_by_state.csv:5: state: 29-2072 has this state already in line 2",
        "pay_by_state.csv:6: employment: 1.5 is not a whole number; allowed is 0 to 1,000,000,000",
        "pay_by_state.csv:7: occupation: empty; this column needs a value",
    ]


def test_pay_by_state_is_optional_and_so_is_its_source(tmp_path: Path) -> None:
    folder(tmp_path)
    assert not pay_of(graph.load_graph(tmp_path), "state")
    (tmp_path / "pay_by_state.csv").write_text("occupation,state\n29-2072,NY\n")
    assert warnings(tmp_path) == []
    assert list(pay_of(graph.load_graph(tmp_path), "state")) == [("29-2072", "NY")]
    (tmp_path / "sources.csv").write_text("id,title\npage,Page\n")
    assert [each for each in warnings(tmp_path) if each.startswith("pay")] == [
        "pay_by_state.csv:2: reference: no source for this pay",
    ]


def test_pay_by_industry_is_checked_in_the_same_way(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "sources.csv").write_text("id,title\npage,Page\n")
    head = "occupation,industry,industry_title,pay_mean_usd,reference\n"
    (tmp_path / "pay_by_industry.csv").write_text(
        head + "29-2072,622000,Hospitals,60530,pag\n29-2072,hospitals,,,page\n"
        "29-2072,622000,,-1,page\n29-2072,,Hospitals,1,page\n29-2072,44-45,Shops,1,page\n"
    )
    assert errors(tmp_path) == [
        "pay_by_industry.csv:2: reference: no source 'pag' in sources.csv; did you mean 'page'?",
        "pay_by_industry.csv:3: industry: 'hospitals' is not a code like 622000",
        "pay_by_industry.csv:4: industry: 29-2072 has this industry already in line 2",
        "pay_by_industry.csv:4: pay_mean_usd: -1 is negative; allowed is 0 to 1,000,000,000",
        "pay_by_industry.csv:5: industry: empty; this column needs a value",
    ]
    (tmp_path / "pay_by_industry.csv").write_text(head + "29-2072,62,Health care,60530,\n")
    assert [each for each in warnings(tmp_path) if each.startswith("pay")] == [
        "pay_by_industry.csv:2: reference: no source for this pay",
    ]
    (row,) = pay_of(graph.load_graph(tmp_path), "industry").values()
    assert row["pay_mean_usd"] == 60_530


def test_a_code_has_its_pattern_and_a_renewal_takes_months(tmp_path: Path) -> None:
    nodes = (
        "id,type,name,cip,renewal_usd,renewal_months,ai_exposure\n"
        "a,credential,A,51.0707;51.0713,0,24,0.5\nb,credential,B,51.707,-1,0,1.5\n"
        "c,credential,C,51.0707; 51.0713,,1201,\n"
    )
    assert errors(folder(tmp_path, nodes, "source,target,relation\n")) == [
        "nodes.csv:3: ai_exposure: 1.5 is out of range; allowed is 0 to 1",
        "nodes.csv:3: cip: '51.707' is not a code like 51.0707, with ; between several",
        "nodes.csv:3: renewal_months: 0 is out of range; allowed is 1 to 1,200",
        "nodes.csv:3: renewal_usd: -1 is negative; allowed is 0 to 1,000,000,000",
        "nodes.csv:4: cip: ' 51.0713' is not a code like 51.0707, with ; between several",
        "nodes.csv:4: renewal_months: 1201 is out of range; allowed is 1 to 1,200",
    ]


def test_a_report_shows_a_hundred_and_counts_the_rest(tmp_path: Path) -> None:
    nodes = "id,type,name\n" + "".join(f"n{i},thing,N\n" for i in range(150))
    _, report = graph.check_folder(folder(tmp_path, nodes, "source,target,relation\n"))
    lines = report.text().splitlines()
    assert len(lines) == 101
    assert lines[-1] == "... and 50 more"
    with pytest.raises(graph.DataError) as caught:
        graph.load_graph(tmp_path)
    assert len(caught.value.report.errors) == 150


def test_a_column_may_be_called_like_a_parameter_of_networkx(tmp_path: Path) -> None:
    nodes = "id,type,name,node_for_adding,self\na,role,A,x,y\nb,role,B,,\n"
    edges = "source,target,relation,u_for_edge,v_for_edge\na,b,advances_to,x,y\n"
    G = graph.load_graph(folder(tmp_path, nodes, edges))
    assert G.nodes["a"]["node_for_adding"] == "x"
    assert G.edges["a", "b", "advances_to"]["u_for_edge"] == "x"


def test_the_shipped_data_is_one_graph_as_long_as_its_files_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.io.tables.shipped", lambda _: folder(tmp_path))
    G = graph.load_graph()
    assert graph.load_graph() is G
    assert graph.check_folder()[0] is G
    assert graph.load_graph(tmp_path) is not G
    # As long as before, and perhaps within the same tick of the file system's clock.
    folder(tmp_path, NODES.replace("credential,A", "credential,Z"))
    monkeypatch.setattr("graph.io.tables.shipped", lambda _: tmp_path)
    assert graph.load_graph().nodes["a"]["name"] == "Z"
    assert G.nodes["a"]["name"] == "A"


def test_shipped_data_that_nobody_uses_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(tmp_path)
    monkeypatch.setattr("graph.io.tables.shipped", lambda _: tmp_path)
    known = weakref.ref(graph.load_graph())
    gc.collect()
    assert known() is None
