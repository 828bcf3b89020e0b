"""What the screen remembers of a run."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from stridecue.app.keys import Where, label_of
from stridecue.app.live_model import HISTORY_S, LiveModel
from stridecue.model.cue import Asks, Decision, Outcome
from stridecue.model.events import CueDecided, LapEnded, Noticed, Rewound, Sampled, Ticked, Topic
from stridecue.model.inputs import Change, ChangeKind, Input
from stridecue.model.state import Quality, Quantity, Signal


def test_a_sample_is_ahead_of_the_state_until_the_next_second(make: SimpleNamespace) -> None:
    model = LiveModel()
    model.on_event(Ticked(make.state(), None))
    model.on_event(Sampled(Quantity.HEART_RATE, make.good(160.0)))
    assert model.signal(Quantity.HEART_RATE).value == 160.0
    model.on_event(Ticked(make.state(heart_rate=make.good(161.0)), None))
    assert model.signal(Quantity.HEART_RATE).value == 161.0


def test_before_the_first_second_every_signal_is_lost() -> None:
    assert LiveModel().signal(Quantity.CADENCE).quality is Quality.LOST


def test_histories_hold_ten_minutes_and_no_value_that_is_not_current(make: SimpleNamespace) -> None:
    model = LiveModel()
    for _ in range(HISTORY_S + 5):
        model.on_event(Ticked(make.state(), None))
    model.on_event(Ticked(make.state(heart_rate=Signal(150.0, Quality.STALE, 7.0)), None))
    history = model.histories[Quantity.HEART_RATE]
    assert len(history) == HISTORY_S
    assert history[-1] is None
    assert history[-2] == 151.0


def test_a_heartbeat_and_a_cue_are_urgent_and_nothing_else(make: SimpleNamespace) -> None:
    model, urgent = LiveModel(), []
    model.on_change = urgent.append
    model.on_event(Sampled(Quantity.HEART_RATE, make.good(160.0)))
    model.on_event(Sampled(Quantity.SPEED, make.good(3.0)))
    model.on_event(Ticked(make.state(), None))
    model.on_event(make.shown(make.cue()))
    assert urgent == [True, False, False, True]


def test_only_cues_that_were_shown_count(make: SimpleNamespace) -> None:
    model = LiveModel()
    decision = make.shown(make.cue()).decision
    for outcome in (Outcome.MUTED, Outcome.WITHHELD):
        model.on_event(
            CueDecided(type(decision)(decision.elapsed_s, decision.tick_s, decision.cue, outcome, "gap"))
        )
    assert model.last_decision is None
    model.on_event(CueDecided(decision))
    assert model.last_decision is decision
    assert model.cues_shown == 1


def test_a_jump_forgets_everything(make: SimpleNamespace) -> None:
    model = LiveModel()
    model.on_event(Ticked(make.state(), None))
    model.on_event(make.shown(make.cue()))
    model.on_event(LapEnded(300.0, 1, 300.0, 1000.0, None, None))
    model.on_event(Rewound(60))
    assert (model.state, model.last_decision, len(model.laps), model.rewinds) == (None, None, 0, 1)
    assert not any(model.histories.values())


def test_a_notice_is_kept_once() -> None:
    model = LiveModel()
    for _ in range(3):
        model.on_event(Noticed("Strap lost.", "C0:01"))
    assert list(model.notices) == ["Strap lost."]


def test_gone_and_back_are_kept_each_time_and_only_the_newest_waits() -> None:
    model = LiveModel()
    gone, back = "Strap is gone. It comes back by itself.", "Strap is back."
    for text in (gone, back, gone):
        model.on_event(Noticed(text, "C0:01", Topic.PRESENCE))
    model.on_event(Noticed("Pod is gone. It comes back by itself.", "C0:02", Topic.PRESENCE))
    assert list(model.notices) == [gone, "Pod is gone. It comes back by itself."]
    assert model.notices.popleft() == gone  # somebody shows it
    model.on_event(Noticed(back, "C0:01", Topic.PRESENCE))
    assert model.outdated == gone
    assert list(model.notices) == ["Pod is gone. It comes back by itself.", back]


def test_what_became_of_a_step_is_told_each_time_and_what_waits_is_never_old() -> None:
    model = LiveModel()
    for text in ("On to: Hill.", "On to: Walk.", "On to: Hill."):
        model.on_event(Noticed(text, "plan", Topic.STEP))
    assert list(model.notices) == ["On to: Hill."]


@pytest.mark.parametrize("where", [Where.LIVE, Where.REPLAY])
def test_what_is_wrong_with_a_sensor_names_the_key_of_its_page_once(where: Where) -> None:
    model = LiveModel()
    for _ in range(2):
        model.on_event(Noticed("Strap: heart rate stands still.", "C0:01", Topic.FAULT))
    assert list(model.notices) == ["Strap: heart rate stands still. d shows why."]
    assert label_of(where, "sensors") == "d"


def change(model: LiveModel, t_ms: int, said: str, name: str = "my-hills") -> None:
    """A cue set is changed, and the engine says something of it."""
    model.on_input(Input(t_ms, t_ms, Change(ChangeKind.CUE_SET, name, "")))
    model.on_event(Noticed(said, name))


LONG = "my-hills.toml, line 5, cue a, when, column 1: powr is no metric. The cue set in use stays."


def test_what_is_wrong_with_a_changed_set_is_kept_until_it_is_changed_again() -> None:
    model = LiveModel()
    change(model, 1, LONG)
    assert model.mistakes == {"my-hills": (1, LONG)}
    change(model, 2, LONG)
    assert model.mistakes == {"my-hills": (2, LONG)}
    assert not model.notices
    change(model, 3, "My hills is in use as changed.")
    change(model, 4, "My hills is in use as changed.")
    assert model.mistakes == {}
    assert list(model.notices) == ["My hills is in use as changed."] * 2


def test_a_question_is_kept_with_its_second_and_a_withheld_cue_until_it_shows(make: SimpleNamespace) -> None:
    model = LiveModel()
    cue = make.cue(asks=Asks.QUIET)
    for outcome, withheld in (
        (Outcome.WITHHELD, {cue.id}),
        (Outcome.MUTED, {cue.id}),
        (Outcome.SHOWN, set()),
    ):
        model.on_event(CueDecided(Decision(100.0, 100, cue, outcome)))
        assert set(model.withheld) == withheld
        assert model.questions == ({Asks.QUIET: 100} if outcome is Outcome.SHOWN else {})
    model.on_event(Rewound(0))
    assert model.questions == {}
