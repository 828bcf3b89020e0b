"""What there is to choose from: plans, the runner's own among them, and weeks of plans.

Rules: a file is read once while the screen is there, some at a time, so that many of them hold up no frame. One with
mistakes is an entry too, with all of them. The runner's own file stands for a shipped one of its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stridecue import plan_catalogue
from stridecue.model.run_settings import PlanChoice
from stridecue.plan_catalogue import PlanText
from stridecue.plans.reading.plan_file import PlanFile, made_ready, parse_plan_file, read_plan_file
from stridecue.plans.weeks.week_file import Weeks, all_weeks
from stridecue.runner_files.mistakes import Mistake

AT_A_TIME = 4
"""OUR CHOICE: so many files are read between two frames."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One session, or weeks of them; `file` and `weeks` are None where the file has mistakes."""

    name: str
    title: str
    about: str = ""
    goals: tuple[str, ...] = ()
    suits: tuple[str, ...] = ()
    own: bool = False
    file: PlanFile | None = None
    weeks: Weeks | None = None
    mistakes: tuple[Mistake, ...] = ()


def entry_of(found: PlanText) -> Entry:
    """Return the entry of a plan's file."""
    file, mistakes = read_plan_file(found.name, found.text)
    if file is None:
        return Entry(found.name, found.name, own=not found.shipped, mistakes=mistakes)
    plan = made_ready(file, PlanChoice(found.name, seed=0))
    return Entry(found.name, file.title, plan.about, plan.goals, plan.suits, not found.shipped, file)


def entry_of_weeks(weeks: Weeks) -> Entry:
    """Return the entry of weeks."""
    return Entry(weeks.name, weeks.title, weeks.about, weeks.goals, weeks.suits, weeks=weeks)


class Shelf:
    """All entries, as far as they are read."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._files: dict[str, PlanFile] = {}
        self._texts: Iterator[PlanText] = iter(())

    def open(self) -> None:
        """Look at what there is; raises a StridecueError where the runner's folder cannot be read."""
        self.entries = [entry_of_weeks(weeks) for weeks in all_weeks()]
        self._texts = iter({text.name: text for text in plan_catalogue.available()}.values())

    def read_on(self, most: int = AT_A_TIME) -> bool:
        """Read some more files; return whether there may be more."""
        for _ in range(most):
            found = next(self._texts, None)
            if found is None:
                return False
            self.entries.append(entry_of(found))
        return True

    def file(self, name: str) -> PlanFile:
        """Return a plan's file by its name; raises a StridecueError where there is none or it has mistakes."""
        file = self._files.get(name)
        if file is None:
            file = next((each.file for each in self.entries if each.name == name and each.file), None)
        if file is None:
            found = plan_catalogue.find(name)
            file = parse_plan_file(found.name, found.text)
        self._files[name] = file
        return file
