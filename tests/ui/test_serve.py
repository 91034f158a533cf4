"""Starting and stopping the browser app as a person does."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from graph.ui.serve import SERVER_FLAGS, command


def answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def wait_until(port: int, *, up: bool) -> bool:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if answers(port) == up:
            return True
        time.sleep(0.2)
    return False


def test_the_server_is_private() -> None:
    words = command(8600)
    assert "--server.port=8600" in words
    assert "--server.address=127.0.0.1" in SERVER_FLAGS
    assert "--browser.gatherUsageStats=false" in SERVER_FLAGS


@pytest.mark.skipif(sys.platform == "win32", reason="SIGTERM is for POSIX systems")
def test_the_app_starts_from_any_folder_and_ends_when_told(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    root = Path(__file__).parents[2]
    start = f"import sys; sys.path.insert(0, {str(root)!r}); from graph.cli.main import main; "
    app = subprocess.Popen(
        [sys.executable, "-c", f"{start}sys.exit(main(['app', '--port', '{port}']))"],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert wait_until(port, up=True)
    finally:
        app.send_signal(signal.SIGTERM)
        assert app.wait(timeout=30) == 0
    assert wait_until(port, up=False)
