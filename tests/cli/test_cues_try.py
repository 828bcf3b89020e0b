"""`stridecue cues try`: a set on recorded runs."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from stridecue import paths
from stridecue.cli import cues_try, try_runs
from stridecue.cli.cues import cues
from stridecue.cli.demo import demo
from stridecue.coach import shipped_sets
from stridecue.errors import CueFileError, UsageError
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.cue import Outcome
from stridecue.model.inputs import Input, Mark, MarkKind
from stridecue.model.setup import CueSetText, RunSetup
from stridecue.model.summary import Totals
from stridecue.report.trial_report import CANNOT_SIMULATE, WIDEST

DATA = Path(__file__).parent.parent
HILLS = DATA / "cues" / "my-hills.toml"
MISTAKES = DATA / "cues" / "twelve-mistakes.toml"
FILE = DATA / "runs" / "fenix5-run-1min.fit"


@pytest.fixture(scope="module")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one short demo."""
    home = tmp_path_factory.mktemp("home")
    result = CliRunner().invoke(demo, ["--minutes", "12", "--plain"], env={"STRIDECUE_HOME": str(home)})
    assert result.exit_code == 0
    return home


@pytest.fixture
def at_home(demo_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STRIDECUE_HOME", str(demo_home))
    monkeypatch.setenv("COLUMNS", str(WIDEST))


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cues, ["try", *arguments])


