"""Cue sets that are changed while a run goes on."""

from __future__ import annotations

import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stridecue import run_setup
from stridecue.clock import RunClock
from stridecue.cue_sets import catalogue
from stridecue.cue_sets.watch import CueSetWatch, files_of, texts_in_use, watch_cue_sets
from stridecue.engine import Engine, play
from stridecue.model.cue import Outcome
from stridecue.model.events import CueDecided, Event, Noticed
from stridecue.model.inputs import Change, ChangeKind, Input, MarkKind
from stridecue.model.profile import Unit
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.pipeline import LivePipeline, TimedPipeline
from stridecue.sources.simulator import Simulator

CUE = '[[cue]]\nid = "mh-a"\nkind = "info"\nshow = "{show}"\nwhen = "timer >= {from_s}"\nonce = true\n'
GOOD, BETTER = CUE.format(show="Old", from_s=60), CUE.format(show="New", from_s=90)
BROKEN = CUE.format(show="New", from_s=90).replace("timer", "tmer")


class Taken:
    """What a watch hands on and says."""

    def __init__(self, file: Path, in_use: str | None = GOOD) -> None:
        self.file = file
        self.changes: list[tuple[str, str]] = []
        self.said: list[str] = []
        texts = {} if in_use is None else {"my-hills": in_use}
        self.watch = CueSetWatch(
            {"my-hills": file}, texts, self._take, lambda text, _: self.said.append(text)
        )
        self._looks = 0

    def _take(self, kind: ChangeKind, name: str, text: str) -> None:
        assert kind is ChangeKind.CUE_SET
        self.changes.append((name, text))

    def write(self, text: str) -> None:
        """Write the file at a time of its own."""
        self._looks += 1
        self.file.write_text(text, encoding="utf-8")
        os.utime(self.file, ns=(self._looks, self._looks))

    def look(self, times: int = 1) -> None:
        for _ in range(times):
            self.watch.look()


@pytest.fixture
def taken(tmp_path: Path) -> Taken:
    taken = Taken(tmp_path / "my-hills.toml")
    taken.write(GOOD)
    return taken


class Everything:
    """A sink that keeps inputs and events."""

    def __init__(self) -> None:
        self.inputs: list[Input] = []
        self.events: list[Event] = []

    def on_input(self, item: Input) -> None:
        self.inputs.append(item)

    def on_event(self, event: Event) -> None:
        self.events.append(event)

    def shown(self) -> list[tuple[int, str]]:
        return shown(self.events)

    def notices(self, about: str = "my-hills") -> list[str]:
        return [one.text for one in self.events if isinstance(one, Noticed) and one.about == about]


def shown(events: list[Event]) -> list[tuple[int, str]]:
    decisions = [event.decision for event in events if isinstance(event, CueDecided)]
    return [(one.tick_s, one.cue.show) for one in decisions if one.outcome is Outcome.SHOWN]


