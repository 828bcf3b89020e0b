"""One check: what it looks at, what it found, and that it always answers.

Rules: a check never raises and never takes longer than its time. One that breaks off or does not come back is itself a
finding.
"""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from stridecue.errors import StridecueError

CHECK_S = 8.0
"""For one check; a folder on a network that is gone would not answer for minutes. OUR CHOICE"""

UNFORESEEN = (
    OSError,
    ValueError,
    RuntimeError,
    ArithmeticError,
    LookupError,
    AttributeError,
    TypeError,
    EOFError,
    ImportError,
    subprocess.SubprocessError,
)
"""What a check may run into on a system that nobody has seen."""


class Status(StrEnum):
    """How a check ended."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found."""

    status: Status
    found: str
    """In a few words, without what could command a terminal."""
    to_do: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at."""

    name: str
    look: Callable[[], Finding]
    only_on: str | None = None
    """The system (as in `sys.platform`) that has it; None is every system."""


def ok(found: str) -> Finding:
    """Return that all is well."""
    return Finding(Status.OK, found)


def warning(found: str, to_do: str = "") -> Finding:
    """Return that something is missing that one can do without."""
    return Finding(Status.WARNING, found, to_do)


def failed(found: str, to_do: str = "") -> Finding:
    """Return that something is in the way."""
    return Finding(Status.FAILED, found, to_do)


def of_error(error: StridecueError) -> Finding:
    """Return what an error says."""
    return failed(error.message, error.hint)


def broke_off(error: BaseException) -> Finding:
    """Return that the check itself went wrong."""
    return failed(
        f"This could not be looked at ({type(error).__name__}: {error}).", "Report it, with these words."
    )


def looked(check: Check) -> Finding:
    """Return what a check finds, whatever happens to it."""
    try:
        return check.look()
    except StridecueError as error:
        return of_error(error)
    except UNFORESEEN as error:
        return broke_off(error)


async def looked_in_time(check: Check, within_s: float = CHECK_S) -> Finding:
    """Return what a check finds; one that does not come back in time is left behind, in a thread of its own."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Finding] = loop.create_future()

    def settle(finding: Finding) -> None:
        if not answer.done():
            answer.set_result(finding)

    def work() -> None:
        finding = looked(check)
        with contextlib.suppress(RuntimeError):  # the loop may be over by now
            loop.call_soon_threadsafe(settle, finding)

    # A system call cannot be cut off: only a thread that nobody waits for lets the others go on.
    threading.Thread(target=work, name=f"check of {check.name}", daemon=True).start()
    try:
        return await asyncio.wait_for(answer, within_s)
    except TimeoutError:
        return failed(f"No answer within {within_s:g} s.", "Restart the computer, or what this belongs to.")
