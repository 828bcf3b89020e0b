"""`stridecue import FILE...`: runs from files and folders into the library."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stridecue import past_runs, settings
from stridecue.cli import output
from stridecue.cli.progress import Progress
from stridecue.errors import UsageError
from stridecue.model.profile import Unit
from stridecue.report import wording
from stridecue.report.summary import summary_row

if TYPE_CHECKING:
    from stridecue.importing.outcome import Imported

REFUSED_STATUS = 2


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--join", is_flag=True, help="Keep another recording of a run that is there with that run.")
@click.option("--separate", is_flag=True, help="Make another recording a run of its own.")
@output.json_option
def import_files(files: tuple[Path, ...], join: bool, separate: bool, as_json: bool) -> None:
    """Take runs into the library: FILE is a .fit, .tcx or .gpx file (also .gz), or a folder of them."""
    from stridecue.cli.library_care import look_after_library  # noqa: PLC0415
    from stridecue.importing.found_files import found_files  # noqa: PLC0415
    from stridecue.importing.outcome import in_one_line  # noqa: PLC0415
    from stridecue.importing.taking import Taking, Twice  # noqa: PLC0415
    from stridecue.library.library import Library  # noqa: PLC0415

    if join and separate:
        raise UsageError("--join and --separate contradict each other.", "Choose one of them.")
    look_after_library()
    twice = Twice.JOIN if join else Twice.SEPARATE if separate else Twice.ASK
    chosen, found = settings.load(), found_files(files)
    imported: list[Imported] = []
    with Library(past_runs.library_file()) as library, Progress(len(found), "Importing") as progress:
        for each in Taking(library, chosen, twice).take_all(found, progress.at):
            imported.append(each)
    if as_json:
        click.echo(json.dumps(document(imported), allow_nan=False))
    else:
        for line in lines(imported, chosen.profile.unit):
            click.echo(line)
        click.echo(in_one_line(imported))
    if _failed(imported, {wording.printable(one.path.name) for one in found if one.named}):
        raise click.exceptions.Exit(REFUSED_STATUS)


def document(imported: Sequence[Imported]) -> dict[str, object]:
    """Return what `--json` prints: how many became what, and each run; a single run's own figures also on top."""
    from stridecue.importing.outcome import counts  # noqa: PLC0415

    rows = [_row(each) for each in imported]
    alone = rows[0] if len(rows) == 1 else {}
    found = {outcome.value.replace(" ", "_"): count for outcome, count in counts(imported).items()}
    return {**alone, "counts": found, "files": rows}


def lines(imported: Sequence[Imported], unit: Unit) -> list[str]:
    """Return a line for each run with what became of it, and its warnings."""
    told = []
    for each in imported:
        told.append(f"{wording.printable(each.file)}: {_what(each, unit)}")
        if each.run is not None and each.outcome.value == "taken":
            told += [f"  Note: {wording.printable(warning)}" for warning in each.run.warnings]
    return told


def _what(each: Imported, unit: Unit) -> str:
    from stridecue.importing.outcome import why_alone  # noqa: PLC0415

    if each.run is None:
        return f"refused: {why_alone(each)}"
    when = wording.date_and_time(each.run.started_at, each.run.utc_offset_s)
    figures = (
        f"{wording.distance(each.run.totals.distance_m, unit)}, {wording.duration(each.run.totals.elapsed_s)}"
    )
    return f"{each.outcome.value}: run {each.run.id}, {when}, {figures}. {each.why}".rstrip()


def _row(each: Imported) -> dict[str, object]:
    run = {} if each.run is None else summary_row(each.run)
    return {"file": each.file, "outcome": each.outcome.value, "why": each.why or None, **run}


def _failed(imported: Sequence[Imported], named: set[str]) -> bool:
    """Return whether a file that was named was refused, or nothing of a folder could be read."""
    refused = [each for each in imported if each.run is None]
    return any(each.file in named for each in refused) or (bool(imported) and len(refused) == len(imported))
