"""`stridecue backup FILE`: a whole copy of the library, also while a run is being recorded."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click

from stridecue import paths
from stridecue.cli import output
from stridecue.errors import LibraryError, UsageError
from stridecue.report.wording import printable

CHECK_S = 60.0
"""For looking whether the copy is sound. OUR CHOICE"""


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@output.json_option
def backup(file: Path, as_json: bool) -> None:
    """Copy the library, with every run in it, to FILE, or into a folder under a name with the date.

    Nothing is written over. The copy is whole even while a run is being recorded.

    To go back to a copy: close Stridecue, move library.sqlite3 and what begins with its name out of the data folder
    (`stridecue doctor` names it), and copy the backup there as library.sqlite3. A backup of an older Stridecue will do.
    """
    from stridecue.library import copies  # noqa: PLC0415 - brings SQLite
    from stridecue.library.damage.health import look_at_library  # noqa: PLC0415
    from stridecue.library.library import Library  # noqa: PLC0415

    source = paths.library_file()
    if not source.exists():
        raise UsageError("There is no library yet.", "`stridecue demo` makes one without a sensor.")
    target = file / f"stridecue-{date.today()}{copies.SUFFIX}" if file.is_dir() else file
    if file.is_dir():
        target = copies.unused(target)
    with Library(source) as library:
        library.backup(target)
    found = look_at_library(target, CHECK_S)
    if found is None:
        raise LibraryError(f"The copy {target} is gone again.", "Look at the disk, and copy once more.")
    size = target.stat().st_size
    if as_json:
        row = {"file": str(target), "bytes": size, "runs": found.runs, "unfinished": found.broken_off}
        click.echo(json.dumps(row))
        return
    click.echo(f"{printable(str(target))} has {_runs(found.runs, found.broken_off)}, {size / 1e6:.1f} MB.")


def _runs(finished: int, unfinished: int) -> str:
    words = f"{finished} {'run' if finished == 1 else 'runs'}"
    return f"{words} and {unfinished} not finished" if unfinished else words
