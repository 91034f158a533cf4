from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.drawing.diagram.labels import box_label
from graph.drawing.wrapping import usual_width, wrap
from graph.model.graph import Graph


@given(st.text(max_size=80), st.integers(40, 300))
def test_lines_fit_and_are_few(text: str, width: int) -> None:
    lines, _ = wrap(text, width, size=15)
    assert 1 <= len(lines) <= 3
    assert all(usual_width(line, 15) <= width for line in lines)


@given(st.lists(st.text("abcdef-", min_size=1, max_size=12), max_size=6))
def test_nothing_is_lost_unless_said(words: list[str]) -> None:
    lines, whole = wrap(" ".join(words), 120, size=15)
    if whole:
        assert "".join(lines).replace(" ", "") == "".join(words)
    else:
        assert lines[-1].endswith("…")


def test_every_shipped_label_is_whole(shipped: Graph) -> None:
    cut = [node for node in shipped if box_label(shipped, node, 138, size=15)[-1].endswith("…")]
    assert cut == []
