"""A page is its file and one record: navigation, links and tests read the list."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from graph.io.tables import shipped
from graph.ui.paths import PAGES, page_file


def test_every_file_is_listed_and_one_page_is_the_first() -> None:
    files = page_file("explore").parent.glob("*.py")
    assert {path.stem for path in files} - {"__init__"} == PAGES.keys()
    assert next(iter(PAGES)) == "start"
    assert len({*PAGES.values()}) == len(PAGES)


def test_the_app_reads_the_list() -> None:
    source = shipped("app.py").read_text(encoding="utf-8")
    assert "PAGES" in source
    assert not any(f'"{word}"' in source for page in PAGES.items() for word in page)
    assert not AppTest.from_file(str(shipped("app.py")), default_timeout=60).run().exception
