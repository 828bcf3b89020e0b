"""Our choices about the runner's own figures: what a run is measured against. All of these are OUR CHOICE."""

from __future__ import annotations

# Baseline and target of cadence

BASELINE_WINDOW_S = 30
BASELINE_WINDOWS_FROM_S = 300.0
BASELINE_SPEED_VARIATION = 0.03
BASELINE_GRADE_RANGE_PERCENT = 0.5
BASELINE_QUIET_AFTER_PROMPT_S = 60
MOST_BASELINE_WINDOWS = 20
"""Of one run, for each slope bin."""
BASELINE_RUNS = 8
"""How many of the newest runs are looked into, second by second."""
BASELINE_WINDOWS_NEEDED = 12
BASELINE_SLOPE_SPM_PER_MPS = 8.0
"""Where the runner's own is not known: so much quicker are the steps at a metre a second more."""
OWN_BASELINE_SLOPE_WINDOWS_NEEDED = 40
OWN_BASELINE_SLOPE_SPEED_RANGE_MPS = 0.6
OWN_BASELINE_SLOPE_LIMITS_SPM_PER_MPS = (3.0, 15.0)
BORROWED_BASELINE_PER_PERCENT = 0.004
BORROWED_BASELINE_AT_MOST = 0.05
BORROWED_BASELINE_WEIGHT = 0.5
"""A change against a borrowed baseline counts half, which doubles every threshold on it."""
BASELINE_CHANGE_S = 15
BASELINE_CHANGE_NEEDED_S = 12

TARGET_STEPS = (0.025, 0.05, 0.075)
"""How far above the baseline the target lies, from the runner who begins on."""
FIRST_TARGET_STEP = TARGET_STEPS[0]
NO_TARGET_FROM_SPM = 176.0
TARGET_CEILING_SPM = 190
TARGET_CEILING_FACTOR = 1.10
"""Of the baseline."""

# Caps of heart rate, and the talk check

EASY_CAP_THRESHOLD_PERCENT = 89
EASY_CAP_RESERVE_PERCENT = 70
EASY_CAP_MAX_PERCENT = 77
"""Of the threshold, where it is known; else of the reserve; else of the maximum."""
HILL_ABOVE_EASY_BPM = 8
HILL_CAP_MAX_PERCENT = 90
MOST_CAP_SHIFT_BPM = 10
ALERT_ABOVE_MAX_BPM = 5
ALERT_ABOVE_ESTIMATED_MAX_BPM = 10

TALK_STEP_BPM = 3
TALK_APART_MS = 8 * 60 * 1000
TALK_AT_CAP_WITHIN_BPM = 3.0

EASY_BELOW_CAP_BPM = 12
"""Easy running is this far below the easy cap, up to the cap."""
EASY_NEEDED_S = 300

# Warm-up

WARM_UP_MOVING_S = 600.0
WARM_UP_RUNNING_S = 180.0
WARM_UP_HEART_RATE_S = 120.0
WARM_UP_HEART_RATE_SHARE = 0.60
"""Of the maximum."""
WARM_UP_EFFORT = 3
"""Of ten: who says so much is as warm as by heart rate."""

# Downhill budget

DOWNHILL_FIRST_BUDGET_S = 300.0
DOWNHILL_LARGEST_BUDGET_S = 2400.0
DOWNHILL_GROWTH = 1.5
DOWNHILL_DAYS_BETWEEN_INCREASES = 5
DOWNHILL_DAYS_UNTIL_LOST = 42
DOWNHILL_FROM_PERCENT = -3.0
DOWNHILL_DOUBLE_FROM_PERCENT = -10.0
DOWNHILL_SPEED_FACTOR = 1.15
"""Downhill, faster than this times the easy speed is more than one could stop from."""

# Efficiency

EFFICIENCY_NOW_S = 120
EFFICIENCY_NOW_NEEDED_S = 90
EFFICIENCY_REFERENCE_FROM_S = 600.0
EFFICIENCY_REFERENCE_TO_S = 1200.0
EFFICIENCY_REFERENCE_NEEDED_S = 450
EFFICIENCY_COMPARABLE_SPEED_SHARE = 0.05
