"""The report on the cues of a run, for people and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from stridecue.model.cue import CueKind
from stridecue.model.profile import Unit
from stridecue.physiology.statistics import Interval, WelchInterval
from stridecue.report.cue_report import Comparison, CueLine, Quieted
from stridecue.report.cue_report_text import WIDTH, cue_report_lines, cue_report_rows, practice_rows

QUICK = CueLine(
    id="cb-quick",
    set="cadence-builder",
    kind=CueKind.TECHNIQUE,
    show="Quicker steps",
    technique="quick steps",
    shown=11,
    withheld=3,
    measured=10,
    hits=7,
    share=Interval(0.7, 0.3968, 0.8922),
    metric="cadence_change",
    relative=False,
    up=True,
    within=False,
    comparison=Comparison(8, 4, WelchInterval(1.475, 0.363, 2.587, 8.5)),
    asked=0,
    checked=0,
    quieted=None,
)
FEW = replace(QUICK, measured=3, hits=2, share=None, comparison=Comparison(3, 1, None))
UNSEEN = replace(
    FEW, id="tb-eyes", show="Head up.", measured=0, hits=0, metric=None, comparison=None, shown=3
)


def test_nothing_to_tell_has_no_lines() -> None:
    assert cue_report_lines([]) == []
    assert cue_report_lines([replace(UNSEEN, shown=0, withheld=2)], {"posture": 299.0}) == []
    assert cue_report_rows([]) == []


def test_a_share_and_the_comparison() -> None:
    assert cue_report_lines([QUICK]) == [
        "Cues",
        "  Quicker steps: cadence rose after 7 of 10 (40-89 %)",
        "    vs staying silent: +1.5 points (0.4 to 2.6)",
    ]


@pytest.mark.parametrize(
    ("comparison", "said"),
    [
        (Comparison(8, 4, WelchInterval(1.475, -0.1, 2.587, 8.5)), "no clear effect yet"),
        (Comparison(8, 4, None), "no clear effect yet"),
        (Comparison(7, 4, None), "not enough data"),
        (Comparison(8, 4, WelchInterval(-1.475, -2.587, -0.363, 8.5)), "-1.5 points (-2.6 to -0.4)"),
    ],
)
def test_what_a_comparison_allows_to_be_said(comparison: Comparison, said: str) -> None:
    lines = cue_report_lines([replace(QUICK, comparison=comparison)])
    assert lines[-1] == f"    vs staying silent: {said}"


@pytest.mark.parametrize(
    ("changes", "happened", "added"),
    [
        (
            {"metric": "step_length", "relative": True, "up": False},
            "step length fell",
            "-1.5 % (-2.6 to -0.4)",
        ),
        ({"metric": "step_length", "up": False}, "step length fell", "-147.5 cm (-258.7 to -36.3)"),
        ({"metric": "speed", "up": False}, "speed fell", "-5.3 km/h (-9.3 to -1.3)"),
        ({"metric": "heart_rate"}, "heart rate rose", "+1.5 bpm (0.4 to 2.6)"),
        (
            {"metric": "heart_rate_slope", "up": False},
            "the rise of heart rate fell",
            "-88.5 bpm a minute (-155.2 to -21.8)",
        ),
        ({"metric": "cadence", "within": True}, "cadence held", "+1.5 spm (0.4 to 2.6)"),
        ({"metric": "climbs"}, "climbs rose", "+1.5 (0.4 to 2.6)"),
        ({"metric": "a_newer_metric"}, "a newer metric rose", "+1.5 (0.4 to 2.6)"),
    ],
)
def test_an_effect_goes_the_way_of_its_metric(changes: dict[str, object], happened: str, added: str) -> None:
    told = cue_report_lines([replace(QUICK, **changes)])  # type: ignore[arg-type]
    assert told[1] == f"  Quicker steps: {happened} after 7 of 10 (40-89 %)"
    assert told[2] == f"    vs staying silent: {added}"


def test_speed_is_in_the_runners_unit() -> None:
    told = cue_report_lines([replace(QUICK, metric="speed")], unit=Unit.MILE)
    assert told[2] == "    vs staying silent: +3.3 mph (0.8 to 5.8)"


def test_a_few_answers_are_counted_and_nothing_else() -> None:
    assert cue_report_lines([FEW]) == ["Cues", "  Quicker steps: cadence rose after 2 of 3, not enough data"]


@pytest.mark.parametrize(("line", "experiments"), [(QUICK, False), (replace(QUICK, comparison=None), True)])
def test_a_share_with_nothing_to_compare_says_so(line: CueLine, experiments: bool) -> None:
    assert cue_report_lines([line], experiments=experiments) == [
        "Cues",
        "  Quicker steps: cadence rose after 7 of 10 (40-89 %), without comparison",
    ]


def test_cues_that_no_sensor_sees_are_counted_together() -> None:
    assert cue_report_lines([FEW, UNSEEN, replace(UNSEEN, show="Belt buckle", shown=1)])[2:] == [
        "  Also shown: Head up (3), Belt buckle (1)"
    ]
    assert cue_report_lines([UNSEEN]) == ["Cues", "  Shown: Head up (3)"]
    for name in ("Up", "Head", "Head up", "Look far"):
        many = cue_report_lines([replace(UNSEEN, show=name)] * 40)
        assert len(many) > 4
        assert not any(line.strip().startswith("(") for line in many), "a count stays with its cue"


def test_self_checks_are_told_where_there_were_any() -> None:
    tall, arms = replace(UNSEEN, asked=6, checked=4), replace(UNSEEN, asked=3, checked=2)
    assert cue_report_lines([tall, arms])[-1] == "  You checked in 6 of 9 times."
    assert cue_report_lines([replace(UNSEEN, asked=1, checked=1)])[-1] == "  You checked in 1 of 1 time."
    assert "checked" not in "".join(cue_report_lines([replace(tall, checked=0)]))


def test_practice_is_told_from_five_minutes_on() -> None:
    told = cue_report_lines([], {"posture": 300.0, "arms": 299.0, "short steps": 840.0})
    assert told == ["Cues", "  Practice: 14 min on short steps, 5 min on posture"]


@pytest.mark.parametrize(
    ("quieted", "said"),
    [
        (Quieted.FOR_A_WHILE, "    It went quiet for a while: three times in a row, no answer was seen."),
        (Quieted.FOR_THE_RUN, "    It did not help today and went quiet."),
    ],
)
def test_a_cue_that_went_quiet_says_so(quieted: Quieted, said: str) -> None:
    assert cue_report_lines([replace(FEW, quieted=quieted)])[-1] == said


def test_lines_are_bounded_and_safe() -> None:
    hostile = replace(UNSEEN, show="\x1b[2JEvil\nshow" * 9, metric="no such")
    lines = [replace(hostile, measured=5, hits=5, share=Interval(1.0, 0.5, 1.0)), *[hostile] * 30]
    told = cue_report_lines(lines, {"\x1b]0;x" * 30: 600.0})
    assert max(map(len, told)) <= WIDTH
    assert all(line.isprintable() for line in told)


def test_nobody_is_blamed_and_nothing_is_claimed() -> None:
    everything = [QUICK, replace(FEW, quieted=Quieted.FOR_THE_RUN), replace(UNSEEN, asked=9, checked=1)]
    told = " ".join(cue_report_lines(everything, {"posture": 900.0})).lower()
    for word in ("because", "fail", "missed", "ignored", "only", "should", "bad", "wrong"):
        assert word not in told


def test_rows_have_the_names_of_json() -> None:
    (row,) = cue_report_rows([replace(QUICK, up=False)])
    assert row == {
        "id": "cb-quick",
        "set": "cadence-builder",
        "kind": "technique",
        "show": "Quicker steps",
        "technique": "quick steps",
        "shown": 11,
        "withheld": 3,
        "measured": 10,
        "hits": 7,
        "hit_share": 0.7,
        "hit_share_low": 0.397,
        "hit_share_high": 0.892,
        "metric": "cadence_change",
        "effect": -1.475,
        "effect_low": -2.587,
        "effect_high": -0.363,
        "effect_relative": False,
        "effect_n": 8,
        "withheld_n": 4,
        "asked": 0,
        "checked": 0,
        "went_quiet": None,
    }


def test_rows_have_null_where_nothing_is_known() -> None:
    few, unseen = json.loads(json.dumps(cue_report_rows([FEW, UNSEEN]), allow_nan=False))
    assert (few["hit_share"], few["effect"], few["effect_n"], few["withheld_n"]) == (None, None, 3, 1)
    assert (unseen["metric"], unseen["effect_n"], unseen["withheld_n"]) == (None, None, None)
    assert cue_report_rows([replace(FEW, quieted=Quieted.FOR_A_WHILE)])[0]["went_quiet"] == "for a while"


def test_practice_has_rows() -> None:
    assert practice_rows({"posture": 300}) == [{"technique": "posture", "duration_s": 300.0}]
