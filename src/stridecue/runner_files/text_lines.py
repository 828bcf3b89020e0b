"""Where in a file its items (cues, steps) and their keys stand, so that a mistake can be told with its line.

Rules: a TOML reader keeps no lines, so they are looked for again in the text. Where what is found does not fit what the
reader found, no line is given rather than a wrong one.
"""

from __future__ import annotations

import re

_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*=")

Lines = dict[str | None, int]
"""Line of each key; that of an item's head under None."""


def lines_of(text: str, head: str, items: int) -> tuple[Lines, list[Lines]]:
    """Return the lines of the file's own keys and of each `[[head]]`'s, counted from 1.

    There are none for items if their number is not as found by the TOML reader.
    """
    item_head = re.compile(rf"\s*\[\[\s*(?:{head}|\"{head}\"|'{head}')\s*\]\]")
    own: Lines = {}
    found: list[Lines] = []
    within_text = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not within_text:
            if item_head.match(line):
                found.append({None: number})
            elif match := _KEY.match(line):
                (found[-1] if found else own).setdefault(match.group(1), number)
        if (line.count('"""') + line.count("'''")) % 2:
            within_text = not within_text
    return own, found if len(found) == items else [{} for _ in range(items)]
