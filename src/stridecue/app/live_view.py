"""What each number of the live screen says and means: functions of a state.

Rules: a value that is not of now is never shown as current: a stale one is dim with its age, a lost one is `--`. A
meaning is a few words for standing still; the number's tone says the same at a glance.
"""

from __future__ import annotations

from dataclasses import dataclass

from stridecue.app.typed_entry import TYPED
from stridecue.app.widgets.strip import Band
from stridecue.model.profile import Unit
from stridecue.model.state import Gait, Quality, Signal, State
from stridecue.report import wording

NOTHING = wording.MISSING
CADENCE_BAND = 0.02
"""Tolerance around the cadence target, as a share of it; OUR CHOICE."""
POD_DIFFERS = 0.03
"""From this difference on the second source of speed is worth its place; OUR CHOICE."""
SLOPE_MATTERS = 0.01
"""From this difference on the pace on the flat is worth its place; OUR CHOICE."""
TOP_ZONE_WIDTH = 0.15
"""How far the highest zone is drawn above its floor; OUR CHOICE."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a figure shows."""

    value: str
    meaning: str = ""
    tone: str = "neutral"
    note: str = ""
    """The word that must be seen where there is no room for the meaning: how old, why doubtful, typed."""
    old: bool = False
    """Whether the value must not be seen without its note."""


def heart_rate(signal: Signal, state: State) -> Shown:
    """Heart rate with its zone, the cap of the day and where it is going."""
    text = wording.heart_rate(signal.value)
    if signal.good is None:
        return _doubtful(text, signal, "no heart-rate sensor yet")
    limits = state.limits
    parts = [f"zone {state.zone}"] if state.zone is not None else []
    if limits.easy_cap_bpm is not None:
        parts.append(f"easy cap {'about ' if limits.max_estimated else ''}{limits.easy_cap_bpm}")
    if state.heart_rate_in_60s_bpm is not None:
        parts.append(f"in 60 s {round(state.heart_rate_in_60s_bpm)}")
    if not parts and limits.zone_floors_bpm is None:
        parts = ["your age in the settings gives zones"]
    tone = f"zone-{min(max(state.zone, 1), 5)}" if state.zone else "neutral"
    if limits.alert_bpm is not None and signal.good >= limits.alert_bpm:
        tone, parts = "alert", ["above your limit", *parts]
    return Shown(text, _joined(parts), tone)


def cadence(signal: Signal, state: State) -> Shown:
    """Steps a minute against the runner's own usual and the target."""
    text = wording.cadence(signal.value)
    if signal.good is None:
        return _doubtful(text, signal, "no footpod yet")
    usual, target = state.cadence_baseline_spm, state.cadence_target_spm
    if usual is None:
        return Shown(text, _without_baseline(state))
    parts = [_against(state.cadence_change_percent, round(usual))]
    if target is not None:
        low, high = target_band(target)
        parts.append(f"target {low}-{high}")
    return Shown(text, _joined(parts), _cadence_tone(signal.good, usual, target))


def pace(signal: Signal, state: State, unit: Unit) -> Shown:
    """Pace, what it would be on the flat, and who measures it."""
    if signal.value is None:
        return _doubtful(NOTHING, signal, "no speed yet: s types it")
    text = wording.pace(signal.value, unit)
    if signal.good is None:
        return _doubtful(text, signal, "no speed yet: s types it")
    told = f"{source_word(signal.source, state)} {wording.speed(signal.good, unit)}".strip()
    flat = state.adjusted_speed_mps
    slope = flat is not None and abs(flat - signal.good) > SLOPE_MATTERS * signal.good
    on_the_flat = f"on the flat {wording.pace(flat, unit)}" if slope else ""
    parts = [told, on_the_flat] if signal.source == TYPED else [on_the_flat, told]
    if _pod_disagrees(signal, state, unit):
        parts.append(f"pod says {wording.pace(state.pod_speed.good, unit)}")
    return Shown(text, _joined(parts), note=_typed_note(signal))


