"""Start the browser app: a quiet, private, themed Streamlit server on this machine only."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
import webbrowser
from pathlib import Path
from typing import Final

from graph.drawing.style import DARK, LIGHT, Theme
from graph.io.tables import shipped

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
    # What a page already has is not sent again, from this many bytes on.
    "--global.minCachedMessageSize=500",
    # A full collection after every run of a page would make everybody wait; Python collects as
    # it always does, and `graph.ui.loading` keeps what stays for good out of it.
    "--runner.postScriptGC=false",
    "--theme.baseRadius=0.6rem",
    "--theme.showWidgetBorder=true",
    *_theme("light", LIGHT),
    *_theme("dark", DARK),
)


def command(port: int) -> list[str]:
    """Return the words that start the server."""
    words = [sys.executable, "-m", "streamlit", "run", str(shipped("app.py"))]
    return [*words, f"--server.port={port}", *SERVER_FLAGS]


def serve(port: int, data: Path | None = None) -> int:
    """Run the app on a port of the loopback address until it is stopped; return the exit code.

    Without a data folder it shows the shipped data.
    """
    environment = dict(os.environ)
    if data is not None:
        environment[DATA_VARIABLE] = str(data.resolve())
    if sys.stdout.isatty():
        threading.Thread(target=_open_when_ready, args=(port,), daemon=True).start()
    # Being told to end ends the server too, instead of leaving it behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with subprocess.Popen(command(port), env=environment) as server:  # noqa: S603
        try:
            return server.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            server.terminate()


def _open_when_ready(port: int, patience: float = 30.0) -> None:
    """Open the page in the person's browser as soon as the server answers."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
        try:
            connection.request("GET", "/_stcore/health")
            if connection.getresponse().status == http.HTTPStatus.OK:
                webbrowser.open(f"http://127.0.0.1:{port}")
                return
        except OSError:
            time.sleep(0.1)
        finally:
            connection.close()
