"""Cues that did not help go quiet."""

from __future__ import annotations

from typing import Any

from cue_texts import DUE, cue
from stridecue.coach.decisions.misses import NoHelp
from stridecue.model.cue import Outcome
from stridecue.model.response import Response

MISSED = ["heart_rate down 4 bpm in 20s"]


def take(
    no_help: NoHelp, hits: str, *, cue: str = "a", measured_s: int = 100, withheld: bool = False
) -> bool:
    """Take answers: + a hit, - a miss, ? unknown."""
    last = False
    for hit in hits:
        known = {"+": True, "-": False, "?": None}[hit]
        last = no_help.take(
            Response(cue, None, measured_s - 20, measured_s, withheld, "speed", 0.0, False, known)
        )
    return last


def test_three_misses_in_a_row_put_a_cue_aside_for_600_s() -> None:
    no_help = NoHelp()
    assert not take(no_help, "--")
    assert not no_help.put_aside("a", 100)
    assert take(no_help, "-")
    assert [no_help.put_aside("a", at) for at in (100, 699, 700)] == [True, True, False]
    assert not no_help.put_aside("b", 100)
    assert no_help.off_for_today == ()


def test_three_more_and_it_is_off_for_the_run() -> None:
    no_help = NoHelp()
    take(no_help, "---")
    assert not take(no_help, "--", measured_s=800)
    assert not no_help.put_aside("a", 800)
    assert not take(no_help, "-", measured_s=900)
    assert no_help.put_aside("a", 99_999)
    assert no_help.off_for_today == ("a",)
    take(no_help, "---", measured_s=1000)
    assert no_help.off_for_today == ("a",)


def test_a_hit_between_begins_the_count_anew() -> None:
    no_help = NoHelp()
    take(no_help, "--+--+--")
    assert not no_help.put_aside("a", 100)


def test_what_is_unknown_or_was_withheld_counts_neither_way() -> None:
    no_help = NoHelp()
    take(no_help, "--?")
    take(no_help, "-+-", withheld=True)
    assert not no_help.put_aside("a", 100)
    take(no_help, "-")
    assert no_help.put_aside("a", 100)


def test_each_cue_is_counted_by_itself() -> None:
    no_help = NoHelp()
    take(no_help, "--")
    take(no_help, "--", cue="b")
    assert not (no_help.put_aside("a", 100) or no_help.put_aside("b", 100))


def test_cues_of_repetitions_always_stay() -> None:
    no_help = NoHelp()
    assert not take(no_help, "------", cue="hp-easy")
    assert not no_help.put_aside("hp-easy", 100)
    assert no_help.off_for_today == ()


def test_after_the_rest_it_comes_in_other_words(make: Any) -> None:
    words = [{"show": "second"}, {"show": "third"}]
    run = make.run(cue("a", expect=MISSED, variants=words), t=380)
    run.go(20)
    run.go(1000, **DUE)
    shown = [(d.tick_s, d.cue.show) for d in run.decisions if d.outcome is Outcome.SHOWN]
    assert shown == [(401, "a"), (461, "a"), (521, "a")] + [(at, "second") for at in (1141, 1201, 1261)]


def test_the_next_wording_is_another_than_the_last_missed_one(make: Any) -> None:
    run = make.run(cue("a", expect=MISSED, variants=[{"show": "second"}]), t=380)
    run.go(20)
    run.go(1, **DUE)
    run.go(20, heart_rate=120.0)
    run.go(45)
    run.go(900, **DUE)
    shown = [d.cue.show for d in run.decisions if d.outcome is Outcome.SHOWN]
    assert [one.hit for one in run.responses][:4] == [True, False, False, False]
    assert shown[:6] == ["a", "a", "a", "second", "a", "a"]


def test_a_safety_cue_goes_on(make: Any) -> None:
    run = make.run(cue("s", "safety", expect=MISSED), t=380)
    run.go(20)
    run.go(700, **DUE)
    assert len(run.shown()) == 12
    assert {one.hit for one in run.responses} == {False}
