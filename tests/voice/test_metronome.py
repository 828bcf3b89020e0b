"""The run's side of the beat: when the beating program is begun, told and ended."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from stridecue.voice import beater
from stridecue.voice.child import Child
from stridecue.voice.metronome import FAILS, FAILS_SOMEHOW, NO_LIBRARY, Metronome


def metronome(studio: Any, library_there: bool = True) -> Metronome:
    return Metronome(studio.told.append, studio.start, lambda: library_there)


def test_nothing_is_begun_before_the_first_beat(studio: Any) -> None:
    beat = metronome(studio)
    for _ in range(3):
        beat.follow(None)
    assert studio.children == []
    beat.follow(170.0)
    assert studio.texts == ["170.000 0\n"]


def test_it_is_told_every_second_while_it_beats_and_once_that_it_is_over(studio: Any) -> None:
    beat = metronome(studio)
    for spm, lowered in ((170.0, False), (170.0, True), (172.5, False), (None, False), (None, False)):
        beat.follow(spm, lowered)
    assert studio.texts == ["170.000 0\n170.000 1\n172.500 0\n0.000 0\n"]
    beat.follow(180.0)
    assert len(studio.children) == 1, "the program stays for the run"


def test_a_missing_library_is_said_once(studio: Any) -> None:
    beat = metronome(studio, library_there=False)
    for _ in range(3):
        beat.follow(170.0)
    assert studio.told == [NO_LIBRARY]
    assert studio.children == []


@pytest.mark.parametrize(
    ("status", "sentence"),
    [*FAILS.items(), (1, FAILS_SOMEHOW), (-9, FAILS_SOMEHOW), (0, FAILS_SOMEHOW)],
)
def test_what_ends_by_itself_is_said_once(studio: Any, status: int, sentence: str) -> None:
    beat = metronome(studio)
    beat.follow(170.0)
    studio.children[0].status = status
    for _ in range(3):
        beat.follow(170.0)
    assert studio.told == [sentence]
    assert len(studio.children) == 1


def test_what_cannot_be_begun_is_said_once(studio: Any) -> None:
    studio.error = PermissionError("python")
    beat = metronome(studio)
    beat.follow(170.0)
    beat.follow(170.0)
    assert studio.told == [FAILS_SOMEHOW]


def test_close_leaves_nothing_behind(studio: Any) -> None:
    beat = metronome(studio)
    beat.follow(170.0)
    beat.close()
    assert studio.children[0].told_all
    assert studio.children[0].ends == ["cut", "end"]
    beat.follow(170.0)
    beat.close()
    assert len(studio.children) == 1
    assert studio.told == []


def test_the_real_program_is_begun_and_ended(studio: Any) -> None:
    children: list[Child] = []

    def into_nowhere(_: object) -> Child:
        code = (
            "import sys, miniaudio; from stridecue.voice import beater;"
            "sys.exit(beater.beat_as_told(sys.stdin, beater.Told(), [miniaudio.Backend.NULL]))"
        )
        children.append(Child((sys.executable, "-P", "-c", code)))
        return children[-1]

    beat = Metronome(studio.told.append, into_nowhere)
    beat.follow(170.0)
    beat.follow(None)
    children[0].no_more()
    children[0]._process.wait(20)
    children[0].end()
    assert children[0].status == 0
    assert beater.NO_DEVICE_STATUS not in {child.status for child in children}
