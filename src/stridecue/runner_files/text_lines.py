"""Where in a file its items (cues, steps) and their keys stand, so that a mistake can be told with its line.

Rules: a TOML reader keeps no lines, so they are looked for again in the text. Where what is found does not fit what the
reader found, no line is given rather than a wrong one.
"""

from __future__ import annotations

import re

_KEY = re.compile(r"\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*=")
_TABLE = re.compile(r"\s*\[\s*[\"']?([A-Za-z0-9_-]+)[\"']?\s*\]")

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


def tree_lines_of(text: str, head: str, depths: list[int]) -> tuple[Lines, list[Lines]]:
    """Return the lines of the file's own keys and of each item's, where items stand within items (`[[step.step]]`).

    Keys of other tables are among the file's own, as `table key`. There are none for items if they do not stand as
    deep as the TOML reader found, which `depths` says in the order of the text.
    """
    item_head = re.compile(rf"\s*\[\[\s*({head}(?:\s*\.\s*{head}){{0,9}})\s*\]\]")
    own: Lines = {}
    found: list[tuple[int, Lines]] = []
    place, prefix = own, ""
    within_text = False
    for number, line in enumerate(text.split("\n"), start=1):
        if not within_text:
            if match := item_head.match(line):
                found.append((match[1].count(".") + 1, {None: number}))
                place, prefix = found[-1][1], ""
            elif match := _TABLE.match(line):
                place, prefix = own, f"{match[1]} "
                own.setdefault(match[1], number)
            elif match := _KEY.match(line):
                place.setdefault(prefix + match[1], number)
        if (line.count('"""') + line.count("'''")) % 2:
            within_text = not within_text
    fits = [depth for depth, _ in found] == depths
    return own, [lines for _, lines in found] if fits else [{} for _ in depths]
