"""Maximum, zones, caps and the lag of heart rate, against worked examples."""

import pytest

from stridecue.model.profile import Profile
from stridecue.model.state import HeartRateLimits
from stridecue.physiology.heart_rate import (
    edwards_zone,
    estimated_max_bpm,
    friel_zone,
    heart_rate_recovery,
    karvonen_floors,
    karvonen_zone,
    limits,
    predicted_bpm,
    recovery_comparable,
    slope_now,
    steady_bpm,
    zone,
)


@pytest.mark.parametrize(("age", "maximum"), [(20, 194), (40, 180), (60, 166), (45, 177)])
def test_maximum_from_age(age: int, maximum: int) -> None:
    assert estimated_max_bpm(age) == maximum


def test_zones_by_reserve() -> None:
    assert karvonen_floors(60, 180) == (120, 132, 144, 156, 168)
    assert [karvonen_zone(bpm, 60, 180) for bpm in (119, 120, 132, 155, 168, 190)] == [0, 1, 2, 3, 5, 5]


@pytest.mark.parametrize(
    ("bpm", "expected"),
    [(89, 0), (90, 1), (107, 1), (108, 2), (126, 3), (144, 4), (162, 5), (180, 5), (185, 5)],
)
def test_zones_by_maximum(bpm: int, expected: int) -> None:
    assert edwards_zone(bpm, 180) == expected


@pytest.mark.parametrize(
    ("bpm", "expected"),
    [
        (100, "1"),
        (144, "1"),
        (145, "2"),
        (153, "3"),
        (161, "3"),
        (162, "4"),
        (170, "5a"),
        (175, "5a"),
        (176, "5b"),
        (180, "5b"),
        (181, "5c"),
    ],
)
def test_zones_by_threshold(bpm: int, expected: str) -> None:
    assert friel_zone(bpm, 170) == expected
    by_threshold = limits(Profile(heart_rate_threshold_bpm=170), "easy")
    assert zone(bpm, by_threshold) == int(expected[0])


def test_threshold_comes_before_reserve_and_reserve_before_maximum() -> None:
    everything = Profile(heart_rate_max_bpm=185, heart_rate_rest_bpm=60, heart_rate_threshold_bpm=170)
    assert limits(everything, "easy").zone_floors_bpm == (0, 144.5, 153, 161.5, 170)
    reserve = Profile(heart_rate_max_bpm=180, heart_rate_rest_bpm=60)
    assert limits(reserve, "easy").zone_floors_bpm == (120, 132, 144, 156, 168)
    maximum = Profile(heart_rate_max_bpm=180)
    assert limits(maximum, "easy").zone_floors_bpm == (90, 108, 126, 144, 162)


def test_a_heart_rate_below_zone_1_is_still_zone_1_and_without_zones_there_is_none() -> None:
    assert zone(60, limits(Profile(heart_rate_max_bpm=180), "easy")) == 1
    assert zone(60, limits(Profile(), "easy")) is None


@pytest.mark.parametrize(
    ("profile", "easy_cap"),
    [
        (Profile(heart_rate_threshold_bpm=170), 151),
        (Profile(heart_rate_rest_bpm=60, heart_rate_max_bpm=185), 148),
        (Profile(heart_rate_max_bpm=185), 142),
        (Profile(heart_rate_rest_bpm=60), None),
        (Profile(), None),
    ],
)
def test_easy_cap(profile: Profile, easy_cap: int | None) -> None:
    assert limits(profile, "easy").easy_cap_bpm == easy_cap


@pytest.mark.parametrize(
    ("own", "more", "easy", "hill"),
    [
        (0, 0, 148, 156),
        (4, 0, 152, 160),
        (-10, 0, 138, 146),
        (10, 3, 158, 166),
        (-9, -3, 138, 146),
        (5, -3, 150, 158),
    ],
)
def test_the_easy_cap_is_moved_within_bounds_and_the_hill_cap_with_it(
    own: int, more: int, easy: int, hill: int
) -> None:
    profile = Profile(heart_rate_max_bpm=185, heart_rate_rest_bpm=60, easy_cap_shift_bpm=own)
    moved = limits(profile, "easy", more)
    assert (moved.easy_cap_bpm, moved.hill_cap_bpm, moved.alert_bpm) == (easy, hill, 190)
    assert limits(profile, "hard", more).hill_cap_bpm == 185


