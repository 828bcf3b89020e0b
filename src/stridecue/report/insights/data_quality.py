"""How good the data are: the share that is good of each signal, gaps, and what was repaired."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from stridecue.model.device_settings import CadenceBasis
from stridecue.model.our_choices.report import GAP_FROM_S, GREATEST_SURPRISE, LITTLE_KNOWN_SHARE
from stridecue.model.state import Activity, Quality
from stridecue.model.track import Second
from stridecue.report import wording
from stridecue.report.insight import Insight, Origin
from stridecue.report.insights.context import Context
from stridecue.report.insights.telling import BACKGROUND, counted, whole_percent

_SIGNALS: tuple[tuple[str, str, Callable[[Second], Quality]], ...] = (
    ("heart_rate", "HR", lambda one: one.heart_rate_quality),
    ("cadence", "cadence", lambda one: one.cadence_quality),
    ("speed", "speed", lambda one: one.speed_quality),
    ("power", "power", lambda one: one.power_quality),
)


class _Known(NamedTuple):
    """What is known of one signal."""

    name: str
    word: str
    share: float
    gaps: int


def data_quality(context: Context) -> Insight:
    """The share of good data of every signal that was there."""
    seconds = [one for one in context.track.seconds if one.activity is Activity.ACTIVE]
    known = [found for name, word, of in _SIGNALS if (found := _known(seconds, name, word, of)) is not None]
    told = [
        f"{one.word} {whole_percent(one.share)} %"
        + (f", {counted(one.gaps, 'gap', 'gaps')}" if one.gaps else "")
        for one in known
    ]
    told += _repairs(context)
    worst = min((one.share for one in known), default=0.0)
    values: dict[str, float | int | str | None] = {}
    for one in known:
        values[f"{one.name}_good_share"] = round(one.share, 3)
        values[f"{one.name}_gaps"] = one.gaps
    sentence = "; ".join(told) or "No sensor had anything to say"
    return Insight(
        "data-quality",
        "Data",
        sentence[:1].upper() + sentence[1:],
        values=values,
        origin=Origin.MEASURED,
        weight=10 * GREATEST_SURPRISE if known and worst < LITTLE_KNOWN_SHARE else 0.5 * BACKGROUND,
    )


def _known(seconds: list[Second], name: str, word: str, of: Callable[[Second], Quality]) -> _Known | None:
    """Return what is known of one signal; None where it never was there."""
    there = {Quality.GOOD, Quality.SUSPECT}
    states = [of(one) for one in seconds]
    first = next((place for place, state in enumerate(states) if state in there), None)
    if first is None:
        return None
    gaps = sum(
        not is_there and sum(1 for _ in group) >= GAP_FROM_S
        for is_there, group in groupby(state in there for state in states[first:])
    )
    return _Known(name, word, states.count(Quality.GOOD) / len(states), gaps)


def _repairs(context: Context) -> list[str]:
    """Return what was put right about the devices of the run."""
    found = []
    for device in context.run.setup.devices:
        spoke = not context.track.sensors or device.name in context.track.sensors
        if spoke and device.cadence_basis is CadenceBasis.ONE_FOOT:
            found.append("footpod per leg, repaired")
        if spoke and device.speed_factor not in {None, 1.0}:
            found.append(f"speed put right by {wording.change(100 * ((device.speed_factor or 1.0) - 1))}")
        if spoke and device.incline_scale not in {None, 1.0}:
            found.append(f"incline times {device.incline_scale:.2g}")
    return list(dict.fromkeys(found))
