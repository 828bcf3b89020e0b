"""What a plan and its guards judge by. OUR CHOICE, all of these."""

from __future__ import annotations

# What a plan asks of a runner and of a belt

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
BELT_LEVEL_UP_TO_MPS = 3.75
"""From this speed on, air that one runs through costs so much (Jones and Doust 1996) that a belt is raised for it."""
LEVEL_IN_AIR_PERCENT = 1.0
OWN_REP_SPEED_WITHIN_SHARE = 0.25
"""So near to what a plan asks of anybody does the runner's own speed in its repetitions have to be."""
OPEN_STEP_S = 300.0
"""What is reckoned with where only a key ends a step and the plan does not say."""
HARD_RUNNING_FROM_PERCENT = 6.0
HILLY_FROM_S = 300.0
"""So much time at 3 % or more, or one repetition there, makes a hill session."""
ONE_SPEED_WITHIN_SHARE = 0.03
"""Speeds so near to each other are one."""

# Surprises

SURPRISE_RISE_PERCENT = 2
"""No part of a surprise is steeper than the one before by three points or more."""
SURPRISE_UPHILL_SHARE = (0.45, 0.55)
SURPRISE_TO_LEVEL = 0.3
"""How often a part uphill is followed by a level one; twice as often once no steeper slope is to come."""
SURPRISE_ROUNDED_TO_S = 10
SURPRISE_COURSES = 10_000
"""A plan has so many, so that the number of one can be told to a friend and typed."""
SURPRISE_MOST_DRAWN = 1000
"""So many courses are drawn at most until one fits."""
SURPRISE_MOST_PARTS_DRAWN = 20_000
"""And so many parts of them: a tenth of a second's work."""

# A plan while it is followed: notice and waits

STEP_NOTICE_S = 10
"""How long before a step its coming is shown in place of the step that it is."""
INCLINE_AHEAD_S = 30.0
"""How long before a repetition its incline is asked for: motors take 20 to 40 s for 6 to 8 points."""
RISE_AHEAD_FROM_PERCENT = 2.0
"""A smaller rise is asked for with the repetition itself."""
WAIT_LOOKED_AT_S = 15
"""Before a repetition: whether the heart has calmed down."""
WAIT_ABOVE_MAX_SHARE = 0.80
NO_WAITS_BY_NO_BEFORE_S = 20.0
"""Without a heart rate, a *no* this long before a repetition makes the recovery longer."""
WAIT_LONGER_S = 30.0
MOST_WAITS = 2
OVER_CAP_HELD_S = 30
"""So long above its cap a heart rate was too high once; it is so again once it came back to it."""
OVER_CAP_AGAIN_S = 180
"""Or once it stayed above it for so long more."""
OVER_CAP_TIMES = 3
SHORTEST_PIECE_S = 30.0
"""What is left of a step that becomes running and walking in turns is not cut into less than that."""
ROUGH_SURFACES = frozenset({"trail", "technical", "soft"})
"""Ground on which effort counts and not speed."""

# Its repetitions

REP_COUNTS_FROM_SHARE = 0.95
"""Of its target speed: from there on the clock of a repetition goes."""
REP_COUNTS_AT_LATEST_S = 20.0
HEART_RATE_FALL_RUNS_OUT_S = 20
"""So long after a repetition running is still its end; running after that leaves the fall unknown."""
SAME_GRADE_PERCENT = 0.5
"""Repetitions are compared within that: closer than in a report, since a run is told to stop by it."""

# What the runner's keys do

EXTEND_S = 60.0
EXTEND_SHARE = 0.2
"""Of its way a step that ends by distance is extended by."""
EASIER_REPS_SHARE = 0.2
"""So many of the repetitions to come are left out by *easier*."""
EASIER_GRADE_PERCENT = 2.0
"""So many points flatter is what is to come."""
REPEAT_BEFORE_WITHIN_S = 5.0
"""So early in a step, *repeat* means the one before."""
MOST_STEPS_FOLLOWED = 1000
"""A plan that the runner makes longer has no more steps than that."""
MOST_STEP_MARKS_A_SECOND = 10

# What to note before a plan; what reports judge by too stands with them

LONG_PLAN_S = 3600.0
"""After a month without a run."""
FLAT_STEADY_AT_LEAST_EVERY_DAYS = 10.0
BALANCED_RUNS = 3
"""So many runs of a week, or of a month where a month is looked at, before a plan is weighed against them."""
NOTED_CLIMB_M = 30.0
"""Less than that is a belt's usual percent; and a week with less climb measures nothing."""
CLIMB_WEEK_FACTOR = 1.2
ROUGH_WEEK_FACTOR = 1.25
FIRST_SOFT_S = 900.0
MOODS_LOOKED_AT = 2
HARD_EFFORT_ABOVE = 8
"""Of ten."""
PACK_SHARE = 0.15
"""Of the body's mass."""

# What is read of the last weeks

LATELY_DAYS = 63
DATA_DAYS_FOR_A_WEEKLY_LOAD = 14
LOOKED_INTO_AT_MOST_S = 5400.0
"""So many seconds of runs that were not looked into yet are, before a plan is chosen: about a second's work."""
HIKE_WALKING_SHARE = 0.8
HIKE_LEAST_S = 1200.0
BRISK_WALK_FROM_MPS = 1.2
BRISK_WALK_NEEDED_S = 300
REP_SPEED_SESSIONS = 2
"""From so many sessions of a plan on its repetitions have a speed of the runner's own."""

# Weeks of plans

SESSIONS_LOOKED_BACK_DAYS = 365
MOST_SESSIONS = 200
COMPLETE_FROM_SHARE = 0.8
"""Of its time makes a session done."""
SESSIONS_NEEDED = 2
"""Of a week's; all of them where it has fewer."""
WEEK_IS_OVER_DAYS = 7.0
BREAK_DAYS = 21.0
REPEATS_IN_A_ROW = 2
"""Then one week back."""
