"""XML files to runs, element by element.

Rules:
- A file is untrusted: no document type, no entities, nothing from elsewhere; elements, depth and texts are bounded, and
  no tree is built.
- Elements are known by their local names, since programs differ in the namespaces that they give their extensions.
- What was read before the XML goes wrong is kept.
- Spaces before the XML declaration are left out: some programs put them there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from stridecue.errors import FileError
from stridecue.files import file_problems
from stridecue.files.file_problems import Problem
from stridecue.files.file_run import FileRun
from stridecue.files.gathered import as_run
from stridecue.files.gpx import GpxRuns
from stridecue.files.tcx import TcxRuns
from stridecue.files.xml_runs import LongError, XmlRuns

# OUR CHOICE: more than any run has, and short enough for time and memory.
_MOST_CALLS = 16_000_000
"""Beginnings and ends of elements, and pieces of text."""
_DEEPEST = 40
_LONGEST_TEXT = 10_000
_AT_ONCE_BYTES = 65_536
_LONGEST_PIECE_BYTES = 1_000_000
"""Of a tag or comment; the parser begins anew with one whenever more of it comes, which takes time in its square."""

_FORMATS: Mapping[str, Callable[[], XmlRuns]] = {"gpx": GpxRuns, "TrainingCenterDatabase": TcxRuns}
"""Name of the outermost element → what gathers its runs."""

_SPACES = b" \t\r\n"
_MARK = b"\xef\xbb\xbf"
_EARLY_ENDS = frozenset({3, 5, 6})
"""Expat's numbers for a file that ends before its elements, in the middle of a tag, or of a character."""


def read_xml(name: str, data: bytes) -> tuple[FileRun, ...]:
    """Return the runs of a GPX or TCX file.

    Raises:
        FileError: it is neither, or there is no run in it.
    """
    target = _Target()
    problems = _parse(name, target, data.removeprefix(_MARK).lstrip(_SPACES))
    gathered = target.gathered
    if gathered is None:
        raise file_problems.not_a("GPX or TCX file", name)
    gathered.finish()
    last = gathered.runs[-1] if gathered.runs else None  # it is the one that the XML goes wrong in
    runs = [as_run(name, run, problems if run is last else ()) for run in gathered.runs]
    found = [run for run in runs if run is not None]
    if not found:
        if gathered.elsewhere:
            raise file_problems.not_on_foot(name, gathered.elsewhere)
        raise file_problems.nothing_to_read(name, [*problems, *([Problem.NO_TIMES] if runs else [])])
    said = [Problem.NO_TIMES] if len(found) < len(runs) else []
    return file_problems.with_warnings(found, said, gathered.elsewhere)


class _BadXmlError(Exception):
    """XML that no program writes."""


class _Target:
    """Passes elements on to what gathers them."""

    def __init__(self) -> None:
        self.gathered: XmlRuns | None = None
        self._path: list[str] = []
        self._text: list[str] = []
        self._length = 0
        self.calls = 0
        """How often the parser had something to say."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take a start tag."""
        path, name = self._path, tag.rpartition("}")[2]
        self.calls += 1
        if self.calls > _MOST_CALLS:
            raise LongError
        if self.gathered is None:
            if name not in _FORMATS:
                raise _BadXmlError
            self.gathered = _FORMATS[name]()
        if len(path) >= _DEEPEST:
            raise _BadXmlError
        self.gathered.opened(name, path[-1] if path else "", attributes)
        path.append(name)
        self._clear()

    def data(self, text: str) -> None:
        """Take a piece of text."""
        self.calls += 1
        if self._length < _LONGEST_TEXT:
            self._text.append(text)
            self._length += len(text)

    def end(self, tag: str) -> None:
        """Take an end tag."""
        path = self._path
        self.calls += 1
        name = path.pop()
        if self.gathered is not None:
            self.gathered.closed(name, path[-1] if path else "", "".join(self._text))
        self._clear()

    def close(self) -> None:
        """Take the end of the file."""

    def _clear(self) -> None:
        self._text.clear()
        self._length = 0


def _parse(name: str, target: _Target, data: bytes) -> list[Problem]:
    """Read all that can be read; return what was wrong with the rest.

    Raises:
        FileError: the file has what no activity file needs.
    """
    parser = DefusedXMLParser(target=target, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        calls = silent_bytes = 0
        for start in range(0, len(data), _AT_ONCE_BYTES):
            parser.feed(data[start : start + _AT_ONCE_BYTES])
            silent_bytes = silent_bytes + _AT_ONCE_BYTES if target.calls == calls else 0
            calls = target.calls
            if silent_bytes > _LONGEST_PIECE_BYTES:
                raise _BadXmlError
        parser.close()
    except ParseError as error:
        return [Problem.END if error.code in _EARLY_ENDS else Problem.DAMAGE]
    except LongError:
        return [Problem.LONG]
    except DefusedXmlException:
        raise FileError(
            f"{name} has a document type or entities, which no run needs and which can do harm; it was not read.",
            "Export the run from its app again.",
        ) from None
    except (_BadXmlError, ValueError, LookupError):  # also an encoding that is not known
        return [Problem.DAMAGE]
    return []
