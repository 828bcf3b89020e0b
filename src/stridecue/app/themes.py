"""Colour themes: TOML files, one a theme, checked before they reach the screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from textual.theme import Theme

TONES = {
    "neutral": "neutral",
    "dim": "dim",
    **{f"zone-{number}": f"zone-{number}" for number in range(1, 6)},
    "good": "good",
    "off": "off",
    "alert": "alert",
}
"""What a tone is called among the theme's variables."""


def variable_defaults_for(dark: bool) -> dict[str, str]:
    """Every colour that the widgets use, for a theme that does not name it."""
    return dict(_DARK)


def variable_defaults(theme: Theme) -> dict[str, str]:
    """What `App.get_theme_variable_defaults` returns: every variable of ours, dark or light as the theme is."""
    return variable_defaults_for(theme.dark)


def load_theme_file(path: Path) -> Theme:
    """Read one theme; raises `ThemeError` with what is wrong in it."""
    raise NotImplementedError


def load_themes(folders: Sequence[Path]) -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    """The themes of these folders, a later one replacing an earlier of its name, and a sentence for each bad file."""
    return (), ()


_DARK = {
    "background": "#0d1017",
    "neutral": "#e6ebf2",
    "dim": "#8b95a3",
    "zone-1": "#8a8fd8",
    "zone-2": "#4aa3d8",
    "zone-3": "#35b57c",
    "zone-4": "#c8c83c",
    "zone-5": "#ff8a5c",
    "good": "#35b57c",
    "off": "#e0b53f",
    "alert": "#ff6b5e",
    "cue-ground-technique": "#2a2013",
    "cue-ink-technique": "#ffb454",
}
