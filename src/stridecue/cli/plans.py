"""`stridecue plans`: which plans there are, what one comes to for you, whether a file has mistakes; and a new one.

Rules: a file with mistakes is told whole, with status 2. JSON goes to stdout alone. A plan is shown as it would be run
now, by what the settings and the runs so far say of the runner. Weeks of plans stand with the plans.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from stridecue import plan_catalogue
from stridecue.cli.checked_file import tell_mistakes
from stridecue.cli.output import json_option, print_json
from stridecue.cli.plan_lines import plan_lines
from stridecue.cli.plan_mistakes import mistakes_of
from stridecue.cli.plan_weeks import show_weeks, weeks_row
from stridecue.cli.plans_new import new
from stridecue.cli.run_choices import course_option, plan_version, version_option
from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plan_catalogue import PlanText
from stridecue.plans.for_runner import planned
from stridecue.plans.outline import outline
from stridecue.plans.reading.plan_file import error_of, made_ready, parse_plan_file, read_plan_file
from stridecue.report import wording


@click.group()
def plans() -> None:
    """Plans: sessions in steps, such as hill repeats."""


plans.add_command(new)


@plans.command("list")
@json_option
def list_plans(as_json: bool) -> None:
    """List the plans and what they are for."""
    rows = [*(_row(text) for text in plan_catalogue.available()), *map(weeks_row, plan_catalogue.weeks())]
    if as_json:
        print_json(rows)
        return
    names = [wording.printable(row["name"]) for row in rows]
    width = max(map(len, names))
    titles = max(len(row["title"] or "") for row in rows)
    for name, row in zip(names, rows, strict=True):
        what = ", ".join(row["goals"]) if row["mistakes"] == 0 else f"{row['mistakes']} mistakes"
        owner = "shipped" if row["shipped"] else "own"
        click.echo(f"{name:<{width}}  {row['title'] or '':<{titles}}  {owner:<7}  {what}".rstrip())


@plans.command()
@click.argument("plan", metavar="PLAN")
@version_option
@course_option
@json_option
def show(plan: str, version: str | None, course: int | None, as_json: bool) -> None:
    """Show PLAN, a name or a file, as you would run it; or weeks of plans, by their name."""
    from stridecue.cli.plan_runner import runner_for  # noqa: PLC0415 - only this command asks who runs

    for weeks in plan_catalogue.weeks():
        if weeks.name == plan:
            show_weeks(weeks, as_json=as_json)
            return
    text = plan_catalogue.find(plan)
    file = parse_plan_file(text.name, text.text)
    chosen = made_ready(file, PlanChoice(plan, plan_version(version), course))
    runner = runner_for(chosen)
    run = planned(chosen, runner)
    sums = outline(run.steps)
    if as_json:
        head = {key: value for key, value in asdict(chosen).items() if key not in ("steps", "title")}
        steps = [asdict(step) for step in run.steps]
        print_json(
            {
                **head,
                "title": chosen.title,
                "versions": [each.value for each in file.versions],
                "steps": steps,
                "sums": asdict(sums),
                "notes": run.notes,
            }
        )
        return
    for line in plan_lines(chosen, run, sums, runner.unit):
        click.echo(line)
    others = [f"--version {each}" for each in file.versions if each is not PlanVersion.AS_WRITTEN]
    if file.surprise:
        others.append("--course N")
    if others:
        click.echo(f"There is also {', '.join(others)}.")


@plans.command()
@click.argument("file", metavar="FILE")
@json_option
def check(file: str, as_json: bool) -> None:
    """Check FILE, or a plan by its name, and list every mistake."""
    text = plan_catalogue.find(file)
    mistakes = mistakes_of(text)
    tell_mistakes(file, mistakes, error_of(text.name, mistakes), as_json=as_json)
    click.echo("no mistakes")


def _row(text: PlanText) -> dict[str, Any]:
    file, mistakes = read_plan_file(text.name, text.text)
    plan = None if file is None else made_ready(file, PlanChoice(text.name))
    return {
        "name": text.name,
        "title": file.title if file else None,
        "goals": list(plan.goals) if plan else [],
        "suits": list(plan.suits) if plan else [],
        "day": plan.day if plan else None,
        "versions": [version.value for version in file.versions] if file else [],
        "surprise": file.surprise if file else False,
        "weeks": None,
        "shipped": text.shipped,
        "mistakes": len(mistakes),
    }
