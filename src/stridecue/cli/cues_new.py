"""`stridecue cues new NAME`: a commented file for cues of one's own.

Rules: nothing is written over. A name is that of a plain file on every system, and none that a shipped set has.
"""

from __future__ import annotations

import click

from stridecue.cli.cue_mistakes import refuse_mistakes
from stridecue.cli.new_file import refuse_no_file_name, write_new
from stridecue.coach import shipped_sets
from stridecue.cue_sets import catalogue, starter
from stridecue.errors import UsageError
from stridecue.model.setup import CueSetText
from stridecue.report import wording


@click.command()
@click.argument("name")
def new(name: str) -> None:
    """Start a cue set of your own, NAME, as a commented file."""
    _refuse_name(name)
    text = CueSetText(name, starter.starter_text(name), shipped=False)
    refuse_mistakes([text])
    file = catalogue.own_file(name)
    write_new(file, text.text)
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
    refuse_no_file_name(name, "cue set", "my-hills")
    if name.lower() in shipped_sets.names():
        raise UsageError(
            f"{name} is a set that comes with the program.",
            "Choose another name. A cue of yours takes the place of a shipped one if it has its id.",
        )
    if name.lower() == catalogue.OWN_CHANGES:
        raise UsageError(
            f"{name} is where the app keeps the cues that you change in it.", "Choose another name."
        )
