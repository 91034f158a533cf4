"""A scene as PNG, drawn from its SVG with the two cuts of our typeface and no other."""

from __future__ import annotations

from math import isfinite
from typing import Final

import resvg_py

from graph.drawing.fonts import FAMILY, font_file
from graph.drawing.scene import Scene
from graph.errors import RequestError
from graph.export.svg import svg_sized

MOST_PIXELS: Final = 64_000_000
"""Of one picture; while it is drawn each pixel takes four bytes."""

LONGEST: Final = 16_384
"""Pixels along one side, more than which many programs do not open."""


def png(scene: Scene, *, scale: float = 2.0) -> bytes:
    """Draw a scene as a PNG picture, with so many pixels per point; the same for the same scene.

    Letters the typeface does not have come out as crossed boxes, on every machine. A scale that is
    no number above 0 is a `RequestError`, and so is a picture with more than `LONGEST` pixels along
    a side or more than `MOST_PIXELS`.
    """
    if not (isfinite(scale) and scale > 0):
        message = f"the scale must be a number above 0, not {scale}"
        raise RequestError(message)
    width, height = max(1, round(scene.width * scale)), max(1, round(scene.height * scale))
    if max(width, height) > LONGEST or width * height > MOST_PIXELS:
        message = (
            f"a picture of {width} x {height} pixels is too large: at most {LONGEST} along a side"
            f" and {MOST_PIXELS // 1_000_000} million in all; choose a smaller scale, or SVG or PDF"
        )
        raise RequestError(message)
    drawing = svg_sized(scene, str(width), str(height)).decode()
    return resvg_py.svg_to_bytes(
        svg_string=drawing,
        skip_system_fonts=True,
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        font_files=[str(font_file()), str(font_file(bold=True))],
    )
