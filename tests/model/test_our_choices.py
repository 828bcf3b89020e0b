"""What no study gives stands in one place, with the values that were chosen, and is used."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from stridecue.model.our_choices import coach, library, plans, report, runner, signals

SOURCE = Path(__file__).parents[2] / "src" / "stridecue"
PLACE = SOURCE / "model" / "our_choices"
ROOMS = ("physiology", "signals", "coach", "plans", "library")
STORAGE = {"database.py"}
"""How the library keeps its file has nothing to do with runs."""

BASELINE = {
    "BASELINE_WINDOW_S": 30,
    "BASELINE_WINDOWS_FROM_S": 300,
    "BASELINE_SPEED_VARIATION": 0.03,
    "BASELINE_GRADE_RANGE_PERCENT": 0.5,
    "BASELINE_QUIET_AFTER_PROMPT_S": 60,
    "MOST_BASELINE_WINDOWS": 20,
    "BASELINE_RUNS": 8,
    "BASELINE_WINDOWS_NEEDED": 12,
    "BASELINE_SLOPE_SPM_PER_MPS": 8.0,
    "OWN_BASELINE_SLOPE_WINDOWS_NEEDED": 40,
    "OWN_BASELINE_SLOPE_SPEED_RANGE_MPS": 0.6,
    "OWN_BASELINE_SLOPE_LIMITS_SPM_PER_MPS": (3, 15),
    "TARGET_STEPS": (0.025, 0.05, 0.075),
    "FIRST_TARGET_STEP": 0.025,
    "TARGET_CEILING_FACTOR": 1.10,
    "TARGET_CEILING_SPM": 190,
    "NO_TARGET_FROM_SPM": 176,
    "STEP_UP_FROM_SHARE": 0.80,
    "SESSIONS_FOR_A_STEP": 2,
    "TARGET_BAND_PERCENT": 2,
    "BORROWED_BASELINE_PER_PERCENT": 0.004,
    "BORROWED_BASELINE_AT_MOST": 0.05,
    "BORROWED_BASELINE_WEIGHT": 0.5,
    "BASELINE_CHANGE_S": 15,
}
HEART_RATE = {
    "LOWEST_HEART_RATE_BPM": 30,
    "HIGHEST_HEART_RATE_BPM": 230,
    "HEART_RATE_SHOWN_S": 5,
    "HEART_RATE_JUMP_BPM": 10,
    "HEART_RATE_SWING_BPM": 25,
    "HEART_RATE_SWING_WITHIN_MS": 5000,
    "HEART_RATE_PERSISTS_WITH_BEATS_MS": 15_000,
    "HEART_RATE_PERSISTS_MS": 30_000,
    "BEATS_AGREE_BPM": 5,
    "HEART_RATE_ABOVE_MAX_BPM": 10,
    "HEART_RATE_STEEP_BPM": 15,
    "HEART_RATE_STEEP_WITHIN_S": 10,
    "HEART_RATE_GRADUAL_MS": 60_000,
    "HEART_RATE_FROZEN_MS": 60_000,
    "HEART_RATE_FALL_BPM": 40,
    "USUAL_HOLD_S": 5,
    "HEART_RATE_LOST_S": 30,
    "OTHERS_LOST_S": 10,
    "LOCK_NEAR_BPM": 3,
    "LOCK_NEAR_S": 30,
    "LOCK_MOVED_BPM": 15,
    "LOCK_MOVED_WITHIN_S": 20,
    "LOCK_TOGETHER_CORRELATION": 0.9,
    "LOCK_TOGETHER_S": 60,
    "LOCK_CADENCE_MOVED_SPM": 6,
    "LOCK_APART_BPM": 5,
    "LOCK_APART_S": 20,
    "HEART_RATE_SLOPE_S": 20,
    "HEART_RATE_SLOPE_NEEDED_S": 15,
    "PREDICTED_UP_TO_BPM_PER_S": 0.6,
    "SETTLED_FROM_S": 180,
    "SETTLED_AFTER_STEP_S": 90,
    "SETTLING_STEP_MPS": 0.3,
    "SETTLING_STEP_GRADE_PERCENT": 2,
    "EASY_CAP_THRESHOLD_PERCENT": 89,
    "EASY_CAP_RESERVE_PERCENT": 70,
    "EASY_CAP_MAX_PERCENT": 77,
    "HILL_ABOVE_EASY_BPM": 8,
    "HILL_CAP_MAX_PERCENT": 90,
    "MOST_CAP_SHIFT_BPM": 10,
    "ALERT_ABOVE_MAX_BPM": 5,
    "ALERT_ABOVE_ESTIMATED_MAX_BPM": 10,
    "TALK_STEP_BPM": 3,
    "TALK_APART_MS": 480_000,
}
MOVING = {
    "CADENCE_SHOWN_S": 10,
    "CADENCE_VARIATION_S": 60,
    "SPEED_SHOWN_S": 5,
    "POWER_SHOWN_S": 5,
    "ADJUSTED_SPEED_S": 15,
    "STEADY_S": 30,
    "STEADY_SPEED_SHARE": 0.03,
    "STEADY_GRADE_PERCENT": 0.5,
    "STANDING_BELOW_MPS": 0.3,
    "STANDING_BELOW_SPM": 30,
    "RUNNING_FROM_SPM": 145,
    "WALKING_UP_TO_SPM": 132,
    "UNDECIDED_RUNNING_FROM_MPS": 2.0,
    "NO_RUN_BELOW_SPM": 125,
    "NO_WALK_ABOVE_SPM": 160,
    "GAIT_DWELL_S": 3,
    "RUNNING_FROM_EASY_SHARE": 0.85,
    "OWN_CHANGES_NEEDED": 4,
    "LOWEST_CADENCE_SPM": 60,
    "HIGHEST_CADENCE_SPM": 230,
    "LOWEST_RUNNING_CADENCE_SPM": 120,
    "POD_DIFFERS_SHARE": 0.15,
    "POD_DIFFERS_S": 60,
    "COUNT_LENGTH_MS": 30_000,
    "COUNT_AGREES_WITHIN_SPM": 6,
    "UPHILL_FROM_PERCENT": 3,
    "WARM_UP_MOVING_S": 600,
    "WARM_UP_RUNNING_S": 180,
    "WARM_UP_HEART_RATE_S": 120,
    "WARM_UP_HEART_RATE_SHARE": 0.60,
    "DOWNHILL_FIRST_BUDGET_S": 300,
    "DOWNHILL_GROWTH": 1.5,
    "DOWNHILL_LARGEST_BUDGET_S": 2400,
    "DOWNHILL_DAYS_BETWEEN_INCREASES": 5,
    "DOWNHILL_DAYS_UNTIL_LOST": 42,
    "DOWNHILL_FROM_PERCENT": -3,
    "DOWNHILL_DOUBLE_FROM_PERCENT": -10,
    "EFFICIENCY_NOW_S": 120,
    "EFFICIENCY_REFERENCE_FROM_S": 600,
    "EFFICIENCY_REFERENCE_TO_S": 1200,
    "EFFICIENCY_COMPARABLE_SPEED_SHARE": 0.05,
}
COACHING = {
    "DISPLAY_S": 8,
    "SAFETY_DISPLAY_S": 12,
    "BELT_NOTICE_DISPLAY_S": 5,
    "SPOKEN_GAP_S": 45,
    "TEXT_GAP_S": 15,
    "AFTER_SAFETY_S": 30,
    "PRAISE_GAP_S": 300,
    "WARM_UP_QUIET_S": 180,
    "SENSED_WARM_UP_QUIET_S": 300,
    "MOST_IN_FOCUS": 2,
    "SHORTEST_SECTION_S": 300,
    "LONGEST_SECTION_S": 600,
    "AFTER_REP_S": 10,
    "FAST_FACTOR": 1.3,
    "STEP_QUIET_S": 10,
    "AFTER_PAUSE_S": 20,
    "BUDGET_S": 600,
    "TECHNIQUE_BUDGETS": (6, 4, 2, 1, 1),
    "MISSES_TO_REST": 3,
    "NO_HELP_S": 600,
    "HIGHEST_OWN_PRIORITY": 90,
    "CHECK_IN_S": 240,
    "CHECK_IN_JITTER_S": 30,
    "USES_A_VARIANT": 3,
    "MOST_SHOWN_WORDS": 4,
    "MOST_SHOWN_CHARACTERS": 26,
    "MOST_SAID_WORDS": 10,
    "WITHHELD_SHARE": 0.25,
    "RESPONSE_BEFORE_S": 20,
    "COMPARED_SHOWN_NEEDED": 8,
    "COMPARED_WITHHELD_NEEDED": 4,
    "HIGHEST_FADE_LEVEL": 5,
    "TECHNIQUE_GAPS_S": (45, 90, 180, 360, 600),
    "FADE_TOLERANCES": (1.0, 1.25, 1.5, 1.75, 2.0),
    "METRONOME_SHARES": (1.0, 0.6, 0.3, 0.1, 0.0),
    "METRONOME_BLOCK_S": 300,
    "SESSION_NEEDED_S": 600,
    "SESSIONS_ON_A_LEVEL": 2,
    "DAYS_TO_LOSE_A_LEVEL": 21,
    "UP_FROM_SHARE": 0.70,
    "BACK_BELOW_SHARE": 0.40,
    "HITS_TO_WIDEN": 3,
    "GAP_WIDENING": 1.5,
    "WIDEST_GAP": 4,
    "MISSES_TO_NARROW": 2,
    "RECALL_AT_S": 180,
    "RECALL_AFTER_DAYS": 7,
    "PAIN_RESTS_DAYS": 7,
    "SIGNALS_LOST_TO_TELL": 2,
    "GAME_BLOCK_EVERY_S": 300,
    "GAME_FIRST_BLOCKS": 5,
    "GAME_BLOCKS_A_WEEK": 2,
}
GUARDS = {
    "CLIMB_WEEK_FACTOR": 1.2,
    "ROUGH_WEEK_FACTOR": 1.25,
    "FLAT_STEADY_AT_LEAST_EVERY_DAYS": 10,
    "FIRST_SOFT_S": 900,
    "PACK_SHARE": 0.15,
    "HARD_EFFORT_ABOVE": 8,
    "SPIKE_RATIO": 1.10,
    "LARGE_SPIKE_RATIO": 2.0,
    "MORE_UPHILL_THAN_BEST": 1.5,
    "HIGH_WEEK_FACTOR": 1.5,
    "MOST_HILLY_RUNS_SHARE": 0.50,
    "MIX_RUNS": 8,
    "MIX_RUNS_NEEDED": 6,
    "COMPLETE_FROM_SHARE": 0.8,
    "SESSIONS_NEEDED": 2,
    "LOW_MOOD": 2,
    "REPEATS_IN_A_ROW": 2,
    "REP_SPEED_SESSIONS": 2,
}
CHOSEN = BASELINE | HEART_RATE | MOVING | COACHING | GUARDS


def choices() -> dict[str, object]:
    """Every choice by name, of all modules of the place."""
    return {
        name: value
        for module in (signals, runner, coach, report, library, plans)
        for name, value in vars(module).items()
        if name.isupper()
    }


def test_the_chosen_values_are_all_in_the_one_place() -> None:
    found = choices()
    assert {name: found.get(name) for name in CHOSEN} == CHOSEN


def test_every_choice_has_is_defined_once() -> None:
    defined = Counter(
        target.id
        for file in PLACE.glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    assert set(defined) == set(choices())
    assert [name for name, times in defined.items() if times > 1] == []


def test_levels_of_fading_have_one_value_each() -> None:
    per_level = (
        coach.TECHNIQUE_GAPS_S,
        coach.TECHNIQUE_BUDGETS,
        coach.FADE_TOLERANCES,
        coach.METRONOME_SHARES,
    )
    assert {len(values) for values in per_level} == {coach.HIGHEST_FADE_LEVEL}


def test_every_choice_is_used() -> None:
    read = Counter(
        node.id
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    )
    assert [name for name in choices() if not read[name]] == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_makes_a_choice_of_its_own(room: str) -> None:
    files = [file for file in (SOURCE / room).rglob("*.py") if file.name not in STORAGE]
    assert files
    own = [
        str(file.relative_to(SOURCE))
        for file in files
        if "our choice" in file.read_text(encoding="utf-8").lower()
    ]
    assert own == []


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_defines_a_choice_again(room: str) -> None:
    again = [
        f"{file.relative_to(SOURCE)}: {target.id}"
        for file in (SOURCE / room).rglob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id in choices()
    ]
    assert again == []


def test_the_place_says_what_it_is() -> None:
    for file in PLACE.glob("*.py"):
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
        assert said is not None
        assert "OUR CHOICE" in said, file.name
