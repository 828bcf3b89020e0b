from __future__ import annotations

from collections.abc import Callable

import pytest

from stridecue.model.events import Noticed
from stridecue.model.inputs import MarkKind
from stridecue.model.our_choices.runner import TALK_APART_MS
from stridecue.model.profile import Profile
from stridecue.signals.talk_check import TalkCheck

CAP = 148


@pytest.mark.parametrize("bpm", [145.0, 148.0, 151.0])
def test_two_yeses_at_the_cap_offer_three_more_once(bpm: float) -> None:
    talk = TalkCheck(0)
    assert talk.yes(0, bpm, CAP) is None
    assert talk.yes(TALK_APART_MS - 1, bpm, CAP) is None
    assert talk.yes(TALK_APART_MS, bpm, CAP) == 3
    assert talk.yes(3 * TALK_APART_MS, bpm, CAP) is None
    assert talk.shift_bpm == 0


@pytest.mark.parametrize("bpm", [None, 144.9, 151.1])
def test_a_yes_away_from_the_cap_or_without_heart_rate_offers_nothing(bpm: float | None) -> None:
    talk = TalkCheck(0)
    assert [talk.yes(at * TALK_APART_MS, bpm, CAP) for at in range(3)] == [None] * 3
    assert talk.yes(9 * TALK_APART_MS, 148.0, None) is None


@pytest.mark.parametrize(("usual", "offer"), [(-4, -1), (8, 10), (10, None)])
def test_an_offer_keeps_to_the_bounds(usual: int, offer: int | None) -> None:
    talk = TalkCheck(usual)
    talk.yes(0, 148.0, CAP)
    assert talk.yes(TALK_APART_MS, 148.0, CAP) == offer


def test_a_no_below_the_cap_lowers_it_and_forgets_the_yes() -> None:
    talk = TalkCheck(0)
    talk.yes(0, 147.0, CAP)
    assert talk.no(147.0, CAP)
    assert talk.shift_bpm == -3
    assert talk.yes(TALK_APART_MS, 145.0, CAP - 3) is None


@pytest.mark.parametrize(("bpm", "cap"), [(148.0, CAP), (160.0, CAP), (None, CAP), (120.0, None)])
def test_a_no_at_the_cap_or_without_one_changes_nothing(bpm: float | None, cap: int | None) -> None:
    talk = TalkCheck(0)
    assert not talk.no(bpm, cap)
    assert talk.shift_bpm == 0


@pytest.mark.parametrize(("usual", "lowest"), [(0, -10), (-8, -2), (-10, 0), (5, -15)])
def test_noes_lower_it_to_the_bound_alone(usual: int, lowest: int) -> None:
    talk = TalkCheck(usual)
    lowered = [talk.no(100.0, CAP) for _ in range(8)]
    assert talk.shift_bpm == lowest
    assert not lowered[-1]


def test_in_a_run_both_caps_move_and_the_runner_is_told(run: Callable) -> None:
    runner = run(profile=Profile(heart_rate_max_bpm=185, heart_rate_rest_bpm=60))
    runner.seconds(10, heart_rate=130)
    assert (runner.state.limits.easy_cap_bpm, runner.state.limits.hill_cap_bpm) == (148, 156)
    (event,) = runner.mark(MarkKind.NO, "talk")
    assert isinstance(event, Noticed)
    assert event.text == "Easy now ends at 145 bpm for this run; it was 148."
    limits = runner.tick().limits
    assert (limits.easy_cap_bpm, limits.hill_cap_bpm, limits.alert_bpm) == (145, 153, 190)
    assert runner.mark(MarkKind.NO) == runner.mark(MarkKind.NO, "check") == runner.mark(MarkKind.YES) == []


def test_in_a_run_the_offer_says_where_to_set_it(run: Callable) -> None:
    runner = run(profile=Profile(heart_rate_max_bpm=185, heart_rate_rest_bpm=60, easy_cap_shift_bpm=-2))
    runner.seconds(10, heart_rate=147)
    runner.mark(MarkKind.YES, "talk")
    runner.seconds(480, heart_rate=147, rr=(408,))
    (event,) = runner.mark(MarkKind.YES, "talk")
    assert "move it by +1 bpm in all" in event.text
    assert runner.tick().limits.easy_cap_bpm == 146
