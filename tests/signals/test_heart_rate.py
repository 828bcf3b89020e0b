from __future__ import annotations

from collections.abc import Sequence

import pytest

from stridecue.model.state import Gait, Quality
from stridecue.signals.heart_rate import HeartRate

GOOD, SUSPECT, STALE, LOST = Quality.GOOD, Quality.SUSPECT, Quality.STALE, Quality.LOST


class Strap:
    """A strap that sends once a second, looked at once a second."""

    def __init__(self, max_bpm: int | None = None, cadence: float | None = None, hold_s: float = 5) -> None:
        self.heart_rate = HeartRate(max_bpm, hold_s)
        self.cadence = cadence
        self.speed, self.gait = 2.5, Gait.RUNNING
        self.t_ms = 0

    def send(
        self, *bpms: float | None, rr: Sequence[float] = (), contact: bool | None = None
    ) -> list[Quality]:
        qualities = []
        for bpm in bpms:
            self.t_ms += 1000
            if bpm is not None:
                self.heart_rate.add(self.t_ms - 500, "strap", bpm, rr, contact)
            self.heart_rate.observe(self.t_ms, self.cadence, self.speed, self.gait)
            qualities.append(self.heart_rate.signal(self.t_ms).quality)
        return qualities

    @property
    def value(self) -> float | None:
        return self.heart_rate.signal(self.t_ms).value

    @property
    def reason(self) -> str | None:
        return self.heart_rate.signal(self.t_ms).reason


def ramp(begin: int, end: int, seconds: int) -> list[float]:
    return [round(begin + (end - begin) * i / seconds) for i in range(1, seconds + 1)]


@pytest.mark.parametrize(("bpm", "believed"), [(29, False), (30, True), (230, True), (231, False)])
def test_range(bpm: int, believed: bool) -> None:
    heart_rate = HeartRate(None, 5)
    assert heart_rate.add(0, "strap", bpm) is believed
    assert heart_rate.signal(0).value == (bpm if believed else None)


def test_shown_is_the_median_of_five_seconds() -> None:
    strap = Strap()
    strap.send(140, 141, 149, 142, 143)
    assert strap.value == 142
    strap.send(144)
    assert strap.value == 143


def test_stale_then_lost_and_never_zero() -> None:
    strap = Strap()
    strap.send(140)
    qualities = strap.send(*[None] * 31)
    assert qualities[:4] == [GOOD] * 4
    assert qualities[4:29] == [STALE] * 25
    assert qualities[29:] == [LOST] * 2
    assert strap.value == 140


def test_a_spike_to_210_for_eight_seconds_is_suspect_and_not_shown() -> None:
    strap = Strap(max_bpm=185)
    strap.send(*[150] * 10)
    assert set(strap.send(*[210] * 8)) == {SUSPECT}
    assert (strap.value, strap.reason) == (150, "sudden jump")
    assert set(strap.send(*[151] * 10)) == {GOOD}


def test_a_jump_with_agreeing_beats_is_good_after_fifteen_seconds() -> None:
    strap = Strap()
    strap.send(*[120] * 10, rr=[500])
    qualities = strap.send(*[150] * 20, rr=[400])
    assert qualities == [SUSPECT] * 15 + [GOOD] * 5
    assert strap.value == 150


def test_a_jump_without_beats_is_good_after_thirty_seconds() -> None:
    strap = Strap()
    strap.send(*[120] * 10)
    qualities = strap.send(*[150] * 35)
    assert qualities == [SUSPECT] * 30 + [GOOD] * 5


def test_a_jump_that_the_beats_deny_stays_suspect() -> None:
    strap = Strap()
    strap.send(*[120] * 10, rr=[500])
    assert set(strap.send(*[165] * 60, rr=[500])) == {SUSPECT}
    assert (strap.value, strap.reason) == (165, "beat intervals disagree")
    assert strap.send(*[165] * 12, rr=[60000 / 165])[-1] is GOOD


def test_a_value_that_never_settles_is_not_held_for_ever() -> None:
    strap = Strap()
    strap.send(*[120] * 10)
    qualities = strap.send(*[60 if i % 2 else 210 for i in range(60)])
    assert qualities[0] is SUSPECT
    assert qualities[-1] is LOST


@pytest.mark.parametrize(("rr", "expected"), [((), GOOD), ((60000 / 200,), GOOD), ((60000 / 160,), SUSPECT)])
def test_above_maximum_after_a_gradual_rise(rr: Sequence[float], expected: Quality) -> None:
    strap = Strap(max_bpm=185)
    strap.send(*ramp(140, 200, 60), rr=rr)
    assert strap.send(200, rr=rr) == [expected]


def test_above_maximum_after_a_steep_rise_is_suspect() -> None:
    strap = Strap(max_bpm=185)
    strap.send(*[160] * 20)
    assert strap.send(*ramp(160, 200, 20))[-1] is SUSPECT
    assert strap.reason == "above maximum"


def test_a_jump_above_maximum_is_suspect_even_when_it_persists() -> None:
    strap = Strap(max_bpm=185)
    strap.send(*[150] * 10)
    assert set(strap.send(*[210] * 80)) == {SUSPECT}


@pytest.mark.parametrize(("rr", "expected"), [((), SUSPECT), ((400,), GOOD)])
def test_frozen_after_a_minute_without_beats(rr: Sequence[float], expected: Quality) -> None:
    strap = Strap()
    qualities = strap.send(*[150] * 62, rr=rr)
    assert set(qualities[:59]) == {GOOD}
    assert qualities[-1] is expected
    assert strap.send(151, rr=rr) == [GOOD]


def test_a_deep_fall_while_running_on_is_a_loose_strap() -> None:
    strap = Strap()
    strap.send(*[160] * 20)
    assert strap.send(*ramp(160, 115, 9))[-1] is SUSPECT
    assert strap.reason == "fell while running"
    assert strap.send(*ramp(115, 140, 9))[-1] is GOOD


def test_a_deep_fall_after_slowing_down_is_recovery() -> None:
    strap = Strap()
    strap.send(*[160] * 20)
    strap.speed = 1.2
    assert set(strap.send(*ramp(160, 115, 9))) == {GOOD}


def test_the_contact_bit_alone_means_nothing() -> None:
    strap = Strap()
    assert set(strap.send(*[84, 85] * 10, contact=False)) == {GOOD}
    strap.send(*[140] * 3, contact=False)
    assert strap.reason == "sudden jump, no skin contact"


def test_cadence_lock_at_165() -> None:
    strap = Strap(cadence=165)
    strap.send(*[140 + i % 3 for i in range(30)])
    qualities = strap.send(*[165 - i % 2 for i in range(120)])
    assert set(qualities) == {SUSPECT}
    assert strap.reason == "follows cadence"
    strap.send(*ramp(165, 150, 5))
    assert strap.send(*[150, 151] * 12)[-1] is GOOD


def test_another_source_begins_anew() -> None:
    strap = Strap()
    strap.send(*[150] * 5)
    strap.heart_rate.add(strap.t_ms, "treadmill", 90)
    signal = strap.heart_rate.signal(strap.t_ms)
    assert (signal.value, signal.source, signal.quality) == (90, "treadmill", GOOD)
