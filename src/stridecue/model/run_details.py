"""What the runner says about a run, before it, after it or years later; all of it may be changed at any time."""

from __future__ import annotations

from dataclasses import dataclass

# OUR CHOICE: long enough for anything that is typed, and bounded for a list and a file.
LONGEST_TITLE = 120
LONGEST_NOTES = 10_000
LONGEST_TAG = 32
MOST_TAGS = 20


@dataclass(frozen=True, slots=True)
class RunDetails:
    """The words and ratings of one run; a rating that was not given is None."""

    title: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    """In lower case, each once."""
    surface: str | None = None
    """None leaves what was recorded."""
    mood_before: int | None = None
    """1 to 5; None leaves what the runner said before the start."""
    mood_after: int | None = None
    """1 to 5; None leaves what the runner said in the run."""
    effort: int | None = None
    """0 to 10; None leaves what the runner said in the run."""
