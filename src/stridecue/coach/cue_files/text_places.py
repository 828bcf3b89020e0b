"""Where in a file its cues and their keys stand, so that a mistake can be told with its line.

Rules: a TOML reader keeps no lines, so they are looked for again in the text. Where what is found does not fit what the
reader found, no line is given rather than a wrong one.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"\s*\[\[\s*(?:cue|\"cue\"|'cue')\s*\]\]")
_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*=")

Lines = dict[str | None, int]
"""Line of each key; that of a cue's head under None."""


def lines_of(text: str, cues: int) -> tuple[Lines, list[Lines]]:
    """Return the lines of the file's own keys and of each cue's, counted from 1.

    There are none for cues if their number is not as found by the TOML reader.
    """
    own: Lines = {}
    found: list[Lines] = []
    within_text = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not within_text:
            if _HEAD.match(line):
                found.append({None: number})
            elif match := _KEY.match(line):
                (found[-1] if found else own).setdefault(match.group(1), number)
        if (line.count('"""') + line.count("'''")) % 2:
            within_text = not within_text
    return own, found if len(found) == cues else [{} for _ in range(cues)]


def without_cue(text: str, cues: int, at: int) -> str | None:
    """Return a file without one of its cues, the comments behind that kept: they are about what follows.

    None where it cannot be told where the cue stands.
    """
    _, places = lines_of(text, cues)
    heads = [place.get(None, 0) - 1 for place in places]
    if min(heads, default=-1) < 0:
        return None
    lines = text.split("\n")
    begin, end = heads[at], [*heads, len(lines)][at + 1]
    while end > begin and _is_aside(lines[end - 1]):
        end -= 1
    return "\n".join((*lines[:begin], *lines[end:]))


def _is_aside(line: str) -> bool:
    """Whether a line is empty or nothing but a comment."""
    return not line.strip() or (line.lstrip().startswith("#") and "'''" not in line and '"""' not in line)
