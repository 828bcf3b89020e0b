"""The voices that systems have: how each is called, told and cut short.

Rules:
- A text reaches a voice on its standard input, or after `--` where it reads none; no shell sees it.
- Voices have markup of their own (phonemes and commands in double brackets, format signs), so only words and the
  marks between them are passed on, and no more than a cue could have.
"""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from stridecue.voice.child import MOST_BYTES

MOST_CHARACTERS = 160
"""Of one text; ten words have fewer. OUR CHOICE"""
SILENT_VARIABLE = "STRIDECUE_SILENT"
"""With this in the environment, nothing is ever heard."""

_SAPI = (
    "[Console]::InputEncoding = [System.Text.Encoding]::UTF8; "
    "Add-Type -AssemblyName System.Speech; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
)
_KEPT_MARKS = frozenset(" .,;:!?'’-–—&+/°")
_AS_WORDS = {"%": " percent ", "\u2018": "'", "“": " ", "”": " "}


@dataclass(frozen=True, slots=True)
class Voice:
    """A program that says a text and ends when it was heard."""

    program: str
    arguments: tuple[str, ...] = ()
    by_input: bool = True
    """Whether it reads the text from its standard input; else it takes it after `--`."""
    hush: tuple[str, ...] = ()
    """Arguments that silence what was said before, for a program whose words are spoken by another."""
    only_on: str | None = None
    """The system (as in `sys.platform`) where a program of this name is this voice; None is every system."""
    least_s: float = 0.2
    """A text takes longer than this; a voice that is done sooner was not heard. OUR CHOICE"""

    def command(self, text: str, hushing: bool = False) -> tuple[str, ...]:
        """Return what says a text, after silencing what was said before if asked."""
        hush = self.hush if hushing else ()
        return (self.program, *hush, *self.arguments, *(() if self.by_input else ("--", text)))

    @property
    def hush_command(self) -> tuple[str, ...] | None:
        """What silences another program that speaks for this one, or None."""
        return (self.program, *self.hush) if self.hush else None


VOICES = (
    Voice("spd-say", ("--wait", "--application-name", "stridecue"), by_input=False, hush=("--cancel",)),
    Voice("espeak-ng", ("--stdin", "-b", "1", "-s", "150")),
    Voice("say", ("-f", "-"), only_on="darwin"),
    Voice("powershell", ("-NoProfile", "-NonInteractive", "-Command", _SAPI), only_on="win32"),
)
"""In the order of choice; 150 words a minute are what the coach reckons with."""


def first_there(
    voices: Iterable[Voice] = VOICES,
    which: Callable[[str], str | None] = shutil.which,
    system: str = sys.platform,
) -> Voice | None:
    """Return the first voice that this system has, with the path of its program: what was found is what is started."""
    for voice in voices:
        found = which(voice.program) if voice.only_on in (None, system) else None
        if found:
            return replace(voice, program=found)
    return None


def silenced() -> bool:
    """Return whether whoever started the program wants no sound at all."""
    return bool(os.environ.get(SILENT_VARIABLE))


def plain_words(text: str) -> str:
    """Return what of a text is words: bounded, printable, without anything that a voice could take for a command."""
    for mark, words in _AS_WORDS.items():
        text = text.replace(mark, words)
    kept = "".join(letter if _spoken(letter) else " " for letter in text)
    bounded = " ".join(kept.split())[:MOST_CHARACTERS].encode()[:MOST_BYTES]
    return bounded.decode(errors="ignore").strip(" -–—")


def _spoken(letter: str) -> bool:
    """Whether this is part of a word, a figure, or a mark between words."""
    return letter in _KEPT_MARKS or unicodedata.category(letter)[0] in "LMN"
