"""The text of a runner's file as TOML, with what is wrong told by line.

Rules: a file is at most 256 kB, and no line of it has more dots than words could need: a key of thousands of parts
takes minutes to read. Nothing in it is evaluated.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from stridecue.runner_files.mistakes import quoted
from stridecue.runner_files.values import Notes

MAX_FILE_BYTES = 256 * 1024
MOST_DOTS = 60
"""In one line."""

_TOML_PLACE = re.compile(r"(.*?) ?\(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


def read_document(notes: Notes, text: str) -> dict[str, Any] | None:
    """Return what a file's text says, or None after noting why it is no TOML."""
    size = len(text.encode("utf-8", "replace"))
    if size > MAX_FILE_BYTES:
        notes.add(None, f"{size // 1024 + 1} kB", f"at most {MAX_FILE_BYTES // 1024} kB are allowed")
        return None
    if dotted := [number for number, line in enumerate(text.split("\n"), start=1) if _too_dotted(line)]:
        notes.add(
            None, f"a line with more than {MOST_DOTS} dots", "such a file needs none of that", line=dotted[0]
        )
        return None
    try:
        return tomllib.loads(text)
    except RecursionError:
        notes.add(None, "lists or tables nested very deeply", "such a file needs none of that")
    except ValueError as error:  # what tomllib raises, and numbers that Python finds too long
        match = _TOML_PLACE.fullmatch(str(error))
        found, line, column = match.groups() if match else ("a number that is too long", None, None)
        at_end = match is not None and line is None
        notes.add(
            None,
            f"this is no TOML: {quoted(found)[1:-1]}",
            "texts stand in quotes, lists in [ ]",
            line=text.count("\n") + 1 if at_end else int(line or 0) or None,
            column=len(text) - text.rfind("\n") if at_end else int(column or 0) or None,
        )
    return None


def _too_dotted(line: str) -> bool:
    """Return whether a line may hold a key of very many parts; what is nothing but a comment holds none."""
    if line.count(".") <= MOST_DOTS:
        return False
    return not line.lstrip().startswith("#") or "'''" in line or '"""' in line
