"""`stridecue replay --trace`: one cue's story through a run."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from stridecue import paths
from stridecue.cli.demo import demo
from stridecue.cli.replay import replay
from stridecue.cli.trace_lines import TraceLines, refuse_unknown
from stridecue.engine import Engine, play
from stridecue.errors import UsageError
from stridecue.library.library import Library
from stridecue.model.cue import Outcome
from stridecue.model.inputs import Body, Change, ChangeKind, Input, Mark, MarkKind, Reading
from stridecue.model.setup import CueSetText, RunSetup

STEEP = """
[[cue]]
id = "steep"
kind = "info"
show = "Steep"
when = "grade >= 4 for 25s"
cooldown = "60s"

[[cue]]
id = "fast"
kind = "guard"
show = "Fast"
when = "speed > 14 km/h"
once = true
"""
SETUP = RunSetup("1", "1", "hills.fit", cue_sets=(CueSetText("own", STEEP, shipped=False),))


def readings(grades: Sequence[float | None], speed_mps: float = 2.5) -> list[Input]:
    bodies: list[Body] = [Mark(MarkKind.START)]
    bodies += [Reading("file", speed_mps=speed_mps, grade_percent=grade) for grade in grades]
    return [Input(max(0, seq - 1) * 1000, seq, body) for seq, body in enumerate(bodies)]


def story(cue: str, inputs: list[Input], *, as_json: bool = False) -> list[str]:
    engine = Engine(SETUP)
    lines: list[str] = []
    sink = TraceLines(lines.append, cue, engine.traces, as_json=as_json)
    for event in play(engine, inputs):
        sink.on_event(event)
    return lines


ONCE = "   0:01  shown, spent: it comes once a run"
UP = [0.0] * 5 + [6.0] * 100 + [0.0] * 20


def test_a_line_whenever_something_changes_and_every_ten_seconds_of_pending() -> None:
    assert [line.split("  grade")[0].rstrip() for line in story("steep", readings(UP))] == [
        "   0:00  waiting",
        "   0:06  pending 0 of 25 s",
        "   0:16  pending 10 of 25 s",
        "   0:26  pending 20 of 25 s",
        "   0:31  shown, cooling until 1:31",
        "   1:31  shown, cooling until 2:31",
        "   1:46  cooling until 2:31",
    ]


def test_what_is_not_known_and_what_comes_once() -> None:
    lines = story("fast", readings([0.0] * 5, speed_mps=4.5))
    assert lines == [
        "   0:00  waiting                                 speed --",
        f"{ONCE:<47}  speed 16.2 km/h",
    ]
    gone = story("steep", [*readings([6.0] * 10), Input(30_000, 99, Mark(MarkKind.LAP))])
    assert any("unknown: a signal is not good" in line for line in gone)


def test_what_mutes_a_cue_is_told_while_it_would_come() -> None:
    inputs = readings([6.0] * 40)
    unwell = [*inputs[:20], Input(inputs[19].t_ms, 900, Mark(MarkKind.UNWELL)), *inputs[20:]]
    stages = [line.split("  grade")[0].strip() for line in story("steep", unwell)]
    assert "0:19  pending 18 of 25 s, muted by sf-unwell" in stages
    assert stages[-1] == "0:26  firing, muted by sf-unwell"


def test_what_mutes_a_cue_is_told_in_words_where_it_is_no_other_cue() -> None:
    inputs = readings([6.0] * 40)
    muted = [*inputs[:20], Input(inputs[19].t_ms, 900, Mark(MarkKind.MUTE, 1.0)), *inputs[20:]]
    stages = [line.split("  grade")[0].strip() for line in story("steep", muted)]
    assert stages[-1] == "0:26  firing, muted: coach muted"


def test_values_have_their_units() -> None:
    assert story("steep", readings(UP))[1].endswith("grade 6 %")


def test_json_has_an_object_for_every_second() -> None:
    inputs = readings(UP)
    rows = [json.loads(line) for line in story("steep", inputs, as_json=True)]
    assert [row["elapsed_s"] for row in rows] == [float(second) for second in range(len(UP) + 1)]
    assert all(row["type"] == "trace" and row["id"] == "steep" for row in rows)
    pending = next(row for row in rows if row["pending_s"] == 10)
    assert (pending["stage"], pending["needed_s"], pending["values"]) == ("pending", 25.0, {"grade": 6.0})
    assert pending["held_s"] == 10
    shown = next(row for row in rows if row["outcome"] == "shown")
    assert (shown["stage"], shown["cooling_left_s"], shown["held_s"]) == ("cooling", 60, 25)


def test_an_unknown_cue_names_the_nearest() -> None:
    with pytest.raises(UsageError) as refused:
        refuse_unknown("stepe", SETUP, ())
    assert (refused.value.exit_status, refused.value.hint) == (2, "Did you mean steep?")
    with pytest.raises(UsageError) as refused:
        refuse_unknown("\x1b[1m" * 50, SETUP, ())
    assert "\x1b" not in str(refused.value)
    assert len(str(refused.value)) < 200
    refuse_unknown("steep", SETUP, ())


def test_a_cue_of_another_set_names_that_set() -> None:
    with pytest.raises(UsageError) as refused:
        refuse_unknown("hc-enter", SETUP, ())
    assert "`--cues hill-climb`" in refused.value.hint


def test_a_cue_may_come_with_a_set_that_changed_on_the_way() -> None:
    new = STEEP.replace('id = "steep"', 'id = "steeper"')
    inputs = [*readings([6.0] * 10), Input(10_500, 99, Change(ChangeKind.CUE_SET, "own", new))]
    refuse_unknown("steeper", SETUP, inputs)
    with pytest.raises(UsageError):
        refuse_unknown("steeper", SETUP, [Input(0, 0, Change(ChangeKind.CUE_SET, "own", "[[cue]]"))])
    inputs += [
        Input(second * 1000, 100 + second, Reading("file", grade_percent=6.0)) for second in range(11, 20)
    ]
    lines = story("steeper", inputs)
    assert lines[0].startswith("   0:11  ")
    assert story("steep", inputs)[-1] < lines[0], "the old one has no story any more"


@pytest.fixture(scope="module")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one short demo."""
    home = tmp_path_factory.mktemp("home")
    result = CliRunner().invoke(demo, ["--minutes", "10", "--plain"], env={"STRIDECUE_HOME": str(home)})
    assert result.exit_code == 0
    return home


