"""The floor that every figure of the screen is measured against: a hello-world Textual app."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Says hello; q quits."""

    BINDINGS: ClassVar = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("hello-world")


if __name__ == "__main__":
    Hello().run()
