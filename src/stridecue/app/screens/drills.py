"""Drills, one after the other, with a count-down that can be read from the floor.

Rules: time is the app's. Whoever leaves has done what they have done: nothing is said about it, and nothing is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen

from stridecue.app.around.drill_clock import DrillClock, DrillPlace
from stridecue.app.around.drill_picture import DrillPicture
from stridecue.app.around.drills import Drill
from stridecue.app.keys import Where, bindings, key_line
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.note import Note

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp

FOLLOW_EVERY_S = 0.25


class DrillsScreen(Screen[None]):
    """Ends when the drills are done, or when the runner has had enough."""

    BINDINGS = bindings(Where.DRILLS)
    WHERE = Where.DRILLS
    AUTO_FOCUS = None
    DEFAULT_CSS = """
    DrillsScreen { background: $background; }
    DrillsScreen Note { height: 1; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
    DrillsScreen #top { margin-top: 1; }
    """

    def __init__(self, title: str, drills: tuple[Drill, ...]) -> None:
        super().__init__()
        self._title = title
        self._drills = drills
        self._clock: DrillClock | None = None

    @property
    def owner(self) -> StridecueApp:
        """Return the app, as what it is."""
        return cast("StridecueApp", self.app)

    def compose(self) -> ComposeResult:
        """Which drills, the drill, what comes next, the keys."""
        yield Note(id="top")
        yield DrillPicture(id="drill")
        yield Note(id="following")
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Begin."""
        self._clock = DrillClock(self._drills, self.owner.now_s())
        self.set_interval(FOLLOW_EVERY_S, self.follow)
        self.follow()

    def follow(self) -> None:
        """Let time go on, and show where one is."""
        clock, now_s = self._clock, self.owner.now_s()
        if clock is None or not self.is_current:
            return
        if clock.tick(now_s):
            self.app.bell()
        place = clock.place(now_s)
        if place is None:
            self._clock = None
            self.dismiss(None)
            return
        self.query_one(DrillPicture).show(place)
        self.query_one("#top", Note).show(
            Content.assemble(
                (self._title, "bold $accent"), (f"  {place.number} of {place.of} · off the belt", "$dim")
            )
        )
        following = f"then: {place.following}" if place.following else "the last one"
        self.query_one("#following", Note).show(Content.styled(following, "$dim"))
        self.query_one("#keys", KeyLine).show(key_line(Where.DRILLS, _words(place)))

    def action_hold(self) -> None:
        """Hold the time, or let it go on; where a number is done, there is none, and it is over."""
        clock, now_s = self._clock, self.owner.now_s()
        place = None if clock is None else clock.place(now_s)
        if clock is None or place is None:
            return
        if place.left_s is None:
            clock.next(now_s)
        else:
            clock.pause(now_s)
        self.follow()

    def action_next(self) -> None:
        """Go on to the next one."""
        if self._clock is not None:
            self._clock.next(self.owner.now_s())
            self.follow()

    def action_back(self) -> None:
        """Leave the drills."""
        self._clock = None
        self.dismiss(None)


def _words(place: DrillPlace) -> dict[str, str]:
    counted = place.left_s is None
    return {
        "hold": "" if counted else "go on" if place.paused else "pause",
        "next": "done" if counted else "next",
    }
