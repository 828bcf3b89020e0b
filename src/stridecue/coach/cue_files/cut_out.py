"""A cue file's text without one of its cues."""

from __future__ import annotations

from stridecue.runner_files.text_lines import lines_of

HEAD = "cue"
"""What stands in double brackets before each cue."""


def without_cue(text: str, cues: int, at: int) -> str | None:
    """Return a file without one of its cues, the comments behind that kept: they are about what follows.

    None where it cannot be told where the cue stands.
    """
    _, places = lines_of(text, HEAD, cues)
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
