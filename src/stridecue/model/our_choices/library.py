"""Our choices about kept runs: how they are outlined, what makes two recordings one run, what a correction may be.

All of these are OUR CHOICE.
"""

from __future__ import annotations

# The outline in the list

OUTLINE_LEAST_RANGE_BPM = 40.0
"""A smaller range is drawn as a part of this one."""
OUTLINE_LEAST_RANGE_MPS = 1.5
OUTLINE_HEART_RATE_SHARE = 0.5
"""The share of the columns that must have a heart rate."""

# Two recordings of one run

STARTS_APART_MS = 10 * 60_000
"""A watch is started at the door, a program at the belt."""
RECORDINGS_SHARE = 0.8
"""Of the shorter recording."""

# Corrections: more than any belt or road has, and less than a slip of the finger

LONGEST_CORRECTED_M = 1_000_000.0
STEEPEST_CORRECTED_PERCENT = 60.0
SHORTEST_CUT_RUN_MS = 5_000
"""What is left of a run that is cut."""
SHORTEST_PIECE_MS = 10_000
"""A run is not split nearer to its ends."""

# Runs taken over from a damaged library

END_WITHIN_MS = 5_000
"""A run whose last input is longer before its end has lost some."""
