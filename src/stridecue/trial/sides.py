"""Several runs together, and two sets beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from stridecue.coach.cue_files.cue_set import CueSet
from stridecue.model.trial import Counts, CueTrial, Trial


def together(trials: Iterable[Trial]) -> tuple[CueTrial, ...]:
    """Return what each cue comes to on several runs."""
    sums: dict[str, CueTrial] = {}
    for cue in (cue for trial in trials for cue in trial.cues):
        before = sums.get(cue.id)
        sums[cue.id] = cue if before is None else _added(before, cue)
    return tuple(sorted(sums.values(), key=lambda cue: not cue.tried))


def lies_over(ours: CueSet, theirs: CueSet) -> bool:
    """Return whether a set changes cues of another, so that the two are meant to be used together."""
    if ours.shipped or not theirs.shipped or ours.name == theirs.name:
        return False
    named = {cue.id for cue in ours.cues} | set(ours.off)
    return any(cue.id in named for cue in theirs.cues)


def most_frequent_first(counts: Counter[str]) -> Counts:
    """Return counts in the order in which they are told."""
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def _added(one: CueTrial, other: CueTrial) -> CueTrial:
    return replace(
        one,
        tried=one.tried or other.tried,
        moving_s=one.moving_s + other.moving_s,
        shown=one.shown + other.shown,
        withheld=one.withheld + other.withheld,
        muted=_sum(one.muted, other.muted),
        lost_to=_sum(one.lost_to, other.lost_to),
        waits_s=(*one.waits_s, *other.waits_s),
        judged=one.judged + other.judged,
        cured=one.cured + other.cured,
    )


def _sum(one: Counts, other: Counts) -> Counts:
    return most_frequent_first(Counter(dict(one)) + Counter(dict(other)))
