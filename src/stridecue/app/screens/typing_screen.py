"""Grade and speed by the keys, for a belt that says nothing: step by step, or typed digit by digit.

Rules: an entry stands in the cue's place, and only a safety cue goes before it; the entry waits. Keys that belong to no
entry do what they always do. Every value is a mark, and the engine says what it means.
"""

from __future__ import annotations

from stridecue.app.arrow_steps import next_grade, next_speed_mps
from stridecue.app.screens.coached_screen import CoachedScreen
from stridecue.app.typed_entry import TYPED, TypedEntry
from stridecue.model.cue import CueKind
from stridecue.model.inputs import MarkKind
from stridecue.model.state import Activity, Quantity
from stridecue.report import wording

_QUANTITIES = {MarkKind.GRADE: Quantity.GRADE, MarkKind.SPEED: Quantity.SPEED}


class TypingScreen(CoachedScreen):
    """A run whose runner says what the belt does not."""

    @property
    def entry(self) -> TypedEntry | None:
        """Return what is being typed."""
        return self._painter.entry

    def beat(self) -> None:
        """Close an entry that nobody goes on with; time does not count while something goes before it."""
        entry = self.entry
        if entry is not None and self._waits:
            entry.wait(self.owner.now_s())
        elif entry is not None and entry.over(self.owner.now_s()):
            self.close_entry()
        super().beat()

    def close_entry(self) -> None:
        """Put an entry away; nothing of it holds."""
        self._painter.entry = None
        self.paint()

    def action_type_grade(self) -> None:
        """Begin to type a grade, or put it away."""
        self._begin(MarkKind.GRADE)

    def action_type_speed(self) -> None:
        """Begin to type a speed, or put it away."""
        self._begin(MarkKind.SPEED)

    def action_why(self) -> None:
        """Show the coach's reasons in the place of an entry; while the run ends, nothing stands before its question."""
        if self.finishing:
            return
        self._painter.entry = None
        super().action_why()

    def action_sensors(self) -> None:
        """Show the sensors' page in the place of an entry, and of what stands there before the start."""
        if self.finishing:
            return
        self._painter.entry = None
        self._painter.posture_until_s = 0.0
        super().action_sensors()
        if self.sensors_open and self.cue_first:
            self.say("the sensors' page comes after this cue")

    def action_type(self, key: str) -> None:
        """Take a point, a sign or backspace into the entry."""
        if self.entry is not None:
            self.entry.wait(self.owner.now_s())
            self.entry.type(key)
            self.paint()

    def action_rate(self, digit: int) -> None:
        """Take a digit into the entry; without one it is an answer or a rating."""
        if self.entry is not None:
            self.action_type(str(digit))
        else:
            super().action_rate(digit)

    def action_take_away(self) -> None:
        """Take what was typed; without an entry, or with a safety cue before it, take the cue away."""
        if self.entry is None or self._waits:
            super().action_take_away()
        else:
            self._take(self.entry)

    def action_grade(self, step_percent: float) -> None:
        """Say that the grade is half a percent more or less; in a list, go through it."""
        direction = 1 if step_percent > 0 else -1
        if self.list_open:
            self.action_scroll("up" if direction > 0 else "down")
        elif self._steps("grade") and not self._stepped_in(MarkKind.GRADE, direction):
            value = next_grade(self.session.model.signal(Quantity.GRADE), step_percent)
            self.mark(MarkKind.GRADE, value)
            self.session.model.typed(Quantity.GRADE, value)

    def action_speed(self, direction: int) -> None:
        """Say that the belt is a tenth faster or slower, in the runner's unit; in a grade's entry, date it."""
        if not self._steps("speed"):
            return
        if self.entry is not None and self.entry.is_grade:
            state = self.session.model.state
            started = state is not None and self.activity is not Activity.BEFORE
            self.entry.wait(self.owner.now_s())
            self.entry.date(direction, state.elapsed_s if state is not None and started else 0.0)
            self.paint()
        elif not self._stepped_in(MarkKind.SPEED, direction):
            signal = self.session.model.signal(Quantity.SPEED)
            self._say_speed(
                next_speed_mps(signal, direction, self._unit, self.session.setup.profile.easy_speed_mps)
            )

    def action_auto(self) -> None:
        """Give grade and speed back to the sensors."""
        self._painter.entry = None
        self.mark(MarkKind.GRADE, None)
        self.mark(MarkKind.SPEED, None)
        self.say("auto: grade and speed are the sensors' again")

    @property
    def _waits(self) -> bool:
        """Whether a safety cue stands before the entry."""
        cue = self._painter.hold.cue
        return cue is not None and cue.kind is CueKind.SAFETY

    def _begin(self, kind: MarkKind) -> None:
        """Open an entry; its own key again closes it."""
        if self.finishing or self.held(kind.value):
            return
        if self.entry is not None and self.entry.kind is kind:
            self.close_entry()
            return
        self.close_why()
        shown = self.session.model.signal(_QUANTITIES[kind])
        self._painter.entry = TypedEntry(kind, shown, self._unit, self.owner.now_s())
        self.paint()

    def _take(self, entry: TypedEntry) -> None:
        """Tell the run what was typed, and the runner what became of it."""
        self._painter.entry = None
        taken = entry.taken()
        if taken is None:
            self.paint()
            return
        if entry.is_grade:
            since_ms = max(0, self.session.pipeline.now_ms - 1000 * taken.since_s) if taken.since_s else None
            self.mark(MarkKind.GRADE, taken.value, since_ms)
            self.session.model.typed(Quantity.GRADE, taken.value)
            self.say(taken.words)
        elif self._say_speed(taken.value):
            self.say(taken.words)

    def _say_speed(self, speed_mps: float) -> bool:
        """Mark a speed; return whether it counts, or a sensor goes before it, which the runner is told."""
        self.mark(MarkKind.SPEED, speed_mps)
        signal = self.session.model.signal(Quantity.SPEED)
        if signal.current is None or signal.source == TYPED:
            self.session.model.typed(Quantity.SPEED, speed_mps)
            return True
        self.say(f"{wording.speed(speed_mps, self._unit)} typed; it counts when no sensor tells the speed")
        return False

    def _steps(self, key: str) -> bool:
        """Note an arrow and return whether it counts; one that is held down does not run away."""
        return self._held.steps(key, self.owner.now_s())

    def _stepped_in(self, kind: MarkKind, direction: int) -> bool:
        """Go a step within an entry of that kind; one of the other kind is put away."""
        entry = self.entry
        if entry is None or entry.kind is not kind:
            self._painter.entry = None
            return False
        entry.wait(self.owner.now_s())
        entry.step(direction)
        self.paint()
        return True
