"""The house stays as it is: small modules, tests beside what they test, nothing of one machine, a quick start."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "stridecue"
TESTS = ROOT / "tests"

MOST_LINES = 300
NOT_MIRRORED = frozenset({"bench", "bluez", "fault_play"})
"""Folders of tests that are tools."""

TEXT_FOLDERS = ("src", "tests", "docs", "themes", ".ci")
TEXT_FILES = ("*.md", "*.toml", "*.txt", "Makefile", "LICENSE", ".gitignore")
"""Beside those folders; what tools leave there is nobody's text."""

OF_ONE_MACHINE = re.compile(
    r"""
    (?<![\w.~}-]) / (?: home | root | Users | work | builds | workspace | mnt | media ) / \w   # somebody's folders
    | \b [A-Z] : \\{1,2} (?: Users | Windows | Program )                                       # and on Windows
    | \b [\w-]+ \. (?: local | lan | localdomain | intranet ) \b (?! \( )                      # a computer's name
    """,
    re.VERBOSE,
)

HEAVY = frozenset({"bleak", "dbus_fast", "fitdecode", "miniaudio", "numpy", "sqlite3", "tomlkit", "wakepy"})


def python_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.py") if "__pycache__" not in file.parts)


def texts() -> Iterator[tuple[Path, str]]:
    """Every text file of the project."""
    files = [file for pattern in TEXT_FILES for file in ROOT.glob(pattern)]
    files += [file for folder in TEXT_FOLDERS for file in (ROOT / folder).rglob("*") if file.is_file()]
    for file in sorted(files):
        if "__pycache__" in file.parts:
            continue
        try:
            yield file, file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or a FIT file


def imported_by(module: str) -> set[str]:
    """Return every module that Python loads for one, and the packages that they are in."""
    result = subprocess.run(
        (sys.executable, "-X", "importtime", "-c", f"import {module}"),
        check=True,
        capture_output=True,
        text=True,
    )
    names = [line.rpartition("|")[2].strip() for line in result.stderr.splitlines()]
    assert module in names
    return {name for full in names for name in (full, full.partition(".")[0])}


def test_no_module_is_long() -> None:
    files = python_files(SOURCE)
    assert len(files) > 100
    lines = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines()) for file in files
    }
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}


def test_tests_mirror_what_they_test() -> None:
    folders = {file.parent.relative_to(TESTS) for file in TESTS.rglob("test_*.py")}
    assert len(folders) > 8
    homeless = [folder for folder in folders if not (SOURCE / folder).is_dir()]
    assert homeless == []
    assert not list(TESTS.rglob("__init__.py")), "tests are found by their path"


def test_every_room_has_its_tests() -> None:
    rooms = {file.parent.name for file in SOURCE.glob("*/__init__.py") if python_files(file.parent)[1:]}
    tested = {folder.name for folder in TESTS.iterdir() if list(folder.rglob("test_*.py"))}
    assert rooms - tested - {"model"} == set(), "only types go untested"
    assert {folder.name for folder in TESTS.iterdir() if python_files(folder)} - tested <= NOT_MIRRORED


def test_nothing_is_of_one_machine() -> None:
    found, looked_at = [], 0
    for file, text in texts():
        looked_at += 1
        found += [f"{file.relative_to(ROOT)}: {match[0]}" for match in OF_ONE_MACHINE.finditer(text)]
    assert looked_at > 200
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "see /" + "home/anna/runs",
        '"/' + 'Users/anna"',
        "C:" + r"\Users\anna",
        "C:" + r"\\Users\\anna",
        "on annas-pc" + ".local",
    ],
)
def test_what_is_of_one_machine_is_found(text: str) -> None:
    assert OF_ONE_MACHINE.search(text)


def test_the_command_starts_without_anything_heavy() -> None:
    assert imported_by("stridecue.cli.main") & (HEAVY | {"textual", "asyncio", "stridecue.engine"}) == set()


def test_the_app_opens_without_anything_that_its_first_frame_does_not_need() -> None:
    later = {"stridecue.engine", "stridecue.session", "stridecue.voice"}
    assert imported_by("stridecue.app.app") & (HEAVY | later) == set()
