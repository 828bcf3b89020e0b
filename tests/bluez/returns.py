"""How long a sensor that was away takes until it is heard again.

Rules: all times are the program's own, in steps of 50 ms; between two steps everything that is due happens to its end,
so the machine's speed has no part in a figure. From the moment at which a sensor is in reach again, the air takes
RADIO_S until it can be heard or linked, as was measured on a real adapter. A system forgets a device 30 s after it was
last heard, unless it is to connect to it just then. Sensors send once a second.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from fault_play.stage import Stage, Truth

STEP_MS = 50
RADIO_S = 0.4
FORGOTTEN_AFTER_S = 30.0
SEND_EVERY_MS = 1000


@dataclass(frozen=True)
class Return:
    """One return."""

    away_s: float
    silently: bool
    """Whether the link stayed up and silent for a while before it went."""
    took_s: float
    """From being in reach again to the first value."""


class Wanderer:
    """Takes one sensor away and brings it back, again and again."""

    def __init__(self, stage: Stage, name: str, seed: int) -> None:
        self._stage = stage
        self._truth: Truth = stage.sensors[name]
        self._chance = random.Random(seed)
        self.returns: list[Return] = []

    async def go(self, up_s: tuple[float, float], away_s: tuple[float, float], patience_s: float) -> None:
        """Stay for a while, be away for a while and come back."""
        stage, truth = self._stage, self._truth
        await self._pass(self._chance.uniform(*up_s))
        silently = self._chance.random() < 0.2
        if silently:
            await stage.air.behave(truth.peripheral, "deliver", "swallow")
            await self._pass(self._chance.uniform(1.0, 15.0))
        shortest, longest = away_s
        gone_s = shortest * (longest / shortest) ** self._chance.random()
        truth.in_air = False
        await stage.air.away(truth.peripheral)
        await stage.air.behave(truth.peripheral, "deliver", None)
        await stage.settle()
        await self._pass(min(gone_s, FORGOTTEN_AFTER_S))
        if gone_s > FORGOTTEN_AFTER_S:
            if truth.peripheral.address not in (await stage.air.state())["connecting"]:
                await stage.air.forget(truth.peripheral)
                await stage.settle()
            await self._pass(gone_s - FORGOTTEN_AFTER_S)
        back_ms, heard = stage.hands.ms, len(truth.delivered)
        await self._pass(RADIO_S)
        truth.in_air = True
        await stage.air.back(truth.peripheral)
        await stage.settle()
        while len(truth.delivered) == heard:
            assert stage.hands.ms - back_ms <= patience_s * 1000, f"given up after {gone_s:.1f} s away"
            await self._step()
        self.returns.append(Return(gone_s, silently, (stage.hands.ms - back_ms) / 1000))

    async def _pass(self, seconds: float) -> None:
        for _ in range(round(seconds * 1000 / STEP_MS)):
            await self._step()

    async def _step(self) -> None:
        await self._stage.pass_ms(STEP_MS)
        if self._stage.hands.ms % SEND_EVERY_MS == 0:
            await self._stage.send_all(self._stage.hands.ms // 1000)
