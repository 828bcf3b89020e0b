"""A builder of small FIT files, for what no recorded file shows."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

ENUM, U8, S16, U16, S32, U32, STRING, DOUBLE, S64 = 0x00, 0x02, 0x83, 0x84, 0x85, 0x86, 0x07, 0x89, 0x8E
SIZES = {ENUM: 1, U8: 1, S16: 2, U16: 2, S32: 4, U32: 4, DOUBLE: 8, S64: 8}
CODES = {ENUM: "B", U8: "B", S16: "h", U16: "H", S32: "i", U32: "I", DOUBLE: "d", S64: "q"}

GLOBAL = {"file_id": 0, "sport": 12, "session": 18, "lap": 19, "record": 20, "event": 21, "activity": 34}
FIELDS = {
    "file_id": {"type": (0, ENUM), "manufacturer": (1, U16), "product": (2, U16)},
    "sport": {"sport": (0, ENUM)},
    "session": {
        "start_time": (2, U32),
        "sport": (5, ENUM),
        "sub_sport": (6, ENUM),
        "total_elapsed_time": (7, U32),
        "total_timer_time": (8, U32),
    },
    "lap": {"start_time": (2, U32), "total_elapsed_time": (7, U32), "total_timer_time": (8, U32)},
    "record": {
        "timestamp": (253, U32),
        "position_lat": (0, S32),
        "position_long": (1, S32),
        "altitude": (2, U16),
        "heart_rate": (3, U8),
        "cadence": (4, U8),
        "distance": (5, U32),
        "speed": (6, U16),
        "power": (7, U16),
        "grade": (9, S16),
        "fractional_cadence": (53, U8),
    },
    "event": {"timestamp": (253, U32), "event": (0, ENUM), "event_type": (1, ENUM)},
    "activity": {"timestamp": (253, U32), "local_timestamp": (5, U32)},
}
T0 = 1_000_000_000
"""An ordinary FIT time."""


def crc(data: bytes) -> int:
    """CRC-16/ARC, as FIT has it."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value


class FitFile:
    """Messages of a FIT file, by name."""

    def __init__(self) -> None:
        self.body = b""

    def add(self, message: str, **raw: int) -> FitFile:
        """Append a message with its definition; values are as stored."""
        fields = [(*FIELDS[message][name], value) for name, value in raw.items()]
        return self._add(GLOBAL[message], [(number, base, value) for number, base, value in fields])

    def add_wide(self, message: str, field: int, base: int, value: int) -> FitFile:
        """Append a message with one field of another type than the format gives it."""
        return self._add(GLOBAL[message], [(field, base, value)])

    def records(self, count: int, start: int = T0, **raw: int) -> FitFile:
        """Append records of consecutive seconds."""
        for second in range(count):
            self.add("record", timestamp=start + second, **raw)
        return self

    def rows(self, message: str, names: list[str], rows: Iterable[tuple[int, ...]]) -> FitFile:
        """Append many messages with one definition."""
        fields = [FIELDS[message][name] for name in names]
        packed = struct.Struct("<B" + "".join(CODES[base] for _, base in fields))
        head = self._definition(GLOBAL[message], [(number, SIZES[base], base) for number, base in fields])
        self.body += head + b"".join(packed.pack(0, *row) for row in rows)
        return self

    def event(self, timestamp: int, kind: str) -> FitFile:
        """Append a timer event."""
        return self.add(
            "event", timestamp=timestamp, event=0, event_type={"start": 0, "stop": 1, "stop_all": 4}[kind]
        )

    def compressed(self, seconds: list[int], heart_rate: int) -> FitFile:
        """Append records whose times are the low five bits in their headers."""
        self.body += self._definition(GLOBAL["record"], [(3, 1, U8)])
        for second in seconds:
            self.body += bytes([0x80 | second % 32, heart_rate])
        return self

    def developer_record(self, timestamp: int, name: str, units: str, value: int, **native: int) -> FitFile:
        """Append a record with one 16-bit developer field, and what declares it."""
        self._add(207, [(3, U8, 0)])
        texts = {3: name.encode() + b"\0", 8: units.encode() + b"\0"}
        heads = [
            (0, 1, U8),
            (1, 1, U8),
            (2, 1, U8),
            *((number, len(text), STRING) for number, text in texts.items()),
        ]
        self.body += self._definition(206, heads) + bytes([0, 0, 7, U16]) + b"".join(texts.values())
        fields = [(*FIELDS["record"][key], raw) for key, raw in (("timestamp", timestamp), *native.items())]
        head = self._definition(20, [(number, SIZES[base], base) for number, base, _ in fields])
        self.body += bytes([head[0] | 0x20]) + head[1:] + bytes([1, 7, 2, 0])
        self.body += b"\0" + b"".join(struct.pack("<" + CODES[base], raw) for _, base, raw in fields)
        self.body += struct.pack("<H", value)
        return self

    def bytes(self) -> bytes:
        """The whole file with its checksums."""
        header = struct.pack("<BBHI4s", 14, 0x20, 2100, len(self.body), b".FIT")
        header += struct.pack("<H", crc(header))
        return header + self.body + struct.pack("<H", crc(header + self.body))

    def _add(self, number: int, fields: list[tuple[int, int, int]]) -> FitFile:
        self.body += self._definition(number, [(field, SIZES[base], base) for field, base, _ in fields])
        self.body += b"\0" + b"".join(struct.pack("<" + CODES[base], raw) for _, base, raw in fields)
        return self

    @staticmethod
    def _definition(number: int, fields: list[tuple[int, int, int]]) -> bytes:
        return struct.pack("<BBBHB", 0x40, 0, 0, number, len(fields)) + b"".join(map(bytes, fields))


@pytest.fixture
def fit() -> FitFile:
    """A FIT file to fill."""
    return FitFile()


@pytest.fixture
def second_fit() -> FitFile:
    """Another FIT file to fill."""
    return FitFile()


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[bytes], Path]:
    """Saves bytes as a file that ends in .fit."""

    def save(data: bytes) -> Path:
        path = tmp_path / "run.fit"
        path.write_bytes(data)
        return path

    return save


@pytest.fixture(scope="session")
def runs() -> Path:
    """The folder of recorded run files."""
    return Path(__file__).parents[1] / "runs"
