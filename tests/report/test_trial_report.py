"""A set tried on runs, as lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from stridecue.model.trial import Side
from stridecue.report.trial_report import (
    CANNOT_SIMULATE,
    MOST_TIMELINES,
    NARROWEST,
    WIDEST,
    heard_sentence,
    trial_lines,
)


def joined(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


def test_a_line_for_each_cue(side: Side) -> None:
    lines = trial_lines(side, WIDEST)
    assert lines[0] == "hill-climb on 1 run, 30:00 of moving"
    head, enter, arms = lines[2:5]
    assert head.split() == ["shown", "/hour", "withheld", "muted", "wait", "s", "gone", "cue"]
    assert enter.split()[:6] == ["A", "2", "4.0", "1", "4", "3"]
    assert enter.endswith("3 (0-11)  1 of 3  hc-enter  Shorten stride")
    assert arms.endswith("-       -  hc-arms   Drive your elbows")
    assert head.index("cue") == enter.index("hc-enter")


def test_where_nothing_was_withheld_nothing_is_said_of_it(side: Side) -> None:
    cues = tuple(replace(cue, withheld=0) for cue in side.cues)
    head, enter = trial_lines(replace(side, cues=cues), WIDEST)[2:4]
    assert head.split() == ["shown", "/hour", "muted", "wait", "s", "gone", "cue"]
    assert enter.split()[:4] == ["A", "2", "4.0", "4"]


def test_what_kept_a_cue_back(side: Side) -> None:
    lines = trial_lines(side, WIDEST)
    at = lines.index("Came due and was not given")
    assert lines[at + 1] == "  hc-enter  just after a cue 2, enough was said 1; lost to tb-tall 1"
    assert lines[at + 2] == ""


def test_a_set_without_a_cue_says_so_instead_of_an_empty_table(side: Side) -> None:
    beside = tuple(cue for cue in side.cues if not cue.tried)
    lines = trial_lines(replace(side, cues=beside), WIDEST)
    assert lines[2] == "No cue of this set is on: there is nothing to try."
    assert lines[4].startswith("Shown of the sets beside it")


def test_what_the_sets_beside_it_showed(side: Side) -> None:
    assert "Shown of the sets beside it: technique-basics 1." in trial_lines(side, WIDEST)


def test_the_timeline_has_letters_hills_and_the_heart(side: Side) -> None:
    lines = trial_lines(side, WIDEST)
    at = lines.index("Run 3, Sat 5 Sep 2026, 18:04, 30:00")
    cues, grade, heart, axis = lines[at + 1 : at + 5]
    assert cues.split() == ["cues", "·", "A", "a", "A"]
    assert grade.endswith("0 to 3 %")
    assert heart.endswith("100 to 160")
    assert axis.split()[:3] == ["0:00", "5:00", "10:00"]
    assert cues.index("A") == pytest.approx(axis.index("10:00"), abs=1)
    assert any(line.startswith("Large letters were shown") for line in lines)


def test_a_flat_run_without_a_strap_has_no_shape(side: Side) -> None:
    run = side.runs[0]
    bare = replace(run.trial, course=replace(run.trial.course, grade_percent=(0.0,) * 180, heart_rate_bpm=()))
    lines = trial_lines(replace(side, runs=(replace(run, trial=bare),)), WIDEST)
    assert not any(line.lstrip().startswith(("grade", "heart")) for line in lines)


def test_it_says_what_it_cannot_simulate(side: Side) -> None:
    assert joined(trial_lines(side, NARROWEST)).endswith(CANNOT_SIMULATE)


def test_a_grade_that_is_nearly_nothing_is_no_minus_nothing(side: Side) -> None:
    run = side.runs[0]
    course = replace(run.trial.course, grade_percent=(-0.4, 2.0))
    lines = trial_lines(replace(side, runs=(replace(run, trial=replace(run.trial, course=course)),)), WIDEST)
    assert any(line.endswith(" 0 to 2 %") for line in lines)


def test_whether_the_cues_were_heard(side: Side) -> None:
    assert heard_sentence(side).startswith("Nobody heard these cues then")
    run = side.runs[0]
    heard = replace(run, trial=replace(run.trial, heard=True))
    assert heard_sentence(replace(side, runs=(heard,))).startswith("This run had these cues")
    assert heard_sentence(replace(side, runs=(heard, heard))).startswith("These runs had these cues")
    assert heard_sentence(replace(side, runs=(heard, run))).startswith("1 of these 2 runs had")


@pytest.mark.parametrize("width", [NARROWEST, 80, WIDEST])
def test_no_line_is_wider_than_asked(side: Side, width: int) -> None:
    long = replace(side.cues[0], id="a-cue-with-a-name-that-is-as-long-as-it-gets", waits_s=(1, 1000))
    wide = replace(side, cues=(long, *side.cues), name="a set with a name that takes some space")
    for lines in (trial_lines(side, width), trial_lines(wide, width)):
        assert max(len(line) for line in lines) <= width


def test_what_comes_from_files_cannot_command_a_terminal(side: Side) -> None:
    bad = replace(side.cues[0], show="\x1b[2J", set="\x1b]0;x\x07", tried=True)
    summary = replace(side.runs[0].summary, id=None, source="\x1b[31mred.fit")
    runs = (replace(side.runs[0], summary=summary),)
    lines = trial_lines(Side("\x1b[1m", runs, (bad, replace(side.cues[2], set="\x1b[0m"))), WIDEST)
    assert not any("\x1b" in line or "\x07" in line for line in lines)
    assert any(line.startswith("[31mred.fit, ") for line in lines)


def test_a_set_that_has_nothing_to_say(side: Side) -> None:
    quiet = replace(
        side,
        cues=side.cues[1:2],
        runs=(replace(side.runs[0], trial=replace(side.runs[0].trial, decisions=())),),
    )
    text = "\n".join(trial_lines(quiet, 80))
    assert "Came due" not in text
    assert "wait:" not in text
    assert "letters" not in text
    assert "heard" not in text
    assert "\n\n\n" not in text


def test_of_very_many_runs_only_some_are_drawn(side: Side) -> None:
    many = replace(side, runs=side.runs * (MOST_TIMELINES + 5))
    lines = trial_lines(many, WIDEST)
    assert sum(line.startswith("Run 3, ") for line in lines) == MOST_TIMELINES
    assert "5 more runs are counted and not drawn." in lines


def test_more_cues_than_letters(side: Side) -> None:
    cues = tuple(replace(side.cues[0], id=f"x-{number}") for number in range(30))
    lines = trial_lines(replace(side, cues=cues), WIDEST)
    assert [line[0] for line in lines[3:33]] == [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *"****"]
