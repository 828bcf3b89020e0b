"""A command that writes looks after the library first, and says what it had to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from stridecue import paths
from stridecue.cli.library_care import look_after_library
from stridecue.library.library import Library


def test_without_a_library_nothing_is_made_or_said(
    stridecue_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    look_after_library()
    assert not stridecue_home.exists()
    assert capsys.readouterr() == ("", "")


def test_what_was_done_is_said_on_stderr(stridecue_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stridecue_home.mkdir()
    paths.library_file().write_text("no database\n" * 100)
    look_after_library()
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("stridecue: The library was damaged and no run in it could be read.")
    (aside,) = stridecue_home.glob("library-damaged-*.sqlite3")
    assert aside.read_text() == "no database\n" * 100
    with Library(paths.library_file()) as library:
        assert library.runs() == []
