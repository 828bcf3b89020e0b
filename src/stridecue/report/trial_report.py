"""Cue sets tried on recorded runs, as lines for people: a table of the cues, what kept them back, each run's timeline.

Rules: a table says only what was counted. Whether a cue would have helped is never said: the runner did not hear it.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence

from stridecue.model.trial import CURE_WITHIN_S, CueTrial, Side
from stridecue.report import wording
from stridecue.report.trial_cells import cut, gone, listed, per_hour, right_aligned, wait, wrapped
from stridecue.report.trial_timeline import KEY, letters_of, timeline_lines

NARROWEST, WIDEST = 60, 100
MOST_TIMELINES = 12
"""OUR CHOICE: of more runs only the first so many are drawn."""
CANNOT_SIMULATE = (
    "What this cannot simulate is you: whoever hears a cue runs differently after it, "
    "and later cues would have come at other times or not at all."
)
_WITHHELD = "withheld"
"""A column that is there only if there is something in it."""
_COLUMNS: tuple[tuple[str, Callable[[CueTrial], str]], ...] = (
    ("shown", lambda cue: str(cue.shown)),
    ("/hour", per_hour),
    (_WITHHELD, lambda cue: str(cue.withheld)),
    ("muted", lambda cue: str(cue.muted_total)),
    ("wait s", wait),
    ("gone", gone),
)


def trial_lines(side: Side, width: int) -> list[str]:
    """Return what sets come to on some runs, at most `width` characters a line."""
    letters = letters_of(side.cues)
    tried = [cue for cue in side.cues if cue.tried]
    lines = [cut(heading(wording.printable(side.name), side), width), ""]
    lines += cue_table(tried, letters, width)
    if explanation := _explanation(tried):
        lines += ["", *wrapped(explanation, width)]
    lines += muted_lines(tried, width)
    lines += beside_lines(side, width)
    lines += timelines([side], letters, width)
    if any(cue.judged for cue in tried):
        lines += ["", *wrapped(heard_sentence(side), width)]
    return [*lines, "", *wrapped(CANNOT_SIMULATE, width)]


def heading(what: str, side: Side) -> str:
    """Return what was tried on how much."""
    number = len(side.runs)
    moving_s = sum(run.trial.totals.moving_s for run in side.runs)
    runs = "1 run" if number == 1 else f"{number} runs"
    return f"{what} on {runs}, {wording.duration(moving_s)} of moving"


def cue_table(cues: Sequence[CueTrial], letters: dict[str, str], width: int) -> list[str]:
    """Return one line a cue under its headings."""
    withheld = any(cue.withheld for cue in cues)
    columns = [column for column in _COLUMNS if withheld or column[0] != _WITHHELD]
    head = ["", *(name for name, _ in columns)]
    rows = [[letters.get(cue.id, ""), *(cell(cue) for _, cell in columns)] for cue in cues]
    if not cues:
        return ["No cue of this set is on: there is nothing to try."]
    names = max(len(cue.id) for cue in cues)
    tails = ["cue", *(f"{cue.id:<{names}}  {wording.printable(cue.show)}" for cue in cues)]
    return [
        cut(f"{figures}  {tail}", width)
        for figures, tail in zip(right_aligned([head, *rows]), tails, strict=True)
    ]


def muted_lines(cues: Iterable[CueTrial], width: int) -> list[str]:
    """Return what kept each cue back, or nothing."""
    kept_back = [cue for cue in cues if cue.muted_total]
    if not kept_back:
        return []
    names = max(len(cue.id) for cue in kept_back)
    lines = ["", "Came due and was not given"]
    for cue in kept_back:
        by = tuple((wording.mute_words(name), number) for name, number in cue.muted)
        parts = [listed(by), f"lost to {listed(cue.lost_to)}" if cue.lost_to else ""]
        text = "; ".join(part for part in parts if part)
        lines += textwrap.wrap(
            f"  {cue.id:<{names}}  {text}",
            width,
            subsequent_indent=" " * (names + 4),
            break_on_hyphens=False,
        )
    return lines


def beside_lines(side: Side, width: int) -> list[str]:
    """Return how often cues of the sets beside the tried ones were shown."""
    shown: dict[str, int] = {}
    for cue in side.cues:
        if not cue.tried:
            shown[cue.set] = shown.get(cue.set, 0) + cue.shown
    if not shown:
        return []
    sets = ", ".join(f"{wording.printable(name)} {number}" for name, number in shown.items())
    return ["", *wrapped(f"Shown of the sets beside it: {sets}.", width)]


def timelines(sides: Sequence[Side], letters: dict[str, str], width: int) -> list[str]:
    """Return the timelines of the runs, those of several sides under one another."""
    lines: list[str] = []
    runs = list(zip(*(side.runs for side in sides), strict=True))
    for tried in runs[:MOST_TIMELINES]:
        labels = [side.name if len(sides) > 1 else "cues" for side in sides]
        rows = [(label, run.trial) for label, run in zip(labels, tried, strict=True)]
        lines += ["", *timeline_lines(tried[0], rows, letters, width)]
    if len(runs) > MOST_TIMELINES:
        lines += ["", f"{len(runs) - MOST_TIMELINES} more runs are counted and not drawn."]
    drawn = any(run.trial.marks for side in sides for run in side.runs)
    return [*lines, "", *wrapped(KEY, width)] if drawn else lines


def heard_sentence(side: Side) -> str:
    """Return whether the runner heard what was tried, and so what *gone* can mean."""
    heard = sum(run.trial.heard for run in side.runs)
    if heard == 0:
        return "Nobody heard these cues then: what was gone soon after one went by itself."
    where = f"{heard} of these {len(side.runs)} runs"
    if heard == len(side.runs):
        where = "This run" if heard == 1 else "These runs"
    return f"{where} had these cues as they are, and the runner heard them: what was gone may be the answer."


def _explanation(cues: Sequence[CueTrial]) -> str:
    if not any(cue.waits_s for cue in cues):
        return ""
    return (
        "wait: seconds from the start of a cue's condition to the cue, the median and the range. "
        f"gone: how often the condition had ended within {CURE_WITHIN_S} s after the cue."
    )
