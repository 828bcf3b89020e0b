"""A focus and a day, chosen for one run on the command line."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from stridecue import paths
from stridecue.cli.main import stridecue
from stridecue.errors import UsageError
from stridecue.library.library import Library
from stridecue.model.run_settings import PlanChoice, PlanVersion, RunChoices, RunSettings


def demo(*arguments: str) -> Result:
    return CliRunner().invoke(stridecue, ["demo", "--minutes", "1", *arguments])


def options_of_last() -> RunSettings:
    with Library(paths.library_file()) as library:
        return library.load("last").setup.options


def test_they_are_options_of_the_run() -> None:
    assert demo("--focus", "posture", "--focus", "arms", "--focus", "posture", "--day", "hard").exit_code == 0
    options = options_of_last()
    assert (options.focus, options.day) == (("posture", "arms"), "hard")


def test_without_them_a_run_is_as_the_settings_say() -> None:
    assert demo().exit_code == 0
    assert (options_of_last().focus, options_of_last().day) == (RunSettings().focus, RunSettings().day)


def test_no_focus_can_be_chosen_too() -> None:
    assert demo("--focus", "none").exit_code == 0
    assert options_of_last().focus == ()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--focus", "postur"), "There is no technique 'postur'. Did you mean posture?"),
        (("--focus", "qqq"), "There is no technique 'qqq'. There are arms, "),
        (("--focus", "arms", "--focus", "posture", "--focus", "shoulders"), "Choose at most 2."),
        (("--day", "lazy"), "'lazy' is not one of 'easy', 'hike', 'hard'"),
    ],
)
def test_what_is_no_technique_or_day_is_refused_before_anything_is_recorded(
    arguments: tuple[str, ...], said: str
) -> None:
    result = demo(*arguments)
    assert result.exit_code != 0
    assert said in (result.output if result.exception is None else f"{result.output}{result.exception}")
    assert not paths.library_file().exists()


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[RunChoices]:
    """What a demo was begun with; none is run."""
    begun: list[RunChoices] = []

    def begin(*_: object, choices: RunChoices, **__: object) -> None:
        begun.append(choices)
        raise UsageError("enough")

    monkeypatch.setattr("stridecue.session.begin_demo", begin)
    return begun


def test_a_plan_is_chosen_with_its_version_and_course(chosen: list[RunChoices]) -> None:
    command = CliRunner().invoke
    command(stridecue, ["demo", "--plan", "hill-200"])
    command(
        stridecue, ["demo", "--plan", "mine.toml", "--version", "harder", "--course", "4821", "--day", "easy"]
    )
    assert chosen == [
        RunChoices(plan=PlanChoice("hill-200")),
        RunChoices(day="easy", plan=PlanChoice("mine.toml", PlanVersion.HARDER, 4821)),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--version", "easier"), "name one with --plan"),
        (("--course", "7"), "name one with --plan"),
        (("--plan", "hill-200", "--version", "as written"), "is not one of 'easier', 'harder'"),
        (("--plan", "hill-200", "--course", "-1"), "not in the range"),
        (("--plan", "hill-200", "--minutes", "30"), "says itself how long"),
    ],
)
def test_what_makes_no_sense_with_or_without_a_plan_is_refused(arguments: tuple[str, ...], said: str) -> None:
    result = CliRunner().invoke(stridecue, ["demo", *arguments])
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert not paths.library_file().exists()
