"""`stridecue export RUN...`: runs as files for other programs.

Rules: a file that is there stays unless told. Of several runs, one that cannot be written keeps nobody from the others;
each is named with the reason.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stridecue import paths, settings
from stridecue.cli import output
from stridecue.cli.progress import Progress
from stridecue.errors import FileError, StridecueError, UsageError
from stridecue.files.write import ENDINGS
from stridecue.report.wording import printable

if TYPE_CHECKING:
    from stridecue.exporting import Written
    from stridecue.files.exported_run import ExportedRun
    from stridecue.library.library import Library

ALL = "all"
_FORMATS = tuple(ending[1:] for ending in ENDINGS)
_FORMAT_HINT = f"Name a folder, and --format {', '.join(_FORMATS[:-1])} or {_FORMATS[-1]}."
_MOST_NAMED = 8
"""Runs that are named for one reason; of more, how many there are."""


@dataclass(slots=True)
class _Outcome:
    """What became of several runs."""

    written: list[Written] = field(default_factory=list)
    there: list[Path] = field(default_factory=list)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    """Runs by the reason."""


@click.command()
@click.argument("runs", nargs=-1, required=True, metavar="RUN...")
@click.option(
    "-o",
    "--output",
    "target",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE|FOLDER",
    help=f"The file; its ending is the format ({', '.join(ENDINGS)}). With --format a folder.",
)
@click.option(
    "--format", "format_name", type=click.Choice(_FORMATS), help="Write each run into a folder, as this."
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
@output.json_option
def export(runs: tuple[str, ...], target: Path, format_name: str | None, force: bool, as_json: bool) -> None:
    """Write RUN for other programs: a number, `last`, a file, or `all` that are no demos."""
    from stridecue.library.library import Library  # noqa: PLC0415

    if format_name is None and (len(runs) > 1 or ALL in runs):
        raise UsageError("Several runs go into a folder.", _FORMAT_HINT)
    if format_name is None and os.path.isdir(target):  # noqa: PTH112 - never raises
        raise UsageError(f"{printable(str(target))} is a folder.", _FORMAT_HINT)
    with Library(paths.library_file()) as library:
        if format_name is None:
            _one(library, runs[0], target, force, as_json)
        else:
            _into_folder(library, runs, target, format_name, force, as_json)


def _one(library: Library, which: str, target: Path, force: bool, as_json: bool) -> None:
    from stridecue import exporting  # noqa: PLC0415 - only when something is exported

    if os.path.exists(target) and not force:  # noqa: PTH110 - never raises, whatever the name
        raise FileError(f"{printable(target.name)} is there already.", "Name another file, or add --force.")
    written = exporting.write_exported(_run(library, which), target, overwrite=force)
    for warning in written.warnings:
        output.say(warning)
    click.echo(json.dumps(_row(written)) if as_json else written.sentence)


def _into_folder(
    library: Library, runs: Sequence[str], folder: Path, format_name: str, force: bool, as_json: bool
) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            f"{printable(str(folder))} is no folder: {error.strerror or error}.", "Name another one."
        ) from error
    outcome = _Outcome()
    names = _names(library, runs)
    with Progress(len(names), "Writing runs") as progress:
        for done, which in enumerate(names):
            progress.at(done)
            _write(library, which, folder, format_name, force, outcome)
        progress.at(len(names))
    _tell(outcome, folder, as_json)
    if names and not outcome.written and not outcome.there:
        raise click.exceptions.Exit(1)


def _write(
    library: Library, which: str, folder: Path, format_name: str, force: bool, outcome: _Outcome
) -> None:
    """Write one run of several; what goes wrong with it is noted."""
    from stridecue import exporting  # noqa: PLC0415

    try:
        run = _run(library, which)
        file = folder / _file_name(run, which, format_name)
        if file.exists() and not force:
            outcome.there.append(file)
            return
        outcome.written.append(exporting.write_exported(run, file, overwrite=force))
    except StridecueError as error:
        outcome.left_out.setdefault(str(error), []).append(which)


def _names(library: Library, runs: Sequence[str]) -> list[str]:
    """Return every run that is asked for, each once, the oldest of `all` first."""
    names: list[str] = []
    for which in runs:
        if which == ALL:
            names += [str(run.id) for run in reversed(library.runs(include_demos=False))]
        else:
            names.append(which)
    return list(dict.fromkeys(names))


def _run(library: Library, which: str) -> ExportedRun:
    """Return a run of the library or of a file."""
    from stridecue import exporting, past_runs  # noqa: PLC0415
    from stridecue.model.summary import Totals  # noqa: PLC0415

    if not past_runs.names_a_file(which):
        return exporting.exported(library, which)
    run = past_runs.recorded(which, settings.load())
    return exporting.exported_file(run.setup, run.inputs, past_runs.summary(run.setup, Totals(), None))


def _file_name(run: ExportedRun, which: str, format_name: str) -> str:
    """Return a name by the run's day and number, or by that of the file that it came from."""
    if run.summary.id is None:
        return f"{Path(which).stem}.{format_name}"
    day = f"{run.summary.started_at[:10]}-" if run.summary.started_at else ""
    return f"{day}run-{run.summary.id}.{format_name}"


def _tell(outcome: _Outcome, folder: Path, as_json: bool) -> None:
    if as_json:
        document = {
            "written": [_row(written) for written in outcome.written],
            "there": [str(file) for file in outcome.there],
            "left_out": [
                {"run": run, "why": why} for why, several in outcome.left_out.items() for run in several
            ],
        }
        click.echo(json.dumps(document))
        return
    where = printable(str(folder))
    click.echo(f"{_counted(len(outcome.written))} written to {where}.")
    if outcome.there:
        output.say(f"{_counted(len(outcome.there))} were there already. Add --force to write them anew.")
    said: dict[str, list[str]] = {}
    for written in outcome.written:
        for warning in written.warnings:
            said.setdefault(warning, []).append(written.run)
    for warning, several in said.items():
        output.say(f"{_listed(several)}: {warning}")
    for why, several in outcome.left_out.items():
        output.say(f"{_listed(several)} left out. {why}")


def _listed(runs: Sequence[str]) -> str:
    """Return runs by number, or how many there are."""
    if len(runs) > _MOST_NAMED:
        return _counted(len(runs))
    named = ", ".join(printable(run) for run in runs)
    return f"{'Run' if len(runs) == 1 else 'Runs'} {named}"


def _counted(count: int) -> str:
    return f"{count} {'run' if count == 1 else 'runs'}"


def _row(written: Written) -> dict[str, object]:
    return {
        "run": written.run,
        "file": str(written.path),
        "records": written.records,
        "laps": written.laps,
        "warnings": list(written.warnings),
    }
