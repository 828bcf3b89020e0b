"""The command line as a whole: which commands there are, and how every mistake is answered.

All of it goes through `main`, which is what the installed program calls.
"""

from __future__ import annotations

import logging
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from often import first_daily
from stridecue import __version__, paths
from stridecue.cli import output
from stridecue.cli.cues import cues
from stridecue.cli.main import COMMANDS, main
from stridecue.library.library import Library

TESTS = Path(__file__).parents[1]
MISTAKES = str(TESTS / "cues" / "twelve-mistakes.toml")
A_FILE = str(TESTS / "runs" / "fenix5-run-1min.fit")


@dataclass(frozen=True)
class Ended:
    """What a call printed and how it ended."""

    status: int
    out: str
    err: str


Stridecue = Callable[..., Ended]


@pytest.fixture
def stridecue(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Stridecue:
    """The program, called with these arguments and without a terminal."""

    def call(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["stridecue", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        out, err = capsys.readouterr()
        assert isinstance(end.value.code, int)
        return Ended(end.value.code, out, err)

    return call


@pytest.fixture
def root_logger() -> Iterator[logging.Logger]:
    """The root logger, left as it was."""
    level, handlers = logging.root.level, list(logging.root.handlers)
    yield logging.root
    for handler in logging.root.handlers:
        if handler not in handlers:
            handler.close()
    logging.root.handlers[:] = handlers
    logging.root.setLevel(level)


def check_told(ended: Ended, status: int, *words: str) -> None:
    """The mistake was told on stderr alone: what happened, what to do, and nothing that is for programmers."""
    assert (ended.status, ended.out) == (status, "")
    assert ended.err.startswith("stridecue: ")
    assert len(ended.err.splitlines()) == 1
    assert "Traceback" not in ended.err
    for word in words:
        assert word in ended.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_help(stridecue: Stridecue, command: str) -> None:
    ended = stridecue(command, "--help")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"Usage: stridecue {command} ")
    assert ended.out.splitlines()[2].strip()
    assert "--help" in ended.out


@pytest.mark.parametrize("command", sorted(cues.commands))
def test_every_cues_command_has_its_help(stridecue: Stridecue, command: str) -> None:
    ended = stridecue("cues", command, "--help")
    assert ended.status == 0
    assert ended.out.startswith(f"Usage: stridecue cues {command} ")


def test_the_help_names_every_command_with_what_it_does(stridecue: Stridecue) -> None:
    lines = stridecue("--help").out.splitlines()
    rows = [line.split(maxsplit=1) for line in lines[lines.index("Commands:") + 1 :]]
    assert [row[0] for row in rows] == list(COMMANDS)
    assert all(len(row) == 2 for row in rows)


def test_the_version(stridecue: Stridecue) -> None:
    assert stridecue("--version").out == f"stridecue, version {__version__}\n"


@pytest.mark.parametrize(("typed", "meant"), [("dmo", "demo"), ("reply", "replay"), ("sensor", "sensors")])
def test_an_unknown_command_names_the_nearest(stridecue: Stridecue, typed: str, meant: str) -> None:
    ended = stridecue(typed)
    assert (ended.status, ended.out) == (2, "")
    assert f"There is no command '{typed}'. Did you mean {meant}?" in ended.err


def test_an_unknown_command_like_no_other_gets_the_list(stridecue: Stridecue) -> None:
    ended = stridecue("xyzzy")
    assert ended.status == 2
    assert all(command in ended.err for command in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("demo", "--speed", "nonsense"), "'nonsense' is no speed; give a number or max."),
        (("demo", "--speed", "0"), "0 is no speed"),
        (("demo", "--speed", "nan"), "nan is no speed"),
        (("demo", "--minutes", "0"), "0 is not in the range"),
        (("demo", "--minutes", "601"), "601 is not in the range"),
        (("demo", "--nonsense"), "No such option"),
        (("replay",), "Missing argument"),
        (("decode", "2A37"), "Missing argument"),
    ],
)
def test_options_that_make_no_sense(stridecue: Stridecue, arguments: tuple[str, ...], words: str) -> None:
    ended = stridecue(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert words in ended.err
    assert f"Usage: stridecue {arguments[0]}" in ended.err
    assert not paths.data_folder().exists(), "nothing was begun"


@pytest.fixture
def no_runs(tmp_path: Path) -> Path:
    """A folder of files that are no run."""
    (tmp_path / "empty.fit").touch()
    (tmp_path / "text.fit").write_text("a run is not in here, whatever the name says")
    (tmp_path / "text.md").write_text("nor here")
    (tmp_path / "folder.fit").mkdir()
    return tmp_path


@pytest.mark.parametrize("command", ["show", "replay"])
@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("empty.fit", "empty.fit is empty."),
        ("text.fit", "text.fit is no FIT file."),
        ("text.md", "text.md is of no kind that can be read."),
        ("folder.fit", "folder.fit"),
        (".", "is no file."),
        ("missing.fit", "There is no file missing.fit."),
        ("missing", "There is no file missing."),
    ],
)
def test_files_that_are_no_run(
    stridecue: Stridecue, no_runs: Path, command: str, file: str, words: str
) -> None:
    check_told(stridecue(command, f"{no_runs}/{file}"), 2, words)


