"""Entries, weeks and steps as lines of a list.

Rules: what comes from files is made harmless and cut to its place. What a mark says is told by its shape as well as by
its colour.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual.content import Content

from stridecue.app.plans.choosing import BROUGHT, BROUGHT_WORDS, WANTED_GOALS, Wanted
from stridecue.app.plans.entries import Entry
from stridecue.app.widgets.text import harmless, padded
from stridecue.plans.weeks.progress import WeeksPlace
from stridecue.plans.weeks.week_file import Weeks

WRONG, DONE, OPEN, NEXT = "✕", "●", "○", "›"
YOURS = "yours"
LABEL_COLUMNS = 6
ALL_WANTED_COLUMNS = 76
"""From here on there is room for all that can be looked for."""
_MOST_SESSIONS = 7


def entry_row(entry: Entry, columns: int, beside: str = "") -> Content:
    """Return title, and at the right what there is to say in a word or two: how long it takes, or which week."""
    title = harmless(entry.title, columns)
    if entry.mistakes:
        many = len(entry.mistakes)
        words = f"{many} mistake{'s' if many > 1 else ''}"
        return Content.assemble(
            (padded(f"{WRONG} {title}", columns - len(words) - 1), "$alert"), (f" {words}", "$dim")
        )
    right = f"{YOURS} {beside}".strip() if entry.own else beside
    right = f" {right}" if right else ""
    return Content.assemble((padded(title, columns - len(right)), "$neutral"), (right, "$dim"))


def heading_row(text: str) -> Content:
    """Return the heading of a group."""
    return Content.styled(text, "$dim italic")


def wanted_lines(wanted: Wanted, width: int) -> Content:
    """Return all that a session can be for and that a runner can bring, what is looked for marked.

    In a narrow window that alone, in one line.
    """
    if width < ALL_WANTED_COLUMNS:
        return Content.assemble(
            _choices("for", (wanted.goal,), wanted.goal),
            "  ",
            _choices("from", (wanted.brought,), wanted.brought),
        )
    return Content("\n").join(
        [_choices("for", WANTED_GOALS, wanted.goal), _choices("from", BROUGHT, wanted.brought)]
    )


def _choices(label: str, names: Sequence[str], chosen: str) -> Content:
    words = [
        (f"[{BROUGHT_WORDS.get(name, name)}]", "bold $accent")
        if name == chosen
        else (f" {BROUGHT_WORDS.get(name, name)} ", "$dim")
        for name in names
    ]
    return Content.assemble((f"{label:<{LABEL_COLUMNS}}", "$neutral"), *words)


def week_row(
    weeks: Weeks, number: int, here: WeeksPlace, done: Collection[tuple[int, int]], columns: int
) -> Content:
    """Return one of the weeks: its number, a mark for each session, what it is about; where one is, marked.

    `done`: (week, session) that were ever done; in the week where one is, those of this time count.
    """
    week = next(week for week in weeks.weeks if week.number == number)
    most = min(max(len(each.sessions) for each in weeks.weeks), _MOST_SESSIONS)
    is_here = week.number == here.week and not here.over
    ticked = [
        session in here.done if is_here else (week.number, session) in done
        for session in range(1, min(len(week.sessions), _MOST_SESSIONS) + 1)
    ]
    marks = "".join(DONE if each else OPEN for each in ticked)
    head = f"{NEXT if is_here else ' '} Week {week.number:<2} {marks:<{most}}  "
    about = harmless(week.about, max(0, columns - len(head)))
    return Content.assemble((head, "bold $accent" if is_here else "$neutral"), (about, "$dim"))


def weeks_beside(weeks: Weeks, place: WeeksPlace) -> str:
    """Return where one is in weeks, in few words; nothing before their beginning."""
    if place.week == 1 and not place.done:
        return ""
    return "done" if place.over else f"week {place.week} of {len(weeks.weeks)}"
