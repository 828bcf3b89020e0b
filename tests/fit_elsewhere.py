"""A FIT file as two other libraries read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import fitdecode
import fitparse


@dataclass(frozen=True)
class ReadFit:
    """Every message with its values, those of nothing left out."""

    messages: list[tuple[str, dict[str, Any]]]

    def all(self, name: str) -> list[dict[str, Any]]:
        return [values for found, values in self.messages if found == name]


def read_fit_elsewhere(data: bytes, file: Path) -> ReadFit:
    """Return what fitdecode reads, with every check; fitparse checks too and must read the same records."""
    file.write_bytes(data)
    with fitdecode.FitReader(
        str(file), check_crc=fitdecode.CrcCheck.RAISE, error_handling=fitdecode.ErrorHandling.RAISE
    ) as reader:
        messages = [
            (frame.name, {field.name: field.value for field in frame.fields if field.value is not None})
            for frame in reader
            if frame.frame_type == fitdecode.FIT_FRAME_DATA
        ]
    with fitparse.FitFile(str(file), check_crc=True) as second:
        records = [
            {name: value for name, value in message.get_values().items() if value is not None}
            for message in second.get_messages("record")
        ]
    assert records == [
        {name: _naive(value) for name, value in values.items()}
        for found, values in messages
        if found == "record"
    ]
    return ReadFit(messages)


def _naive(value: Any) -> Any:
    return value.replace(tzinfo=None) if isinstance(value, datetime) else value
