"""Words about a run: made harmless before they are kept, and folded to be searched.

Rules: what is kept is printable and bounded, on one line except for notes. A search knows neither capitals nor how
an accent is put together, and every character of it is only itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from stridecue.errors import UsageError
from stridecue.model.run_details import LONGEST_NOTES, LONGEST_TAG, LONGEST_TITLE, MOST_TAGS, RunDetails

LONGEST_SURFACE = 32
_RATINGS = (("mood_before", 1, 5), ("mood_after", 1, 5), ("effort", 0, 10))


def cleaned(details: RunDetails) -> RunDetails:
    """Return details as they are kept.

    Raises:
        UsageError: a rating is not on its scale.
    """
    for name, least, most in _RATINGS:
        rating = getattr(details, name)
        if rating is not None and not least <= rating <= most:
            raise UsageError(f"{rating} is no {name.split('_')[0]}.", f"It goes from {least} to {most}.")
    return replace(
        details,
        title=cleaned_line(details.title, LONGEST_TITLE),
        notes="\n".join(_printable(line).rstrip() for line in details.notes.splitlines()).strip()[
            :LONGEST_NOTES
        ],
        tags=cleaned_tags(details.tags),
        surface=cleaned_line(details.surface or "", LONGEST_SURFACE) or None,
    )


def cleaned_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags in lower case and in order, each once."""
    found = dict.fromkeys(cleaned_tag(tag) for tag in tags)
    found.pop("", None)
    return tuple(sorted(list(found)[:MOST_TAGS]))


def cleaned_tag(tag: str) -> str:
    """Return one tag as it is kept."""
    return cleaned_line(tag.lower(), LONGEST_TAG)


def folded(text: str) -> str:
    """Return a text as it is searched."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def words_of(search: str) -> list[str]:
    """Return what is searched for, word by word; bytes that a terminal passed on and that are no text find nothing."""
    return folded(search.encode("utf-8", "replace").decode()).split()


def cleaned_line(text: str, longest: int) -> str:
    """Return a text on one line, without what could upset a terminal, and cut."""
    return " ".join(_printable(text).split())[:longest].rstrip()


def _printable(text: str) -> str:
    kept = (" " if each.isspace() else each for each in unicodedata.normalize("NFC", text))
    return "".join(each for each in kept if not unicodedata.category(each).startswith("C"))
