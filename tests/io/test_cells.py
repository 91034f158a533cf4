"""One cell: the value it stands for, or the whole sentence about what is wrong with it."""

from __future__ import annotations

import pytest

from graph.io.cells import CellError, parse_cell
from graph.model.columns import Column

DAY, TEXT, SLUG = (Column("x", kind, "") for kind in ("date", "text", "id"))
WHOLE = Column("x", "integer", "", low=-5, high=5_000)
AMOUNT = Column("x", "number", "", low=0, high=10)
WORD = Column("x", "choice", "", allowed=("active", "retired"))


@pytest.mark.parametrize(
    "cell", ["2024", "0001", "2024-01", "2024-12", "2024-01-01", "2024-10-31", "1999-02-29"]
)
def test_dates_are_kept_as_written(cell: str) -> None:
    assert parse_cell(DAY, cell) == cell


@pytest.mark.parametrize(
    "cell",
    [
        *("2024-13", "2024-00", "2024-20", "2024-1", "2024-", "2024-12-", "2024-12-32"),
        *("2024-12-00", "2024-12-40", "2024-12-1", "2024-12-01-01", "24", "20240", "202412"),
        *(" 2024", "2024 ", "2024\n", "2024/12", "12-2024", "2024-12-01T00", "today"),
        "\u0662\u0660\u0662\u0664",
    ],
)
def test_what_is_no_date_is_said(cell: str) -> None:
    with pytest.raises(CellError) as wrong:
        parse_cell(DAY, cell)
    assert str(wrong.value) == f"{cell!r} is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"


@pytest.mark.parametrize("column", [TEXT, Column("x", "list", "")])
def test_text_is_kept_and_blank_text_is_refused(column: Column) -> None:
    assert parse_cell(column, " a ") == " a "
    for cell in (" ", "\n", "  \r\n "):
        with pytest.raises(CellError) as wrong:
            parse_cell(column, cell)
        assert str(wrong.value) == "only white space; leave the cell empty or write text"


@pytest.mark.parametrize(
    ("cell", "point"),
    [
        ("C!", "U+0043"),
        ("c!", "U+0021"),
        ("a b", "U+0020"),
        ("a_b", "U+005F"),
        ("caf\u00e9", "U+00E9"),
        ("-a", "U+002D"),
        ("a\n", "U+000A"),
        ("\u0663", "U+0663"),
    ],
)
def test_the_first_character_that_does_not_fit_an_id_is_named(cell: str, point: str) -> None:
    with pytest.raises(CellError) as wrong:
        parse_cell(SLUG, cell)
    assert str(wrong.value) == (
        f"{cell!r} is not an id ({point} does not fit): "
        "a-z, 0-9 and -, starting with a letter or digit"
    )


def test_ids_are_kept() -> None:
    for cell in ("a", "0", "001", "a-", "edu-bs-him", "9-lives"):
        assert parse_cell(SLUG, cell) == cell


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        (WHOLE, "-5", -5),
        (WHOLE, "5000", 5_000),
        (WHOLE, "7.0", 7),
        (AMOUNT, "7.5", 7.5),
        (AMOUNT, "7.0", 7),
        (AMOUNT, "-0", 0),
    ],
)
def test_numbers(column: Column, cell: str, value: float) -> None:
    found = parse_cell(column, cell)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("column", "cell", "words"),
    [
        (WHOLE, "-6", "-6 is out of range; allowed is -5 to 5,000"),
        (WHOLE, "5001", "5001 is out of range; allowed is -5 to 5,000"),
        (WHOLE, "1.5", "1.5 is not a whole number; allowed is -5 to 5,000"),
        (AMOUNT, "-1", "-1 is negative; allowed is 0 to 10"),
        (AMOUNT, "10.1", "10.1 is out of range; allowed is 0 to 10"),
        (
            AMOUNT,
            "1,5",
            "'1,5' has a comma; write the number plainly, for example 30610 or 7.5",
        ),
        (
            AMOUNT,
            "-Inf",
            "'-Inf' is not a finite number; leave the cell empty when it is unknown",
        ),
        *(
            (AMOUNT, cell, f"{cell!r} is not a plain number, for example 30610 or 7.5")
            for cell in ("1e1", "+1", ".5", "5.", " 5", "5\n", "five", "0x1", "\u0663")
        ),
    ],
)
def test_what_is_no_number_is_said(column: Column, cell: str, words: str) -> None:
    with pytest.raises(CellError) as wrong:
        parse_cell(column, cell)
    assert str(wrong.value) == words


def test_a_word_that_is_not_allowed_names_the_closest_one() -> None:
    assert parse_cell(WORD, "retired") == "retired"
    for cell, words in (
        ("Retird", "'Retird' is unknown; did you mean 'retired'? allowed: active, retired"),
        ("gone", "'gone' is unknown; allowed: active, retired"),
    ):
        with pytest.raises(CellError) as wrong:
            parse_cell(WORD, cell)
        assert str(wrong.value) == words
