"""Files that were packed with gzip, as exports of many runs are.

Rules: a small file may unpack to more than memory holds, so that no more than is allowed is unpacked. Of a file that is
damaged or ends early, what can be unpacked is kept.
"""

from __future__ import annotations

import zlib

from stridecue.errors import FileError

_MARK = b"\x1f\x8b"
_GZIP = 31
"""The kind of stream, as zlib numbers it."""
_TAKEN_BYTES, _GIVEN_BYTES = 1 << 14, 1 << 18
"""At once, packed and unpacked."""


def is_packed(data: bytes) -> bool:
    """Tell by its beginning whether a file is packed."""
    return data.startswith(_MARK)


def unpacked(name: str, data: bytes, largest_bytes: int) -> tuple[bytes, bool]:
    """Return what is in a packed file, and whether it is whole.

    Raises:
        FileError: it is larger than allowed.
    """
    found = bytearray()
    at = 0
    while is_packed(data[at : at + len(_MARK)]):
        stream = zlib.decompressobj(_GZIP)
        while not stream.eof:
            taken = stream.unconsumed_tail
            if not taken:
                taken, at = data[at : at + _TAKEN_BYTES], at + _TAKEN_BYTES
            before = stream.copy()
            try:
                piece = stream.decompress(taken, _GIVEN_BYTES)
            except zlib.error:
                return bytes(found + _until_the_damage(before, taken)), False
            if not taken and not piece:
                return bytes(found), False
            found += piece
            if len(found) > largest_bytes:
                raise FileError(
                    f"{name} unpacks to more than {largest_bytes / 1e6:.0f} MB.",
                    "Check that this is the right file.",
                )
        at = min(at, len(data)) - len(stream.unused_data)
    return bytes(found), True


def _until_the_damage(stream: zlib._Decompress, taken: bytes) -> bytes:
    """Return what can be unpacked before the byte that is wrong."""
    found = bytearray()
    for byte in taken:
        try:
            found += stream.decompress(bytes([byte]), _GIVEN_BYTES)
        except zlib.error:
            break
    return bytes(found)
