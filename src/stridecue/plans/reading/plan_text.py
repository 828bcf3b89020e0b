"""A plan that was made ready, as a plan file says it: flat, with nothing left to choose.

Rules: reading it gives the same plan. What a plan does not say is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from stridecue.model.plan import EndsBy
from stridecue.plans.plan import Plan, Speed, Step
from stridecue.plans.reading.speeds import beats_words, speed_words
from stridecue.runner_files.quantities import plain

_TIME_KEYS = {EndsBy.TIME: "time", EndsBy.HEART_RATE: "at_most", EndsBy.KEY: "reckon"}


def as_text(plan: Plan) -> str:
    """Return a plan that was made ready as a plan file says it: what a run's setup keeps. Reading it gives the plan."""
    lines = [f"{key} = {value}" for key, value in _head(plan)]
    for step in plan.steps:
        lines += ["", "[[step]]", *(f"{key} = {value}" for key, value in _step(step))]
    return "\n".join(lines) + "\n"


def _head(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "name", _text(plan.title)
    yield "made_from", _text(plan.name)
    if plan.about:
        yield "about", _text(plan.about)
    for key, words in (("goals", plan.goals), ("suits", plan.suits), ("cue_sets", plan.cue_sets)):
        if words:
            yield key, _list(map(_text, words))
    yield "day", _text(plan.day)
    for key, flag in (("hides_numbers", plan.hides_numbers), ("rough_ground", plan.rough_ground)):
        if flag:
            yield key, "true"
    if plan.weeks is not None:
        yield "weeks", _text(plan.weeks)
    for key, number in (("week", plan.week), ("session", plan.session)):
        if number is not None:
            yield key, str(number)


def _step(step: Step) -> Iterator[tuple[str, str]]:
    yield "kind", _text(step.kind)
    yield "title", _text(step.title)
    yield from _end(step)
    if step.grade_percent is not None:
        yield "grade", plain(step.grade_percent)
    if step.grade_range_percent is not None:
        yield "grade_range", _list(map(plain, step.grade_range_percent))
    if step.speed is not None:
        yield "speed", _speed(step.speed)
    if step.speed_range is not None:
        yield "speed_range", _list(map(_speed, step.speed_range))
    if step.heart_rate_most is not None:
        yield "heart_rate_most", _text(beats_words(step.heart_rate_most))
    if step.walk_after_over_cap is not None:
        run_s, walk_s = map(plain, step.walk_after_over_cap)
        yield "after_over_cap", _text(f"run {run_s}s, walk {walk_s}s")
    yield from _coaching(step)


def _end(step: Step) -> Iterator[tuple[str, str]]:
    if step.distance_m is not None:
        yield "distance", _text(f"{plain(step.distance_m)} m")
    if step.heart_rate_below is not None:
        yield "heart_rate_below", _text(beats_words(step.heart_rate_below))
    if step.ends_by is EndsBy.KEY:
        yield "until", _text("key")
    if step.time_s is not None:
        yield _TIME_KEYS[step.ends_by], _text(f"{plain(step.time_s)}s")


def _coaching(step: Step) -> Iterator[tuple[str, str]]:
    if step.effort is not None:
        yield "effort", _list(map(str, step.effort))
    if step.cue_sets is not None:
        yield "cue_sets", _list(map(_text, step.cue_sets))
    if step.silent:
        yield "silent", "true"
    if step.landing_game:
        yield "landing_game", "true"
    if step.beat is not None:
        yield "beat", "true" if step.beat else "false"
    if step.cadence_step is not None:
        yield "cadence_step", _text(f"{plain(100 * step.cadence_step)}%")


def _speed(speed: Speed) -> str:
    return _text(speed_words(speed))


def _text(text: str) -> str:
    """Return a text in quotes; what is printable needs no more than JSON's escapes."""
    return json.dumps(str(text), ensure_ascii=False)


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"
