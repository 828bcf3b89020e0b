"""How a runner answered the cues of earlier runs, kept small.

Rules: what is kept of a run is grouped by cue, since a cue's name, technique and metric are the same each time. A
technique's share counts answers to cues that were shown, and only measured ones.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from stridecue.model.our_choices.coach import WEAKEST_ANSWERS_NEEDED
from stridecue.model.response import Response

EFFECT_DECIMALS = 4

Answer = tuple[int, int, bool, float | None, bool | None, bool]
"""When it came and was measured, whether it was withheld, effect, whether it was a hit, whether a lot was drawn."""


@dataclass(frozen=True, slots=True)
class CueAnswers:
    """What came after each coming of one cue in one run."""

    cue: str
    technique: str | None
    metric: str
    relative: bool
    up: bool
    within: bool
    answers: tuple[Answer, ...]


def packed(responses: Iterable[Response]) -> tuple[CueAnswers, ...]:
    """Return responses grouped by cue."""
    groups: dict[tuple[str, str | None, str, bool, bool, bool], list[Answer]] = {}
    for one in responses:
        effect = None if one.effect is None else round(one.effect, EFFECT_DECIMALS)
        key = (one.cue, one.technique, one.metric, one.relative, one.up, one.within)
        answer = (one.tick_s, one.measured_s, one.withheld, effect, one.hit, one.drawn)
        groups.setdefault(key, []).append(answer)
    return tuple(CueAnswers(*key, tuple(answers)) for key, answers in groups.items())


def unpacked(groups: Iterable[CueAnswers]) -> list[Response]:
    """Return the responses of one run in their order."""
    responses = [
        Response(
            cue=group.cue,
            technique=group.technique,
            tick_s=tick_s,
            measured_s=measured_s,
            withheld=withheld,
            metric=group.metric,
            effect=effect,
            relative=group.relative,
            hit=hit,
            up=group.up,
            within=group.within,
            drawn=drawn,
        )
        for group in groups
        for tick_s, measured_s, withheld, effect, hit, drawn in group.answers
    ]
    return sorted(responses, key=lambda one: (one.measured_s, one.tick_s, one.cue))


def weakest_technique(runs: Iterable[Sequence[CueAnswers]], rested: Collection[str]) -> str | None:
    """Return the technique whose cues were answered least, of those with enough answers; None without one."""
    counts: dict[str, tuple[int, int]] = {}
    for group in (group for groups in runs for group in groups):
        if group.technique is None or group.technique in rested:
            continue
        shown = [hit for _, _, withheld, _, hit, _ in group.answers if not withheld and hit is not None]
        hits, measured = counts.get(group.technique, (0, 0))
        counts[group.technique] = (hits + sum(shown), measured + len(shown))
    enough = {
        name: hits / measured
        for name, (hits, measured) in counts.items()
        if measured >= WEAKEST_ANSWERS_NEEDED
    }
    return min(enough, key=lambda name: (enough[name], name), default=None)
