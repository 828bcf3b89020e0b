"""Paints one frame of a run: reads the model, tells the widgets.

Rules: nothing here decides anything about the run. A widget that is told what it shows already does nothing, so a
frame costs what has changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stridecue.app import live_lines, live_view
from stridecue.app.answers import COOL_DOWN_KEY, KEYS_FOR, READ_ON_THE_RUN, Answer
from stridecue.app.cue_hold import CueHold
from stridecue.app.live_model import STRIPS, LiveModel
from stridecue.app.screens.why_panel import WhyPanel
from stridecue.app.typed_entry import TypedEntry
from stridecue.app.why import Why
from stridecue.app.widgets.device_bar import DeviceBar
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.top_line import TopLine
from stridecue.coach.cue_files.cue_file import SAFETY_SET
from stridecue.coach.decisions.gaps import BELT_NOTICE
from stridecue.model.cue import Asks, Cue, CueKind
from stridecue.model.profile import Unit
from stridecue.model.state import Activity, Quantity, State

if TYPE_CHECKING:
    from stridecue.app.plan_view.plan_painter import PlanPainter

NOTICE_S = 8.0
"""How long a notice stands in the top line; OUR CHOICE."""
PAUSED = "Paused"
"""Stands where a cue would: from the belt nobody can read the top line, and a forgotten pause loses the rest."""
LAST_QUESTION = "How was it?"
"""Stands there while a run is about to end."""


class LivePainter:
    """Knows what was painted last, so that only what follows is added."""

    def __init__(
        self,
        model: LiveModel,
        top: TopLine,
        devices: DeviceBar,
        middle: LiveLayout,
        why_panel: WhyPanel,
        unit: Unit,
    ) -> None:
        self.hold = CueHold()
        self._model, self._unit = model, unit
        self._top, self._devices, self._middle, self._why_panel = top, devices, middle, why_panel
        self.why = Why.NOTHING
        """What the runner asked; the last cue's reasons stand under it while it shows, else in a panel."""
        self.text_off = False
        """Whether the runner wants no cue on the screen but those of safety and what says that a sensor is lost."""
        self.posture_until_s = 0.0
        """Until when the runner is asked for a moment of posture, if the run has not begun by then."""
        self.entry: TypedEntry | None = None
        """What the runner types; it stands where a cue would, and only a safety cue goes before it."""
        self.answers_taken = True
        """Whether somebody can answer what a cue asks: not in a replay, where the keys mean something else."""
        self.notices_wait = False
        """Whether something more pressing has the top line."""
        self.last_answer = ""
        """While the run is about to end: what was kept of how it was, or the keys that say so."""
        self._plan: PlanPainter | None = None
        self._answered: tuple[int, str] = (-1, "")
        self._seconds = -1
        self._rewinds = -1
        self._bands: dict[str, object] = {}
        self._notice = ""
        self._notice_until_s = 0.0

    def begin(self) -> None:
        """Take the cues until now as seen."""
        self.hold.drop(self._model.cues_shown)

    def say(self, text: str, now_s: float) -> None:
        """Show a notice at once, in the place of any other."""
        self._notice, self._notice_until_s = text, now_s + NOTICE_S

    def answer(self, answer: Answer) -> None:
        """Say what was kept of an answer in the place of the keys, if the cue on the screen asked for it."""
        if self.hold.cue is not None and answer.words and self.hold.cue.asks is answer.to:
            self._answered = (self._model.cues_shown, answer.words)

    def paint(self, now_s: float, title: str, status: str, tone: str = "dim") -> None:
        """Paint a frame; `status` is what the top line says, in that tone, unless there is a notice."""
        model, state = self._model, self._model.state
        if model.rewinds != self._rewinds:
            self.hold.drop(model.cues_shown)
        self._paint_strips()
        if state is not None:
            self._paint_figures(state)
            self._devices.show(state.devices)
        self._paint_cue(now_s)
        if state is not None:
            self._paint_plan(state)
        self._paint_panel(now_s)
        notice = self._notice_now(now_s)
        totals = live_lines.totals_line(state, self._unit)
        self._top.show(title, notice or status, totals, "neutral" if notice else tone)

    def _paint_figures(self, state: State) -> None:
        signal = self._model.signal
        shown = {
            "heart_rate": live_view.heart_rate(signal(Quantity.HEART_RATE), state),
            "cadence": live_view.cadence(signal(Quantity.CADENCE), state),
            "pace": live_view.pace(signal(Quantity.SPEED), state, self._unit),
            "grade": live_view.grade(signal(Quantity.GRADE), state),
        }
        for name, figure in shown.items():
            self._middle.figures[name].show(
                figure.value, figure.meaning, figure.tone, figure.note, old=figure.old
            )
        for name, bands in (
            ("heart_rate", live_view.heart_rate_bands(state)),
            ("cadence", live_view.cadence_bands(state)),
        ):
            if self._bands.get(name) != bands:
                self._bands[name] = bands
                self._middle.strips[name].set_bands(bands)

    def _paint_plan(self, state: State) -> None:
        """Show the place in a plan; a run without one has nothing of this."""
        if self._plan is None and state.plan is not None:
            from stridecue.app.plan_view.plan_painter import PlanPainter  # noqa: PLC0415 - most runs have none

            self._plan = PlanPainter(self._middle, self._unit, keys=self.answers_taken)
        if self._plan is not None:
            self._plan.paint(state, self.hold.cue)

    def _paint_strips(self) -> None:
        """Add the seconds since the last frame, or everything after a jump."""
        model = self._model
        new = model.seconds - self._seconds
        everything = model.rewinds != self._rewinds or self._seconds < 0
        for quantity in STRIPS:
            strip, history = self._middle.strips[quantity.value], model.histories[quantity]
            strip.doubt(model.signal(quantity).good is None)
            if everything or new >= len(history) > 0:
                strip.load(history)
            else:
                for index in range(len(history) - new, len(history)):
                    strip.push(history[index])
        self._seconds, self._rewinds = model.seconds, model.rewinds

    def _paint_cue(self, now_s: float) -> None:
        newest = self._model.last_decision
        cue = self.hold.update(
            self._wanted(self._model.showing),
            self._wanted(newest.cue if newest else None),
            self._model.cues_shown,
            now_s,
        )
        state = self._model.state
        paused = state is not None and state.activity is Activity.PAUSED and self.why is Why.NOTHING
        safety = cue is not None and cue.kind is CueKind.SAFETY
        if self.entry is not None and not safety:
            self._middle.banner.show(
                self.entry.large(), CueKind.INFO.value, self.entry.below(), large_note=True
            )
        elif cue is not None and (not self.last_answer or safety):
            self._show_cue(cue)
        elif self.last_answer:
            self._middle.banner.show(LAST_QUESTION, CueKind.INFO.value, self.last_answer, large_note=True)
        elif paused:
            self._middle.banner.show(PAUSED, CueKind.INFO.value)
        else:
            self._middle.banner.clear()
        filled = cue is not None or paused or bool(self.last_answer) or self.entry is not None
        if self._middle.cue_showing != filled:
            self._middle.showing(filled)

    def _show_cue(self, cue: Cue) -> None:
        """Show a cue, and below it the keys of what it asks, what was kept of the answer, or its reason."""
        if self.why is Why.LAST or cue.asks is None or not self.answers_taken:
            note, large = cue.why if self.why is Why.LAST else "", False
        else:
            which, kept = self._answered
            note = kept if which == self._model.cues_shown else self._keys_for(cue.asks)
            large = cue.asks in READ_ON_THE_RUN
        kind = (
            CueKind.SESSION if cue.id == BELT_NOTICE else cue.kind
        )  # a routine of the session, and no alarm
        self._middle.banner.show(cue.show, kind.value, note, large_note=large)

    def _keys_for(self, asked: Asks) -> str:
        """The keys that answer a cue; where a plan is followed, also the one that does what it suggests."""
        state = self._model.state
        ends = asked is Asks.STOP_SET and state is not None and state.plan is not None
        return f"{KEYS_FOR[asked]} · {COOL_DOWN_KEY}" if ends else KEYS_FOR[asked]

    def _paint_panel(self, now_s: float) -> None:
        """Show the reasons in their panel, or the posture before the start; a cue stands there itself."""
        state = self._model.state
        before = state is not None and state.activity is Activity.BEFORE
        filled = self.hold.cue is not None or self.entry is not None
        if self.why is Why.LAST and not filled:
            self._why_panel.show(*live_lines.reasons(self._model.last_decision, self._unit))
        elif before and now_s < self.posture_until_s and self.why is Why.NOTHING and not filled:
            self._why_panel.show(*live_lines.POSTURE)
        else:
            self._why_panel.display = False

    def _wanted(self, cue: Cue | None) -> Cue | None:
        """A cue that the runner wants to see; those of the safety set cannot be switched off."""
        kept = cue is None or cue.kind is CueKind.SAFETY or cue.set == SAFETY_SET
        return None if self.text_off and not kept else cue

    def _notice_now(self, now_s: float) -> str:
        if self.notices_wait:
            return ""
        if now_s >= self._notice_until_s or (self._notice and self._notice == self._model.outdated):
            self._notice = self._model.notices.popleft() if self._model.notices else ""
            self._notice_until_s = now_s + NOTICE_S if self._notice else 0.0
        return self._notice
