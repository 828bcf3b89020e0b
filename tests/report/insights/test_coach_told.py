"""What became of the cues, self-checks, practice."""

from __future__ import annotations

from dataclasses import replace

from stridecue.model.cue import Asks, Cue, CueKind, Decision, Outcome
from stridecue.model.inputs import MarkKind
from stridecue.model.response import Response
from stridecue.model.setup import History
from told_run import ALIKE, Told, before

QUICK = Cue("cb-quick", "mine", CueKind.TECHNIQUE, "Quicker steps", None, "", 50, 8.0, 0.0, None, "step rate")
TALL = Cue("tb-tall", "mine", CueKind.TECHNIQUE, "Stand tall", None, "", 42, 8.0, 0.0, Asks.CHECK, "posture")


def hits_at(number: int, hits: int) -> bool:
    """The misses are spread, so that no cue goes quiet."""
    return number % 2 == 0 or number // 2 < hits - 5 if hits >= 5 else number < hits


def answered(hits: int, times: int) -> Told:
    """A cue that was shown so often, and answered in part."""
    decisions = tuple(
        Decision(float(60 * n), 60 * n, QUICK, Outcome.SHOWN, drawn=True) for n in range(5, 5 + times)
    )
    responses = tuple(
        Response(
            "cb-quick",
            "step rate",
            one.tick_s,
            one.tick_s + 30,
            False,
            "cadence",
            1.0,
            True,
            hits_at(n, hits),
        )
        for n, one in enumerate(decisions)
    )
    return Told(decisions=decisions, track_says={"responses": responses})


def test_the_cue_report_gives_a_share_with_its_interval_from_five_on() -> None:
    told = answered(7, 10)["cue-report"]
    assert told.sentence == (
        "Quicker steps: cadence rose after 7 of 10 (40-89 %); vs staying silent: not enough data"
    )
    assert told.values["hits"] == 7
    few = answered(3, 4)["cue-report"]
    assert few.sentence == "Quicker steps: cadence rose after 3 of 4, not enough data"
    assert few.weight < told.weight
    quiet = answered(0, 6)["cue-report"]
    assert ". It " in quiet.sentence, "a sentence of its own"
    assert quiet.values["metric"] == "cadence"


def test_a_cue_with_a_long_name_is_told_in_one_piece() -> None:
    told = answered(7, 10)
    long = replace(QUICK, show="Loose ankles and a flat, soft landing")
    decisions = tuple(replace(one, cue=long) for one in told.decisions)
    sentence = replace(told, decisions=decisions)["cue-report"].sentence
    assert sentence.startswith(
        "Loose ankles and a flat, soft landing: cadence rose after 7 of 10 (40-89 %); vs"
    )
    assert Told().silent("cue-report")


def test_self_checks_are_told_where_there_was_one() -> None:
    decisions = tuple(Decision(float(60 * n), 60 * n, TALL, Outcome.SHOWN) for n in range(5, 14))
    checks = tuple(60.0 * n + 5 for n in range(5, 11))
    told = Told(decisions=decisions, track_says={"checks_s": checks})
    assert told["self-checks"].sentence == "You checked in 6 of 9 times"
    assert replace(told, track_says={}).silent("self-checks")


def test_practice_is_of_the_week() -> None:
    practised = {"practice_s": (("short steps", 240), ("posture", 100))}
    assert Told(track_says=practised).silent("practice-min")
    earlier = [
        before(3, replace(ALIKE, practice_s=(("short steps", 600),))),
        before(8, replace(ALIKE, practice_s=(("posture", 600),))),
    ]
    told = Told(track_says=practised, earlier=earlier)["practice-min"]
    assert told.sentence == "14 min on short steps this week"


def test_the_next_step_names_the_technique_that_was_answered_least() -> None:
    assert answered(1, 6).report.next_step == "Next run: one thing, step rate."
    assert Told().report.next_step is None
    rested = replace(answered(1, 6), history=History(rested_techniques=("step rate",)))
    assert rested.report.next_step is None
    known = History(weakest_technique="posture")
    assert Told(history=known).report.next_step == "Next run: one thing, posture."
    rested = replace(known, rested_techniques=("posture",))
    assert Told(history=rested).report.next_step is None


def test_there_is_no_next_step_after_pain_or_feeling_unwell() -> None:
    for mark in (MarkKind.PAIN, MarkKind.UNWELL):
        assert replace(answered(1, 6), marks=(mark,)).report.next_step is None


def test_a_much_longer_run_and_two_low_moods_come_before_technique() -> None:
    earlier = [before(day, replace(ALIKE, mood=2), distance_m=3000.0) for day in (2, 4, 6)]
    long = replace(answered(1, 6), earlier=earlier)
    assert long.report.next_step == "Let the next run be a shorter, easy one."
    low = replace(long, track_says={"mood": 1})
    assert low.report.next_step == "Make the next run a fun one."


def test_a_hilly_month_asks_for_a_flat_run() -> None:
    earlier = [before(day, replace(ALIKE, hilly_s=2000)) for day in range(1, 8)]
    assert Told(earlier=earlier).report.next_step == "Make one of the next runs flat and steady."