def test_nothing_is_moved_where_there_is_no_cap() -> None:
    assert limits(Profile(easy_cap_shift_bpm=5), "easy").easy_cap_bpm is None
    medicine = Profile(age_years=40, heart_rate_medicine=True, easy_cap_shift_bpm=5)
    assert limits(medicine, "easy", -3).easy_cap_bpm is None


def test_hill_cap_goes_by_the_day() -> None:
    profile = Profile(heart_rate_max_bpm=185)
    assert limits(profile, "easy").hill_cap_bpm == 150
    assert limits(profile, "hike").hill_cap_bpm == 150
    assert limits(profile, "hard").hill_cap_bpm == 185
    near_the_top = Profile(heart_rate_max_bpm=170, heart_rate_threshold_bpm=165)
    assert limits(near_the_top, "easy").hill_cap_bpm == 153
    assert limits(Profile(heart_rate_threshold_bpm=170), "easy").hill_cap_bpm == 159
    assert limits(Profile(), "easy").hill_cap_bpm is None


def test_alert_lies_above_the_maximum_unless_chosen() -> None:
    assert limits(Profile(heart_rate_max_bpm=185), "easy").alert_bpm == 190
    estimated = limits(Profile(age_years=40), "easy")
    assert (estimated.max_bpm, estimated.max_estimated, estimated.alert_bpm) == (180, True, 190)
    assert limits(Profile(age_years=40, heart_rate_alert_bpm=170), "easy").alert_bpm == 170
    assert limits(Profile(), "easy") == HeartRateLimits()


def test_medicine_switches_every_formula_off_but_not_the_limit_the_runner_set() -> None:
    measured = limits(
        Profile(heart_rate_max_bpm=185, heart_rate_alert_bpm=170, heart_rate_medicine=True), "easy"
    )
    assert (measured.easy_cap_bpm, measured.hill_cap_bpm, measured.alert_bpm) == (None, None, 170)
    assert measured.zone_floors_bpm is not None
    estimated = limits(Profile(age_years=40, heart_rate_medicine=True), "hard")
    assert (estimated.hill_cap_bpm, estimated.alert_bpm, estimated.zone_floors_bpm) == (None, None, None)
    assert limits(
        Profile(age_years=40, heart_rate_threshold_bpm=160, heart_rate_medicine=True), "easy"
    ).zone_floors_bpm


@pytest.mark.parametrize(
    ("bpm", "slope", "ahead", "heading_for", "predicted"),
    [
        (150, 0.20, 30, 161.52, 154.68),
        (150, 0.20, 60, 161.52, 157.45),
        (165, -0.30, 60, 147.72, 153.82),
        (145.15, 0.2564, 60, 159.92, 154.71),
    ],
)
def test_prediction(bpm: float, slope: float, ahead: float, heading_for: float, predicted: float) -> None:
    assert steady_bpm(bpm, slope) == pytest.approx(heading_for, abs=0.01)
    assert predicted_bpm(bpm, slope, ahead) == pytest.approx(predicted, abs=0.01)


def test_slope_of_this_moment() -> None:
    assert slope_now(0.3050) == pytest.approx(0.2564, abs=1e-4)
    assert predicted_bpm(145.15, slope_now(0.3050), 60) == pytest.approx(154.71, abs=0.01)


def test_recovery() -> None:
    effort = [150.0] * 60 + [None, *[172.0] * 9]
    after = [160.0] * 54 + [141.0, None, *[141.0] * 9]
    assert heart_rate_recovery(effort, after) == 31
    assert heart_rate_recovery(effort, after[:50]) is None
    assert heart_rate_recovery([], after) is None


def test_recovery_compares_only_after_a_minute_of_effort_and_while_walking() -> None:
    effort, walk = [170.0] * 60, [1.0] * 65
    assert recovery_comparable(effort, walk, 190)
    assert not recovery_comparable(effort[1:], walk, 190)
    assert not recovery_comparable([*effort[1:], 150.0], walk, 190)
    assert not recovery_comparable([*effort[1:], None], walk, 190)
    assert not recovery_comparable(effort, walk[1:], 190)
    assert not recovery_comparable(effort, [1.3, *walk[1:]], 190)
    assert not recovery_comparable(effort, [None, *walk[1:]], 190)
