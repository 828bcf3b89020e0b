"""What of a run is heard: a sink that speaks, beats and rings, and never answers.

Rules:
- Only what happens now is heard: at most at twice real time, and not when the second that it belongs to is further
  than two seconds from the clock's (a run that is run ahead, gone on with or caught up with after sleep).
- While the runner mutes, nothing is heard. The voice can be switched off on its own; the beat is the engine's.
- Safety cuts other words short. What is most urgent rings the terminal's bell once when it cannot be said.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol

from stridecue.model.cue import CueKind, Decision, Outcome
from stridecue.model.events import CueDecided, Event, Ticked
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.state import State
from stridecue.voice.metronome import Metronome
from stridecue.voice.speaker import WAITS_S, Speaker, nothing
from stridecue.voice.voices import silenced

FASTEST_PACE = 2.0
"""Beyond it words and beats do not fit the run any more. OUR CHOICE"""
RINGS_FROM_PRIORITY = 95


class Clock(Protocol):
    """What is needed of the run's clock."""

    @property
    def speed(self) -> float:
        """Run seconds per second."""

    def now_ms(self) -> int:
        """Return recording time."""


class VoiceSink:
    """The sound of one run."""

    def __init__(
        self, speaker: Speaker, metronome: Metronome, *, voice_on: bool = True, silent: bool = False
    ) -> None:
        """`silent`: nothing is ever heard of it."""
        self.bell: Callable[[], None] = nothing
        """Rings the terminal's bell."""
        self._speaker = speaker
        self._metronome = metronome
        self._voice_on = voice_on
        self._silent = silent
        self._muted = False
        self._clock: Clock | None = None

    def begin(self, clock: Clock) -> None:
        """Be heard from now on."""
        if not self._silent:
            self._clock = clock

    @property
    def voice_on(self) -> bool | None:
        """Whether cues are spoken; None when there is no voice."""
        return self._voice_on if not self._silent and self._speaker.there else None

    def toggle_voice(self) -> bool | None:
        """Switch the voice off or on; return what it is now, None when there is none."""
        self._voice_on = not self._voice_on
        if not self._voice_on:
            self._speaker.stop()
        return self.voice_on

    def on_input(self, item: Input) -> None:
        """Fall silent at once when the runner mutes; the state says so only with the next second."""
        if isinstance(item.body, Mark) and item.body.kind is MarkKind.MUTE and item.body.value:
            self._hush()

    def on_event(self, event: Event) -> None:
        """Speak a cue, follow the beat."""
        if isinstance(event, Ticked):
            self._tick(event.state)
        elif isinstance(event, CueDecided) and event.decision.outcome is Outcome.SHOWN:
            self._cue(event.decision)

    def close(self) -> None:
        """Be silent for good."""
        self._clock = None
        self._speaker.close()
        self._metronome.close()

    def _tick(self, state: State) -> None:
        if state.muted and not self._muted:
            self._hush()
        self._muted = state.muted
        heard = self._is_now(state.tick_s) and not state.muted
        self._metronome.follow(state.metronome_spm if heard else None, self._speaker.speaking)

    def _cue(self, decision: Decision) -> None:
        if self._muted or not self._is_now(decision.tick_s):
            return
        cue = decision.cue
        instead = self._ring if cue.priority >= RINGS_FROM_PRIORITY else nothing
        if cue.say is None or not self._voice_on:
            instead()
        else:
            self._speaker.say(cue.say, urgent=cue.kind is CueKind.SAFETY, unheard=instead)

    def _ring(self) -> None:
        self.bell()

    def _hush(self) -> None:
        self._speaker.stop()
        self._metronome.follow(None)

    def _is_now(self, tick_s: int) -> bool:
        """Whether a second of the run is the present one, for somebody who listens."""
        if self._clock is None or not 0 < self._clock.speed <= FASTEST_PACE:
            return False
        return math.fabs(self._clock.now_ms() / 1000 - tick_s) / self._clock.speed <= WAITS_S


def of_the_system(voice_on: bool, tell: Callable[[str], None]) -> VoiceSink:
    """Return the sound of this system, or silence where the environment asks for it; `tell` hears of troubles."""
    return VoiceSink(Speaker(tell), Metronome(tell), voice_on=voice_on, silent=silenced())
