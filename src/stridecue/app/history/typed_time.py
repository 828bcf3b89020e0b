"""A time of a run as the runner types it: `12:30`, or `1:02:30` from an hour on."""

from __future__ import annotations

import re

from stridecue.app.profile_form import FieldError
from stridecue.report import wording

STEP_S = 10
"""OUR CHOICE: what an arrow key goes; a belt's change is not remembered to the second."""
_TIME = re.compile(r"(?:([0-9]{1,2}):)?([0-9]{1,3}):([0-5][0-9])")


def read_time(text: str, length_s: float) -> int:
    """Return seconds since the start; raises FieldError for what is no time of a run so long."""
    match = _TIME.fullmatch(text.strip().replace(".", ":"))
    if match is None or (match[1] is not None and int(match[2]) > 59):
        raise FieldError("A time since the start: minutes and seconds like 12:30, or 1:02:30.")
    seconds = (int(match[1] or 0) * 60 + int(match[2])) * 60 + int(match[3])
    if seconds > length_s:
        raise FieldError(f"The run is {wording.duration(length_s)} long.")
    return seconds


def stepped(text: str, steps: int, length_s: float) -> str:
    """Return a time some steps later or earlier within the run; what is no time begins at the start."""
    try:
        seconds = read_time(text, length_s)
    except FieldError:
        return wording.duration(0 if steps > 0 else int(length_s))
    return wording.duration(min(max(0, seconds + steps * STEP_S), int(length_s)))
