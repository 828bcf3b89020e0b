"""The keys of a plan's file beside its steps, in one table: what reads each, what it takes and what it means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from stridecue.model.profile import GOALS, SPORTS_BEFORE
from stridecue.model.run_settings import DAYS
from stridecue.plans.reading.step_keys import cue_sets
from stridecue.runner_files import values
from stridecue.runner_files.keys import Key
from stridecue.runner_files.values import Notes, Reader

LONGEST_NAME = 40
LONGEST_ABOUT = 200
LONGEST_READY_NAME = 120
"""Of a plan made ready: with its version and the number of its course."""
LONGEST_FILE_NAME = 60
MOST_WEEKS = 104


def in_order(allowed: Iterable[str]) -> Reader:
    """Return the reader of a list of words, kept in the order of the table."""
    words = tuple(allowed)
    read_words = values.several_of(words)

    def read(notes: Notes, key: str, value: Any) -> tuple[str, ...] | None:
        found = read_words(notes, key, value)
        return None if found is None else tuple(word for word in words if word in found)

    return read


FILE_TABLE = (
    Key(
        "name",
        values.text(LONGEST_NAME),
        f"at most {LONGEST_NAME} characters",
        "How the plan is called in lists; the file's name unless said.",
    ),
    Key(
        "about",
        values.text(LONGEST_ABOUT),
        f"at most {LONGEST_ABOUT} characters",
        "What it is for, in a sentence or two.",
    ),
    Key("goals", in_order(GOALS), f"a list of: {', '.join(GOALS)}", "What the plan is good for."),
    Key(
        "suits",
        in_order(SPORTS_BEFORE),
        f"a list of: {', '.join(SPORTS_BEFORE)}",
        "Whom it suits, by what they come from.",
    ),
    Key(
        "day",
        values.one_of(DAYS),
        ", ".join(DAYS),
        "What kind of day it makes, unless you choose another; easy unless said.",
    ),
    Key(
        "cue_sets",
        cue_sets,
        "a list of names",
        "The cue sets that speak, in place of those that you have switched on; none unless said.",
    ),
    Key(
        "hides_numbers",
        values.flag,
        "true or false",
        "Whether the numbers are hidden while you run.",
    ),
    Key(
        "rough_ground",
        values.flag,
        "true or false",
        "Whether it is for trails: effort counts and not speed, and no belt is set.",
    ),
)
"""Every key of the file itself but for the tables."""

TABLES = {
    "values": 'Named values: numbers, texts, true or false, lists. In a step, `"$name"` stands for one.',
    "easier": "Other values of the same names, for an easier version.",
    "harder": "Other values of the same names, for a harder version.",
}
"""The tables that a file may have beside its steps."""

FILE_KEYS: dict[str, Reader] = {key.name: key.reader for key in FILE_TABLE}

READY_KEYS: dict[str, Reader] = {
    **FILE_KEYS,
    "name": values.text(LONGEST_READY_NAME),
    "made_from": values.text(LONGEST_FILE_NAME),
    "weeks": values.text(LONGEST_FILE_NAME),
    "week": values.whole_number(1, MOST_WEEKS),
    "session": values.whole_number(1, MOST_WEEKS),
}
"""The keys of a plan made ready, as a run's setup keeps it."""
