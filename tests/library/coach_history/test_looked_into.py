"""What the library works out with the engine."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from stridecue import run_setup
from stridecue.engine import Engine, play
from stridecue.library.database import open_database
from stridecue.library.derived import derivation
from stridecue.library.library import Library
from stridecue.library.recorder import Recorder
from stridecue.model.cue import Asks, Cue, CueKind, Decision, Outcome
from stridecue.model.events import CueDecided
from stridecue.model.inputs import Body, Input, Mark, MarkKind, Packet
from stridecue.model.response import Response
from stridecue.model.run_settings import RunSettings
from stridecue.model.setup import BaselineBin, CueSetText, History, RunSetup
from stridecue.model.summary import Totals
from stridecue.settings import Settings

NOW = datetime(2026, 3, 10, tzinfo=UTC)


def downhill(seconds: int) -> list[Input]:
    """Running down a slope of 5 %, by what the runner typed."""
    marks = [Mark(MarkKind.START), Mark(MarkKind.GRADE, -5.0), Mark(MarkKind.SPEED, 3.0)]
    end = Input(seconds * 1000, len(marks), Mark(MarkKind.FINISH))
    return [*(Input(0, seq, mark) for seq, mark in enumerate(marks)), end]


def steady(minutes: int, one_foot: int = 82, mps: float = 2.6) -> list[Input]:
    """Even running on a treadmill with a footpod of one foot."""
    pod = Packet("pod", "2A53", struct.pack("<BHB", 0x04, round(mps * 256), one_foot))
    belt = Packet("belt", "2ACD", struct.pack("<HHhh", 0x08, round(mps * 360), 0, 0))
    bodies: list[tuple[int, Body]] = [(0, Mark(MarkKind.START))]
    for second in range(minutes * 60):
        bodies += [(second * 1000 + 200, belt), (second * 1000 + 400, pod)]
    bodies.append((minutes * 60_000, Mark(MarkKind.FINISH)))
    return [Input(t_ms, seq, body) for seq, (t_ms, body) in enumerate(bodies)]


def cue_at(second: int, outcome: Outcome = Outcome.SHOWN) -> CueDecided:
    cue = Cue("tb-tall", "technique-basics", CueKind.TECHNIQUE, "Stand tall", None, "Why not", 42, 6.0, 0.0)
    return CueDecided(Decision(float(second), second, cue, outcome))


def record_run(path: Path, items: list[Input], cues: Sequence[CueDecided] = (), **changes: object) -> None:
    setup = RunSetup("2", "0.1.0", "bluetooth", started_at="2026-03-01T06:30:00Z")
    recorder = Recorder(path, replace(setup, **changes))  # type: ignore[arg-type]
    for item in items:
        recorder.on_input(item)
    for cue in cues:
        recorder.on_event(cue)
    recorder.finish(Totals())
    recorder.close()


def test_runs_give_the_next_one_a_cadence_baseline(path: Path, library: Library) -> None:
    for day, one_foot in ((1, 81), (2, 82), (3, 83)):
        record_run(path, steady(8, one_foot), started_at=f"2026-03-0{day}T06:30:00Z")
    record_run(path, steady(20, 95), demo=True)
    (baseline,) = library.derivations.history(NOW).cadence_baseline
    assert (baseline.slope_bin, baseline.cadence_spm, baseline.windows) == ("flat", 164.0, 18)
    assert baseline.speed_mps == pytest.approx(2.6, abs=0.01)
    setup = run_setup.live_setup(Settings(), library.derivations.history(NOW), (), NOW)
    engine = Engine(setup)
    for _ in play(engine, steady(1)):
        pass
    assert engine.state.cadence_baseline_spm == pytest.approx(164.0, abs=0.2), "from the first minute on"
    assert not engine.state.cadence_baseline_borrowed


def test_two_short_runs_are_not_enough_for_a_baseline(path: Path, library: Library) -> None:
    for day in (1, 2):
        record_run(path, steady(7), started_at=f"2026-03-0{day}T06:30:00Z")
    assert library.derivations.history(NOW).cadence_baseline == ()


@pytest.mark.parametrize(("outcome", "windows"), [(Outcome.SHOWN, 0), (Outcome.MUTED, 18)])
def test_steps_after_a_technique_cue_are_no_baseline(path: Path, outcome: Outcome, windows: int) -> None:
    cues = [cue_at(second, outcome) for second in range(290, 840, 80)]
    record_run(path, steady(14), cues)
    with Library(path) as library:
        run = library.load("1")
    derived = derivation.look_into(run.setup, run.inputs, run.decisions).figures
    assert len(derived.cadence_windows) == windows


def test_an_unfinished_run_has_the_totals_of_its_inputs(
    library: Library, record: Callable[..., int], inputs: Callable[..., list[Input]]
) -> None:
    record(inputs(90), totals=None)
    run = library.load("1")
    assert not run.finished
    assert run.listed.totals == Totals(elapsed_s=89.017)
    assert run.summary.totals.heart_rate_max_bpm == 159
    assert run.summary.totals.elapsed_s >= 89.0


def test_a_finished_run_has_the_totals_that_were_kept(
    library: Library, record: Callable[..., int], totals: Totals
) -> None:
    record()
    assert library.load("1").summary.totals == totals


def test_history_looks_into_a_run_once(
    library: Library, record: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    record(downhill(400))
    record(downhill(2000), demo=True)
    history = library.derivations.history(NOW)
    assert history.longest_recent_m == 5000.0
    assert history.downhill_budget_s is not None
    assert 550 <= history.downhill_budget_s <= 600, "half as much again as what the last run had"
    monkeypatch.delattr(derivation, "look_into")
    assert library.derivations.history(NOW) == history


def test_figures_of_another_engine_are_derived_again(
    library: Library, path: Path, record: Callable[..., int]
) -> None:
    record(downhill(400))
    history = library.derivations.history(NOW)
    connection = open_database(path)
    connection.execute("""UPDATE figures SET engine_version = '0.1', line = '{"downhill_s":2000}'""")
    connection.close()
    assert library.derivations.history(NOW) == history


def test_a_damaged_run_keeps_nobody_from_the_next(
    library: Library, path: Path, record: Callable[..., int]
) -> None:
    record(downhill(400))
    connection = open_database(path)
    connection.execute("UPDATE chunk SET data = substr(data, 1, 5)")
    connection.close()
    assert library.derivations.history(NOW).downhill_budget_s == 300.0


QUICKER = """
name = "Mine"
[[cue]]
id = "my-quick"
kind = "technique"
technique = "quick steps"
show = "Quicker steps"
when = "cadence_off_target <= -2 for 30s"
cooldown = "60s"
expect = ["cadence up 2% in 20s"]
"""
WITH_CUES = {
    "cue_sets": (CueSetText("mine", QUICKER, shipped=False),),
    "history": History(
        cadence_baseline=(BaselineBin("flat", 2.6, 160.0, 8.0, 40),), fade_levels=(("quick steps", 2),)
    ),
    "options": RunSettings(focus=("quick steps",), auto_lap_m=None),
}


def answering(minutes: int, quicker_at_s: int) -> list[Input]:
    """Steady running that turns quicker."""
    slow, quick = steady(minutes, 80), steady(minutes, 82)
    return [*slow[: 1 + 2 * quicker_at_s], *quick[1 + 2 * quicker_at_s :]]


def told_at(second: int, outcome: Outcome = Outcome.SHOWN) -> CueDecided:
    cue = Cue(
        "my-quick",
        "mine",
        CueKind.TECHNIQUE,
        "Quicker steps",
        None,
        "",
        42,
        8.0,
        0.0,
        technique="quick steps",
    )
    return CueDecided(Decision(float(second), second, cue, outcome))


@pytest.mark.nightly
def test_answers_to_what_the_runner_was_told_are_of_the_run(path: Path, library: Library) -> None:
    cues = [told_at(600), told_at(700, Outcome.WITHHELD), told_at(800, Outcome.MUTED)]
    record_run(path, answering(16, 602), cues, **WITH_CUES)
    first, second = library.derivations.responses(NOW)
    assert first == Response(
        *("my-quick", "quick steps", 600, 620, False, "cadence", pytest.approx(2.5, abs=0.1), True, True),
        drawn=False,
    )
    assert (second.tick_s, second.withheld, second.hit, second.drawn) == (700, True, False, True)
    run = library.load("1")
    figures = derivation.look_into(run.setup, run.inputs, run.decisions).figures
    (practice,) = figures.practice
    assert practice.focus_s == pytest.approx(960, abs=2)
    assert practice.uncued_s == pytest.approx(960 - 60, abs=30)
    assert practice.in_band_s == pytest.approx(960 - 660, abs=30), "quicker, and a minute after the cue"
    assert practice.told == 1
    assert figures.told.fade_levels == (("quick steps", 2),)
    history = library.derivations.history(NOW)
    assert history.fade_levels == (("quick steps", 2),)
    assert history.fade_sessions == (("quick steps", 1),)
    assert history.cadence_step == 0.025
    assert history.recall_technique == "quick steps"


def test_earlier_runs_are_compared_oldest_first_without_demos(path: Path, library: Library) -> None:
    for day, second in ((1, 400), (5, 500), (8, 300)):
        record_run(path, steady(10), [told_at(second)], started_at=f"2026-03-0{day}T06:30:00Z", **WITH_CUES)
    record_run(path, steady(10), [told_at(200)], demo=True, **WITH_CUES)
    assert [one.tick_s for one in library.derivations.responses(NOW)] == [400, 500, 300]
    assert [one.tick_s for one in library.derivations.responses(NOW, days=6)] == [500, 300]
    itself = datetime(2026, 3, 8, 6, 30, tzinfo=UTC)
    assert [one.tick_s for one in library.derivations.responses(itself)] == [400, 500]


def test_pain_mood_and_game_of_a_run_reach_the_next(path: Path, library: Library) -> None:
    items = steady(5)
    told = [Mark(MarkKind.PAIN, "left calf"), Mark(MarkKind.SCORE, "mood 4"), Mark(MarkKind.YES, Asks.CHECK)]
    end = items[-1]
    items[-1:] = [Input(end.t_ms, end.seq + number, mark) for number, mark in enumerate([*told, end.body])]
    game = CueDecided(replace(told_at(60).decision, cue=replace(told_at(60).decision.cue, id="qf-game")))
    record_run(path, items, [game], **{**WITH_CUES, "started_at": "2026-03-05T06:30:00Z"})
    history = library.derivations.history(NOW)
    assert history.rested_techniques == ("quick steps",)
    assert history.last_mood == 4
    assert library.derivations.history(datetime(2026, 3, 20, tzinfo=UTC)).game_weeks == 2
