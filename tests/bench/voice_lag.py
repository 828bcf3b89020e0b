"""How late the event loop is while cues are spoken: the real espeak-ng, writing to a file, a cue every second."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from pathlib import Path

from stridecue.voice.speaker import Speaker
from stridecue.voice.voices import VOICES, Voice

SECONDS = 10
LOOK_S = 0.002
TEXT = "Hill. Shorter steps, same effort."


def lags_ms(speaking: bool = True) -> list[float] | None:
    """Return how much later than asked the loop came back, in order of size; None without espeak-ng."""
    program = shutil.which("espeak-ng")
    if program is None:
        return None
    shipped = next(voice for voice in VOICES if voice.program == "espeak-ng")
    with tempfile.TemporaryDirectory() as folder:
        into_file = Voice(program, (*shipped.arguments, "-w", str(Path(folder, "said.wav"))), least_s=0.0)
        return sorted(asyncio.run(_lags_ms(into_file, speaking)))


async def _lags_ms(voice: Voice, speaking: bool) -> list[float]:
    loop = asyncio.get_running_loop()
    said: list[str] = []
    speaker = Speaker(said.append, lambda: voice)
    lags = []
    for number in range(SECONDS):
        until_s = loop.time() + 1
        if speaking:
            # As a tick does: the lag counts from before the call.
            loop.call_soon(lambda urgent: speaker.say(TEXT, urgent=urgent), number % 2 == 1)
        while loop.time() < until_s:
            asked_s = loop.time()
            await asyncio.sleep(LOOK_S)
            lags.append((loop.time() - asked_s - LOOK_S) * 1000)
    speaker.close()
    if said:
        raise RuntimeError(said[0])
    return lags
