"""The coach's own figures: what no study gives and somebody had to choose.

Rules: every one is OUR CHOICE, stands here and nowhere else, and carries its unit in its name. Times between cues are
seconds of recording time, so a pause does not stop them; times that rules count are seconds of the timer.
"""

from __future__ import annotations

# All of these are OUR CHOICE.

DISPLAY_S = 8.0
SAFETY_DISPLAY_S = 12.0
"""At least; a safety cue stays for as long as what it warns of lasts."""

SPOKEN_GAP_S = 45
"""From one spoken cue to the next."""
TEXT_GAP_S = 15
"""From one cue to the next that is only shown."""
AFTER_SAFETY_S = 30
"""Quiet after a safety cue, so that it sinks in."""
PRAISE_GAP_S = 300
"""From one praise to the next."""

TECHNIQUE_GAPS_S = (45, 90, 180, 360, 600)
"""From one cue of a technique to the next, by its fade level; the first is what spoken cues keep anyway."""
TECHNIQUE_BUDGETS = (6, 4, 2, 1, 1)
"""Spoken cues of a technique within `BUDGET_S`, by its fade level; the first one counts for all techniques together."""
BUDGET_S = 600
TOLERANCES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""How much further off a metric may be than a cue says, by the fade level of its technique."""
HITS_TO_WIDEN = 3
WIDENING = 1.5
WIDEST = 4.0
MISSES_TO_NARROW = 2
"""Within a run: so many answered in a row widen a technique's gap, at most so far; so many missed bring it back."""

MISSES_TO_REST = 3
"""So many missed in a row put a cue aside; so many again, for the rest of the run."""
NO_HELP_S = 600

WITHHELD_SHARE = 0.25
"""Of the technique cues whose answer can be measured."""

RECALL_AT_S = 180
"""When a technique is recalled."""

STEP_QUIET_S = 10
"""Quiet before a planned step."""
STOP_ANSWER_S = 30
"""How long after a cue has left the screen a *yes* is still the answer to whether its set should stop."""
WORKED_ON_S = 600
"""For so long after a cue its technique counts as worked on, without a focus."""

WARM_UP_QUIET_S = 180
"""No technique before this."""
SENSED_WARM_UP_QUIET_S = 300
"""No technique that stands on what sensors say before this: cold legs move differently."""
AFTER_PAUSE_S = 20
"""Quiet after a pause, for getting under way again."""
AFTER_REP_S = 10
"""Quiet goes on for so long after a repetition."""
FAST_FACTOR = 1.3
"""Without a plan, faster than this times the easy speed is effort that is not talked into."""

CHECK_IN_S = 240
CHECK_IN_JITTER_S = 30
"""Either way, so that check-ins do not come like clockwork."""
DUE_FOR_S = 30
"""How long a check-in or a cue with `every` stays due before it is dropped for this time."""

USES_A_VARIANT = 3
"""How often one wording is used in a run before the next is taken."""

FREEZE_S = 3.0
"""How long an unknown value only halts what `for` counts, before it starts anew."""
COVERAGE = 0.75
"""Share of a window's seconds that need a good value."""

BEFORE_S = 20
AFTER_S = 10
"""An answer to a cue: the mean of the response window's last 10 s against that of the 20 s before the cue."""

WORDS_PER_S = 2.5
SPEECH_START_S = 0.4
"""Speaking time, counted from words."""

HIGHEST_PRIORITY = 100
HIGHEST_OWN_PRIORITY = 90
"""In a runner's own sets."""
