"""What is typed to find runs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from stridecue.library.listing.typed_filter import DATE_HINT, first_day, last_day, read_filter
from stridecue.model.run_list import RunFilter


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("", RunFilter()),
        ("  easy   hill ", RunFilter(words="easy hill")),
        ("tag:Hill", RunFilter(tag="hill")),
        ("TAG:long wet", RunFilter(tag="long", words="wet")),
        ('plan:"Hill 6 x 200" up', RunFilter(plan="Hill 6 x 200", words="up")),
        ('plan:"Hill 6', RunFilter(plan="Hill 6")),
        ("from:2026-02 to:2024-02", RunFilter(from_date="2026-02-01", to_date="2024-02-29")),
        ("from:2026- to:2026", RunFilter(from_date="2026-01-01", to_date="2026-12-31")),
        ("from:2026-3-9", RunFilter(from_date="2026-03-09")),
        ("demo:no", RunFilter(demos=False)),
        ("demo:no demo:yes", RunFilter()),
        ("tag: from: plan:", RunFilter()),
        ("10:30 colour:red", RunFilter(words="10:30 colour:red")),
        ('"long run"', RunFilter(words="long run")),
    ],
)
def test_a_text_is_a_filter(text: str, which: RunFilter) -> None:
    assert read_filter(text).which == which
    assert read_filter(text).problem == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("from:20 hill", f"from: {DATE_HINT}"),
        ("to:2026-13 hill", f"to: {DATE_HINT}"),
        ("to:2026-02-30 hill", f"to: {DATE_HINT}"),
        ("from:0000 hill", f"from: {DATE_HINT}"),
        ("from:٢٠٢٦ hill", f"from: {DATE_HINT}"),
        ("demo:n hill", "demo: yes or no"),
    ],
)
def test_what_cannot_be_used_yet_is_left_out_and_said(text: str, problem: str) -> None:
    typed = read_filter(text)
    assert typed.which == RunFilter(words="hill")
    assert typed.problem == problem


def test_a_date_means_all_of_it() -> None:
    assert (first_day("2026"), last_day("2026")) == ("2026-01-01", "2026-12-31")
    assert (first_day("2026-04"), last_day("2026-04")) == ("2026-04-01", "2026-04-30")
    assert first_day("2026-04-05") == last_day("2026-04-05") == "2026-04-05"


@settings(max_examples=examples(60))
@given(st.text(max_size=60) | st.text(st.sampled_from('tagfromdeplan:"20-1 '), max_size=40))
def test_every_text_is_an_answer(text: str) -> None:
    typed = read_filter(text)
    assert isinstance(typed.which, RunFilter)
    for date in (typed.which.from_date, typed.which.to_date):
        assert date is None or len(date) == 10
