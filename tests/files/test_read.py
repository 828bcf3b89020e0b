"""Which reader a file gets."""

from pathlib import Path

import pytest

from stridecue.errors import FileError
from stridecue.files.read import read_run_file


def test_a_fit_file_is_known_by_its_name_or_its_beginning(runs: Path, tmp_path: Path) -> None:
    assert len(read_run_file(runs / "fenix5-run-1min.fit").inputs) == 23
    for name in ("RUN.FIT", "download", "run.bin"):
        copy = tmp_path / name
        copy.write_bytes((runs / "fenix5-run-1min.fit").read_bytes())
        assert read_run_file(copy).name == name


def test_other_kinds_are_refused_with_what_can_be_read(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("no run")
    with pytest.raises(FileError, match=r"notes\.txt is of no kind that can be read\. .*\.fit"):
        read_run_file(other)
    with pytest.raises(FileError, match=r"is no file\. Files can be \.fit"):
        read_run_file(tmp_path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no file"):
        read_run_file(tmp_path / "none.xyz")
    with pytest.raises(FileError, match="There is no file"):
        read_run_file(tmp_path / "none.fit")
