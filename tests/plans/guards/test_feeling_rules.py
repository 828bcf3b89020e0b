"""How a plan fits what the runner said of the last runs."""

from __future__ import annotations

import pytest

from guarded import noted


@pytest.mark.parametrize(
    ("moods", "name", "fires"),
    [
        ((2, 1), "hill-200", True),
        ((2, 2), "joy-run", False),
        ((2, 3), "hill-200", False),
        ((1,), "hill-200", False),
        ((), "hill-200", False),
    ],
)
def test_two_low_moods_offer_a_run_without_numbers(moods: tuple[int, ...], name: str, fires: bool) -> None:
    note = noted("mood", last_moods=moods, name=name)
    assert bool(note) is fires
    assert note is None or ("joy-run" in note.text and "2 of 5" in note.text)


@pytest.mark.parametrize(
    ("effort", "plan", "fires"),
    [
        (9, {"day": "hard"}, True),
        (9, {"plan_hilly": True}, True),
        (9, {}, False),
        (8, {"day": "hard"}, False),
        (None, {"day": "hard"}, False),
    ],
)
def test_after_a_very_hard_day_it_may_be_made_easier_which_any_plan_can(
    effort: int | None, plan: dict[str, object], fires: bool
) -> None:
    note = noted("effort", last_effort=effort, **plan)
    assert bool(note) is fires
    assert note is None or ("9 of 10" in note.text and "easier, before or on the way" in note.text)


@pytest.mark.parametrize(
    ("hurt", "plan", "fires"),
    [
        (True, {"has_hard": True, "moving_before_hard_s": 720.0, "running_before_hard_s": 380.0}, True),
        (True, {"day": "hard"}, True),
        (True, {}, False),
        (False, {"day": "hard"}, False),
    ],
)
def test_what_hurt_is_remembered_before_a_hard_plan(hurt: bool, plan: dict[str, object], fires: bool) -> None:
    assert bool(noted("hurt", hurt_7d=hurt, **plan)) is fires
