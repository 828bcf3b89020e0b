"""The mistakes of a cue set as the commands tell them: judged among all the sets there are."""

from __future__ import annotations

from collections.abc import Sequence

from stridecue.coach import shipped_sets
from stridecue.coach.cue_files.cue_file import error_of, known_ids, read_cue_set, readable, unknown_ids
from stridecue.cue_sets import catalogue
from stridecue.model.setup import CueSetText
from stridecue.runner_files.mistakes import Mistake


def mistakes_of(text: CueSetText) -> tuple[Mistake, ...]:
    """Return the mistakes of a set; the cues that it names may be of any set there is."""
    parsed, mistakes = read_cue_set(text.name, text.text, text.shipped)
    if parsed is None:
        return mistakes
    return unknown_ids(
        parsed, known_ids((parsed, *readable((*shipped_sets.texts(), *catalogue.available()))))
    )


def refuse_mistakes(texts: Sequence[CueSetText]) -> None:
    """Refuse sets that have mistakes.

    Raises:
        CueFileError: some have; all of them are listed.
    """
    found = {text.name: mistakes for text in texts if (mistakes := mistakes_of(text))}
    if found:
        name = next(iter(found)) if len(found) == 1 else ""
        raise error_of(name, tuple(mistake for mistakes in found.values() for mistake in mistakes))
