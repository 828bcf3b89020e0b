"""The drills before and after a run: what each is, and in which parts it is done.

Rules: all of them are done on the floor, never on a moving belt. A part has a time or a number, never both. Which
drills there are, how long and how often is OUR CHOICE.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

SECONDS_FOR_ONE = 3.0
"""What one of a number takes, where the length of drills is told; OUR CHOICE."""
GET_READY_S = 5.0
"""Before a part with a time: to change sides, or to get down; OUR CHOICE."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a drill, without a rest in it."""

    side: str = ""
    """Which side, if it has one; or which time."""
    seconds: float | None = None
    times: int | None = None

    @property
    def expected_s(self) -> float:
        """How long it takes."""
        return GET_READY_S + self.seconds if self.seconds is not None else (self.times or 0) * SECONDS_FOR_ONE


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill."""

    name: str
    """At most 16 characters: it is shown in large letters."""
    how: str
    """One short line."""
    parts: tuple[Part, ...]


HIP_OPENING = Drill(
    "Open the hips",
    "One knee on the floor, stand tall, hips forward.",
    (Part("left knee down", 30), Part("right knee down", 30)),
)
GLUTE_BRIDGES = Drill(
    "Glute bridges", "On your back, feet flat. Lift the hips, squeeze, lower slowly.", (Part(times=10),)
)
SIDE_STEPS = Drill(
    "Side steps",
    "Knees bent, toes forward, on the floor.",
    (Part("to the left", times=10), Part("to the right", times=10)),
)
SINGLE_LEG_STAND = Drill(
    "Stand on one leg",
    "Eyes ahead; a wall within reach is fine.",
    (Part("left leg", 30), Part("right leg", 30), Part("left leg", 30), Part("right leg", 30)),
)
LUNGES = Drill(
    "Lunges",
    "A long step, back knee low, push back up.",
    (Part("left leg first", times=8), Part("right leg first", times=8)),
)
SQUATS = Drill(
    "Squats", "Feet apart, sit back, chest up.", (Part("once", times=10), Part("and again", times=10))
)
PLANK = Drill(
    "Plank", "Elbows below shoulders, one straight line.", (Part("once", 30), Part("and again", 30))
)
BALANCE = replace(SINGLE_LEG_STAND, parts=SINGLE_LEG_STAND.parts[:2])
"""The same, once each side."""

HIPS = (HIP_OPENING, GLUTE_BRIDGES)
"""For whoever sat for hours."""
WARM_UP = (*HIPS, SIDE_STEPS, SINGLE_LEG_STAND)
COOL_DOWN = (LUNGES, SQUATS, PLANK, BALANCE)


def minutes(drills: tuple[Drill, ...]) -> int:
    """Return how long drills take, in whole minutes."""
    return max(1, round(sum(part.expected_s for drill in drills for part in drill.parts) / 60))


def listed(drills: tuple[Drill, ...]) -> str:
    """Return what drills there are, in one line."""
    names = ", ".join(drill.name.lower() for drill in drills)
    return f"{names[:1].upper()}{names[1:]}."
