"""From a report to a file: which one is asked, and then it is written beside the screen."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from stridecue.app.screens.export_card import ExportCard, suggested_file
from stridecue.app.typed_path import typed_path
from stridecue.errors import StridecueError

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp
    from stridecue.model.run_list import ListedRun


def ask_and_export(owner: StridecueApp, run: ListedRun) -> None:
    """Write a run of the library to the file that the runner names."""
    run_id = run.summary.id
    if run_id is None:
        return

    def named(file: str | None) -> None:
        if file is not None:
            owner.run_worker(partial(_write, owner, run_id, typed_path(file)), thread=True, group="export")

    owner.push_screen(ExportCard(suggested_file(run)), named)


def _write(owner: StridecueApp, run_id: int, file: Path) -> None:
    """Write the run, in a thread, and say what came of it."""
    try:
        written = owner.factories.reports.export(run_id, file)
    except StridecueError as error:
        owner.call_from_thread(owner.show_error, error)
        return
    owner.call_from_thread(owner.say, written, "information")
