"""Packed files: bounded, and kept as far as they go."""

from __future__ import annotations

import gzip

import pytest

from stridecue.errors import FileError
from stridecue.files.unpacking import is_packed, unpacked

TEXT = bytes(range(256)) * 9000


def test_what_was_packed_comes_out() -> None:
    packed = gzip.compress(TEXT)
    assert is_packed(packed)
    assert unpacked("a.gz", packed, 10**7) == (TEXT, True)
    assert unpacked("a.gz", packed + packed, 10**7) == (2 * TEXT, True)


@pytest.mark.parametrize("cut", [1, 9, 1000])
def test_a_file_that_ends_early_is_unpacked_as_far_as_it_goes(cut: int) -> None:
    found, whole = unpacked("a.gz", gzip.compress(TEXT)[:-cut], 10**7)
    assert not whole
    assert TEXT.startswith(found)


def test_a_damaged_file_is_unpacked_as_far_as_it_goes() -> None:
    packed = bytearray(gzip.compress(TEXT, compresslevel=0))
    packed[-8] ^= 1
    assert unpacked("a.gz", bytes(packed), 10**7) == (TEXT, False)
    assert unpacked("a.gz", b"\x1f\x8bnothing", 10**7) == (b"", False)


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    bomb = gzip.compress(gzip.compress(bytes(30_000_000)))
    assert len(bomb) < 500
    found, _ = unpacked("a.gz", bomb, 10**7)
    with pytest.raises(FileError, match=r"a\.gz unpacks to more than 10 MB"):
        unpacked("a.gz", found, 10**7)
