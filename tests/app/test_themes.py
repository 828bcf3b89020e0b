"""Theme files: the shipped ones can be read by everybody, bad ones are passed over and said."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from stridecue.app.theme_defaults import TONES, variable_defaults_for
from stridecue.app.themes import LARGEST_BYTES, ThemeError, load_theme_file, load_themes, variable_defaults
from stridecue.app.widgets.palette import Palette
from stridecue.model.cue import CueKind

FOLDER = Path(__file__).parents[2] / "themes"
SHIPPED = sorted(FOLDER.glob("*.toml"))
MINE = 'name = "mine"\n[colors]\nprimary = "#8fb8e8"\n'


def palette_of(path: Path) -> Palette:
    theme = load_theme_file(path)
    colours = theme.to_color_system().generate()
    return Palette({**colours, **theme.variables}, dark=theme.dark)


def contrast(one: Color, other: Color) -> float:
    """WCAG 2 contrast ratio of two opaque colours."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _linear(colour: Color) -> list[float]:
    values = (colour.r / 255, colour.g / 255, colour.b / 255)
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def _luminance(colour: Color) -> float:
    return sum(
        weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), _linear(colour), strict=True)
    )


# Machado, Oliveira and Fernandes (2009), severity 1.0: what protanopes and deuteranopes see.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def _lab(colour: Color, eyes: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of a colour as these eyes see it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, _linear(colour), strict=True)))) for row in eyes
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("tone", TONES)
def test_numbers_stand_out_from_their_ground(path: Path, tone: str) -> None:
    palette = palette_of(path)
    assert contrast(palette.colour(tone), palette.colour("background")) >= 7


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("kind", list(CueKind))
def test_cues_stand_out_from_their_ground(path: Path, kind: CueKind) -> None:
    palette = palette_of(path)
    assert contrast(palette.colour(f"cue-ink-{kind.value}"), palette.colour(f"cue-ground-{kind.value}")) >= 7


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_small_text_and_lines_can_be_read(path: Path) -> None:
    palette = palette_of(path)
    for ink in ("dim", "accent", "good", "off", "alert"):
        assert contrast(palette.colour(ink), palette.colour("background")) >= 4.5
    for tone in TONES:
        ground = palette.tinted("strip-line", tone).bgcolor
        assert ground is not None
        assert contrast(palette.colour("strip-line"), Color.from_rich_color(ground)) >= 7


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@pytest.mark.parametrize("eyes", EYES)
def test_zones_can_be_told_apart(path: Path, eyes: str) -> None:
    palette = palette_of(path)
    seen = [_lab(palette.colour(f"zone-{number}"), EYES[eyes]) for number in range(1, 6)]
    assert min(math.dist(a, b) for at, a in enumerate(seen) for b in seen[:at]) >= 20


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_safety_has_the_strongest_ground(path: Path) -> None:
    palette = palette_of(path)
    background = palette.colour("background")
    strengths = {
        kind: math.dist(
            _lab(palette.colour(f"cue-ground-{kind.value}"), EYES["usual"]), _lab(background, EYES["usual"])
        )
        for kind in CueKind
    }
    assert max(strengths, key=lambda kind: strengths[kind]) is CueKind.SAFETY


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_file_names_every_colour_and_says_what_the_program_would(path: Path) -> None:
    document = tomllib.loads(path.read_text())
    assert document["name"] == path.stem
    assert document["tones"] == variable_defaults_for(document["dark"])


def test_dark_and_light_are_shipped_and_fine() -> None:
    themes, mistakes = load_themes([FOLDER])
    assert {theme.name: theme.dark for theme in themes} == {"stridecue-dark": True, "stridecue-light": False}
    assert mistakes == ()


async def test_they_work_in_an_app_and_so_do_others() -> None:
    class Themed(App[None]):
        def get_theme_variable_defaults(self) -> dict[str, str]:
            return variable_defaults(self.current_theme)

    app = Themed()
    for theme in load_themes([FOLDER])[0]:
        app.register_theme(theme)
    async with app.run_test() as pilot:
        for name in ("stridecue-light", "stridecue-dark", "textual-light", "nord"):
            app.theme = name
            await pilot.pause()
            assert set(variable_defaults_for(True)) <= set(app.get_css_variables())
        app.theme = "textual-light"
        assert app.get_css_variables()["neutral"] == variable_defaults_for(False)["neutral"]


def read(folder: Path, text: str | bytes) -> Theme:
    path = folder / "mine.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_theme_file(path)


def test_a_theme_may_be_short(tmp_path: Path) -> None:
    theme = read(tmp_path, MINE + '[tones]\noff = "orange"\n')
    assert theme.name == "mine"
    assert theme.dark
    assert theme.variables["off"] == "orange"
    assert theme.variables["dim"] == variable_defaults_for(True)["dim"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[colors]\nprimary = "red"\n', "it has no name"),
        ('name = "My Theme"\n[colors]\nprimary = "red"\n', "small letters"),
        ("name = 3\n[colors]\nprimary = 'red'\n", "small letters"),
        ('name = "mine"\n', "no primary"),
        ('name = "mine"\ndark = "yes"\n[colors]\nprimary = "red"\n', "dark must be true or false"),
        (MINE + '[tones]\nzone3 = "red"\n', "'zone3', did you mean zone-3?"),
        (MINE + 'sufrace = "red"\n', "did you mean surface?"),
        ('colours = "red"\n' + MINE, "did you mean colors?"),
        (MINE + '[tones]\noff = "#12"\n', "off in [tones] is '#12'"),
        (MINE + "[tones]\noff = 7\n", "off in [tones] is 7"),
        (MINE + '[tones]\noff = "auto 50%"\n', "no colour"),
        (MINE + '[tones]\noff = "#ff000080"\n', "no colour"),
        (MINE + '[tones]\noff = "transparent"\n', "no colour"),
        (MINE + '[tones]\noff = "ansi_red"\n', "no colour"),
        ('name = "mine"\ncolors = 3\n', "colors must be a table"),
        (MINE + "tones = [", "it is no TOML"),
        (b"\xff\xfe\x00", "it is no TOML"),
        (b"#" * (LARGEST_BYTES + 1), "larger than 64 kB"),
    ],
)
def test_each_mistake_is_said(tmp_path: Path, text: str | bytes, said: str) -> None:
    with pytest.raises(ThemeError) as caught:
        read(tmp_path, text)
    assert said in str(caught.value)
    assert "'mine.toml'" in str(caught.value)


def test_every_mistake_of_a_file_is_in_its_sentence(tmp_path: Path) -> None:
    with pytest.raises(ThemeError) as caught:
        read(tmp_path, '[colors]\nprimary = "reddish"\n[tones]\nzone6 = "red"\n')
    assert all(part in str(caught.value) for part in ("no name", "'reddish'", "'zone6'"))


def test_bad_files_are_passed_over_and_a_later_folder_wins(tmp_path: Path) -> None:
    mine, other = tmp_path / "mine", tmp_path / "other"
    mine.mkdir()
    other.mkdir()
    (mine / "a.toml").write_text(MINE)
    (mine / "b.toml").write_text("name = ")
    (mine / "c.toml").mkdir()
    (mine / "notes.txt").write_text("not a theme")
    (other / "a.toml").write_text(MINE.replace("#8fb8e8", "#112233"))
    themes, mistakes = load_themes([mine, tmp_path / "missing", other])
    assert [(theme.name, theme.primary) for theme in themes] == [("mine", "#112233")]
    assert len(mistakes) == 2
    assert "'b.toml'" in mistakes[0] and "'c.toml'" in mistakes[1]
