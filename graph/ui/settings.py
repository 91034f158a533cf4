"""Streamlit settings as command-line flags: quiet, private, themed.

Whoever starts the server (the `app` command, the browser test) passes `SERVER_FLAGS`.
"""

from __future__ import annotations

from typing import Final

from graph.style import DARK, LIGHT, Theme

DATA_VARIABLE: Final = "CAREERGRAPH_DATA"
"""Environment variable with the data folder; empty or absent: the shipped data."""


def _theme(name: str, theme: Theme) -> tuple[str, ...]:
    colours = {
        "primaryColor": theme.primary,
        "backgroundColor": theme.background,
        "secondaryBackgroundColor": theme.panel,
        "textColor": theme.text,
        "borderColor": theme.border,
        "linkColor": theme.link,
    }
    return tuple(f"--theme.{name}.{key}={value}" for key, value in colours.items())


SERVER_FLAGS: Final[tuple[str, ...]] = (
    "--browser.gatherUsageStats=false",
    "--client.toolbarMode=minimal",
    "--client.showErrorDetails=none",
    "--server.fileWatcherType=none",
    "--server.headless=true",
    "--server.address=127.0.0.1",
    "--theme.baseRadius=0.6rem",
    "--theme.showWidgetBorder=true",
    *_theme("light", LIGHT),
    *_theme("dark", DARK),
)
