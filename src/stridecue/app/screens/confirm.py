"""The questions that the app asks, each as a card.

Rules: the harmless answer has the escape key; nothing is thrown away without being asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from stridecue.app.screens.card import Card, Choice
from stridecue.app.widgets.text import harmless
from stridecue.model.device_settings import DeviceSettings
from stridecue.model.summary import RunSummary
from stridecue.report import wording

NAME_COLUMNS = 30


class QuitAnswer(StrEnum):
    """What to do with the run on the screen."""

    KEEP = "keep"
    GO_ON = "go on"
    THROW_AWAY = "throw away"


def quit_during_run() -> Card[QuitAnswer]:
    """Ask what becomes of the run."""
    return Card(
        "Leave this run?",
        ["It goes on being recorded while you decide."],
        [
            Choice(("f",), "f", "finish and keep it", QuitAnswer.KEEP),
            Choice(("g", "escape"), "g", "go on", QuitAnswer.GO_ON),
            Choice(("t",), "t", "throw it away", QuitAnswer.THROW_AWAY),
        ],
    )


def yes_or_no(title: str, paragraphs: Sequence[str], yes: str, no: str) -> Card[bool]:
    """Ask something; escape is no."""
    return Card(
        title,
        paragraphs,
        [Choice(("y",), "y", yes, True), Choice(("n", "escape"), "n", no, False)],
    )


def drop_run(run: RunSummary) -> Card[bool]:
    """Ask before a run is thrown away."""
    when = wording.date_and_time(run.started_at, run.utc_offset_s)
    return yes_or_no(
        "Throw this run away?",
        [f"The run of {when}, {wording.duration(run.totals.elapsed_s)} long. It cannot be brought back."],
        "throw it away",
        "leave it",
    )


def remember_devices(devices: Sequence[DeviceSettings]) -> Card[bool]:
    """Ask once whether the sensors of this run are the runner's own."""
    names = [
        f"  {harmless(device.name or device.device, NAME_COLUMNS)}{_roles(device)}" for device in devices
    ]
    return yes_or_no(
        "Are these your sensors?",
        [
            "\n".join(names),
            "Remembered ones are joined by themselves next time, and others in the room are left alone.",
        ],
        "remember them",
        "not these",
    )


def _roles(device: DeviceSettings) -> str:
    words = sorted(role.value.replace("_", " ") for role in device.roles)
    return f"  ({', '.join(words)})" if words else ""
