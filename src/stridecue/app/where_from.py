"""What a runner comes from and what for: what each brings, what is new, and a first session.

Rules: nobody has to say. What is told of a background is what people from there usually have, never what this runner
can.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.settings_values import CHOICES

NOT_SAID = ""


@dataclass(frozen=True, slots=True)
class Background:
    """What somebody comes from."""

    label: str
    has: str
    gains: str
    first_session: str

    @property
    def words(self) -> str:
        """What is there already and what is new, in two short sentences."""
        return f"{self.has} {self.gains}"


_WALK_RUN = "walking and running in turns, week 1 of 8"
BACKGROUNDS: dict[str, Background] = {
    "road": Background(
        "road running",
        "You have the engine, and legs that know running.",
        "New: strength uphill, short steps downhill.",
        "road to trail, week 1 of 8",
    ),
    "cycling": Background(
        "cycling, mountain bike",
        "You have the engine, and strong legs.",
        "New: the impact; and on foot the legs keep working downhill.",
        _WALK_RUN,
    ),
    "swimming": Background(
        "swimming",
        "You have the engine, and a strong trunk.",
        "New: the impact of every step, a little more each week.",
        _WALK_RUN,
    ),
    "hiking": Background(
        "hiking",
        "You have sure feet, and legs for long climbs.",
        "New: running, on the flat parts first.",
        "hike the hills, run the flats",
    ),
    "none": Background(
        "none of these yet",
        "All of it is gain from here.",
        "Walking counts from the first day.",
        _WALK_RUN,
    ),
}
"""By their names in the settings."""

BACKGROUND_CHOICES = (
    (NOT_SAID, "not said"),
    *((name, BACKGROUNDS[name].label) for name in CHOICES["background"]),
)
GOAL_CHOICES = ((NOT_SAID, "not said"), *((name, name) for name in CHOICES["goal"]))
"""Values and words of what can be chosen."""


def suggestion(background: str | None, key: str) -> str:
    """Return a first session in a sentence, with the key that opens it; nothing where nothing was said."""
    known = BACKGROUNDS.get(background or NOT_SAID)
    return "" if known is None else f"A first session for you: {known.first_session}. {key} opens it."
