"""`python -m tests.docs`: the tables of the pages in docs, made anew from the program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from stridecue import sensor_documentation
from stridecue.coach.cue_files import documentation
from stridecue.plans.reading import documentation as plans

DOCS = Path(__file__).parents[1] / "docs"
PAGES: dict[str, Callable[[str], str]] = {
    "cue-sets.md": documentation.filled,
    "plans.md": plans.filled,
    "sensors.md": sensor_documentation.filled,
}


def renew() -> None:
    """Write every page with its tables as they are now."""
    for name, filled in PAGES.items():
        page = DOCS / name
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
        print(page)


if __name__ == "__main__":
    renew()
