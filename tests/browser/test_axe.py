"""What axe finds on the pages: nothing serious, in both themes, on a telephone too."""

from __future__ import annotations

from importlib import resources
from typing import Any, Final

import pytest
from browsing import WAIT
from playwright.sync_api import Browser
from screens import SCREENS, STATES, THEMES, settled

pytestmark = pytest.mark.browser

NOT_OURS: Final[dict[str, str]] = {}
"""Rules that Streamlit's own markup breaks, each with the reason why we cannot mend it."""

FIRST: Final = {
    ("plan-ways", "wide", "light"),
    ("plan-strategies", "phone", "dark"),
    ("plan-facts", "wide", "dark"),
    ("profile", "wide", "dark"),
    ("explore", "wide", "dark"),
    ("explore-needs", "phone", "light"),
    ("plan-none", "phone", "light"),
    ("explore-field", "phone", "dark"),
    ("reach", "wide", "light"),
    ("compare-credentials", "phone", "dark"),
    ("compare-roles", "wide", "light"),
    ("data", "wide", "light"),
    ("data-problems", "phone", "dark"),
    ("data-own", "phone", "light"),
}
"""What the slow run looks at; `--every` looks at the rest."""


def found(result: dict[str, Any]) -> list[str]:
    """Return what is serious: the rule, the reason and the markup."""
    return [
        f"{rule['id']}: {'; '.join(check['message'] for check in node['any'])} {node['html']}"
        for rule in result["violations"]
        if rule["impact"] in {"serious", "critical"} and rule["id"] not in NOT_OURS
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(
    ("name", "screen", "theme"),
    [
        pytest.param(
            name, screen, theme, marks=pytest.mark.slow if each in FIRST else pytest.mark.every
        )
        for name in STATES
        for screen in SCREENS
        for theme in THEMES
        for each in [(name, screen, theme)]
    ],
)
def test_axe_finds_nothing_serious(
    browser: Browser, server: str, name: str, screen: str, theme: Any
) -> None:
    state = STATES[name]
    # Long enough to hold all of a page: what is out of sight is not judged.
    height = SCREENS[screen]["height"] if not state.whole else 9_000
    context = browser.new_context(
        viewport={"width": SCREENS[screen]["width"], "height": height},
        color_scheme=theme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(WAIT)
    page.goto(server + state.path)
    state.reach(page)
    settled(page)
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text())
    result = page.evaluate("axe.run({ resultTypes: ['violations'] })")
    context.close()
    assert len(result["passes"]) > 20
    assert found(result) == []
