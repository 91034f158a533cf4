"""Scenes made by hand: a route, a timeline with a table, one with too much, and a hostile one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from graph.drawing.scene import Box, Cell, Deck, Line, Panel, Scene, Stroke, Table, Text
from graph.drawing.style import DARK, LIGHT, NODE_STYLES, Theme

WIDTH, HEIGHT = 960.0, 540.0

HOSTILE = (
    "</script><script>alert(1)</script>",
    "Tom & Jerry <b>\"quoted\" 'twice'</b>",
    "=cmd()|' /C calc'!A0",
    "x" * 300,
    "many words " * 30,
    "\u05e9\u05dc\u05d5\u05dd \u05e2\u05d5\u05dc\u05dd",
    "\U0001f600 \U0001f469\u200d\U0001f4bb \U0001f3f4",
    "a\x00b\x07c\x1bd\x0be\x7f\ufffe\uffff",
    "half \ud800 pair \udc00",
    "line\nbreak\r\nand\u2028more\u2029{{css}} ]]> --> _x0041_",
    "%s %(a)s {0} ${y} `z` \\",
)


def box(
    kind: str, name: str, x: float, y: float, label: tuple[str, ...] = (), **more: object
) -> Box:
    """Return a box of a node type, 150 x 46 points unless told otherwise."""
    look = NODE_STYLES[kind]
    given = {
        "id": name.lower().replace(" ", "-"),
        "x": x,
        "y": y,
        "width": 150.0,
        "height": 46.0,
        "shape": look.shape,
        "fill": look.fill,
        "colour": "#FFFFFF",
        "label": label or (name,),
        "size": 13.0,
        "name": name,
        **more,
    }
    return Box(**given)  # type: ignore[arg-type]


def join(source: Box, target: Box, theme: Theme = LIGHT, **more: object) -> Line:
    """Return a line from the right of one box to the left of another."""
    start = (source.x + source.width, source.y + source.height / 2)
    end = (target.x, target.y + target.height / 2)
    middle = (start[0] + end[0]) / 2
    given = {
        "source": source.id,
        "target": target.id,
        "points": (start, (middle, start[1]), (middle, end[1]), end),
        "colour": theme.line,
        "width": 1.8,
        "curved": True,
        "name": f"{source.name} required for {target.name}",
        **more,
    }
    return Line(**given)  # type: ignore[arg-type]


def heading(title: str, subtitle: str, theme: Theme) -> tuple[Text, ...]:
    """Return title, subtitle and footer of a slide."""
    return (
        Text(40, 28, (title,), 26, theme.text, bold=True, role="title"),
        Text(40, 66, (subtitle,), 14, theme.line, role="subtitle"),
        Text(920, 512, ("careergraph, 1 March 2026",), 11, theme.line, anchor="end", role="footer"),
    )


def route(theme: Theme = LIGHT) -> Scene:
    """Return a small picture with every shape, mark, dash and emphasis."""
    boxes = (
        box("career", "Health Information", 40, 250, ("Health", "Information"), width=140.0),
        box(
            "credential", "RHIT", 230, 150, mark="1", detail=(("Fee", "$299"), ("Valid", "2 years"))
        ),
        box("credential", "Associate degree", 230, 350, ("Associate degree", "in HIM"), mark="2"),
        box(
            "certifying_body",
            "AHIMA",
            230,
            440,
            ("American Health Information", "Management Association"),
            width=220.0,
            size=12.0,
        ),
        box(
            "role",
            "Coding specialist",
            430,
            250,
            mark="\u2713",
            detail=(("Pay", "$48,780 a year"),),
        ),
        box("employer", "Hospital", 640, 350, ("General medical and", "surgical hospital")),
        box("role", "HIM supervisor", 640, 150, mark="12", stroke="#1F2430"),
        box(
            "role",
            "Director of Medical Records",
            790,
            245,
            ("Director of", "Medical Records"),
            width=140.0,
            height=56.0,
            emphasis=True,
            bold=True,
        ),
    )
    known = {each.id: each for each in boxes}
    names = {
        ("health-information", "rhit"): (2, 4),
        ("health-information", "associate-degree"): (2, 4),
        ("associate-degree", "rhit"): (),
        ("rhit", "coding-specialist"): (),
        ("associate-degree", "coding-specialist"): (7, 5),
        ("coding-specialist", "him-supervisor"): (),
        ("hospital", "coding-specialist"): (2, 4),
        ("him-supervisor", "director-of-medical-records"): (),
        ("ahima", "rhit"): (2, 4),
    }
    lines = tuple(
        join(known[one], known[other], theme, dash=dash, width=1.8 if dash else 2.4)
        for (one, other), dash in names.items()
    )
    legend = box("role", "role", 480, 478, ("",), id="", width=22.0, height=13.0)
    return Scene(
        view="route",
        title="From a certificate to Director of Medical Records",
        description="Eight boxes: a way from a certificate to Director of Medical Records.",
        width=WIDTH,
        height=HEIGHT,
        panels=(
            Panel(30, 120, 170, 380, theme.panel, 8),
            Panel(215, 120, 190, 380, theme.panel, 8),
        ),
        strokes=(
            Stroke((40, 110), (920, 110), theme.border, 1.0),
            Stroke((700, 484), (740, 484), theme.line, 1.8, (7, 5), arrow=True),
            Stroke((40, 480), (80, 460), theme.line, 1.5, (2, 4)),
        ),
        lines=lines,
        boxes=(*boxes, legend),
        texts=(
            *heading(
                "From a certificate to Director of Medical Records",
                "61 months and $12,340, proved best",
                theme,
            ),
            Text(508, 477, ("role",), 11, theme.text),
            Text(748, 477, ("recommended",), 11, theme.text),
        ),
        theme=theme,
        notes=("Start with the certificate.", "Source: ahima.org, read on 1 March 2026."),
        dark=theme == DARK,
    )


def steps(theme: Theme = LIGHT) -> Scene:
    """Return a picture that is a table."""
    rows = (
        ("Step", "Months", "Dollars", "Why"),
        ("Certificate in coding", "9", "$2,400", "required for CCA"),
        ("CCA", "1", "$199", "required for Coding specialist"),
        ("Coding specialist", "24", "", "two years of experience are asked\nby the next role"),
        ("RHIT", "24", "$9,800", "required for HIM supervisor"),
    )
    cells = tuple(
        tuple(Cell(tuple(word.split("\n")), bold=number == 0) for word in row)
        for number, row in enumerate(rows)
    )
    return Scene(
        view="steps",
        title="Step by step",
        description="A table of four steps.",
        width=WIDTH,
        height=HEIGHT,
        tables=(
            Table(40, 120, (260, 90, 110, 420), (30, 28, 28, 44, 28), cells, 13, name="Four steps"),
        ),
        texts=heading("Step by step", "Four steps", theme),
        theme=theme,
        dark=theme == DARK,
    )


def crowd(count: int, theme: Theme = LIGHT) -> Scene:
    """Return a picture of so many boxes, each joined to the next."""
    boxes = tuple(
        box(
            "role",
            f"Role number {number}",
            20 + number % 6 * 156,
            110 + number // 6 * 76,
            width=130.0,
        )
        for number in range(count)
    )
    lines = tuple(join(one, other, theme) for one, other in pairwise(boxes))
    return Scene(
        view="graph",
        title=f"{count} roles",
        description=f"{count} roles in rows.",
        width=WIDTH,
        height=HEIGHT,
        boxes=boxes,
        lines=lines,
        texts=heading(f"{count} roles", "all of them", theme),
        theme=theme,
        dark=theme == DARK,
    )


def hostile(text: str) -> Scene:
    """Return a picture with the same text in every place that has one."""
    seen = route()
    boxes = tuple(
        replace(each, label=(text, text), name=text, mark=text, detail=((text, text),))
        for each in seen.boxes
    )
    table = Table(40, 130, (200, 200), (30, 30), ((Cell((text,)),) * 2,) * 2, 12, name=text)
    return replace(
        seen,
        title=text,
        description=text,
        boxes=boxes,
        lines=tuple(replace(line, name=text) for line in seen.lines),
        texts=tuple(replace(each, lines=(text,)) for each in seen.texts),
        tables=(table,),
        notes=(text, text),
    )


def deck(*scenes: Scene) -> Deck:
    """Return scenes under one title."""
    return Deck(
        title="From a certificate to Director of Medical Records",
        subtitle="61 months and $12,340, proved best",
        date="2026-03-01",
        scenes=scenes or (route(), steps(), crowd(26), route(DARK), steps(DARK)),
    )