@pytest.mark.parametrize("command", ["show", "replay"])
@pytest.mark.parametrize(
    ("which", "words"),
    [
        ("last", "The library has no runs yet. `stridecue demo` makes one"),
        ("7", "There is no run '7' in the library. `stridecue runs` lists the runs."),
        ("9" * 30, "There is no run"),
        ("first", "There is no run 'first'"),
        ("-1", "-1"),
    ],
)
def test_runs_that_are_not_there(stridecue: Stridecue, command: str, which: str, words: str) -> None:
    check_told(stridecue(command, "--", which), 2, words)


@pytest.mark.parametrize(
    "arguments",
    [
        ("demo", "--speed", "max"),
        ("demo", "--json"),
        ("run", "--plain"),
        ("replay", A_FILE, "--plain"),
        ("cues", "check"),
    ],
)
def test_cue_sets_with_mistakes_are_told_whole(stridecue: Stridecue, arguments: tuple[str, ...]) -> None:
    ended = stridecue(*arguments, *(() if arguments[0] == "cues" else ("--cues",)), MISTAKES)
    assert ended.status == 2
    told = (ended.err + ended.out).splitlines()
    assert sum("twelve-mistakes.toml, line " in line for line in told) == 12
    assert "Traceback" not in ended.err
    assert not list(paths.data_folder().glob("*.lock")), "no run was begun"
    if paths.library_file().exists():
        with Library(paths.library_file()) as library:
            assert (library.runs(), library.unfinished()) == ([], [])


@pytest.mark.parametrize("command", ["demo", "run", "replay"])
def test_cue_sets_that_are_not_there(stridecue: Stridecue, command: str) -> None:
    file = (A_FILE,) if command == "replay" else ()
    check_told(stridecue(command, *file, "--plain", "--cues", "hil-climb"), 2, "Did you mean hill-climb?")
    check_told(stridecue(command, *file, "--plain", "--cues", "./none.toml"), 2, "none.toml cannot be read")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("2A37", "00"), 1, "1 byte is no heart rate measurement"),
        (("2A53", "00"), 1, "1 byte is no running measurement"),
        (("2ACD", "00"), 1, "treadmill"),
        (("2A37", "0g"), 2, "'0g' is no row of bytes."),
        (("2A37", "123"), 2, "'123' is no row of bytes."),
        (("2A37", "00" * 600), 2, "600 bytes are too many."),
        (("2A99", "00"), 2, "Nothing is known about the characteristic '2A99'."),
    ],
)
def test_bytes_that_are_no_payload(
    stridecue: Stridecue, arguments: tuple[str, ...], status: int, words: str
) -> None:
    check_told(stridecue("decode", *arguments), status, words)
    check_told(stridecue("decode", *arguments, "--json"), status, words)


def test_names_in_what_went_wrong_do_not_steer_the_terminal(stridecue: Stridecue) -> None:
    folder = paths.plans_folder()
    folder.mkdir(parents=True)
    for name in ("\u202eevil", "\x1b[2Jevil"):
        (folder / f"{name}.toml").write_text("", encoding="utf-8")
        ended = stridecue("plans", "show", "evil2")
        check_told(ended, 2, "There is no plan 'evil2'. Did you mean ")
        assert ended.err.removesuffix("\n").isprintable()
        check_told(stridecue("plans", "show", f"{folder}/{name}x.toml"), 2, "evilx.toml cannot be read")


READING = (("runs",), ("show", "last"), ("replay", "last"))
RECORDING = (("demo", "--minutes", "1"), ("run", "--plain"))


@pytest.mark.parametrize("arguments", [*READING, *RECORDING])
def test_a_home_that_is_a_file(
    stridecue: Stridecue, stridecue_home: Path, arguments: tuple[str, ...]
) -> None:
    stridecue_home.write_text("no folder")
    ended = stridecue(*arguments)
    check_told(ended, ended.status, str(stridecue_home))
    assert ended.status in {1, 2}
    assert stridecue_home.read_text() == "no folder"


