"""What a runner says about a run, as texts of a form and back.

Rules: a field that was not touched keeps its exact value. What is kept has no character that could steer a terminal.
Tags are single words in lower case, each once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from stridecue.model.run_details import LONGEST_NOTES, LONGEST_TAG, MOST_TAGS, RunDetails
from stridecue.model.run_settings import SURFACES
from stridecue.report import wording

NOT_SAID = ""
TITLE, TAGS, NOTES = "title", "tags", "notes"
SURFACE, MOOD_BEFORE, MOOD_AFTER, EFFORT = "surface", "mood_before", "mood_after", "effort"
WRITTEN = (TITLE, TAGS, NOTES)
_SPLITS_TAGS = re.compile(r"[\s,;#]+")

_MOODS = (("1", "1 low"), ("2", "2"), ("3", "3 fair"), ("4", "4"), ("5", "5 great"))
_EFFORTS = tuple(
    (str(effort), _words)
    for effort, _words in enumerate(
        ("0 rest", "1", "2 easy", "3", "4", "5 hard", "6", "7 very hard", "8", "9", "10 all I had")
    )
)
CHOICES: Mapping[str, tuple[tuple[str, str], ...]] = {
    SURFACE: (
        (NOT_SAID, "as recorded"),
        *((surface, surface.replace("_", " ")) for surface in SURFACES),
    ),
    MOOD_BEFORE: ((NOT_SAID, "as in the run"), *_MOODS),
    MOOD_AFTER: ((NOT_SAID, "as in the run"), *_MOODS),
    EFFORT: ((NOT_SAID, "as in the run"), *_EFFORTS),
}
"""What can be chosen: value and words."""


def texts_of(details: RunDetails) -> dict[str, str]:
    """Return what stands in each field."""
    return {
        TITLE: wording.printable(details.title),
        TAGS: " ".join(wording.printable(tag) for tag in details.tags),
        NOTES: _several_lines(details.notes),
        SURFACE: details.surface or NOT_SAID,
        MOOD_BEFORE: _figure(details.mood_before),
        MOOD_AFTER: _figure(details.mood_after),
        EFFORT: _figure(details.effort),
    }


def read_details(before: RunDetails, texts: Mapping[str, str]) -> tuple[RunDetails, dict[str, str]]:
    """Return what the texts mean, with a sentence for each field that cannot be kept."""
    untouched = texts_of(before)
    touched = {name for name, text in texts.items() if text != untouched[name]}
    tags = tags_of(texts[TAGS]) if TAGS in touched else before.tags
    notes = _several_lines(texts[NOTES]).strip() if NOTES in touched else before.notes
    mistakes = {}
    if TAGS in touched and (mistake := _tag_mistake(tags)):
        mistakes[TAGS] = mistake
    if NOTES in touched and len(notes) > LONGEST_NOTES:
        mistakes[NOTES] = f"Notes have at most {LONGEST_NOTES} characters; these have {len(notes)}."
    details = RunDetails(
        title=wording.printable(texts[TITLE]).strip() if TITLE in touched else before.title,
        notes=notes,
        tags=tags,
        surface=texts[SURFACE] or None,
        mood_before=_number(texts[MOOD_BEFORE]),
        mood_after=_number(texts[MOOD_AFTER]),
        effort=_number(texts[EFFORT]),
    )
    return details, mistakes


def tags_of(text: str) -> tuple[str, ...]:
    """Return the tags that a text names, each once, in their order."""
    words = (wording.printable(word) for word in _SPLITS_TAGS.split(text.lower()))
    return tuple(dict.fromkeys(word for word in words if word))


def _tag_mistake(tags: tuple[str, ...]) -> str | None:
    if len(tags) > MOST_TAGS:
        return f"A run has at most {MOST_TAGS} tags."
    if any(len(tag) > LONGEST_TAG for tag in tags):
        return f"A tag has at most {LONGEST_TAG} characters."
    return None


def _several_lines(text: str) -> str:
    return "\n".join(wording.printable(line) for line in text.splitlines())


def _figure(value: int | None) -> str:
    return NOT_SAID if value is None else str(value)


def _number(text: str) -> int | None:
    return int(text) if text else None
