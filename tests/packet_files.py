"""The packets of `tests/packets`: what sensors sent, where that is from, and what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "packets"
_LINE = re.compile(r"([0-9A-F]{4}) ([0-9A-Fa-f ]+) (\{.*\}|refused)")
_FROM = "# from: "


@dataclass(frozen=True)
class Example:
    """One packet."""

    file: str
    line: int
    characteristic: str
    payload: bytes
    says: dict[str, Any] | None
    """None for bytes that are no payload."""
    origin: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def examples() -> list[Example]:
    """Return every packet of every file."""
    return [one for file in sorted(FOLDER.glob("*.txt")) for one in _examples(file)]


def _examples(file: Path) -> Iterator[Example]:
    origin = ""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            origin = line.removeprefix(_FROM) if line.startswith(_FROM) else origin
            continue
        found = _LINE.fullmatch(line)
        assert found, f"{file.name}:{number} is no packet"
        says = None if found[3] == "refused" else json.loads(found[3])
        yield Example(file.stem, number, found[1], bytes.fromhex(found[2]), says, origin)
