"""The three sensors: each turns the runner or the belt into one packet a second.

Rules: a sensor knows what a real one knows. The strap sends whole beats a minute and the RR intervals since its last
packet; the footpod counts one foot and is a few percent off in speed; the treadmill knows nothing about the runner.
"""

from __future__ import annotations

import math

from stridecue.model.inputs import Packet
from stridecue.sources.simulator import packets
from stridecue.sources.simulator.chance import Noise, Wander, between, share
from stridecue.sources.simulator.course import Belt
from stridecue.sources.simulator.runner import Runner

STRAP = "sim:strap"
FOOTPOD = "sim:footpod"
TREADMILL = "sim:treadmill"

# OUR CHOICE, all of these.
TREADMILL_OFFSET_MS = 180
STRAP_OFFSET_MS = 430
FOOTPOD_OFFSET_MS = 760
JITTER_MS = 40
"""How far a packet strays from its offset."""
BREATH_S = 2.6
BREATH_SHARE = 0.012
BEAT_NOISE_SHARE = 0.006
HEART_RATE_NOISE_BPM = 0.5
POD_ERROR = (0.965, 0.985)
POD_WOBBLE = 0.006
POD_DISTANCE_BEFORE_M = 48_215.3
"""A pod goes on counting from run to run."""


class Strap:
    """A chest strap."""

    def __init__(self, seed: int) -> None:
        self._noise = Noise(seed, "strap")
        self._wander = Wander(Noise(seed, "heart"), HEART_RATE_NOISE_BPM, keep=0.9)
        self._next_beat_ms = 0.0
        self._last_rr_raw = 0

    def send(self, second: int, runner: Runner, locked: bool = False) -> tuple[int, Packet]:
        """Return the packet of that second and its time; `locked`: it counts steps, and sends no intervals."""
        t_ms = second * 1000 + STRAP_OFFSET_MS + int(JITTER_MS * self._noise.draw())
        bpm = round(runner.heart_rate_bpm + self._wander.step())
        beats = self._beats_until(t_ms, runner.heart_rate_bpm)
        payload = packets.heart_rate(round(runner.cadence_spm) if locked else bpm, () if locked else beats)
        return t_ms, Packet(STRAP, packets.HEART_RATE, payload)

    def _beats_until(self, t_ms: int, heart_rate_bpm: float) -> list[int]:
        beats: list[int] = []
        while self._next_beat_ms <= t_ms:
            if self._last_rr_raw:
                beats.append(self._last_rr_raw)
            breath = math.sin(self._next_beat_ms * (math.tau / (BREATH_S * 1000)))
            stretch = 1.0 + BREATH_SHARE * breath + BEAT_NOISE_SHARE * self._noise.draw()
            self._last_rr_raw = round(61_440.0 / heart_rate_bpm * stretch)
            self._next_beat_ms += self._last_rr_raw / 1.024
        return beats


class Footpod:
    """A pod on one shoe that measures speed by itself."""

    def __init__(self, seed: int) -> None:
        self._noise = Noise(seed, "footpod")
        self._wobble = Wander(Noise(seed, "footpod speed"), POD_WOBBLE, keep=0.95)
        self._factor = between(*POD_ERROR, share(seed, "footpod factor"))
        self._distance_m = POD_DISTANCE_BEFORE_M

    def send(self, second: int, runner: Runner, speed_mps: float) -> tuple[int, Packet]:
        """Return the packet of that second and its time."""
        t_ms = second * 1000 + FOOTPOD_OFFSET_MS + int(JITTER_MS * self._noise.draw())
        measured_mps = 0.0 if runner.is_standing else speed_mps * (self._factor + self._wobble.step())
        self._distance_m += measured_mps
        # Half a step of noise, so that whole strides do not hide small changes of cadence.
        strides_per_min = round(runner.cadence_spm / 2 + 0.5 * self._noise.draw())
        stride_m = measured_mps * 60 / strides_per_min if strides_per_min else 0.0
        payload = packets.running(
            measured_mps, strides_per_min, stride_m, self._distance_m, runner.is_running
        )
        return t_ms, Packet(FOOTPOD, packets.RUNNING, payload)


class Treadmill:
    """A treadmill with a motor for the incline."""

    def send(self, second: int, belt: Belt, elapsed_s: int) -> tuple[int, Packet]:
        """Return the packet of that second and its time."""
        payload = packets.treadmill(belt.speed_mps, belt.distance_m, belt.grade_percent, elapsed_s)
        return second * 1000 + TREADMILL_OFFSET_MS, Packet(TREADMILL, packets.TREADMILL, payload)
