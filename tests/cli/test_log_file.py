"""`--log FILE`: for its owner alone, bounded, harmless, and never on the screen."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from stridecue.cli import log_file
from stridecue.cli.log_file import keep_log
from stridecue.errors import UsageError


@pytest.fixture(autouse=True)
def root_logger() -> Iterator[None]:
    """The root logger, left as it was."""
    level, handlers = logging.root.level, list(logging.root.handlers)
    yield
    for handler in logging.root.handlers:
        if handler not in handlers:
            handler.close()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the log is to be."""
    return tmp_path / "log.txt"


def say(text: str) -> None:
    logging.getLogger("stridecue.sources.bluetooth").info("%s", text)


def test_it_goes_on_where_it_ended(file: Path) -> None:
    file.write_text("before\n")
    keep_log(str(file))
    say("linked")
    lines = file.read_text().splitlines()
    assert lines[0] == "before"
    assert lines[1].endswith("INFO stridecue: the log begins")
    assert lines[2].endswith("INFO stridecue.sources.bluetooth: linked")


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")
def test_only_its_owner_can_read_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.touch(mode=0o644)
    monkeypatch.setattr(log_file, "MOST_BYTES", 2_000)
    keep_log(str(file))
    for _ in range(50):
        say("x" * 100)
    for one in (file, file.with_name("log.txt.1")):
        assert stat.S_IMODE(one.stat().st_mode) == 0o600


def test_it_is_bounded_and_keeps_the_newest(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "MOST_BYTES", 10_000)
    keep_log(str(file))
    for number in range(2_000):
        say(f"event {number}")
    assert sorted(one.name for one in file.parent.iterdir()) == ["log.txt", "log.txt.1"]
    assert all(one.stat().st_size <= 10_000 for one in file.parent.iterdir())
    text = file.with_name("log.txt.1").read_text() + file.read_text()
    numbers = [int(line.rpartition(" ")[2]) for line in text.splitlines()]
    assert numbers == list(range(numbers[0], 2_000))


def test_names_from_the_air_command_no_terminal(file: Path) -> None:
    logging.root.handlers.clear()  # a report of the tests cannot hold half a character
    keep_log(str(file))
    say("\x1b[2J\x07\u202e\udcff [red] Läufer\r\nnext")
    try:
        raise ValueError("\x1b[31m")
    except ValueError:
        logging.getLogger("bleak").exception("odd")
    text = file.read_text()
    assert "\\x1b[2J\\x07\\u202e\\udcff [red] Läufer\\r\nnext" in text
    assert "ValueError: \\x1b[31m" in text
    assert all(line.isprintable() for line in text.splitlines())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_silent(capsys: pytest.CaptureFixture[str]) -> None:
    keep_log("/dev/full")
    say("linked")
    assert capsys.readouterr().err == ""
    for handler in logging.root.handlers:
        if isinstance(handler, log_file.PrivateLog):
            logging.root.removeHandler(handler)
            with pytest.raises(OSError, match="No space"):
                handler.stream.close()


def test_a_place_that_is_none(file: Path) -> None:
    with pytest.raises(UsageError, match=r"The log .* cannot be written: No such file"):
        keep_log(str(file / "below" / "log"))
