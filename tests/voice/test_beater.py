"""The beating program: what it is told, with a real device that plays into nowhere."""

from __future__ import annotations

import builtins
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import Any

import miniaudio  # type: ignore[import-untyped]
import pytest

from stridecue.voice import beater
from stridecue.voice.click import Beat, Clicks

NOWHERE = [miniaudio.Backend.NULL]


@pytest.mark.parametrize("beat", [Beat(), Beat(172.5), Beat(180.0, lowered=True)])
def test_a_line_says_what_to_beat(beat: Beat) -> None:
    line = beater.line_of(beat)
    assert line.endswith(b"\n")
    assert beater.beat_of(line.decode()) == beat


@pytest.mark.parametrize("line", ["", "fast 1", "180", "180 1 1"])
def test_a_line_that_says_nothing_is_an_error(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        beater.beat_of(line)


def test_a_device_plays_what_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[Beat] = []
    came = threading.Event()
    samples = Clicks.samples

    def watched(self: Clicks, beat: Beat, count: int) -> Any:
        played.append(beat)
        if beat.steps_per_minute == 181.0:
            came.set()
        return samples(self, beat, count)

    def lines() -> Iterator[str]:
        yield "180 0\n"
        yield "181 1\n"
        assert came.wait(10), "the device asks for samples"

    monkeypatch.setattr(Clicks, "samples", watched)
    told = beater.Told()
    assert beater.beat_as_told(lines(), told, NOWHERE) == 0
    assert Beat(181.0, lowered=True) in played


def test_a_device_that_only_plays_into_nowhere_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    device = miniaudio.PlaybackDevice
    monkeypatch.setattr(
        miniaudio, "PlaybackDevice", lambda **options: device(**{**options, "backends": NOWHERE})
    )
    assert beater.beat_as_told([], beater.Told()) == beater.NO_DEVICE_STATUS


def test_a_device_that_does_not_open_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: Any) -> None:
        raise miniaudio.MiniaudioError("failed to init device", -401)

    monkeypatch.setattr(miniaudio, "PlaybackDevice", broken)
    assert beater.beat_as_told([], beater.Told()) == beater.NO_DEVICE_STATUS


def test_a_missing_library_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "miniaudio":
            raise ModuleNotFoundError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert beater.beat_as_told([], beater.Told()) == beater.NO_LIBRARY_STATUS


def test_the_program_loads_nothing_of_the_rest() -> None:
    result = subprocess.run(
        (sys.executable, "-X", "importtime", "-c", "import stridecue.voice.beater"),
        check=True,
        capture_output=True,
        text=True,
    )
    loaded = {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}
    assert "stridecue.voice.click" in loaded
    assert not loaded & {"asyncio", "subprocess", "textual", "stridecue.engine", "stridecue.model"}
