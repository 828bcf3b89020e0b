"""Our choices about the signals: what of them is believed, and what is made of them. All of these are OUR CHOICE.

Rules: `..._NEEDED` is how much of a window must be there before it says anything.
"""

from __future__ import annotations

from stridecue.model.state import Slope

# Cadence and step regularity

LOWEST_CADENCE_SPM = 60.0
HIGHEST_CADENCE_SPM = 230.0
LOWEST_RUNNING_CADENCE_SPM = 120.0
SURELY_RUNNING_MPS = 2.0
CADENCE_SHOWN_S = 10.0
CADENCE_VARIATION_S = 60
CADENCE_VARIATION_NEEDED_S = 45
CADENCE_VARIATION_SPEED_MOVED_MPS = 0.02
"""Below this standard deviation of speed there is nothing to take out."""
TAPPED_LAST_TAPS = 8
TAPPED_FEWEST_TAPS = 4
TAPPED_BREAK_MS = 2000

# What a footpod counts

FOOTPOD_ONE_FOOT_BELOW = 120.0
FOOTPOD_ONE_FOOT_BELOW_WALKING = 60.0
FOOTPOD_WALKING_MPS = 6.0 / 3.6
FOOTPOD_UNDECIDED_MPS = (1.6, 2.2)
FOOTPOD_LEARN_MS = 20_000
FOOTPOD_LONGEST_SAMPLE_MS = 2000
FOOTPOD_MOVING_FROM = 30.0
FOOTPOD_DOUBLED_UP_TO = 1.15
"""Times the walking limit: 138 steps a minute, which nobody walks at 6 km/h. Doubled 120 is no running either."""
FOOTPOD_SINGLE_DOWN_TO = 0.87

# Count test

COUNT_LENGTH_MS = 30_000
COUNT_AGREES_WITHIN_SPM = 6.0
COUNT_WAITS_MS = 60_000
"""For the first tap; then the count is over without a result."""
COUNT_BOUNCE_MS = 300
COUNT_FEWEST_TAPS = 20
COUNT_POD_NEEDED_S = 15

# Walking or running

STANDING_BELOW_MPS = 0.3
STANDING_BELOW_SPM = 30.0
RUNNING_FROM_SPM = 145.0
WALKING_UP_TO_SPM = 132.0
UNDECIDED_RUNNING_FROM_MPS = 2.0
NO_RUN_BELOW_SPM = 125.0
NO_WALK_ABOVE_SPM = 160.0
FOOTPOD_CONTRADICTED_S = 5
GAIT_DWELL_S = 3
RUNNING_FROM_EASY_SHARE = 0.85
"""Of the easy speed, where there is no cadence."""
OWN_CHANGE_UNTOLD_S = 30
"""So long after being asked for another speed or gait a change between walking and running is the runner's own."""
OWN_CHANGES_NEEDED = 4
MOST_OWN_CHANGES = 60
"""Of one run, so that somebody who changes all the time does not fill the library."""

# Pauses

AUTO_PAUSE_AFTER_S = 5
AUTO_RESUME_AFTER_S = 2

# Age of a signal

USUAL_HOLD_S = 5.0
HEART_RATE_LOST_S = 30.0
OTHERS_LOST_S = 10.0
HOLDS_UNTIL_LOST = 3

# Heart rate plausibility

LOWEST_HEART_RATE_BPM = 30.0
HIGHEST_HEART_RATE_BPM = 230.0
HEART_RATE_SHOWN_S = 5.0

HEART_RATE_JUMP_BPM = 10.0
HEART_RATE_JUMP_WITHIN_MS = 1500
"""One second, with room for the jitter of packets."""
HEART_RATE_SWING_BPM = 25.0
HEART_RATE_SWING_WITHIN_MS = 5000
HEART_RATE_PERSISTS_WITH_BEATS_MS = 15_000
HEART_RATE_PERSISTS_MS = 30_000

HEART_RATE_ABOVE_MAX_BPM = 10
HEART_RATE_STEEP_BPM = 15.0
HEART_RATE_STEEP_WITHIN_S = 10.0
HEART_RATE_GRADUAL_MS = 60_000
HEART_RATE_FROZEN_MS = 60_000
HEART_RATE_FALL_BPM = 40.0
HEART_RATE_FALL_RECOVERED_BPM = 25.0
HEART_RATE_FALL_LASTS_MS = 180_000
HEART_RATE_FALL_SAME_SPEED_MPS = 0.3
HEART_RATE_FALL_SPEEDS_KEPT_S = 35

SHORTEST_BEAT_MS = 300.0
LONGEST_BEAT_MS = 2000.0
BEATS_OPINION_S = 10.0
BEATS_SILENT_MS = 30_000
BEATS_AGREE_BPM = 5.0

# Heart rate that follows the feet

LOCK_NEAR_BPM = 3.0
LOCK_NEAR_S = 30
LOCK_MOVED_BPM = 15.0
LOCK_MOVED_WITHIN_S = 20
LOCK_TOGETHER_S = 60
LOCK_TOGETHER_NEEDED_S = 45
LOCK_TOGETHER_CORRELATION = 0.9
LOCK_CADENCE_MOVED_SPM = 6.0
LOCK_APART_BPM = 5.0
LOCK_APART_S = 20
LOCK_UNKNOWN_S = 120
LOCK_STEPPING_SPM = 60.0

# Settling, trend and recovery of heart rate

