"""A file is written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from stridecue.whole_file import replace_file


def test_a_file_is_made_and_replaced_byte_by_byte(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    for text in ("one\n", "two\r\nthree ♪\n"):
        replace_file(file, text)
        assert file.read_bytes() == text.encode()
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_one(tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text("before")
    link = tmp_path / "link.toml"
    link.symlink_to(real)
    replace_file(link, "after")
    assert link.is_symlink()
    assert real.read_text() == "after"


def test_a_link_to_itself_is_written_over(tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(link)
    replace_file(link, "after")
    assert link.read_text() == "after"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_who_may_read_a_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    replace_file(file, "one")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    file.chmod(0o644)
    replace_file(file, "two")
    assert stat.S_IMODE(file.stat().st_mode) == 0o644


def test_what_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.toml"
    file.write_text("before")

    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="no space left"):
        replace_file(file, "after")
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]
