"""What every test stands on: folders of its own, no colour or clock of the machine, and no sound from it."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from bluez.fixtures import bluez, message_bus, start_bluez, system_bus

# The same examples at every run, so that a check passes or fails for its change alone; new ones every night.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("nightly", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

__all__ = ["bluez", "message_bus", "start_bluez", "stridecue_home", "system_bus"]


WORKERS_PER_CORE = 2
"""Half of the time a test of a screen waits for the screen to be idle; OUR CHOICE."""


def pytest_xdist_auto_num_workers() -> int:
    """Return how many workers `-n auto` has."""
    return WORKERS_PER_CORE * (os.cpu_count() or 1)


_HOMES = count()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every test's home would be; most tests never make theirs, and a folder for each costs a minute in all."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def stridecue_home(homes: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every folder of the program in one that no other test has."""
    home = homes / str(next(_HOMES))
    monkeypatch.setenv("STRIDECUE_HOME", str(home))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("STRIDECUE_SILENT", "1")
    return home
