"""Two cue sets tried on the same runs, beside each other, as lines for people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stridecue.model.trial import CueTrial, Side
from stridecue.physiology.statistics import median
from stridecue.report import wording
from stridecue.report.trial_cells import NOTHING, cut, per_hour, right_aligned, wrapped
from stridecue.report.trial_report import CANNOT_SIMULATE, heading, heard_sentence, timelines
from stridecue.report.trial_timeline import letters_of


def _middle_wait(cue: CueTrial) -> str:
    middle = median(cue.waits_s)
    return NOTHING if middle is None else f"{middle:.0f}"


_COLUMNS: tuple[tuple[str, Callable[[CueTrial], str]], ...] = (
    ("shown", lambda cue: str(cue.shown)),
    ("hour", per_hour),
    ("muted", lambda cue: str(cue.muted_total)),
    ("wait s", _middle_wait),
)
_BETWEEN = "  "


@dataclass(frozen=True, slots=True)
class Pair:
    """One cue on both sides; None where a side has no such cue."""

    id: str
    ours: CueTrial | None
    theirs: CueTrial | None

    @property
    def cue(self) -> CueTrial:
        """It, on a side that has it."""
        cue = self.ours or self.theirs
        assert cue is not None
        return cue

    @property
    def tried(self) -> bool:
        """Whether it is of a set that is tried on either side."""
        return any(cue is not None and cue.tried for cue in (self.ours, self.theirs))

    @property
    def more_shown(self) -> int:
        """How much more often our side showed it."""
        return _shown(self.ours) - _shown(self.theirs)


def pairs_of(ours: Side, theirs: Side) -> tuple[Pair, ...]:
    """Return every cue of both sides, those of ours first."""
    mine, others = ({cue.id: cue for cue in side.cues} for side in (ours, theirs))
    return tuple(Pair(name, mine.get(name), others.get(name)) for name in {**mine, **others})


def comparison_lines(ours: Side, theirs: Side, width: int) -> list[str]:
    """Return two sides, at most `width` characters a line."""
    pairs = pairs_of(ours, theirs)
    tried = [pair for pair in pairs if pair.tried]
    letters = letters_of(cue for pair in tried for cue in (pair.ours, pair.theirs) if cue is not None)
    names = [wording.printable(side.name) for side in (ours, theirs)]
    lines = [cut(heading(f"{names[0]} against {names[1]}", ours), width), ""]
    lines += _table(tried, names, letters, width)
    lines += _only_lines(tried, names, width)
    lines += _beside_lines(pairs, names, width)
    lines += timelines([ours, theirs], letters, width)
    for name, side in zip(names, (ours, theirs), strict=True):
        if any(run.trial.heard for run in side.runs):
            lines += ["", *wrapped(f"{name}: {heard_sentence(side)}", width)]
    return [*lines, "", *wrapped(CANNOT_SIMULATE, width)]


def _table(pairs: Sequence[Pair], names: list[str], letters: dict[str, str], width: int) -> list[str]:
    head = [name for name, _ in _COLUMNS]
    sides = [
        right_aligned([head, *(_cells(cue) for cue in cues)])
        for cues in ([pair.ours for pair in pairs], [pair.theirs for pair in pairs])
    ]
    ids = [pair.id for pair in pairs]
    columns = max((len(name) for name in ids), default=0)
    left = [" " * (columns + 3), *(f"{letters.get(name, ''):1} {name:<{columns}} " for name in ids)]
    more = ["change", *(_signed(pair.more_shown) for pair in pairs)]
    side_width = len(sides[0][0])
    first = f"{left[0]}{_BETWEEN}{names[0][:side_width]:<{side_width}}{_BETWEEN}{names[1]}"
    rows = zip(left, *sides, more, strict=True)
    return [cut(line.rstrip(), width) for line in (first, *(_BETWEEN.join(cells) for cells in rows))]


def _cells(cue: CueTrial | None) -> list[str]:
    return [NOTHING if cue is None else cell(cue) for _, cell in _COLUMNS]


def _signed(number: int) -> str:
    return f"{number:+d}" if number else "same"


def _only_lines(pairs: Sequence[Pair], names: list[str], width: int) -> list[str]:
    """Return the cues that are on one side only."""
    only = (
        [pair.cue for pair in pairs if pair.theirs is None],
        [pair.cue for pair in pairs if pair.ours is None],
    )
    lines: list[str] = []
    for name, cues in zip(names, only, strict=True):
        if cues:
            listed = ", ".join(cue.id for cue in cues)
            lines += ["", *wrapped(f"Only in {name}: {listed}.", width)]
    return lines


def _beside_lines(pairs: Sequence[Pair], names: list[str], width: int) -> list[str]:
    """Return how the cues of the sets beside both came another number of times."""
    others = [pair for pair in pairs if not pair.tried and pair.more_shown]
    if not others:
        return []
    counts = ", ".join(f"{pair.id} {_shown(pair.ours)} and {_shown(pair.theirs)}" for pair in others)
    sentence = f"Beside them, shown with {names[0]} and with {names[1]}: {counts}."
    return ["", *wrapped(sentence, width)]


def _shown(cue: CueTrial | None) -> int:
    return 0 if cue is None else cue.shown
