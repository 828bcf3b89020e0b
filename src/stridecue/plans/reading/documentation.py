"""The tables of the page about plans, made from the tables that the program works by; see `documentation_tables`."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from stridecue import documentation_tables
from stridecue.documentation_tables import table
from stridecue.model.our_choices.plans import (
    BELT_FASTEST_MPS,
    BELT_LOWEST_PERCENT,
    BELT_STEEPEST_PERCENT,
)
from stridecue.model.plan import StepKind
from stridecue.model.run_settings import PlanChoice
from stridecue.plans.for_runner import ANYBODY, planned
from stridecue.plans.outline import outline
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.file_keys import FILE_TABLE, TABLES
from stridecue.plans.reading.file_values import LONGEST_LIST, MOST_VALUES
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file, read_plan_file
from stridecue.plans.reading.step_keys import GROUP_TABLE, KEY_TABLE, LONGEST_M
from stridecue.plans.reading.step_list import DEEPEST, LONGEST_PLAN_S, MOST_DRAWS, MOST_STEPS
from stridecue.plans.reading.step_reader import TITLES
from stridecue.plans.reading.surprise import DRAW_TABLE
from stridecue.runner_files.document import MAX_FILE_BYTES
from stridecue.runner_files.keys import Key

_KINDS = {
    StepKind.WARMUP: "Before the session proper.",
    StepKind.RUN: "Running. Runs, walks and hikes are the main part.",
    StepKind.WALK: "Walking.",
    StepKind.HIKE: "Walking uphill with purpose.",
    StepKind.REP: "A repetition: counted, compared, in silence. Its clock starts once you have its speed.",
    StepKind.RECOVER: "Between repetitions. It is longer where the heart still beats fast.",
    StepKind.COOLDOWN: "After the session proper.",
}
_BROKEN = """\
name = "Mine"

[values]
reps = 4

[[step]]
kind = "warmpu"
time = "5min"

[[step]]
kind = "rep"
distance = "200"
grade = "$grad"
"""


def filled(page: str) -> str:
    """Return the page with every marked place made anew.

    Raises:
        KeyError: it has a mark that nothing is known for.
    """
    return documentation_tables.filled(page, PLACES)


def plans_table_markdown() -> str:
    """Return the table of the shipped plans, in minutes of a runner of whom nothing is known."""
    rows = []
    for name in shipped_plans.names():
        file = parse_plan_file(name, shipped_plans.text(name))
        plans = [made_ready(file, PlanChoice(name, version)) for version in file.versions]
        minutes = [round(outline(planned(plan, ANYBODY).steps).seconds / 60) for plan in plans]
        rows.append(
            (
                f"`{name}`",
                file.title,
                ", ".join(plans[0].goals),
                " / ".join(map(str, minutes)),
                ", ".join(f"`{each}`" for each in plans[0].cue_sets),
            )
        )
    return table(("plan", "is", "for", "minutes: easier / as written / harder", "cue sets"), rows)


def file_table_markdown() -> str:
    """Return the table of the keys of a file."""
    tables = [(f"`[{name}]`", "a table", meaning) for name, meaning in TABLES.items()]
    return table(("key", "takes", "meaning"), [*_rows(FILE_TABLE), *tables])


def steps_table_markdown() -> str:
    """Return the table of the keys of a step."""
    return table(("key", "takes", "meaning"), _rows(KEY_TABLE))


def groups_table_markdown() -> str:
    """Return the table of what a step has that stands for several."""
    return table(("key", "takes", "meaning"), _rows(GROUP_TABLE))


def draws_table_markdown() -> str:
    """Return the table of the keys of a surprise."""
    return table(("key", "takes", "meaning"), _rows(DRAW_TABLE))


def kinds_table_markdown() -> str:
    """Return the table of the kinds of steps."""
    return table(
        ("kind", "title unless said", "meaning"),
        ((f"`{kind}`", TITLES[kind], _KINDS[kind]) for kind in StepKind),
    )


def limits_table_markdown() -> str:
    """Return the table of the limits of a file and of what a belt can do."""
    rows = (
        ("a file", f"{MAX_FILE_BYTES // 1024} kB"),
        ("steps, written out", str(MOST_STEPS)),
        ("steps within steps", f"{DEEPEST} deep"),
        ("surprises", str(MOST_DRAWS)),
        ("all steps together", f"{LONGEST_PLAN_S // 3600} h, {LONGEST_M // 1000} km"),
        ("values", f"{MOST_VALUES}, lists of {LONGEST_LIST}"),
        ("a belt's grade", f"{BELT_LOWEST_PERCENT:g} to {BELT_STEEPEST_PERCENT:g} %"),
        ("a belt's speed", f"{BELT_FASTEST_MPS * 3.6:g} km/h"),
    )
    return table(("what", "at most"), rows)


def mistakes_example() -> str:
    """Return a file with mistakes and what is said of it."""
    _, mistakes = read_plan_file("mine", _BROKEN)
    told = "\n".join(f"  {mistake}" for mistake in mistakes)
    return f"```\n{_BROKEN}```\n\n```\n{told}\n```\n"


def _rows(keys: Sequence[Key]) -> list[tuple[str, str, str]]:
    return [(f"`{key.name}`", key.takes, key.meaning) for key in keys]


PLACES: dict[str, Callable[[], str]] = {
    "plans": plans_table_markdown,
    "file": file_table_markdown,
    "steps": steps_table_markdown,
    "kinds": kinds_table_markdown,
    "groups": groups_table_markdown,
    "draws": draws_table_markdown,
    "limits": limits_table_markdown,
    "mistakes": mistakes_example,
}
"""What each mark of the page stands for."""
