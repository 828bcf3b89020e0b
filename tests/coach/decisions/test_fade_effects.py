"""What fade levels mean: gaps, budgets, tolerance."""

from __future__ import annotations

import copy
import itertools
from typing import Any

import pytest

from cue_texts import DUE, cue
from stridecue.coach.decisions.fade_effects import Fading
from stridecue.coach.decisions.technique_gaps import TechniqueGaps
from stridecue.model.cue import Outcome
from stridecue.model.response import Response
from stridecue.model.setup import History

STEPS = "short steps"


def levels(*entries: tuple[str, int]) -> Fading:
    return Fading(History(fade_levels=entries))


def response(hit: bool | None, *, technique: str | None = STEPS, withheld: bool = False) -> Response:
    return Response("a", technique, 0, 20, withheld, "cadence_change", 1.0, False, hit)


@pytest.mark.parametrize(
    ("level", "gap_s", "budget", "tolerance"),
    [(1, 45, 6, 1.0), (2, 90, 4, 1.25), (3, 180, 2, 1.5), (4, 360, 1, 1.75), (5, 600, 1, 2.0)],
)
def test_the_levels(level: int, gap_s: int, budget: int, tolerance: float) -> None:
    fading = levels((STEPS, level))
    assert (fading.gap_s(STEPS), fading.budget(STEPS), fading.tolerance(STEPS)) == (gap_s, budget, tolerance)
    assert fading.level(STEPS) == level
    assert fading.level("arms") == fading.level(None) == 1


def test_levels_from_outside_are_kept_within_bounds() -> None:
    assert [levels((STEPS, level)).level(STEPS) for level in (-3, 0, 6, 99)] == [1, 1, 5, 5]


def test_it_never_changes_and_is_shared_by_copies() -> None:
    fading = levels((STEPS, 2))
    assert copy.deepcopy(fading) is fading


def test_within_a_run_hits_widen_the_gap_and_misses_bring_it_back() -> None:
    gaps = TechniqueGaps(levels((STEPS, 2)))
    widths = [gaps.gap_s(STEPS)]
    for hit in (True,) * 6 + (False, False):
        gaps.take(response(hit))
        widths.append(gaps.gap_s(STEPS))
    assert widths == [90, 90, 90, 135, 135, 135, 202.5, 202.5, 90]


def test_four_times_the_base_is_the_widest() -> None:
    gaps = TechniqueGaps(levels((STEPS, 2)))
    for _ in range(30):
        gaps.take(response(True))
    assert gaps.gap_s(STEPS) == 360


def test_only_measured_answers_of_the_technique_in_a_row_count() -> None:
    gaps = TechniqueGaps(levels((STEPS, 2)))
    for answer in (True, True, False, True, True, None, True):
        gaps.take(response(answer))
    assert gaps.gap_s(STEPS) == 135, "unknown neither counts nor interrupts; a miss interrupts"
    gaps.take(response(False))
    gaps.take(response(False, withheld=True))
    gaps.take(response(False, technique="arms"))
    gaps.take(response(False, technique=None))
    assert (gaps.gap_s(STEPS), gaps.gap_s("arms")) == (135, 45)
    gaps.take(response(True))
    gaps.take(response(False))
    assert gaps.gap_s(STEPS) == 135, "two misses, but not in a row"


# In a run


def spaced(name: str, **keys: object) -> str:
    return cue(name, "technique", cooldown="15s", **keys)


def shown_every(make: Any, level: int, text: str, seconds: int = 1300) -> list[int]:
    run = make.run(text, history=History(fade_levels=((STEPS, level),)))
    run.go(seconds, **DUE)
    times = [at for at, _ in run.shown()]
    return [after - before for before, after in itertools.pairwise(times)]


@pytest.mark.parametrize(("level", "gap_s"), [(2, 90), (3, 180), (4, 360), (5, 600)])
def test_cues_of_a_technique_keep_its_gap(make: Any, level: int, gap_s: int) -> None:
    text = spaced("a", technique=STEPS, say=None) + spaced("b", technique=STEPS, say=None, priority=39)
    assert set(shown_every(make, level, text)) == {gap_s}


def test_on_the_first_level_the_gap_between_spoken_cues_is_enough(make: Any) -> None:
    run = make.run(spaced("a", technique=STEPS))
    run.go(61, **DUE)
    said = [(d.tick_s, d.cue.say is not None) for d in run.decisions if d.outcome is Outcome.SHOWN]
    assert said == [(401, True), (416, False), (446, True), (461, False)]


def test_other_techniques_and_other_kinds_do_not_wait_for_it(make: Any) -> None:
    text = spaced("a", technique=STEPS, say=None)
    text += cue("b", "technique", technique="arms", say=None, priority=30, when="power > 300")
    text += cue("c", "effort", technique=STEPS, say=None, when="power > 400")
    run = make.run(text, history=History(fade_levels=((STEPS, 4),)))
    run.go(16, **DUE)
    run.go(16, power=350.0)
    run.go(1, power=500.0)
    assert [name for _, name in run.shown()] == ["a", "b", "c"]


def test_a_learnt_technique_has_room(make: Any) -> None:
    text = cue("a", "technique", technique=STEPS, when="cadence_change <= -4")
    history = History(fade_levels=((STEPS, 3),))
    for change, due in ((-5.9, False), (-6.0, True)):
        run = make.run(text, history=history)
        run.go(5, cadence_change_percent=change)
        assert bool(run.shown()) is due
    beginner = make.run(text)
    beginner.go(5, cadence_change_percent=-4.0)
    assert beginner.shown() == [(401, "a")]


def test_room_for_one_cue_is_none_for_the_next(make: Any) -> None:
    text = cue("a", "technique", technique=STEPS, when="cadence_change <= -4")
    text += cue("b", "technique", technique="arms", when="cadence_change <= -4")
    run = make.run(text, history=History(fade_levels=((STEPS, 5),)))
    run.go(1, cadence_change_percent=-5.0)
    assert run.shown() == [(401, "b")]
