"""What earlier runs say to the next one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from stridecue.library.coach_history.fade_levels import Progress
from stridecue.library.coach_history.history import began_at, history_of, runs_to_look_at
from stridecue.library.coach_history.history_figures import RunFigures
from stridecue.library.coach_history.plan_and_walk import PlanReps
from stridecue.library.coach_history.practice_figures import Practice
from stridecue.library.coach_history.response_history import CueAnswers
from stridecue.library.library import Library
from stridecue.model.our_choices.coach import SESSION_NEEDED_S
from stridecue.model.our_choices.runner import BASELINE_RUNS
from stridecue.model.setup import BaselineBin, History
from stridecue.model.summary import RunSummary, Totals
from stridecue.signals.baseline import CadenceWindow

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def run(number: int, day: str | None, distance_m: float = 5000.0, sport: str = "running") -> RunSummary:
    started_at = None if day is None else f"{day}T06:00:00Z"
    return RunSummary(number, sport, started_at, False, "bluetooth", Totals(distance_m=distance_m))


def test_nothing_says_nothing_but_the_first_downhill_budget() -> None:
    assert history_of([], {}, NOW) == History(downhill_budget_s=300.0)


@pytest.mark.parametrize(
    ("runs", "longest"),
    [
        ([run(1, "2026-03-20", 8000.0), run(2, "2026-03-21", 6000.0)], 8000.0),
        ([run(1, "2026-02-28", 21_000.0), run(2, "2026-03-21", 6000.0)], 6000.0),
        ([run(1, "2026-03-20", 90_000.0, sport="cycling")], None),
        ([run(1, None, 8000.0)], None),
        ([run(1, "yesterday", 8000.0)], None),
        ([run(1, "2026-04-01", 8000.0)], None),
        ([run(1, "2026-03-20", 0.0)], None),
    ],
)
def test_the_longest_run_of_thirty_days(runs: list[RunSummary], longest: float | None) -> None:
    assert history_of(runs, {}, NOW).longest_recent_m == longest


@pytest.mark.parametrize(
    ("day", "last_s", "budget_s"),
    [
        ("2026-03-25", 300.0, 450.0),
        ("2026-03-28", 300.0, 300.0),
        ("2026-03-25", 2000.0, 2400.0),
        ("2026-02-09", 900.0, 300.0),
    ],
)
def test_the_downhill_budget_grows_from_the_last_run_that_had_any(
    day: str, last_s: float, budget_s: float
) -> None:
    runs = [run(2, "2026-03-30"), run(1, day)]
    figures = {1: RunFigures(downhill_s=last_s), 2: RunFigures()}
    assert history_of(runs, figures, NOW).downhill_budget_s == budget_s


def test_easy_speed_is_the_median_of_the_recent_runs_that_have_one() -> None:
    runs = [run(number, f"2026-03-{number:02d}") for number in range(2, 7)] + [run(1, "2026-02-20")]
    speeds = {1: 9.0, 2: 2.4, 3: 2.6, 4: None, 5: 2.5, 6: 2.9}
    figures = {number: RunFigures(easy_speed_mps=speed) for number, speed in speeds.items()}
    assert history_of(runs, figures, NOW).easy_speed_mps == pytest.approx(2.55)


def test_walks_and_repetitions_of_the_runs_looked_at_give_their_speeds() -> None:
    reps = PlanReps("hill-100", 2.6, 6.0)
    history = of_days(
        d20=RunFigures(walk_speed_mps=1.4, reps=reps),
        d24=RunFigures(walk_speed_mps=1.7, reps=replace(reps, speed_mps=2.8)),
        d28=RunFigures(walk_speed_mps=1.5),
    )
    assert history.walk_speed_mps == 1.5
    assert history.rep_speeds == (("hill-100", pytest.approx(2.7)),)


def test_the_cadence_baseline_is_of_the_windows_of_all_runs_looked_at() -> None:
    def windows(slope: str, number: int, cadence: float) -> tuple[CadenceWindow, ...]:
        return (CadenceWindow(slope, 2.6, cadence),) * number

    runs = [run(number, f"2026-03-{number:02d}") for number in range(1, 10)]
    figures = {
        number: RunFigures(cadence_windows=windows("flat", 5, 160.0 + number)) for number in (1, 2, 3, 4)
    }
    figures[9] = RunFigures(cadence_windows=(*windows("flat", 1, 170.0), *windows("up1", 11, 166.0)))
    assert history_of(runs, figures, NOW).cadence_baseline == (BaselineBin("flat", 2.6, 163.0, 8.0, 16),), (
        "the oldest run is not looked at, and eleven windows uphill are too few"
    )


def test_only_the_newest_dated_runs_are_looked_at() -> None:
    runs = [run(number, f"2026-03-{number:02d}") for number in range(1, 20)]
    runs += [run(20, "2026-01-01"), run(21, None), run(22, "2026-03-30", sport="hiking")]
    assert [each.id for each in runs_to_look_at(runs, NOW)] == list(range(19, 19 - BASELINE_RUNS, -1))


def test_a_library_without_runs_has_a_history(library: Library) -> None:
    assert library.derivations.history(NOW) == History(downhill_budget_s=300.0)


def of_days(**figures: RunFigures) -> History:
    """The history of runs on these days of March, `d28` for the 28th."""
    days = {int(name[1:]): each for name, each in figures.items()}
    return history_of([run(day, f"2026-03-{day:02d}") for day in days], days, NOW)


def practised(technique: str, share: float = 0.9, **more: int) -> RunFigures:
    in_band_s = round(share * SESSION_NEEDED_S)
    return RunFigures(practice=(Practice(technique, uncued_s=SESSION_NEEDED_S, in_band_s=in_band_s, **more),))


def test_progress_is_counted_from_run_to_run() -> None:
    target = RunFigures(target_uncued_s=700, target_in_band_s=650)
    history = of_days(d20=practised("posture"), d22=practised("posture"), d24=target, d28=target)
    assert history.fade_levels == (("posture", 2),)
    assert history.fade_sessions == (("posture", 0),)
    assert history.cadence_step == 0.05


def test_progress_goes_on_from_what_the_oldest_run_was_told() -> None:
    told = Progress((("arms", 4), ("posture", 2)), (("posture", 1),), 0.05, 3)
    history = of_days(d28=RunFigures(practice=practised("posture").practice, told=told))
    assert history.fade_levels == (("arms", 4), ("posture", 3))
    assert history.fade_sessions == (("arms", 0), ("posture", 0))
    assert history.cadence_step == 0.05


@pytest.mark.parametrize(
    ("figures", "recalled"),
    [
        ({"d24": practised("posture", focus_s=300), "d20": practised("arms", focus_s=900)}, "posture"),
        ({"d25": practised("posture", focus_s=300)}, None),
        ({"d24": practised("posture", told=2), "d20": practised("arms", focus_s=900)}, "posture"),
        ({"d24": practised("posture"), "d20": practised("arms", told=1)}, "arms"),
        ({"d24": practised("posture")}, None),
        (
            {
                "d10": RunFigures(
                    practice=(
                        Practice("arms", 400, told=9),
                        Practice("hips", 500),
                        Practice("knees", told=20),
                    )
                )
            },
            "hips",
        ),
    ],
)
def test_a_week_without_a_run_recalls_the_last_focus(
    figures: dict[str, RunFigures], recalled: str | None
) -> None:
    assert of_days(**figures).recall_technique == recalled


def test_what_hurt_rests_for_seven_days() -> None:
    history = of_days(
        d24=RunFigures(hurting=("knees",)),
        d25=RunFigures(hurting=("posture", "arms")),
        d28=RunFigures(hurting=("posture",)),
    )
    assert history.rested_techniques == ("arms", "posture")


def answers(technique: str, hits: int) -> CueAnswers:
    return CueAnswers(
        "x-y",
        technique,
        "cadence",
        True,
        True,
        False,
        tuple((9, 19, False, 1.0, n < hits, True) for n in range(5)),
    )


def test_the_weakest_technique_is_of_the_last_week_and_not_one_that_hurts() -> None:
    history = of_days(
        d20=RunFigures(answers=(answers("hips", 0),)),
        d28=RunFigures(answers=(answers("posture", 1), answers("arms", 3)), hurting=("posture",)),
    )
    assert history.weakest_technique == "arms"


def test_mood_is_of_the_run_before() -> None:
    assert of_days(d20=RunFigures(mood=2), d28=RunFigures(mood=4)).last_mood == 4
    assert of_days(d20=RunFigures(mood=2), d28=RunFigures()).last_mood is None


@pytest.mark.parametrize(
    ("figures", "weeks"),
    [
        ({"d28": RunFigures(game_played=True)}, 0),
        ({"d20": RunFigures(game_played=True), "d10": RunFigures()}, 1),
        ({"d20": RunFigures(), "d28": RunFigures(told=Progress(game_weeks=3))}, 3),
        ({"d20": RunFigures(told=Progress(game_weeks=3)), "d28": RunFigures(game_played=True)}, 4),
        ({"d03": RunFigures(game_played=True), "d28": RunFigures(told=Progress(game_weeks=3))}, 4),
    ],
)
def test_the_landing_game_is_as_old_as_its_first_run(figures: dict[str, RunFigures], weeks: int) -> None:
    assert of_days(**figures).game_weeks == weeks


def test_own_speeds_of_changing_are_of_all_runs_looked_at() -> None:
    changes = RunFigures(transitions=(("up2", 1.7), ("up2", 1.8)))
    assert of_days(d20=changes).transition_speeds == ()
    assert of_days(d20=changes, d21=changes).transition_speeds == (("up2", 1.75),)


@pytest.mark.parametrize(
    ("started_at", "began"),
    [
        (None, None),
        ("yesterday", None),
        ("2026-03-31T12:00:00Z", NOW),
        ("2026-03-31T12:00:00", NOW),
        ("2026-03-31T14:00:00+02:00", NOW),
    ],
)
def test_when_a_run_began(started_at: str | None, began: datetime | None) -> None:
    assert began_at(started_at) == began
