"""Profiles as files: what is read, what is refused and where, and that what is written is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from documents import COMMAND_LINE, fenced
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny import career, credential, role, tiny

import graph
from graph.cli.main import main
from graph.errors import DataError
from graph.model.graph import Graph
from graph.person.file import MAX_BYTES, read_profile, write_profile
from graph.person.profile import Profile
from graph.planning.problem import Problem

FULL = """\
# somebody
hold = ["RHIT", "edu-hs"]
avoid = ["edu-mha"]
avoid_kind = ["bachelor_degree"]
max_months = 60
max_cost = 12500.5
max_credential_level = 4
part_time_factor = 1.5
infer = false

[experience]
"Medical Records Technician" = 18
"""


def words() -> Graph:
    """Names that TOML has to escape or quote."""
    return tiny(
        career("field", kind='a "kind" \\ of\tits own\x7f é'),
        *(credential(each) for each in ("a", "b.c", "d-e")),
        *(role(each) for each in ("r1", "r.2")),
    )


def read(G: Graph, folder: Path, text: str | bytes) -> Profile:
    path = folder / "me.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_profile(G, path)


def wrong(G: Graph, folder: Path, text: str | bytes) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(G, folder, text)
    place = str(folder / "me.toml")
    lines = str(caught.value).splitlines()
    assert all(line.startswith(place) for line in lines)
    return [line.removeprefix(place) for line in lines]


def test_every_option_of_a_profile_is_read(shipped: Graph, tmp_path: Path) -> None:
    assert read(shipped, tmp_path, FULL) == Profile(
        hold=frozenset({"ahima-rhit", "edu-hs"}),
        experience={"medical-records-technician": 18},
        infer=False,
        avoid=frozenset({"edu-mha"}),
        avoid_kind=frozenset({"bachelor_degree"}),
        max_months=60,
        max_cost=12500.5,
        max_credential_level=4,
        part_time_factor=1.5,
    )


def test_the_profile_of_the_page_is_one(shipped: Graph, tmp_path: Path) -> None:
    (text,) = fenced(COMMAND_LINE, "toml")
    assert read(shipped, tmp_path, text) == Profile(
        hold=frozenset({"ahima-rhit"}),
        experience={"lead-coder": 6},
        avoid_kind=frozenset({"master_degree"}),
        max_cost=20_000,
        part_time_factor=1.5,
    )


@pytest.mark.parametrize("text", ["", "\ufeff", "# nothing\r\n"])
def test_an_empty_file_is_nobody_in_particular(tmp_path: Path, text: str) -> None:
    assert read(words(), tmp_path, text) == Profile()


def test_what_is_usual_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "me.toml"
    write_profile(Profile(), path)
    assert path.read_bytes() == b""
    problem = Problem("a", hold=frozenset({"d-e", "a"}), experience={"r1": 3, "r.2": 1}, k=3)
    write_profile(problem, path)
    assert path.read_text() == 'hold = ["a", "d-e"]\n\n[experience]\n"r.2" = 1\nr1 = 3\n'
    assert [each.name for each in tmp_path.iterdir()] == ["me.toml"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_what_is_written_is_read_again(tmp_path: Path, data: st.DataObject) -> None:
    G = words()
    kinds = ["course", 'a "kind" \\ of\tits own\x7f é']
    profile = Profile(
        hold=data.draw(st.frozensets(st.sampled_from(["a", "b.c", "d-e", "r.2"]))),
        experience=data.draw(
            st.dictionaries(st.sampled_from(["r1", "r.2"]), st.integers(0, 12_000))
        ),
        infer=data.draw(st.booleans()),
        avoid=data.draw(st.frozensets(st.sampled_from(["a", "b.c"]))),
        avoid_kind=data.draw(st.frozensets(st.sampled_from(kinds))),
        max_months=data.draw(st.none() | st.integers(0, 12_000)),
        max_cost=data.draw(st.none() | st.integers(0, 10**9) | st.floats(0, 1e9)),
        max_credential_level=data.draw(st.none() | st.integers(0, 7)),
        part_time_factor=data.draw(st.floats(1, 10)),
    )
    path = tmp_path / "me.toml"
    write_profile(profile, path)
    first = path.read_bytes()
    assert read_profile(G, path) == profile
    write_profile(read_profile(G, path), path)
    assert path.read_bytes() == first


def test_all_problems_are_listed_with_their_lines(shipped: Graph, tmp_path: Path) -> None:
    text = """\
# max_cost = 3
max_cost = true
hold = ["edu-hs",
  "rhiaa",
  "emp-hospital"]
