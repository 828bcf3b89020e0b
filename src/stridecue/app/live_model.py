"""What the live screen knows: a sink that stores and never paints.

Rules: every event is a plain assignment, so that a burst of samples costs nothing; the screen reads the model when it
paints. `on_change` is told that there is something to paint and how urgent it is. Histories hold one value a second of
the last ten minutes, None where the signal was not current; a jump in a replay empties them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from stridecue.model.cue import Cue, Decision, Outcome
from stridecue.model.events import CueDecided, Event, LapEnded, Noticed, Rewound, Sampled, Ticked
from stridecue.model.inputs import Input
from stridecue.model.state import Activity, Quality, Quantity, Signal, State

HISTORY_S = 600
LAPS_KEPT = 500
NOTICES_KEPT = 20

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
        self.cues_shown = 0
        self.laps: deque[LapEnded] = deque(maxlen=LAPS_KEPT)
        self.notices: deque[str] = deque(maxlen=NOTICES_KEPT)
        """Sentences that were not read yet; whoever shows one takes it out."""
        self.histories: dict[Quantity, deque[float | None]] = {
            quantity: deque(maxlen=HISTORY_S) for quantity in STRIPS
        }
        self.seconds = 0
        """How many seconds were added to the histories."""
        self.rewinds = 0
        """How often a replay jumped, after which everything must be drawn anew."""
        self.on_change: Callable[[bool], None] | None = None
        """Called after each change with whether it is urgent: a heartbeat or a cue."""
        self._noticed: set[tuple[str, str]] = set()

    def on_input(self, item: Input) -> None:
        """Nothing: the screen shows what the engine makes of inputs."""

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
                if event.decision.outcome is not Outcome.SHOWN:
                    return
                self.last_decision = event.decision
                self.cues_shown += 1
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
        self.signals.clear()
        self.laps.clear()
        self.notices.clear()
        for history in self.histories.values():
            history.clear()

    def _notice(self, event: Noticed) -> None:
        """Keep a notice once."""
        key = (event.about, event.text)
        if key not in self._noticed and len(self._noticed) < HISTORY_S:
            self._noticed.add(key)
            self.notices.append(event.text)
