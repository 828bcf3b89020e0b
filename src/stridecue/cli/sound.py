"""What is heard of a run in lines.

Rules: troubles are said beside the output; without a terminal nothing rings.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from stridecue.cli import output

if TYPE_CHECKING:
    from stridecue.clock import RunClock
    from stridecue.voice.sink import VoiceSink

BELL = "\a"


def of_this_run(voice_on: bool) -> VoiceSink:
    """Return the sound of a run in lines."""
    from stridecue.voice.sink import of_the_system  # noqa: PLC0415

    sound = of_the_system(voice_on, output.say)
    sound.bell = ring
    return sound


@contextmanager
def heard(sound: VoiceSink, clock: RunClock) -> Iterator[None]:
    """Let a run be heard inside the block, and end in silence."""
    sound.begin(clock)
    try:
        yield
    finally:
        sound.close()


def ring() -> None:
    """Ring the terminal's bell, if a terminal is there."""
    if sys.stderr.isatty():
        click.echo(BELL, err=True, nl=False)
