"""How a plan fits what the runner said of the last runs: mood, effort, what hurt."""

from __future__ import annotations

from stridecue.model.lately import PlanNote
from stridecue.model.our_choices.plans import HARD_EFFORT_ABOVE, MOODS_LOOKED_AT
from stridecue.model.our_choices.report import LOW_MOOD
from stridecue.plans.guards.facts import Facts

JOY_RUN = "joy-run"


def mood(facts: Facts) -> PlanNote | None:
    """Two low moods in a row."""
    moods = facts.lately.last_moods[:MOODS_LOOKED_AT]
    if facts.plan.name == JOY_RUN or len(moods) < MOODS_LOOKED_AT or max(moods) > LOW_MOOD:
        return None
    return PlanNote(
        f"Your mood was {moods[0]} of 5 after the last run and {moods[1]} after the one before. "
        "joy-run asks for nothing and shows no numbers.",
    )


def effort(facts: Facts) -> PlanNote | None:
    """A hard plan after one that was very hard."""
    last = facts.lately.last_effort
    if last is None or last <= HARD_EFFORT_ABOVE or not (facts.hard or facts.outline.hilly):
        return None
    return PlanNote(
        f"Your last hard or hilly run felt like {last} of 10. "
        "Make this one easier, before or on the way, whenever you like."
    )


def hurt(facts: Facts) -> PlanNote | None:
    """A hard plan soon after something hurt."""
    if not (facts.lately.hurt_7d and facts.hard):
        return None
    return PlanNote(
        "Something hurt in the last seven days. An easy day or a walk leaves it time; this one will still be there.",
    )
