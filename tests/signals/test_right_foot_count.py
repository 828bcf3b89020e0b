from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from stridecue.model.device_settings import CadenceBasis, DeviceSettings
from stridecue.model.events import Noticed
from stridecue.model.inputs import MarkKind, Reading
from stridecue.model.our_choices.signals import COUNT_FEWEST_TAPS, COUNT_LENGTH_MS, COUNT_WAITS_MS
from stridecue.model.state import Quality
from stridecue.signals.right_foot_count import Counted, RightFootCount, agrees, mended_basis


def counted(taps: int, pod: tuple[str, float] | None = None) -> Counted | None:
    """A count of even taps over half a minute."""
    count = RightFootCount()
    count.begin(0)
    times = [500 + round(index * COUNT_LENGTH_MS / taps) for index in range(taps)]
    for second in range(40):
        for t_ms in times:
            if (second - 1) * 1000 < t_ms <= second * 1000:
                count.tap(t_ms)
        result = count.observe(second * 1000, pod)
        if result is not None:
            return result
    return None


@pytest.mark.parametrize(("taps", "spm"), [(41, 164), (40, 160), (45, 180), (30, 120)])
def test_taps_of_half_a_minute_are_times_four(taps: int, spm: int) -> None:
    result = counted(taps)
    assert result is not None
    assert result.spm == pytest.approx(spm, abs=0.3)
    assert (result.pod, result.pod_spm) == (None, None)


def test_the_pods_mean_is_of_the_same_half_minute() -> None:
    assert counted(41, ("pod", 162.0)) == (pytest.approx(164, abs=0.3), "pod", 162.0)


@pytest.mark.parametrize("taps", [1, COUNT_FEWEST_TAPS - 1, 60])
def test_too_few_or_too_many_are_no_count(taps: int) -> None:
    result = counted(taps)
    assert result is not None
    assert result.spm is None


def test_it_begins_with_the_first_tap_and_ends_by_itself() -> None:
    count = RightFootCount()
    assert count.place(0) is None
    count.tap(0)
    assert count.place(0) is None
    count.begin(1000)
    count.observe(21_000, None)
    assert (count.place(21_000).left_s, count.place(21_000).taps) == (30.0, 0)
    count.tap(21_500)
    count.tap(22_250)
    assert (count.place(23_000).left_s, count.place(23_000).taps) == (28.5, 2)
    assert count.observe(51_000, None) is None
    assert count.observe(52_000, None) == (None, None, None)
    assert count.place(52_000) is None


def test_without_a_tap_it_is_over_after_a_minute() -> None:
    count = RightFootCount()
    count.begin(0)
    assert count.observe(COUNT_WAITS_MS - 1, None) is None
    assert count.place(COUNT_WAITS_MS - 1) is not None
    assert count.observe(COUNT_WAITS_MS, None) is None
    assert count.place(COUNT_WAITS_MS) is None


@pytest.mark.parametrize(("pod", "found"), [(158.0, True), (170.0, True), (157.9, False), (170.1, False)])
def test_agreeing_is_within_six(pod: float, found: bool) -> None:
    assert agrees(164.0, pod) is found


@pytest.mark.parametrize(
    ("pod", "doubled", "basis"),
    [
        (82.0, False, CadenceBasis.ONE_FOOT),
        (82.0, True, None),
        (328.0, True, CadenceBasis.BOTH_FEET),
        (328.0, False, None),
        (86.0, False, None),
        (150.0, True, None),
        (0.0, False, None),
    ],
)
def test_a_factor_of_two_is_mended(pod: float, doubled: bool, basis: CadenceBasis | None) -> None:
    assert mended_basis(164.0, pod, doubled) is basis


def tap_through(runner: object, raw: int | None, seconds: int = 33, every_ms: float = 30_000 / 41) -> None:
    """Let seconds of running pass while the runner taps, whatever the footpod sends."""
    runner.mark(MarkKind.TAP, "begin")
    began_ms = (runner.at - 1) * 1000
    taps = [began_ms + 450 + round(index * every_ms) for index in range(int((seconds - 1) * 1000 / every_ms))]
    for _ in range(seconds):
        from_ms = (runner.at - 1) * 1000
        sends = raw is not None
        for t_ms in [each for each in taps if from_ms <= each < from_ms + 1000]:
            runner.feed_mark(t_ms)
        runner.second(belt=(2.5, 0.0), pod=(2.5, raw) if sends else None)


@pytest.fixture
def tapping(run: Callable) -> Callable:
    """Make a run whose taps can be told at their times."""
    from stridecue.model.inputs import Mark  # noqa: PLC0415

    def make(**fields: object) -> object:
        runner = run(**fields)
        runner.feed_mark = lambda t_ms: runner.feed(Mark(MarkKind.TAP), t_ms)
        return runner

    return make


def notices(runner: object) -> list[str]:
    return [event.text for event in runner.events if isinstance(event, Noticed)]


