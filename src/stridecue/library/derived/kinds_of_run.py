"""What kind of run one was, by its key figures: hilly, flat and steady, easy, a hike; and what it asked of the body.

Rules: loads of different models are never compared: a load is always asked for by the name of its model.
"""

from __future__ import annotations

from stridecue.model.key_figures import KeyFigures
from stridecue.model.our_choices.plans import HIKE_LEAST_S, HIKE_WALKING_SHARE
from stridecue.model.our_choices.report import (
    EASY_RUN_SHARE,
    FLAT_STEADY_NEEDED_S,
    HILLY_SHARE,
    LOAD_NEEDED_SHARE,
)
from stridecue.model.run_settings import HIKE_DAY
from stridecue.physiology.load import session_rpe

BY_EFFORT = "effort"
"""The model of a load that goes by what the runner says."""


def is_hilly(figures: KeyFigures) -> bool:
    """Return whether much of a run was up or down, or repetitions were run uphill, however short."""
    return figures.hill_reps > 0 or (
        figures.hilly_s > 0 and figures.hilly_s >= HILLY_SHARE * (figures.running_s + figures.walking_s)
    )


def is_flat(figures: KeyFigures) -> bool:
    """Return whether a run had flat steady running and few hills."""
    return figures.flat_steady_s >= FLAT_STEADY_NEEDED_S and not is_hilly(figures)


def is_easy(figures: KeyFigures) -> bool:
    """Return whether a run was easy by heart rate."""
    return (
        figures.easy_s is not None
        and figures.heart_rate_s > 0
        and figures.easy_s >= EASY_RUN_SHARE * figures.heart_rate_s
    )


def is_hike(figures: KeyFigures) -> bool:
    """Return whether a run was one on a hike's day, or nearly all walked for long enough."""
    moving_s = figures.running_s + figures.walking_s
    walked = figures.walking_s >= max(HIKE_LEAST_S, HIKE_WALKING_SHARE * moving_s)
    return figures.day == HIKE_DAY or walked


def load_model(figures: KeyFigures, effort: int | None) -> str | None:
    """Return what the load of a run goes by: heart rate where there is enough of it, else effort."""
    if figures.load is not None and figures.heart_rate_share >= LOAD_NEEDED_SHARE:
        return figures.load_model
    return BY_EFFORT if effort is not None else None


def load_of(figures: KeyFigures, effort: int | None, model: str) -> float | None:
    """Return the load of a run by a model; None where it has none of that kind."""
    if model == BY_EFFORT:
        return None if effort is None else session_rpe(figures.active_s / 60, effort)
    enough = figures.heart_rate_share >= LOAD_NEEDED_SHARE
    return figures.load if figures.load_model == model and enough else None
