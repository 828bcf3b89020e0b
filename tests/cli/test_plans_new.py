"""`stridecue plans new`: a file of one's own to start from."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from stridecue import paths, plan_starter
from stridecue.cli.plans import plans
from stridecue.errors import UsageError
from stridecue.plans.reading import shipped_plans


def call(*arguments: str) -> Result:
    return CliRunner().invoke(plans, arguments)


def test_a_file_that_has_no_mistakes_and_what_to_do_with_it() -> None:
    result = call("new", "my-hills")
    assert result.exit_code == 0
    file = paths.plans_folder() / "my-hills.toml"
    assert str(file) in result.output
    for command in (
        "plans check my-hills",
        "plans show my-hills",
        "demo --plan my-hills",
        "run --plan my-hills",
    ):
        assert f"stridecue {command}" in result.output
    assert file.read_text(encoding="utf-8") == plan_starter.starter_text("my-hills")
    assert call("check", "my-hills").output == "no mistakes\n"
    assert "my-hills" in call("list").output
    assert paths.plans_folder().stat().st_mode & 0o077 == 0


def test_nothing_is_written_over() -> None:
    call("new", "my-hills")
    file = paths.plans_folder() / "my-hills.toml"
    file.write_text("# mine\n")
    error = call("new", "my-hills").exception
    assert isinstance(error, UsageError)
    assert "there already" in str(error)
    assert file.read_text() == "# mine\n"


@pytest.mark.parametrize("name", ["", "..", "a/b", "my hills", "-x", "con", "a" * 41, "a\x1b[1m"])
def test_what_is_no_name_of_a_plain_file(name: str) -> None:
    error = call("new", "--", name).exception
    assert isinstance(error, UsageError)
    assert "cannot be the name of a plan" in str(error)
    assert "\x1b" not in str(error)
    assert not paths.plans_folder().exists()


@pytest.mark.parametrize("name", [*shipped_plans.names(), "Hill-200"])
def test_a_shipped_name_is_taken(name: str) -> None:
    error = call("new", name).exception
    assert isinstance(error, UsageError)
    assert "comes with the program" in str(error)
