"""Files of the runner's that the program writes, each written whole or not at all."""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path


def replace_file(file: Path, text: str | bytes) -> None:
    """Write a file so that a crash leaves either the old or the new one; a link stays one, and who may read it stays.

    Raises:
        OSError: it cannot be written; what was there is as it was.
    """
    file = Path(os.path.realpath(file))  # of links that go in a circle too
    handle, temporary = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8") if isinstance(text, str) else text)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            Path(temporary).chmod(stat.S_IMODE(file.stat().st_mode))
        Path(temporary).replace(file)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise
