"""What became of the plan of a run whose start was moved afterwards.

Rules: a plan was followed from where the run really began, so it is looked at there; followed from another start it
would tell of repetitions that never were. Of its repetitions those count that lie within the run as it is now, whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from stridecue.library.derived.corrected_inputs import corrected_inputs
from stridecue.model.corrections import Corrections
from stridecue.model.events import Ticked

if TYPE_CHECKING:
    from stridecue.model.inputs import Input
    from stridecue.model.plan import RepResult
    from stridecue.model.setup import RunSetup


def plan_within(
    setup: RunSetup, inputs: Sequence[Input], corrections: Corrections
) -> tuple[tuple[RepResult, ...], bool]:
    """Return the repetitions within a run that was cut, and whether its plan was over by its end."""
    from stridecue.engine import Engine, play  # noqa: PLC0415 - few runs are cut

    uncut = corrected_inputs(inputs, replace(corrections, from_ms=None, to_ms=None))
    from_s = (corrections.from_ms or 0) / 1000
    to_s = float("inf") if corrections.to_ms is None else corrections.to_ms / 1000
    results: tuple[RepResult, ...] = ()
    ended_s: list[int] = []
    done = False
    for event in play(Engine(replace(setup, cue_sets=())), uncut):
        if not isinstance(event, Ticked) or event.state.plan is None:
            continue
        place, tick_s = event.state.plan, event.state.tick_s
        if place.results is not results:
            results = place.results
            ended_s = [*ended_s[: len(results)], *[tick_s] * (len(results) - len(ended_s))]
        done = place.done if tick_s <= to_s else done
    return (
        tuple(
            one
            for one, end_s in zip(results, ended_s, strict=True)
            if from_s <= end_s - one.seconds and end_s <= to_s
        ),
        done,
    )