class TestReplay:
    """The command."""

    @pytest.fixture
    def call(self, demo_home: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
        monkeypatch.setenv("STRIDECUE_HOME", str(demo_home))

        def call_replay(*arguments: str) -> Result:
            return CliRunner().invoke(replay, ["last", "--trace", *arguments])

        return call_replay

    def test_it_tells_of_each_time_that_the_cue_was_shown(self, call: Callable[..., Result]) -> None:
        with Library(paths.library_file()) as library:
            decisions = library.load("last").decisions
        name = next(each.cue.id for each in decisions if each.outcome is Outcome.SHOWN)
        lines = call(name).stdout.splitlines()
        shown = [each for each in decisions if each.cue.id == name and each.outcome is Outcome.SHOWN]
        assert sum("  shown, " in line for line in lines) == len(shown)
        rows: list[dict[str, Any]] = [json.loads(line) for line in call(name, "--json").stdout.splitlines()]
        assert {row["type"] for row in rows} == {"trace"}
        assert [row["elapsed_s"] for row in rows if row["outcome"] == "shown"] == [
            each.elapsed_s for each in shown
        ]

    def test_an_unknown_cue_is_a_mistake_of_the_call(self, call: Callable[..., Result]) -> None:
        result = call("tb-tal")
        assert isinstance(result.exception, UsageError)
        assert result.exception.hint == "Did you mean tb-tall?"
        assert result.stdout == ""
