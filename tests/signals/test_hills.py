from __future__ import annotations

import math

import pytest

from stridecue.signals.hills import Hills, HillSecond


def walk(
    hills: Hills, begin: int, end: int, grade: float | None, mps: float = 2.0, running: bool = True
) -> None:
    for second in range(begin, end):
        hills.add(HillSecond(second, mps, 1.0, running, grade))


def test_metres_up_are_the_sine_of_the_slope() -> None:
    hills = Hills()
    walk(hills, 1, 3601, 10.0)
    assert hills.climb_m == pytest.approx(716, abs=0.5)
    walk(hills, 3601, 3700, -10.0)
    walk(hills, 3700, 3800, None)
    assert hills.climb_m == pytest.approx(7200 * math.sin(math.atan(0.1)))


def test_up_and_down_time_are_of_running() -> None:
    hills = Hills()
    walk(hills, 0, 10, 3.0)
    walk(hills, 10, 30, 2.9)
    walk(hills, 30, 37, -3.0)
    walk(hills, 37, 60, -2.9)
    walk(hills, 60, 90, 8.0, running=False)
    assert (hills.up_time_s, hills.down_time_s) == (10.0, 7.0)


@pytest.mark.parametrize(
    ("grade", "running", "counted_s"),
    [
        (-2.9, True, 0),
        (-3.0, True, 10),
        (-9.9, True, 10),
        (-10.0, True, 20),
        (-15.0, True, 20),
        (-15.0, False, 0),
    ],
)
def test_steep_falls_count_twice(grade: float, running: bool, counted_s: float) -> None:
    hills = Hills()
    walk(hills, 0, 10, grade, running=running)
    assert hills.down_time_s == counted_s


def test_a_fall_told_late_counts_as_it_should() -> None:
    hills = Hills()
    walk(hills, 1, 21, -12.0)
    hills.mend(10, -5.0)
    assert hills.down_time_s == 2 * 10 + 10
    hills.mend(0, 0.0)
    assert hills.down_time_s == 0.0


@pytest.mark.parametrize(("length_s", "climbs"), [(59, 0), (60, 1), (600, 1)])
def test_a_climb_counts_when_it_ends(length_s: int, climbs: int) -> None:
    hills = Hills()
    walk(hills, 0, length_s, 4.0)
    assert hills.climbs == 0
    walk(hills, length_s, length_s + 1, 3.9)
    assert hills.climbs == climbs


def test_seconds_without_a_grade_do_not_end_a_climb() -> None:
    hills = Hills()
    walk(hills, 0, 40, 5.0)
    walk(hills, 40, 50, None)
    walk(hills, 50, 70, 5.0)
    walk(hills, 70, 71, 0.0)
    assert hills.climbs == 1


def test_a_late_grade_gives_what_it_would_have_given_in_time() -> None:
    late, timely = Hills(), Hills()
    walk(late, 1, 101, 0.0)
    walk(late, 101, 171, 0.0)
    late.mend(100, 6.0)
    walk(timely, 1, 101, 0.0)
    walk(timely, 101, 171, 6.0)
    for hills in (late, timely):
        walk(hills, 171, 172, 0.0)
    assert late.climb_m == pytest.approx(timely.climb_m)
    assert (late.up_time_s, late.climbs) == (timely.up_time_s, timely.climbs) == (70.0, 1)


def test_a_late_grade_reaches_half_an_hour_back() -> None:
    hills = Hills()
    walk(hills, 0, 2000, 0.0)
    hills.mend(0, 5.0)
    assert hills.up_time_s == 1800.0
