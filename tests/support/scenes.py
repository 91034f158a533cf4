"""Scenes made by hand: one with every element, one with nothing, one with hostile words."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from graph.drawing.scene import Box, Cell, Deck, Line, Panel, Scene, Stroke, Table, Text
from graph.drawing.style import DARK, LIGHT, NODE_STYLES, Shape, Theme
from graph.model.relations import RELATIONS

WHITE: Final = "#FFFFFF"

HOSTILE: Final = (
    "</script><script>alert(1)</script>",
    "<b>&amp; & <!-- ]]> <![CDATA[",
    "\"double\" and 'single' quotes",
    "=cmd()|' /C calc'!A0",
    "{{curly}} %(percent)s \\back\\slash (round) [square]",
    "ab " * 100,
    "שלום ومرحبا",
    "family 👩\u200d👩\u200d👧 and \U0001f600",
    "bell \x07 null \x00 escape \x1b next \x85 delete \x7f",
    "lone \ud800 and \udfff",
    "tab\tnew\nline\rreturn\u2028separator",
    "\u202eoverride\u202c and \ufeffmark",
    "not characters \ufffe \uffff",
    "combining e\u0301 and zero\u200bwidth and soft\u00adhyphen",
    "日本語 → Ж ✓",
)
"""Labels that break a writer which does not take care."""


def box(ident: str, kind: str, x: float, y: float, *label: str, **more: object) -> Box:
    """Return a box of 120 x 40 points in the style of a node type."""
    style = NODE_STYLES[kind]
    made = Box(ident, x, y, 120.0, 40.0, style.shape, style.fill, WHITE, label, 11.0)
    return replace(made, **more)  # type: ignore[arg-type]


def line(
    source: str, target: str, relation: str, *points: tuple[float, float], **more: object
) -> Line:
    """Return a line as a relation is drawn."""
    look = RELATIONS[relation].line
    name = f"{source} {look.word} {target}"
    made = Line(source, target, points, LIGHT.line, look.width, look.dash, name=name)
    return replace(made, **more)  # type: ignore[arg-type]


def every_element(theme: Theme = LIGHT) -> Scene:
    """Return a small picture with each kind of element and each of its options."""
    boxes = (
        box("him", "career", 30, 70, "Health information", "management", bold=True),
        box("rhia", "credential", 220, 70, "RHIA", mark="1"),
        box("ahima", "certifying_body", 220, 150, "AHIMA", mark="✓"),
        box("hospital", "employer", 30, 150, "Hospital", stroke=theme.text),
        box(
            "director",
            "role",
            410,
            70,
            "Director of",
            "Medical Records",
            emphasis=True,
            mark="12",
            name="Director of Medical Records",
            detail=(("Level", "5"), ("Pay", "$104,830 & more <2024>")),
        ),
        box("aim", "career", 410, 150, "Goal", emphasis=True),
        Box("", 30, 340, 16, 12, "rounded", NODE_STYLES["role"].fill, WHITE, (), 9.0),
    )
    lines = (
        line("him", "rhia", "includes", (150, 90), (220, 90), colour=theme.line),
        line("rhia", "director", "required_for", (340, 90), (410, 90), colour=theme.line),
        line(
            "ahima",
            "director",
            "transitions_to",
            (340, 170),
            (375, 170),
            (375, 100),
            (410, 100),
            colour=theme.line,
        ),
        line(
            "hospital",
            "aim",
            "advances_to",
            (150, 170),
            (185, 170),
            (185, 215),
            (280, 215),
            (375, 215),
            (375, 170),
            (410, 170),
            colour=theme.line,
            curved=True,
        ),
    )
    strokes = (
        Stroke((30, 235), (530, 235), theme.border, 1.0),
        Stroke((30, 231), (30, 239), theme.line, 1.0),
        Stroke((430, 346), (470, 346), theme.line, 1.6, (7, 5), arrow=True),
    )
    texts = (
        Text(30, 16, ("From RHIA to Director",), 18.0, theme.text, bold=True, role="title"),
        Text(30, 42, ("28 months, $9,400",), 11.0, theme.line, role="subtitle"),
        Text(50, 339.5, ("role",), 9.0, theme.text),
        Text(420, 340, ("recommended",), 9.0, theme.text, anchor="end"),
        Text(280, 368, ("Sources: 3", "Second line"), 8.0, theme.line, anchor="middle"),
        Text(30, 368, ("footer",), 8.0, theme.line, role="footer"),
    )
    table = Table(
        30,
        250,
        (220.0, 150.0, 130.0),
        (22.0, 22.0, 34.0),
        (
            (Cell(("Step",), bold=True), Cell(("Months",), bold=True), Cell(("Cost",), bold=True)),
            (Cell(("RHIA",)), Cell(("4",)), Cell(("$299",), colour=theme.primary)),
            (Cell(("Director of", "Medical Records")), Cell(("24",)), Cell(("",))),
        ),
        10.0,
        name="Steps of the plan",
    )
    return Scene(
        "route",
        "From RHIA to Director",
        "Two boxes lead to Director of Medical Records.",
        560.0,
        400.0,
        panels=(
            Panel(20, 60, 140, 140, theme.panel, 6.0),
            Panel(210, 60, 140, 140, theme.panel),
        ),
        strokes=strokes,
        lines=lines,
        boxes=boxes,
        tables=(table,),
        texts=texts,
        theme=theme,
        notes=("Take the RHIA first.", "Source: https://www.ahima.org/"),
        dark=theme == DARK,
    )


def empty() -> Scene:
    """Return a picture of nothing."""
    return Scene("map", "Nothing", "", 100.0, 50.0)


def worded(words: str, shape: Shape = "rectangle") -> Scene:
    """Return a picture with the same words in every place that takes words."""
    place = (10.0, 40.0, 180.0, 40.0)
    made = Box(words, *place, shape, "#1453FF", WHITE, (words, words), 10.0, words, words)
    return Scene(
        "graph",
        words,
        words,
        400.0,
        300.0,
        lines=(Line(words, words, ((190, 60), (300, 60)), "#6B7280", 1.8, name=words),),
        boxes=(replace(made, detail=((words, words),)),),
        tables=(Table(10, 120, (300.0,), (30.0,), ((Cell((words,), bold=True),),), 9.0, 4, words),),
        texts=(
            Text(10, 10, (words,), 12.0, "#1F2430", bold=True, role="title"),
            Text(390, 200, (words, "", words), 9.0, "#1F2430", anchor="end"),
        ),
        notes=(words,),
    )


def deck(*scenes: Scene, title: str = "Paths", subtitle: str = "28 months") -> Deck:
    """Return a deck made on a fixed day."""
    return Deck(title, subtitle, "2026-03-01", scenes or (every_element(),))
