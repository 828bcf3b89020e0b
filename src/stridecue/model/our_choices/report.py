"""Our choices about reports: how much of a run must be there before it is spoken of, and what counts as what.

All of these are OUR CHOICE.
"""

from __future__ import annotations

# How much is needed

ZONES_NEEDED_SHARE = 0.80
"""Of good heart rate, before time in zones or below the easy cap says something about the run."""
LOAD_NEEDED_SHARE = 0.90
STEPS_NEEDED_SHARE = 0.80
STEADY_NEEDED_SHARE = 0.95
EASY_HONESTY_NEEDED_S = 900
HEART_RATE_NEEDED_S = 60
"""Of good heart rate, before minutes and zones are spoken of."""
COMPARED_RUNS_NEEDED = 3
LEARNING_SESSIONS_NEEDED = 3
LEARNING_SESSION_S = 300
"""So much un-cued running makes a session."""
CADENCE_WINDOW_S = 30
CADENCE_WINDOWS_NEEDED = 6
VARIATION_NEEDED_S = 600
PRACTICE_NEEDED_S = 300
REPS_NEEDED = 3
SWITCHES_NEEDED = 2
BAND_DAYS_NEEDED = 14
WEEK_RUNS_NEEDED = 3
MIX_RUNS = 8
MIX_RUNS_NEEDED = 6
WEEKS_LOOKED_AT = 8
WEEKS_OF_USE_NEEDED = 2
RUNS_OF_AN_ACTIVE_WEEK = 2
TREND_WEEKS = 4
TREND_RUNS_A_WEEK = 2
RECOVERIES_FOR_A_TREND = 5

# Steady stretches, drift and efficiency

STEADY_FROM_S = 600
STEADY_BLOCK_S = 60
STEADY_BLOCK_NEEDED_S = 55
STEADY_LONGEST_BREAK_S = 30
STEADY_STRETCH_SPEED_VARIATION = 0.05
STEADY_STRETCH_GRADE_RANGE_PERCENT = 1.0
DRIFT_NEEDED_S = 1200
DECOUPLING_NEEDED_S = 1800
EFFICIENCY_PIECE_S = 120
EFFICIENCY_PIECES_NEEDED = 5
SAME_EFFICIENCY_PERCENT = 3.0
DECOUPLING_LITTLE_PERCENT = 5.0
DECOUPLING_MUCH_PERCENT = 10.0

# Effort

ABOVE_EASY_BPM = 3
HARD_SHARE_OF_MAX = 0.90
HARD_WORTH_SAYING_S = 30

# Hills, repetitions, changes of gait

HILLY_FROM_PERCENT = 3.0
HILLY_SHARE = 0.25
"""Of the moving time on hills makes a hilly run."""
FLAT_STEADY_NEEDED_S = 900
EASY_RUN_SHARE = 0.90
"""Of the known heart rate at the easy cap or below makes an easy run."""
MOST_HILLY_RUNS_SHARE = 0.50
BEST_CLIMB_S = 180
MAIN_SLOPE_SHARE = 0.5
REP_SHORTEST_S = 8
REP_LONGEST_S = 300
REP_SAME_GRADE_PERCENT = 1.0
REP_SAME_LENGTH_SHARE = 0.20
REP_MAY_DIP_S = 3
"""A sprint whose slope or gait is not known for so long goes on."""
SWITCH_DWELL_S = 20
SWITCH_BEFORE_S = 5
SWITCH_HEART_RATE_AFTER_S = 60
MORE_UPHILL_THAN_BEST = 1.5
"""Times the most of thirty days: calves and Achilles tendons are named."""

# Days and weeks

BAND_DAYS = 28
WEEK_DAYS = 7
MONTH_DAYS = 30
VARIED_BELOW_MONOTONY = 1.5
HIGHEST_MONOTONY_SHOWN = 4.0
HIGH_WEEK_FACTOR = 1.5
"""Times the mean week of four."""
SPIKE_RATIO = 1.10
LARGE_SPIKE_RATIO = 2.0
SPIKE_RUNS_NEEDED = 3

# Comparing

SAME_SPEED_SHARE = 0.05
SAME_DURATION_SHARE = 0.25
SAME_VARIATION_POINTS = 0.3
LOW_MOOD = 2
LITTLE_KNOWN_SHARE = 0.80
"""Below it the quality of the data is told first."""
NARROWEST_BAND_SHARE = 0.03
"""Of a band's middle: figures that happen to lie together make no surprise of a trifle."""
GREATEST_SURPRISE = 3.0

# Tables

SHORTEST_CELL_S = 30
ADJUSTED_NEEDED_SHARE = 0.90
"""Of the seconds of a split were run, before it has an adjusted pace: walking has none."""
PACE_CELL_S = 30
"""A bin of cadence by speed is so wide, in seconds for each kilometre or mile."""
GAP_FROM_S = 5
"""A signal away for so long has a gap."""
