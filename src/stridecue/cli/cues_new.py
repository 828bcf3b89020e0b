"""`stridecue cues new NAME`: a commented file for cues of one's own.

Rules: nothing is written over. A name is that of a plain file on every system, and none that a shipped set has.
"""

from __future__ import annotations

from pathlib import Path

import click

from stridecue import paths
from stridecue.cli.cue_mistakes import refuse_mistakes
from stridecue.coach import shipped_sets
from stridecue.cue_sets import catalogue, starter
from stridecue.errors import FileError, UsageError
from stridecue.model.setup import CueSetText
from stridecue.report import wording

_NO_FILE_NAMES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""What Windows takes for devices."""


@click.command()
@click.argument("name")
def new(name: str) -> None:
    """Start a cue set of your own, NAME, as a commented file."""
    _refuse_name(name)
    text = CueSetText(name, starter.starter_text(name), shipped=False)
    refuse_mistakes([text])
    file = catalogue.own_file(name)
    _write_new(file, text.text)
    for line in (
        f"{wording.printable(str(file))} is there, with two cues and every key explained.",
        "",
        "Edit it, and then:",
        f"  stridecue cues check {name}",
        f"  stridecue cues try {name} --on last",
        f"  stridecue run --cues {name}    (name other sets too to have them beside it)",
    ):
        click.echo(line)


def _refuse_name(name: str) -> None:
    """Refuse what cannot be the name of a new set.

    Raises:
        UsageError: it cannot.
    """
    shown = wording.printable(name[: 2 * starter.LONGEST_NAME])
    plain = name[:1].isalnum() and all(each.isalnum() or each in "-_" for each in name)
    if not plain or len(name) > starter.LONGEST_NAME or name.lower() in _NO_FILE_NAMES:
        raise UsageError(
            f"{shown!r} cannot be the name of a cue set.",
            f"Letters, digits, - and _ are allowed, at most {starter.LONGEST_NAME}, such as my-hills.",
        )
    if name.lower() in shipped_sets.names():
        raise UsageError(
            f"{shown} is a set that comes with the program.",
            "Choose another name. A cue of yours takes the place of a shipped one if it has its id.",
        )
    if name.lower() == catalogue.OWN_CHANGES:
        raise UsageError(
            f"{shown} is where the app keeps the cues that you change in it.", "Choose another name."
        )


def _write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        UsageError: it is there.
        FileError: it cannot be written.
    """
    paths.make_private_folder(paths.settings_folder())
    paths.make_private_folder(file.parent)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise UsageError(
            f"{wording.printable(str(file))} is there already.", "Edit it, or choose another name."
        ) from None
    except OSError as error:
        raise FileError(
            f"{wording.printable(str(file))} cannot be written: {error.strerror}.", "Nothing was changed."
        ) from error
