"""Tracks as the library keeps them."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from examples import examples
from stridecue.library.derived.derivation import look_into
from stridecue.library.derived.track_codec import decode_track, encode_track
from stridecue.library.derived.track_columns import TrackColumns
from stridecue.library.derived.track_gathering import FlatTrack, TrackGatherer
from stridecue.model.inputs import Input, Mark, MarkKind, Reading
from stridecue.model.setup import RunSetup
from stridecue.model.state import State
from stridecue.model.summary import Totals
from stridecue.model.track import Track

SETUP = RunSetup("1", "1", "test.fit")


@pytest.fixture(scope="module")
def short() -> FlatTrack:
    readings = [
        Input(
            second * 1000,
            second,
            Reading(
                "file",
                140.0 + second % 3,
                166.5,
                2.5,
                -2.0,
                2.5 * second,
                400.0 + second / 7,
                250.0,
                -33.5 + second / 1e5,
                None if second % 2 else 151.2,
            ),
        )
        for second in range(60)
    ]
    inputs = [Input(0, 0, Mark(MarkKind.START)), *readings, Input(60_000, 61, Mark(MarkKind.FINISH))]
    return look_into(SETUP, inputs).flat


def test_what_is_kept_is_what_was_derived(short: FlatTrack) -> None:
    kept = decode_track(encode_track(short))
    assert kept is not None
    assert kept.track() == short.track()
    assert len(kept.track().seconds) == 60


def test_a_run_without_seconds_is_kept() -> None:
    nothing = FlatTrack(Track(Totals()), TrackColumns())
    kept = decode_track(encode_track(nothing))
    assert kept is not None
    assert kept.track() == Track(Totals())


@pytest.mark.nightly
def test_an_hour_of_three_noisy_sensors_is_small(hour: list[Input]) -> None:
    flat = look_into(SETUP, hour).flat
    data = encode_track(flat)
    assert len(data) < 60_000
    kept = decode_track(data)
    assert kept is not None
    assert kept.track() == flat.track()


@hypothesis_settings(max_examples=examples(60))
@given(st.data())
def test_a_damaged_track_is_none(short: FlatTrack, data: st.DataObject) -> None:
    kept = encode_track(short)
    at = data.draw(st.integers(0, len(kept) - 1))
    for damaged in (kept[:at], kept[:at] + bytes([kept[at] ^ 0x15]) + kept[at + 1 :], kept + b"x"):
        assert decode_track(damaged) is None


@pytest.mark.parametrize("plain", [b"", b"\x00\x00\x00\x02[]", b"\xff\xff\xff\xff[", b"\x00\x00\x00\x02{}"])
def test_what_is_no_track_is_none(short: FlatTrack, plain: bytes) -> None:
    version = encode_track(short)[:5]
    assert decode_track(version + zlib.compress(plain)) is None
    assert decode_track(b"STRK0" + zlib.compress(plain)) is None
    assert decode_track(b"") is None


def test_a_track_with_something_more_or_less_is_none(short: FlatTrack) -> None:
    kept = encode_track(short)
    plain = zlib.decompress(kept[5:])
    for changed in (plain + b"x", plain[:-1], plain.replace(b'"laps"', b'"lops"')):
        assert decode_track(kept[:5] + zlib.compress(changed)) is None


NUMBER = st.none() | st.floats(-1e12, 1e12)


@hypothesis_settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(NUMBER, NUMBER), min_size=1, max_size=8))
def test_any_numbers_come_back_rounded(
    state: Callable[..., State], values: list[tuple[float | None, float | None]]
) -> None:
    gatherer = TrackGatherer()
    for tick_s, (step_length, change) in enumerate(values, 1):
        gatherer.observe(state(tick_s, step_length_m=step_length, cadence_change_percent=change))
    length_s = float(len(values))
    flat = gatherer.gathered(Totals(length_s, length_s, 0.0, 0.0), ())
    kept = decode_track(encode_track(flat))
    assert kept is not None
    assert kept.track() == flat.track()
    for second, (step_length, _) in zip(kept.track().seconds, values, strict=True):
        assert (second.step_length_m is None) == (step_length is None)
        if step_length is not None and abs(step_length) < 1e6:
            assert second.step_length_m == pytest.approx(step_length, abs=0.0006)
