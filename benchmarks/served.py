"""A Streamlit server and a browser to measure: processor time, and bytes over the websocket."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Page, WebSocket

from graph.ui.serve import SERVER_FLAGS


@dataclass(frozen=True)
class Server:
    """A running server: its address, its process, and when it was started."""

    address: str
    process: subprocess.Popen[bytes]
    started: float

    def processor(self) -> float:
        """Return the seconds of processor time that the process has taken."""
        times = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        return sum(map(int, times.rpartition(")")[2].split()[11:13])) / os.sysconf("SC_CLK_TCK")


@dataclass
class Traffic:
    """Bytes over the websocket of a page, both ways, since the last look."""

    found: int = 0

    def hear(self, page: Page) -> None:
        """Count the frames of the sockets that a page opens from now on."""

        def count(data: str | bytes) -> None:
            self.found += len(data)

        def opened(channel: WebSocket) -> None:
            channel.on("framesent", count)
            channel.on("framereceived", count)

        page.on("websocket", opened)

    def since(self) -> int:
        """Return the bytes, and count from 0 again."""
        found, self.found = self.found, 0
        return found


def chromium() -> str | None:
    """Return the path of a browser; without one, Playwright takes its own."""
    names = ("chromium", "chromium-browser", "google-chrome")
    asked = os.environ.get("CAREERGRAPH_CHROMIUM")
    return asked or next((path for name in names if (path := shutil.which(name))), None)


@contextmanager
def serving(script: Path) -> Iterator[Server]:
    """Run a script as the app is run, with the same settings for both."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}"]
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own words
        [*words, *SERVER_FLAGS], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            while process.poll() is None:
                try:
                    with urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310 - ours
                        break
                except (URLError, OSError):
                    time.sleep(0.02)
            yield Server(address, process, started)
        finally:
            process.terminate()
