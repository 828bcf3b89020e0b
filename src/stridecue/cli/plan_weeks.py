"""Weeks of plans on the command line: each week and its sessions, in lines that can be read or as JSON."""

from __future__ import annotations

from dataclasses import asdict
from itertools import groupby
from typing import Any

import click

from stridecue.cli.output import print_json
from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plans.weeks.week_file import Week, Weeks

WHERE_ONE_IS = "The app remembers where you are and offers the session that comes next: stridecue, then h."


def weeks_row(weeks: Weeks) -> dict[str, Any]:
    """Return weeks as a row in the list of plans."""
    return {
        "name": weeks.name,
        "title": weeks.title,
        "goals": list(weeks.goals),
        "suits": list(weeks.suits),
        "day": None,
        "versions": [],
        "surprise": False,
        "weeks": len(weeks.weeks),
        "shipped": True,
        "mistakes": 0,
    }


def show_weeks(weeks: Weeks, *, as_json: bool) -> None:
    """Print weeks."""
    if as_json:
        print_json(asdict(weeks))
        return
    for line in weeks_lines(weeks):
        click.echo(line)


def weeks_lines(weeks: Weeks) -> list[str]:
    """Return the lines of weeks."""
    return [
        f"{weeks.title} ({weeks.name})",
        weeks.about,
        f"  for       {', '.join(weeks.goals)}",
        f"  suits     {', '.join(weeks.suits)}",
        "",
        *(line for week in weeks.weeks for line in _week_lines(week)),
        "",
        WHERE_ONE_IS,
    ]


def _week_lines(week: Week) -> list[str]:
    times = [(words, len(list(same))) for words, same in groupby(map(_session, week.sessions))]
    sessions = "; ".join(words if number == 1 else f"{number} times {words}" for words, number in times)
    return [f"{week.number:>2}  {sessions}", f"    {week.about}"]


def _session(choice: PlanChoice) -> str:
    version = "" if choice.version is PlanVersion.AS_WRITTEN else f", {choice.version}"
    values = ", ".join(f"{name} {_value(value)}" for name, value in choice.values)
    return f"{choice.name}{version}{f' ({values})' if values else ''}"


def _value(value: object) -> str:
    return " to ".join(map(str, value)) if isinstance(value, tuple) else str(value)
