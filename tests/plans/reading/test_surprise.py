"""Surprises: every course keeps what its file allows, and each seed has its own, always the same."""

from __future__ import annotations

from itertools import pairwise

import pytest

from stridecue.model.our_choices.plans import SURPRISE_MOST_PARTS_DRAWN
from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plans.plan import Plan
from stridecue.plans.reading import shipped_plans, surprise
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file
from stridecue.plans.reading.surprise import Draw, Part, course, off

ROLLING = parse_plan_file("rolling-surprise", shipped_plans.text("rolling-surprise"))
COURSE_7 = [
    (0, 150),
    (2, 60),
    (4, 70),
    (6, 90),
    (0, 170),
    (2, 90),
    (3, 100),
    (0, 170),
    (2, 90),
    (3, 160),
    (0, 140),
    (2, 80),
    (0, 70),
]
STEEPEST = {PlanVersion.EASIER: 4, PlanVersion.AS_WRITTEN: 6, PlanVersion.HARDER: 8}


def rolling(version: PlanVersion, seed: int | None) -> Plan:
    return made_ready(ROLLING, PlanChoice("rolling-surprise", version, seed))


@pytest.mark.parametrize("version", PlanVersion)
def test_every_course_is_within_its_bounds(version: PlanVersion) -> None:
    for seed in range(8):
        plan = rolling(version, seed)
        parts = plan.steps[2:-2]
        seconds = [step.time_s or 0.0 for step in parts]
        grades = [step.grade_percent or 0.0 for step in parts]
        assert sum(seconds) == 24 * 60
        assert all(60 <= each <= 180 for each in seconds), "so at most one change in 60 s"
        assert set(grades) <= set(range(STEEPEST[version] + 1))
        assert max(grades) >= STEEPEST[version] - 1
        assert all(after - before < 3 for before, after in pairwise([0.0, *grades]))
        assert all(before != after for before, after in pairwise(grades))
        for least in (1, 2):
            uphill = sum(time for time, grade in zip(seconds, grades, strict=True) if grade >= least)
            assert 0.44 <= uphill / sum(seconds) <= 0.56
        passed_s = sum(step.time_s or 0.0 for step in plan.steps[:2])
        for time, grade in zip(seconds, grades, strict=True):
            assert grade < 6 or passed_s >= 600
            passed_s += time


def test_a_seed_has_one_course_and_another_seed_another() -> None:
    assert rolling(PlanVersion.AS_WRITTEN, 4821) == rolling(PlanVersion.AS_WRITTEN, 4821)
    assert rolling(PlanVersion.AS_WRITTEN, 4821).steps != rolling(PlanVersion.AS_WRITTEN, 4822).steps
    assert rolling(PlanVersion.HARDER, 4821).title == "Rolling surprise, harder, course 4821"
    assert ROLLING.surprise


def test_a_course_stays_what_it_is_for_a_number_that_was_written_down() -> None:
    parts = course(Draw(1440.0, (60.0, 180.0), 6, 6, 600.0), 7, 480.0)
    assert [(part.grade_percent, round(part.seconds)) for part in parts] == COURSE_7


def test_where_nothing_fits_the_nearest_is_taken() -> None:
    rules = Draw(360.0, (60.0, 180.0), 12)
    parts = course(rules, 1, 0.0)
    assert sum(part.seconds for part in parts) == 360
    assert off(rules, parts) > 0


def test_what_a_course_misses_is_measured_either_way() -> None:
    rules = Draw(240.0, (60.0, 120.0), 2)
    assert off(rules, (Part(120.0, 0), Part(120.0, 2))) == 0
    assert off(rules, (Part(180.0, 0), Part(60.0, 2))) == pytest.approx(0.20)
    assert off(rules, (Part(60.0, 0), Part(180.0, 2))) == pytest.approx(0.20)
    assert off(rules, (Part(120.0, 0), Part(120.0, 1))) == pytest.approx(0.45 + 0.01)


def test_what_can_never_fit_costs_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    asked = surprise.draw

    def counted(seed: int, purpose: str, number: int) -> float:
        drawn.append(number)
        return asked(seed, purpose, number)

    monkeypatch.setattr(surprise, "draw", counted)
    monkeypatch.setattr(surprise, "SURPRISE_MOST_PARTS_DRAWN", 500)
    never = Draw(10_800.0, (60.0, 120.0), 12, 2, 86_400.0)
    parts = course(never, 99, 0.0)
    assert off(never, parts) > 0
    assert 500 <= len(drawn) / 3 < 500 + 10_800 / 60
    assert course(never, 99, 0.0) is parts, "it is not drawn again"
    assert SURPRISE_MOST_PARTS_DRAWN < 50_000


def test_looking_a_file_through_draws_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surprise, "course", None)
    assert parse_plan_file("rolling-surprise", shipped_plans.text("rolling-surprise")).surprise
