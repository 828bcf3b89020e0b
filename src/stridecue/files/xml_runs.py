"""What the readers of GPX and TCX have in common: runs gathered element by element.

Rules: an element is known by its local name and its parent's. What stands outside of a run is passed over.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from stridecue.files.file_run import LONGEST_MAKER, one_line
from stridecue.files.gathered import MOST_RECORDS, Gathered
from stridecue.files.sports import Sport
from stridecue.files.xml_points import reading, time_of
from stridecue.model.run_details import LONGEST_TITLE

MOST_RUNS = 200
"""OUR CHOICE"""


class LongError(Exception):
    """The file has more than is read."""


class XmlRuns(ABC):
    """Gathers the runs of one format."""

    fields: ClassVar[Mapping[str, str]]
    """Element within a point → what it tells, as `xml_points` names it."""
    point_name: str

    def __init__(self) -> None:
        self.runs: list[Gathered] = []
        """Those done on foot, as far as the file says."""
        self.elsewhere: list[str] = []
        """The file's words for what the others were."""
        self.program = ""
        """What wrote the file."""
        self.records = 0
        self._run: Gathered | None = None
        self._point: dict[str, str] | None = None

    def opened(self, name: str, parent: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element.

        Raises:
            LongError: there is more than is read.
        """
        if self._point is None:
            self._opened(name, parent, attributes)
            if name == self.point_name and self._run is not None:
                self._point = self._begun(attributes)

    def closed(self, name: str, parent: str, text: str) -> None:
        """Take the end of an element with the text that is directly in it.

        Raises:
            LongError: there is more than is read.
        """
        if self._point is None:
            self._closed(name, parent, text)
        elif name == self.point_name:
            self._take(self._point)
            self._point = None
        elif name in self.fields and text:
            self._point.setdefault(self.fields[name], text)

    @abstractmethod
    def _opened(self, name: str, parent: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element that is not in a point."""

    @abstractmethod
    def _closed(self, name: str, parent: str, text: str) -> None:
        """Take the end of an element that is not in a point."""

    def _begun(self, attributes: Mapping[str, str]) -> dict[str, str]:
        """Return what the attributes of a point tell."""
        return {}

    def finish(self) -> None:
        """Take it that nothing more comes; a run that is not over ends here."""
        self._point = None
        self._end_run()

    def _begin_run(self) -> Gathered:
        self._end_run()
        if len(self.runs) >= MOST_RUNS:
            raise LongError
        self._run = Gathered()
        return self._run

    def _end_run(self) -> None:
        run, self._run = self._run, None
        if run is None or not run.readings:
            return
        if run.sport is not Sport.ELSEWHERE:
            run.maker = run.maker or self.program
            self.runs.append(run)

    def _take(self, point: Mapping[str, str]) -> None:
        run, time = self._run, time_of(point.get("time"))
        if run is None:
            return
        if time is not None and not run.readings:
            run.utc_offset_s = time.utc_offset_s
        run.add(None if time is None else time.unix_s, reading(point))
        self.records += 1
        if self.records >= MOST_RECORDS:
            raise LongError


def title(text: str) -> str:
    """Return the first line of a text as a run's title."""
    return one_line(text.strip().partition("\n")[0], LONGEST_TITLE)


def maker(text: str) -> str:
    """Return a text as the name of what wrote a file."""
    return one_line(text, LONGEST_MAKER)
