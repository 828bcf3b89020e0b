"""Cue sets and cues as lines of a list, and what there is to say about one of them.

Rules: whether something is on is told by the shape of its mark as well as by its colour. What comes from files is made
harmless.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from stridecue.app.widgets.text import harmless, padded

if TYPE_CHECKING:
    from stridecue.cue_sets.overview import CueView, SetView

ON, OFF, WRONG = "●", "○", "✕"
TITLE_COLUMNS = 17
COUNT_COLUMNS = 3
SHOW_COLUMNS = 26
KIND_COLUMNS = 9
YOURS = "yours"
_LONGEST = 400
_NAME_COLUMNS = 40


def set_row(view: SetView) -> Content:
    """Mark, title, number of cues, and whose it is."""
    title = padded(_short(view.title), TITLE_COLUMNS)
    if view.mistakes:
        return Content.assemble((f"{WRONG} ", "$alert"), title, (" mistakes", "$alert"))
    whose = "" if view.text.shipped else f" {YOURS}"
    return Content.assemble(
        _mark(view.on),
        (title, "$neutral" if view.on else "$dim"),
        (f"{len(view.cues):>{COUNT_COLUMNS}}{whose}", "$dim"),
    )


def cue_row(cue: CueView, set_on: bool) -> Content:
    """Mark, words, kind, and whether the runner changed it."""
    on = cue.on and set_on
    return Content.assemble(
        _mark(cue.on),
        (padded(harmless(cue.rule.show, SHOW_COLUMNS), SHOW_COLUMNS), "$neutral" if on else "$dim"),
        (f" {cue.rule.kind.value:<{KIND_COLUMNS}}", "$dim"),
        (f" {YOURS}" if cue.changed else "", "$accent"),
    )


def about_set(view: SetView) -> Content:
    """What there is to say about a set: its mistakes, or what switching it means."""
    if view.mistakes:
        return Content.assemble(
            (harmless(str(view.mistakes[0]), _LONGEST), "$alert"), "\n", (_rest(view), "$dim")
        )
    if view.fixed and view.text.shipped:
        words = "Always on, and as it was shipped: these cues keep you safe whatever else you change."
    elif view.fixed:
        words = "What you changed of other sets, and which of their cues are off. Always loaded."
    else:
        whose = (
            "Comes with the program."
            if view.text.shipped
            else f"Your own: {harmless(view.name, _NAME_COLUMNS)}.toml"
        )
        words = f"{whose}  {'On' if view.on else 'Off'} from the next run."
    return Content.styled(words, "$dim")


def _rest(view: SetView) -> str:
    """What there is to say after the first mistake of a set."""
    more = len(view.mistakes) - 1
    name = harmless(view.name, _NAME_COLUMNS)
    rest = f"{more} more: stridecue cues check {name}" if more else "Mend it in any editor."
    return f"A run that loads it cannot begin. {rest}" if view.on else rest


def about_cue(cue: CueView, set_on: bool) -> Content:
    """What there is to say about a cue: why, and when it comes."""
    rule = cue.rule
    if cue.fixed:
        state = "Safety cues stay on, and as they are."
    elif not cue.on:
        state = "Off."
    else:
        state = "" if set_on else "Its set is off."
    when = rule.when.text if rule.when is not None else "takes its turn at check-ins" if rule.slot else ""
    lines = [
        Content.assemble((" ".join(part for part in (rule.why, state) if part), "$neutral")),
        Content.assemble(("when  ", "$neutral"), (when, "$dim")) if when else Content(""),
    ]
    return Content("\n").join(line for line in lines if line.plain)


def _mark(on: bool) -> tuple[str, str]:
    return (f"{ON} ", "$good") if on else (f"{OFF} ", "$dim")


def _short(title: str) -> str:
    return harmless(title, TITLE_COLUMNS)
