"""Files that are there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def save(contents: Mapping[Path, bytes]) -> None:
    """Write files: all aside first, then each in the place of what was there.

    Parameters
    ----------
    contents
        Path -> bytes. Folders must exist.

    Raises
    ------
    OSError
        When one cannot be written; then no file has changed, unless replacing itself failed.
    """
    aside: dict[Path, Path] = {}
    try:
        for path, data in contents.items():
            # In the same folder, so that replacing is one step of the file system.
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            aside[path] = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
            aside[path].chmod(mode)
        for path, name_aside in aside.items():
            name_aside.replace(path)
    finally:
        for left in aside.values():
            left.unlink(missing_ok=True)


def _umask() -> int:
    """Return the mask of new files; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
