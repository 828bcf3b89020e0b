"""What there is to choose from."""

from __future__ import annotations

import pytest

from stridecue import paths
from stridecue.app.plans.entries import Shelf
from stridecue.errors import PlanFileError, UsageError
from stridecue.plans.reading import shipped_plans

MINE = """
name = "Mine"
about = "A quarter of an hour."
goals = ["fun"]

[[step]]
kind = "run"
title = "Run"
time = "15min"
speed = "easy"
"""
OWN = {"mine": MINE, "hill-200": MINE, "wrong": 'name = "Wrong"\n[[step]]\nkind = "rum"\n'}


@pytest.fixture
def shelf(stridecue_home: object, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """Some shipped plans, three of the runner's own."""
    monkeypatch.setattr(shipped_plans, "names", lambda: ("hill-200", "walk-run"))
    paths.plans_folder().mkdir(parents=True)
    for name, text in OWN.items():
        (paths.plans_folder() / f"{name}.toml").write_text(text)
    made = Shelf()
    made.open()
    return made


def test_files_are_read_some_at_a_time(shelf: Shelf) -> None:
    weeks = [entry.name for entry in shelf.entries]
    assert weeks == ["walk-run-8", "road-to-trail"]
    assert shelf.read_on(1)
    assert [entry.name for entry in shelf.entries] == [*weeks, "walk-run"]
    assert not shelf.read_on(99)
    assert [entry.name for entry in shelf.entries] == [*weeks, "walk-run", "hill-200", "mine", "wrong"]
    assert not shelf.read_on()


def test_an_entry_says_what_its_file_says(shelf: Shelf) -> None:
    while shelf.read_on():
        pass
    entries = {entry.name: entry for entry in shelf.entries}
    mine = entries["mine"]
    assert (mine.title, mine.about, mine.goals, mine.own) == ("Mine", "A quarter of an hour.", ("fun",), True)
    assert entries["hill-200"].own, "the runner's own file stands for the shipped one"
    assert not entries["walk-run"].own
    wrong = entries["wrong"]
    assert wrong.file is None
    assert '"rum"' in str(wrong.mistakes[-1])


def test_a_plan_is_found_before_the_list_has_come_to_it(shelf: Shelf) -> None:
    assert shelf.file("mine") is shelf.file("mine")
    assert shelf.file("walk-run").title == "Walk and run"
    with pytest.raises(PlanFileError):
        shelf.file("wrong")
    with pytest.raises(UsageError):
        shelf.file("nowhere")
