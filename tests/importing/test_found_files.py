"""Which files are meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from stridecue.errors import FileError
from stridecue.importing import found_files as module
from stridecue.importing.found_files import found_files


def make(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")


def names(found: list[module.FoundFile], folder: Path) -> list[str]:
    return [str(file.path.relative_to(folder)) for file in found]


def test_a_folder_gives_all_runs_in_it_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.TCX", "a.fit", "2026/c.gpx.gz", "notes.txt", ".hidden.fit", ".git/d.fit", "2025/e.fit")
    found = found_files([tmp_path])
    assert names(found, tmp_path) == ["a.fit", "b.TCX", "2025/e.fit", "2026/c.gpx.gz"]
    assert not any(file.named for file in found)


def test_a_file_that_is_named_counts_whatever_it_is_called(tmp_path: Path) -> None:
    make(tmp_path, "run.txt")
    (file,) = found_files([tmp_path / "run.txt"])
    assert file.named


def test_each_file_once_however_it_is_named(tmp_path: Path) -> None:
    make(tmp_path, "a.fit", "b.fit")
    (tmp_path / "c.fit").symlink_to(tmp_path / "a.fit")
    found = found_files([tmp_path / "b.fit", tmp_path, tmp_path / "a.fit"])
    assert names(found, tmp_path) == ["b.fit", "a.fit"]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "deep/a.fit")
    (tmp_path / "deep" / "again").symlink_to(tmp_path)
    assert names(found_files([tmp_path]), tmp_path) == ["deep/a.fit"]


def test_what_is_not_there_is_for_whoever_reads_it(tmp_path: Path) -> None:
    make(tmp_path, "a.fit")
    gone = tmp_path / "gone.fit"
    assert [file.path for file in found_files([gone, tmp_path])] == [gone, tmp_path / "a.fit"]


def test_a_folder_named_by_mistake_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 2)
    make(tmp_path, "a.fit", "b.fit", "c.fit")
    with pytest.raises(FileError, match="more than 2 files"):
        found_files([tmp_path])
