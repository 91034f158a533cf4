"""The typeface is there, and words are measured with its own widths."""

from __future__ import annotations

import pytest

from graph.drawing.fonts import font_file, has_glyphs, text_width


def test_both_cuts_are_installed() -> None:
    assert font_file().exists()
    assert font_file(bold=True).exists()
    assert font_file() != font_file(bold=True)


def test_widths_add_up_and_grow_with_the_size() -> None:
    assert text_width("", 11) == 0
    assert text_width("ab", 10) == pytest.approx(text_width("a", 10) + text_width("b", 10))
    assert text_width("RHIA", 22) == pytest.approx(2 * text_width("RHIA", 11))
    assert text_width("i", 10) < text_width("m", 10) < text_width("m", 10, bold=True)


def test_unknown_letters_take_an_em() -> None:
    assert text_width("\U0001f600", 10) == 10
    assert has_glyphs("Coder \u2192 Müller, Жук")
    assert not has_glyphs("\u05d0")
