"""Colours by their meaning."""

from __future__ import annotations

from textual.color import Color

from stridecue.app.widgets.palette import Palette


def test_what_a_theme_leaves_out_gets_the_default_of_its_kind() -> None:
    dark, light = Palette({}, dark=True), Palette({}, dark=False)
    assert dark.colour("neutral").brightness > 0.8
    assert light.colour("neutral").brightness < 0.2


def test_a_colour_that_cannot_be_parsed_does_not_fail() -> None:
    palette = Palette({"off": "auto 87%", "accent": "none at all"})
    assert palette.colour("off") == Palette({}).colour("off")
    assert palette.colour("accent").a == 1


def test_a_theme_says_what_a_tone_looks_like() -> None:
    style = Palette({"zone-2": "#123456", "background": "#000000"}).tone("zone-2", bold=True)
    assert style.bold
    assert style.color is not None and style.color.triplet is not None
    assert style.color.triplet.hex == "#123456"


def test_a_tint_is_a_breath_of_the_tone() -> None:
    style = Palette({"zone-2": "#ffffff", "background": "#000000"}).tinted("strip-line", "zone-2")
    assert style.bgcolor is not None and style.bgcolor.triplet is not None
    assert 10 < style.bgcolor.triplet.red < 80
    assert Color.from_rich_color(style.bgcolor).a == 1


def test_the_terminals_own_ground_gets_no_tint() -> None:
    palette = Palette({"background": "ansi_default", "strip-line": "#14181f"}, dark=False)
    assert palette.tinted("strip-line", "zone-2") == palette.style("strip-line")


def test_what_is_faint_is_nearer_to_the_ground_or_dim_where_that_is_unknown() -> None:
    palette = Palette({"background": "#000000", "accent": "#ff8000"})
    assert palette.faint("accent").color == Color.parse("#7f4000").rich_color
    assert palette.faint("accent") is palette.faint("accent")
    assert Palette({"background": "ansi_default", "accent": "#ff8000"}).faint("accent").dim
