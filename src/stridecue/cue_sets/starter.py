"""The file that a runner's own cue set starts from: every key explained, and two cues that work.

Rules: the explanations are made from the table that files are read by, so that they are never behind it. What is made
here has no mistakes.
"""

from __future__ import annotations

from stridecue.coach.cue_files.cue_keys import KEY_TABLE
from stridecue.own_texts import key_lines, title_of

LONGEST_NAME = 40
"""As long as a set's title may be."""
_LONGEST_PREFIX = 20

_TEXT = """\
# A cue set of your own: whatever stands behind a # is for you and is not read.
#
#   stridecue cues check {name}             has it mistakes?
#   stridecue cues try {name} --on last     what would it have said in the last run?
#   stridecue run --cues {name}             a run with it; name other sets too to have them beside it
#
# `stridecue cues show hill-climb` shows how the cues that come with the program are made.

name = "{title}"

# Cues of other sets that this one switches off (safety always stays on):
# off = ["hc-arms"]


# This one comes by what the sensors say.

[[cue]]
id = "{prefix}-short"
kind = "technique"
technique = "short steps"
show = "Small quick steps"
say = "Long hill. Small quick steps."
why = "Uphill the natural step is shorter and quicker."
attention = "outside"
when = "grade >= 4 for 30s and timer >= 10min"
gait = ["running"]
cooldown = "3m"
priority = 45
expect = ["step_length down 3% in 20s"]
variants = [{{ show = "Shift down", say = "Shift down a gear. Small steps." }}]

# And this one by a clock of its own.

[[cue]]
id = "{prefix}-look"
kind = "info"
show = "Look around"
why = "A moment for what is around you."
every = "8m"
phase = ["main"]
gait = ["running", "walking"]


# Every key of a cue. Needed are id, kind and show, and one of when, slot and every.
#
{keys}
#
# In conditions (`when`): a metric, a comparison, a value with its unit, such as
#   heart_rate > easy_cap        cadence_change <= -3        speed > 10 km/h        gait in {{running}}
# joined by and, or, not and brackets. `for 30s` asks that it holds so long; mean(cadence, 60s) looks back;
# change(grade, 20s) is how much it changed. A misspelt name is told by `stridecue cues check`, with the nearest one.
"""


def starter_text(name: str) -> str:
    """Return the text of a new cue set; `name` is its file's stem, of letters, digits, `-` and `_`."""
    return _TEXT.format(
        name=name,
        title=title_of(name),
        prefix=_prefix(name),
        keys=key_lines((key.name, f"{key.meaning} ({key.takes})") for key in KEY_TABLE),
    )


def _prefix(name: str) -> str:
    """Return what the ids of the set's cues begin with, so that those of two sets differ."""
    kept = "".join(each if each.isascii() and each.isalnum() else "-" for each in name.lower())
    kept = "-".join(part for part in kept[:_LONGEST_PREFIX].split("-") if part)
    return (
        kept
        if kept[:1].isalpha() and not kept.startswith("sf-") and kept != "sf"
        else f"my-{kept}".rstrip("-")
    )