def grade(signal: Signal, state: State) -> Shown:
    """Grade, what was climbed, and where the grade comes from."""
    if signal.value is None:
        return _doubtful(NOTHING, signal, "no grade yet: g types it")
    text = wording.grade(signal.value)
    if signal.good is None:
        return _doubtful(text, signal, "no grade yet: g types it")
    parts = [f"climbed {wording.climb(state.climb_m)}", source_word(signal.source, state)]
    if signal.source == TYPED:
        parts.reverse()
    return Shown(text, _joined(parts), note=_typed_note(signal))


def target_band(target_spm: float) -> tuple[int, int]:
    """The steps a minute that count as on target."""
    return round(target_spm * (1 - CADENCE_BAND)), round(target_spm * (1 + CADENCE_BAND))


def heart_rate_bands(state: State) -> tuple[Band, ...]:
    """The zones behind the heart-rate strip."""
    floors = state.limits.zone_floors_bpm
    if floors is None:
        return ()
    tops = (*floors[1:], floors[-1] * (1 + TOP_ZONE_WIDTH))
    return tuple(
        Band(low, high, f"zone-{number}")
        for number, (low, high) in enumerate(zip(floors, tops, strict=True), 1)
    )


def cadence_bands(state: State) -> tuple[Band, ...]:
    """The target behind the cadence strip."""
    if state.cadence_target_spm is None:
        return ()
    low, high = target_band(state.cadence_target_spm)
    return (Band(low, high, "good"),)


def source_word(source: str | None, state: State) -> str:
    """Who measures, in one word."""
    known = {TYPED: "typed", "assumed": "assumed", "file": "", None: ""}
    if source in known:
        return known[source]
    kinds = {device.device: device.kind for device in state.devices}
    return {"treadmill": "belt", "footpod": "pod", "heart_rate": "strap"}.get(kinds.get(source or "", ""), "")


def _doubtful(text: str, signal: Signal, never: str) -> Shown:
    """What to show of a signal that is not good."""
    if signal.quality is Quality.SUSPECT and signal.value is not None:
        reason = signal.reason or "not sure"
        return Shown(text, reason, "dim", reason)
    if signal.quality is Quality.STALE and signal.age_s is not None:
        age = f"{round(signal.age_s)} s ago"
        return Shown(text, age, "dim", age, old=True)
    if signal.age_s is not None:
        lost = f"lost {wording.duration(signal.age_s)} ago"
        return Shown(NOTHING, lost, "dim", lost)
    return Shown(NOTHING, never, "dim", "none")


def _typed_note(signal: Signal) -> str:
    return TYPED if signal.source == TYPED else ""


def _pod_disagrees(signal: Signal, state: State, unit: Unit) -> bool:
    """Whether the belt is shown and the footpod tells of another pace."""
    pod, shown = state.pod_speed.good, signal.good
    if pod is None or shown is None or signal.source != state.belt_speed.source:
        return False
    return wording.pace(pod, unit) != wording.MISSING_PACE and abs(pod - shown) > POD_DIFFERS * shown


def _without_baseline(state: State) -> str:
    if state.gait is Gait.WALKING:
        return "walking"
    return "finding your usual cadence" if state.gait is Gait.RUNNING else ""


def _against(change_percent: float | None, usual_spm: int) -> str:
    if change_percent is None:
        return f"your usual {usual_spm}"
    size = round(abs(change_percent))
    if size == 0:
        return f"at your usual {usual_spm}"
    return f"{size} % {'above' if change_percent > 0 else 'below'} your {usual_spm}"


def _cadence_tone(value: float, usual: float, target: float | None) -> str:
    """Good from the runner's usual up to the target, with the tolerance on both sides."""
    if target is None:
        return "neutral"
    low, high = min(usual, target) * (1 - CADENCE_BAND), target * (1 + CADENCE_BAND)
    return "good" if low <= value <= high else "off"


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)
