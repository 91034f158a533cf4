"""Run one page of the app and read what it says, for tests only."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from graph.ui.paths import page_file

WALK = """
import runpy
import streamlit as st
runpy.run_path(st.session_state["walk"])
"""
"""One session that walks from page to page."""


def session() -> AppTest:
    """Return a visit that has not begun."""
    return AppTest.from_string(WALK, default_timeout=60)


def walk(app: AppTest, page: str, **params: str) -> AppTest:
    """Go to a page as the navigation does: with an empty address, or as a link does."""
    app.session_state["walk"] = str(page_file(page))
    app.query_params.clear()
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def run(page: str, **params: str | list[str]) -> AppTest:
    """Run a page with an address; an exception on it fails the test."""
    app = AppTest.from_file(str(page_file(page)), default_timeout=60)
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def address(app: AppTest, key: str) -> list[str]:
    """Return the values of a query parameter."""
    value = app.query_params[key]
    return [value] if isinstance(value, str) else value


def html(app: AppTest) -> str:
    """Return what a page shows as HTML, without its style sheets."""
    found = (str(each.proto.body) for each in app.get("html"))
    return "\n".join(each for each in found if not each.lstrip().startswith("<style"))


def text(app: AppTest) -> str:
    """Return every sentence and button label of a page."""
    parts = [*app.markdown, *app.caption, *app.info, *app.warning, *app.error]
    words = [str(each.value) for each in parts] + [each.label for each in app.button]
    words += [f"{each.label} {each.value}" for each in app.metric]
    return "\n".join(words).replace("\\", "")


def in_dialog(app: AppTest) -> str:
    """Return every sentence of the dialog that is open."""
    # Streamlit keeps dialogs beside the page and its sidebar, and has no name for the place.
    event = app._tree.children[2]  # noqa: SLF001
    return "\n".join(str(each.value) for each in event.markdown).replace("\\", "")


def typed(app: AppTest, key: str, words: str) -> None:
    """Type into a list of choices something that it does not have, and press Enter."""
    field = app.selectbox(key=key)
    # A browser sends what is typed; an AppTest sends only what is in the list.
    field.options.append(words)
    field.set_value(words).run()
