"""What a treadmill is to be set to, second by second.

Rules:
- It is what the step asks for; what a step does not ask for stays as it was asked for last.
- In the last 30 s of a recovery, or of any other walk before a repetition, the incline of the repetition is asked for
  already, since motors are slow; not where it rises by less than 2 points. Once asked for it stays, also when the
  recovery is made longer: the belt does not go down and up again. The speed is asked for with the repetition.
- The changes of the next step are what that step asks for against what is asked for now, so that an incline that is
  asked for already is no change any more.
- Off the treadmill nothing is asked for.
"""

from __future__ import annotations

from stridecue.model.our_choices.plans import INCLINE_AHEAD_S, RISE_AHEAD_FROM_PERCENT
from stridecue.model.plan import BeltSetting, StepKind
from stridecue.plans.following.course import Course

NOTHING = BeltSetting()


class Asked:
    """What is asked of the belt in one step."""

    __slots__ = ("next_grade_change_percent", "next_speed_change_mps", "setting")

    def __init__(self) -> None:
        self.setting = NOTHING
        self.next_grade_change_percent: float | None = None
        self.next_speed_change_mps: float | None = None

    def begin(self, course: Course) -> None:
        """Begin a step."""
        self.setting = _over(self.setting, course.step.belt)
        self._compare(course)

    def changed(self, course: Course) -> None:
        """Take a change of the steps to come."""
        self._compare(course)

    def follow(self, course: Course, left_s: float | None) -> None:
        """Ask for the incline of the repetition where it is time."""
        walks = course.step.kind is StepKind.RECOVER or not course.step.running
        if left_s is None or left_s > INCLINE_AHEAD_S or not walks or not course.before_rep:
            return
        now, ahead = self.setting.grade_percent, course.steps[course.at + 1].belt.grade_percent
        if ahead is not None and (now is None or ahead - now >= RISE_AHEAD_FROM_PERCENT):
            self.setting = BeltSetting(self.setting.speed_mps, ahead)
            self._compare(course)

    def _compare(self, course: Course) -> None:
        after = course.next_step
        then = NOTHING if after is None else _over(self.setting, after.belt)
        self.next_grade_change_percent = _change(self.setting.grade_percent, then.grade_percent)
        self.next_speed_change_mps = _change(self.setting.speed_mps, then.speed_mps)


def _over(before: BeltSetting, asked: BeltSetting) -> BeltSetting:
    """Return what is asked for after a step asks for this."""
    return BeltSetting(
        before.speed_mps if asked.speed_mps is None else asked.speed_mps,
        before.grade_percent if asked.grade_percent is None else asked.grade_percent,
    )


def _change(now: float | None, then: float | None) -> float | None:
    return None if now is None or then is None else then - now
