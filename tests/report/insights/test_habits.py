"""The mix of runs, and active weeks."""

from __future__ import annotations

from dataclasses import replace

from made_track import Part
from told_run import ALIKE, Told, before

HILLY = replace(ALIKE, hilly_s=700)
FLAT = replace(ALIKE, flat_steady_s=1200, easy_s=2300)


def test_the_mix_is_of_eight_runs() -> None:
    earlier = [before(day, HILLY) for day in (1, 2, 3, 4, 5)] + [before(day, FLAT) for day in (6, 7, 8)]
    told = Told((Part(1200, heart_rate=155.0),), earlier=earlier)["mix"]
    assert told.sentence == "5 of 8 hilly. A flat steady run would balance."
    assert told.values == {"runs": 8, "hilly": 5, "flat_steady": 3, "easy": 2}
    four = [before(day, HILLY) for day in (1, 2, 3, 4)] + [before(day, FLAT) for day in (6, 7, 8)]
    assert Told((Part(1200),), earlier=four)["mix"].sentence == (
        "4 of 8 hilly, 4 flat and steady, 4 easy by heart rate"
    )
    assert not Told(earlier=four[:4])["mix"].known


def test_active_weeks_have_two_runs() -> None:
    # The run is on a Saturday; its week began five days before.
    days = (1, 6, 7, 13, 20, 21)
    told = Told(earlier=[before(day) for day in days])["weeks-active"]
    assert told.sentence == "3 of the last 4 weeks"
    assert not Told(earlier=[before(1), before(4)])["weeks-active"].known
    long = Told(earlier=[before(day) for day in range(1, 63)])["weeks-active"]
    assert long.sentence == "8 of the last 8 weeks"
    assert "day" not in long.sentence
