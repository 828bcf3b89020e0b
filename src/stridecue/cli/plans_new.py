"""`stridecue plans new NAME`: a commented file for a plan of one's own."""

from __future__ import annotations

import click

from stridecue import plan_catalogue, plan_starter
from stridecue.cli.new_file import refuse_no_file_name, write_new
from stridecue.errors import UsageError
from stridecue.plans.reading import shipped_plans
from stridecue.plans.reading.plan_file import parse_plan_file
from stridecue.report import wording

_WHAT = "plan"


@click.command()
@click.argument("name")
def new(name: str) -> None:
    """Start a plan of your own, NAME, as a commented file."""
    refuse_no_file_name(name, _WHAT, "my-session")
    if name.lower() in shipped_plans.names():
        raise UsageError(f"{name} is a plan that comes with the program.", "Choose another name.")
    text = plan_starter.starter_text(name)
    parse_plan_file(name, text)
    file = plan_catalogue.own_file(name)
    write_new(file, text)
    for line in (
        f"{wording.printable(str(file))} is there, with a session that works and every key explained.",
        "",
        "Edit it, and then:",
        f"  stridecue plans check {name}",
        f"  stridecue plans show {name}",
        f"  stridecue demo --plan {name}",
        f"  stridecue run --plan {name}",
    ):
        click.echo(line)
