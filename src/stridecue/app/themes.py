"""Colour themes: TOML files, one a theme, checked before they reach the screen.

Rules: a file has `name`, `dark`, `[colors]` (Textual's own) and `[tones]` (ours). A file with any mistake is passed
over whole and said in one sentence, because a bad colour on the active theme would end the program. Colours are
opaque.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from stridecue.app.theme_defaults import TONES, variable_defaults_for
from stridecue.errors import FileError

__all__ = [
    "TONES",
    "ThemeError",
    "load_theme_file",
    "load_themes",
    "variable_defaults",
    "variable_defaults_for",
]

LARGEST_BYTES = 64_000
"""OUR CHOICE: a theme is some forty lines; a larger file is something else."""
MOST_FILES = 100
"""OUR CHOICE: files of one folder that are looked at."""

_COLOURS = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "boost",
    "success",
    "warning",
    "error",
)
_TABLES = ("name", "dark", "colors", "tones")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


class ThemeError(FileError):
    """A theme file cannot be used."""


def variable_defaults(theme: Theme) -> dict[str, str]:
    """What `App.get_theme_variable_defaults` returns: every colour of ours, dark or light as the theme is."""
    return variable_defaults_for(theme.dark)


def load_themes(folders: Sequence[Path]) -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    """The themes of these folders, a later one replacing an earlier of its name, and a sentence for each bad file."""
    themes: dict[str, Theme] = {}
    mistakes: list[str] = []
    for path in (path for folder in folders for path in _files_of(folder)):
        try:
            theme = load_theme_file(path)
        except ThemeError as error:
            mistakes.append(str(error))
        else:
            themes[theme.name] = theme
    return tuple(themes.values()), tuple(mistakes)


def load_theme_file(path: Path) -> Theme:
    """Read one theme; raises `ThemeError` with everything that is wrong in it."""
    document = _document_of(path)
    mistakes = list(_mistakes_of(document))
    if mistakes:
        raise ThemeError(f"The theme {path.name!r} is passed over: {'; '.join(mistakes)}.")
    dark = document.get("dark", True)
    tones = {**variable_defaults_for(dark), **document.get("tones", {})}
    return Theme(name=document["name"], dark=dark, variables=tones, **document["colors"])


def _files_of(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")[:MOST_FILES]
    except OSError:
        return []


def _document_of(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - not needed before a theme is read

    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise ThemeError(
            f"The theme {path.name!r} is passed over: it cannot be read ({error.strerror})."
        ) from None
    if len(content) > LARGEST_BYTES:
        raise ThemeError(
            f"The theme {path.name!r} is passed over: it is larger than {LARGEST_BYTES // 1000} kB."
        )
    try:
        return tomllib.loads(content.decode())
    except (ValueError, RecursionError) as error:  # no TOML, no UTF-8, a number or nesting without end
        raise ThemeError(f"The theme {path.name!r} is passed over: it is no TOML ({error}).") from None


def _mistakes_of(document: Mapping[str, Any]) -> Iterator[str]:
    yield from _unknown("key", document, _TABLES)
    name = document.get("name")
    if name is None:
        yield 'it has no name, write for example name = "mine"'
    elif not isinstance(name, str) or not _NAME.fullmatch(name):
        yield "its name must be 1 to 40 small letters, digits, - or _"
    if not isinstance(document.get("dark", True), bool):
        yield "dark must be true or false"
    yield from _table_mistakes("colors", document.get("colors", {}), _COLOURS)
    yield from _table_mistakes("tones", document.get("tones", {}), tuple(variable_defaults_for(True)))
    colours = document.get("colors", {})
    if isinstance(colours, Mapping) and "primary" not in colours:
        yield '[colors] has no primary, write for example primary = "#8fb8e8"'


def _table_mistakes(title: str, table: object, allowed: Sequence[str]) -> Iterator[str]:
    if not isinstance(table, Mapping):
        yield f"{title} must be a table, [{title}]"
        return
    yield from _unknown(f"key in [{title}]", table, allowed)
    for key, value in table.items():
        if key in allowed and not _is_colour(value):
            yield f'{key} in [{title}] is {_quoted(value)}, which is no colour such as "#8fb8e8"'


def _unknown(what: str, found: Iterable[str], allowed: Sequence[str]) -> Iterator[str]:
    for key in found:
        if key not in allowed:
            import difflib  # noqa: PLC0415 - only for a mistake

            near = difflib.get_close_matches(key[:40], allowed, n=1)
            meant = f", did you mean {near[0]}?" if near else f", allowed are {', '.join(allowed)}"
            yield f"unknown {what} {_quoted(key)}{meant}"


def _quoted(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _is_colour(value: object) -> bool:
    if not isinstance(value, str) or len(value) > 40:
        return False
    try:
        colour = Color.parse(value)
    except ColorParseError:
        return False
    return colour.a == 1 and colour.ansi is None and not value.startswith("auto")
