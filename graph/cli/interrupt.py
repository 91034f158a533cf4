"""Ctrl-C ends the program at once, also while a solver runs.

Python raises KeyboardInterrupt only between two of its own instructions, and one call of the
solver can take minutes. A thread that is woken by the signal gives the program a moment to stop
in order, and ends it otherwise.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

INTERRUPTED: Final = 130
_GRACE: Final = 0.3
"""Seconds in which an interrupted program may stop by itself."""


@contextmanager
def ended_at_once() -> Iterator[None]:
    """End the program with exit code 130 at Ctrl-C, wherever it is; for the main thread."""
    reading, writing = socket.socketpair()
    writing.settimeout(0)
    before = signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(reading,), daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        writing.close()


def _watch(reading: socket.socket) -> None:
    with reading:
        while woken := reading.recv(1):
            if woken[0] == signal.SIGINT:
                time.sleep(_GRACE)
                sys.stderr.write("interrupted\n")
                sys.stderr.flush()
                os._exit(INTERRUPTED)
