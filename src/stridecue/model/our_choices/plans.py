"""What a plan and its guards judge by. OUR CHOICE, all of these."""

from __future__ import annotations

EASY_SPEED_FOR_ANYBODY_MPS = 2.2
"""Of a runner of whom no easy speed is known."""
WALK_SPEED_MPS = 1.5
"""A brisk walk, of a runner of whom none is known."""
BELT_GRADE_STEP_PERCENT = 0.5
BELT_STEEPEST_PERCENT = 15.0
BELT_LOWEST_PERCENT = 0.0
"""Without a belt that is known to decline."""
BELT_FASTEST_MPS = 6.0
BELT_SLOWEST_MPS = 0.3
REP_COUNTS_FROM_SHARE = 0.95
"""Of its target speed: from there on the clock of a repetition goes."""
REP_COUNTS_AT_LATEST_S = 20.0
INCLINE_AHEAD_S = 30.0
"""How long before a repetition its incline is asked for: motors take 20 to 40 s for 6 to 8 points."""
STEP_NOTICE_S = 10
WAIT_LOOKED_AT_S = 15
"""Before a repetition: whether the heart has calmed down."""
WAIT_ABOVE_MAX_SHARE = 0.80
WAIT_LONGER_S = 30.0
MOST_WAITS = 2
EXTEND_S = 60.0
EASIER_REPS_SHARE = 0.2
EASIER_GRADE_PERCENT = 2.0
REPEAT_BEFORE_WITHIN_S = 5.0
"""So early in a step, *repeat* means the one before."""
