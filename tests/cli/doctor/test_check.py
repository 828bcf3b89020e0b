"""One check: it answers whatever happens to it, and in time."""

from __future__ import annotations

import threading

import pytest

from stridecue.cli.doctor.check import Check, Finding, Status, failed, looked, looked_in_time, ok
from stridecue.errors import LibraryError


def raising(error: Exception) -> Check:
    def look() -> Finding:
        raise error

    return Check("x", look)


def test_what_was_found() -> None:
    assert looked(Check("x", lambda: ok("there"))) == Finding(Status.OK, "there")


def test_an_error_of_ours_is_a_finding() -> None:
    found = looked(raising(LibraryError("It is damaged.", "Restore it.")))
    assert found == failed("It is damaged.", "Restore it.")


@pytest.mark.parametrize("error", [OSError("odd"), ValueError("odd"), KeyError("odd"), UnicodeError("odd")])
def test_what_nobody_foresaw_is_a_finding(error: Exception) -> None:
    found = looked(raising(error))
    assert found.status is Status.FAILED
    assert type(error).__name__ in found.found
    assert "odd" in found.found


async def test_a_check_that_does_not_come_back_is_left_behind() -> None:
    never = threading.Event()
    try:
        found = await looked_in_time(Check("x", lambda: ok(str(never.wait()))), within_s=0.02)
        assert (found.status, found.found) == (Status.FAILED, "No answer within 0.02 s.")
        assert await looked_in_time(Check("y", lambda: ok("there"))) == ok("there")
    finally:
        never.set()


async def test_a_check_that_breaks_off_in_its_thread_is_a_finding() -> None:
    assert (await looked_in_time(raising(OSError("odd")))).status is Status.FAILED
