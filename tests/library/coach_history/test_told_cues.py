"""What a runner was told, and by which cue sets."""

from __future__ import annotations

from collections.abc import Callable

from stridecue.coach.cue_files.cue_set import merged
from stridecue.library.coach_history.told_cues import ToldCues, sets_of
from stridecue.model.cue import CueKind, Decision, Outcome
from stridecue.model.inputs import Change, ChangeKind, Input
from stridecue.model.setup import CueSetText, RunSetup


def cue_set(technique: str) -> str:
    return f"""
name = "Mine"
[[cue]]
id = "my-cue"
kind = "technique"
technique = "{technique}"
show = "Do it"
when = "timer >= 60"
"""


def test_a_second_knows_what_was_told_before_it(told: Callable[..., Decision]) -> None:
    decisions = [
        told("b", 20, technique="arms"),
        told("a", 10, technique="posture"),
        told("c", 15, Outcome.WITHHELD, technique="hips"),
        told("d", 30, kind=CueKind.GUARD),
    ]
    cues = ToldCues(decisions, ())
    assert (cues.last_technique, cues.technique_s, cues.move_s) == (None, None, None)
    cues.advance(19)
    assert (cues.last_technique, cues.technique_s, cues.last_s) == ("posture", 10, {"posture": 10})
    cues.advance(30)
    assert (cues.last_technique, cues.technique_s, cues.move_s) == ("arms", 20, 30)
    assert cues.times == {"posture": 1, "arms": 1}


def test_a_set_counts_as_it_was_changed_last() -> None:
    setup = RunSetup(
        "2", "0.1.0", "bluetooth", cue_sets=(CueSetText("mine", cue_set("arms"), shipped=False),)
    )

    def change(content: str, kind: ChangeKind = ChangeKind.CUE_SET) -> Input:
        return Input(0, 0, Change(kind, "mine", content))

    def technique(*inputs: Input) -> str | None:
        (rule,) = merged(sets_of(setup, inputs))
        return rule.technique

    assert technique() == "arms"
    assert technique(change(cue_set("hips"))) == "hips"
    assert technique(change(cue_set("hips")), change("not understood")) == "hips"
    assert technique(change(cue_set("hips"), ChangeKind.SETTING)) == "arms"
