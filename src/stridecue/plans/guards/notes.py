"""What to note before a plan, by the last weeks.

Rules: notes, never refusals. A rule speaks only of what is known; what is not known leaves it silent. What is not asked
of the legs, such as downhill on a belt that has none, is not noted.
"""

from __future__ import annotations

from dataclasses import replace

from stridecue.model.lately import Lately, PlanNote, Weight
from stridecue.plans.for_runner import Runner
from stridecue.plans.guards import balance_rules, feeling_rules, load_rules
from stridecue.plans.guards.facts import Facts, Rule
from stridecue.plans.outline import Outline
from stridecue.plans.plan import Plan

RULES: dict[str, Rule] = {
    "hurt": feeling_rules.hurt,
    "longest": load_rules.longest,
    "warm-up": load_rules.warm_up,
    "downhill": load_rules.downhill,
    "load": load_rules.load,
    "effort": feeling_rules.effort,
    "mood": feeling_rules.mood,
    "uphill": load_rules.uphill,
    "climb": load_rules.climb,
    "mix": balance_rules.mix,
    "rough-ground": balance_rules.rough_ground,
    "soft-ground": balance_rules.soft_ground,
    "pack": balance_rules.pack,
    "first-hill": balance_rules.first_hill,
    "hike": balance_rules.hike,
}
"""Every rule by its name, the weightier first among those of one weight."""

_ORDER = (Weight.STRONG, Weight.NOTE, Weight.INFO)


def notes(plan: Plan, outline: Outline, runner: Runner, lately: Lately, surface: str) -> tuple[PlanNote, ...]:
    """Return what there is to note, the weightiest first."""
    facts = Facts(plan, outline, runner, lately, surface)
    found = [replace(note, rule=name) for name, rule in RULES.items() if (note := rule(facts)) is not None]
    return tuple(sorted(found, key=lambda note: _ORDER.index(note.weight)))
