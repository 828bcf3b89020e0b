"""Captures as files: a run, a warning, or a refusal that names file and line; never anything else."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stridecue.errors import FileError
from stridecue.files import capture
from stridecue.files.capture import read_capture
from stridecue.files.capture_line import line_of
from stridecue.files.file_run import FileRun
from stridecue.files.read import read_run_file
from stridecue.model.inputs import Input, Link, LinkEvent, Mark, MarkKind, Packet

CAPTURES = Path(__file__).parents[1] / "captures"
HEADER = '{"stridecue": "capture", "version": 1, "started_at": "2026-01-05T07:30:00+01:00"}'
BEAT = line_of(2000, Packet("x", "2A37", b"\x06\x54"))


def read(tmp_path: Path, *lines: str, end: str = "\n") -> FileRun:
    file = tmp_path / "a.capture"
    file.write_text("\n".join(lines) + end, encoding="utf-8")
    return read_capture(file)


def refused(tmp_path: Path, *lines: str) -> str:
    with pytest.raises(FileError) as error:
        read(tmp_path, *lines)
    assert error.value.exit_status == 2
    return str(error.value)


def test_inputs_stand_between_start_and_finish(tmp_path: Path) -> None:
    run = read(tmp_path, HEADER, line_of(500, Link("x", LinkEvent.CONNECTED, "Strap")), "", BEAT)
    assert run.inputs == (
        Input(0, 0, Mark(MarkKind.START)),
        Input(500, 1, Link("x", LinkEvent.CONNECTED, "Strap")),
        Input(2000, 2, Packet("x", "2A37", b"\x06\x54")),
        Input(2000, 3, Mark(MarkKind.FINISH)),
    )
    assert (run.name, run.sport, run.surface) == ("a.capture", "running", "road")
    assert (run.started_at, run.utc_offset_s, run.hold_s) == ("2026-01-05T06:30:00Z", 0, 5.0)
    assert run.warnings == ()
    assert run.from_sensors


@pytest.mark.parametrize(
    "belt", [Packet("x", "2ACD", b"\0\0\0\0"), Link("x", LinkEvent.FOUND, None, ("1826",))]
)
def test_a_belt_makes_it_a_treadmill(tmp_path: Path, belt: Packet | Link) -> None:
    assert read(tmp_path, HEADER, line_of(1, belt)).surface == "treadmill"


@pytest.mark.parametrize("date", ['"today"', '"2026-01-05T06:30:00"', "7", '"0001-01-01T00:00:00+14:00"'])
def test_a_date_that_is_none(tmp_path: Path, date: str) -> None:
    assert read(tmp_path, HEADER[:-1] + f', "started_at": {date}}}', BEAT).started_at is None


def test_every_mistake_has_its_line(tmp_path: Path) -> None:
    told = refused(
        tmp_path,
        HEADER,
        BEAT,
        "nonsense",
        BEAT.replace("0654", "06 54"),
        line_of(1, Link("x", LinkEvent.LOST)),
    )
    assert told.splitlines()[:2] == [
        "a.capture, line 3: it is no JSON.",
        "a.capture, line 4: payload must be two hex digits for each of at most 512 bytes.",
    ]
    assert told.splitlines()[2].startswith("a.capture, line 5: t_ms goes back.")


def test_not_too_many_mistakes_are_told(tmp_path: Path) -> None:
    assert len(refused(tmp_path, HEADER, *["x"] * 100).splitlines()) == capture.MOST_MISTAKES


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (BEAT, "a.capture is no capture"),
        ("nonsense", "a.capture is no capture"),
        ('{"stridecue": "cues"}', "a.capture is no capture"),
        ('{"stridecue": "capture"}', "a.capture, line 1: version must be a whole number"),
        ('{"stridecue": "capture", "version": true}', "a.capture, line 1: version"),
        ('{"stridecue": "capture", "version": 2}', "A newer Stridecue wrote a.capture"),
    ],
)
def test_headers_that_are_none(tmp_path: Path, header: str, words: str) -> None:
    assert refused(tmp_path, header, BEAT).startswith(words)


def test_nothing_in_it(tmp_path: Path) -> None:
    assert refused(tmp_path, HEADER).startswith("a.capture has no inputs")
    (tmp_path / "empty.capture").touch()
    with pytest.raises(FileError, match=r"empty\.capture is empty"):
        read_capture(tmp_path / "empty.capture")
    with pytest.raises(FileError, match="is no file"):
        read_capture(tmp_path)


def test_a_capture_that_broke_off_is_read_up_to_there(tmp_path: Path) -> None:
    run = read(tmp_path, HEADER, BEAT, BEAT[:-20], end="")
    assert len(run.inputs) == 3
    assert run.warnings == ("The capture broke off in the middle of its last line.",)
    assert len(read(tmp_path, HEADER, BEAT, BEAT, end="").inputs) == 4, "only its end of line is missing"


def test_links_alone_are_worth_a_look(tmp_path: Path) -> None:
    run = read(tmp_path, HEADER, line_of(500, Link("x", LinkEvent.LOST)))
    assert run.warnings == ("No packet is in the capture, only what happened to the links.",)


def test_unknown_keys_are_warnings(tmp_path: Path) -> None:
    run = read(tmp_path, HEADER[:-1] + ', "mood": 3}', BEAT[:-1] + ', "\\u001b[2J": 1}')
    assert run.warnings == (
        "'mood' (line 1) is not known to this version and was left out.",
        "'\ufffd[2J' (line 2) is not known to this version and was left out.",
    )


def test_everything_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = refused(tmp_path, HEADER, BEAT[:-1] + " " * capture.LONGEST_LINE + "}", BEAT, "x")
    assert long.splitlines()[0] == "a.capture, line 2: it is no text of at most 8192 bytes."
    assert "line 4: it is no JSON" in long, "what follows is read as lines of their own"
    monkeypatch.setattr(capture, "MOST_INPUTS", 2)
    run = read(tmp_path, HEADER, *[BEAT] * 5)
    assert len(run.inputs) == 4
    assert run.warnings == ("The capture is longer than any; its first 2 inputs were read.",)
    monkeypatch.setattr(capture, "LARGEST_BYTES", 100)
    assert refused(tmp_path, HEADER, BEAT).startswith("a.capture is too large")


def test_it_is_known_by_its_name_or_its_beginning(tmp_path: Path) -> None:
    text = (CAPTURES / "contact-bit.capture").read_text()
    for name in ("strap.CAPTURE", "download", "strap.txt"):
        (tmp_path / name).write_text("\ufeff" + text if name == "download" else text, encoding="utf-8")
        assert len(read_run_file(tmp_path / name).inputs) == 28
    (tmp_path / "windows.capture").write_bytes(text.replace("\n", "\r\n").encode())
    assert len(read_run_file(tmp_path / "windows.capture").inputs) == 28


WHOLE = (CAPTURES / "strap-pod-belt.capture").read_bytes()


def check(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.capture"
        file.write_bytes(data)
        try:
            run = read_capture(file)
        except FileError as error:
            assert all(line.isprintable() for line in str(error).splitlines())
            return
    assert isinstance(run.inputs[0].body, Mark)
    assert isinstance(run.inputs[-1].body, Mark)
    times = [item.t_ms for item in run.inputs]
    assert times == sorted(times)
    assert all(warning.isprintable() for warning in run.warnings)


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    check(data)
    check(HEADER.encode() + b"\n" + data)


@given(st.integers(0, len(WHOLE)), st.integers(0, 40), st.binary(max_size=40))
def test_any_damage(at: int, length: int, patch: bytes) -> None:
    check(WHOLE[:at] + patch + WHOLE[at + length :])


@given(st.lists(st.text(max_size=60), max_size=5))
def test_any_lines(lines: list[str]) -> None:
    check("\n".join([HEADER, BEAT, *lines, json.dumps({"t_ms": 3000})]).encode("utf-8", "surrogatepass"))
