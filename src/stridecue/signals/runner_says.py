"""What the runner tells during a run, beside its activity, laps, grade and speed, and what follows from it.

Rules:
- A mark or setting that makes no sense changes nothing; an unknown setting is told. None of them raises.
- Caps follow the day and the answers to the talk check; the profile's own choices come first.
- Whatever the runner told holds until it is told otherwise, to the end of the run.
"""

from __future__ import annotations

from collections.abc import Callable

from stridecue.model.cue import Asks
from stridecue.model.events import Event, Noticed
from stridecue.model.inputs import Change, ChangeKind, Mark, MarkKind
from stridecue.model.our_choices.signals import COUNT_BOUNCE_MS
from stridecue.model.run_settings import DAYS, SURFACES
from stridecue.model.setup import RunSetup
from stridecue.physiology.heart_rate import limits
from stridecue.signals import landing_game
from stridecue.signals.focus import Focus
from stridecue.signals.intake import Intake
from stridecue.signals.metronome_schedule import Beat
from stridecue.signals.ratings import Ratings
from stridecue.signals.right_foot_count import RightFootCount
from stridecue.signals.talk_check import TalkCheck
from stridecue.signals.tapped_cadence import TappedCadence

_LONGEST_SHOWN = 40


class Told:
    """The runner's own words."""

    def __init__(self, setup: RunSetup) -> None:
        options = setup.options
        self._profile = setup.profile
        self._talk = TalkCheck(setup.profile.easy_cap_shift_bpm)
        self._taps = TappedCadence()
        self._last_tap_ms: int | None = None
        self.day = options.day
        self.limits = limits(setup.profile, options.day)
        self.focus = Focus(setup.seed, options.focus)
        self.ratings = Ratings()
        self.beat = Beat(options.metronome, setup.history)
        self.count = RightFootCount()
        self.game_blocks = landing_game.blocks(setup.history.game_weeks)
        self.muted = False
        self.hurts = False
        self.unwell = False

    @property
    def wants_quiet(self) -> bool:
        """Whether nothing is to be heard but warnings."""
        return self.muted or self.unwell

    def mark(self, t_ms: int, mark: Mark, intake: Intake) -> list[Event]:
        """Take what the runner did."""
        kind, value = mark.kind, mark.value
        if kind is MarkKind.TAP:
            return self._tap(t_ms, value, intake)
        if kind in (MarkKind.YES, MarkKind.NO):
            return self._answer(t_ms, mark, intake)
        if kind is MarkKind.SURFACE and value in SURFACES:
            intake.surface = str(value)
        elif kind is MarkKind.FOCUS:
            self.focus.mark(value)
        elif kind is MarkKind.MUTE:
            self.muted = bool(value)
        elif kind is MarkKind.SCORE:
            self.ratings.mark(value)
        elif kind is MarkKind.PAIN:
            self.hurts = True
            self.beat.rest()
        elif kind is MarkKind.UNWELL:
            self.unwell = True
        return []

    def _tap(self, t_ms: int, value: object, intake: Intake) -> list[Event]:
        if value == "begin":
            self.count.begin(t_ms)
        elif value == "end":
            self.count.end()
        elif value is None and not self._bounced(t_ms):
            self._last_tap_ms = t_ms
            self.count.tap(t_ms)
            spm = self._taps.tap(t_ms)
            return [] if spm is None else intake.tapped(t_ms, spm)
        return []

    def _bounced(self, t_ms: int) -> bool:
        return self._last_tap_ms is not None and t_ms - self._last_tap_ms < COUNT_BOUNCE_MS

    def _answer(self, t_ms: int, mark: Mark, intake: Intake) -> list[Event]:
        if mark.value != Asks.TALK:
            return []
        bpm, cap_bpm = intake.heart_rate.signal(t_ms).good, self.limits.easy_cap_bpm
        if mark.kind is MarkKind.YES:
            offer = self._talk.yes(t_ms, bpm, cap_bpm)
            if offer is None:
                return []
            text = f"Talking is easy at your cap. It may be higher: in the settings, move it by {offer:+} bpm in all."
            return [Noticed(text, "easy cap")]
        if not self._talk.no(bpm, cap_bpm):
            return []
        self._work_out_limits()
        text = f"Easy now ends at {self.limits.easy_cap_bpm} bpm for this run; it was {cap_bpm}."
        return [Noticed(text, "easy cap")]

    def choose_day(self, day: str) -> bool:
        """Take another kind of day; returns whether there is such a one."""
        if day not in DAYS:
            return False
        self.day = day
        self._work_out_limits()
        return True

    def _work_out_limits(self) -> None:
        self.limits = limits(self._profile, self.day, self._talk.shift_bpm)

    def change(self, body: Change) -> list[Event] | None:
        """Take a changed setting of the run; None when it is somebody else's."""
        setting = _SETTINGS.get(body.name) if body.kind is ChangeKind.SETTING else None
        if setting is None:
            return None
        if setting(self, body.content):
            return []
        shown = body.content[:_LONGEST_SHOWN]
        return [Noticed(f"The {body.name} cannot be {shown!r}.", body.name)]


_SETTINGS: dict[str, Callable[[Told, str], bool]] = {
    "day": Told.choose_day,
    "metronome": lambda told, content: told.beat.set(content),
}
"""How a changed setting is taken; whether it can be."""
