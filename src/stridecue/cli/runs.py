"""`stridecue runs` and `stridecue show RUN`: what is in the library.

Rules: a run shows its report, as corrected, then its laps and what its runner was told, in the order of the run. What a
person should know beside the output goes to stderr.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from stridecue import paths, settings
from stridecue.cli import output
from stridecue.errors import UsageError
from stridecue.library.listing.typed_filter import DATE_HINT, first_day, last_day
from stridecue.model.profile import Unit
from stridecue.model.run_list import RunFilter
from stridecue.model.summary import RunSummary
from stridecue.report import wording
from stridecue.report.summary import summary_row

_HEADINGS = ("Run", "When", "Time", "Distance", "Heart rate", "Cadence", "")


@click.command()
@click.option("--words", default="", metavar="WORDS", help="Only runs that have these words somewhere.")
@click.option("--tag", metavar="TAG", help="Only runs with this tag.")
@click.option("--from", "from_date", metavar="DATE", help="Only from this year, month or day on: 2026-03.")
@click.option("--to", "to_date", metavar="DATE", help="Only up to this year, month or day.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many.")
@output.json_option
def runs(
    words: str, tag: str | None, from_date: str | None, to_date: str | None, limit: int | None, as_json: bool
) -> None:
    """List the runs, newest first."""
    from stridecue.library.library import Library  # noqa: PLC0415

    which = RunFilter(words, tag, None, _date("--from", from_date), _date("--to", to_date))
    with Library(paths.library_file()) as library:
        catalogue = library.catalogue
        listed = catalogue.rows(catalogue.ids(which)[:limit])
        unfinished = library.unfinished() if which == RunFilter() else []
    finished = [run.summary for run in listed]
    unit = settings.load().profile.unit
    if as_json:
        click.echo(json.dumps([_listed_row(run) for run in finished], allow_nan=False))
    elif finished:
        for line in list_lines(finished, unit):
            click.echo(line)
    elif which != RunFilter():
        click.echo("No run fits.")
    else:
        click.echo("No runs yet. `stridecue demo` makes one without a sensor, `stridecue run` a real one.")
    for run in unfinished:
        output.say(_unfinished_sentence(run))


def _date(option: str, text: str | None) -> str | None:
    """Return the first or last day that an option means.

    Raises:
        UsageError: it is no date.
    """
    if text is None:
        return None
    try:
        return first_day(text) if option == "--from" else last_day(text)
    except ValueError:
        raise UsageError(f"{text!r} is no date.", f"{option} takes {DATE_HINT}.") from None


def list_lines(summaries: Sequence[RunSummary], unit: Unit) -> list[str]:
    """Return a table of runs, one line each below its headings."""
    rows = [_HEADINGS, *(_cells(run, unit) for run in summaries)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _cells(run: RunSummary, unit: Unit) -> tuple[str, ...]:
    totals = run.totals
    return (
        str(run.id),
        wording.date_and_time(run.started_at, run.utc_offset_s),
        wording.duration(totals.elapsed_s),
        wording.distance(totals.distance_m, unit),
        wording.heart_rate(totals.heart_rate_mean_bpm),
        wording.cadence(totals.cadence_mean_spm),
        "demo" if run.demo else "",
    )


def _listed_row(run: RunSummary) -> dict[str, object]:
    return {**summary_row(run), "demo": run.demo, "source": run.source}


def _unfinished_sentence(run: RunSummary) -> str:
    when = wording.date_and_time(run.started_at, run.utc_offset_s)
    length = wording.duration(run.totals.elapsed_s)
    return f"Run {run.id} ({when}, {length}) was not finished. `stridecue` offers to go on, keep or drop it."
