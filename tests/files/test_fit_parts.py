"""The files that are chained in one, and their checksums."""

from __future__ import annotations

import pytest

from stridecue.files.file_problems import Problem
from stridecue.files.fit_checksum import crc16
from stridecue.files.fit_parts import MOST_PARTS, Part, is_fit, parts


def test_the_checksum_is_the_one_of_the_format() -> None:
    assert crc16(b"123456789") == 0xBB3D
    assert crc16(b"") == 0


def test_each_file_of_a_chain_is_a_part(fit, second_fit) -> None:
    first, second = fit.records(3).bytes(), second_fit.records(4).bytes()
    assert is_fit(first)
    assert list(parts(first + second)) == [Part(first, ()), Part(second, ())]


@pytest.mark.parametrize("at", [12, -1, 40])
def test_a_wrong_checksum_of_header_or_file_is_told(fit, at: int) -> None:
    data = bytearray(fit.records(3).bytes())
    data[at] ^= 1
    (part,) = parts(bytes(data))
    assert isinstance(part, Part)
    assert part.problems == (Problem.CHECKSUM,)


def test_a_header_may_have_no_checksum(fit) -> None:
    data = fit.records(3).bytes()
    body = data[:12] + bytes(2) + data[14:-2]
    short = bytes([12]) + data[1:12] + data[14:-2]
    for whole in (body, short):
        (part,) = parts(whole + crc16(whole).to_bytes(2, "little"))
        assert isinstance(part, Part)
        assert part.problems == ()


def test_the_rest_and_an_endless_chain_are_told(fit) -> None:
    data = fit.records(1).bytes()
    assert list(parts(data + b"rest"))[1:] == [Problem.REST]
    assert list(parts(data + b"\x0b" + bytes(7) + b".FIT" + bytes(9)))[1:] == [Problem.REST]
    found = list(parts(data * (MOST_PARTS + 5)))
    assert len(found) == MOST_PARTS + 1
    assert found[-1] is Problem.LONG


def test_a_part_that_is_cut_off_is_as_long_as_it_is(fit) -> None:
    data = fit.records(9).bytes()
    for length in range(12, len(data) - 1):
        (part,) = parts(data[:length])
        assert isinstance(part, Part)
        assert part.data == data[:length]
