"""What a key means as an answer."""

from __future__ import annotations

import pytest

from stridecue.app.answers import ANSWER_WITHIN_S, KEYS_FOR, mood, rating, yes_or_no
from stridecue.model.cue import Asks
from stridecue.model.inputs import MarkKind

NOW = 100


@pytest.mark.parametrize(
    ("digit", "asked", "value", "words"),
    [
        (7, {}, "effort 7", "effort 7 of 10 kept"),
        (0, {}, "effort 10", "effort 10 of 10 kept"),
        (4, {Asks.QUIET: 80}, "quiet 4", "quiet 4 of 5 kept"),
        (1, {Asks.MOOD: 99}, "mood 1", "mood 1 of 5 kept"),
        (3, {Asks.QUIET: 80, Asks.MOOD: 90}, "mood 3", "mood 3 of 5 kept"),
        (9, {Asks.EFFORT: 95, Asks.QUIET: 80}, "effort 9", "effort 9 of 10 kept"),
        (3, {Asks.QUIET: NOW - ANSWER_WITHIN_S}, "quiet 3", "quiet 3 of 5 kept"),
        (3, {Asks.QUIET: NOW - ANSWER_WITHIN_S - 1}, "effort 3", "effort 3 of 10 kept"),
        (3, {Asks.CHECK: 99, Asks.TALK: 99}, "effort 3", "effort 3 of 10 kept"),
        (3, {Asks.QUIET: NOW + 1}, "effort 3", "effort 3 of 10 kept"),
    ],
)
def test_a_digit_answers_the_newest_question_or_is_the_effort(
    digit: int, asked: dict[Asks, int], value: str, words: str
) -> None:
    answer = rating(digit, asked, NOW)
    assert (answer.kind, answer.value, answer.words) == (MarkKind.SCORE, value, words)


@pytest.mark.parametrize("digit", [0, 6, 9])
def test_a_digit_beyond_the_scale_says_what_the_scale_is(digit: int) -> None:
    answer = rating(digit, {Asks.QUIET: NOW}, NOW)
    assert (answer.kind, answer.value, answer.words) == (None, None, "quiet: 1 to 5")


@pytest.mark.parametrize(
    ("word", "asked", "value"),
    [
        ("yes", {}, None),
        ("no", {}, None),
        ("yes", {Asks.CHECK: 90}, "check"),
        ("yes", {Asks.TALK: 90, Asks.CHECK: 80}, "talk"),
        ("no", {Asks.TALK: 90}, "talk"),
        ("yes", {Asks.STOP_SET: 71}, "stop set"),
        ("yes", {Asks.STOP_SET: 69}, None),
        ("yes", {Asks.QUIET: 90}, None),
    ],
)
def test_yes_and_no_carry_what_was_asked(word: str, asked: dict[Asks, int], value: str | None) -> None:
    answer = yes_or_no(word, asked, NOW)
    assert (answer.kind, answer.value) == (MarkKind(word), value)
    assert bool(answer.words) == (value is not None)


def test_the_mood_at_the_end() -> None:
    assert (mood(5).kind, mood(5).value) == (MarkKind.SCORE, "mood 5")


def test_every_question_shows_its_keys() -> None:
    assert set(KEYS_FOR) == set(Asks)
    assert all(0 < len(text) <= 20 for text in KEYS_FOR.values())
