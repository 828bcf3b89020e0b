"""What a run tells is the same whatever it is called."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from stridecue.library.changing import fingerprint as fingerprints
from stridecue.library.changing.fingerprint import NOTHING_TOLD, fingerprint
from stridecue.model.inputs import Input, Link, LinkEvent, Mark, MarkKind, Packet, Reading

BEGAN = "2026-03-01T06:30:00Z"
READING = Reading("watch", heart_rate_bpm=120.0, speed_mps=2.5)
TOLD = fingerprint(BEGAN, [Input(0, 0, READING)])


@pytest.mark.parametrize(
    ("began", "inputs"),
    [
        ("2026-03-01T07:30:00+01:00", [Input(0, 0, READING)]),
        (BEGAN, [Input(0, 7, replace(READING, device="other"))]),
        (BEGAN, [Input(0, 0, replace(READING, heart_rate_bpm=120))]),
        (
            BEGAN,
            [Input(0, 0, Mark(MarkKind.START)), Input(0, 1, READING), Input(9, 2, Mark(MarkKind.FINISH))],
        ),
        (BEGAN, [Input(0, 0, READING), Input(5, 1, Reading("watch"))]),
        (BEGAN, [Input(0, 0, Link("watch", LinkEvent.FOUND)), Input(0, 1, READING)]),
    ],
)
def test_names_marks_and_what_is_not_there_make_no_difference(began: str, inputs: list[Input]) -> None:
    assert fingerprint(began, inputs) == TOLD


@pytest.mark.parametrize(
    ("began", "inputs"),
    [
        ("2026-03-01T06:30:01Z", [Input(0, 0, READING)]),
        (None, [Input(0, 0, READING)]),
        (BEGAN, [Input(1, 0, READING)]),
        (BEGAN, [Input(0, 0, replace(READING, heart_rate_bpm=120.5))]),
        (BEGAN, [Input(0, 0, replace(READING, power_w=1.0))]),
        (BEGAN, [Input(0, 0, Reading("watch", heart_rate_bpm=2.5, speed_mps=120.0))]),
        (BEGAN, [Input(0, 0, READING), Input(0, 1, READING)]),
        (BEGAN, [Input(0, 0, Packet("watch", "2A37", b"\x00\x78"))]),
    ],
)
def test_times_and_values_make_a_difference(began: str | None, inputs: list[Input]) -> None:
    assert fingerprint(began, inputs) not in {TOLD, NOTHING_TOLD}


def test_packets_are_told_by_what_is_in_them() -> None:
    packet = Packet("AA", "2A37", b"\x00\x78")
    told = {
        fingerprint(BEGAN, [Input(0, 0, each)])
        for each in (packet, replace(packet, device="BB"), replace(packet, payload=b"\x00\x79"))
    }
    assert len(told) == 2


def test_a_run_that_tells_nothing_has_none() -> None:
    assert fingerprint(BEGAN, [Input(0, 0, Mark(MarkKind.START))]) == NOTHING_TOLD


def test_what_later_versions_can_read_changes_no_run_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass(frozen=True, slots=True)
    class LaterReading:
        device: str
        ground_contact_ms: float | None = None
        heart_rate_bpm: float | None = None
        speed_mps: float | None = None

    monkeypatch.setattr(fingerprints, "Reading", LaterReading)
    monkeypatch.setattr(fingerprints, "_VALUES", ("ground_contact_ms", "speed_mps", "heart_rate_bpm"))
    later = LaterReading("watch", heart_rate_bpm=120.0, speed_mps=2.5)
    assert fingerprint(BEGAN, [Input(0, 0, later)]) == TOLD  # type: ignore[arg-type]
