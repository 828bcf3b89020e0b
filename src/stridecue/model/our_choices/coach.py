"""Our choices about the coach: what the runner is told, and when. All of these are OUR CHOICE.

Rules: times between cues are seconds of recording time, so a pause does not stop them; times that rules count are
seconds of the timer.
"""

from __future__ import annotations

from stridecue.model.cue import CueKind

# What a cue may say: what can be read at a glance and heard in one breath

MOST_SHOWN_WORDS = 4
MOST_SHOWN_CHARACTERS = 26
MOST_SAID_WORDS = 10
MOST_SAID_CHARACTERS = 120
LONGEST_ID = 40
LONGEST_WHY = 200
LONGEST_TECHNIQUE = 26
MOST_VARIANTS = 5
USES_A_VARIANT = 3
"""How often one wording is used in a run before the next is taken."""
WORDS_PER_S = 2.5
SPEECH_START_S = 0.4
"""Speaking time, counted from words."""

# Order

HIGHEST_PRIORITY = 100
HIGHEST_OWN_PRIORITY = 90
"""In a runner's own sets."""
DEFAULT_PRIORITY = {
    CueKind.SAFETY: 85,
    CueKind.GUARD: 80,
    CueKind.SESSION: 65,
    CueKind.EFFORT: 60,
    CueKind.TECHNIQUE: 40,
    CueKind.PRAISE: 15,
    CueKind.INFO: 25,
}

# Gaps and silence

DISPLAY_S = 8.0
SAFETY_DISPLAY_S = 12.0
"""At least; a safety cue stays for as long as what it warns of lasts."""
BELT_NOTICE_DISPLAY_S = 5.0
"""At least, and then until the step begins: it says nothing any more once the step is there."""
SPOKEN_GAP_S = 45
"""From one spoken cue to the next."""
TEXT_GAP_S = 15
"""From one cue to the next that is only shown."""
AFTER_SAFETY_S = 30
"""Quiet after a safety cue, so that it sinks in."""
PRAISE_GAP_S = 300
"""From one praise to the next."""
DEFAULT_COOLDOWN_S = 120.0

STEP_QUIET_S = 10
"""Quiet before a planned step."""
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
STOP_ANSWER_S = 30
"""How long after a cue has left the screen a *yes* is still the answer to whether its set should stop."""
SIGNALS_LOST_TO_TELL = 2
"""With so many lost, the runner hears what the coach goes by."""

# Check-ins

CHECK_IN_S = 240
CHECK_IN_JITTER_S = 30
"""Either way, so that check-ins do not come like clockwork."""
DUE_FOR_S = 30
"""How long a check-in or a cue with `every` stays due before it is dropped for this time."""

# Conditions

FREEZE_S = 3.0
"""How long an unknown value only halts what `for` counts, before it starts anew."""
WINDOW_COVERAGE = 0.75
"""Share of a window's seconds that need a good value."""

# Focus sections

MOST_IN_FOCUS = 2
"""So many techniques at most are the focus of a run."""
SHORTEST_SECTION_S = 300.0
LONGEST_SECTION_S = 600.0
"""Of two techniques one has its turn for so long."""

# Fading

HIGHEST_FADE_LEVEL = 5
TECHNIQUE_GAPS_S = (45, 90, 180, 360, 600)
"""From one cue of a technique to the next, by its fade level; the first is what spoken cues keep anyway."""
FADE_TOLERANCES = (1.0, 1.25, 1.5, 1.75, 2.0)
"""How much further off a metric may be than a cue says, by the fade level of its technique."""
HITS_TO_WIDEN = 3
GAP_WIDENING = 1.5
WIDEST_GAP = 4.0
MISSES_TO_NARROW = 2
"""Within a run: so many answered in a row widen a technique's gap, at most so far; so many missed bring it back."""

SESSION_NEEDED_S = 600
"""A run counts for a technique from so many un-cued seconds on."""
UNCUED_AFTER_S = 60
SESSIONS_ON_A_LEVEL = 2
UP_FROM_SHARE = 0.70
BACK_BELOW_SHARE = 0.40
"""In two runs in a row."""
DAYS_TO_LOSE_A_LEVEL = 21
TARGET_BAND_PERCENT = 2.0
OWN_BAND_PERCENT = -3.0
STEP_UP_FROM_SHARE = 0.80
SESSIONS_FOR_A_STEP = 2
"""The cadence target goes up after so many runs with so much of their time in its band."""

RECALL_AT_S = 180
"""When a technique is recalled."""
RECALL_AFTER_DAYS = 7
"""Without a run."""
WEAKEST_OF_DAYS = 7
WEAKEST_ANSWERS_NEEDED = 5
"""Fewer measured answers say nothing about a technique."""

# Budget

TECHNIQUE_BUDGETS = (6, 4, 2, 1, 1)
"""Spoken cues of a technique within `BUDGET_S`, by its fade level; the first one counts for all techniques together."""
BUDGET_S = 600

# Withholding and no help

RESPONSE_BEFORE_S = 20
RESPONSE_AFTER_S = 10
"""An answer to a cue: the mean of the response window's last 10 s against that of the 20 s before the cue."""
WITHHELD_SHARE = 0.25
"""Of the technique cues whose answer can be measured."""
COMPARED_SHOWN_NEEDED = 8
COMPARED_WITHHELD_NEEDED = 4
"""So many answers of either kind there are before the two are compared."""
SHARE_ANSWERS_NEEDED = 5
"""So many answers a share needs before it has an interval."""
COMPARED_DAYS = 30
"""How far back answers to cues are compared."""
MISSES_TO_REST = 3
"""So many missed in a row put a cue aside; so many again, for the rest of the run."""
NO_HELP_S = 600

# Pain

WORKED_ON_S = 600
"""For so long after a cue its technique counts as worked on, without a focus."""
PAIN_RESTS_DAYS = 7

# Metronome

METRONOME_BLOCK_S = 300.0
METRONOME_SHARES = (1.0, 0.6, 0.3, 0.1, 0.0)
"""Of each block, by fade level from 1 on."""
METRONOME_TOLERANCE = 0.02
METRONOME_QUIET_AT_FIRST_S = 180.0
METRONOME_BEGINS_AFTER_S = 5
METRONOME_ENDS_AFTER_S = 10
METRONOME_FOLLOWS_FROM_SPM = 2.0

# Landing game

GAME_BLOCK_EVERY_S = 300.0
GAME_FIRST_BLOCKS = 5
GAME_BLOCKS_A_WEEK = 2
"""So many more for each week since the first one."""
