"""The colours of the active theme, ready to paint with.

Rules: a widget names colours by what they mean (`zone-3`, `off`, `cue-ground-safety`) and never by value. A theme
that lacks one gets the default for its kind, dark or light.
"""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style
from textual.app import App
from textual.color import Color, ColorParseError

from stridecue.app.theme_defaults import TONES, variable_defaults_for

TINT = 0.16
"""OUR CHOICE: how much of a band's colour is in its ground; the line on it must stay the strongest thing."""

FAINT = 0.5
"""OUR CHOICE: how much of the ground is in what is still to come; it must be seen, and what is done must stand out."""


class Palette:
    """Styles by the names of their colours."""

    def __init__(self, variables: dict[str, str], *, dark: bool = True) -> None:
        self._variables = variables
        self._defaults = variable_defaults_for(dark)
        self._styles: dict[tuple[str, str, bool], Style] = {}

    def style(self, ink: str, ground: str = "background", *, bold: bool = False) -> Style:
        """How to paint `ink` on `ground`."""
        key = (ink, ground, bold)
        found = self._styles.get(key)
        if found is None:
            found = Style(
                color=self.colour(ink).rich_color, bgcolor=self.colour(ground).rich_color, bold=bold or None
            )
            self._styles[key] = found
        return found

    def tone(self, tone: str, ground: str = "background", *, bold: bool = False) -> Style:
        """How to paint a tone; an unknown one is neutral."""
        return self.style(tone if tone in TONES else "neutral", ground, bold=bold)

    def tinted(self, ink: str, tone: str) -> Style:
        """How to paint `ink` on a ground with a breath of a tone in it."""
        key = (ink, f"tint of {tone}", False)
        found = self._styles.get(key)
        if found is None:
            ground = self.colour("background")
            if ground.ansi is None:  # the terminal's own ground is unknown, so nothing can be mixed into it
                ground = ground.blend(self.colour(tone), TINT)
            found = Style(color=self.colour(ink).rich_color, bgcolor=ground.rich_color)
            self._styles[key] = found
        return found

    def faint(self, ink: str) -> Style:
        """How to paint `ink` where it steps back behind what has its full colour."""
        key = (ink, "faint", False)
        found = self._styles.get(key)
        if found is None:
            ground = self.colour("background")
            if ground.ansi is None:
                colour = self.colour(ink).blend(ground, FAINT)
                found = Style(color=colour.rich_color, bgcolor=ground.rich_color)
            else:
                found = Style(color=self.colour(ink).rich_color, bgcolor=ground.rich_color, dim=True)
            self._styles[key] = found
        return found

    def colour(self, name: str) -> Color:
        """The colour that a name stands for."""
        value = self._variables.get(name) or self._defaults.get(name, "")
        try:
            return Color.parse(value)
        except ColorParseError:
            return Color.parse(self._defaults.get(name, self._defaults["neutral"]))


@lru_cache(maxsize=4)
def default_palette(dark: bool = True) -> Palette:
    """The palette of a theme that says nothing."""
    return Palette({}, dark=dark)


class PaletteKeeper:
    """Makes a palette once per theme; the app hands out a new table of variables with each."""

    def __init__(self) -> None:
        self._variables: dict[str, str] | None = None
        self._palette = default_palette()

    def of(self, app: App[object]) -> Palette:
        """The palette of the app's theme now."""
        variables = app.theme_variables
        if variables is not self._variables:
            self._variables = variables
            self._palette = Palette(variables, dark=app.current_theme.dark)
        return self._palette


KEEPER = PaletteKeeper()