def pod_of(basis: CadenceBasis) -> tuple[DeviceSettings, ...]:
    return (DeviceSettings("pod", cadence_basis=basis),)


def test_a_pod_that_agrees_is_proven_and_remembered(tapping: Callable) -> None:
    runner = tapping()
    runner.seconds(60, belt=(2.5, 0.0), pod=(2.5, 81))
    assert runner.state.new_footpod
    tap_through(runner, 81)
    assert notices(runner)[-1] == "You counted 164, the footpod 162: they agree."
    assert not runner.state.new_footpod
    assert runner.state.counting is None
    assert runner.tracker.cadence_bases == {"pod": CadenceBasis.ONE_FOOT}


@pytest.mark.parametrize(
    ("set_to", "raw", "counts"),
    [
        (CadenceBasis.BOTH_FEET, 82, CadenceBasis.ONE_FOOT),
        (CadenceBasis.ONE_FOOT, 164, CadenceBasis.BOTH_FEET),
    ],
)
def test_a_pod_that_is_set_wrong_is_mended(
    tapping: Callable, set_to: CadenceBasis, raw: int, counts: CadenceBasis
) -> None:
    runner = tapping(devices=pod_of(set_to))
    runner.seconds(40, belt=(2.5, 0.0), pod=(2.5, raw))
    assert runner.state.cadence.good is None
    tap_through(runner, raw)
    assert "from now on" in notices(runner)[-1]
    assert runner.tracker.cadence_bases == {"pod": counts}
    runner.seconds(12, belt=(2.5, 0.0), pod=(2.5, raw))
    assert (runner.state.cadence.good, runner.state.cadence.source) == (164.0, "pod")


def test_a_pod_that_says_something_else_is_to_be_looked_at(tapping: Callable) -> None:
    runner = tapping(devices=pod_of(CadenceBasis.ONE_FOOT))
    runner.seconds(40, belt=(2.5, 0.0), pod=(2.5, 75))
    assert not runner.state.new_footpod
    tap_through(runner, 75)
    assert notices(runner) == ["You counted 164, the footpod 150: check the footpod, or count again."]
    assert runner.tracker.cadence_bases == {}


def test_a_count_that_is_closed_early_says_nothing(tapping: Callable) -> None:
    runner = tapping(devices=pod_of(CadenceBasis.ONE_FOOT))
    tap_through(runner, 82, seconds=20)
    assert runner.state.counting is not None
    runner.mark(MarkKind.TAP, "end")
    runner.seconds(30, belt=(2.5, 0.0), pod=(2.5, 82))
    assert (runner.state.counting, notices(runner)) == (None, [])


def test_a_key_that_is_held_down_is_no_count(tapping: Callable) -> None:
    runner = tapping()
    tap_through(runner, None, every_ms=33)
    assert notices(runner) == ["Too few taps for a count. Tap with every step of the right foot."]
    assert runner.state.cadence.value is None


def test_taps_stand_in_for_a_footpod(tapping: Callable) -> None:
    runner = tapping()
    tap_through(runner, None)
    assert notices(runner) == ["You counted 164 steps a minute."]
    cadence = runner.state.cadence
    assert (cadence.source, cadence.quality) == ("tapped", Quality.GOOD)
    assert cadence.value == pytest.approx(164, abs=1)
    assert runner.state.step_length_m == pytest.approx(60 * 2.5 / 164, abs=0.01)
    assert runner.seconds(6, belt=(2.5, 0.0)).cadence.quality is Quality.STALE
    assert runner.seconds(6, belt=(2.5, 0.0)).cadence.quality is Quality.LOST


def test_a_footpod_comes_first(tapping: Callable) -> None:
    runner = tapping(devices=pod_of(CadenceBasis.ONE_FOOT))
    tap_through(runner, 80)
    assert (runner.state.cadence.source, runner.state.cadence.good) == ("pod", 160.0)
    runner.seconds(10, belt=(2.5, 0.0))
    tap_through(runner, None, seconds=8)
    assert runner.state.cadence.source == "tapped"
    runner.second(belt=(2.5, 0.0), pod=(2.5, 80))
    assert (runner.state.cadence.source, runner.state.cadence.good) == ("pod", 160.0)


def test_a_file_with_cadence_comes_first(tapping: Callable) -> None:
    runner = tapping()
    for second in range(1, 12):
        runner.feed_mark(second * 1000 - 500)
        runner.second(reading=Reading("file", cadence_spm=170.0, speed_mps=2.5))
    assert runner.state.cadence.source == "file"


def test_a_copy_counts_on(tapping: Callable) -> None:
    runner = tapping(devices=pod_of(CadenceBasis.ONE_FOOT))
    tap_through(runner, 82, seconds=20)
    twin = copy.deepcopy(runner.tracker)
    assert twin.tick(runner.at)[0] == runner.tick()
