"""Checks of what Stridecue reads and writes: settings, devices, folders, the library."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from stridecue import device_file, paths, settings
from stridecue.cli.doctor.check import Finding, failed, of_error, ok, warning
from stridecue.errors import LibraryError, SettingsError

LEAST_FREE_BYTES = 20_000_000
LITTLE_FREE_BYTES = 500_000_000
"""A run has at most 400 kB an hour; less room than this is a worry for whatever else is on the disk. OUR CHOICE"""
LIBRARY_S = 5.0


def look_at_settings() -> Finding:
    """Look whether the settings can be read."""
    file = paths.settings_file()
    try:
        settings.load()
    except SettingsError as error:
        return of_error(error)
    return ok(f"{file} can be read" if file.exists() else f"{file} is not there yet: the defaults count")


def look_at_devices() -> Finding:
    """Look whether what is known about devices can be read."""
    file = paths.devices_file()
    try:
        devices = device_file.load()
    except SettingsError as error:
        return of_error(error)
    if devices is None:
        return ok("no sensor is remembered yet")
    return ok(f"{file} can be read; {len(devices)} remembered")


def look_at_folder(folder: Path) -> Finding:
    """Look whether files can be written into a folder, or into where it would be made, and how much room there is."""
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    if not there.is_dir():
        return failed(
            f"{there} is no folder.", f"Move it away, or choose another place by {paths.HOME_VARIABLE}."
        )
    try:
        if there == folder:
            with tempfile.TemporaryFile(dir=folder):
                pass
        elif not os.access(there, os.W_OK | os.X_OK):
            return failed(f"{folder} cannot be made: {there} is not yours to write.", _ELSEWHERE)
        free_bytes = shutil.disk_usage(there).free
    except OSError as error:
        return failed(f"{folder} cannot be written: {error.strerror or error}.", _ELSEWHERE)
    words = (
        f"{folder} {'can be written' if there == folder else 'will be made'}, {free_bytes / 1e9:.1f} GB free"
    )
    if free_bytes < LEAST_FREE_BYTES:
        return failed(words, "Make room on the disk: a run could not be kept.")
    if free_bytes < LITTLE_FREE_BYTES:
        return warning(words, "Make some room on the disk.")
    return ok(words)


_ELSEWHERE = f"Change who may write there, or choose another place by {paths.HOME_VARIABLE}."


def look_at_library() -> Finding:
    """Look whether the library is healthy, without changing it."""
    from stridecue.library.damage import health  # noqa: PLC0415 - brings SQLite

    try:
        found = health.look_at_library(paths.library_file(), LIBRARY_S)
    except LibraryError as error:
        return of_error(error)
    if found is None:
        return ok("no runs yet")
    runs = f"{found.runs} {'run' if found.runs == 1 else 'runs'}"
    if found.broken_off:
        return warning(
            f"{runs}, and {found.broken_off} not finished.",
            "Open `stridecue`: it offers to go on, keep or drop what broke off.",
        )
    if not found.whole:
        return warning(f"{runs}; too many to look at every page in {LIBRARY_S:g} s.")
    return ok(f"{runs}, every page is sound")
