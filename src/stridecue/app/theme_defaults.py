"""The colours that the widgets ask for by name, and what a theme that leaves one out gets.

Rules: a name here is a variable of every theme (`$zone-1` in style sheets) and a key that `[tones]` of a theme file may
have. The shipped theme files say the same as these tables.
"""

from __future__ import annotations

TONES = ("neutral", "dim", "good", "off", "alert", "zone-1", "zone-2", "zone-3", "zone-4", "zone-5")
"""What a number can be; each is a colour of its own name."""

_DARK = {
    "neutral": "#e8ecf2",
    "dim": "#98a2b0",
    "good": "#5fd39b",
    "off": "#ffb454",
    "alert": "#ff7d70",
    "zone-1": "#b18aff",
    "zone-2": "#a0d8ff",
    "zone-3": "#48bf9c",
    "zone-4": "#7df28a",
    "zone-5": "#f7e03c",
    "strip-line": "#e8ecf2",
    "strip-fill": "#4f6a8c",
    "cue-ground-safety": "#9c101d",
    "cue-ink-safety": "#ffffff",
    "cue-ground-guard": "#47200c",
    "cue-ink-guard": "#ffb08a",
    "cue-ground-session": "#11253a",
    "cue-ink-session": "#a0d8ff",
    "cue-ground-effort": "#2a2013",
    "cue-ink-effort": "#ffb454",
    "cue-ground-technique": "#2a2013",
    "cue-ink-technique": "#ffb454",
    "cue-ground-praise": "#0f2a20",
    "cue-ink-praise": "#74e0ae",
    "cue-ground-info": "#1b212c",
    "cue-ink-info": "#e8ecf2",
}

_LIGHT = {
    "neutral": "#14181f",
    "dim": "#4c525b",
    "good": "#0a5c38",
    "off": "#7a4300",
    "alert": "#a3101d",
    "zone-1": "#2a0a5e",
    "zone-2": "#1747c2",
    "zone-3": "#075c5e",
    "zone-4": "#5c5400",
    "zone-5": "#4a0e00",
    "strip-line": "#14181f",
    "strip-fill": "#93a5bd",
    "cue-ground-safety": "#9c101d",
    "cue-ink-safety": "#ffffff",
    "cue-ground-guard": "#f6c9b0",
    "cue-ink-guard": "#551a00",
    "cue-ground-session": "#cfe3fb",
    "cue-ink-session": "#0d2f6b",
    "cue-ground-effort": "#ffdf9e",
    "cue-ink-effort": "#4a2a00",
    "cue-ground-technique": "#ffdf9e",
    "cue-ink-technique": "#4a2a00",
    "cue-ground-praise": "#cdeeda",
    "cue-ink-praise": "#06402a",
    "cue-ground-info": "#e2dfd5",
    "cue-ink-info": "#14181f",
}


def variable_defaults_for(dark: bool) -> dict[str, str]:
    """Every colour that the widgets use, for a theme that does not name it."""
    return dict(_DARK if dark else _LIGHT)
