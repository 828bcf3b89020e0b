"""Every key, made from the one table."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat
from textwrap import wrap

from textual.content import Content

from stridecue.app.keys import Key, Where, keys_of
from stridecue.app.screens.card import Card, Choice

TITLES = {
    Where.LIVE: "During a run",
    Where.DRILLS: "In drills, before or after a run",
    Where.REPLAY: "In a replay",
    Where.HOME: "On the first screen",
    Where.REPORT: "In a report",
    Where.PLANS: "Choosing a session",
    Where.WEEKS: "In weeks of sessions",
    Where.HISTORY: "In the history",
    Where.RUN_DETAILS: "Saying something about a run",
    Where.CORRECTIONS: "Putting a run right",
    Where.CORRECTION: "One thing to put right",
    Where.SETTINGS: "In the settings",
    Where.SENSORS: "In the list of sensors",
    Where.SENSOR: "Trying a sensor",
    Where.CUE_SETS: "In the cue sets",
    Where.CUE_EDIT: "Changing a cue",
    Where.EVERYWHERE: "Everywhere",
}
LABEL_COLUMNS = 12
HELP_COLUMNS = 56
"""What a card holds beside the labels; what is longer goes on below itself."""


def help_card(here: Where) -> Card[None]:
    """All keys; those of the place that the runner came from stand first."""
    places = [here, *(place for place in TITLES if place is not here)]
    return Card(
        "Keys (esc closes, ↑ ↓ scroll)",
        [section(TITLES[place], keys_of(place)) for place in places],
        [Choice(("escape", "question_mark", "q"), "esc", "close", None)],
    )


def section(title: str, keys: Iterable[Key]) -> Content:
    """The keys of one place, one a line."""
    lines = [Content.styled(title, "bold")]
    for key in keys:
        for label, row in zip(chain([key.label], repeat("")), wrap(key.help, HELP_COLUMNS), strict=False):
            lines.append(Content.assemble((f"{label:<{LABEL_COLUMNS}}", "bold $accent"), (row, "$dim")))
    return Content("\n").join(lines)
