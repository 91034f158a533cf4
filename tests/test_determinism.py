"""No answer and no byte depends on the hash seed, or on the order of rows and columns."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random

import every_answer
import pytest
from documents import commands

from graph.export.publish.formats import FORMATS
from graph.io.tables import shipped

pytestmark = pytest.mark.slow


def shuffled(folder: Path) -> None:
    """Put rows and columns of every table in another order."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        dice = Random(path.name)
        dice.shuffle(rows)
        order = dice.sample(range(len(header)), len(header))
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([row[each] for each in order] for row in [header, *rows])


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """All answers twice, the second time with another hash seed and shuffled tables."""
    found, running = [], []
    for seed, act in (("1", lambda _: None), ("2", shuffled)):
        folder = tmp_path_factory.mktemp(f"seed-{seed}")
        data, out = folder / "data", folder / "out"
        shutil.copytree(shipped("data"), data)
        act(data)
        out.mkdir()
        program = [sys.executable, every_answer.__file__, str(data), str(out)]
        fixed = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1795392000"}
        running.append(subprocess.Popen(program, env={**os.environ, **fixed}))
        found.append(out)
    assert [process.wait() for process in running] == [0, 0]
    first, second = found
    return first, second


def without_lines(text: bytes) -> list[bytes]:
    """Return the findings of ``validate`` sorted, without the lines they are on."""
    return sorted(re.sub(rb"(\.csv:|in line |\"line\": )\d+", rb"\1", text).splitlines())


def test_every_command_and_format_is_run(runs: tuple[Path, Path]) -> None:
    asked = {words[0] for words in every_answer.ASKED.values()}
    # A data package has the columns in the order of the file.
    assert {*asked, "export", "app", "datapackage"} == {name.split()[0] for name in commands()}
    views = [(name, each) for name in every_answer.VIEWS for each in every_answer.formats(name)]
    assert {each for _, each in views} == set(FORMATS)
    files = {path.name: path for path in runs[0].iterdir()}
    assert {f"{name}{ending}" for name, ending in views} <= files.keys()
    codes = {
        name: files[f"{name}.txt"].read_text(encoding="utf-8")[0]
        for name in (*every_answer.ASKED, *(f"export {view}" for view in every_answer.VIEWS))
    }
    odd = {"show unknown": "2", "plan impossible": "3", "plan without a way": "3"}
    assert codes == {name: odd.get(name, "0") for name in codes}


def test_no_byte_differs(runs: tuple[Path, Path]) -> None:
    first, second = runs
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in second.iterdir())
    differing = []
    for name in names:
        one, two = (folder.joinpath(name).read_bytes() for folder in runs)
        same = without_lines(one) == without_lines(two) if "validate" in name else one == two
        if not same:
            differing.append(name)
    assert differing == []
