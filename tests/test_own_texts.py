"""Texts that a runner wrote: which files there are, how one is read, how keys are explained in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from stridecue import own_texts
from stridecue.errors import FileError
from stridecue.runner_files.document import MAX_FILE_BYTES


def test_files_of_a_folder_by_name(tmp_path: Path) -> None:
    for name in ("b.toml", "a.toml", "notes.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "c.toml").mkdir()
    assert [file.name for file in own_texts.files_in(tmp_path)] == ["a.toml", "b.toml"]
    assert own_texts.files_in(tmp_path / "nothing") == []


@pytest.mark.parametrize(("name", "is_file"), [("hills", False), ("hills.toml", True), ("./hills", True)])
def test_what_is_meant_as_a_file(name: str, is_file: bool) -> None:
    assert own_texts.is_file_name(name) is is_file


def test_a_text_is_read_without_its_mark_of_byte_order(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"\xef\xbb\xbfname = 1")
    assert own_texts.read(file, "plan") == "name = 1"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "cannot be read"),
        (b"#" * (MAX_FILE_BYTES + 1), "too large for a plan"),
        (b"\xff", "A plan is a TOML file in UTF-8"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes | None, said: str, tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(FileError, match=said):
        own_texts.read(file, "plan")


def test_keys_are_explained_in_comments_of_one_width() -> None:
    lines = own_texts.key_lines([("a", "short"), ("longer", "word " * 30)]).splitlines()
    assert lines[0] == "#   a       short"
    assert len(lines) > 2
    assert all(line.startswith("#") and len(line) <= 100 for line in lines)


def test_a_name_that_nothing_has_is_told_with_the_nearest() -> None:
    error = own_texts.no_such("plan", "hil-100", ("joy-run", "hill-100"))
    assert str(error) == "There is no plan 'hil-100'. Did you mean hill-100?"
    assert own_texts.no_such("plan", "zzz", ("joy-run", "hill-100")).hint == "There are hill-100, joy-run."
    many = own_texts.no_such("plan", "zzz", [f"own-{number:03}" for number in range(300)]).hint
    assert many.endswith("own-019 and 280 more.")


def test_a_new_file_is_called_by_its_name() -> None:
    assert own_texts.title_of("my-long_hill") == "My long hill"
