from __future__ import annotations

from collections.abc import Callable

import pytest

from stridecue.model.inputs import Change, ChangeKind, MarkKind
from stridecue.model.our_choices.coach import METRONOME_BEGINS_AFTER_S, METRONOME_ENDS_AFTER_S
from stridecue.model.run_settings import Metronome
from stridecue.model.setup import BaselineBin, History
from stridecue.signals.metronome_schedule import Beat

TARGET = 170.0
FLAT = BaselineBin("flat", 2.5, 160.0, 8.0, 40)


def beat(mode: Metronome, level: int | None = None) -> Beat:
    levels = () if level is None else (("quick steps", level), ("posture", 5))
    return Beat(mode, History(fade_levels=levels))


def beating(one: Beat, cadences: dict[int, float | None], until: int, begin: int = 0) -> list[int]:
    """The seconds with a beat; the cadence of a second holds until another is named."""
    now, seconds = None, []
    for second in range(begin, until):
        now = cadences.get(second, now)
        one.observe(float(second), TARGET, now, silent=False)
        if one.spm is not None:
            seconds.append(second)
    return seconds


@pytest.mark.parametrize(
    ("level", "seconds"), [(None, 300), (1, 300), (2, 180), (3, 90), (4, 30), (5, 0), (9, 0), (0, 300)]
)
def test_on_schedule_it_beats_for_the_share_of_the_level(level: int | None, seconds: int) -> None:
    found = beating(beat(Metronome.SCHEDULE, level), {}, 600)
    assert [second for second in found if second >= 300] == list(range(300, 300 + seconds))
    assert [second for second in found if second < 300] == list(range(180, min(seconds, 300)))


def test_off_it_never_beats() -> None:
    assert beating(beat(Metronome.OFF), {0: 150.0}, 600) == []


def test_when_needed_it_begins_late_and_ends_late() -> None:
    cadences: dict[int, float | None] = {0: 170.0, 200: 160.0, 260: 170.0, 400: 160.0, 404: 170.0, 420: None}
    found = beating(beat(Metronome.WHEN_NEEDED), cadences, 600)
    assert found == list(range(200 + METRONOME_BEGINS_AFTER_S - 1, 260 + METRONOME_ENDS_AFTER_S - 1))


def test_when_needed_it_does_not_beat_by_a_cadence_that_is_not_good() -> None:
    assert beating(beat(Metronome.WHEN_NEEDED), {0: 150.0, 250: None}, 400) == list(range(184, 250))


@pytest.mark.parametrize(("level", "off_spm", "beats"), [(1, 3.3, False), (1, 3.5, True), (3, 5.0, False)])
def test_the_tolerance_grows_with_the_level(level: int, off_spm: float, beats: bool) -> None:
    found = beating(beat(Metronome.WHEN_NEEDED, level), {0: TARGET - off_spm}, 600)
    assert bool(found) is beats
    assert not beating(beat(Metronome.WHEN_NEEDED, 5), {0: 120.0}, 600)


def test_it_follows_the_target_but_does_not_flutter() -> None:
    one = beat(Metronome.SCHEDULE)
    beats = []
    for second, target in enumerate((170, 171, 170, 169, 172, 171, 170)):
        one.observe(300.0 + second, target, 160.0, silent=False)
        beats.append(one.spm)
    assert beats == [170, 170, 170, 170, 172, 172, 170]


@pytest.mark.parametrize(("target", "silent"), [(None, False), (170.0, True)])
def test_without_a_target_and_in_silence_it_stops(target: float | None, silent: bool) -> None:
    one = beat(Metronome.SCHEDULE)
    one.observe(300.0, 170.0, 160.0, silent=False)
    assert one.spm == 170.0
    one.observe(301.0, target, 160.0, silent=silent)
    assert one.spm is None


