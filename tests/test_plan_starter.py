"""The file that a runner's own plan starts from."""

from __future__ import annotations

import pytest

from stridecue.model.run_settings import PlanChoice, PlanVersion
from stridecue.plan_starter import starter_text
from stridecue.plans.reading.file_keys import FILE_KEYS, TABLES
from stridecue.plans.reading.plan_file import made_ready, parse_plan_file
from stridecue.plans.reading.step_list import EVERY_KEY


@pytest.mark.parametrize("name", ["my-hills", "Hills_2", "hügel", "a" * 40])
def test_it_has_a_session_and_no_mistakes(name: str) -> None:
    file = parse_plan_file(name, starter_text(name))
    assert file.versions == tuple(PlanVersion)
    assert len(made_ready(file, PlanChoice(name)).steps) == 2 + 2 * 3 + 2


def test_it_is_named_as_its_file() -> None:
    assert parse_plan_file("x", starter_text("my-hills")).title == "My hills"


def test_every_key_is_explained() -> None:
    comments = [
        line.split()[1].strip("[]") for line in starter_text("x").splitlines() if line.startswith("#   ")
    ]
    assert {*FILE_KEYS, *TABLES, *EVERY_KEY} - {"draw"} <= set(comments)
    assert "draw = {" in starter_text("x")
