"""The steps of a plan's file, written out: blocks that plans share, repetitions, surprises.

Rules: steps stand within steps at most `DEEPEST` deep, and are at most `MOST_STEPS` when written out. A surprise stands
in no repetition, since it would be the same each time, and a plan has `MOST_DRAWS` at most. A step that stands for
others has no other keys.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from stridecue.plans.plan import Step
from stridecue.plans.reading import surprise
from stridecue.plans.reading.file_values import Filling
from stridecue.plans.reading.step_keys import BLOCKS, GROUP_TABLE, LONGEST_M, STEP_KEYS
from stridecue.plans.reading.step_reader import read_keys, read_step
from stridecue.runner_files.document import read_document
from stridecue.runner_files.mistakes import nearest, quoted
from stridecue.runner_files.text_lines import Lines
from stridecue.runner_files.values import Notes, kind_of

HEAD = "step"
DEEPEST = 3
MOST_STEPS = 200
LONGEST_PLAN_S = 24 * 3600
MOST_DRAWS = 2

EVERY_KEY = frozenset({*STEP_KEYS, *(key.name for key in GROUP_TABLE), "draw"})
"""Every key that stands under a step's head."""

_GROUP_READERS = {key.name: key.reader for key in GROUP_TABLE}
_BLOCKS = Path(__file__).parent.parent / "shipped" / "blocks"


@dataclass(slots=True)
class StepList:
    """Writes out the steps of a file; `lines` are those of its steps, in their order in the text."""

    notes: Notes
    filling: Filling
    seed: int | None
    """What draws its surprises; None where any course will do."""
    lines: list[Lines]
    cue_sets: tuple[str, ...] | None = None
    """Those of the plan, of which its steps may name some; None: any."""
    draws: int = 0
    """How many steps were drawn."""
    _read: int = 0
    _before_s: float = 0.0
    """Time of the steps so far, where they stand in no repetition."""

    def steps(self, tables: Any, place: str = "", depth: int = 1) -> tuple[Step, ...]:
        """Return the steps of a list of tables; what is wrong is noted."""
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            self.notes.add(HEAD, f"found {kind_of(tables)}", "write [[step]] before each step")
            return ()
        if len(tables) > MOST_STEPS:
            self.notes.add(HEAD, f"{len(tables)} steps", f"at most {MOST_STEPS} are allowed")
            return ()
        found: list[Step] = []
        for number, table in enumerate(tables, start=1):
            if self.notes.full or len(found) > MOST_STEPS:
                break
            found += self._of_table(table, f"{place}{number}", depth)
        return tuple(found[: MOST_STEPS + 1])

    def _of_table(self, table: dict[str, Any], place: str, depth: int) -> tuple[Step, ...]:
        notes = self.notes
        notes.item = place
        notes.lines = self.lines[self._read] if self._read < len(self.lines) else {}
        self._read += 1
        if HEAD in table or "times" in table:
            found = self._repeated(table, place, depth)
        elif "block" in table:
            found = self._block(table)
        elif "draw" in table:
            found = self._drawn(table, depth)
        else:
            found = self._plain(table)
        if depth == 1:
            self._before_s += sum(step.time_s or 0.0 for step in found)
        return found

    def _plain(self, table: dict[str, Any], *, drawn: bool = False) -> tuple[Step, ...]:
        step = read_step(self.notes, table, self.filling, drawn=drawn)
        if step is None:
            return ()
        for name in step.cue_sets or ():
            if self.cue_sets is not None and name not in self.cue_sets:
                allowed = f"the plan's own are {', '.join(self.cue_sets) or 'none'}"
                found = f"{quoted(name)} is not among the plan's cue_sets"
                self.notes.add("cue_sets", found, allowed, nearest(name, self.cue_sets))
        return (step,)

    def _repeated(self, table: dict[str, Any], place: str, depth: int) -> tuple[Step, ...]:
        notes = self.notes
        own = {key: value for key, value in table.items() if key != HEAD}
        times = read_keys(notes, own, {"times": _GROUP_READERS["times"]}, self.filling, "a repetition").get(
            "times"
        )
        if "times" not in table:
            notes.add(None, "times is missing", f"say how often the steps under [[{HEAD}.{HEAD}]] come")
        if not table.get(HEAD):
            notes.add("times", "nothing to repeat", f"write [[{HEAD}.{HEAD}]] under it for each step")
            return ()
        if depth >= DEEPEST:
            notes.add(HEAD, f"steps {depth + 1} deep", f"at most {DEEPEST} are allowed")
            return ()
        inner = self.steps(table[HEAD], f"{place}.", depth + 1)
        repeated = inner * min(times or 0, MOST_STEPS)
        if len(repeated) > MOST_STEPS:
            notes.item = place
            notes.add("times", f"{len(repeated)} steps in all", f"at most {MOST_STEPS} are allowed")
            return inner
        return repeated

    def _block(self, table: dict[str, Any]) -> tuple[Step, ...]:
        name = read_keys(
            self.notes, table, {"block": _GROUP_READERS["block"]}, self.filling, "a step with block"
        )
        return () if name.get("block") is None else block(name["block"])

    def _drawn(self, table: dict[str, Any], depth: int) -> tuple[Step, ...]:
        plain = {key: value for key, value in table.items() if key != "draw"}
        drawn = self._plain(plain, drawn=True)
        if depth > 1:
            self.notes.add("draw", "a draw in a repetition", "it would be the same each time")
        self.draws += 1
        if self.draws > MOST_DRAWS:
            self.notes.add("draw", f"draw number {self.draws}", f"a plan has at most {MOST_DRAWS}")
            return ()
        rules = surprise.read_draw(self.notes, table["draw"], self.filling)
        if not drawn or rules is None:
            return ()
        return surprise.steps(rules, drawn[0], self.seed, self._before_s)


def check_size(notes: Notes, steps: tuple[Step, ...]) -> None:
    """Note that a plan has no step, too many, or would not end."""
    if not steps:
        notes.add(None, "no step", f"a plan has at least one [[{HEAD}]]")
    elif len(steps) > MOST_STEPS:
        notes.add(None, "very many steps in all", f"at most {MOST_STEPS} are allowed")
    elif sum(step.time_s or 0.0 for step in steps) > LONGEST_PLAN_S:
        notes.add(None, "more than a day in all", "at most 24 h are allowed")
    elif sum(step.distance_m or 0.0 for step in steps) > LONGEST_M:
        notes.add(None, "a very long way in all", f"at most {LONGEST_M // 1000} km are allowed")


def depths(tables: Any, depth: int = 1) -> list[int]:
    """Return how deep each step of a file stands, in their order in the text; deeper ones than are allowed too."""
    found: list[int] = []
    for table in tables if isinstance(tables, list) else []:
        if isinstance(table, Mapping) and len(found) <= MOST_STEPS:
            found.append(depth)
            if depth <= DEEPEST:
                found += depths(table.get(HEAD), depth + 1)
    return found


@cache
def block(name: str) -> tuple[Step, ...]:
    """Return the steps of a shared block; `name` is one of `BLOCKS`."""
    assert name in BLOCKS
    notes = Notes(f"{name}.toml", sort=HEAD)
    document = read_document(notes, (_BLOCKS / f"{name}.toml").read_text(encoding="utf-8")) or {}
    return StepList(notes, Filling({}), 0, []).steps(document.get(HEAD))
