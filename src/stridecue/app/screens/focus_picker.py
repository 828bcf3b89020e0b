"""What a runner wants to work on, and what day it is.

Rules: at most two techniques, or none; one that rests is not offered, and why is said. Everything can be reached by
the arrows, space and enter; nothing changes before enter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.events import Key, Resize
from textual.widgets import Static

from stridecue.app.screens.card import Card, key_pairs
from stridecue.app.widgets.text import harmless, padded
from stridecue.coach.techniques import Technique
from stridecue.model.our_choices.coach import MOST_IN_FOCUS
from stridecue.model.run_settings import DAYS

_NAME_COLUMNS = 30
_LINE_COLUMNS = 66
_OTHER_ROWS = 14
"""Of the card: everything but the techniques."""
_FEWEST_ROWS = 3
_KEYS = (("↑↓", "go"), ("space", "choose"), ("←→", "day"), ("enter", "keep"), ("esc", "leave it"))


@dataclass(frozen=True, slots=True)
class FocusChoice:
    """What the runner chose."""

    focus: tuple[str, ...]
    day: str

    @property
    def words(self) -> str:
        """Return the choice in few words."""
        named = " and ".join(harmless(name, _NAME_COLUMNS) for name in self.focus)
        return f"{self.day} day · {f'focus: {named}' if named else 'no focus'}"


class FocusCard(Card[FocusChoice | None]):
    """Techniques to choose from, below the day."""

    def __init__(
        self,
        techniques: Sequence[Technique],
        *,
        chosen: Sequence[str],
        day: str,
        suggested: str | None = None,
        rested: Sequence[str] = (),
    ) -> None:
        super().__init__("Focus", (), ())
        self.techniques = tuple(one for one in techniques if one.name not in rested)
        self.chosen = [one.name for one in self.techniques if one.name in chosen][:MOST_IN_FOCUS]
        self.day = day if day in DAYS else DAYS[0]
        self._suggested = suggested
        self._rested = tuple(rested)
        self._at = next((at for at, one in enumerate(self.techniques) if one.name == suggested), 0)
        self._hint = ""

    def content(self) -> Content:
        """The day, the techniques, and the keys."""
        return Content("\n").join([self.heading(), Content(""), *self._day(), *self._list(), *self._notes()])

    def on_resize(self, event: Resize) -> None:
        """Show as many techniques as there is room for."""
        self._refresh()

    def on_key(self, event: Key) -> None:
        """Go, choose, keep or leave."""
        if event.key in {"up", "down"}:
            self._at = min(max(self._at + (1 if event.key == "down" else -1), 0), len(self.techniques) - 1)
        elif event.key in {"left", "right"}:
            step = 1 if event.key == "right" else -1
            self.day = DAYS[(DAYS.index(self.day) + step) % len(DAYS)]
        elif event.key == "space":
            self._choose()
        elif event.key == "enter":
            self.dismiss(FocusChoice(tuple(self.chosen), self.day))
        elif event.key in {"escape", "q", "o"}:
            self.dismiss(None)
        else:
            return
        event.stop()
        event.prevent_default()
        self._refresh()

    def _choose(self) -> None:
        self._hint = ""
        if not self.techniques:
            return
        name = self.techniques[max(self._at, 0)].name
        if name in self.chosen:
            self.chosen.remove(name)
        elif len(self.chosen) < MOST_IN_FOCUS:
            self.chosen.append(name)
        else:
            self._hint = "Two are enough: take one away first."

    def _refresh(self) -> None:
        self.query_one("#card-text", Static).update(self.content())

    def _day(self) -> Iterator[Content]:
        days = [
            Content.styled(f"[{day}]", "bold $accent")
            if day == self.day
            else Content.styled(f" {day} ", "$dim")
            for day in DAYS
        ]
        yield Content.assemble("Day  ", Content(" ").join(days))
        yield Content("")

    def _list(self) -> Iterator[Content]:
        if not self.techniques:
            yield Content.styled("The cue sets of this run name no technique.", "$dim")
        rows = max(_FEWEST_ROWS, self.app.size.height - _OTHER_ROWS)
        top = min(max(0, self._at - rows + 1), max(0, len(self.techniques) - rows))
        for at, one in enumerate(self.techniques[top : top + rows], top):
            yield self._row(one, here=at == self._at)

    def _row(self, one: Technique, *, here: bool) -> Content:
        name = padded(harmless(one.name, _NAME_COLUMNS), _NAME_COLUMNS)
        cues = f"{one.cues} cue{'s' if one.cues != 1 else ''}"
        beside = f"{cues} · suggested" if one.name == self._suggested else cues
        return Content.assemble(
            ("› " if here else "  ", "bold $accent"),
            ("[x] " if one.name in self.chosen else "[ ] ", "bold $accent" if here else ""),
            (name, "bold" if here else ""),
            (f"  {beside}", "$dim"),
        )

    def _notes(self) -> Iterator[Content]:
        yield Content("")
        if self._rested:
            names = harmless(", ".join(self._rested), _LINE_COLUMNS - 44)
            yield Content.styled(f"Resting, since something hurt within a week: {names}", "$dim")
        if self.techniques:
            yield Content.styled(
                self._hint or "One or two, taking turns every few minutes; none is fine too.", "$dim"
            )
        yield Content("")
        yield key_pairs(_KEYS)
