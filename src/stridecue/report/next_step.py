"""The one line about what next: at most one technique, and none after something hurt.

Rules: the first that applies of the table is said. After pain or feeling unwell nothing is said. A technique that rests
is never named, nothing asks for more speed, and a run that nothing was asked of is left in peace.
"""

from __future__ import annotations

from collections.abc import Callable

from stridecue.model.inputs import Mark, MarkKind
from stridecue.model.our_choices.report import LOW_MOOD, SPIKE_RATIO
from stridecue.report import wording
from stridecue.report.cue_report import Quieted
from stridecue.report.insight import Insight
from stridecue.report.insights.context import Context


def next_step(context: Context, insights: tuple[Insight, ...]) -> str | None:
    """Return the line; None where silence is better."""
    if _hurt(context):
        return None
    found = {one.id: one for one in insights if one.known}
    return next((line for step in _STEPS if (line := step(context, found)) is not None), None)


def _fun(context: Context, found: dict[str, Insight]) -> str | None:
    before = next((one.mood for one in context.earlier[:1]), None)
    low = [mood for mood in (context.mood, before) if mood is not None and mood <= LOW_MOOD]
    return "Make the next run a fun one." if len(low) == 2 else None


def _shorter(context: Context, found: dict[str, Insight]) -> str | None:
    ratio = found["spike"].values.get("spike_ratio") if "spike" in found else None
    longer = isinstance(ratio, float) and ratio > SPIKE_RATIO
    return "Let the next run be a shorter, easy one." if longer else None


def _flat(context: Context, found: dict[str, Insight]) -> str | None:
    hilly = "mix" in found and "would balance" in found["mix"].sentence
    return "Make one of the next runs flat and steady." if hilly else None


def _technique(context: Context, found: dict[str, Insight]) -> str | None:
    if context.joyful:
        return None
    history = context.run.setup.history
    asked = [
        (line.share.estimate, line.technique)
        for line in context.cues
        if line.technique is not None
        and line.share is not None
        and line.quieted is not Quieted.FOR_THE_RUN
        and line.technique not in history.rested_techniques
    ]
    weakest = min(asked)[1] if asked else history.weakest_technique
    if weakest is None or weakest in history.rested_techniques:
        return None
    return f"Next run: one thing, {wording.printable(weakest)}."


_STEPS: tuple[Callable[[Context, dict[str, Insight]], str | None], ...] = (_fun, _shorter, _flat, _technique)


def _hurt(context: Context) -> bool:
    """Return whether the runner said in this run that something was wrong."""
    return any(
        type(item.body) is Mark and item.body.kind in {MarkKind.PAIN, MarkKind.UNWELL}
        for item in context.run.inputs
    )
