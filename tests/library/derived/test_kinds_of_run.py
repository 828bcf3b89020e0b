"""What kind of run one was."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.library.derived.kinds_of_run import is_easy, is_flat, is_hike, is_hilly, load_model, load_of
from stridecue.model.key_figures import KeyFigures

RUN = KeyFigures(running_s=1800.0, walking_s=600.0, active_s=2400)
BY_HEART = replace(RUN, load=80.0, load_model="banister A", heart_rate_share=0.9)


def test_repetitions_uphill_make_a_hill_session_however_short_they_are() -> None:
    run = replace(RUN, hilly_s=100, flat_steady_s=1200, hill_reps=8)
    assert is_hilly(run)
    assert not is_flat(run)


@pytest.mark.parametrize(("hilly_s", "hilly"), [(0, False), (599, False), (600, True)])
def test_a_quarter_on_hills_is_hilly(hilly_s: int, hilly: bool) -> None:
    run = replace(RUN, hilly_s=hilly_s, flat_steady_s=1200)
    assert is_hilly(run) is hilly
    assert is_flat(run) is not hilly
    assert not is_flat(replace(run, flat_steady_s=899))
    assert not is_hilly(KeyFigures())


def test_an_easy_run_is_easy_by_heart_rate() -> None:
    assert is_easy(replace(RUN, heart_rate_s=1000, easy_s=900))
    assert not is_easy(replace(RUN, heart_rate_s=1000, easy_s=899))
    assert not is_easy(replace(RUN, easy_s=None))
    assert not is_easy(replace(RUN, easy_s=0))


@pytest.mark.parametrize(
    ("figures", "hike"),
    [
        (replace(RUN, day="hike"), True),
        (KeyFigures(walking_s=1200.0, running_s=300.0), True),
        (KeyFigures(walking_s=1199.0), False),
        (KeyFigures(walking_s=2000.0, running_s=600.0), False),
        (RUN, False),
    ],
)
def test_a_hike_is_said_to_be_one_or_nearly_all_walked(figures: KeyFigures, hike: bool) -> None:
    assert is_hike(figures) is hike


def test_loads_are_of_one_model() -> None:
    assert load_model(BY_HEART, 5) == "banister A"
    assert load_model(replace(BY_HEART, heart_rate_share=0.89), 5) == "effort"
    assert load_model(RUN, None) is None
    assert load_of(BY_HEART, None, "banister A") == 80.0
    assert load_of(BY_HEART, None, "edwards") is None
    assert load_of(replace(BY_HEART, heart_rate_share=0.89), None, "banister A") is None
    assert load_of(RUN, 5, "effort") == 200.0
    assert load_of(RUN, None, "effort") is None
