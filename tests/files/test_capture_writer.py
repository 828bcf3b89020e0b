"""Writing a capture: for its owner alone, never over another file, and nothing is lost with the program."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from stridecue import __version__
from stridecue.errors import FileError
from stridecue.files.capture import read_capture
from stridecue.files.capture_writer import CaptureWriter
from stridecue.model.inputs import CharacteristicRead, Link, LinkEvent, Packet

STARTED = "2026-01-05T06:30:00Z"
BODIES = (
    Link("x", LinkEvent.CONNECTED, "Strap"),
    CharacteristicRead("x", "2A19", b"\x57"),
    Packet("x", "2A37", b"\x06\x54"),
)


def test_what_is_written_is_read_before_anybody_closes_it(tmp_path: Path) -> None:
    writer = CaptureWriter(tmp_path / "new.capture", STARTED)
    for number, body in enumerate(BODIES):
        writer.write(1000 * number, body)
    run = read_capture(tmp_path / "new.capture")
    assert [item.body for item in run.inputs[1:-1]] == list(BODIES)
    assert [item.t_ms for item in run.inputs[1:-1]] == [0, 1000, 2000]
    assert (run.started_at, run.warnings, writer.inputs) == (STARTED, (), 3)
    writer.close()


def test_the_header_says_what_wrote_it_and_nothing_of_whom(tmp_path: Path) -> None:
    CaptureWriter(tmp_path / "new.capture", STARTED).close()
    header = json.loads((tmp_path / "new.capture").read_text().splitlines()[0])
    assert header.pop("system")
    assert header == {
        "stridecue": "capture",
        "version": 1,
        "program": __version__,
        "started_at": STARTED,
    }


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    CaptureWriter(tmp_path / "new.capture", STARTED).close()
    assert stat.S_IMODE((tmp_path / "new.capture").stat().st_mode) == 0o600


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    file = tmp_path / "mine.capture"
    file.write_text("mine")
    with pytest.raises(FileError, match=r"mine\.capture is there already\. Name another file\."):
        CaptureWriter(file, STARTED)
    assert file.read_text() == "mine"


def test_a_place_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"a\.capture cannot be written: No such file"):
        CaptureWriter(tmp_path / "missing" / "a.capture", STARTED)


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "The disk is full, and new.capture ends here."), (errno.EIO, "cannot be written")],
)
def test_a_disk_that_takes_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    writer = CaptureWriter(tmp_path / "new.capture", STARTED)
    writer.write(0, BODIES[0])

    class Full:
        """A file on a disk without room."""

        def write(self, data: bytes) -> int:
            raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch, pytest.raises(FileError, match=words):
        patch.setattr(writer, "_stream", Full())
        writer.write(1, BODIES[1])
    writer.close()
    assert writer.inputs == 1
    assert len(read_capture(tmp_path / "new.capture").inputs) == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_device_from_the_first_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "O_EXCL", 0)
    with pytest.raises(FileError, match="The disk is full"):
        CaptureWriter(Path("/dev/full"), STARTED)
