"""Source → engine → sinks, and the clock: the one place where time passes.

Rules:
- Live bodies are stamped here, in the order of their arrival, with whole milliseconds that never go back.
- A source with its own times is taken second by second: what is before second k, then tick k, then the cue that it
  may hear and the state that it may see, and only then what follows. So the pace makes no difference.
- Sinks get an input before the engine does, and every event; they never answer.
- A loop that was away for long (the laptop slept) is a `Gap`, not a jump.
- What else has to be looked at while a run goes on is looked at by the real clock, whatever the run's pace.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from stridecue.clock import RunClock
from stridecue.engine import Engine, closing_tick_ms
from stridecue.model.cue import Cue, Outcome
from stridecue.model.events import CueDecided, Event, Noticed, Ticked
from stridecue.model.inputs import Body, Change, ChangeKind, Gap, Input, Mark, MarkKind
from stridecue.model.setup import RunSetup
from stridecue.model.state import State
from stridecue.model.summary import Totals

GAP_AFTER_MS = 5_000
"""A loop that was away for longer than this was asleep."""
PACED_STEP_S = 0.05
BESIDE_EVERY_S = 0.5
"""The least real time between two looks at what goes on beside a run."""
FULL_SPEED_SLICE_S = 60
"""Seconds of a run between two looks at the keyboard, at full speed."""


class LiveSource(Protocol):
    """A source whose bodies come when they come."""

    async def run(self, deliver: Callable[[Body], None]) -> None:
        """Deliver bodies until cancelled, then clean up."""


class TimedSource(Protocol):
    """A source that brings its own times."""

    @property
    def ended(self) -> bool:
        """Whether everything was taken."""

    def take_until(self, t_ms: int) -> list[tuple[int, Body]]:
        """Return what has a time of at most `t_ms` and was not yet taken, in order."""

    def hear(self, t_ms: int, cue: Cue) -> None:
        """Hear a cue that was shown."""

    def see(self, t_ms: int, state: State) -> None:
        """See what the screen shows of the second that ends now."""


class Sink(Protocol):
    """Takes what happens; never answers."""

    def on_input(self, item: Input) -> None:
        """Take an input, before the engine does."""

    def on_event(self, event: Event) -> None:
        """Take an event."""


class Pipeline:
    """Joins one source to one engine and some sinks; made for either kind of source by `live` or `timed`."""

    def __init__(
        self, setup: RunSetup, sinks: Sequence[Sink], clock: RunClock, engine: Engine | None = None
    ) -> None:
        self.setup = setup
        self.engine = engine or Engine(setup)
        self.clock = clock
        self._sinks = tuple(sinks)
        self._seq = 0
        self._last_t_ms = 0
        self._finished = asyncio.Event()
        self.beside: Callable[[], None] = lambda: None
        """Called about each second of real time while the run goes on."""
        self._beside_due_s = float("-inf")

    @property
    def finished(self) -> bool:
        """Whether the run has its end."""
        return self._finished.is_set()

    @property
    def now_ms(self) -> int:
        """Recording time of now."""
        return max(self.clock.now_ms(), self._last_t_ms)

    def go_on_after(self, inputs: Iterable[Input]) -> None:
        """Take the inputs that an open run has already; sinks get the events alone."""
        for item in inputs:
            self._emit(self.engine.ticks_until(item.t_ms))
            self._emit(self.engine.feed(item))
            self._seq = item.seq + 1
            self._last_t_ms = item.t_ms

    def mark(
        self, kind: MarkKind, value: float | str | None = None, effective_from_ms: int | None = None
    ) -> None:
        """Take what the runner did, now."""
        self.deliver(Mark(kind, value, effective_from_ms))
        if kind is MarkKind.FINISH:
            self.close()

    def change(self, kind: ChangeKind, name: str, content: str) -> None:
        """Take a changed cue set, role or setting, now."""
        self.deliver(Change(kind, name, content))

    def notice(self, text: str, about: str = "") -> None:
        """Tell the sinks something that a person should hear about; the engine has no part in it."""
        self._emit([Noticed(text, about)])

    def deliver(self, body: Body) -> None:
        """Stamp a body with now and take it; what comes after the end is dropped."""
        if not self.finished:
            t_ms = self.catch_up()
            if not self.finished:  # by what the source still had
                self._take(t_ms, body)

    def catch_up(self) -> int:
        """Run everything that is due now; return now in recording time."""
        raise NotImplementedError

    async def run(self) -> Totals:
        """Run to the end of the run or of the source."""
        raise NotImplementedError

    def close(self) -> None:
        """End the run with the tick that reflects its last input."""
        if not self.finished:
            self._emit(self.engine.ticks_until(closing_tick_ms(self._last_t_ms)))
            self._finished.set()

    def _look_beside(self) -> None:
        """Look at what goes on beside the run, if it is time to."""
        now_s = asyncio.get_running_loop().time()
        if now_s >= self._beside_due_s and not self.finished:
            self._beside_due_s = now_s + BESIDE_EVERY_S
            self.beside()

    def _take(self, t_ms: int, body: Body) -> None:
        self._last_t_ms = t_ms
        self._emit(self.engine.ticks_until(t_ms))
        item = Input(t_ms, self._seq, body)
        self._seq += 1
        for sink in self._sinks:
            sink.on_input(item)
        self._emit(self.engine.feed(item))

    def _emit(self, events: Iterable[Event]) -> None:
        for event in events:
            for sink in self._sinks:
                sink.on_event(event)


class LivePipeline(Pipeline):
    """A run from sensors, stamped as they deliver."""

    def __init__(
        self,
        setup: RunSetup,
        source: LiveSource,
        sinks: Sequence[Sink],
        clock: RunClock,
        engine: Engine | None = None,
    ) -> None:
        super().__init__(setup, sinks, clock, engine)
        self._source = source

    def catch_up(self) -> int:
        """Run the ticks that are due; note a gap if the loop was away."""
        now_ms = self.now_ms
        awake_ms = max(self._last_t_ms, (self.engine.next_tick_s - 1) * 1000)
        if now_ms - awake_ms > GAP_AFTER_MS:
            self._take(awake_ms, Gap(now_ms - awake_ms))
        self._emit(self.engine.ticks_until(now_ms))
        return now_ms

    async def run(self) -> Totals:
        """Run until the runner finishes; the source is cleaned up in every case."""
        source = asyncio.create_task(self._source.run(self.deliver))
        try:
            while not self.finished:
                self.catch_up()
                self._look_beside()
                await self._wait(self.clock.until_ms(self.engine.next_tick_s * 1000))
                if source.done():
                    source.result()
        finally:
            source.cancel()
            await asyncio.gather(source, return_exceptions=True)
        return self.engine.totals()

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._finished.wait(), max(seconds, 0.001))
        except TimeoutError:
            return


class TimedPipeline(Pipeline):
    """A simulated or recorded run at any pace."""

    def __init__(
        self,
        setup: RunSetup,
        source: TimedSource,
        sinks: Sequence[Sink],
        clock: RunClock,
        engine: Engine | None = None,
    ) -> None:
        super().__init__(setup, sinks, clock, engine)
        self._source = source

    def catch_up(self) -> int:
        """Take what the source has until now."""
        now_ms = self.now_ms
        self.run_until(now_ms)
        return now_ms

    def run_until(self, t_ms: int) -> None:
        """Go on to a recording time, as fast as it goes."""
        while self.engine.next_tick_s * 1000 <= t_ms and not self.finished:
            second_ms = self.engine.next_tick_s * 1000
            self._take_from_source(second_ms - 1)
            self._tick(second_ms)
        self._take_from_source(t_ms)

    def run_to_end(self) -> Totals:
        """Go to the end of the source, as fast as it goes."""
        while not (self.finished or self._source.ended):
            self.run_until(self.engine.next_tick_s * 1000)
        self.close()
        return self.engine.totals()

    def run_ahead(self, until_s: int) -> None:
        """Go on to a second as fast as it goes, and let the clock follow."""
        self.run_until(until_s * 1000)
        self.clock.set_ms(until_s * 1000)

    async def run(self) -> Totals:
        """Run at the clock's pace to the end of the source or of the run."""
        while not (self.finished or self._source.ended):
            if self.clock.full_speed:
                self.run_ahead(self.engine.next_tick_s + FULL_SPEED_SLICE_S)
                await asyncio.sleep(0)
            else:
                self.catch_up()
                await asyncio.sleep(PACED_STEP_S)
            self._look_beside()
        self.close()
        return self.engine.totals()

    def _take_from_source(self, t_ms: int) -> None:
        for at_ms, body in self._source.take_until(t_ms):
            if self.finished:
                return
            self._take(at_ms, body)
            if isinstance(body, Mark) and body.kind is MarkKind.FINISH:
                self.close()

    def _tick(self, t_ms: int) -> None:
        if self.finished:
            return
        events = self.engine.advance_to(t_ms)
        self._emit(events)
        for event in events:
            if isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN:
                self._source.hear(t_ms, event.decision.cue)
            elif isinstance(event, Ticked):
                self._source.see(t_ms, event.state)
