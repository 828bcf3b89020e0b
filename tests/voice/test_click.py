"""The metronome's samples: exact, without drift, soft."""

from __future__ import annotations

from array import array
from itertools import cycle, islice, pairwise

import pytest

from stridecue.voice.click import (
    CLICK_S,
    FORGOTTEN_AFTER_S,
    LEVEL,
    LOUDEST,
    LOWERED_LEVEL,
    SAMPLE_RATE_HZ,
    Beat,
    Clicks,
    click,
    playing,
)

ODD_BLOCKS = (441, 1, 2205, 317, 4096, 1024)
"""Whatever a device asks for, never in step with the beat."""


def begins(samples: array[int]) -> list[int]:
    """Where clicks begin: the sample before the first that is heard after a silence."""
    quiet = round(CLICK_S * SAMPLE_RATE_HZ)
    found, last = [], -quiet
    for index, sample in enumerate(samples):
        if sample:
            if index - last > quiet // 2:
                found.append(index - 1)
            last = index
    return found


def heard(beats: list[tuple[float, Beat]]) -> array[int]:
    """The samples of some beats, each for a time in s, told anew every second."""
    clicks, samples, blocks = Clicks(), array("h"), cycle(ODD_BLOCKS)
    until = 0.0
    for seconds, beat in beats:
        until += seconds * SAMPLE_RATE_HZ
        while len(samples) < until:
            told = Beat(beat.steps_per_minute, beat.lowered)
            samples += clicks.samples(told, min(next(blocks), round(until) - len(samples)))
    return samples


@pytest.mark.parametrize("spm", [150.0, 172.3, 180.0, 199.9])
def test_there_is_one_click_a_step(spm: float) -> None:
    at = begins(heard([(10.0, Beat(spm))]))
    assert at[0] == 0, "the beat begins at once"
    for index, sample in enumerate(at):
        exact = index * 60 * SAMPLE_RATE_HZ / spm
        assert exact <= sample + 1e-6 < exact + 1
    assert len(at) == int(10 * spm / 60) + 1 - (10 * spm % 60 == 0)


def test_ten_minutes_do_not_drift() -> None:
    rate_hz, spm, seconds = 8_000, 173.7, 600
    clicks, blocks, sound = Clicks(rate_hz), cycle(ODD_BLOCKS), bytearray()
    while len(sound) < 2 * seconds * rate_hz:
        sound += clicks.samples(Beat(spm), next(blocks)).tobytes()
    one, at = click(LEVEL, rate_hz).tobytes(), [0]
    while (found := sound.find(one, at[-1] + 2)) > 0:
        at.append(found)
    assert len(at) >= seconds * spm / 60
    period = 60 * rate_hz / spm
    assert all(0 <= place / 2 - index * period + 1e-6 < 1.00001 for index, place in enumerate(at))


def test_another_tempo_comes_without_a_jump() -> None:
    slow, fast = 60 * SAMPLE_RATE_HZ / 150, 60 * SAMPLE_RATE_HZ / 180
    at = begins(heard([(1.0, Beat(150.0)), (3.0, Beat(180.0))]))
    steps = [later - earlier for earlier, later in pairwise(at)]
    changed = next(index for index, step in enumerate(steps) if step < slow - 1)
    assert all(step == pytest.approx(slow, abs=1) for step in steps[:changed])
    assert fast - 1 <= steps[changed] <= slow + 1, "half a step slow, half fast"
    assert all(step == pytest.approx(fast, abs=1) for step in steps[changed + 1 :])
    share = (SAMPLE_RATE_HZ - at[changed]) / slow
    assert steps[changed] == pytest.approx(share * slow + (1 - share) * fast, abs=2)


def test_silence_is_silent_and_the_beat_begins_anew() -> None:
    samples = heard([(1.0, Beat(180.0)), (1.0, Beat()), (1.0, Beat(180.0))])
    tail = round(CLICK_S * SAMPLE_RATE_HZ)
    assert not any(samples[SAMPLE_RATE_HZ + tail : 2 * SAMPLE_RATE_HZ])
    assert 2 * SAMPLE_RATE_HZ in begins(samples)


def test_a_click_is_soft_and_ends_in_silence() -> None:
    samples = click(LEVEL)
    assert 0.6 * LEVEL * LOUDEST < max(map(abs, samples)) <= LEVEL * LOUDEST
    assert samples[0] == 0
    assert abs(samples[-1]) < LOUDEST * 0.001
    assert max(abs(after - before) for before, after in pairwise(samples)) < LOUDEST * 0.05, "no crack"


def test_the_click_is_lowered_while_the_voice_speaks() -> None:
    loud = max(map(abs, heard([(1.0, Beat(180.0))])))
    low = max(map(abs, heard([(1.0, Beat(180.0, lowered=True))])))
    assert low == pytest.approx(loud * LOWERED_LEVEL / LEVEL, rel=0.01)


def test_a_click_goes_on_over_the_end_of_a_block() -> None:
    clicks, samples = Clicks(), array("h")
    for _ in range(600):
        samples += clicks.samples(Beat(180.0), 7)
    assert samples[: len(click(LEVEL))] == click(LEVEL)


def test_a_beat_that_is_not_renewed_is_over() -> None:
    clicks, beat, samples = Clicks(), Beat(180.0), array("h")
    for _ in range(100):
        samples += clicks.samples(beat, SAMPLE_RATE_HZ // 10)
    assert begins(samples)[-1] <= FORGOTTEN_AFTER_S * SAMPLE_RATE_HZ
    assert len(begins(samples)) == pytest.approx(FORGOTTEN_AFTER_S * 3, abs=1)
    assert any(clicks.samples(Beat(180.0), SAMPLE_RATE_HZ // 10)), "and comes back when it is"


@pytest.mark.parametrize(("spm", "within"), [(0.001, 40.0), (1e9, 300.0), (float("inf"), 300.0)])
def test_a_tempo_is_kept_within_bounds(spm: float, within: float) -> None:
    at = begins(heard([(4.0, Beat(spm))]))
    assert at[1] - at[0] == pytest.approx(60 * SAMPLE_RATE_HZ / within, abs=1)


def test_a_player_asks_for_the_beat_at_every_block() -> None:
    beats = iter([Beat(), Beat(180.0), Beat()])
    player = playing(lambda: next(beats))
    blocks = [player.send(2000) for _ in islice(range(9), 3)]
    assert [any(block) for block in blocks] == [False, True, False]
    assert all(len(block) == 2000 for block in blocks)
