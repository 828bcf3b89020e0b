"""What the live screen knows: a sink that stores and never paints.

Rules: every event is a plain assignment, so that a burst of samples costs nothing; the screen reads the model when it
paints. `on_change` is told that there is something to paint and how urgent it is. Histories hold one value a second of
the last ten minutes, None where the signal was not current; a jump in a replay empties them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from stridecue.app.keys import Where, label_of
from stridecue.model.cue import Asks, Cue, Decision, Outcome
from stridecue.model.events import CueDecided, Event, LapEnded, Noticed, Rewound, Sampled, Ticked, Topic
from stridecue.model.inputs import Change, ChangeKind, Input
from stridecue.model.state import Activity, Quality, Quantity, Signal, State

HISTORY_S = 600
LAPS_KEPT = 500
NOTICES_KEPT = 20
SHOWS_WHY = f"{label_of(Where.LIVE, 'sensors')} shows why."
"""Follows what is wrong with a sensor."""
LONGEST_IN_A_LINE = 60
"""Characters of what is said about a changed cue set; more is said in full."""

_ONLY_THE_NEWEST = frozenset({Topic.PRESENCE, Topic.STEP})
STRIPS = (Quantity.HEART_RATE, Quantity.CADENCE, Quantity.GRADE)
"""The quantities that have a history."""


class LiveModel:
    """The newest state of a run, with what led to it in the last ten minutes."""

    def __init__(self) -> None:
        self.state: State | None = None
        self.signals: dict[Quantity, Signal] = {}
        """The newest sample of each quantity, ahead of `state`."""
        self.showing: Cue | None = None
        """The cue that the coach has on screen, in run time."""
        self.last_decision: Decision | None = None
        """The last cue that was shown, with its reasons."""
        self.questions: dict[Asks, int] = {}
        """The second in which a cue last asked something, for each kind of question."""
        self.withheld: dict[str, Decision] = {}
        """By cue: what became of it last, if it was withheld."""
        self.cues_shown = 0
        self.laps: deque[LapEnded] = deque(maxlen=LAPS_KEPT)
        self.notices: deque[str] = deque(maxlen=NOTICES_KEPT)
        """Sentences that were not read yet; whoever shows one takes it out."""
        self.outdated = ""
        """A sentence about a sensor or a step that is no longer so: whoever shows it takes it away."""
        self.mistakes: dict[str, tuple[int, str]] = {}
        """By changed cue set: when it was changed, and what is wrong with it; too long for a line."""
        self.last_notice: Noticed | None = None
        self.histories: dict[Quantity, deque[float | None]] = {
            quantity: deque(maxlen=HISTORY_S) for quantity in STRIPS
        }
        self.seconds = 0
        """How many seconds were added to the histories."""
        self.rewinds = 0
        """How often a replay jumped, after which everything must be drawn anew."""
        self.on_change: Callable[[bool], None] | None = None
        """Called after each change with whether it is urgent: a heartbeat or a cue."""
        self._noticed: set[tuple[str, str, int | None]] = set()
        self._changed_ms: dict[str, int] = {}
        self._turns: dict[str, str] = {}

    def on_input(self, item: Input) -> None:
        """Note when a cue set was changed: what is said of it then is said though it was said before."""
        if isinstance(item.body, Change) and item.body.kind is ChangeKind.CUE_SET:
            self._changed_ms[item.body.name] = item.t_ms
            self.mistakes.pop(item.body.name, None)

    def on_event(self, event: Event) -> None:
        """Store one event."""
        urgent = False
        match event:
            case Sampled():
                self.signals[event.quantity] = event.signal
                urgent = event.quantity is Quantity.HEART_RATE
            case Ticked():
                urgent = event.showing is not self.showing
                self._tick(event)
            case CueDecided():
                if not self._decided(event.decision):
                    return
                urgent = True
            case LapEnded():
                self.laps.append(event)
            case Noticed():
                self._notice(event)
            case Rewound():
                self._rewind()
                urgent = True
        if self.on_change is not None:
            self.on_change(urgent)

    def signal(self, quantity: Quantity) -> Signal:
        """Return the newest of a quantity: a sample since the last tick, or the state's."""
        if quantity in self.signals:
            return self.signals[quantity]
        return getattr(self.state, quantity.value) if self.state is not None else Signal()

    def typed(self, quantity: Quantity, value: float) -> None:
        """Show what the runner typed until the next second says what the engine made of it."""
        self.signals[quantity] = Signal(value, Quality.GOOD, 0.0, "typed")

    def asked(self, activity: Activity) -> None:
        """Show that a run was started, paused or goes on until the next second says what the engine made of it."""
        if self.state is not None:
            self.state = replace(self.state, activity=activity)

    def _decided(self, decision: Decision) -> bool:
        """Store what became of a cue; return whether it shows."""
        cue = decision.cue
        if decision.outcome is Outcome.WITHHELD:
            self.withheld[cue.id] = decision
        if decision.outcome is not Outcome.SHOWN:
            return False
        self.withheld.pop(cue.id, None)
        self.last_decision = decision
        self.cues_shown += 1
        if cue.asks is not None:
            self.questions[cue.asks] = decision.tick_s
        return True

    def _tick(self, event: Ticked) -> None:
        self.state = event.state
        self.showing = event.showing
        self.signals.clear()
        for quantity, history in self.histories.items():
            history.append(getattr(event.state, quantity.value).current)
        self.seconds += 1

    def _rewind(self) -> None:
        """Forget what was shown; what follows fills it again."""
        self.rewinds += 1
        self.state = None
        self.showing = None
        self.last_decision = None
        self.questions.clear()
        self.withheld.clear()
        self.last_notice = None
        self.signals.clear()
        self.laps.clear()
        self.notices.clear()
        self.outdated = ""
        self._turns.clear()
        self.mistakes.clear()
        for history in self.histories.values():
            history.clear()

    def _notice(self, event: Noticed) -> None:
        """Keep a notice once; that a sensor is gone or back, or a step changed, each time, and only the newest."""
        self.last_notice = event
        if event.topic in _ONLY_THE_NEWEST:
            self._turn(event)
            return
        text = f"{event.text} {SHOWS_WHY}" if event.topic is Topic.FAULT else event.text
        changed_ms = self._changed_ms.get(event.about)
        key = (event.about, event.text, changed_ms)
        if changed_ms is not None and len(event.text) > LONGEST_IN_A_LINE:
            self.mistakes[event.about] = (changed_ms, event.text)
        elif key not in self._noticed and len(self._noticed) < HISTORY_S:
            self._noticed.add(key)
            self.notices.append(text)

    def _turn(self, event: Noticed) -> None:
        """Put what is so now in the place of what is over."""
        before = self._turns.get(event.about, "")
        if before in self.notices:
            self.notices.remove(before)
        self.outdated = before
        self._turns[event.about] = event.text
        self.notices.append(event.text)
