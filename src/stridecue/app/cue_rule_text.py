"""A cue's rule in words and colours: its condition with the figures marked, and when else it may come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from stridecue.coach.cue_files.cue_keys import RUN_PHASES
from stridecue.coach.cue_files.cue_set import CueRule


def condition(pieces: Sequence[tuple[str, str | None]], focused: str | None) -> Content:
    """Return a condition with its figures marked, the one in hand most; nothing where there is no condition."""
    styled: list[tuple[str, str]] = []
    for text, field in pieces:
        style = "$dim" if field is None else "bold reverse $accent" if field == focused else "bold $accent"
        if text:
            styled.append((text, style))
    return Content.assemble(("when  ", "$neutral"), *styled) if styled else Content("")


def circumstances(rule: CueRule) -> tuple[str, ...]:
    """Return why a cue is there, and in what else it depends on besides its condition."""
    return tuple(part for part in (rule.why, " · ".join(_gates(rule))) if part)


def _gates(rule: CueRule) -> Iterator[str]:
    yield rule.kind.value
    if rule.technique:
        yield rule.technique
    if rule.slot:
        yield "takes its turn at check-ins"
    if rule.once:
        yield "once a run"
    for gate in rule.gates:
        if gate.words != RUN_PHASES:
            yield f"{gate.metric}: {', '.join(sorted(gate.words))}"
