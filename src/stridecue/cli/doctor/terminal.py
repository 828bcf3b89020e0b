"""Checks of the terminal and of what is heard: size, colours, characters, the voice, the metronome's sound."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from stridecue import settings
from stridecue.cli.doctor.check import Finding, failed, ok, warning
from stridecue.errors import SettingsError
from stridecue.model.run_settings import Metronome
from stridecue.settings import Settings
from stridecue.voice.metronome import LIBRARY
from stridecue.voice.voices import SILENT_VARIABLE, first_there, silenced

LEAST_COLUMNS, LEAST_ROWS = 80, 24
SAMPLE = "█▀▄▌▐▖▗▘▝ ▁▂▃▅▆▇ ⡀⣀⣤⣶⣿ ●◐○✕ ×"
"""What letters, strips and states are drawn with."""


def look_at_size() -> Finding:
    """Look how large the terminal is."""
    size = _terminal_size()
    if size is None:
        return warning("this is no terminal, so the app cannot open here", "Lines and JSON work everywhere.")
    words = f"{size.columns} columns, {size.lines} rows"
    if size.columns < LEAST_COLUMNS or size.lines < LEAST_ROWS:
        return warning(
            words, f"Make it {LEAST_COLUMNS} by {LEAST_ROWS} or larger: something of the screen is cut off."
        )
    return ok(words)


def look_at_colours(environment: Mapping[str, str] = os.environ) -> Finding:
    """Look how many colours the terminal says it has."""
    terminal = environment.get("TERM", "")
    if environment.get("NO_COLOR"):
        return warning("NO_COLOR is set: no colours", "Unset it to have zones in colour.")
    if environment.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or sys.platform == "win32":
        return ok("16 million")
    if "256" in terminal:
        return ok(f"256 (TERM is {terminal})")
    return warning(
        f"few (TERM is {terminal or 'not set'})", "Set COLORTERM=truecolor if your terminal has more colours."
    )


def look_at_characters(stream: TextIO | None = None) -> Finding:
    """Look whether blocks and dots can be written."""
    encoding = getattr(stream or sys.stdout, "encoding", None) or "ascii"
    try:
        SAMPLE.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return failed(
            f"{encoding} has no blocks and dots.", "Set a UTF-8 locale, for example: export LANG=C.UTF-8"
        )
    return ok(f"{SAMPLE}  without boxes or gaps?")


def look_at_voice() -> Finding:
    """Look which voice would speak."""
    if silenced():
        return warning(f"{SILENT_VARIABLE} is set: nothing is heard", "Unset it to hear cues.")
    voice = first_there()
    if voice is None:
        return warning(
            "No voice was found: cues are only shown.", "Install one, for example: apt install espeak-ng"
        )
    off = "" if _chosen().voice else ", switched off in the settings"
    return ok(f"{Path(voice.program).name}{off}")


def look_at_sound() -> Finding:
    """Look whether the metronome could beat."""
    if importlib.util.find_spec(LIBRARY) is not None:
        return ok(f"{LIBRARY} is there")
    words, to_do = f"{LIBRARY} is not there: the metronome is silent", f"pipx inject stridecue {LIBRARY}"
    return ok(words) if _chosen().run.metronome is Metronome.OFF else warning(words, to_do)


def _chosen() -> Settings:
    try:
        return settings.load()
    except SettingsError:
        return Settings()  # a check of its own tells


def _terminal_size() -> os.terminal_size | None:
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        try:
            return os.get_terminal_size(stream.fileno())
        except (OSError, ValueError, AttributeError):
            continue
    return None
