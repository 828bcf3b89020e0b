"""The one table of keys."""

from __future__ import annotations

from collections import Counter

import pytest
from textual.app import App
from textual.dom import DOMNode

from stridecue.app.app import StridecueApp
from stridecue.app.keys import KEYS, Key, Where, bindings, key_line, keys_of
from stridecue.app.screens.correction import CorrectionScreen
from stridecue.app.screens.corrections import CorrectionsScreen
from stridecue.app.screens.cue_edit import CueEditScreen
from stridecue.app.screens.cue_sets import CueSetsScreen
from stridecue.app.screens.drills import DrillsScreen
from stridecue.app.screens.help import HELP_COLUMNS, LABEL_COLUMNS, section
from stridecue.app.screens.history import HistoryScreen
from stridecue.app.screens.home import HomeScreen
from stridecue.app.screens.live import LiveScreen
from stridecue.app.screens.plans import PlansScreen
from stridecue.app.screens.profile import ProfileScreen
from stridecue.app.screens.replay import ReplayScreen
from stridecue.app.screens.report import ReportScreen
from stridecue.app.screens.run_details import RunDetailsScreen
from stridecue.app.screens.sensors import SensorsScreen
from stridecue.app.screens.try_sensor import TrySensorScreen
from stridecue.app.screens.weeks import WeeksScreen

SCREENS: dict[Where, type[DOMNode]] = {
    Where.EVERYWHERE: StridecueApp,
    Where.HOME: HomeScreen,
    Where.HISTORY: HistoryScreen,
    Where.RUN_DETAILS: RunDetailsScreen,
    Where.CORRECTIONS: CorrectionsScreen,
    Where.CORRECTION: CorrectionScreen,
    Where.PLANS: PlansScreen,
    Where.WEEKS: WeeksScreen,
    Where.SETTINGS: ProfileScreen,
    Where.CUE_SETS: CueSetsScreen,
    Where.CUE_EDIT: CueEditScreen,
    Where.SENSORS: SensorsScreen,
    Where.SENSOR: TrySensorScreen,
    Where.LIVE: LiveScreen,
    Where.REPLAY: ReplayScreen,
    Where.REPORT: ReportScreen,
    Where.DRILLS: DrillsScreen,
}


@pytest.mark.parametrize("where", list(SCREENS))
def test_no_key_means_two_things_on_one_screen(where: Where) -> None:
    here = [*keys_of(where), *(keys_of(Where.EVERYWHERE) if where is not Where.EVERYWHERE else ())]
    names = Counter(name for key in here for name in key.keys.split(","))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("where", list(SCREENS))
def test_every_action_exists_on_its_screen(where: Where) -> None:
    for key in keys_of(where):
        if key.action:
            assert callable(getattr(SCREENS[where], f"action_{key.action.split('(')[0]}", None)), key


@pytest.mark.parametrize("where", list(SCREENS))
def test_the_screen_binds_what_the_table_says(where: Where) -> None:
    bound = {name for binding in SCREENS[where].BINDINGS for name in binding.key.split(",")}  # type: ignore[union-attr]
    assert bound == {name for key in keys_of(where) if key.action for name in key.keys.split(",")}
    assert len(bindings(where)) == len(SCREENS[where].BINDINGS)


def test_our_own_way_to_quit_replaces_the_library_s() -> None:
    ours = {name for key in keys_of(Where.EVERYWHERE) for name in key.keys.split(",")}
    assert {binding.key for binding in App.BINDINGS} <= ours  # type: ignore[union-attr]


def test_every_key_has_a_label_and_a_help() -> None:
    assert all(key.label and key.help for key in KEYS)


def test_running_needs_no_key_with_a_modifier() -> None:
    assert not [key for key in keys_of(Where.LIVE) if "+" in key.keys]


def test_a_key_line_can_say_what_a_key_does_now() -> None:
    pairs = dict(key_line(Where.LIVE, {"start_or_pause": "start", "lap": ""}))
    assert pairs["space"] == "start"
    assert "l" not in pairs
    assert pairs["↑↓"] == "grade"
    assert list(pairs)[-1] == "?"


def test_a_long_help_goes_on_below_itself() -> None:
    key = Key(Where.LIVE, "z", "z", "zoom", "word " * 30, "zoom")
    title, first, *more = section("During a run", [key]).plain.splitlines()
    assert (title, first.split()[:2]) == ("During a run", ["z", "word"])
    assert len(more) == 2 and all(row.startswith(" " * LABEL_COLUMNS + "word") for row in more)
    assert max(map(len, more)) <= LABEL_COLUMNS + HELP_COLUMNS
