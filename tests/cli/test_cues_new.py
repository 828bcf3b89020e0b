"""`stridecue cues new`: a file of one's own to start from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stridecue import paths
from stridecue.cli.cues import cues
from stridecue.coach import shipped_sets
from stridecue.cue_sets import catalogue, starter
from stridecue.errors import FileError, UsageError


def call(*arguments: str) -> Result:
    return CliRunner().invoke(cues, arguments)


def test_a_file_that_has_no_mistakes_and_what_to_do_with_it() -> None:
    result = call("new", "my-hills")
    assert result.exit_code == 0
    file = paths.cue_sets_folder() / "my-hills.toml"
    assert str(file) in result.output
    for command in ("cues check my-hills", "cues try my-hills --on last", "run --cues my-hills"):
        assert f"stridecue {command}" in result.output
    assert file.read_text(encoding="utf-8") == starter.starter_text("my-hills")
    assert call("check", "my-hills").output == "no mistakes\n"
    assert "my-hills" in call("list").output


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_its_folder_is_readable_by_its_owner_only() -> None:
    call("new", "my-hills")
    assert paths.cue_sets_folder().stat().st_mode & 0o077 == 0
    assert paths.settings_folder().stat().st_mode & 0o077 == 0


def test_nothing_is_written_over() -> None:
    call("new", "my-hills")
    file = paths.cue_sets_folder() / "my-hills.toml"
    file.write_text("# mine\n")
    error = call("new", "my-hills").exception
    assert isinstance(error, UsageError)
    assert "there already" in str(error)
    assert file.read_text() == "# mine\n"


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "my hills",
        "x.toml",
        "-x",
        "_x",
        "con",
        "LPT1",
        "a" * 41,
        "a\x1b[1m",
        "~",
    ],
)
def test_what_is_no_name_of_a_plain_file(name: str) -> None:
    error = call("new", "--", name).exception
    assert isinstance(error, UsageError)
    assert (error.exit_status, "\x1b" in str(error)) == (2, False)
    assert not paths.cue_sets_folder().exists()


@pytest.mark.parametrize("name", [*shipped_sets.names(), "Safety"])
def test_a_shipped_name_is_taken(name: str) -> None:
    error = call("new", name).exception
    assert isinstance(error, UsageError)
    assert "comes with the program" in str(error)


def test_the_file_of_the_app_is_left_to_the_app() -> None:
    assert isinstance(call("new", catalogue.OWN_CHANGES).exception, UsageError)
    assert not paths.cue_sets_folder().exists()


def test_a_folder_that_cannot_be_made(stridecue_home: Path) -> None:
    stridecue_home.write_text("a file in the way")
    assert isinstance(call("new", "my-hills").exception, FileError)