def own(name: str, text: str) -> Path:
    """The runner's own file of that name."""
    file = catalogue.own_file(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_that_stays_as_it_is_hands_on_nothing(taken: Taken) -> None:
    taken.look(5)
    taken.write(GOOD)
    taken.look(5)
    assert taken.changes == []


def test_a_changed_file_is_handed_on_at_the_next_look_and_once(taken: Taken) -> None:
    taken.look()
    taken.write(BETTER)
    taken.look(3)
    assert taken.changes == [("my-hills", BETTER)]
    taken.write(GOOD)
    taken.look(3)
    assert taken.changes == [("my-hills", BETTER), ("my-hills", GOOD)]


def test_a_change_of_one_size_within_a_tick_of_the_clock_is_seen_by_its_time(taken: Taken) -> None:
    taken.look()
    taken.write(GOOD.replace("Old", "Odd"))
    taken.look()
    assert len(taken.changes) == 1


def test_what_changed_between_reading_and_the_first_look_counts_too(taken: Taken) -> None:
    taken.write(BETTER)
    taken.look()
    assert taken.changes == [("my-hills", BETTER)]


def test_half_a_file_is_waited_for(taken: Taken) -> None:
    taken.look()
    taken.write(BETTER[: len(BETTER) // 2])
    taken.look()
    assert taken.changes == []
    taken.write(BETTER)
    taken.look()
    assert taken.changes == [("my-hills", BETTER)]


def test_a_mistake_is_handed_on_at_the_second_look_for_the_engine_to_say(taken: Taken) -> None:
    taken.look()
    taken.write(BROKEN)
    taken.look(5)
    assert taken.changes == [("my-hills", BROKEN)]
    taken.write(GOOD)
    taken.look()
    assert taken.changes[1:] == [("my-hills", GOOD)]


def test_a_file_that_cannot_be_read_is_said_once_each_time(taken: Taken) -> None:
    taken.look()
    for times in (1, 2):
        taken.file.write_bytes(b"\xff" * times)
        taken.look(4)
        assert len(taken.said) == times
        assert taken.said[-1] == "my-hills.toml is no text file. The cue set in use stays."
        taken.write(GOOD)
        taken.look()
    assert taken.changes == []


def test_a_file_that_goes_leaves_its_set_in_use_and_one_that_comes_is_taken(taken: Taken) -> None:
    taken.look()
    taken.file.unlink()
    taken.look(3)
    assert taken.changes == []
    taken.write(BETTER)
    taken.look()
    assert taken.changes == [("my-hills", BETTER)]
    assert taken.said == []


def test_every_set_but_safety_has_its_file_and_so_have_the_runner_s_changes(tmp_path: Path) -> None:
    sets = [CueSetText(name, "", shipped=True) for name in ("safety", "hill-climb", "my-hills")]
    file = tmp_path / "my-hills.toml"
    assert files_of(sets) == {
        name: catalogue.own_file(name) for name in ("hill-climb", "my-cues", "my-hills")
    }
    assert files_of(sets, ["hill-climb", str(file)]) == {
        "hill-climb": catalogue.own_file("hill-climb"),
        "my-hills": file,
    }


def test_a_run_that_goes_on_has_what_it_was_changed_to() -> None:
    inputs = [
        Input(0, 0, Change(ChangeKind.CUE_SET, "a", "2")),
        Input(0, 1, Change(ChangeKind.SETTING, "b", "3")),
    ]
    sets = [CueSetText("a", "1", shipped=False), CueSetText("b", "1", shipped=True)]
    assert texts_in_use(sets, inputs) == {"a": "2", "b": "1"}


def setup(file: Path) -> RunSetup:
    return run_setup.demo_setup((str(file),), datetime(2026, 5, 3, tzinfo=UTC), Unit.KM, seed=1)


def demo(file: Path) -> tuple[TimedPipeline, Everything]:
    sink = Everything()
    pipeline = TimedPipeline(setup(file), Simulator(seed=1, minutes=4), [sink], RunClock())
    watch_cue_sets(pipeline, (str(file),))
    return pipeline, sink


def test_a_demo_takes_a_change_and_replays_to_the_same_cues(taken: Taken) -> None:
    pipeline, sink = demo(taken.file)
    pipeline.beside()
    pipeline.run_ahead(40)
    taken.write(BETTER)
    pipeline.beside()
    pipeline.run_to_end()
    assert sink.notices() == ["my-hills.toml is in use as changed."]
    assert [show for _, show in sink.shown() if show in {"Old", "New"}] == ["New"]
    assert shown(list(play(Engine(pipeline.setup), sink.inputs))) == sink.shown()


def test_a_mistake_keeps_the_set_in_use_and_says_where(taken: Taken) -> None:
    pipeline, sink = demo(taken.file)
    pipeline.run_ahead(10)
    taken.write(BROKEN)
    pipeline.beside()
    pipeline.beside()
    pipeline.run_to_end()
    (notice,) = sink.notices()
    assert "my-hills.toml, line" in notice
    assert "timer" in notice
    assert notice.endswith("The cue set in use stays.")
    assert [show for _, show in sink.shown() if show in {"Old", "New"}] == ["Old"]


def test_the_runner_s_changes_are_taken_when_they_appear() -> None:
    begun = run_setup.demo_setup((), datetime(2026, 5, 3, tzinfo=UTC), Unit.KM, seed=1)
    sink = Everything()
    pipeline = TimedPipeline(begun, Simulator(seed=1, minutes=4), [sink], RunClock())
    watch_cue_sets(pipeline)
    pipeline.beside()
    assert sink.inputs == []
    own("my-cues", BETTER)
    pipeline.beside()
    assert sink.inputs[-1].body == Change(ChangeKind.CUE_SET, "my-cues", BETTER)


class Quiet:
    """Sensors that send nothing."""

    async def run(self, deliver: object) -> None:
        await asyncio.Event().wait()


@pytest.mark.parametrize("live", [True, False])
async def test_a_run_looks_by_itself_while_it_goes_on(taken: Taken, live: bool) -> None:
    sink = Everything()
    looks: list[int] = []
    pipeline: LivePipeline | TimedPipeline
    if live:
        pipeline = LivePipeline(setup(taken.file), Quiet(), [sink], RunClock())
    else:
        pipeline = TimedPipeline(setup(taken.file), Simulator(seed=1, minutes=4), [sink], RunClock(60.0))

    def look() -> None:
        looks.append(1)
        pipeline.mark(MarkKind.FINISH)

    pipeline.beside = look
    await pipeline.run()
    assert looks == [1]
