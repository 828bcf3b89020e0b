"""Why the last cue came, above the key line."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class WhyPanel(Static):
    """A headline, a sentence and the figures; hidden until asked for."""

    DEFAULT_CSS = """
    WhyPanel {
        layer: over;
        dock: bottom;
        width: 100%;
        height: auto;
        max-height: 60%;
        margin-bottom: 1;
        padding: 1 2;
        background: $panel;
        color: $neutral;
        display: none;
    }
    """

    _shown = ("", "", "")

    def show(self, headline: str, why: str, figures: str) -> None:
        """Show it."""
        self.display = True
        if self._shown == (headline, why, figures):
            return
        self._shown = (headline, why, figures)
        parts = [Content.styled(headline, "bold $accent"), Content(why)]
        if figures:
            parts.append(Content.styled(figures, "$dim"))
        self.update(Content("\n").join(parts))
