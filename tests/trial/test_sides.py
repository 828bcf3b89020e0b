"""Several runs together, and which sets are meant to be used together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import parse_cue_set
from stridecue.model.cue import CueKind
from stridecue.model.summary import Totals
from stridecue.model.trial import Course, CueTrial, Trial
from stridecue.trial import lies_over, together

ENTER = CueTrial(
    "hc-enter",
    "hill-climb",
    CueKind.TECHNIQUE,
    "Shorten stride",
    tried=True,
    moving_s=1800.0,
    shown=2,
    withheld=1,
    muted=(("gap", 1),),
    lost_to=(("tb-tall", 2),),
    waits_s=(0, 3),
    judged=3,
    cured=1,
)
TALL = CueTrial("tb-tall", "technique-basics", CueKind.TECHNIQUE, "Stand tall", tried=False, moving_s=1800.0)


def trial(*cues: CueTrial) -> Trial:
    return Trial(("hill-climb",), False, Totals(), cues, (), Course(10, (), ()))


def test_what_cues_come_to_on_several_runs() -> None:
    longer = replace(ENTER, moving_s=5400.0, shown=4, muted=(("budget", 3),), waits_s=(9,))
    enter, tall = together([trial(ENTER, TALL), trial(longer)])
    assert (enter.shown, enter.withheld, enter.given, enter.muted_total) == (6, 2, 8, 8)
    assert enter.shown_per_hour == 3.0
    assert enter.muted == (("budget", 3), ("gap", 1)), "the most frequent first"
    assert enter.lost_to == (("tb-tall", 4),)
    assert (enter.waits_s, enter.judged, enter.cured) == ((0, 3, 9), 6, 2)
    assert tall == TALL, "its hours are those of the run that it was in"


def test_tried_cues_come_first_even_if_a_later_run_has_them() -> None:
    assert [cue.id for cue in together([trial(TALL), trial(ENTER, TALL)])] == ["hc-enter", "tb-tall"]
    assert together([]) == ()


CUE = '[[cue]]\nid = "{id}"\nkind = "info"\nshow = "X"\nevery = "9m"\n'


@pytest.mark.parametrize(
    ("text", "over"),
    [
        (CUE.format(id="hc-enter"), True),
        (CUE.format(id="my-look"), False),
        ('off = ["hc-arms"]\n', True),
        ('off = ["tb-tall"]\n', False),
    ],
)
def test_a_set_lies_over_the_one_whose_cues_it_changes(text: str, over: bool) -> None:
    hills = shipped_sets.text("hill-climb")
    theirs = parse_cue_set(hills.name, hills.text, shipped=True)
    mine = parse_cue_set("mine", text, shipped=False)
    assert lies_over(mine, theirs) is over
    assert not lies_over(theirs, mine)
    assert not lies_over(mine, mine)
    assert not lies_over(replace(mine, name="hill-climb"), theirs), "it takes its place"