luck = 3
max_months = 1.5
avoid = "RHIA"
max_credential_level = 8
infer = 0
avoid_kind = ["course", "degree"]
part_time_factor = inf
[experience]
RHIT = 3
medical-records-clerk = -1
lead-coder = "many"
"""
    found = wrong(shipped, tmp_path, text)
    expected = [
        ":2: max_cost: True; allowed is a number, 0 to 1,000,000,000",
        ":4: hold: no node is called 'rhiaa'; did you mean ahima-rhia",
        ":5: hold: 'emp-hospital' is an employer; only a credential or a role can be",
        ":6: luck: not an option; allowed are hold, experience, job, infer, avoid, avoid_k",
        ":7: max_months: 1.5; allowed is a whole number, 0 to 12,000",
        ":8: avoid: 'RHIA'; allowed is a list of texts",
        ":9: max_credential_level: 8; allowed is 0 to 7",
        ":10: infer: 0; allowed is true or false",
        ":11: avoid_kind: 'degree'; allowed is diploma, certificate, ",
        ":12: part_time_factor: inf; allowed is 1 to 10",
        ":14: experience: 'ahima-rhit' is a credential; experience must be in a role",
        ":15: experience: experience in 'medical-records-clerk' is -1; allowed is 0 to 12,000",
        ":16: experience: experience in 'lead-coder' is 'many'; allowed is a number, 0 to 12,000",
    ]
    assert [line[: len(each)] for line, each in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(
    ("text", "words_"),
    [
        ("hold = [\n", ":2: Invalid value at the end of the file"),
        ("a = 1\nhold 3\n", ":2: column 6: Expected '=' after a key in a key/value pair"),
        ("hold = []\nhold = []\n", ":2: column 10: Cannot overwrite a value"),
        ("max_cost = 1\x00\n", ":1: column 13: "),
        (b"# \xe9\nhold = []", ":1: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (b"max_cost = 1\n# \xff", ":2: byte 0xff is not UTF-8"),
        ("x = " + "[" * 50_000, ":1: is nested too deeply or has a number of too many digits"),
        (
            "max_cost = " + "9" * 5_000,
            ":1: is nested too deeply or has a number of too many digits",
        ),
        ("max_cost = 0x" + "f" * 50_000, ":1: max_cost: a number of too many digits"),
        ("#" * 50_000_000, f":1: is too large; a profile has at most {MAX_BYTES:,} bytes"),
        ("max_cost = nan", ":1: max_cost: nan; allowed is 0 to 1,000,000,000"),
        ("max_months = nan", ":1: max_months: nan; allowed is a whole number, 0 to 12,000"),
        ("max_cost = 1979-05-27", ":1: max_cost: datetime.date(1979, 5, 27); allowed is a number"),
        ("hold = [3]", ":1: hold: [3]; allowed is a list of texts"),
        ("hold = {a = 1}", ":1: hold: {'a': 1}; allowed is a list of texts"),
        ("experience = 3", ":1: experience: 3; allowed is months by role"),
        ('experience = [["r1", 3]]', ":1: experience: [['r1', 3]]; allowed is months by role"),
        ("experience.r1 = true", ":1: experience: experience in 'r1' is True; allowed is a number"),
        ("[limits]\nmax_cost = 3", ":1: limits: not an option; allowed are hold, "),
    ],
    ids=lambda each: str(each)[:30],
)
def test_what_is_wrong_is_said(tmp_path: Path, text: str | bytes, words_: str) -> None:
    (line,) = wrong(words(), tmp_path, text)
    assert line.startswith(words_)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("no.toml", "no.toml:1: cannot be read: No such file or directory"), (".", "cannot be read")],
)
def test_what_is_no_file_is_said(
    tmp_path: Path, name: str, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["gap", "RHIA", "--profile", str(tmp_path / name)]) == 2
    assert expected in capsys.readouterr().err


def test_options_win_over_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "me.toml"
    path.write_text('hold = ["edu-hs", "RHIT"]\nmax_months = 3\n')
    words = ("reach", "--profile", str(path), "--json")

    def asked(*more: str) -> tuple[object, object]:
        assert main([*words, *more]) == 0
        found = json.loads(capsys.readouterr().out)
        return found["hold"], found["max_months"]

    assert asked() == (["ahima-rhit", "edu-hs"], 3)
    assert asked("--hold", "edu-cert-coding", "--max-months", "2") == (["edu-cert-coding"], 2)


def test_a_plan_saves_the_profile_that_it_is_for(
    shipped: Graph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "me.toml"
    saved = ("--save-profile", str(path))
    words = ("--hold", "RHIT", "--experience", "lead-coder=6", "--max-cost", "20000", "-k", "2")
    assert main(["plan", "coding-manager", *words, *saved, "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert read_profile(shipped, path) == Profile(
        hold=frozenset({"ahima-rhit"}), experience={"lead-coder": 6}, max_cost=20_000
    )
    assert main(["plan", "coding-manager", "--profile", str(path), "-k", "2", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == first
    assert main(["gap", "coding-manager", "--profile", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    gap = graph.gap(shipped, "coding-manager", hold=["RHIT"], experience={"lead-coder": 6})
    assert found == graph.to_json(gap)


def test_a_file_that_cannot_be_written_is_said_before_the_search(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["plan", "RHIA", "--save-profile", str(tmp_path / "none" / "me.toml")]
    assert main(words) == 1
    assert "No such file" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_export_takes_a_profile(tmp_path: Path) -> None:
    (tmp_path / "me.toml").write_text('hold = ["edu-hs"]\nmax_months = 6\n')
    profile = ("--profile", str(tmp_path / "me.toml"))
    assert main(["export", "reach", *profile, "-o", str(tmp_path / "a.svg")]) == 0
    assert (
        main(
            [
                "export",
                "reach",
                "--hold",
                "edu-hs",
                "--max-months",
                "6",
                "-o",
                str(tmp_path / "b.svg"),
            ]
        )
        == 0
    )
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()
