"""How cues of earlier runs were answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.library.coach_history.response_history import CueAnswers, packed, unpacked, weakest_technique
from stridecue.model.response import Response

RESPONSE = Response("tb-feet", "short steps", 400, 420, False, "cadence_change", 2.125, False, True)


def test_answers_come_back_in_their_order() -> None:
    responses = [
        RESPONSE,
        replace(RESPONSE, cue="hc-enter", metric="step_length", relative=True, up=False, measured_s=425),
        replace(RESPONSE, tick_s=500, measured_s=520, withheld=True, hit=False, effect=-0.5),
        replace(RESPONSE, tick_s=600, measured_s=603, hit=None, effect=None),
        replace(RESPONSE, cue="hc-push", technique=None, within=True, measured_s=700),
    ]
    kept = packed(responses)
    assert [group.cue for group in kept] == ["tb-feet", "hc-enter", "hc-push"]
    assert unpacked(kept) == responses


def test_an_effect_is_kept_with_four_decimals() -> None:
    (response,) = unpacked(packed([replace(RESPONSE, effect=1 / 3)]))
    assert response.effect == 0.3333


def answers(technique: str | None, hits: int, misses: int, *, withheld: bool = False) -> CueAnswers:
    one = replace(RESPONSE, technique=technique, withheld=withheld)
    (group,) = packed([one] * hits + [replace(one, hit=False)] * misses + [replace(one, hit=None)])
    return group


@pytest.mark.parametrize(
    ("runs", "rested", "weakest"),
    [
        ([], (), None),
        ([[answers("arms", 2, 2)]], (), None),
        ([[answers("arms", 2, 2)], [answers("arms", 1, 0)]], (), "arms"),
        ([[answers("arms", 3, 2), answers("posture", 1, 4)]], (), "posture"),
        ([[answers("arms", 3, 2), answers("posture", 1, 4)]], ("posture",), "arms"),
        ([[answers("posture", 3, 2), answers("arms", 3, 2)]], (), "arms"),
        ([[answers("arms", 5, 0, withheld=True)]], (), None),
        ([[answers(None, 0, 9)]], (), None),
    ],
)
def test_the_weakest_technique_is_the_one_answered_least(
    runs: list[list[CueAnswers]], rested: tuple[str, ...], weakest: str | None
) -> None:
    assert weakest_technique(runs, rested) == weakest
