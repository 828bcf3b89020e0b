"""The real espeak-ng, writing what it says to a file."""

from __future__ import annotations

import asyncio
import os
import wave
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from stridecue.coach.speech import speaking_time_s
from stridecue.voice.child import Child
from stridecue.voice.speaker import Speaker
from stridecue.voice.voices import Voice

IntoFile = Callable[[Path], Voice]
WITHIN_S = 10.0
"""For a machine that is busy; it takes a tenth of a second."""

LONG = "Keep going up the hill with quick and small steps and look ahead to where the road bends to the left"


class Stage:
    """A speaker whose programs are kept, to see how they ended."""

    def __init__(self, voice: Voice) -> None:
        self.voice = voice
        self.children: list[Child] = []
        self.unheard: list[str] = []
        self.speaker = Speaker(self.unheard.append, lambda: self.voice, self.start)

    def start(self, command: Sequence[str]) -> Child:
        self.children.append(Child(command))
        return self.children[-1]

    async def done(self) -> None:
        """Until nothing is said any more."""
        async with asyncio.timeout(WITHIN_S):
            while self.speaker.speaking:
                await asyncio.sleep(0)


def words_of(file: Path) -> tuple[float, int]:
    """How long a recording is in s, and how loud at its loudest."""
    with wave.open(str(file)) as recording:
        samples = array("h", recording.readframes(recording.getnframes()))
        return recording.getnframes() / recording.getframerate(), max(map(abs, samples), default=0)


@pytest.mark.parametrize(
    "text",
    ["Stand tall, like a string lifts you.", "Hill. Shorter steps, same effort.", "Ease off now."],
)
async def test_words_come_out(into_file: IntoFile, tmp_path: Path, text: str) -> None:
    stage = Stage(into_file(tmp_path / "said.wav"))
    stage.speaker.say(text)
    await stage.done()
    assert stage.children[0].status == 0
    assert stage.unheard == []
    length_s, loudest = words_of(tmp_path / "said.wav")
    assert speaking_time_s(text) / 2 < length_s < speaking_time_s(text) * 2
    assert loudest > 3000


@pytest.mark.parametrize(
    "text",
    [
        "--version",
        "-f /etc/passwd",
        "--help me",
        "Say \"tall\" and 'quick', $(touch gone) `touch gone`; done",
        "<speak><prosody volume='silent'>loud</prosody></speak>",
        "[[f'aIv]] percent 5% %n %s",
        "Läufst du steil – so wie früher? 🏃 Prima!",
        LONG[:120].ljust(120, "a"),
    ],
)
async def test_any_text_is_spoken_and_never_obeyed(into_file: IntoFile, tmp_path: Path, text: str) -> None:
    stage = Stage(into_file(tmp_path / "said.wav"))
    stage.speaker.say(text)
    await stage.done()
    assert stage.children[0].status == 0
    length_s, loudest = words_of(tmp_path / "said.wav")
    assert 0.2 < length_s < 12
    assert loudest > 3000
    assert [file.name for file in tmp_path.iterdir() if file.name != "home"] == ["said.wav"]


async def test_more_words_take_longer(into_file: IntoFile, tmp_path: Path) -> None:
    lengths = []
    for number, text in enumerate(("Up.", "Up the hill.", "Up the hill with quick and small steps.")):
        stage = Stage(into_file(tmp_path / f"{number}.wav"))
        stage.speaker.say(text)
        await stage.done()
        lengths.append(words_of(tmp_path / f"{number}.wav")[0])
    assert all(shorter < longer for shorter, longer in pairwise(lengths))


@pytest.fixture
def full_pipe(tmp_path: Path) -> Iterator[Path]:
    """A file that takes a second or two of speech and then no more, so that a voice never gets to its end."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    yield pipe
    os.close(reader)


async def test_safety_cuts_short(into_file: IntoFile, tmp_path: Path, full_pipe: Path) -> None:
    stage = Stage(into_file(full_pipe))
    stage.speaker.say(LONG)
    stage.voice = into_file(tmp_path / "safety.wav")
    stage.speaker._voice = stage.voice
    assert stage.children[0].status is None
    stage.speaker.say("Ease off now. Slow down and breathe.", urgent=True)
    await stage.done()
    stage.children[0].end()
    assert [child.status for child in stage.children] == [-15, 0]
    assert words_of(tmp_path / "safety.wav")[1] > 3000


async def test_closing_ends_what_is_said(into_file: IntoFile, full_pipe: Path) -> None:
    stage = Stage(into_file(full_pipe))
    stage.speaker.say(LONG)
    stage.speaker.close()
    assert stage.children[0].status == -15


async def test_a_voice_without_a_device_is_found_out(espeak: str, tmp_path: Path) -> None:
    """As espeak-ng does it: a word on stderr, and a good status at once."""
    stage: Any = Stage(Voice(espeak, ("--stdin", "-q")))
    for _ in range(20):  # a start that takes long on a busy machine is no sign
        if not stage.speaker.there:
            break
        stage.speaker.say("Ease off now.")
        await stage.done()
    assert not stage.speaker.there
    assert len(stage.unheard) == 1
