"""What a treadmill is to be set to, in words: in a line, in large letters, and what a step asks for off the belt.

Rules: what is not to be set is not mentioned. Without a belt a pace and a slope are told, and no pace where effort
counts.
"""

from __future__ import annotations

from stridecue.model.plan import BeltSetting, PlannedStep
from stridecue.model.profile import Unit
from stridecue.model.run_settings import TREADMILL
from stridecue.model.state import State
from stridecue.report import plan_wording, wording


def setting(asked: BeltSetting, unit: Unit) -> str:
    """Return a setting as it is read, `10.4 km/h, 5 %`; empty where nothing is to be set."""
    return ", ".join(_parts(asked, unit))


def large(asked: BeltSetting, unit: Unit) -> tuple[str, ...]:
    """Return what is to be set for large letters, from the fullest wording to the shortest."""
    full, short = large_figures(asked, unit)
    return f"Set {full}", f"Set {short}", short


def large_figures(asked: BeltSetting, unit: Unit) -> tuple[str, str]:
    """Return a setting for large letters, with the speed's unit and without."""
    full = " ".join(_parts(asked, unit)).replace(" %", "%")
    return full, full.replace(f" {wording.speed_unit(unit)}", "")


def on_ground(step: PlannedStep, state: State, unit: Unit) -> str:
    """Return what a step asks of the belt, `set 5.4 km/h, 0 %`, or of the runner on any other ground."""
    if state.surface == TREADMILL:
        words = setting(step.belt, unit)
        return f"set {words}" if words else ""
    parts = []
    if step.speed_mps is not None and not (state.plan is not None and state.plan.by_effort):
        parts.append(f"{wording.pace(step.speed_mps, unit)} {wording.pace_unit(unit)}")
    if step.grade_percent:
        slope = plan_wording.grade(abs(step.grade_percent))
        parts.append(f"{slope} {'up' if step.grade_percent > 0 else 'down'}")
    return ", ".join(parts)


def _parts(asked: BeltSetting, unit: Unit) -> list[str]:
    parts = [] if asked.speed_mps is None else [wording.speed(asked.speed_mps, unit)]
    return parts if asked.grade_percent is None else [*parts, plan_wording.grade(asked.grade_percent)]
