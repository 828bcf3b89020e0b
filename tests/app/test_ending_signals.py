"""The program leaves for certain once a run is kept."""

from __future__ import annotations

import subprocess
import sys

from stridecue.app.ending_signals import LEAVE_AFTER_S

WAITS_FOR_EVER = """
from threading import Event
from stridecue.app import ending_signals
ending_signals.LEAVE_AFTER_S = 0.05
ending_signals.leave_for_certain()
Event().wait()
"""
ENDS_BY_ITSELF = "from stridecue.app.ending_signals import leave_for_certain; leave_for_certain()"


def test_what_still_waits_holds_up_nobody() -> None:
    assert subprocess.run([sys.executable, "-c", WAITS_FOR_EVER], timeout=20, check=False).returncode == 0


def test_a_program_that_ends_by_itself_does_not_wait_for_it() -> None:
    ended = subprocess.run([sys.executable, "-c", ENDS_BY_ITSELF], timeout=LEAVE_AFTER_S, check=False)
    assert ended.returncode == 0
