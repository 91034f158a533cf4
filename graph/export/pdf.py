"""A deck as PDF: one vector page for each scene, its words selectable in our own typeface."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from threading import Lock
from typing import Final

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from graph.drawing.fonts import font_file, has_glyphs
from graph.drawing.scene import Deck, Text
from graph.export.ink import Ink, baselines, drawn
from graph.export.text import xml_text

UNKNOWN: Final = "\ufffd"
"""What the words of a page have for a letter that the format of their table cannot name."""

_LAST: Final = 0xFFFF
_ROUND_JOIN: Final = 1
_LOCK: Final = Lock()
"""The typeface is read through one position in its file, so pages are written one at a time."""


def pdf(deck: Deck) -> bytes:
    """Write a deck as a PDF document, one page for each scene and as large as the scene.

    Both cuts of the typeface are embedded as far as they are used. A letter they do not have is
    drawn as a crossed box and can still be searched and copied, above U+FFFF as U+FFFD. The same
    deck gives the same bytes.
    """
    file = BytesIO()
    with _LOCK:
        regular = _font(bold=False).fontName
        canvas = Canvas(file, invariant=1, initialFontName=regular, pageCompression=1, lang="en")
        _describe(canvas, deck)
        for page, scene in enumerate(deck.pages, start=1):
            canvas.setPageSize((scene.width, scene.height))
            canvas.bookmarkPage(f"page-{page}")
            canvas.addOutlineEntry(xml_text(scene.title) or f"{page}", f"page-{page}")
            for _, parts in drawn(scene):
                for part in parts:
                    if isinstance(part, Ink):
                        _ink(canvas, part, scene.height)
                    else:
                        _words(canvas, part, scene.height)
            canvas.showPage()
        canvas.save()
    return file.getvalue()


def _describe(canvas: Canvas, deck: Deck) -> None:
    """Set what a reader shows about the document."""
    title = xml_text(deck.title)
    day = "".join(filter(str.isdigit, deck.date))
    canvas.setTitle(title)
    canvas.setSubject(xml_text(deck.subtitle))
    canvas.setAuthor("careergraph")
    canvas.setCreator("careergraph")
    views = dict.fromkeys(scene.view for scene in deck.pages)
    canvas.setKeywords(", ".join(["career path", "health information", *views]))
    canvas.setDateFormatter(lambda *_now: f"D:{day}000000+00'00'")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    if len(deck.pages) > 1:
        canvas.showOutline()


def _ink(canvas: Canvas, ink: Ink, height: float) -> None:
    """Draw a path; pages count y from below."""
    path = canvas.beginPath()
    steps = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for letter, numbers in ink.path:
        turned = [height - value if at % 2 else value for at, value in enumerate(numbers)]
        steps[letter](*turned)
    canvas.saveState()
    if ink.fill:
        canvas.setFillColor(HexColor(ink.fill))
    if ink.stroke:
        canvas.setStrokeColor(HexColor(ink.stroke))
        canvas.setLineWidth(ink.width)
        canvas.setLineJoin(_ROUND_JOIN)
        canvas.setDash(list(ink.dash))
    canvas.drawPath(path, stroke=int(bool(ink.stroke)), fill=int(bool(ink.fill)))
    canvas.restoreState()


def _words(canvas: Canvas, text: Text, height: float) -> None:
    """Draw lines of words."""
    font = _font(bold=text.bold)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    canvas.setFillColor(HexColor(text.colour))
    canvas.setFont(font.fontName, text.size)
    for baseline, words in baselines(text):
        shown = "".join(_letters(words))
        _learn(font, shown)
        left = text.x - share * font.stringWidth(shown, text.size)
        canvas.drawString(left, height - baseline, shown)


@cache
def _font(*, bold: bool) -> TTFont:
    """Return one cut of the typeface, known to the library."""
    file = font_file(bold=bold)
    font = TTFont(file.stem, file)
    registerFont(font)
    return font


def _letters(words: str) -> Iterable[str]:
    """Yield what is drawn: composed letters, no invisible marks, only what a table can name."""
    for letter in unicodedata.normalize("NFC", words):
        if unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f":
            continue
        if letter.isspace():
            yield " "
        else:
            yield letter if ord(letter) <= _LAST else UNKNOWN


def _learn(font: TTFont, words: str) -> None:
    """Have letters the typeface lacks drawn as its crossed box, under their own names."""
    for letter in words:
        if not has_glyphs(letter):
            font.face.charToGlyph.setdefault(ord(letter), 0)
