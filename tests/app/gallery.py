"""Shows the live screen's widgets with given values, to look at them: `python tests/app/gallery.py --help`."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from textual.app import App
from textual.widget import Widget

from stridecue.app.themes import load_themes, variable_defaults
from stridecue.app.widgets.device_bar import DeviceBar
from stridecue.app.widgets.key_line import KeyLine
from stridecue.app.widgets.live_layout import LiveLayout
from stridecue.app.widgets.player_strip import PlayerStrip
from stridecue.app.widgets.strip import Band
from stridecue.app.widgets.top_line import TopLine
from stridecue.model.state import DeviceState, Quality

THEMES = Path(__file__).parents[2] / "themes"
KEYS = (
    ("space", "pause"),
    ("l", "lap"),
    ("↑↓", "grade"),
    ("←→", "speed"),
    ("m", "mute"),
    ("w", "why"),
    ("f", "finish"),
    ("?", "help"),
)
ZONES = (98, 117, 137, 156, 176, 196)
DEVICES = (
    DeviceState("aa", "H10 1A2B", "heart_rate", True, Quality.GOOD, 0.4, 92),
    DeviceState("bb", "Stryd", "footpod", True, Quality.SUSPECT, 1.0, 61),
    DeviceState("cc", "Belt", "treadmill", True, Quality.STALE, 12.0, None),
    DeviceState("dd", None, "heart_rate", False, Quality.LOST, 40.0, 9),
)


class Gallery(App[None]):
    """The live screen without a run."""

    def __init__(self, options: argparse.Namespace) -> None:
        super().__init__()
        self.options = options
        self.live = LiveLayout()
        self.top, self.devices, self.keys, self.progress = (
            TopLine(),
            DeviceBar(),
            KeyLine(KEYS),
            PlayerStrip(),
        )
        for theme in load_themes([THEMES])[0]:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)

    def compose(self) -> Iterator[Widget]:
        yield self.top
        yield self.live
        if self.options.replay:
            yield self.progress
        yield self.devices
        yield self.keys

    def on_mount(self) -> None:
        options = self.options
        self.theme = options.theme
        self.top.show("Hill 6 × 200 m", "rep 3/6 · 0:38 left · then easy down", "4.62 km   23:41")
        self.devices.show(DEVICES)
        self.progress.show(1421, 3605, "8x", True)
        live = self.live
        live.figures["heart_rate"].show(
            options.heart_rate, f"zone {options.zone} · easy cap 156 · in 60 s 154", f"zone-{options.zone}"
        )
        live.figures["cadence"].show(
            options.cadence, "4 % below your 171 · target 170-176", options.cadence_tone
        )
        live.figures["pace"].show(options.pace, "on the flat 4:07 · belt, pod says 5:18")
        live.figures["grade"].show(options.grade, "typed · climbed 124 m")
        live.strips["heart_rate"].set_bands(
            tuple(Band(low, high, f"zone-{at}") for at, (low, high) in enumerate(pairwise(ZONES), 1))
        )
        live.strips["cadence"].set_bands((Band(170, 176, "good"),))
        live.strips["heart_rate"].load(140 + 14 * math.sin(t / 60) + t / 60 for t in range(600))
        live.strips["cadence"].load(
            None if 300 < t < 330 else 168 + 4 * math.sin(t / 41) + 2 * math.sin(t / 7) for t in range(600)
        )
        live.strips["grade"].load(6.0 if t // 80 % 2 else 1.0 for t in range(600))
        if options.cue:
            live.banner.show(options.cue, options.kind, options.note)
            live.showing(True)


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__)
    parse.add_argument("--theme", default="stridecue-dark")
    parse.add_argument("--heart-rate", default="151")
    parse.add_argument("--zone", type=int, default=3, choices=range(1, 6))
    parse.add_argument("--cadence", default="164")
    parse.add_argument("--cadence-tone", default="off")
    parse.add_argument("--pace", default="5:12")
    parse.add_argument("--grade", default="6.0")
    parse.add_argument("--cue", default="")
    parse.add_argument("--kind", default="technique")
    parse.add_argument("--note", default="")
    parse.add_argument("--replay", action="store_true")
    Gallery(parse.parse_args()).run()


if __name__ == "__main__":
    main()
