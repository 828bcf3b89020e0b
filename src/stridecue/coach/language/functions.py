"""The functions of the language, in one table: what they take, what they give, what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from stridecue.runner_files.units import COST, NUMBER, SPEED, TIME, Kind, Sort


class Parameter(Enum):
    """What can stand in a function's brackets."""

    QUANTITY_METRIC = "a metric that is a quantity"
    METRIC = "a metric"
    SPAN = "a time from 1s to 1h, such as 20s"
    RULE = "a condition, such as grade >= 6"
    CUE = "a cue's id"
    KEY = "a key"
    QUANTITY = "a quantity"
    GRADE = "a slope in percent"


@dataclass(frozen=True, slots=True)
class Function:
    """One row of the table; `result` is None where it gives what it takes."""

    name: str
    parameters: tuple[Parameter, ...]
    result: Kind | None
    meaning: str
    needs_memory: bool = False
    """Looked at every second, whether or not the cue may come now."""


_WINDOW = (Parameter.QUANTITY_METRIC, Parameter.SPAN)

TABLE = (
    Function("mean", _WINDOW, None, "Mean over the last seconds."),
    Function("min", _WINDOW, None, "Smallest of the last seconds."),
    Function("max", _WINDOW, None, "Largest of the last seconds."),
    Function("change", _WINDOW, None, "Value now less the oldest of the last seconds."),
    Function(
        "seen", (Parameter.RULE, Parameter.SPAN), Sort.TRUTH, "Whether it was so in the last seconds.", True
    ),
    Function("since", (Parameter.RULE,), TIME, "Time since it was so; unknown before it ever was.", True),
    Function("count", (Parameter.CUE, Parameter.SPAN), NUMBER, "How often a cue was shown lately."),
    Function("pressed", (Parameter.KEY,), Sort.TRUTH, "Whether the runner has just pressed a key."),
    Function("known", (Parameter.METRIC,), Sort.TRUTH, "Whether a metric has a good value."),
    Function(
        "age", (Parameter.METRIC,), TIME, "How old a metric's last value is; endless if there was none."
    ),
    Function("abs", (Parameter.QUANTITY,), None, "A quantity without its sign."),
    Function(
        "run_cost", (Parameter.GRADE,), COST, "Energy cost of running on a slope (Minetti et al. 2002)."
    ),
    Function(
        "walk_run_speed",
        (Parameter.GRADE,),
        SPEED,
        "Speed between walking and running on a slope: the runner's own, or else people's in general.",
    ),
)

FUNCTIONS = {function.name: function for function in TABLE}

KEYS = {
    "yes": "The answer to what the cue on screen asks.",
    "no": "The other answer.",
    "score": "A rating: mood, effort or how quiet the landing was.",
    "unwell": "The runner does not feel well.",
    "pain": "Something hurts.",
    "tap": "The count of right-foot steps, and each step counted.",
    "lap": "A lap.",
    "dismiss": "The cue on screen was taken away.",
}
"""What `pressed` can ask for, and what it means."""
