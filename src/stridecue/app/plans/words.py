"""What stands beside the picture of a session: its figures, its version, how it fits the last weeks.

Rules: texts are contents, never markup; what comes from files is made harmless. A figure that the plan does not ask
for is left out. Notes are never refusals: the weightiest stand first, told apart by shape as well as by colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from stridecue.app.widgets.text import BETWEEN, harmless
from stridecue.model.lately import PlanNote, Weight
from stridecue.model.profile import Unit
from stridecue.model.run_settings import PlanVersion
from stridecue.report import wording

if TYPE_CHECKING:
    from stridecue.app.plans.entries import Entry
    from stridecue.app.plans.preview import Preview
    from stridecue.plans.weeks.progress import WeeksPlace
    from stridecue.plans.weeks.week_file import Weeks

LONGEST_NAME, LONGEST_TEXT = 80, 400
_MARKS = {Weight.STRONG: ("! ", "$alert"), Weight.NOTE: ("› ", "$off"), Weight.INFO: ("· ", "$dim")}
_LEAST_CLIMB_M = 5.0
"""OUR CHOICE: the 1 % of a warm-up is no climb that anybody looks for."""


def minutes(seconds: float) -> str:
    """Return about how long it takes, `52 min` or `1 h 10`."""
    whole = max(1, round(seconds / 60))
    return f"{whole} min" if whole < 60 else f"{whole // 60} h {whole % 60:02d}"


def figures(shown: Preview, unit: Unit) -> str:
    """Return how long, how far, how high, how hard."""
    return BETWEEN.join(_figures(shown, unit))


def _figures(shown: Preview, unit: Unit) -> Iterator[str]:
    yield minutes(shown.sums.seconds)
    if shown.sums.metres > 0:
        yield f"{shown.sums.metres / wording.unit_metres(unit):.1f} {wording.distance_unit(unit)}"
    if shown.sums.climb_m >= _LEAST_CLIMB_M:
        yield f"{wording.climb(shown.sums.climb_m)} up"
    if shown.repetitions:
        yield f"{shown.repetitions} rep{'s' if shown.repetitions > 1 else ''}"
    if shown.hardest_effort is not None:
        yield f"effort up to {shown.hardest_effort} of 10"


def versions(shown: Sequence[PlanVersion], chosen: PlanVersion, key: str) -> Content:
    """Return which versions there are, the chosen one marked, and the key for another."""
    if len(shown) < 2:
        return Content("")
    words = [
        (f"[{version.value}]", "bold $accent") if version is chosen else (f" {version.value} ", "$dim")
        for version in PlanVersion
        if version in shown
    ]
    return Content.assemble((f"{key}  ", "bold $accent"), *words)


def course(number: int, typed: str | None, key: str) -> Content:
    """Return the number of a surprise's course, or what is being typed of one."""
    if typed is not None:
        return Content.assemble((f"course {typed}▏", "bold $accent"), ("  enter takes it", "$dim"))
    words = ("  another, or type one", "$dim")
    return Content.assemble((f"{key}   ", "bold $accent"), f"course {number}", words)


def jogging(shown: Preview, unit: Unit) -> str:
    """Return what the speeds were worked out with, where nothing says how fast this runner runs easily."""
    if not shown.no_easy_speed:
        return ""
    speed = wording.speed(shown.easy_speed_mps, unit)
    return f"With a jogging speed of {speed}: tell yours in the settings."


def noted(notes: Sequence[PlanNote], of_the_belt: Sequence[str]) -> Content:
    """Return the notes, each in a line or more."""
    ranked = sorted(notes, key=lambda note: list(_MARKS).index(note.weight))
    lines = [_note(_MARKS[note.weight], note.text) for note in ranked]
    lines += [_note(_MARKS[Weight.INFO], text) for text in of_the_belt]
    return Content("\n").join(lines)


def _note(mark: tuple[str, str], text: str) -> Content:
    return Content.assemble((mark[0], f"bold {mark[1]}"), (harmless(text, LONGEST_TEXT), mark[1]))


def what(title: str, about: str) -> Content:
    """Return what a session is."""
    return Content.assemble(
        (harmless(title, LONGEST_NAME), "bold $accent"), (f"\n{harmless(about, LONGEST_TEXT)}", "$neutral")
    )


def what_in_weeks(weeks: Weeks, here: WeeksPlace, shown: Preview) -> Content:
    """Return what weeks are, where one is in them, why, and which session is next."""
    many = next(len(week.sessions) for week in weeks.weeks if week.number == here.week)
    where = f"Week {here.week} of {len(weeks.weeks)}, session {here.next_session} of {many}"
    return Content.assemble(
        what(weeks.title, weeks.about),
        (f"\n{where}: {harmless(shown.title, LONGEST_NAME)}", "bold $neutral"),
        (f"\n{harmless(here.why, LONGEST_TEXT)}", "$dim"),
    )


def wrong(entry: Entry) -> Content:
    """Return what there is to say about a file with mistakes."""
    more = len(entry.mistakes) - 1
    name = harmless(entry.name, LONGEST_NAME)
    rest = f"{more} more: " if more else ""
    return Content.assemble(
        (harmless(str(entry.mistakes[0]), LONGEST_TEXT), "$alert"),
        (f"\n\n{rest}stridecue plans check {name}", "$dim"),
    )