@pytest.mark.parametrize("arguments", [*READING, *RECORDING])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("theme = 7\n", "theme must be a text."),
        ("[profile\n", "Mend it there"),
        ("[profile]\nhight_m = 1.8\n", "did you mean height_m?"),
        ("[profile]\nheart_rate_max_bpm = 900\n", "allowed is 100 to 230"),
    ],
)
def test_settings_with_a_mistake(
    stridecue: Stridecue, stridecue_home: Path, arguments: tuple[str, ...], text: str, words: str
) -> None:
    stridecue_home.mkdir()
    paths.settings_file().write_text(text)
    check_told(stridecue(*arguments), 2, "settings.toml", words)
    assert paths.settings_file().read_text() == text


@pytest.mark.parametrize("arguments", READING)
def test_a_library_that_is_none(
    stridecue: Stridecue, stridecue_home: Path, arguments: tuple[str, ...]
) -> None:
    stridecue_home.mkdir()
    text = "these bytes are no database\n" * 100
    paths.library_file().write_text(text)
    check_told(stridecue(*arguments), 1, "The file is not a library", str(paths.library_file()))
    assert paths.library_file().read_text() == text


def test_a_library_that_is_none_is_set_aside_by_a_run(stridecue: Stridecue, stridecue_home: Path) -> None:
    stridecue_home.mkdir()
    text = "these bytes are no database\n" * 100
    paths.library_file().write_text(text)
    ended = stridecue("demo", "--minutes", "1")
    assert ended.status == 0
    (aside,) = [
        file for file in stridecue_home.rglob("*") if file.is_file() and file.stat().st_size == len(text)
    ]
    assert aside.read_text() == text
    assert aside.name in ended.err
    assert stridecue("runs").out


@pytest.mark.parametrize("arguments", [*READING, *RECORDING])
def test_a_library_of_a_newer_program(stridecue: Stridecue, arguments: tuple[str, ...]) -> None:
    assert stridecue("runs").status == 0
    connection = sqlite3.connect(paths.library_file())
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    check_told(stridecue(*arguments), 1, "A newer Stridecue made this library (format 99")


@pytest.mark.parametrize("part", first_daily(*range(4)))
def test_a_damaged_library(stridecue: Stridecue, part: int) -> None:
    assert stridecue("demo", "--minutes", "20").status == 0
    content = bytearray(paths.library_file().read_bytes())
    quarter = len(content) // 4
    content[part * quarter : (part + 1) * quarter] = b"\x5a" * quarter
    paths.library_file().write_bytes(content)
    told = [ended for ended in (stridecue(*arguments) for arguments in READING) if ended.status]
    assert told, "nothing of the file can be spared"
    for ended in told:
        check_told(ended, 1)


@pytest.mark.parametrize("name", ["missing/log.txt", "."])
def test_a_log_that_cannot_be_written(stridecue: Stridecue, tmp_path: Path, name: str) -> None:
    ended = stridecue("--log", str(tmp_path / name), "runs")
    assert (ended.status, ended.out) == (2, "")
    assert str(tmp_path) in ended.err
    assert "Traceback" not in ended.err


def test_a_log_keeps_the_details(stridecue: Stridecue, tmp_path: Path, root_logger: logging.Logger) -> None:
    assert stridecue("--log", str(tmp_path / "log.txt"), "runs").status == 0
    assert root_logger.level == logging.DEBUG
    assert "INFO stridecue: the log begins" in (tmp_path / "log.txt").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no message bus to take away")
@pytest.mark.parametrize("more", [(), ("--json",)])
def test_no_bluetooth_at_all(
    stridecue: Stridecue, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, more: tuple[str, ...]
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path / 'nowhere'}")
    ended = stridecue("sensors", "--seconds", "1", *more)
    *listening, said = ended.err.splitlines()
    assert len(listening) == (0 if more else 1)
    check_told(Ended(ended.status, ended.out, said), 1, "message bus", "Start it")


def test_a_command_that_fails_gives_its_status(stridecue: Stridecue, monkeypatch: pytest.MonkeyPatch) -> None:
    async def captured(*_: object) -> None:
        output.say_and_fail("The disk is full.")

    monkeypatch.setattr("stridecue.cli.sensors_capture.capture", captured)
    check_told(stridecue("sensors", "--capture", "x.capture"), 1, "The disk is full.")


def test_without_a_terminal_the_app_says_so(stridecue: Stridecue) -> None:
    check_told(stridecue(), 2, "The app needs a terminal.", "`stridecue --help`")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("show", "last"), 2, "The library has no runs yet."),
        (("decode", "2A37", "00"), 1, "1 byte is no heart rate measurement"),
        (("dmo",), 2, "Did you mean demo?"),
        (("decode", "2A19", "50"), 0, ""),
        (("decode", "-h"), 0, ""),
    ],
)
def test_the_process_ends_with_its_status(arguments: tuple[str, ...], status: int, words: str) -> None:
    ended = subprocess.run(
        (sys.executable, "-m", "stridecue", *arguments),
        check=False,
        capture_output=True,
        text=True,
        timeout=20,
        env=os.environ,
    )
    assert ended.returncode == status
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
