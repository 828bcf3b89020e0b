"""The mistakes of a plan as the commands tell them: with the cue sets that it names judged among all that there are."""

from __future__ import annotations

from stridecue.cue_sets import catalogue
from stridecue.model.run_settings import PlanChoice
from stridecue.plan_catalogue import PlanText
from stridecue.plans.reading.plan_file import PlanFile, made_ready, read_plan_file
from stridecue.runner_files.mistakes import Mistake, nearest, quoted


def mistakes_of(text: PlanText) -> tuple[Mistake, ...]:
    """Return the mistakes of a plan, unknown cue sets among them."""
    file, mistakes = read_plan_file(text.name, text.text)
    if file is None:
        return mistakes
    known = sorted({each.name for each in catalogue.available()})
    return tuple(
        Mistake(
            f"{file.name}.toml",
            None,
            "cue_sets",
            f"{quoted(name)} is no cue set",
            f"there are {', '.join(known)}",
            nearest(name, known),
            _line(text.text, name),
            sort="step",
        )
        for name in _named(file)
        if name not in known
    )


def _named(file: PlanFile) -> tuple[str, ...]:
    """Return the cue sets that a plan names, in any version; those of its steps are among its own."""
    plans = (made_ready(file, PlanChoice(file.name, version)) for version in file.versions)
    return tuple(dict.fromkeys(name for plan in plans for name in plan.cue_sets))


def _line(text: str, name: str) -> int | None:
    """Return the first line of a file that has a name in quotes."""
    lines = enumerate(text.split("\n"), start=1)
    return next((number for number, line in lines if f'"{name}"' in line or f"'{name}'" in line), None)
