"""The checksum of FIT files."""

from __future__ import annotations


def crc16(data: bytes | bytearray) -> int:
    """Return the CRC-16/ARC of data; of data that ends with its own it is 0."""
    value, table = 0, _TABLE
    for byte in data:
        value = value >> 8 ^ table[(value ^ byte) & 0xFF]
    return value


def _of_byte(value: int) -> int:
    for _ in range(8):
        value = value >> 1 ^ (0xA001 if value & 1 else 0)
    return value


_TABLE = tuple(_of_byte(value) for value in range(256))
