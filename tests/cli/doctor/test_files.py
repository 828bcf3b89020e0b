"""Checks of what is read and written."""

from __future__ import annotations

import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from stridecue import paths, settings
from stridecue.cli.doctor import files
from stridecue.cli.doctor.check import Status
from stridecue.library.damage import health
from stridecue.library.damage.health import LibraryHealth
from stridecue.model.device_settings import DeviceSettings
from stridecue.settings import Settings

Usage = namedtuple("Usage", "total used free")


def test_settings_and_devices() -> None:
    assert "is not there yet" in files.look_at_settings().found
    assert files.look_at_devices().found == "no sensor is remembered yet"
    settings.save(Settings(devices=(DeviceSettings("x"),), theme="mine"))
    assert files.look_at_settings().found.endswith("settings.toml can be read")
    assert files.look_at_devices().found.endswith("devices.toml can be read; 1 remembered")
    paths.settings_file().write_text("theme = 7\n")
    paths.devices_file().write_text("[[device]]\n")
    for found, words in (
        (files.look_at_settings(), "theme must be a text"),
        (files.look_at_devices(), "device is missing"),
    ):
        assert (found.status, words in found.found) == (Status.FAILED, True)
        assert "Mend it there" in found.to_do


def test_a_folder_that_can_be_written(tmp_path: Path) -> None:
    found = files.look_at_folder(tmp_path)
    assert found.status is Status.OK
    assert "can be written" in found.found
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_will_be_made(tmp_path: Path) -> None:
    assert "will be made" in files.look_at_folder(tmp_path / "new" / "deep").found
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        assert "is no folder" in files.look_at_folder(place).found


def test_a_folder_of_somebody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda place, _: Path(place) != tmp_path)
    found = files.look_at_folder(tmp_path / "new" / "deep")
    assert (found.status, "is not yours to write" in found.found) == (Status.FAILED, True)


def test_a_folder_that_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.tempfile, "TemporaryFile", refuse)
    found = files.look_at_folder(tmp_path)
    assert (found.status, "Permission denied" in found.found) == (Status.FAILED, True)
    assert "STRIDECUE_HOME" in found.to_do


@pytest.mark.parametrize(
    ("free", "status"), [(0, Status.FAILED), (100_000_000, Status.WARNING), (10**12, Status.OK)]
)
def test_room_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, status: Status) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**12, 0, free))
    assert files.look_at_folder(tmp_path).status is status


def test_no_library_yet() -> None:
    assert files.look_at_library().found == "no runs yet"
    assert not paths.library_file().exists()


@pytest.mark.parametrize(
    ("found", "status", "words"),
    [
        (LibraryHealth(1, 0, True), Status.OK, "1 run, every page is sound"),
        (LibraryHealth(7, 1, True), Status.WARNING, "7 runs, and 1 not finished."),
        (LibraryHealth(7, 0, False), Status.WARNING, "7 runs; too many"),
    ],
)
def test_the_library(
    monkeypatch: pytest.MonkeyPatch, found: LibraryHealth, status: Status, words: str
) -> None:
    monkeypatch.setattr(health, "look_at_library", lambda *_: found)
    said = files.look_at_library()
    assert said.status is status
    assert said.found.startswith(words)


def test_a_library_that_is_none(stridecue_home: Path) -> None:
    stridecue_home.mkdir()
    paths.library_file().write_text("no database\n" * 100)
    found = files.look_at_library()
    assert (found.status, "not a library" in found.found) == (Status.FAILED, True)