def test_in_a_run(run: Callable) -> None:
    runner = run(history=History(cadence_baseline=(FLAT,), cadence_step=0.05))
    sent = {"belt": (2.5, 0.0), "pod": (2.5, 80)}
    assert runner.seconds(200, **sent).metronome_spm is None
    runner.feed(Change(ChangeKind.SETTING, "metronome", "schedule"))
    assert runner.second(**sent).metronome_spm == 168.0
    runner.mark(MarkKind.MUTE, 1)
    assert runner.second(**sent).metronome_spm is None
    runner.mark(MarkKind.MUTE, 0)
    assert runner.second(**sent).metronome_spm == 168.0
    runner.mark(MarkKind.PAUSE)
    assert runner.second(**sent).metronome_spm is None
    runner.mark(MarkKind.RESUME)
    assert runner.seconds(10, belt=(1.4, 0.0), pod=(1.4, 56, False)).metronome_spm is None
    assert runner.seconds(30, **sent).metronome_spm == 168.0
    (event,) = runner.feed(Change(ChangeKind.SETTING, "metronome", "louder"))
    assert event.text == "The metronome cannot be 'louder'."
    runner.feed(Change(ChangeKind.SETTING, "metronome", "off"))
    assert runner.second(**sent).metronome_spm is None


def test_a_high_baseline_has_no_beat(run: Callable) -> None:
    high = BaselineBin("flat", 2.5, 178.0, 8.0, 40)
    runner = run(metronome=Metronome.SCHEDULE, history=History(cadence_baseline=(high,)))
    assert runner.seconds(240, belt=(2.5, 0.0), pod=(2.5, 80)).metronome_spm is None


@pytest.mark.parametrize(("mode", "windows"), [(Metronome.OFF, 10), (Metronome.SCHEDULE, 0)])
def test_steps_to_a_beat_are_no_baseline(run: Callable, mode: Metronome, windows: int) -> None:
    runner = run(metronome=mode, history=History(cadence_baseline=(FLAT,)))
    runner.seconds(600, belt=(2.5, 0.0), pod=(2.5, 80))
    assert len(runner.tracker.cadence_windows) == windows


def test_the_minute_after_a_beat_is_no_baseline(run: Callable) -> None:
    levels = (("quick steps", 4),)
    runner = run(metronome=Metronome.SCHEDULE, history=History(cadence_baseline=(FLAT,), fade_levels=levels))
    runner.seconds(600, belt=(2.5, 0.0), pod=(2.5, 80))
    assert len(runner.tracker.cadence_windows) == 7


@pytest.mark.parametrize("kind", [MarkKind.PAIN, MarkKind.UNWELL])
def test_it_stops_when_something_hurts_and_when_the_runner_feels_unwell(
    run: Callable, kind: MarkKind
) -> None:
    runner = run(metronome=Metronome.SCHEDULE, history=History(cadence_baseline=(FLAT,)))
    sent = {"belt": (2.5, 0.0), "pod": (2.5, 80)}
    assert runner.seconds(200, **sent).metronome_spm is not None
    runner.mark(kind)
    assert runner.seconds(30, **sent).metronome_spm is None
    runner.feed(Change(ChangeKind.SETTING, "metronome", "schedule"))
    beats_again = runner.second(**sent).metronome_spm is not None
    assert beats_again is (kind is MarkKind.PAIN), (
        "what hurts is for the runner to weigh; unwell is the end of it"
    )


def test_it_is_silent_on_technical_ground(run: Callable) -> None:
    runner = run(metronome=Metronome.SCHEDULE, history=History(cadence_baseline=(FLAT,)))
    sent = {"belt": (2.5, 0.0), "pod": (2.5, 80)}
    runner.seconds(200, **sent)
    runner.mark(MarkKind.SURFACE, "technical")
    assert runner.second(**sent).metronome_spm is None
    runner.mark(MarkKind.SURFACE, "trail")
    assert runner.second(**sent).metronome_spm is not None


def test_where_the_step_rate_hurt_lately_it_begins_off() -> None:
    assert Beat(Metronome.SCHEDULE, History(rested_techniques=("quick steps",))).mode is Metronome.OFF
    assert Beat(Metronome.SCHEDULE, History(rested_techniques=("arms",))).mode is Metronome.SCHEDULE
