"""What a run tells, in one short text: two runs that tell the same have the same one, whatever their files are called.

Rules: it stands on when the run began and on the times and values of what was told; not on names, titles, settings
and marks. Only values that are there count, each with its name, so that what later versions can read besides changes
nothing for runs that do not have it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from hashlib import sha256

from stridecue.library.coach_history.history import began_at
from stridecue.model.inputs import CharacteristicRead, Input, Packet, Reading

_VALUES = tuple(field.name for field in fields(Reading) if field.name != "device")
NOTHING_TOLD = ""


def fingerprint(started_at: str | None, inputs: Iterable[Input]) -> str:
    """Return the fingerprint of a run; that of one that tells nothing is empty."""
    digest, told = sha256(_beginning(started_at)), False
    for line in _lines(inputs):
        digest.update(line.encode())
        told = True
    return digest.hexdigest() if told else NOTHING_TOLD


def _beginning(started_at: str | None) -> bytes:
    began = began_at(started_at)
    return b"" if began is None else str(round(began.timestamp())).encode()


def _lines(inputs: Iterable[Input]) -> Iterator[str]:
    for item in inputs:
        body = item.body
        if type(body) is Reading:
            told = [(name, value) for name in _VALUES if (value := getattr(body, name)) is not None]
            # A whole number may have become a float, or the other way round, on its way.
            values = ",".join(f"{name}={float(value)!r}" for name, value in sorted(told))
            if told:
                yield f"\n{item.t_ms}:{values}"
        elif type(body) is Packet or type(body) is CharacteristicRead:
            yield f"\n{item.t_ms}:{body.characteristic}={body.payload.hex()}"
