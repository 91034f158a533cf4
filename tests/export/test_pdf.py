"""PDF read back: words, fonts, pages, outline, and the same bytes for the same deck."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from scenes import HOSTILE, deck, empty, every_element, worded

from graph.drawing.scene import Deck, Scene, Text
from graph.drawing.style import DARK
from graph.export.pdf import UNKNOWN, pdf

SUPPORT = Path(__file__).parents[1] / "support"
REGULAR, SEMIBOLD = "SourceSansPro-Regular", "SourceSansPro-Semibold"


def opened(made: Deck) -> PdfReader:
    return PdfReader(BytesIO(pdf(made)), strict=True)


def words(made: Deck, page: int = 0) -> list[str]:
    """Return the lines of a page as a reader copies them."""
    return [line.strip() for line in opened(made).pages[page].extract_text().splitlines()]


def said(shown: str, *, bold: bool = False) -> str:
    """Return what is read back of one line."""
    text = Text(10, 10, (shown,), 12.0, "#000000", bold)
    return "\n".join(words(deck(Scene("map", "", "", 4000, 50, texts=(text,)))))


def fonts(reader: PdfReader) -> dict[str, Any]:
    """Return name -> font of all pages."""
    found: dict[str, Any] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"].get_object()
        for reference in resources.get("/Font", {}).values():
            font = reference.get_object()
            found[str(font["/BaseFont"])] = font
    return found


def test_the_words_of_a_page_are_the_labels_line_by_line() -> None:
    scene = every_element()
    expected: list[str] = []
    for box in scene.boxes:
        expected += [*box.label, *filter(None, [box.mark])]
    for table in scene.tables:
        expected += [line for row in table.rows for cell in row for line in cell.lines if line]
    for text in scene.texts:
        expected += text.lines
    assert [line for line in words(deck(scene)) if line] == expected


def test_both_cuts_are_embedded_as_subsets_and_no_other_font_is_named() -> None:
    data = pdf(deck(every_element(), every_element(DARK)))
    found = fonts(PdfReader(BytesIO(data)))
    assert {name.partition("+")[2] for name in found} == {REGULAR, SEMIBOLD}
    for font in found.values():
        assert "/FontFile2" in font["/FontDescriptor"]
        assert "/ToUnicode" in font
    assert b"Helvetica" not in data
    assert len(data) < 60_000


def test_a_picture_without_words_names_no_font() -> None:
    assert b"Helvetica" not in pdf(deck(empty()))


def test_each_scene_is_a_page_of_its_size_with_a_bookmark() -> None:
    reader = opened(deck(every_element(), empty(), worded("")))
    sizes = [(page.mediabox.width, page.mediabox.height) for page in reader.pages]
    assert sizes == [(560, 400), (100, 50), (400, 300)]
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles == ["From RHIA to Director", "Nothing", "3"]
    pages = [reader.get_destination_page_number(entry) for entry in reader.outline]  # type: ignore[arg-type]
    assert pages == [0, 1, 2]


def test_the_document_says_what_it_is_and_when_it_was_made() -> None:
    about = opened(
        deck(every_element(), title="Paths \U0001f600 & <more>", subtitle="28 mois é")
    ).metadata
    assert about is not None
    assert about.title == "Paths \U0001f600 & <more>"
    assert about.subject == "28 mois é"
    assert about.author == about.creator == "careergraph"
    assert about.get("/Keywords") == "career path, health information, route"
    assert about.get("/CreationDate") == about.get("/ModDate") == "D:20260301000000+00'00'"


@pytest.mark.parametrize(
    ("shown", "copied"),
    [
        ("</script>", "</script>"),
        ("a & b \"c\" 'd' (e) \\f [g]", "a & b \"c\" 'd' (e) \\f [g]"),
        ("=cmd()|' /C calc'!A0", "=cmd()|' /C calc'!A0"),
        ("ab " * 100, ("ab " * 100).strip()),
        ("a \U0001f600 b", f"a {UNKNOWN} b"),
        ("a\x00b\x07c\ud800d\ufffee", "abcde"),
        ("a\tb\nc\u2028d\u3000e\xa0f", "a b c d e f"),
        ("e\u0301 zero\u200bwidth\ufeff \u202eover\u202c", "é zerowidth over"),
        ("日本語 → Ж ✓ Ω", "日本語 → Ж ✓ Ω"),
        ("".join(map(chr, range(0x4E00, 0x5000))), "".join(map(chr, range(0x4E00, 0x5000)))),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("bold", [False, True])
def test_words_are_copied_as_they_are(shown: str, copied: str, *, bold: bool) -> None:
    assert said(shown, bold=bold) == copied


def test_letters_written_from_the_right_are_all_there() -> None:
    assert sorted(said("שלום")) == sorted("שלום")


@pytest.mark.parametrize("shown", HOSTILE, ids=ascii)
def test_hostile_words_make_a_readable_document(shown: str) -> None:
    reader = opened(deck(worded(shown), title=shown, subtitle=shown))
    assert len(reader.pages) == 1
    assert len(reader.pages[0].extract_text().split("\n")) >= 7
    assert reader.metadata is not None
    assert len(reader.outline) == 1


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_makes_a_readable_document(shown: str) -> None:
    reader = opened(deck(worded(shown), title=shown, subtitle=shown))
    reader.pages[0].extract_text()
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts(reader).values())


LETTERS = st.characters(categories=("Lu", "Ll", "Nd", "Po", "Sm"), max_codepoint=0xFFFF).filter(
    lambda letter: (
        unicodedata.bidirectional(letter) not in {"R", "AL", "AN"}
        and unicodedata.is_normalized("NFC", letter)
    )
)


@given(st.text(LETTERS, min_size=1, max_size=60))
def test_any_word_is_copied_as_it_is(shown: str) -> None:
    assert said(shown) == unicodedata.normalize("NFC", shown)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_deck_makes_the_same_bytes(seed: str) -> None:
    code = (
        "from hashlib import sha256; from scenes import deck, every_element, worded;"
        "from graph.export.pdf import pdf;"
        "print(sha256(pdf(deck(every_element(), worded('שלום')))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(SUPPORT)}
    environment["PYTHONIOENCODING"] = "utf-8"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    made = pdf(deck(every_element(), worded("שלום")))
    assert done.stdout.strip() == sha256(made).hexdigest()


def test_documents_may_be_made_at_the_same_time() -> None:
    decks = [deck(worded(f"{name} {chr(0x400 + at)}")) for at, name in enumerate("abcdef")]
    alone = list(map(pdf, decks))
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pdf, decks)) == alone
