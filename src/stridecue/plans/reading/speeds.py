"""Speeds and limits of heart rate as a plan writes them, and what is relative to the runner in them.

Rules: a speed is a number of times the runner's easy speed, the speed that costs as much on a slope, or the runner's
brisk walk; or it has a unit. A limit of heart rate is a share of a figure of the runner's, moved by some beats if need
be; or it is in beats. What is written here is read here again as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from stridecue.plans.plan import FIGURES, Beats, Speed, SpeedOf
from stridecue.runner_files.mistakes import nearest, quoted
from stridecue.runner_files.quantities import plain, quantity
from stridecue.runner_files.units import HEART_RATE, SPEED
from stridecue.runner_files.values import Notes, WrongValueError, kind_of

SLOWEST_FACTOR, FASTEST_FACTOR = 0.2, 3.0
SLOWEST_MPS, FASTEST_MPS = 0.2, 10.0
LOWEST_BPM, HIGHEST_BPM = 60, 230
LOWEST_SHARE, HIGHEST_SHARE = 0.4, 1.1

_RELATIVE = {str(of): of for of in (SpeedOf.EQUAL_COST, SpeedOf.EASY, SpeedOf.WALK)}
_SPEED = re.compile(rf"(?:(\d{{1,2}}(?:\.\d{{1,6}})?) )?({'|'.join(_RELATIVE)})", re.ASCII)
_SHARE = re.compile(rf"(?:(\d(?:\.\d{{1,6}})?) )?({'|'.join(FIGURES)})(?: ?([+-]) ?(\d{{1,2}}))?", re.ASCII)
_SPEED_EXAMPLES = '"0.9 easy", "easy at equal cost", "walk", "10 km/h" or "5:30 min/km"'
_BEATS_EXAMPLES = '"easy_cap", "hill_cap", "easy_cap + 8", "0.8 max" or "120 bpm"'

_mps = quantity(SPEED, SLOWEST_MPS, FASTEST_MPS, _SPEED_EXAMPLES)
_bpm = quantity(HEART_RATE, LOWEST_BPM, HIGHEST_BPM, _BEATS_EXAMPLES)


def speed(notes: Notes, key: str, value: Any) -> Speed:
    """Read a speed."""
    text = " ".join(value.split()) if isinstance(value, str) and len(value) < 100 else value
    match = _SPEED.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        _refuse_word(text, _RELATIVE, _SPEED_EXAMPLES)
        return Speed(_mps(notes, key, text), SpeedOf.ABSOLUTE)
    factor = float(match[1] or 1.0)
    if not SLOWEST_FACTOR <= factor <= FASTEST_FACTOR:
        raise WrongValueError(
            f"found {quoted(value)}", f"{SLOWEST_FACTOR:g} to {FASTEST_FACTOR:g} times is allowed"
        )
    return Speed(factor, _RELATIVE[match[2]])


def beats(notes: Notes, key: str, value: Any) -> Beats:
    """Read a limit of heart rate."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = f"{value} bpm" if 0 <= value < 1000 else "a number that no heart has"
    text = " ".join(value.split()) if isinstance(value, str) and len(value) < 100 else value
    match = _SHARE.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        _refuse_word(text, FIGURES, _BEATS_EXAMPLES)
        return Beats(_bpm(notes, key, text))
    share = float(match[1] or 1.0)
    if not LOWEST_SHARE <= share <= HIGHEST_SHARE:
        raise WrongValueError(f"found {quoted(value)}", f"{LOWEST_SHARE:g} to {HIGHEST_SHARE:g} is allowed")
    return Beats(share, match[2], float(f"{match[3] or ''}{match[4] or 0}") + 0.0)


def speed_words(value: Speed) -> str:
    """Return a speed as a plan writes it."""
    return (
        f"{plain(value.factor)} {value.of}" if value.of is SpeedOf.ABSOLUTE or value.factor != 1 else value.of
    )


def beats_words(value: Beats) -> str:
    """Return a limit of heart rate as a plan writes it."""
    if value.of == "bpm":
        return f"{plain(value.value)} bpm"
    moved = f" {'-' if value.plus_bpm < 0 else '+'} {plain(abs(value.plus_bpm))}" if value.plus_bpm else ""
    return f"{value.of if value.value == 1 else f'{plain(value.value)} {value.of}'}{moved}"


def _refuse_word(value: object, words: Iterable[str], examples: str) -> None:
    """Refuse what is not a quantity either: no text, no number in front, or nearly one of these words behind it.

    Raises:
        WrongValueError: it is not.
    """
    if not isinstance(value, str):
        raise WrongValueError(f"found {kind_of(value)}", f"write {examples}")
    near = nearest(value.lstrip("0123456789. "), words)
    if near is not None or not value[:1].isdigit():
        raise WrongValueError(f"found {quoted(value)}", f"write {examples}", near)
