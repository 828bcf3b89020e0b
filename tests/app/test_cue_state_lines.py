"""Where every cue is, in words."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from stridecue.app.cue_state_lines import cue_state_lines
from stridecue.model.cue import CueKind
from stridecue.model.profile import Unit
from stridecue.model.trace import CueTrace, Stage

NOW = 1421


def trace(name: str = "a", stage: Stage = Stage.WAITING, **more: Any) -> CueTrace:
    """Where one cue is."""
    values = more.pop("values", (("grade", 6.0), ("power", None)))
    return CueTrace(NOW, name, "own", CueKind.TECHNIQUE, f"Show {name}", None, stage, values, **more)


@pytest.mark.parametrize(
    ("stage", "more", "words"),
    [
        (Stage.WAITING, {}, "waiting"),
        (Stage.UNKNOWN, {}, "a figure is missing"),
        (Stage.PENDING, {"pending_s": 12.0, "needed_s": 40.0}, "pending 12 of 40 s"),
        (Stage.PENDING, {"pending_s": 12.0, "needed_s": 40.0, "muted_by": "gap"}, "pending 12 of 40 s"),
        (Stage.PENDING, {}, "pending"),
        (Stage.COOLING, {"cooling_until_s": NOW + 60}, "cooling until 24:41"),
        (Stage.COOLING, {}, "cooling"),
        (Stage.FIRING, {}, "speaks"),
        (Stage.FIRING, {"muted_by": "gap"}, "muted: just after a cue"),
        (Stage.FIRING, {"muted_by": "focus"}, "muted: not in focus"),
        (Stage.FIRING, {"muted_by": "hc-enter"}, "muted: hc-enter"),
        (Stage.FIRING, {"muted_by": "withheld"}, "withheld"),
        (Stage.SPENT, {}, "came already"),
    ],
)
def test_each_stage_has_its_words(make: SimpleNamespace, stage: Stage, more: dict, words: str) -> None:
    (line,) = cue_state_lines([trace(stage=stage, **more)], make.state())
    assert (line.show, line.stage) == ("Show a", words)


def test_values_have_units_and_dashes_where_they_are_not_good(make: SimpleNamespace) -> None:
    (line,) = cue_state_lines([trace(values=(("speed", 2.5), ("power", None)))], make.state(), Unit.MILE)
    assert line.values == "speed 5.6 mph · power --"


def test_what_is_about_to_speak_comes_first(make: SimpleNamespace) -> None:
    traces = [
        trace("spent", Stage.SPENT),
        trace("waits-b"),
        trace("waits-a"),
        trace("late", Stage.COOLING, cooling_until_s=NOW + 90),
        trace("soon", Stage.COOLING, cooling_until_s=NOW + 9),
        trace("unknown", Stage.UNKNOWN),
        trace("slow", Stage.PENDING, pending_s=5.0, needed_s=40.0),
        trace("quick", Stage.PENDING, pending_s=38.0, needed_s=40.0),
        trace("muted", Stage.FIRING, muted_by="gap"),
        trace("speaks", Stage.FIRING),
    ]
    order = ["speaks", "muted", "quick", "slow", "unknown", "soon", "late", "waits-a", "waits-b", "spent"]
    assert [line.show for line in cue_state_lines(traces, make.state())] == [f"Show {name}" for name in order]


@pytest.mark.parametrize("secret", [True, False])
@pytest.mark.parametrize(
    "withheld",
    [trace("a", Stage.COOLING, cooling_until_s=NOW + 60), trace("a", Stage.FIRING, muted_by="withheld")],
)
def test_a_withheld_cue_is_told_only_when_nothing_can_be_spoilt(
    make: SimpleNamespace, withheld: CueTrace, secret: bool
) -> None:
    plain = trace("0-waits")
    lines = cue_state_lines([withheld, plain], make.state(), withheld={"a"}, secret=secret)
    told = {line.show: line.stage for line in lines}
    if secret:
        assert told == {"Show a": "waiting", "Show 0-waits": "waiting"}
        assert [line.show for line in lines] == ["Show 0-waits", "Show a"], "its place tells nothing either"
    else:
        assert told["Show a"].startswith("withheld")


def test_a_cue_that_was_withheld_once_and_waits_again_is_like_any_other(make: SimpleNamespace) -> None:
    (line,) = cue_state_lines([trace("a")], make.state(), withheld={"a"})
    assert line.stage == "waiting"
