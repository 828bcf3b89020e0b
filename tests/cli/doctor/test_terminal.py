"""Checks of the terminal and of what is heard."""

from __future__ import annotations

import importlib.util
import io
import os
import sys

import pytest

from stridecue import paths, settings
from stridecue.cli.doctor import terminal
from stridecue.cli.doctor.check import Status
from stridecue.model.run_settings import Metronome, RunSettings
from stridecue.settings import Settings
from stridecue.voice.voices import Voice


@pytest.mark.parametrize(
    ("size", "status"),
    [((120, 40), Status.OK), ((80, 24), Status.OK), ((79, 24), Status.WARNING), ((80, 23), Status.WARNING)],
)
def test_the_size(monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], status: Status) -> None:
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size(size))
    monkeypatch.setattr(sys, "stdout", sys.__stdout__)
    found = terminal.look_at_size()
    assert found.status is status
    assert found.found == f"{size[0]} columns, {size[1]} rows"


def test_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, io.StringIO())
    assert terminal.look_at_size().status is Status.WARNING


@pytest.mark.skipif(sys.platform == "win32", reason="there every terminal has them all")
@pytest.mark.parametrize(
    ("environment", "status", "words"),
    [
        ({"COLORTERM": "truecolor", "TERM": "dumb"}, Status.OK, "16 million"),
        ({"COLORTERM": "24bit"}, Status.OK, "16 million"),
        ({"TERM": "xterm-256color"}, Status.OK, "256"),
        ({"TERM": "vt100"}, Status.WARNING, "TERM is vt100"),
        ({}, Status.WARNING, "TERM is not set"),
        ({"NO_COLOR": "1", "COLORTERM": "truecolor"}, Status.WARNING, "NO_COLOR is set"),
    ],
)
def test_colours(environment: dict[str, str], status: Status, words: str) -> None:
    found = terminal.look_at_colours(environment)
    assert found.status is status
    assert words in found.found


@pytest.mark.parametrize(
    ("encoding", "status"),
    [("utf-8", Status.OK), ("utf-16", Status.OK), ("ascii", Status.FAILED), ("latin-1", Status.FAILED)],
)
def test_characters(encoding: str, status: Status) -> None:
    found = terminal.look_at_characters(io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    assert found.status is status
    assert (terminal.SAMPLE in found.found) is (status is Status.OK)


def test_a_stream_without_an_encoding() -> None:
    assert terminal.look_at_characters(io.StringIO()).status is Status.FAILED


def test_the_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "STRIDECUE_SILENT is set" in terminal.look_at_voice().found
    monkeypatch.delenv("STRIDECUE_SILENT")
    monkeypatch.setattr(terminal, "first_there", lambda: None)
    found = terminal.look_at_voice()
    assert (found.status, "espeak-ng" in found.to_do) == (Status.WARNING, True)
    monkeypatch.setattr(terminal, "first_there", lambda: Voice("bin/espeak-ng"))
    assert terminal.look_at_voice().found == "espeak-ng"
    settings.save(Settings(voice=False))
    assert terminal.look_at_voice().found == "espeak-ng, switched off in the settings"
    paths.settings_file().write_text("theme = 7\n")
    assert terminal.look_at_voice().found == "espeak-ng"


@pytest.mark.parametrize(
    ("metronome", "status"), [(Metronome.OFF, Status.OK), (Metronome.SCHEDULE, Status.WARNING)]
)
def test_the_sound(monkeypatch: pytest.MonkeyPatch, metronome: Metronome, status: Status) -> None:
    settings.save(Settings(run=RunSettings(metronome=metronome)))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    found = terminal.look_at_sound()
    assert (found.status, "is not there" in found.found) == (status, True)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: object())
    assert terminal.look_at_sound().status is Status.OK
