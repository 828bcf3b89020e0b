"""The count of right foot strikes: one large key, and numbers that can be read from the belt.

Rules: the run goes on behind it, and the engine counts; the screen shows a tap at once and else what the engine says.
A safety cue takes the numbers' place while it shows, and taps go on counting: none of them may pause the run, after the
end neither. Whoever leaves before the end has counted nothing. Not being well, and pain, end it at once: those keys do
what they do without it.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from stridecue.app.live_model import LiveModel
from stridecue.app.widgets.banner import CueBanner
from stridecue.app.widgets.figure import Figure
from stridecue.app.widgets.key_line import KeyLine
from stridecue.model.cue import Cue, CueKind
from stridecue.model.inputs import MarkKind
from stridecue.model.our_choices.signals import COUNT_BOUNCE_MS, COUNT_LENGTH_MS

FOLLOW_EVERY_S = 0.25
BEGIN, END = "begin", "end"
_HOW = "Space at each right foot strike, for half a minute."
URGENT = ("u", "p")
"""Keys that close the count and are answered by the screen below."""
_NO_RESULT = "Nothing was counted."


class CountScreen(ModalScreen[str]):
    """Seconds left and taps, and in the end what they say."""

    DEFAULT_CSS = """
    CountScreen { background: $background; }
    CountScreen #what { height: 3; padding: 1 2 0 2; }
    CountScreen #numbers { height: 1fr; }
    CountScreen #safety { height: 1fr; display: none; }
    CountScreen Figure { width: 1fr; height: 1fr; }
    CountScreen #result { height: 4; padding: 0 2; }
    """

    def __init__(
        self, model: LiveModel, mark: Callable[[MarkKind, str | None], None], now_s: Callable[[], float]
    ) -> None:
        super().__init__()
        self._model, self._mark, self._now_s = model, mark, now_s
        self._taps = 0
        self._tapped_s: float | None = None
        self._under_way = False
        self._over = False
        self._heard = model.last_notice
        self._left = Figure("SECONDS LEFT", "", id="left")
        self._strikes = Figure("RIGHT FOOT", "strikes", id="strikes")
        self._numbers = Horizontal(self._left, self._strikes, id="numbers")
        self._safety = CueBanner(id="safety")
        self._keys = KeyLine((("space", "right foot"), ("esc", "stop counting")))

    def compose(self) -> ComposeResult:
        """What to do, the numbers, the result."""
        yield Static(
            Content.assemble(("Count your right foot", "bold $accent"), "\n", (_HOW, "$dim")), id="what"
        )
        yield self._numbers
        yield self._safety
        yield Static(id="result")
        yield self._keys

    def on_mount(self) -> None:
        """Begin."""
        self._mark(MarkKind.TAP, BEGIN)
        self._show(COUNT_LENGTH_MS // 1000)
        self.set_interval(FOLLOW_EVERY_S, self.follow)

    def on_key(self, event: Key) -> None:
        """Take a strike, or leave."""
        if event.key == "space" and not self._over:
            self._tap()
        elif event.key == "escape" or (self._over and event.key == "enter"):
            self.leave()
        elif event.key in URGENT:
            self.leave(event.key)
        event.stop()
        event.prevent_default()

    def _tap(self) -> None:
        """Tell every press; a held key counts as little here as in the engine."""
        now_s = self._now_s()
        if self._tapped_s is None or (now_s - self._tapped_s) * 1000 >= COUNT_BOUNCE_MS:
            self._taps += 1
            self._tapped_s = now_s
            self._strikes.show(f"{self._taps:02d}")
        self._mark(MarkKind.TAP, None)

    def leave(self, urgent: str = "") -> None:
        """Close, and end a count that is under way; say which urgent key was pressed."""
        if not self._over:
            self._over = True
            self._mark(MarkKind.TAP, END)
        self.dismiss(urgent)

    def follow(self) -> None:
        """Show what the engine says now."""
        model = self._model
        self._show_safety(model.showing)
        counting = model.state.counting if model.state is not None else None
        if counting is not None:
            self._under_way = True
            self._show(round(counting.left_s))
        elif self._under_way and not self._over:
            self._finish()

    def _show_safety(self, cue: Cue | None) -> None:
        """Let a safety cue stand before the numbers."""
        urgent = cue is not None and cue.kind is CueKind.SAFETY
        if cue is not None and urgent:
            self._safety.show(cue.show, cue.kind.value)
        if self._safety.display != urgent:
            self._safety.display = urgent
            self._numbers.display = not urgent

    def _show(self, left_s: int) -> None:
        self._left.show(f"{left_s:02d}")
        self._strikes.show(f"{self._taps:02d}")

    def _finish(self) -> None:
        """Say what was counted."""
        self._over = True
        self._show(0)
        notice = self._model.last_notice
        text = notice.text if notice is not None and notice is not self._heard else _NO_RESULT
        self.query_one("#result", Static).update(Content.styled(text, "bold"))
        self._keys.show((("enter", "close"),))