SETTLING_STEP_MPS = 0.3
SETTLING_STEP_GRADE_PERCENT = 2.0
SETTLING_STEP_WITHIN_S = 20
SETTLED_FROM_S = 180.0
SETTLED_AFTER_STEP_S = 90
HEART_RATE_SLOPE_S = 20
HEART_RATE_SLOPE_NEEDED_S = 15
PREDICTED_UP_TO_BPM_PER_S = 0.6
PREDICTED_AHEAD_S = 60.0
RECOVERY_EFFORT_S = 60
RECOVERY_EFFORT_SHARE_OF_MAX = 0.80
RECOVERY_WALK_MPS = 1.2
RECOVERY_FROM_S = 55
RECOVERY_TO_S = 65
RECOVERY_END_S = 10

# Speed and power

SPEED_SHOWN_S = 5.0
POWER_SHOWN_S = 5.0
HIGHEST_SPEED_MPS = 12.0
"""Faster than any treadmill or runner: no value."""
STEADY_S = 30
STEADY_NEEDED_S = 23
STEADY_SPEED_SHARE = 0.03
STEADY_GRADE_PERCENT = 0.5
POD_MOVES_MPS = 0.5
POD_DIFFERS_SHARE = 0.15
POD_DIFFERS_S = 60
POD_COMPARABLE_MPS = 1.0
POD_FACTOR_S = 60
POD_FACTOR_NEEDED_S = 20
ADJUSTED_SPEED_S = 15
HIGHEST_POWER_W = 2000.0
"""More than any runner, by any maker's reckoning: no value."""

# What a treadmill counts

BELT_LATE_S = 2.0
"""So much later than another a packet may come: what was counted meanwhile comes at once."""
BELT_COARSEST_M = 165.0
"""A little more than a tenth of a mile."""
BELT_DISTANCE_S = 10.0
BELT_DISTANCE_NEEDED_M = 10.0
BELT_DISTANCE_NEEDED_RISES = 3
BELT_DISTANCE_EVERY_MS = 500
BELT_TIMER_SEEN_RISES = 3
BELT_TIMER_LATE_MS = 2000
BELT_TIMER_LONGEST_STEP_S = 60
BELT_TIMER_ENDS_S = frozenset({5999, 35_999})
"""99:59 and 9:59:59, where consoles stop."""
BELT_TIMER_RUN_ON_M = 3.0
BELT_TIMER_RUN_ON_MS = 10_000
BELT_STEPS_S = 10.0
BELT_STEPS_NEEDED_S = 5.0
BELT_STEPS_EVERY_MS = 500
BELT_STEPS_STAND_MS = 3000
BELT_STEPS_LONGEST_STEP_MS = 5000
BELT_COASTS_MS = 30_000
"""So long at most a belt that has said stop runs out."""
BELT_SLOWS_WITHIN_MS = 10_000
"""A belt that has said stop is slower after so long, and again."""
BELT_RISES_MPS = 0.1
BELT_RISES_MS = 3000

# Grade and hills

LOWEST_GRADE_PERCENT = -15.0
HIGHEST_GRADE_PERCENT = 40.0
STEEPEST_FILE_GRADE_PERCENT = 45.0
SLOPE_FLOORS_PERCENT = ((10.0, Slope.UP3), (6.0, Slope.UP2), (2.0, Slope.UP1))
SLOPE_CEILINGS_PERCENT = ((-6.0, Slope.DOWN2), (-2.0, Slope.DOWN1))
"""Where the bins of grades begin, the steepest first."""
ALTITUDE_WITHIN_M = 100.0
ALTITUDE_NEEDED_M = 40.0
ALTITUDE_NEEDED_POINTS = 4
ALTITUDE_MOST_POINTS = 64
UPHILL_FROM_PERCENT = 3.0
CLIMB_FROM_PERCENT = 4.0
CLIMB_NEEDED_S = 60.0
LATE_GRADE_S = 1800
"""So far back a grade that is told late holds."""

# What is wrong with a sensor

FAULT_LASTS_MS = 10_000
"""So long after its last sign a fault counts as one of now."""
MOMENT_LASTS_MS = 60_000
"""The same for what happens in a moment: a jump, a reset, bytes that cannot be read."""
BELT_EMPTY_TO_TELL_MS = 10_000
LOCK_TO_TELL_MS = 10_000
SPIKES_TO_TELL = 3
"""Of heart rate: one may happen to any strap."""
STEPS_FROZEN_MS = 60_000
STEPS_SILENT_MS = 5_000
"""After such a silence a footpod begins anew."""
MILES_OVER_M = 200
MILES_WITHIN_SHARE = 0.04
MILES_MENDED_FROM = 1.3
"""Half-way to kilometres: a belt with such a factor is mended already."""
MILES_LONGEST_STEP_MS = 5_000
LEVEL_PERCENT = 100 / 15
LEVEL_UP_TO_BELOW_PERCENT = 0.7
LEVEL_UP_TO_ABOVE_PERCENT = 0.1
LEVELS_NEEDED = 2
LEVELS_NEEDED_OF_HALVES = 3
LEVELS_REACH_PERCENT = 13.0
LEVELS_AS_GRADES = 3
"""Every third level, 20 or 40 %, is a grade that runners choose too."""
LEVELS_MENDED_UP_TO = 0.5
"""A treadmill with such a scale is mended already."""
RAMP_AGREES_WITHIN_PERCENT = 1.0
INCLINE_IMPOSSIBLE_PACKETS = 20
DISTANCE_LEAP_M = 50.0
"""More than anybody runs between two packets."""
SPEED_ZERO_MS = 30_000
SPEED_ZERO_M = 50

# A sensor that goes and comes back

GONE_AFTER_MS = 5_000
CUE_COMES_WITHIN_MS = 15_000
"""A cue that says that a sensor is lost waits at most so long for others."""
COMES_AND_GOES_PAIRS = 2
COMES_AND_GOES_MS = 120_000
STEADY_AGAIN_MS = 60_000
