"""The simulator: a timed source whose inputs look like those of a strap, a footpod and a treadmill.

Rules: recording time 0 is the start of the run. A second is made when its first moment is asked for, from the body as
the cues heard until then have left it. Sensors that are away are moved on all the same, so that a dropout changes
nothing but what is missing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from stridecue.model.cue import Cue
from stridecue.model.inputs import Body, CharacteristicRead, Link, LinkEvent, Mark, MarkKind
from stridecue.model.plan import PlannedStep
from stridecue.model.run_settings import RunFault
from stridecue.model.state import State
from stridecue.sources.simulator import packets
from stridecue.sources.simulator.answers import IGNORED_SHARE, Answer, Answers
from stridecue.sources.simulator.course import Belt, Segment, by_second
from stridecue.sources.simulator.faults import (
    Fault,
    asked_of_belt,
    course_of,
    locks,
    strap_off,
    too_slow,
)
from stridecue.sources.simulator.plan_reader import PlanReader
from stridecue.sources.simulator.runner import Runner
from stridecue.sources.simulator.sensors import FOOTPOD, STRAP, TREADMILL, Footpod, Strap, Treadmill

DEFAULT_SEED = 7


@dataclass(frozen=True, slots=True)
class _Device:
    name: str
    services: tuple[str, ...]
    rssi_dbm: int
    battery_percent: int | None


_DEVICES = {
    STRAP: _Device("Demo strap", ("180D", "180F"), -58, 82),
    FOOTPOD: _Device("Demo footpod", ("1814", "180F"), -67, 64),
    TREADMILL: _Device("Demo treadmill", ("1826",), -49, None),
}


class Simulator:
    """A hill session, the session of a fault, or the course given; `begin_at_s` leaves out its first seconds.

    With the steps of a `plan` the runner does what the screen says, from the start to the plan's end; `belt_off_mps`
    is how much faster the belt then is than it is set. `marks` are what else the runner presses, each with its second,
    in order. `ignored_share` is the part of the cues that goes unheeded; a runner who is `deaf` answers none at all.
    """

    def __init__(  # noqa: PLR0913 - each is a choice of its own
        self,
        seed: int = DEFAULT_SEED,
        minutes: float = 30,
        begin_at_s: int = 0,
        *,
        with_strap: bool = True,
        with_footpod: bool = True,
        with_treadmill: bool = True,
        faults: tuple[Fault, ...] = (),
        course: tuple[Segment, ...] | None = None,
        fault: RunFault | None = None,
        deaf: bool = False,
        ignored_share: float = IGNORED_SHARE,
        plan: Sequence[PlannedStep] | None = None,
        belt_off_mps: float = 0.0,
        marks: Sequence[tuple[int, Mark]] = (),
    ) -> None:
        self._reader = None if plan is None else PlanReader(plan, belt_off_mps)
        self._seconds = by_second(course_of(fault, minutes) if course is None else course)
        self._fault, self._deaf = fault, deaf
        self._marks = deque(marks)
        self._begin_at_s = 0 if self._reader else min(max(0, begin_at_s), len(self._seconds))
        there = {STRAP: with_strap, FOOTPOD: with_footpod, TREADMILL: with_treadmill}
        self._devices = tuple(device for device, is_there in there.items() if is_there)
        self._faults = faults + strap_off(fault, STRAP, self._begin_at_s)
        self._belt = Belt()
        self._runner = Runner(seed)
        self._answers = Answers(seed, ignored_share)
        self._strap, self._footpod, self._treadmill = Strap(seed), Footpod(seed), Treadmill()
        self._ready: deque[tuple[int, Body]] = deque()
        self._next_s = 0
        for second in range(self._begin_at_s):
            self._move(second)

    @property
    def length_ms(self) -> int:
        """How long the recording will be; with a plan, how long it is likely to be."""
        return (self._reader.length_s if self._reader else self._finish_s) * 1000

    @property
    def ended(self) -> bool:
        """Whether everything has been taken."""
        return self._next_s > self._finish_s and not self._ready

    @property
    def _finish_s(self) -> int:
        return self._reader.finish_s if self._reader else len(self._seconds) - self._begin_at_s

    def take_until(self, t_ms: int) -> list[tuple[int, Body]]:
        """Return everything up to and at `t_ms` that was not yet taken, in order."""
        while self._next_s * 1000 <= t_ms and self._next_s <= self._finish_s:
            self._make(self._next_s)
            self._next_s += 1
        taken: list[tuple[int, Body]] = []
        while self._ready and self._ready[0][0] <= t_ms:
            taken.append(self._ready.popleft())
        return taken

    def hear(self, t_ms: int, cue: Cue) -> None:
        """Let the runner know a cue that is on screen since `t_ms`; most are answered within a few seconds."""
        if not self._deaf:
            self._answers.hear(self._begin_at_s + t_ms / 1000, cue)

    def see(self, t_ms: int, state: State) -> None:
        """Let the runner see the screen; only one with a plan looks at it."""
        if self._reader is not None:
            self._reader.see(t_ms // 1000, state)

    def _make(self, second: int) -> None:
        if second == 0:
            self._open()
        if second == self._finish_s:
            self._ready.append((second * 1000, Mark(MarkKind.FINISH)))
            return
        self._report_faults(second)
        self._press(second)
        self._move(self._begin_at_s + second)
        self._send(second)

    def _open(self) -> None:
        for device in self._devices:
            about = _DEVICES[device]
            self._ready.append((0, Link(device, LinkEvent.FOUND, about.name, about.services, about.rssi_dbm)))
        for device in self._devices:
            self._connect(0, device)
        self._ready.append((0, Mark(MarkKind.START)))

    def _connect(self, t_ms: int, device: str) -> None:
        about = _DEVICES[device]
        self._ready.append((t_ms, Link(device, LinkEvent.CONNECTED, about.name, about.services)))
        if about.battery_percent is not None:
            payload = packets.battery(about.battery_percent)
            self._ready.append((t_ms, CharacteristicRead(device, packets.BATTERY, payload)))

    def _report_faults(self, second: int) -> None:
        for fault in self._faults:
            if fault.silent or fault.device not in self._devices:
                continue
            if second == fault.from_s:
                self._ready.append((second * 1000, Link(fault.device, LinkEvent.LOST)))
            elif second == fault.to_s:
                self._connect(second * 1000, fault.device)

    def _press(self, second: int) -> None:
        while self._marks and self._marks[0][0] <= second:
            self._ready.append((second * 1000, self._marks.popleft()[1]))
        mark = self._reader.mark() if self._reader else None
        if mark is not None:
            self._ready.append((second * 1000, mark))

    def _move(self, session_s: int) -> None:
        answers = self._answers.sizes(session_s)
        eased = answers.get(Answer.EASE, 0.0)
        target = self._reader.target if self._reader else self._seconds[session_s]
        heeds = self._reader is None or self._reader.heeds_cues
        self._belt.step(asked_of_belt(self._fault, session_s, target), eased if heeds else 0.0)
        self._runner.wants_to_walk = self._reader is not None and self._reader.walks
        self._runner.too_slow = too_slow(self._fault, session_s, self._belt.grade_percent)
        self._runner.step(session_s, self._belt.speed_mps, self._belt.grade_percent, answers)

    def _send(self, second: int) -> None:
        # In the order of their offsets within the second, so that nothing needs sorting.
        sent = (
            (TREADMILL, self._treadmill.send(second, self._belt, self._begin_at_s + second + 1)),
            (STRAP, self._strap.send(second, self._runner, locks(self._fault, self._begin_at_s + second))),
            (FOOTPOD, self._footpod.send(second, self._runner, self._belt.speed_mps)),
        )
        away = {fault.device for fault in self._faults if fault.from_s <= second < fault.to_s}
        self._ready.extend(item for device, item in sent if device in self._devices and device not in away)
