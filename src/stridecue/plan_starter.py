"""The file that a runner's own plan starts from: every key explained, and a session that works.

Rules: the explanations are made from the tables that files are read by, so that they are never behind them. What is
made here has no mistakes.
"""

from __future__ import annotations

from stridecue.own_texts import key_lines, title_of
from stridecue.plans.reading.file_keys import FILE_TABLE, TABLES
from stridecue.plans.reading.step_keys import GROUP_TABLE, KEY_TABLE
from stridecue.plans.reading.surprise import DRAW_TABLE

_TEXT = """\
# A plan of your own: whatever stands behind a # is for you and is not read.
#
#   stridecue plans check {name}       has it mistakes?
#   stridecue plans show {name}        what does it come to for you?
#   stridecue demo --plan {name}       somebody made up runs it
#   stridecue run --plan {name}        a run with it
#
# `stridecue plans show hill-200` shows a plan that comes with the program.

name = "{title}"
about = "Three short hills in an easy run."
goals = ["stamina", "fun"]
day = "easy"
cue_sets = ["technique-basics", "hill-climb"]

# Values have a name, so that an easier and a harder version can have others: `--version harder`.

[values]
hills = 3
grade = 4

[easier]
hills = 2

[harder]
hills = 5
grade = 5

# A block stands for steps that many plans share.

[[step]]
block = "warmup-easy"

# Steps under a step with times are repeated.

[[step]]
times = "$hills"

[[step.step]]
kind = "run"
title = "Hill"
distance = "300 m"
grade = "$grade"
speed = "easy at equal cost"       # as much effort as the easy speed is on the flat
effort = [4, 6]

[[step.step]]
kind = "walk"
heart_rate_below = "easy_cap"      # over once the heart has calmed down,
at_most = "2min"                   # or after two minutes
speed = "walk"
grade = 0

[[step]]
block = "cooldown"


# Every key of the file itself.
#
{file_keys}
#
# Every key of a step. Needed are kind and one of time, distance, until and heart_rate_below.
#
{step_keys}
#
# In place of them:
#
{group_keys}
#
# A surprise, another course each time: a step with draw = {{ time = "24min", part = ["60s", "180s"], steepest = 6 }} in
# place of an end and a grade.
#
{draw_keys}
"""


def starter_text(name: str) -> str:
    """Return the text of a new plan; `name` is its file's stem, of letters, digits, `-` and `_`."""
    explained = [(key.name, f"{key.meaning} ({key.takes})") for key in FILE_TABLE]
    return _TEXT.format(
        name=name,
        title=title_of(name),
        file_keys=key_lines([*explained, *((f"[{table}]", meaning) for table, meaning in TABLES.items())]),
        step_keys=key_lines([(key.name, f"{key.meaning} ({key.takes})") for key in KEY_TABLE]),
        group_keys=key_lines([(key.name, f"{key.meaning} ({key.takes})") for key in GROUP_TABLE]),
        draw_keys=key_lines([(key.name, f"{key.meaning} ({key.takes})") for key in DRAW_TABLE]),
    )
