"""What the choice of a session asks the runner's library."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from stridecue import paths
from stridecue.app.plans.runs_before import runs_before
from stridecue.errors import LibraryError
from stridecue.library.recorder import Recorder
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.lately import Lately
from stridecue.model.setup import RunSetup
from stridecue.model.summary import Totals

NOW = datetime(2026, 3, 31, 20, 0, tzinfo=UTC)


def test_without_a_library_there_is_nothing_to_say(stridecue_home: Path) -> None:
    before = runs_before(NOW)
    assert (before.lately, before.done) == (Lately(), ())


def test_the_runs_of_the_library_are_told_and_it_is_let_go_of(stridecue_home: Path) -> None:
    recorder = Recorder(paths.library_file(), RunSetup("1", "1", "bluetooth", "2026-03-30T06:00:00Z"))
    recorder.on_input(Input(0, 0, Mark(MarkKind.START)))
    recorder.finish(Totals(elapsed_s=1800.0, moving_s=1800.0, distance_m=4000.0))
    recorder.close()
    before = runs_before(NOW)
    assert (before.lately.runs_7d, before.lately.longest_30d_m, before.done) == (1, 4000.0, ())
    paths.library_file().unlink()


def test_a_library_that_cannot_be_read_is_said(stridecue_home: Path) -> None:
    paths.make_private_folder(paths.library_file().parent)
    paths.library_file().write_bytes(b"no library" * 100)
    with pytest.raises(LibraryError):
        runs_before(NOW)
