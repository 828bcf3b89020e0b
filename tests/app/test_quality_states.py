"""What each figure, its strip and the device bar show of a value that is good, doubtful, old, gone or never was."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from stridecue.app.session_types import SessionKind, Start
from stridecue.app.widgets.device_bar import DeviceBar
from stridecue.app.widgets.figure import Figure, figure_rows
from stridecue.app.widgets.letters import lines
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.palette import KEEPER
from stridecue.model.state import Quality, Signal

SIZES = ((80, 24), (120, 40), (200, 60))
VALUES = {"heart_rate": 151.0, "cadence": 164.0, "speed": 1000 / 312, "grade": 6.0}
"""By signal."""
FIGURES = {"heart_rate": "151", "cadence": "164", "pace": "5:12", "grade": "6.0"}
SIGNAL_OF = {"heart_rate": "heart_rate", "cadence": "cadence", "pace": "speed", "grade": "grade"}
DERIVED = {
    "zone": None,
    "adjusted_speed_mps": None,
    "cadence_change_percent": None,
    "heart_rate_in_60s_bpm": None,
}
"""Figures that come from signals which are not good are not known either."""
STATES = (
    (Quality.SUSPECT, 0.4, "follows your steps", True, "follows your steps"),
    (Quality.STALE, 12.2, None, True, "12 s ago"),
    (Quality.LOST, 42.0, None, False, "lost 0:42 ago"),
    (Quality.LOST, None, None, False, "yet"),
)
"""Quality, age, reason; whether the value shows, and the words that must stand with it."""


def doubtful(make: SimpleNamespace, quality: Quality, age_s: float | None, reason: str | None) -> Any:
    """A run of which every signal is in that state."""
    signals = {
        name: Signal(None if age_s is None else value, quality, age_s, "C0:03", reason)
        for name, value in VALUES.items()
    }
    return make.state(**signals, **DERIVED, belt_speed=Signal(), pod_speed=Signal())


def rows(widget: Any) -> list[str]:
    return [widget.render_line(y).text for y in range(widget.size.height)]


def shows(figure: Figure, value: str) -> bool:
    """Whether that number stands there in the letters of the figure, wherever in it."""
    face = figure_rows(value, figure.size.width, figure.size.height).face
    drawn = lines(value, face) if face else (value,)
    text = rows(figure)
    return any(
        all(line.rstrip() in row for line, row in zip(drawn, text[top:], strict=False))
        for top in range(len(text) - len(drawn) + 1)
    )


def inks(figure: Figure) -> set[Any]:
    """The colours of the number itself."""
    return {
        segment.style.color
        for y in range(figure.size.height)
        for segment in figure.render_line(y)
        if segment.style is not None and set(segment.text) & set("█▀▄")
    }


@pytest.mark.parametrize(
    ("start", "size"), [*((Start.LIVE, size) for size in SIZES), (Start.REPLAY, (80, 24))]
)
async def test_every_figure_in_every_state(
    world: Any, make: SimpleNamespace, start: Start, size: tuple[int, int]
) -> None:
    world.session = make.session(kind=SessionKind(start.value), clock=make.clock())
    async with world.running(make.state(), size, start) as (screen, pilot):
        dim = KEEPER.of(screen.app).colour("dim").rich_color
        for quality, age_s, reason, value_shows, words in STATES:
            world.session.tick(doubtful(make, quality, age_s, reason))
            screen.paint()
            await pilot.pause()
            for name, figure in screen.query_one(LiveLayout).figures.items():
                text = "\n".join(rows(figure))
                assert words in text, name
                assert shows(figure, FIGURES[name]) is value_shows, name
                assert shows(figure, "--") is not value_shows, name
                assert inks(figure) == {dim}, name
                assert "zone" not in text
                assert "on the flat" not in text


async def test_a_good_value_has_its_meaning_and_is_not_dim(world: Any, make: SimpleNamespace) -> None:
    async with world.running(make.state()) as (screen, pilot):
        await pilot.pause()
        dim = KEEPER.of(screen.app).colour("dim").rich_color
        for name, figure in screen.query_one(LiveLayout).figures.items():
            assert shows(figure, FIGURES[name])
            assert dim not in inks(figure)
            assert "ago" not in "\n".join(rows(figure))


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_where_a_cue_takes_the_room_the_doubt_stays_or_the_old_value_goes(
    world: Any, make: SimpleNamespace, size: tuple[int, int]
) -> None:
    async with world.running(make.state(), size) as (screen, pilot):
        world.session.cue(make.cue("Shorten your long stride"))
        for quality, age_s, reason, value_shows, words in STATES:
            world.session.tick(doubtful(make, quality, age_s, reason), showing=world.session.model.showing)
            screen.paint()
            await pilot.pause()
            for name, figure in screen.query_one(LiveLayout).figures.items():
                told = words in "\n".join(rows(figure))
                expected = value_shows and (told or quality is Quality.SUSPECT)
                assert shows(figure, FIGURES[name]) is expected, (name, quality)


DEVICES = (
    (Quality.GOOD, 0.4, True, 0, "● H10 92%"),
    (Quality.GOOD, 0.4, True, 2, "●! H10 92%"),
    (Quality.SUSPECT, 0.4, True, 1, "◐! H10 92%"),
    (Quality.STALE, 12.2, True, 0, "○ H10 12 s ago 92%"),
    (Quality.LOST, 42.0, True, 0, "✕ H10 lost"),
    (Quality.GOOD, 1.0, False, 0, "✕ H10 lost"),
    (Quality.LOST, None, False, 0, "✕ H10 lost"),
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_device_bar_in_every_state(
    world: Any, make: SimpleNamespace, size: tuple[int, int]
) -> None:
    async with world.running(make.state(), size) as (screen, pilot):
        for quality, age_s, connected, faults, text in DEVICES:
            strap = replace(make.strap, quality=quality, age_s=age_s, connected=connected, faults=faults)
            world.session.tick(make.state(devices=(strap,)))
            screen.paint()
            await pilot.pause()
            hidden = size[1] == 24 and quality is Quality.GOOD and connected and not faults
            assert [row.strip() for row in rows(screen.query_one(DeviceBar))] == ([] if hidden else [text])


async def test_a_strip_has_a_gap_where_nothing_was_known_and_a_dim_figure_in_doubt(
    world: Any, make: SimpleNamespace
) -> None:
    stale = Signal(151.0, Quality.STALE, 12.0, "C0:01")
    suspect = Signal(151.0, Quality.SUSPECT, 0.4, "C0:01", "follows your steps")
    for second in range(600):
        known = make.good(151.0) if not 300 <= second < 360 else stale
        world.session.tick(make.state(tick_s=second, heart_rate=known))
    async with world.running(make.state(heart_rate=suspect), (120, 40)) as (screen, pilot):
        await pilot.pause()
        strip = screen.query_one(LiveLayout).strips["heart_rate"]
        plot = [row[14:-5] for row in rows(strip)]
        drawn = [any(row[column] != " " for row in plot) for column in range(len(plot[0]))]
        gap = drawn.index(False, drawn.index(True))
        assert 0.45 < gap / len(drawn) < 0.55
        assert sum(not column for column in drawn[gap : gap + 9]) >= 8, "a tenth of the width is a minute"
        assert all(drawn[gap + 11 : -1])
        palette = KEEPER.of(screen.app)
        value = next(piece for piece in strip.render_line(1) if "151" in piece.text)
        assert value.style == palette.style("dim")
        world.session.tick(make.state())
        screen.paint()
        await pilot.pause()
        value = next(piece for piece in strip.render_line(1) if "151" in piece.text)
        assert value.style == palette.style("neutral", bold=True)
        world.session.tick(make.state(heart_rate=stale))
        screen.paint()
        await pilot.pause()
        assert strip.render_line(1).text[:14].strip() == "--"
