"""How long a cue takes to say, counted from its words: the engine asks no voice."""

from __future__ import annotations

from stridecue.model.our_choices.coach import SPEECH_START_S, WORDS_PER_S


def speaking_time_s(say: str | None) -> float:
    """Return the time that saying this takes in s; 0 when nothing is said."""
    return SPEECH_START_S + len(say.split()) / WORDS_PER_S if say else 0.0
