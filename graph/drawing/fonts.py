"""The typeface of everything that is exported: its files, and how wide words are set in it.

Source Sans Pro (SIL Open Font License 1.1), from the installed package font-source-sans-pro; it
has Latin, Greek, Cyrillic and arrows. Letters it does not have count as wide as an em.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from itertools import repeat
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY: Final = "Source Sans Pro"
FALLBACKS: Final = ("Source Sans 3", "Arial", "Helvetica", "sans-serif")
"""Where the typeface is not installed."""

SPARE: Final = 1.1
"""Arial sets the same words up to so much wider; labels are wrapped with so much room."""

_WIDEST: Final = {False: 1.28, True: 1.37}
"""DejaVu Sans and Verdana, regular and bold, set them up to so much wider."""


@cache
def font_file(*, bold: bool = False) -> Path:
    """Return the file of the regular or the semibold cut."""
    name = f"SourceSansPro-{'Semibold' if bold else 'Regular'}.ttf"
    return Path(str(files("font_source_sans_pro") / "files" / name))


@cache
def _widths(*, bold: bool) -> Mapping[str, float]:
    """Return letter -> advance width in ems."""
    with TTFont(font_file(bold=bold), lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"].metrics
        return {chr(code): metrics[name][0] / em for code, name in font.getBestCmap().items()}


def has_glyphs(text: str) -> bool:
    """Tell whether the typeface has every letter of a text."""
    return all(letter in _widths(bold=False) or letter.isspace() for letter in text)


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is set, in the unit of `size` (the height of an em)."""
    return size * _ems(text, bold=bold)


@lru_cache(maxsize=10_000)
def _ems(text: str, *, bold: bool) -> float:
    """Return how wide a text is in ems; the same words are set in many places and sizes."""
    return sum(map(_widths(bold=bold).get, text, repeat(1.0)))


def spare_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is set by any of the typefaces that may stand in for ours."""
    return SPARE * text_width(text, size, bold=bold)


def widest_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is set by the widest usual typeface, where Arial is missing too."""
    return _WIDEST[bold] * text_width(text, size, bold=bold)


@lru_cache(maxsize=16)
def web_font(letters: str, *, bold: bool = False) -> bytes:
    """Return a cut of the typeface with some letters only, as WOFF; some 70 bytes a letter.

    The same letters give the same bytes. Copyright and licence stay in the file.
    """
    options = Options(
        hinting=False, layout_features=[], name_IDs=[0, 13, 14], recalc_timestamp=False
    )
    with TTFont(font_file(bold=bold), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(font)
        font.flavor = "woff"
        file = BytesIO()
        font.save(file)
    return file.getvalue()
