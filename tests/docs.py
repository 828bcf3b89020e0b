"""`python -m tests.docs`: the tables of the pages in docs, made anew from the program."""

from __future__ import annotations

from pathlib import Path

from stridecue.coach.cue_files.documentation import filled

DOCS = Path(__file__).parents[1] / "docs"
PAGES = ("cue-sets.md",)


def renew() -> None:
    """Write every page with its tables as they are now."""
    for name in PAGES:
        page = DOCS / name
        page.write_text(filled(page.read_text(encoding="utf-8")), encoding="utf-8")
        print(page)


if __name__ == "__main__":
    renew()
