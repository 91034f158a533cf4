"""Ctrl-C ends a search at once, with exit code 130 and no traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

LONG = ("plan", "chief-information-officer", "--objective", "earnings", "--time-limit", "3600")


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal to send to one process")
def test_ctrl_c_ends_a_search() -> None:
    # A shell that runs tests in the background has its children ignore the signal.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "graph", *LONG], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    finally:
        signal.signal(signal.SIGINT, before)
    try:
        time.sleep(8)  # by then the solver runs
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, error = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert (out, error.decode().split()) == (b"", ["interrupted"])
