"""Which colour theme the app uses.

Rules: the chosen theme counts from the first frame on, so that nothing is styled twice; where there is none of its name
the first one is used, and that is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from stridecue import paths
from stridecue.app.themes import load_themes
from stridecue.app.widgets.text import harmless

if TYPE_CHECKING:
    from stridecue.app.app import StridecueApp

NAME_COLUMNS = 40


class ThemeChoice:
    """The themes that there are, and the one in use."""

    def __init__(self, app: StridecueApp) -> None:
        self._app = app
        self.names: tuple[str, ...] = ()

    def register(self, wanted: str) -> None:
        """Make the themes known to an app that is being made, and use one."""
        app = self._app
        themes, problems = load_themes(paths.themes_folders())
        for theme in themes:
            app.register_theme(theme)
        self.names = tuple(theme.name for theme in themes)
        if problems:
            app.say("\n".join(problems), "warning")
        self.use(wanted)
        app.stylesheet.set_variables(app.get_css_variables())
        app.set_class(app.current_theme.dark, "-dark-mode", update=False)
        app.set_class(not app.current_theme.dark, "-light-mode", update=False)

    def use(self, name: str) -> None:
        """Use a theme, or the first one when there is none of this name."""
        if name in self.names:
            self._app.theme = name
        elif self.names:
            self._app.theme = self.names[0]
            wanted = harmless(name, NAME_COLUMNS)
            self._app.say(f"There is no theme {wanted}. {self._app.theme} is used instead.", "warning")

    def following(self) -> str | None:
        """Return the name of the theme after the one in use."""
        if not self.names:
            return None
        now = self.names.index(self._app.theme) if self._app.theme in self.names else -1
        return self.names[(now + 1) % len(self.names)]
