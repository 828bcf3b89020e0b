"""The recall of a technique in minute 3: a reminder brings back what was learnt (Van den Berghe 2024).

Rules:
- Once a run, at timer 180 s, for half a minute at most. Recalled is the last focus, when this is the first run after a
  week or more; else a technique on the last fade level, the most practised first, then the first by name.
- With a focus, only what is in it is recalled. What hurt lately is not.
- The recall is the technique's first cue, in the order of the loaded sets, that is spoken, comes more than once, and
  may come now.
"""

from __future__ import annotations

from collections.abc import Iterable

from stridecue.coach.decisions.fade_effects import Fading
from stridecue.coach.decisions.slots import Clock
from stridecue.coach.moment import Moment
from stridecue.coach.rule import Running
from stridecue.model.cue import CueKind
from stridecue.model.our_choices.coach import HIGHEST_FADE_LEVEL, RECALL_AT_S
from stridecue.model.setup import History


class OneTime(Clock):
    """A time that comes once."""

    __slots__ = ()

    def _wait_for_next(self) -> None:
        self.due_s = self._period_s if self._occasion == 0 else float("inf")
        self._occasion += 1
        self.told = False


class Recall:
    """Which technique is recalled, and when."""

    __slots__ = ("_techniques", "clock")

    def __init__(self, history: History, fading: Fading) -> None:
        self.clock = OneTime(RECALL_AT_S)
        sessions = dict(history.fade_sessions)
        learnt = sorted(
            {name for name, _ in history.fade_levels if fading.level(name) == HIGHEST_FADE_LEVEL},
            key=lambda name: (-sessions.get(name, 0), name),
        )
        last = [] if history.recall_technique is None else [history.recall_technique]
        rested = history.rested_techniques
        self._techniques = tuple(name for name in dict.fromkeys([*last, *learnt]) if name not in rested)

    def turn(self, everyone: Iterable[Running], moment: Moment) -> Running | None:
        """Return the cue that recalls a technique now, or None."""
        if not self._techniques or not self.clock.due(moment.state.timer_s):
            return None
        focus = moment.state.focus
        technique = next((name for name in self._techniques if not focus or name in focus), None)
        if technique is None:
            return None
        return next((one for one in everyone if _recalls(one, technique, moment)), None)


def _recalls(running: Running, technique: str, moment: Moment) -> bool:
    rule = running.rule
    return (
        rule.kind is CueKind.TECHNIQUE
        and rule.technique == technique
        and rule.say is not None
        and not rule.once
        and running.gate(moment) is True
    )
