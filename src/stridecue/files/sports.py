"""What a file calls a sport: something done on foot, something else, or nothing that says.

Rules: words are free in GPX and TCX and a list in FIT, so they are looked at piece by piece: `trail_running` and
`Trail Run` say the same. What is not known may be a run.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Sport(StrEnum):
    """What a run counts as."""

    RUNNING = "running"
    WALKING = "walking"
    HIKING = "hiking"
    ELSEWHERE = "elsewhere"
    """Not on foot: on wheels, on snow, in the water, in the air."""


_LONGEST = 64
_BEGINNINGS = {
    Sport.RUNNING: ("run", "jog", "treadmill", "sprint", "orienteer"),
    Sport.WALKING: ("walk",),
    Sport.HIKING: ("hik", "trek", "mountaineer", "snowsho", "rucking"),
    Sport.ELSEWHERE: (
        *("cycl", "bicycl", "motorcycl", "handcycl", "bik", "ebik", "ride", "riding", "mtb", "spinning"),
        *(
            "wheelchair",
            "inline",
            "skat",
            "ski",
            "snowboard",
            "snowmobil",
            "elliptic",
            "driving",
            "horseback",
        ),
        *(
            "swim",
            "rowing",
            "paddl",
            "kayak",
            "canoe",
            "raft",
            "sail",
            "surf",
            "windsurf",
            "kitesurf",
            "boat",
        ),
        *("wakeboard", "wakesurf", "diving", "snorkel", "flying", "gliding", "transition"),
    ),
}
_OF_NUMBER = {"9": Sport.RUNNING, "1": Sport.ELSEWHERE}
"""How some programs number runs and rides."""
_PIECE = re.compile(r"[a-z]+")


def sport(*words: object) -> Sport | None:
    """Return what the first of these words that says something says; None if none does."""
    for word in words:
        found = _sport(word)
        if found is not None:
            return found
    return None


def _sport(word: object) -> Sport | None:
    if not isinstance(word, str):
        return None
    plain = word[:_LONGEST].strip().lower()
    pieces = _PIECE.findall(plain)
    if "wheelchair" in pieces:  # pushed at a run or a walk
        return Sport.ELSEWHERE
    for piece in pieces:
        for found, beginnings in _BEGINNINGS.items():
            if piece.startswith(beginnings):
                return found
    return _OF_NUMBER.get(plain)
