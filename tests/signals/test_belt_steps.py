from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.signals.belt_steps import BeltSteps


def stepping(*packets: tuple[int, int]) -> list[float | None]:
    steps = BeltSteps()
    return [steps.take(t_ms, count) for t_ms, count in packets]


def at(spm: float, seconds: int, begin_s: int = 0, count: int = 0, every: int = 1) -> list[tuple[int, int]]:
    return [(1000 * (begin_s + s), count + int(spm / 60 * (s - s % every))) for s in range(seconds)]


def test_cadence_is_what_was_counted_over_ten_seconds() -> None:
    told = stepping(*at(164, 30, count=70_000))
    assert told[:5] == [None] * 5
    assert all(spm == pytest.approx(164, abs=13) for spm in told[5:10])
    assert all(spm == pytest.approx(164, abs=6.5) for spm in told[10:])
    assert sum(told[10:]) / 20 == pytest.approx(164, abs=1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "broken",
    [pytest.param(0, id="reset"), pytest.param(5, id="falls"), pytest.param(60_000, id="leaps")],
)
def test_a_count_that_breaks_begins_anew(broken: int) -> None:
    told = stepping(*at(180, 15, count=1000), *at(180, 15, begin_s=15, count=broken))
    assert told[15:20] == [None] * 5
    assert all(spm == pytest.approx(180, abs=1) for spm in told[20:])


def test_standing_is_no_steps() -> None:
    still = [(1000 * s, 45) for s in range(16, 30)]
    told = stepping(*at(180, 16), *still, *at(180, 10, begin_s=30, count=45))
    assert told[19:30] == [0.0] * 11
    assert told[30:35] == [0.0, None, None, None, None]
    assert told[-1] == pytest.approx(180, abs=13)


@pytest.mark.parametrize("count", [0, 7, 0xFFFFFE])
def test_what_never_rises_is_no_counter(count: int) -> None:
    assert stepping(*[(1000 * s, count) for s in range(60)]) == [None] * 60
    assert stepping(*at(0, 30), *at(180, 12, begin_s=30))[-1] == pytest.approx(180, abs=13)


def test_a_machine_that_counts_in_bursts() -> None:
    told = stepping(*at(168, 60, every=5))
    assert all(spm is not None and 130 < spm < 200 for spm in told[20:])


def test_ten_packets_a_second() -> None:
    told = stepping(*[(100 * i, int(0.3 * i)) for i in range(300)])
    known = [spm for spm in told[110:] if spm is not None]
    assert len(known) > 30
    assert all(spm == pytest.approx(180, abs=6.5) for spm in known)


def test_after_a_silence_what_was_counted_meanwhile_counts() -> None:
    told = stepping(*at(180, 12), (60_000, 180))
    assert told[-1] is None or told[-1] == pytest.approx(180, abs=13)


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 400)), max_size=60))
def test_nobody_steps_as_fast_as_that(packets: list[tuple[int, int]]) -> None:
    steps, t_ms = BeltSteps(), 0
    for wait_ms, count in packets:
        t_ms += wait_ms
        told = steps.take(t_ms, count)
        assert told is None or told >= 0