def document(*arguments: str) -> Any:
    result = call(*arguments, "--json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.usefixtures("at_home")
class TestOnADemo:
    """With one demo in the library."""

    def test_a_set_gives_what_the_runner_was_told(self) -> None:
        with Library(paths.library_file()) as library:
            decisions = library.load("last").decisions
        told = [
            {"elapsed_s": decision.elapsed_s, "id": decision.cue.id, "outcome": "shown"}
            for decision in decisions
            if decision.outcome is Outcome.SHOWN
        ]
        assert told
        (trial,) = document("technique-basics", "--on", "last")["trials"]
        (run,) = trial["runs"]
        assert [mark for mark in run["marks"] if mark["outcome"] == "shown"] == told
        assert (run["heard"], run["demo"], run["id"]) == (True, True, 1)

    def test_a_table_a_timeline_and_what_it_cannot_simulate(self) -> None:
        result = call("technique-basics", "--on", "1")
        lines = result.stdout.splitlines()
        assert lines[0] == "technique-basics on 1 run, 12:00 of moving"
        assert any(line.startswith("Run 1 (demo), ") for line in lines)
        assert any(line.endswith("Stand tall") for line in lines)
        assert " ".join(result.stdout.split()).endswith(CANNOT_SIMULATE)
        assert result.stderr == "", "nothing moves where nobody looks"

    def test_a_file_beside_the_set_that_it_changes(self) -> None:
        mine, theirs = document(str(HILLS), "--on", "last", "--against", "hill-climb")["trials"]
        assert {cue["id"] for cue in mine["cues"]} - {cue["id"] for cue in theirs["cues"]} == {"my-look"}
        assert {cue["set"] for cue in mine["cues"] if cue["id"] == "hc-enter"} == {"my-hills"}
        assert {cue["set"] for cue in theirs["cues"] if cue["id"] == "hc-enter"} == {"hill-climb"}

    def test_a_changed_file_against_the_set_of_its_name(self, tmp_path: Path) -> None:
        file = tmp_path / "hill-climb.toml"
        file.write_text(shipped_sets.text("hill-climb").text.replace('name = "Hill climb"', 'name = "Mine"'))
        mine, theirs = document(str(file), "--on", "last", "--against", "hill-climb")["trials"]
        assert (mine["set"], theirs["set"]) == (str(file), "hill-climb")
        assert mine["runs"][0]["marks"] == theirs["runs"][0]["marks"]
        assert (mine["runs"][0]["heard"], theirs["runs"][0]["heard"]) == (False, True)

    def test_several_runs_each_once(self) -> None:
        result = document("hill-climb", "--on", "1", str(FILE), "--on", "1")
        runs = result["trials"][0]["runs"]
        assert [(run["id"], run["heard"]) for run in runs] == [(1, True), (None, False)]

    def test_all_runs_are_demos_where_there_is_nothing_else(self) -> None:
        result = call("hill-climb", "--on", "all")
        assert result.stderr == "stridecue: There are only demos in the library, so these are taken.\n"
        assert "on 1 run" in result.stdout.splitlines()[0]

    def test_two_sets_beside_each_other(self) -> None:
        lines = call("hill-climb", "--on", "1", "--against", "technique-basics").stdout.splitlines()
        assert lines[0] == "hill-climb against technique-basics on 1 run, 12:00 of moving"
        assert any(line.startswith("Only in hill-climb: hc-enter, ") for line in lines)

    def test_a_set_with_mistakes_is_refused_whole_before_anything_is_played(self) -> None:
        result = call(str(MISTAKES), "--on", "no-such-run")
        assert isinstance(result.exception, CueFileError)
        assert (result.exception.exit_status, len(result.exception.mistakes)) == (2, 12)
        both = call("hill-climb", "--on", "last", "--against", str(MISTAKES))
        assert isinstance(both.exception, CueFileError)
        assert result.stdout == both.stdout == ""

    @pytest.mark.parametrize("arguments", [("hill-climb", "--on", "7"), ("hill-clim", "--on", "last")])
    def test_what_is_not_there(self, arguments: tuple[str, ...]) -> None:
        result = call(*arguments)
        assert isinstance(result.exception, UsageError)

    def test_an_output_without_blocks_gets_letters(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdout", io.TextIOWrapper(io.BytesIO(), encoding="cp1252"))
        assert cues_try._writable("▁█ é · \N{SNOWMAN}") == "_# é ' ?"
        assert cues_try._writable("é …") == "é …", "what it can write is left as it is"


def test_a_run_has_to_be_named() -> None:
    result = call("hill-climb")
    assert result.exit_code == 2
    assert "--on" in result.stderr


def test_a_library_without_runs_says_what_to_do() -> None:
    error = call("hill-climb", "--on", "all").exception
    assert isinstance(error, UsageError)
    assert "stridecue demo" in str(error)


@pytest.fixture
def record(stridecue_home: Path) -> Callable[..., None]:
    """Record a run of ten seconds."""

    def record_one(setup: RunSetup) -> None:
        paths.make_private_folder(paths.data_folder())
        recorder = Recorder(paths.library_file(), setup)
        for seq, (t_ms, kind) in enumerate(((0, MarkKind.START), (10_000, MarkKind.FINISH))):
            recorder.on_input(Input(t_ms, seq, Mark(kind)))
        recorder.finish(Totals(elapsed_s=10.0))
        recorder.close()

    return record_one


SETUP = RunSetup("1", "0.1.0", "bluetooth")


def test_of_all_runs_demos_are_left_out_and_what_cannot_be_played_is_said(
    record: Callable[..., None],
) -> None:
    record(SETUP)
    record(replace(SETUP, demo=True))
    record(replace(SETUP, cue_sets=(CueSetText("old", "[[cue]]\n", shipped=False),)))
    result = call("hill-climb", "--on", "all", "--json")
    assert [run["id"] for run in json.loads(result.stdout)["trials"][0]["runs"]] == [1]
    assert result.stderr.startswith("stridecue: Run 3 is left out: old.toml has ")
    assert isinstance(call("hill-climb", "--on", "3").exception, CueFileError)


def test_when_no_run_can_be_played(record: Callable[..., None]) -> None:
    record(replace(SETUP, cue_sets=(CueSetText("old", "[[cue]]\n", shipped=False),)))
    assert isinstance(call("hill-climb", "--on", "all").exception, UsageError)


CUE = '[[cue]]\nid = "{id}"\nkind = "info"\nshow = "X"\nevery = "9m"\n'


def test_what_each_side_plays() -> None:
    hills, basics = shipped_sets.text("hill-climb"), shipped_sets.text("technique-basics")
    changes = CueSetText("mine", CUE.format(id="hc-enter"), shipped=False)
    again = replace(changes, name="hill-climb")
    plans = try_runs.plans_of
    assert plans([hills]) == [try_runs.Plan((hills,))]
    assert plans([hills, basics]) == [
        try_runs.Plan((hills,), ("technique-basics",)),
        try_runs.Plan((basics,), ("hill-climb",)),
    ]
    assert plans([changes, hills]) == [try_runs.Plan((hills, changes)), try_runs.Plan((hills,), ("mine",))]
    assert plans([again, hills]) == [try_runs.Plan((again,)), try_runs.Plan((hills,))]
